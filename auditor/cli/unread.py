"""What is said on stderr of inputs that were not audited: a stream of rooms does not show them."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, islice
from typing import Any

import click

from auditor.cli.language import current, say
from auditor.cli.nothing import no_room_in, nothing_at
from auditor.reports.invalid import invalid_line

_MOST_TOLD_QUIETLY = 20
"""Refused inputs that are named in a run that was asked to be quiet."""

_MOST_NAMED = 5


def tell_unread(
    empty: Iterable[str], bare: Iterable[str], invalid: Iterable[Mapping[str, Any]], *, quiet: bool
) -> None:
    """Say on stderr what was not found, not readable or bare: a stream of rooms does not show it.

    Args:
        empty: paths behind which there is nothing.
        bare: sources that hold no room, where none does.
        invalid: what could not be audited.
        quiet: whether of many only the first are named.
    """
    for path in empty:
        click.echo(say(*nothing_at(path)), err=True)
    lines = chain(
        (say(*no_room_in(source)) for source in bare),
        (invalid_line(entry, current()) for entry in invalid),
    )
    for line in islice(lines, _MOST_TOLD_QUIETLY if quiet else None):
        click.echo(line, err=True)
    if rest := sum(1 for _ in lines):
        click.echo(
            say(
                f"ほかに{rest:,}件（--quiet なしですべて表示します）",
                f"and {rest:,} more; without --quiet all are named",
            ),
            err=True,
        )


def tell_passed_over(files: Sequence[str]) -> None:
    """Say on stderr which files of folders were left out, since this program wrote them."""
    if files:
        names = ", ".join(files[:_MOST_NAMED]) + (", …" if len(files) > _MOST_NAMED else "")
        click.echo(
            say(
                f"この道具が書いたファイル {len(files)} 件は、ルームとして読みません: {names}",
                f"passed over, as this program wrote them ({len(files)}): {names}",
            ),
            err=True,
        )
