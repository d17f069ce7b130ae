"""commerce.external-link-overload: a room is no link collection."""

from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, Yield, rule

from .links import links


@rule(
    id="commerce.external-link-overload",
    severity="low",
    confidence="medium",
    effort="low",
    tags=("links",),
    options={"most": 10},
    title={
        "ja": "外部リンクが多すぎない",
        "en": "Not too many outside links",
    },
    failure_title={
        "ja": "外部リンクが多すぎる",
        "en": "Too many outside links",
    },
    why={
        "ja": "外部サイトへのリンクばかりのルームは、商業サイトへの誘導と見られ、削除されることがあります。目的が明確で健全であり、リンクがなければ成り立たないと判断された場合は、必ずしも削除されません。",
        "en": "A room full of outside links looks like steering to commercial sites and may be "
        "removed. LINE does not always do so where the aim is clear and sound and the room "
        "cannot do without the links.",
    },
    fix={
        "ja": "リンクは目的ごとに一つにまとめ、公式サイトのリンク集を一つ案内してください。使わないリンクは消します。",
        "en": "Keep one link a purpose, point to one list on your own site, and remove the rest.",
    },
    messages={
        "too-many": {
            "ja": "運営者のサイト以外へのリンクが{count}件あります（目安は{most}件まで）。目的と必要性を要確認です。",
            "en": "{count} links lead to sites other than the operator’s (yardstick: up to {most}"
            "). To be checked: aim and need.",
        },
    },
    sources=("line.faq", "line.prohibited.14", "own.practice"),
)
def external_link_overload(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Many doors out of a room are the sign of a room that is no room."""
    own = export.operator.url or ""
    found: dict[str, str] = {}
    for link in links(export, context):
        if link.host and link.host not in own:
            found.setdefault(link.address, link.pointer)
    most = context.option("most")
    if len(found) > most:
        at = next(iter(found.values()))
        yield Problem("too-many", at=at, values={"count": len(found), "most": most})
