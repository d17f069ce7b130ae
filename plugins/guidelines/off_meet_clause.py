"""guidelines.off-meet-clause: meetings are spoken of without terms."""

from collections.abc import Iterator
from typing import Final

from auditor import Context, NotApplicable, Problem, RoomExport, Unknown, Yield, rule
from auditor.text import pattern

from .judging import has_rules, missing_rules, sets_in_one_text
from .wording import clauses_by_wording

_MEETINGS: Final = pattern(__package__, "off_meet_clause.json", "meetings")
_REGULAR: Final = pattern(__package__, "off_meet_clause.json", "regular")


@rule(
    id="guidelines.off-meet-clause",
    severity="medium",
    confidence="medium",
    tags=("guideline-clause",),
    title={
        "ja": "オフ会の条件（または禁止）が書かれている",
        "en": "Terms for meeting in person are written down",
    },
    failure_title={
        "ja": "オフ会に触れているのに、条件が書かれていない",
        "en": "Meetings are mentioned without terms",
    },
    why={
        "ja": "趣旨に沿った健全なオフ会は禁じられていませんが、会うこと自体が目的になると禁止規"
        "定（第8項）にあたります。未成年には条例の時刻の定めもあります。",
        "en": "Healthy meetings that serve the topic are not banned, but meeting as an end in "
        "itself is (prohibition 8). Ordinances set hours for minors.",
    },
    fix={
        "ja": "オフ会を行う場合の条件を大事なノートに書くか、行わないと書いてください。",
        "en": "Write the terms of meetings into the important note, or that there are none.",
    },
    paste={
        "ja": "【オフ会について】オフ会は管理者が主催・承認したものに限ります。昼間に公共の場所"
        "で3人以上で行い、18歳未満の方は保護者の同意が必要です。個別に会う約束は禁止します。",
        "en": "[Meetings] Only meetings held or approved by the admin are allowed: by day, in a "
        "public place, three people or more; under 18 only with a parent's consent. Arranging "
        "to meet one on one is forbidden.",
    },
    messages={
        "absent": {
            "ja": "オフ会などの言葉がありますが、条件や禁止の決まりが見つかりません。",
            "en": "Meetings are mentioned, but neither terms nor a ban were found.",
        },
    },
    sources=("line.prohibited.8", "mentor.meetup-2024", "law.youth-ordinance"),
)
def off_meet_clause(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Whoever speaks of meetings must say on what terms."""
    texts = context.rules_text
    # those who come to a shop, a school or an office know whom they meet there
    spoken = (_MEETINGS, _REGULAR) if export.room.purpose in (None, "community") else (_MEETINGS,)
    places = [pointer for pointer, text in texts if any(one.search(text) for one in spoken)]
    if _MEETINGS.search(export.room.name):
        places.insert(0, "/room/name")
    if sets_in_one_text("off-meet-clause", context):
        return
    if places and any("off-meet-clause" in clauses_by_wording(text) for _, text in texts):
        return
    if places and has_rules(export):
        yield Problem("absent", at=places[0])
    elif places:
        yield Unknown(*missing_rules(export))
    else:
        yield NotApplicable() if has_rules(export) else Unknown(*missing_rules(export))
