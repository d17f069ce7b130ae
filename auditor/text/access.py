"""Codes that open what is locked: doors, key boxes, alarms, safes, cards, accounts, networks.

A code is told where it stands behind its name (暗証番号は…, “code is …”) or is to be pressed
(…を押して, “punch in …”), close to what it opens. A text that names nothing of the kind costs one
search for a password and one for what is locked.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from attrs import frozen

from auditor.text.patterns import pattern
from auditor.text.sentence import Span, sentence_at

_FILE = "access-words.json"
_LONGEST_KEPT = 20_000
_LABEL = 60
"""Characters before a code in which its name stands."""
_NEAR = 60
"""Characters before the sentence of a code in which what it opens may stand."""
_BEHIND = 48


def _list(*names: str) -> re.Pattern[str]:
    return pattern(__package__ or "auditor.text", _FILE, *names)


_NUMBERS, _PASSWORDS = _list("numbers"), _list("passwords")
_LABEL_CODE, _LABEL_NUMBER = _list("label-code"), _list("label-number")
_LABEL_PASSWORD, _TOLD_TO = _list("label-password"), _list("told-to")
_DOING, _NO_CODE = _list("doing"), _list("no-code")
_CALLED = _list("public-numbers")
_LOCKS, _LOCKED = _list("locks"), _list("locks", "ways-in", "cards")
_ACCOUNTS, _NETWORKS = _list("accounts"), _list("networks")
_PRIVATE, _OPEN = _list("private-places"), _list("open-networks")


@frozen
class AccessCode:
    """A code that a text tells.

    Attributes:
        kind: what it opens: lock (also a door or a card), account or network.
        span: where it stands.
    """

    kind: str
    span: Span


def access_codes(text: str) -> tuple[AccessCode, ...]:
    """Give the codes that the text tells, in order; also those it warns of or tells a tale of."""
    return _codes_again(text) if len(text) <= _LONGEST_KEPT else _codes(text)


def _codes(text: str) -> tuple[AccessCode, ...]:
    found = []
    if _LOCKED.search(text):
        found += [AccessCode("lock", span) for span in _numbers(text)]
    if _ACCOUNTS.search(text) or _NETWORKS.search(text):
        found += _passwords(text)
    return tuple(sorted(found, key=lambda code: code.span))


_codes_again = lru_cache(maxsize=256)(_codes)  # the rule asks, and so does the masking of excerpts


def _numbers(text: str) -> Iterator[Span]:
    for code in _NUMBERS.finditer(text):
        start, end = code.span()
        before = text[max(0, start - _LABEL) : start]
        behind = text[end : end + _BEHIND]
        if _NO_CODE.match(behind) or _CALLED.fullmatch(code[0]):
            continue
        low, high = _around(text, start)
        is_named = _LABEL_CODE.search(before) or _TOLD_TO.search(before) or _DOING.match(behind)
        if (is_named and _LOCKED.search(text, low, high)) or (
            _LABEL_NUMBER.search(before) and _LOCKS.search(text, low, high)
        ):
            yield start, end


def _passwords(text: str) -> Iterator[AccessCode]:
    for code in _PASSWORDS.finditer(text):
        start, end = code.span()
        if (
            _LABEL_PASSWORD.search(text[max(0, start - _LABEL) : start]) is None
            or _NO_CODE.match(text[end : end + _BEHIND]) is not None
        ):
            continue
        low, high = _around(text, start)
        if _ACCOUNTS.search(text, low, high):
            yield AccessCode("account", (start, end))
        elif (
            _NETWORKS.search(text, low, high)
            and _PRIVATE.search(text, low, high)
            and _OPEN.search(text, low, high) is None
        ):
            yield AccessCode("network", (start, end))


def _around(text: str, at: int) -> Span:
    low, high = sentence_at(text, at)
    return max(0, low - _NEAR), high
