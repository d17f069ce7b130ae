"""The questions of `auditor init` as values: what comes next, what an answer does, the export.

Nothing here reads or prints. A question that is passed leaves its setting out of the export.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attrs

from auditor import schema
from auditor.answers import listed_items, parse_answer
from auditor.errors import InputError
from auditor.exports import SCHEMA, generic, put
from auditor.numerals import whole_number
from auditor.settings import Setting, catalogue

STATE_FORMAT = "auditor-init/1"
_NAME = "/room/name"
_BY = "auditor init"


@attrs.frozen
class Question:
    """One question.

    Attributes:
        pointer: JSON Pointer of what is asked; `…/+` asks whether a list goes on.
        setting: the setting; for `list` and `more` the list.
        kind: the setting's kind; `list` asks whether there are items, `more` for another one.
        item: 0-based number of the list's item, None outside lists.
    """

    pointer: str
    setting: Setting
    kind: str
    item: int | None = None

    @property
    def is_needed(self) -> bool:
        """Whether the export cannot do without an answer."""
        return self.pointer == _NAME

    def parse(self, written: str) -> Any:
        """The value that a written answer means.

        Raises:
            InputError: when it means none, or one that the export cannot hold.
        """
        if self.kind in ("list", "more"):
            return parse_answer(attrs.evolve(self.setting, kind="boolean"), written)
        value = parse_answer(self.setting, written)
        found = violations_at(self.pointer, value)
        if found:
            raise InputError(found[0].ja, found[0].en, pointer=self.pointer)
        return value


@attrs.frozen
class Wizard:
    """How far the questions are answered.

    Attributes:
        answers: values by the question's pointer; those gone back to are still among them.
        done: pointers of the questions answered or passed, in that order.
        has_details: whether the long lists that few fill in are asked too.
    """

    answers: Mapping[str, Any] = attrs.field(factory=dict)
    done: tuple[str, ...] = ()
    has_details: bool = False

    def next_question(self) -> Question | None:
        """The first question that is neither answered nor passed, in the order of LINE's menus."""
        done = set(self.done)
        return next((one for one in self._questions() if one.pointer not in done), None)

    def remaining(self) -> int:
        """How many questions are left, as far as can be told now."""
        done = set(self.done)
        return sum(one.pointer not in done for one in self._questions())

    def answered(self, question: Question, value: Any) -> "Wizard":
        """With `value` as the answer."""
        answers = {**self.answers, question.pointer: value}
        return attrs.evolve(self, answers=answers, done=(*self.done, question.pointer))

    def passed(self, question: Question) -> "Wizard":
        """With the question left as it is: open, or with the answer that it has."""
        return attrs.evolve(self, done=(*self.done, question.pointer))

    def cleared(self, question: Question) -> "Wizard":
        """With the question left open, whatever was answered before."""
        answers = {key: value for key, value in self.answers.items() if key != question.pointer}
        return attrs.evolve(self, answers=answers).passed(question)

    def passed_section(self, section: str) -> "Wizard":
        """With all that is still to be asked of a section left as it is."""
        wizard = self
        while (question := wizard.next_question()) is not None:
            if question.setting.section != section or question.is_needed:
                break
            wizard = wizard.passed(question)
        return wizard

    def back(self) -> "Wizard":
        """At the last question again, with its answer."""
        return attrs.evolve(self, done=self.done[:-1])

    def export(self, now: str | None) -> dict[str, Any]:
        """The export that the answers make so far."""
        made: dict[str, Any] = {"schema": SCHEMA, "exported_by": _BY, "room": {}}
        if now is not None:
            made["exported_at"] = now
        for question in self._questions():  # an answer to what is asked no more says nothing
            setting = question.setting
            if question.pointer != setting.pointer or setting.pointer not in self.answers:
                continue
            value = self.answers[setting.pointer]
            if setting.kind == "list":
                value = list(self._items(setting)) if value else []
            put(made, setting.pointer, value)
        return made

    def state(self) -> dict[str, Any]:
        """The answers as JSON, to be taken up again by `resumed`."""
        return {
            "format": STATE_FORMAT,
            "has_details": self.has_details,
            "answers": dict(self.answers),
            "done": list(self.done),
        }

    def _questions(self) -> Iterator[Question]:
        for setting in catalogue().answers():
            if setting.optional_detail and not self.has_details:
                continue
            if any(self.answers.get(key) != value for key, value in setting.asked_if.items()):
                continue
            yield Question(setting.pointer, setting, setting.kind)
            if setting.kind == "list" and self.answers.get(setting.pointer):
                yield from self._list_questions(setting)

    def _list_questions(self, setting: Setting) -> Iterator[Question]:
        item, goes_on = 0, True
        while goes_on:
            for field in catalogue().items_of(setting.pointer):
                pointer = field.pointer.replace("*", str(item), 1)
                yield Question(pointer, field, field.kind, item)
            more = f"{setting.pointer}/{item}/+"
            yield Question(more, setting, "more", item)
            goes_on = bool(self.answers.get(more))
            item += 1

    def _items(self, setting: Setting) -> Iterator[dict[str, Any]]:
        item = 0
        while True:
            start = f"{setting.pointer}/{item}/"
            yield {
                key.removeprefix(start): value
                for key, value in self.answers.items()
                if key.startswith(start) and not key.endswith("/+")
            }
            if not self.answers.get(f"{start}+"):
                return
            item += 1


