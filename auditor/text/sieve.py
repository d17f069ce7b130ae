"""Sieves: what must stand in a squeezed text where a pattern can match the folded one."""

import re
from typing import NamedTuple

from auditor.text.folding import key_of
from auditor.text.patterns import lazily

_DIGITS = "0123456789一二三四五六七八九十百千万数にはた"
_NUMBER = f"[{_DIGITS}]"
_TOKEN = re.compile(r"(\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\]|\\.|[^\[\]{}?*+])([?*+]|\{[^}]*\})?")
_LITERALS = re.compile(r"\(\?:([\w|]+)\)")
_LOOKAROUNDS = re.compile(r"\(\?<?[!=][^()]*\)")


class Sieve(NamedTuple):
    """A pattern of the folded text, with what must stand in the squeezed one where it matches.

    Attributes:
        needed: sets of characters, of each of which the text needs one, small sets first.
        necessary: what must stand, in its order.
    """

    pattern: re.Pattern[str]
    needed: tuple[frozenset[str], ...]
    necessary: re.Pattern[str]


def sieve(pattern: str) -> Sieve:
    """Give the sieve of a pattern."""
    necessary = _necessary(pattern)
    return Sieve(lazily(pattern), _needed(necessary), lazily(necessary))


def _necessary(pattern: str) -> str:
    """Give a pattern over squeezed text that matches wherever the given one can.

    What must stand is kept in its order; how far apart it stands is left open. Numbers stand for
    themselves once, since squeezing makes 1,000 a 10.
    """
    parts: list[str] = []
    for token in _TOKEN.finditer(_LOOKAROUNDS.sub("", pattern)):
        body, count = token.groups(default="")
        if body == "|":
            return ""
        part = _required(body)
        if not part or count in ("?", "*") or count.startswith("{0"):
            continue
        if part == _NUMBER and _NUMBER in parts:
            continue
        parts.append(part)
    return ".{0,24}".join(parts)


def _required(body: str) -> str:
    if body.startswith("("):
        words = _LITERALS.fullmatch(body)
        if words is None:
            return ""
        keys = [key_of(word) for word in words.group(1).split("|")]
        return f"(?:{'|'.join(keys)})" if all(keys) else ""
    inner = body.strip("[]")
    if any(char.isdigit() for char in inner):
        return _NUMBER
    if "-" in inner or not inner.isalnum():
        return ""
    return body


def _needed(necessary: str) -> tuple[frozenset[str], ...]:
    """Give sets of characters, of each of which the text needs one, small sets first."""
    parts = necessary.split(".{0,24}") if necessary else []
    return tuple(sorted((frozenset(_beginnings(part)) for part in parts), key=len))


def _beginnings(part: str) -> str:
    if part == _NUMBER:
        return _DIGITS
    words = _LITERALS.fullmatch(part)
    return "".join(word[0] for word in words.group(1).split("|")) if words else part.strip("[]")
