"""moderation.evidence-policy: it is not settled how evidence of breaches is kept."""

import re
from collections.abc import Iterator

from auditor import Problem, RoomExport, Yield, rule

from .voids import is_nothing, void
from .words import plain

_PERIOD = re.compile(
    r"\d{1,4}\s?(?:日|週|か月|ヶ月|カ月|ヵ月|箇月|月|年|シーズン|学期|day|week|month|year|season)"
    r"|[一二三六十半]{1,3}(?:日|週|か月|ヶ月|月|年)|期間|期限|保存し?ない|残さない|すぐに?(?:消|削除)"
    r"|(?:one|two|three|four|six|nine|twelve|thirty|sixty|ninety) (?:day|week|month|year)s?"
    r"|(?:卒業|退部|引退|解散|終了|修了|閉室)(?:時|後|の?とき|したら|すれば)に?[^。、]{0,4}"
    r"(?:削除|消|廃棄|破棄|処分)|(?:年度末|学期末|期末)に[^。、]{0,4}(?:削除|消|廃棄|破棄|処分)"
    r"|(?:年度|学年|学期|期|年|月|週|シーズン|任期|会期)の?(?:末|終わり)(?:まで|には?[^。、]{0,6}(?:消|削除|廃棄|破棄|処分))"
    r"|(?:卒業|修了|退部|引退|解散|閉室|総会|大会|発表会|見直し|改選|引き継ぎ|引継ぎ|棚卸し?)(?:の日|式)?まで"
    r"|解決(?:後|まで|したら)|終わ(?:れば|ったら)|until|no longer than|not keep"
    r"|(?:by|at) the end of the (?:school |fiscal |financial )?(?:year|term|season|month|semester)"
)

_ENDLESS = void("endless")


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
        "ja": "証拠の残し方か期間が決まっていない",
        "en": "It is not settled how evidence is kept or for how long",
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
    elif _PERIOD.search(_ENDLESS.sub(" ", policy)) is None:
        yield Problem("no-period", at="/moderation/evidence_policy")
