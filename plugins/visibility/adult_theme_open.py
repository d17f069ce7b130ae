"""visibility.adult-theme-open: a theme for adults in a room that minors can find and join."""

import re
from collections.abc import Iterator

from auditor import Context, NotApplicable, Problem, RoomExport, Unknown, Yield, rule
from auditor.text import Hit, Lexicon, ban_in

from .words import pattern, terms

THEMES = Lexicon.of_terms(terms("adult-themes"))
_GOODS = frozenset(terms("adult-goods"))
_NAMED = Lexicon.of_terms(terms("adult-themes", "adult-themes-named"))
"""What is told in passing in a description is no theme yet; in a name it is."""

_SHOWN = 40
_TAG = re.compile(r"[#＃﹟]\s?[^\s#＃﹟]{1,40}")
_STUFFED = 8
"""So many hashtags are there to be found by; one among them is not what the room is about."""
_ASKS_AGE = pattern("asks-age")
_SETS_AGE = pattern("sets-age")


@rule(
    id="visibility.adult-theme-open",
    severity="high",
    confidence="medium",
    effort="low",
    needs=("/visibility/join_method", "/visibility/searchable"),
    title={
        "ja": "成人向けの話題のルームに年齢の確認がある",
        "en": "A room on an adult theme checks ages",
    },
    failure_title={
        "ja": "成人向けの話題のルームにだれでも参加できる",
        "en": "Anybody may join a room on an adult theme",
    },
    why={
        "ja": "お酒・たばこ・ギャンブル・成人向けの話題は、未成年者も参加できるルームでは青少年を危険にさらすおそれがあります。",
        "en": "Alcohol, tobacco, gambling and adult themes in a room open to minors may endanger young people.",
    },
    fix={
        "ja": "対象年齢を書き、公開設定を「参加の承認」に変えてください。質問は「20歳以上ですか」のように条件だけを確かめ、性別や婚姻の有無は尋ねません。",
        "en": "State the age and set joining to approval. Ask for the condition only (“Are you 20 or older?”), not for sex or marital status.",
    },
    paste={
        "ja": "このルームは20歳以上の方が対象です。参加は承認制です。",
        "en": "This room is for people aged 20 and over; joining needs approval.",
    },
    messages={
        "open": {
            "ja": "「{word}」の話題ですが、検索でき、だれでも参加できます。",
            "en": "The theme is “{word}”, yet anybody can find and join the room.",
        },
        "approval-without-age": {
            "ja": "「{word}」の話題で、参加は承認制ですが、質問でもルールでも年齢を確かめていません。",
            "en": "The room is about “{word}”; joining needs approval, but neither the question nor the rules ask for the age.",
        },
    },
    sources=("line.minors", "line.prohibited.6"),
)
def adult_theme_open(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Alcohol, tobacco, gambling and adult themes in a room open to minors may endanger young people."""
    visibility = export.visibility
    guarded = (export.room.minimum_age or 0) >= 18 and visibility.join_method != "open"
    name, description = export.room.name, export.room.description or ""
    for pointer, hits in _themes("/room/name", name, "/room/description", description):
        if guarded or visibility.adult_only or not visibility.searchable:
            return
        if visibility.join_method == "approval":
            yield from _without_age(export, context, pointer, hits[0])
            return
        if visibility.join_method != "open":
            return
        yield Problem("open", at=pointer, values={"word": hits[0].matched}, span=hits[0].span)
        return
    if guarded:
        return
    is_open = visibility.join_method == "open" and visibility.searchable
    if is_open and not visibility.adult_only:
        for at, sub_room in enumerate(export.sub_rooms or ()):
            place, told = f"/sub_rooms/{at}", (sub_room.name or "", sub_room.purpose or "")
            if any(map(_SETS_AGE.search, told)):
                continue
            for pointer, hits in _themes(f"{place}/name", told[0], f"{place}/purpose", told[1]):
                yield Problem(
                    "open", at=pointer, values={"word": hits[0].matched}, span=hits[0].span
                )
                return
    calls = tuple(_calls_all(context)) if is_open and not visibility.adult_only else ()
    yield from calls
    if not calls:
        yield NotApplicable()


def _themes(
    name_at: str, name: str, description_at: str, description: str
) -> Iterator[tuple[str, list[Hit]]]:
    """The themes for adults of a name and of what is said below it, each with its place."""
    both = f"{name}\n{description}"
    if pattern("help-talk").search(both):
        return
    # 監督気取りの居酒屋 may be any room in which people talk
    drinks = pattern("drink-talk").search(pattern("by-figure").sub("", both))
    for pointer, text, themes in ((name_at, name, _NAMED), (description_at, description, THEMES)):
        hits = [
            hit
            for hit in themes.find(text)
            if _is_told(hit, text) and (drinks or not pattern("by-figure").fullmatch(hit.term))
        ]
        if hits and not _is_stuffed(text, hits):
            yield pointer, hits


def _is_stuffed(text: str, hits: list[Hit]) -> bool:
    """Whether all that is told of such themes is one of many hashtags."""
    tags = [found.span() for found in _TAG.finditer(text)]
    if len(tags) < _STUFFED:
        return False
    themed = {next((tag for tag in tags if tag[0] <= hit.span[0] < tag[1]), None) for hit in hits}
    return len(themed) == 1 and None not in themed


def _calls_all(context: Context) -> Iterator[Yield]:
    """Find where all ages are called to drink together, whatever the room is about."""
    for pointer, text in context.public_text:
        found = pattern("drinks-for-all").search(text)
        if found is not None and ban_in(text, *found.span()) is None:
            values = {"word": found.group()[:_SHOWN]}
            yield Problem("open", at=pointer, values=values, span=found.span())
            return


def _is_told(hit: Hit, text: str) -> bool:
    """Whether a theme is meant, not refused nor a part of another word: neither ワイン色 nor, for ビール, ビル."""
    is_whole = "ー" not in hit.term or len(hit.matched) >= len(hit.term)
    after = text[hit.span[1] :]
    other = pattern("theme-refused", "theme-other").match(after)
    # opinions on a film are no film, but a room of opinions on such goods is for adults too
    excused = hit.negated_by is not None if hit.term in _GOODS else hit.is_excused
    return is_whole and not excused and other is None


def _without_age(export: RoomExport, context: Context, pointer: str, hit: Hit) -> Iterator[Yield]:
    """Approval keeps minors out only where somebody asks how old they are."""
    question = export.visibility.join_question
    if any(_SETS_AGE.search(text) for _, text in context.rules_text):
        return
    if question and _ASKS_AGE.search(question):
        return
    if question is None:
        yield Unknown("/visibility/join_question")
        return
    values = {"word": hit.matched}
    yield Problem("approval-without-age", at=pointer, values=values, span=hit.span)
