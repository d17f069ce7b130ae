"""Where imported exports go: standard output, a file, JSON Lines, or a folder, a file a room."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs

from auditor.cli.output import STDOUT, opened
from auditor.errors import UsageError, reason_of
from auditor.fmt import formatted, formatted_line
from auditor.importers.merge import Conflict
from auditor.inputs import is_lines_name

_PLAIN = "-_"
_LONGEST = 60


@attrs.frozen
class Room:
    """A room to write.

    Attributes:
        conflicts: where its sources disagreed.
        home: the file of a folder that it came from and goes back to.
    """

    export: Mapping[str, Any]
    conflicts: tuple[Conflict, ...] = ()
    home: str | None = None


def is_folder(output: str) -> bool:
    """Whether the output names a folder."""
    return output != STDOUT and (output.endswith(("/", "\\")) or Path(output).is_dir())


def existing(output: str) -> tuple[Path, ...]:
    """The export files that are already there."""
    if output == STDOUT:
        return ()
    if is_folder(output):
        return tuple(sorted(Path(output).glob("*.json")))
    return (Path(output),) if Path(output).exists() else ()


def planned(output: str, rooms: Sequence[Room]) -> tuple[tuple[str, str], ...]:
    """The files to write, and the text of each."""
    if is_folder(output):
        named = zip(_file_names(output, rooms), rooms, strict=True)
        return tuple((name, formatted(room.export)) for name, room in named)
    exports = [room.export for room in rooms]
    if is_lines_name(output):
        return ((output, "".join(map(formatted_line, exports))),)
    return ((output, formatted(exports[0] if len(exports) == 1 else exports)),)


def write(files: Sequence[tuple[str, str]], output: str) -> None:
    """Writes the planned files, each whole or not at all.

    Raises:
        UsageError: when a file or its folder cannot be written.
    """
    if is_folder(output):
        try:
            Path(output).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            why, reason = reason_of(error)
            ja, en = f"{output} を作れません: {why}", f"cannot make {output}: {reason}"
            raise UsageError(ja, en) from None
    for path, text in files:
        with opened(path) as stream:
            stream.write(text.encode("utf-8"))


def _file_names(folder: str, rooms: Sequence[Room]) -> Iterator[str]:
    """A file a room: where it came from, or its id or name, with a number where that is taken."""
    seen = {room.home.casefold() for room in rooms if room.home is not None}
    for room in rooms:
        if room.home is not None:
            yield room.home
            continue
        about = room.export["room"]
        base = (Path(folder) / _plain(str(about.get("id") or about["name"]))).as_posix()
        name, number = f"{base}.json", 1
        while name.casefold() in seen:
            number += 1
            name = f"{base}-{number}.json"
        seen.add(name.casefold())
        yield name


def _plain(text: str) -> str:
    """Letters and digits of any script, the rest as hyphens: safe on every file system."""
    kept = "".join(one if one.isalnum() or one in _PLAIN else "-" for one in text[:_LONGEST])
    return kept.strip("-") or "room"
