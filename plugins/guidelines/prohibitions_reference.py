"""guidelines.prohibitions-reference: the rules do not name LINE's own."""

from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, Unknown, Yield, rule

from .judging import folded_rules, has_rules, missing_rules, rules_place
from .official import names_line_rules


@rule(
    id="guidelines.prohibitions-reference",
    severity="low",
    confidence="high",
    tags=("rules",),
    title={"ja": "LINEの禁止規定を案内している", "en": "The rules name LINE's prohibitions"},
    failure_title={
        "ja": "LINEの禁止規定を案内していない",
        "en": "The rules do not name LINE's prohibitions",
    },
    why={
        "ja": "管理者には、投稿が禁止規定に反しないようルームを運営する務めがあります。メンバー"
        "が知らないままだと、削除や利用停止の理由が伝わりません。",
        "en": "Admins have the duty to run the room so that posts keep the prohibitions; "
        "members who have never heard of them do not understand deletions.",
    },
    fix={
        "ja": "ルールの最初に、禁止規定を守ることとリンクを書いてください（公式サイトへのリンク"
        "は投稿できます）。",
        "en": "Begin the rules with the duty to keep the prohibitions, and link to them.",
    },
    paste={
        "ja": "このルームでは、LINEオープンチャットの利用規約と「禁止規定」（"
        "https://openchat-jp.line.me/other/prohibited_activities）を守ってください。",
        "en": "In this room, please keep the terms of LINE OpenChat and its prohibitions "
        "(https://openchat-jp.line.me/other/prohibited_activities).",
    },
    messages={
        "absent": {
            "ja": "ルールのどこにも、LINEの禁止規定や利用規約の名前がありません。",
            "en": "Nothing in the rules names LINE's prohibitions or terms.",
        },
    },
    sources=("line.prohibited", "graph.kanrinin-kotsu"),
)
def prohibitions_reference(export: RoomExport, context: Context) -> Iterator[Yield]:
    """House rules stand on LINE's; a text that forgets them forgets its ground."""
    if any(names_line_rules(text) for _, text in folded_rules(context)):
        return
    if has_rules(export):
        yield Problem("absent", at=rules_place(export))
    else:
        yield Unknown(*missing_rules(export))
