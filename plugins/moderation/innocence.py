"""The innocent phrases that a banned word stands in: those to expect in a room, and rare ones."""

from collections.abc import Mapping
from functools import cache, lru_cache

from auditor import Context

from .words import plain, words


def expected(word: str, context: Context) -> tuple[str, ...]:
    """The phrases around a plain word that come up in any room, or at least in this one."""
    rare = (phrase for phrase in _among_rare(word) if _is_at_home(phrase, context))
    return (*_among_everyday(word), *rare)


def unexpected(word: str, context: Context) -> tuple[str, ...]:
    """The phrases around a plain word that come up in few rooms, and hardly in this one."""
    return tuple(phrase for phrase in _among_rare(word) if not _is_at_home(phrase, context))


@lru_cache(maxsize=4096)
def _among_everyday(word: str) -> tuple[str, ...]:
    return tuple(phrase for phrase in words("innocent_phrases") if word in phrase)


@lru_cache(maxsize=4096)
def _among_rare(word: str) -> tuple[str, ...]:
    return tuple(phrase for phrase in _topics() if word in phrase)


@cache
def _topics() -> Mapping[str, tuple[str, ...]]:
    return {
        plain(phrase): tuple(map(plain, entry["topics"]))
        for entry in words("rare_phrases")
        for phrase in entry["phrases"]
    }


def _is_at_home(phrase: str, context: Context) -> bool:
    """Whether the room writes the phrase itself, or is about what it belongs to."""
    theme = context.fact(_theme)
    return any(topic in theme for topic in _topics()[phrase]) or phrase in context.fact(_writings)


def _theme(context: Context) -> str:
    room = context.export.room
    said = (room.name, room.description or "", room.category or "", *(room.tags or ()))
    return plain("\n".join(said))


def _writings(context: Context) -> str:
    return "\n".join(plain(text) for _, text in context.public_text)
