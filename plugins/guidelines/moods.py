"""The mood of a sentence: does it lay down something, or only tell, ask, wish or promise?"""

from collections.abc import Mapping
from enum import Enum
from functools import cache
from typing import Final

import attrs

from auditor.text import pattern

from .lexicon import Lexicon, document
from .linking import bans_list, is_labelled, only_lists

_ELSEWHERE: Final = pattern(__package__, "grammar.json", "elsewhere")
_BANNED_HERE: Final = pattern(__package__, "grammar.json", "banned-here")
_NOT_DONE_HERE: Final = pattern(__package__, "grammar.json", "not-done-here")
_RECURS: Final = pattern(__package__, "grammar.json", "recurs-now")
_NOT_ASKED: Final = pattern(__package__, "grammar.json", "nor", "answered-lead-in")
_SETTLED: Final = pattern(__package__, "grammar.json", "settled")
_NOT_HEARD: Final = pattern(__package__, "grammar.json", "flat-ban", "talk-banned")
_NOT_TO_BE_SAID: Final = pattern(__package__, "grammar.json", "not-to-be-said")
_REQUESTED: Final = pattern(__package__, "grammar.json", "kindly-requested")
_HASHTAGS: Final = 3
_TAG_LIST: Final = 6
_TRIMMED: Final = "ー～~ねよさわなぁァっッ"


class Mood(Enum):
    """What a sentence does."""

    RULE = "rule"
    QUESTION = "question"
    STORY = "story"
    HEARSAY = "hearsay"
    ELSEWHERE = "elsewhere"
    PLACEHOLDER = "placeholder"
    INVITATION = "invitation"


@attrs.frozen
class Moods:
    """The word sets and endings that tell the moods apart."""

    strong: int
    forbid: int
    bans: int
    bids: int
    question: int
    ask_word: int
    placeholder: int
    elsewhere: int
    hearsay: int
    wish: int
    invite: int
    addressee: int
    soft: int
    soft_about: int
    work: int
    copying: int
    standing: int
    period: int
    decree: int
    tails: Mapping[str, tuple[str, ...]]

    def of(self, sentence: str, concepts: int) -> Mood:
        """Give the mood of one folded sentence that holds these concepts."""
        if concepts & self.placeholder and not (
            (concepts & self.forbid and _BANNED_HERE.search(sentence))
            or _NOT_DONE_HERE.search(sentence)
            or _RECURS.search(sentence)
        ):
            return Mood.PLACEHOLDER
        if concepts & self.elsewhere and _ELSEWHERE.search(sentence):
            return Mood.ELSEWHERE
        if sentence.count("\u266f") >= _TAG_LIST:
            return Mood.STORY
        kept = _kept(sentence)
        bare = _bare(kept)
        asks = "?" in sentence[-3:] and not sentence.rstrip(" 」』)").endswith(("?」", "?』"))
        if concepts & self.question and _NOT_ASKED.search(sentence):
            concepts &= ~self.question
        if asks or concepts & self.question or bare.endswith(self.tails["question"]):
            return Mood.QUESTION
        if concepts & self.ask_word and bare.endswith(self.tails["asking"]):
            return Mood.QUESTION
        if concepts & self.decree or (concepts & self.bans and _SETTLED.search(sentence)):
            return Mood.RULE
        if bare.endswith(self.tails["past"]) or kept.endswith(self.tails["agreeing"]):
            return Mood.STORY
        strong = concepts & self.strong
        invites = concepts & self.invite and not concepts & self.addressee
        if invites and _NOT_TO_BE_SAID.search(sentence):
            invites = 0
        if invites:
            strong = concepts & self.forbid
        heard = concepts & self.hearsay and not _NOT_HEARD.search(sentence)
        if bare.endswith(self.tails["hearsay"]) or heard or concepts & self.wish:
            return Mood.HEARSAY
        chats = kept.endswith(self.tails["chatty"])
        if not invites and _REQUESTED.search(sentence):
            return Mood.RULE
        if strong and not (chats and not concepts & self.bids):
            return Mood.RULE
        told = invites or concepts & (self.soft_about if concepts & self.period else self.soft)
        told |= 0 if concepts & self.copying else concepts & self.work
        listing = only_lists, bans_list, is_labelled
        if told and not invites and any(lists(sentence) for lists in listing):
            told = 0  # a list of things tells nothing of them
        if (
            told
            or chats
            or sentence.count("\u266f") >= _HASHTAGS
            or (not concepts & self.standing and bare.endswith(self.tails["progressive"]))
        ):
            return Mood.INVITATION if invites else Mood.STORY
        return Mood.RULE


def _kept(sentence: str) -> str:
    """Give a sentence without the marks and emoji at its end."""
    end = len(sentence)
    while end and not sentence[end - 1].isalnum():
        end -= 1
    return sentence[:end].rstrip("笑草w")


def _bare(kept: str) -> str:
    """Give such a sentence without the drawn-out sounds and particles at its end."""
    if kept.endswith(("かな", "いいな", "だな", "って", "なの")):
        return kept
    return kept.rstrip(_TRIMMED)


@cache
def load_tails() -> Mapping[str, tuple[str, ...]]:
    """Give the endings of the shipped lexicon by mood."""
    loaded = document()["tails"]
    return {name: tuple(endings) for name, endings in loaded.items()}


def build_moods(lexicon: Lexicon) -> Moods:
    """Give the moods of a lexicon that has the concepts named here."""
    return Moods(
        strong=lexicon.union("strongrule"),
        forbid=lexicon.union("forbid"),
        bans=lexicon.union("forbid|negation"),
        bids=lexicon.union("forbid|asking-words"),
        question=lexicon.union("anti-question"),
        ask_word=lexicon.union("ask-word"),
        placeholder=lexicon.union("anti-placeholder"),
        elsewhere=lexicon.union("elsewhere-cue"),
        hearsay=lexicon.union("anti-hearsay"),
        wish=lexicon.union("anti-wish"),
        invite=lexicon.union("anti-invite"),
        # "feel free to ask the admins" is where to turn to, "come under any name" a rule on names
        addressee=lexicon.union("staff|channel|opinion|mentionadmin|bynickname"),
        soft=lexicon.union("anti-first-person|anti-deixis|anti-feeling"),
        soft_about=lexicon.union("anti-first-person|anti-feeling"),
        # "no copies of news stories" is about copies; "the news say" tells something
        work=lexicon.union("anti-work"),
        copying=lexicon.union("works|sources|copied|copying|publisher"),
        standing=lexicon.union("standing"),
        period=lexicon.union("period"),
        decree=lexicon.union("decree"),
        tails=load_tails(),
    )
