"""guidelines.minors-clause: a room with minors and no rule for them."""

import re
from collections.abc import Container, Iterator
from typing import Final

from auditor import Context, NotApplicable, Problem, RoomExport, Unknown, Yield, rule
from auditor.text import pattern

from .clauses import engine, statements
from .judging import has_rules, missing_rules, room_clauses, rules_place, sets_in_one_text
from .moods import Mood

_ADULT: Final = 18
_MINIMUM_AGE: Final = "/room/minimum_age"
_FOR_ALL: Final = frozenset(("dating-ban-clause", "personal-information-clause"))
_TELLING: Final = (Mood.RULE, Mood.STORY, Mood.INVITATION)


@rule(
    id="guidelines.minors-clause",
    severity="high",
    confidence="medium",
    tags=("guideline-clause", "minors"),
    title={"ja": "未成年を守る決まりがある", "en": "A rule protects minors"},
    failure_title={
        "ja": "未成年が参加するルームに、未成年を守る決まりがない",
        "en": "A room with minors has no rule to protect them",
    },
    why={
        "ja": "青少年を危険に晒す行為は禁止規定（第6項）にあたります。未成年が参加するルームでは"
        "、個別の連絡や写真の要求、夜間の利用について決めておくことが大切です。",
        "en": "Endangering young people is prohibited (prohibition 6). Rooms with minors need "
        "rules on private contact, requests for photos and late hours.",
    },
    fix={
        "ja": "大事なノートに、用意してある文を貼り付けてください。",
        "en": "Paste the ready text into the important note.",
    },
    paste={
        "ja": "【未成年の方について】18歳未満の方は保護者の同意を得て参加してください。大人から"
        "未成年の方への個別の連絡、年齢や学校を聞くこと、写真を求めること、会う約束は禁止します"
        "。22時以降の利用は控えてください。困ったときは保護者か管理者に相談してください。",
        "en": "[Minors] Members under 18 need a parent's consent. Adults must not contact "
        "minors privately, ask for their age, school or photos, or arrange to meet them. Please "
        "stay off after 22:00. If anything worries you, tell a parent or an admin.",
    },
    messages={
        "absent": {
            "ja": "未成年が参加するルームと読めますが、未成年についての決まりが見つかりません。",
            "en": "Minors take part in this room, but no rule for them was found.",
        },
        "open": {
            "ja": "だれでも参加でき、年齢の下限もないルームですが、未成年についての決まりが見つかりません。",
            "en": "The room is for everybody of any age, but no rule for minors was found.",
        },
    },
    sources=("line.prohibited.6", "line.minors"),
)
def minors_clause(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Young members need more than the common rules."""
    has_minors = _has_minors(context)
    least = export.room.minimum_age
    is_open = not has_minors and not least and _is_for_everybody(context)
    if (has_minors or is_open or least == 0) and sets_in_one_text("minors-clause", context):
        return
    if not has_minors and not is_open:
        yield NotApplicable()
    elif _needs_no_more(has_minors, context) and context.fact(_keeps_strangers_off):
        return
    elif is_open and least is None:
        yield Unknown(_MINIMUM_AGE)
    elif has_rules(export):
        yield Problem("absent" if has_minors else "open", at=rules_place(export))
    else:
        yield Unknown(*missing_rules(export))


def _needs_no_more(has_minors: bool, context: Context) -> bool:
    """Tell whether what is told to everybody will do: only pupils come, or none are spoken of."""
    return not (has_minors and _speaks_of_minors(context)) or context.fact(_is_theirs)


def _is_for_everybody(context: Context) -> bool:
    """Tell whether the public is let in, and nothing tells that only adults are meant."""
    room, visibility = context.export.room, context.export.visibility
    if room.audience != "public" or visibility.adult_only:
        return False
    grown_ups = pattern(__package__, "minors.json", "grown-ups")
    texts = (room.name, room.description or "", *(text for _, text in context.rules_text))
    return not any(grown_ups.search(text.lower()) for text in texts)


def _is_theirs(context: Context) -> bool:
    """Tell whether only pupils take part: what its rules tell everybody is told to minors."""
    alone = pattern(__package__, "minors.json", "alone")
    room = context.export.room
    texts = (room.name, room.description or "", *(text for _, text in context.rules_text))
    return any(_says(alone, text, _TELLING) for text in texts)


def _keeps_strangers_off(context: Context) -> bool:
    """Tell whether the rules keep personal data, dates and private contact from everybody."""
    if not room_clauses(context).set >= _FOR_ALL:
        return False
    contact = engine().contact
    return any(
        one.bans and one.mood is Mood.RULE and one.analysis.concepts & contact
        for _, text in context.rules_text
        for one in statements(text)
    )


def _has_minors(context: Context) -> bool:
    """Tell whether the room says that minors take part: by its age, name, words or rules."""
    room = context.export.room
    if room.minimum_age:  # 0 is no limit, which does not yet say that minors come
        return room.minimum_age < _ADULT
    return _speaks_of_minors(context)


def _speaks_of_minors(context: Context) -> bool:
    """Tell whether the name, the description or the rules say that minors take part."""
    room = context.export.room
    names = pattern(__package__, "minors.json", "names")
    taking_part = pattern(__package__, "minors.json", "taking-part")
    description = room.description or ""
    return (
        names.search(room.name) is not None
        or taking_part.search(room.name) is not None
        or _says(names, description, tuple(Mood))
        or any(_says(taking_part, text, _TELLING) for _, text in context.rules_text)
    )


def _says(words: re.Pattern[str], text: str, moods: Container[Mood]) -> bool:
    """Tell whether a sentence of a text that bans nothing has one of these words."""
    return words.search(text) is not None and any(
        words.search(text, one.start, one.end)
        for one in statements(text)
        if not one.bans and one.mood in moods
    )
