"""moderation.removal-criteria: it is not written down for what members are removed."""

from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, Yield, rule
from auditor.text import ban_in

from .voids import is_nothing, void
from .words import has_any, plain, words

_WHIM, _WHIM_TOLD = void("whim"), void("whim-told")
_REPORTERS, _NO_REPORTERS = void("reporters"), void("reporters-denied")


@rule(
    id="moderation.removal-criteria",
    severity="medium",
    severity_when=(({"/members/count": {"below": 50}}, "low"),),
    effort="medium",
    tags=("sanctions",),
    needs=("/moderation/removal_criteria", "/members/count"),
    title={
        "ja": "強制退会の基準が決まっている",
        "en": "It is written down for what members are removed",
    },
    failure_title={
        "ja": "強制退会の基準が決まっていない",
        "en": "It is not written down for what members are removed",
    },
    why={
        "ja": "管理者は方針に従ってメンバーを退会させることができ、理由を示す義務もありません。"
        "その「方針」を書いておくと、共同管理者が迷わず、退会した人への説明も短くて済みます。",
        "en": "Admins may remove members according to their policy and owe no reasons. Writing the "
        "policy down lets co-admins act without doubt and keeps explanations short.",
    },
    fix={
        "ja": "すぐに退会とする行為と、警告を経て退会とする行為を分けて書き、"
        "ノートと運営マニュアルに載せてください。",
        "en": "Write separately what leads to removal at once and what does so after a warning; "
        "put it into the note with the rules and into your manual.",
    },
    paste={
        "ja": "【強制退会の基準】すぐに退会：個人情報の投稿、脅迫、わいせつ、詐欺や勧誘、荒らし、"
        "なりすまし。警告のあとに退会：話題と関係のない宣伝、ほかの人への攻撃、"
        "同じ投稿のくり返し。判断は管理者と共同管理者が行います。",
        "en": "[When members are removed] At once: personal data, threats, obscenity, fraud or "
        "solicitation, raids, impersonation. After a warning: off-topic advertising, attacks on "
        "others, repeated posts. The admin and co-admins decide.",
    },
    messages={
        "none": {
            "ja": "強制退会の基準が書かれていません。",
            "en": "The criteria for removal are empty.",
        },
        "whim": {
            "ja": "どんな行為で退会になるかが書かれておらず、管理する人の気持ちで決まるように読めます（要確認）。",
            "en": "No conduct is named; removal seems to hang on somebody's mood (to be checked).",
        },
        "reporters": {
            "ja": "通報や意見をした人を退会させる基準に読めます（要確認）。",
            "en": "Whoever reports or criticises seems to be removed for it (to be checked).",
        },
        "whim-told": {
            "ja": "「{phrase}」は、管理する人の気分で退会させると読めます（要確認）。",
            "en": "“{phrase}” reads as removal on a whim (to be checked).",
        },
    },
    sources=("E2.15", "line.faq", "E2.20"),
)
def removal_criteria(export: RoomExport, context: Context) -> Iterator[Yield]:
    """A policy that stands nowhere cannot be followed by others."""
    criteria = plain(export.moderation.removal_criteria or "")
    if is_nothing(criteria):
        yield Problem("none", at="/moderation/removal_criteria")
    elif _WHIM.search(criteria) and not has_any(criteria, words("grave_reasons")):
        yield Problem("whim", at="/moderation/removal_criteria")
    elif _REPORTERS.search(criteria) and _NO_REPORTERS.search(criteria) is None:
        yield Problem("reporters", at="/moderation/removal_criteria")
    for pointer, text in context.rules_text:
        told = _WHIM_TOLD.search(text)
        # "…, and we take no complaints" denies nothing of what stands before
        clause = told and text[: told.end()] + text[told.end() :].partition("、")[0]
        if told is not None and clause and ban_in(clause, *told.span()) is None:
            values = {"phrase": told.group()[:40]}
            yield Problem("whim-told", at=pointer, values=values, span=told.span())
