"""visibility.minors-room-public: a room for minors that everybody can find and join."""

from collections.abc import Iterator

from auditor import NotApplicable, Problem, RoomExport, Yield, rule
from auditor.text import Lexicon

MINORS = Lexicon.of_terms(
    [
        "小学生",
        "中学生",
        "高校生",
        "小中学生",
        "中高生",
        "JS限定",
        "JC限定",
        "JK限定",
        "DC限定",
        "DK限定",
        "未成年限定",
        "学生限定",
        "10代限定",
        "10代だけ",
    ]
)
ADULT_ROOM = ("保護者", "親", "ママ", "パパ", "先生", "教員", "講師", "家庭教師", "母", "父")


@rule(
    id="visibility.minors-room-public",
    severity="high",
    confidence="medium",
    effort="low",
    needs=("/visibility/searchable", "/visibility/join_method"),
    title={
        "ja": "未成年者向けのルームが守られている",
        "en": "A room for minors is guarded",
    },
    failure_title={
        "ja": "未成年者向けのルームが検索でき、だれでも参加できる",
        "en": "Anybody can find and join a room for minors",
    },
    why={
        "ja": "未成年者の集まりにだれでも入れると、面識のない大人が近づく入口になります。",
        "en": "A gathering of minors that anybody may join is a door for strangers.",
    },
    fix={
        "ja": "検索の許可をオフにし、公開設定を「参加の承認」に変えてください。学校や団体の大人が管理者に加わってください。",
        "en": "Switch search off, set joining to approval, and have an adult of the school or club among the admins.",
    },
    messages={
        "public": {
            "ja": "「{word}」を対象とするルームですが、検索でき、だれでも参加できます。",
            "en": "The room is for “{word}”, yet anybody can find and join it.",
        },
    },
    sources=("line.minors", "line.prohibited.6", "law.youth-ordinance"),
)
def minors_room_public(export: RoomExport) -> Iterator[Yield]:
    """A gathering of minors that anybody may join is a door for strangers."""
    open_door = export.visibility.searchable and export.visibility.join_method == "open"
    students = export.room.purpose == "school" and export.room.audience == "students"
    hits = [hit for hit in MINORS.find(export.room.name) if not hit.is_excused]
    if (not hits and not students) or (
        hits and any(word in export.room.name for word in ADULT_ROOM)
    ):
        yield NotApplicable()
    elif open_door:
        span = hits[0].span if hits else None
        word = hits[0].matched if hits else {"ja": "生徒", "en": "pupils"}
        yield Problem("public", at="/room/name", values={"word": word}, span=span)