def resumed(state: Any) -> Wizard | None:
    """The wizard that `Wizard.state` gave; None for anything else."""
    if not isinstance(state, Mapping) or state.get("format") != STATE_FORMAT:
        return None
    answers, done = state.get("answers"), state.get("done")
    if not isinstance(answers, Mapping) or not isinstance(done, Sequence):
        return None
    return Wizard(dict(answers), tuple(map(str, done)), bool(state.get("has_details")))


def violations_at(pointer: str, value: Any) -> tuple[schema.Violation, ...]:
    """What a value at `pointer` would break of the schema."""
    probe: dict[str, Any] = {"schema": SCHEMA, "room": {"name": "-"}}
    put(probe, generic(pointer, "0"), value)
    return schema.violations("room-export", probe)


def export_of_answers(
    given: Mapping[str, Any], now: str | None
) -> tuple[dict[str, Any], tuple[schema.Violation, ...]]:
    """The export that answers by JSON Pointer make, and what is wrong with them.

    A text stands for a value as a person writes it; other values are taken as they are. A wrong
    answer is told and left out.
    """
    made: dict[str, Any] = {"schema": SCHEMA, "exported_by": _BY, "room": {}}
    if now is not None:
        made["exported_at"] = now
    found: list[schema.Violation] = []
    for pointer in sorted(given, key=_in_order):
        try:
            put(made, pointer, _given_value(pointer, given[pointer]))
        except InputError as error:
            found.append(schema.Violation(pointer, error.ja, error.en))
        except (IndexError, TypeError):
            ja = "前の番号の項目がありません。0から順に書いてください"
            en = "an earlier item is missing; count from 0"
            found.append(schema.Violation(pointer, ja, en))
    found.extend(schema.violations("room-export", made))
    return made, tuple(found)


def _given_value(pointer: str, value: Any) -> Any:
    setting = catalogue().at(pointer)
    if pointer.endswith("/*") or "/*/" in pointer or setting is None:
        ja, en = catalogue().meant(pointer)
        raise InputError(f"この項目はありません{ja}", f"there is no such setting{en}")
    if isinstance(value, str) and setting.kind == "list":
        return list(listed_items(setting, value))
    if isinstance(value, str) and setting.kind not in ("text", "object"):
        return parse_answer(setting, value)
    found = [one for one in violations_at(pointer, value) if one.pointer.startswith(pointer)]
    if found:
        raise InputError(found[0].ja, found[0].en)
    return value


def _in_order(pointer: str) -> tuple[tuple[int, str], ...]:
    """Items of lists by their number."""
    parts = ((whole_number(part), part) for part in pointer.split("/"))
    return tuple((-1, part) if number is None else (number, "") for number, part in parts)
