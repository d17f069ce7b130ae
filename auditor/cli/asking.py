"""The dialogue of `auditor init` on a plain terminal: question by question, all on stderr."""

import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from importlib import import_module
from typing import Any

import attrs
import click

from auditor.answers import folded, shown_answer, warnings_of
from auditor.cli.language import current, say
from auditor.errors import InputError
from auditor.numerals import whole_number
from auditor.reports.visible import clipped, one_line
from auditor.settings import Setting, catalogue
from auditor.wizard import Question, Wizard

Preview = Callable[[Mapping[str, Any]], str | None]
Keep = Callable[[Wizard], None]
_BACK, _SKIP, _HELP, _DEFAULT, _END = "<", ">", "?", "=", "."
_CLEAR = "-"
"""Only where there is an answer to take away; elsewhere a text like any other."""

_MOST_SHOWN = 60


@attrs.frozen
class Dialogue:
    """What a dialogue needs from outside.

    Attributes:
        preview: the score of the export so far, in a sentence; None where there is none yet.
        keep: called after each answer, so that an interruption loses nothing.
        describe: the sentence that the schema says of a setting, in both languages.
        about: what is said of a question that comes by its weight; None where the questions come
            in the order of LINE's menus, section by section.
    """

    preview: Preview
    keep: Keep
    describe: Callable[[Setting], tuple[str, str]]
    about: Callable[[Question], str | None] | None = None

    def run(self, wizard: Wizard, now: str | None) -> Wizard:
        """Asks until nothing is left to ask; the wizard with all answers."""
        with suppress(ImportError):  # not there on Windows, where no line is too long
            import_module("readline")
        section = None
        if self.about is not None:
            _tell(say(*_KEYS["weight"]), indent="")
            self._show_preview(wizard, now)
        while (question := wizard.next_question()) is not None:
            if self.about is None and question.setting.section != section:
                if section is not None:
                    self._show_preview(wizard, now)
                section = question.setting.section
                _show_section(section)
            before, wizard = wizard, self._step(wizard, question)
            self.keep(wizard)
            if self.about is not None and wizard.answers != before.answers:
                self._show_preview(wizard, now)
        self._show_preview(wizard, now)
        return wizard

    def _step(self, wizard: Wizard, question: Question) -> Wizard:
        """One question, asked until it is answered or passed."""
        is_answered = question.pointer in wizard.answers
        _show_question(question, None if self.about is None else self.about(question), is_answered)
        if is_answered:
            _show_answer(question, wizard.answers[question.pointer])
        while True:
            written = _read(question, may_clear=is_answered)
            command = folded(written)
            if command == _HELP:
                ja, en = self.describe(question.setting)
                _tell(say(ja, en))
                continue
            if command == _BACK:
                return wizard.back()
            if command == _SKIP and not question.is_needed:
                return wizard.passed_section(question.setting.section)
            if command == _DEFAULT and question.setting.default and question.kind != "more":
                return _answered(wizard, question, _default(question))
            if command == _CLEAR and is_answered and not question.is_needed:
                return wizard.cleared(question)
            if not written.strip():
                if question.is_needed and not is_answered:
                    _tell(say("この項目だけは必要です。", "This one is needed."))
                    continue
                return wizard.passed(question)
            if command == _END and question.kind == "text":
                # whoever has just written several lines ends the next question in the same way
                _tell(
                    say(
                        "「.」は、何行も書く項目の終わりの印です。この項目は一行です。",
                        "'.' ends an answer of many lines; this one is a single line.",
                    )
                )
                continue
            try:
                return _answered(wizard, question, question.parse(_chosen(question, written)))
            except InputError as error:
                _tell(say(f"⚠ {error.ja}。", f"⚠ {error.en[:1].upper()}{error.en[1:]}."))

    def _show_preview(self, wizard: Wizard, now: str | None) -> None:
        if self.about is None and "/room/name" not in wizard.answers:
            return
        sentence = self.preview(wizard.export(now))
        if sentence is not None:
            _tell(f"\n▶ {sentence}", indent="")


def agreed(question: str) -> bool:
    """Whether the person says yes, in the words of either language; Enter means yes."""
    _tell(f"{question} [{say('はい', 'yes')}]", indent="")
    while True:
        written = _line("> ")
        for name in ("yes", "no"):
            if folded(written) in map(folded, catalogue().words[name]):
                return name == "yes"
        if not written.strip():
            return True
        _tell(say("「はい」か「いいえ」で答えてください。", "Answer yes or no."))


def _answered(wizard: Wizard, question: Question, value: Any) -> Wizard:
    for ja, en in warnings_of(question.setting, value):
        _tell(say(f"⚠ {ja}", f"⚠ {en}"))
    return wizard.answered(question, value)


def _default(question: Question) -> Any:
    """LINE's default; of a list: that there is nothing in it."""
    value = question.setting.default[0]
    return bool(value) if question.kind == "list" else value


