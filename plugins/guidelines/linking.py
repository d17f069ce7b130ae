"""Linking: what a sentence of a rules text says of those beside it, or leaves to them to say."""

import re
from typing import Final

from auditor.text import pattern

_LISTED: Final = re.compile(r"[、,，・/／]")
_TOPIC: Final = re.compile(r"(?<=[ァ-ヶー一-龠々])は|は、")
_BANS_BELOW: Final = pattern(__package__, "grammar.json", "bans-below")
_ASKS_BANNED: Final = pattern(__package__, "grammar.json", "asks-banned")
_LABELLED: Final = pattern(__package__, "grammar.json", "labelled")
_LIST_BANNED: Final = pattern(__package__, "grammar.json", "list-banned")
_FREED: Final = pattern(__package__, "grammar.json", "freed")
_LIKEWISE: Final = pattern(__package__, "grammar.json", "likewise")
_REFERS_BACK: Final = pattern(__package__, "grammar.json", "refers-back")
_ACTOR: Final = pattern(__package__, "grammar.json", "actor")
_DONE: Final = pattern(__package__, "grammar.json", "done")
_PREDICATE: Final = pattern(__package__, "grammar.json", "predicate-end")
_NOUN: Final = pattern(__package__, "grammar.json", "noun-end")
_DOING: Final = pattern(__package__, "grammar.json", "listed-doing")
_VERB: Final = pattern(__package__, "grammar.json", "english-verb")


def bans_below(sentence: str) -> bool:
    """Tell whether a sentence says that what follows it in its paragraph is banned."""
    return _BANS_BELOW.search(sentence) is not None


def asks_what_is_banned(question: str) -> bool:
    """Tell whether a question asks for what is banned, so that its answer names just that."""
    return _ASKS_BANNED.search(question) is not None


def names_what_is_banned(answer: str) -> bool:
    """Tell whether the answer to such a question names things, and neither nothing nor free ones."""
    return names_only(answer) and _FREED.search(answer) is None


def is_likewise(sentence: str) -> bool:
    """Tell whether a sentence says that what the one before it bans holds for more."""
    return _LIKEWISE.search(sentence) is not None


def refers_back(sentence: str) -> bool:
    """Tell whether a sentence speaks of what the one before it names."""
    return _REFERS_BACK.search(sentence) is not None


def names_actor(sentence: str) -> bool:
    """Tell whether a sentence begins with the one who acts."""
    return _ACTOR.search(sentence) is not None


def only_does(sentence: str) -> bool:
    """Tell whether a sentence says what is done without saying by whom."""
    return _DONE.search(sentence) is not None


def names_only(sentence: str) -> bool:
    """Tell whether a sentence only names things and says nothing of them."""
    return _NOUN.search(sentence) is not None or _PREDICATE.search(sentence) is None


def only_lists(sentence: str) -> bool:
    """Tell whether a sentence names several things or doings and says nothing of them."""
    return _only_lists_doings(sentence) or (
        _LISTED.search(sentence) is not None
        and _PREDICATE.search(sentence) is None
        and "は" not in sentence.rpartition("、")[2]
        and _VERB.search(sentence) is None
    )


def is_labelled(sentence: str) -> bool:
    """Tell whether a sentence says first what its items are: "ここに入れるのは：…", "who's in: …"."""
    return _LABELLED.search(sentence) is not None


def bans_list(sentence: str) -> bool:
    """Tell whether a sentence names three things or more and bans them all: "…、…、…は一切なし"."""
    return _LIST_BANNED.search(sentence) is not None


def _only_lists_doings(sentence: str) -> bool:
    """Tell whether a sentence is a list of verbs: "物を売る、買う、お金を貸す。"."""
    first, *others = _LISTED.split(sentence.rstrip(" 。!"))
    ends = (first, others[-1]) if others else ()
    return bool(ends) and _TOPIC.search(sentence) is None and all(map(_DOING.search, ends))
