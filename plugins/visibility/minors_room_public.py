"""visibility.minors-room-public: a room for minors that everybody can find and join."""

from collections.abc import Iterator

from auditor import Context, NotApplicable, Problem, RoomExport, Yield, rule
from auditor.text import Lexicon, ban_in, holding

from .words import pattern

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
        "ジュニアモデル",
        "キッズモデル",
        "ジュニアアイドル",
    ]
)
ADULT_ROOM = ("保護者", "親", "ママ", "パパ", "先生", "教員", "講師", "家庭教師", "母", "父")
_PUPILS = pattern("pupils")
_AND_OLDER = pattern("and-older")
_CLASSES = pattern("pupils-named")
_MOSTLY_PUPILS = pattern("pupils", "mostly-pupils")
_GROWN_UPS = pattern("grown-ups")
_GROWN_STUDENTS = pattern("grown-students")
_DESCRIPTION = "/room/description"
_YOUNG = pattern("young")  # every pattern for pupils holds one of these, and this is quick


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
def minors_room_public(export: RoomExport, context: Context) -> Iterator[Yield]:
    """A gathering of minors that anybody may join is a door for strangers."""
    told = _told(export.room.name) or next(_said(context), None) or _declared(export)
    if told is None:
        yield NotApplicable()
    elif export.visibility.searchable and export.visibility.join_method == "open":
        yield told


def _told(name: str) -> Problem | None:
    """The name's word for pupils, where it names no grown-ups with them."""
    if any(word in name for word in ADULT_ROOM):
        return None
    hits = (hit for hit in MINORS.find(name) if not hit.is_excused)
    hit = next((hit for hit in hits if not _AND_OLDER.search(name[hit.span[1] :])), None)
    if hit is None:
        classes = _CLASSES.search(name)
        if classes is None or ban_in(name, *classes.span()) is not None:
            return None
        return Problem(
            "public", at="/room/name", values={"word": classes.group()}, span=classes.span()
        )
    return Problem("public", at="/room/name", values={"word": hit.matched}, span=hit.span)


def _said(context: Context) -> Iterator[Problem]:
    """The sentences that say that the room is one of pupils."""
    for pointer, text in context.public_text:
        wanted = _MOSTLY_PUPILS if pointer == _DESCRIPTION else _PUPILS
        if pointer == "/room/name" or _YOUNG.search(text) is None:
            continue
        for sentence, found in holding(text, wanted):
            span = found.span()
            if _GROWN_UPS.search(text, *sentence) is None and ban_in(text, *span) is None:
                yield Problem("public", at=pointer, values={"word": found.group()}, span=span)


def _declared(export: RoomExport) -> Problem | None:
    """The settings' word for pupils: a school's room for its students, unless these are grown up."""
    room = export.room
    if room.purpose != "school" or room.audience != "students" or (room.minimum_age or 0) >= 18:
        return None
    if any(_GROWN_STUDENTS.search(text) for text in (room.name, room.description or "")):
        return None
    return Problem("public", at="/room/name", values={"word": {"ja": "生徒", "en": "pupils"}})