def _chosen(question: Question, written: str) -> str:
    """The value behind the number of a choice; any other answer as it is."""
    number = folded(written)
    choices = list(question.setting.choices)
    chosen = whole_number(number) if question.kind == "choice" else None
    return choices[chosen - 1] if chosen and chosen <= len(choices) else written


def _read(question: Question, *, may_clear: bool) -> str:
    """What the person writes: a line, or for long texts all lines up to a single full stop."""
    first = _line("> ")
    is_long = question.kind == "texts" or (question.setting.multiline and question.kind == "text")
    commands = (_HELP, _BACK, _SKIP, _DEFAULT, "", *((_CLEAR,) if may_clear else ()))
    is_command = folded(first) in commands
    none = [folded(word) for word in catalogue().words["none"]]
    if not is_long or is_command or folded(first) in none:
        return first
    lines = first.splitlines()
    while not lines or lines[-1].strip() != _END:
        lines.extend(_line("| ").splitlines() or [""])
    return "\n".join(lines[:-1])


def _line(mark: str) -> str:
    """One line; on a terminal through its line editor, which cuts off no long lines."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        click.echo(mark, nl=False, err=True)
        mark = ""
    line: str = click.prompt(mark, default="", show_default=False, prompt_suffix="", err=not mark)
    return line


def _show_section(section: str) -> None:
    sections = list(catalogue().sections)
    label = catalogue().sections[section].in_language(current())
    number = sections.index(section) + 1
    click.echo(f"\n── {number}/{len(sections)} {label} ──", err=True)
    _tell(say(*_KEYS["section"]))


_KEYS = {
    "section": (
        "Enter=分からない  ?=説明  <=一つ戻る  >=この部分をとばす",
        "Enter = don't know, ? = help, < = back, > = skip this part",
    ),
    "weight": (
        "Enter=分からない  ?=説明  <=一つ戻る  >=ここで終わって書き出す",
        "Enter = don't know, ? = help, < = back, > = stop here and write",
    ),
}


def _show_answer(question: Question, value: Any) -> None:
    """What was answered before the person came back, and how to keep it or take it away."""
    shown = clipped(one_line(shown_answer(question.setting, value, current())), _MOST_SHOWN)
    if question.is_needed:
        _tell(
            say(
                f"今の答え: {shown}（Enter でそのまま）",
                f"Present answer: {shown} (Enter keeps it)",
            )
        )
        return
    _tell(
        say(
            f"今の答え: {shown}（Enter でそのまま、- で取り消し）",
            f"Present answer: {shown} (Enter keeps it, - takes it away)",
        )
    )


def _show_question(question: Question, about: str | None, is_answered: bool) -> None:
    lang, setting = current(), question.setting
    label = setting.label.in_language(lang)
    if question.kind == "more":
        click.echo(say(f"\n● {label}：もう一件ありますか", f"\n● {label}: another one?"), err=True)
        if is_answered:
            _tell(say("はい / いいえ", "yes / no"))
        else:
            _tell(say("はい / いいえ（Enter）", "yes / no (Enter)"))
        return
    number = "" if question.item is None else f" {question.item + 1}"
    click.echo(f"\n● {label}{number}", err=True)
    if about is not None:
        _tell(about)
    _tell(say(f"場所: {setting.menu.ja}", f"Where: {setting.menu.en}"))
    for line in _forms(question):
        _tell(line)


def _forms(question: Question) -> list[str]:
    """How to answer, LINE's default and LINE's limits."""
    setting, lang = question.setting, current()
    found = []
    if question.kind == "choice":
        labels = [label.in_language(lang) for label in setting.choices.values()]
        found.append("  ".join(f"{number}) {label}" for number, label in enumerate(labels, 1)))
    elif question.kind in _FORMS:
        found.append(say(*_FORMS[question.kind]))
    elif setting.multiline:
        found.append(say(*_FORMS["multiline"]))
    if setting.default:
        shown = shown_answer(setting, setting.default[0], lang)
        found.append(
            say(f"LINEの初期値: {shown}（= で入力）", f"LINE's default: {shown} (= takes it)")
        )
    if "max_length" in setting.limit:
        most = f"{setting.limit['max_length']:,}"
        found.append(say(f"LINEの上限: {most}文字", f"LINE allows {most} characters"))
    return found


_FORMS = {
    "boolean": ("はい / いいえ", "yes / no"),
    "list": ("ありますか: はい / なし", "Is there any: yes / none"),
    "texts": (
        "一行に一つ。最後に「.」だけの行を入れます。ないときは「なし」",
        "One a line; end with a line that is just '.'; 'none' where there is none",
    ),
    "multiline": (
        "何行でも貼り付けられます。最後に「.」だけの行を入れます。ないときは「なし」",
        "Paste any number of lines; end with a line that is just '.'; 'none' where there is none",
    ),
    "date_time": ("2026-11-22 09:00 の形", "As 2026-11-22 09:00"),
    "time": ("09:00 の形", "As 09:00"),
    "integer": ("0以上の整数", "A whole number from 0"),
}


def _tell(sentence: str, indent: str = "  ") -> None:
    for line in sentence.split("\n"):
        click.echo(f"{indent}{line}" if line else "", err=True)
