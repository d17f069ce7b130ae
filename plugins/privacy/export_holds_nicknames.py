"""privacy.export-holds-nicknames: the export itself holds members' names, many or real ones."""

from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, Yield, rule

from .words import pattern

_FULL_NAME = pattern("full-names")
_SHARE = 3
"""One in so many names must look real: a few who call themselves so are their own affair."""


@rule(
    id="privacy.export-holds-nicknames",
    severity="info",
    confidence="high",
    effort="low",
    options={"most": 200, "real_names": 3},
    title={
        "ja": "書き出しに載せる名前が必要な分に限られている",
        "en": "The export holds no more names than needed",
    },
    failure_title={
        "ja": "書き出しに多くのメンバー名が載っている",
        "en": "The export holds many members' names",
    },
    why={
        "ja": "監査に要るのは、管理者に紛らわしい名前の確認だけです。名簿を持ち出すと、漏れたときの影響が大きくなります。",
        "en": "The audit only looks for names that imitate admins; a list of members is a risk of its own.",
    },
    fix={
        "ja": "メンバー名は、紛らわしいものの確認に必要な分だけにし、監査のあとに書き出しから消してください。",
        "en": "Keep only the names that need checking and drop them after the audit.",
    },
    messages={
        "many": {
            "ja": "{count}人分の名前が載っています（目安は{most}人まで）。",
            "en": "{count} names are in the export (yardstick: {most}).",
        },
        "real-names": {
            "ja": "姓と名がそろった本名とみられる名前が{count}人分載っています（要確認）。",
            "en": "{count} names in the export seem to be full real names (to be checked).",
        },
    },
    sources=("law.kojin-joho", "own.practice"),
)
def export_holds_nicknames(export: RoomExport, context: Context) -> Iterator[Yield]:
    """The audit only looks for names that imitate admins; a list of members is a risk of its own."""
    names = export.members.nicknames or ()
    real = sum(_FULL_NAME.match(name) is not None for name in names)
    if real >= context.option("real_names") and _SHARE * real >= len(names):
        yield Problem("real-names", at="/members/nicknames", values={"count": real})
    count, most = len(names), context.option("most")
    if count > most:
        yield Problem("many", at="/members/nicknames", values={"count": count, "most": most})
