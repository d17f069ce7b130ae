"""moderation.evidence-policy: it is not settled how evidence of breaches is kept."""

from collections.abc import Iterator

from auditor import Problem, RoomExport, Yield, rule
from auditor.text import sentence_at

from .voids import is_nothing, void
from .words import plain

_PERIOD = void("period")
_ENDLESS = void("endless")
_HIDDEN = void("hidden-from")
_NOT_HIDDEN = void("hidden-from-denied")
_LONGEST = 60


@rule(
    id="moderation.evidence-policy",
    severity="low",
    severity_when=(({"/members/count": {"at_least": 500}}, "medium"),),
    confidence="medium",
    tags=("records",),
    needs=("/moderation/evidence_policy", "/members/count"),
    title={
        "ja": "証拠の残し方と期間が決まっている",
        "en": "It is settled how evidence is kept, and for how long",
    },
    failure_title={
        "ja": "証拠の残し方か期間が決まっていないか、隠すために消すと書かれている",
        "en": "It is not settled how evidence is kept or for how long, or it is erased to hide it",
    },
    why={
        "ja": "投稿は消されたり取り消されたりします。対応の前に記録を残さないと、"
        "あとから確かめられません。一方で、記録には個人の情報が入るため、"
        "いつまで持つかも決めておく必要があります。",
        "en": "Posts are deleted and taken back; without a record nothing can be checked later. "
        "Records hold personal data, so it must also be settled how long they are kept.",
    },
    fix={
        "ja": "だれが、どこに、何を（画面の写し・日時・当てはまるルール）、"
        "いつまで残すかを運営マニュアルに書いてください。",
        "en": "Write into your manual who keeps what (screenshot, time, rule) where and until "
        "when.",
    },
    paste={
        "ja": "【記録の扱い】違反の投稿は、削除する前に画面の写しと日時を残します。"
        "管理者と共同管理者だけが見られる場所に保存し、対応が終わってから90日で消去します。",
        "en": "[Records] Before a post is deleted, its screenshot and time are kept where only the "
        "admin and co-admins can see them, and erased 90 days after the case is closed.",
    },
    messages={
        "none": {
            "ja": "証拠の残し方が書かれていません。",
            "en": "How evidence is kept is not written down.",
        },
        "hidden": {
            "ja": "「{phrase}」は、調べられたときに残らないよう記録を消すと読めます。被害の証拠を消すと、責任を問われることがあります（要確認）。",
            "en": "“{phrase}” reads as erasing records so that nothing is found; whoever destroys evidence of harm may be held liable (to be checked).",
        },
        "no-period": {
            "ja": "証拠をいつまで保存するかが見当たりません。",
            "en": "How long evidence is kept is not stated.",
        },
    },
    sources=("E2.19", "law.kojin-joho"),
)
def evidence_policy(export: RoomExport) -> Iterator[Yield]:
    """Evidence is kept before deletion and erased in time."""
    policy = plain(export.moderation.evidence_policy or "")
    if is_nothing(policy):
        yield Problem("none", at="/moderation/evidence_policy")
    elif (hidden := _HIDDEN.search(policy)) is not None and not _NOT_HIDDEN.search(policy):
        phrase = policy[slice(*sentence_at(policy, hidden.start()))].strip()[:_LONGEST]
        yield Problem("hidden", at="/moderation/evidence_policy", values={"phrase": phrase})
    elif _PERIOD.search(_ENDLESS.sub(" ", policy)) is None:
        yield Problem("no-period", at="/moderation/evidence_policy")
