"""privacy.export-holds-nicknames: the export itself holds members' names."""

from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, Yield, rule


@rule(
    id="privacy.export-holds-nicknames",
    severity="info",
    confidence="high",
    effort="low",
    needs=("/members/nicknames",),
    options={"most": 200},
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
    },
    sources=("law.kojin-joho", "own.practice"),
)
def export_holds_nicknames(export: RoomExport, context: Context) -> Iterator[Yield]:
    """The audit only looks for names that imitate admins; a list of members is a risk of its own."""
    count, most = len(export.members.nicknames or ()), context.option("most")
    if count > most:
        yield Problem("many", at="/members/nicknames", values={"count": count, "most": most})
