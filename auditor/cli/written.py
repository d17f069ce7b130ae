"""What is said on stderr of reports that went into files: a silent run looks like a crash."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from auditor.cli.language import current, say
from auditor.cli.output import STDOUT, Target, columns_of
from auditor.reports.visible import one_line

_TELLING = frozenset({"table", "markdown"})
"""Formats that say the verdict in words, where a person sees standard output."""


def is_read_on_screen(wanted: Sequence[Target]) -> bool:
    """Whether a person sees on the terminal, beside stderr, a report that tells everything."""
    return sys.stdout.isatty() and _is_printed(wanted)


def _is_printed(wanted: Sequence[Target]) -> bool:
    return any(target.path == STDOUT and target.format in _TELLING for target in wanted)


def tell_files(paths: Iterable[str]) -> bool:
    """Name the files that were written; whether there are any. Pipes and devices are none."""
    files = [path for path in paths if path != STDOUT and Path(path).is_file()]
    for path in files:
        shown = one_line(path)
        click.echo(say(f"{shown} に書き出しました", f"Wrote {shown}"), err=True)
    return bool(files)


def tell_written(wanted: Sequence[Target], report: Mapping[str, Any]) -> None:
    """Name the files, then the verdict with its reasons, unless it was printed."""
    from auditor.reports.columns import folded
    from auditor.reports.phrases import phrases
    from auditor.reports.verdict import verdict_lines

    if tell_files(target.path for target in wanted) and not _is_printed(wanted):
        for line in verdict_lines(report, phrases(current())):
            click.echo(folded(line, columns_of(sys.stderr)), err=True)
