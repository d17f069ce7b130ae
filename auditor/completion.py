"""The questions of `auditor init --complete` as values: what a given export leaves open, by weight.

Nothing here reads or prints. A question that is passed leaves the export as it was.
"""

import copy
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from auditor.canonical import digest, without_floats
from auditor.exports import holds, item_number, put
from auditor.settings import Setting, catalogue
from auditor.wizard import Question, Wizard

COMPLETION_FORMAT = "auditor-complete/1"
_MADE_AT = "/exported_at"


@attrs.frozen
class Completion(Wizard):
    """How far the open settings of an export are answered.

    Attributes:
        base: the export as it was given.
        asked: pointers of the settings to ask, in that order.
        is_ended: whether the person wants no more questions.
    """

    base: Mapping[str, Any] = attrs.field(factory=dict, kw_only=True)
    asked: tuple[str, ...] = attrs.field(default=(), kw_only=True)
    is_ended: bool = attrs.field(default=False, kw_only=True)

    def next_question(self) -> Question | None:
        """The first question that is neither answered nor passed, the weightiest first."""
        return None if self.is_ended else super().next_question()

    def also(self, pointers: Iterable[str]) -> "Completion":
        """With more settings to ask; those asked already, and those that no one can type, left."""
        known = {*self.asked, _MADE_AT}
        new = [one for one in dict.fromkeys(pointers) if one not in known]
        askable = [one for one in new if any(True for _ in _questions_at(one, self.base))]
        return attrs.evolve(self, asked=(*self.asked, *askable))

    def count_answered(self) -> int:
        """How many of the questions have an answer."""
        return sum(question.pointer in self.answers for question in self._questions())

    def count_open(self, pointers: Iterable[str]) -> int:
        """How many questions these places make now, counted like those still to be asked."""
        made = self.export(None)
        return (
            attrs.evolve(self, base=made, answers={}, done=(), asked=()).also(pointers).remaining()
        )

    def passed_section(self, section: str) -> "Completion":
        """With all that is still to be asked left open: weights do not follow the menus."""
        del section
        return attrs.evolve(self, is_ended=True)

    def export(self, now: str | None) -> dict[str, Any]:
        """The export as given, with the answers so far."""
        made: dict[str, Any] = copy.deepcopy(dict(self.base))
        if now is not None:
            made.setdefault("exported_at", now)
        for pointer in self.asked:
            for question in _questions_at(pointer, self.base):
                if question.pointer not in self.answers:
                    continue
                value = self.answers[question.pointer]
                if question.kind == "list":
                    value = list(self._items(question.setting)) if value else []
                put(made, question.pointer, value)
        return made

    def state(self) -> dict[str, Any]:
        """The answers as JSON, to be taken up again by `completion_resumed`."""
        return {
            **super().state(),
            "format": COMPLETION_FORMAT,
            "base": _mark(self.base),
            "asked": list(self.asked),
        }

    def _questions(self) -> Iterator[Question]:
        for pointer in self.asked:
            for question in _questions_at(pointer, self.base):
                yield question
                if question.kind == "list" and self.answers.get(question.pointer):
                    yield from self._list_questions(question.setting)


def completion_resumed(state: Any, base: Mapping[str, Any]) -> Completion | None:
    """The completion that `Completion.state` gave; None for anything else, or another export."""
    if not isinstance(state, Mapping) or state.get("format") != COMPLETION_FORMAT:
        return None
    if state.get("base") != _mark(base):
        return None
    return Completion(
        dict(state["answers"]), tuple(state["done"]), base=base, asked=tuple(state["asked"])
    )


def _mark(base: Mapping[str, Any]) -> str:
    return digest(without_floats(base))


def _questions_at(pointer: str, base: Mapping[str, Any]) -> Iterator[Question]:
    """The questions about one place: of a group, about each of its settings that is open."""
    setting = catalogue().at(pointer)
    if setting is None:
        return
    if setting.kind == "object":
        for one in catalogue().answers():
            if one.pointer.startswith(pointer + "/") and not holds(base, one.pointer):
                yield _question(one.pointer, one)
        return
    yield _question(pointer, setting)


def _question(pointer: str, setting: Setting) -> Question:
    return Question(pointer, setting, setting.kind, item_number(pointer))
