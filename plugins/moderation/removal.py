"""Removal: which warning steps and which entries of the log put a member out of the room."""

import re
from collections.abc import Iterable, Iterator

from auditor import Context, RoomExport
from auditor.text import pattern

from .words import plain

_LEAST = 2
"""Characters of a room's own word from which on it is known again inside other words."""

_REMOVAL = pattern(__package__, "removal.json", "removal")
_WARNING = pattern(__package__, "removal.json", "warning")
_COMING_BACK = pattern(__package__, "removal.json", "coming-back")
_BARRED = pattern(__package__, "removal.json", "barred")
_OPENED_AGAIN = pattern(__package__, "removal.json", "opened-again")
_TOLD = pattern(__package__, "removal.json", "told")
_GONE = pattern(__package__, "removal.json", "gone")
_ASIDE_OF = pattern(__package__, "removal.json", "aside")
_PLAIN_STEP = pattern(__package__, "removal.json", "plain-step")
_NO_END = pattern(__package__, "removal.json", "no-end")
_SENTENCE = re.compile(r"[^。.;!?\n]{0,80}")
_CLOSING = " 」』)"
_CARD = re.compile(r"\s?(?:card|カード|札)\Z")
_ARROWS = ("→", "⇒")
_ASIDE = re.compile(r"\([^()]*\)?|【[^【】]*】?|[\s「」『』]+")


def removes(text: str) -> bool:
    """Whether the words themselves say that somebody is put out of the room."""
    return _REMOVAL.search(plain(text)) is not None


def warns(text: str) -> bool:
    """Whether the words say that somebody is warned, and not upon coming back."""
    said = plain(text)
    return _WARNING.search(said) is not None and _COMING_BACK.search(said) is None


def bars(action: str) -> bool:
    """Whether an entry of the log says by itself that somebody is not let in again, ever."""
    said = plain(action)
    return _BARRED.search(said) is not None and _OPENED_AGAIN.search(said) is None


def is_removal(name: str, lasts: str | int | None, context: Context) -> bool:
    """Whether a step is a removal: by its name, how long it lasts, or what the rules say of it."""
    return removes(f"{name}\n{lasts or ''}") or any(
        _is_told(called, context) or (not warns(name) and _is_gone(called, context))
        for called in _called(name)
    )


def is_own_word(name: str, lasts: str | int | None) -> bool:
    """Whether a step without an end has a name of the room's own, which does not tell what is done."""
    if lasts is None or (lasts if isinstance(lasts, int) else not _NO_END.search(plain(lasts))):
        return False
    return not warns(name) and _PLAIN_STEP.search(plain(name)) is None


def _called(name: str) -> Iterator[str]:
    """What the rules may call a step: its name, as it is spaced, and a card by its colour."""
    own = _own(name)
    yield own
    spaced = " ".join(plain(name).partition("(")[0].split())
    if spaced != own:
        yield spaced
    colour = _CARD.sub("", spaced)
    if colour != spaced:
        yield colour


def removal_names(export: RoomExport, context: Context) -> tuple[str, ...]:
    """The room's own names of those of its steps that are removals."""
    return tuple(
        _own(step.name)
        for step in export.moderation.warning_steps or ()
        if step.name and is_removal(step.name, step.lasts, context)
    )


def tells_removal(action: str, names: Iterable[str]) -> bool:
    """Whether an entry of the log tells of a removal, in plain words or by one of these names."""
    said = _own(action)
    return removes(action) or any(len(name) >= _LEAST and name in said for name in names)


def _own(name: str) -> str:
    """A name without what stands in brackets behind it: レッド for レッド（退場）."""
    return _ASIDE.sub("", plain(name))


def _is_told(own: str, context: Context) -> bool:
    """Whether the room's rules say of a word of their own that it is a removal: 赤札＝退室."""
    if len(own) < _LEAST:
        return False
    steps = context.export.moderation.warning_steps or ()
    names = [_own(step.name) for step in steps if step.name]
    has_last = any(removes(name) for name in names if name != own)
    for _, text in context.rules_text:
        folded = plain(text)
        at = folded.find(own)
        while at >= 0:
            told = _TOLD.match(folded, at + len(own))
            if told is not None and removes(told.group()):
                leads_on = has_last and told.group().lstrip(_CLOSING)[:1] in _ARROWS
                if not leads_on:  # 警告→退会 is the next step of a ladder that has a removal
                    return True
            at = folded.find(own, at + 1)
    return False


def _is_gone(own: str, context: Context) -> bool:
    """Whether a sentence of the rules says that those do not come back of whom it says the word."""
    if len(own) < _LEAST:
        return False
    word = re.compile(rf"(?<![a-z]){re.escape(own)}(?![a-z])")
    for _, text in context.rules_text:
        folded = plain(text)
        for match in word.finditer(folded):
            rest = _SENTENCE.match(folded, match.end())
            said = rest.group() if rest else ""
            if (_GONE.search(said) or removes(said)) and not _ASIDE_OF.search(said):
                return True
    return False
