"""What `auditor import` says on stderr: problems by place, notes, conflicts, what stays open."""

from collections.abc import Sequence

import click

from auditor.cli.exports_out import Room
from auditor.cli.language import counted, current, say
from auditor.importers.merge import Conflict
from auditor.importers.result import ImportProblem, ImportResult, Note, unfilled_of
from auditor.reports.visible import one_line
from auditor.settings import catalogue

_SHOWN = 8


def tell(
    results: Sequence[tuple[str, ImportResult]],
    rooms: Sequence[Room],
    *,
    quiet: bool,
    show_all: bool,
) -> None:
    """Says what happened; when quiet, the problems only."""
    for path, result in results:
        for problem in result.problems:
            _echo(_problem_line(path, problem))
        for note in () if quiet else result.notes:
            _echo(say("注意: ", "Note: ") + note.message.text(current()))
    if quiet:
        return
    for room in rooms:
        for clash in room.conflicts:
            _echo(_conflict_line(clash))
    _say_unfilled(unfilled_of([room.export for room in rooms]), len(rooms), show_all=show_all)


def _echo(line: str) -> None:
    """One line, with what a file may hide in it (controls, turned text) made visible."""
    click.echo(one_line(line), err=True)


def _problem_line(path: str, problem: ImportProblem) -> str:
    """File, sheet, row and column, and the sentence."""
    lang = current()
    place = [path] if problem.sheet == path else [path, say("シート", "sheet ") + problem.sheet]
    if problem.row:
        place.append(say(f"{problem.row}行目", f"row {problem.row}"))
    if problem.column:
        is_pointer = problem.column.startswith("/")
        shown = say(f"{problem.column}列", f"column {problem.column}")
        place.append(problem.column if is_pointer else shown)
    return f"{' '.join(place)}: {problem.message.text(lang)}"


def _conflict_line(clash: Conflict) -> str:
    setting = catalogue().at(clash.pointer)
    label = clash.pointer if setting is None else setting.label.in_language(current())
    return say(
        f"食い違い: 「{label}」は {clash.kept} の値にしました（{clash.left} と異なります）",
        f"Conflict: '{label}' is taken from {clash.kept} (it differs in {clash.left})",
    )


def _say_unfilled(notes: Sequence[Note], rooms: int, *, show_all: bool) -> None:
    """The settings that stay open; a few, or all with the place where LINE shows them."""
    if not notes:
        return
    lang = current()
    if show_all:
        click.echo(say("埋められなかった項目:", "Settings that stay open:"), err=True)
        for note in notes:
            many = f" ({note.rooms}/{rooms})" if rooms > 1 else ""
            click.echo(f"  {note.pointer}{many}  {note.message.text(lang)}", err=True)
        return
    settings = catalogue().settings
    labels = [settings[note.pointer].label.in_language(lang) for note in notes[:_SHOWN]]
    more = len(notes) - len(labels)
    ja = f"埋められなかった項目 {len(notes)}: {'、'.join(labels)}"
    stay = "stays" if len(notes) == 1 else "stay"
    en = f"{counted(len(notes), 'setting')} {stay} open: {', '.join(labels)}"
    if more:
        ja, en = f"{ja} ほか{more}（--unfilled で全部）", f"{en} and {more} more (see --unfilled)"
    click.echo(say(ja, en), err=True)
