"""Sources of the same room, and what is already at the output, put together."""

from collections.abc import Sequence
from pathlib import Path

from auditor.cli.exports_out import Room, existing, is_folder
from auditor.errors import UsageError, reason_of
from auditor.importers.export import import_bytes
from auditor.importers.merge import Source, grouped, merged
from auditor.importers.result import ImportOptions, ImportResult


def merged_rooms(results: Sequence[tuple[str, ImportResult]], output: str) -> list[Room]:
    """One room for all sources of it.

    Sources of a single room each, going into one file, are taken to describe the same room;
    otherwise rooms go together by id, or by name where one of them has no id.
    """
    sources = [_already_there(path) for path in existing(output)]
    homes = {group[0].name: group[0].name for group in sources if len(group) == 1}
    sources.extend([Source(path, one) for one in result.exports] for path, result in results)
    flat = [source for group in sources for source in group]
    are_one = not is_folder(output) and all(len(group) <= 1 for group in sources)
    made = []
    for group in (tuple(flat),) if are_one and flat else grouped(flat):
        result = merged(group)
        home = next((homes[source.name] for source in group if source.name in homes), None)
        made.append(Room(result.export, result.conflicts, home))
    return made


def _already_there(path: Path) -> list[Source]:
    """The exports in a file that is there already.

    Raises:
        UsageError: when the file holds anything else.
    """
    name = path.as_posix()
    try:
        found = import_bytes(path.read_bytes(), name=name, options=ImportOptions())
    except OSError as error:
        why, reason = reason_of(error)
        raise UsageError(f"{name} を読めません: {why}", f"cannot read {name}: {reason}") from None
    if found.problems:
        first = found.problems[0].message
        raise UsageError(
            f"{name} は書き出しとして読めないため、合わせられません: {first.ja}",
            f"{name} is no room export and cannot be merged: {first.en}",
        )
    return [Source(name, export) for export in found.exports]
