"""Files that are written kept apart from those that are read: nobody's only copy is replaced."""

import os
import stat
from collections.abc import Iterable
from pathlib import Path

import attrs

from auditor.cli.output import STDOUT
from auditor.errors import UsageError


@attrs.frozen
class Written:
    """A file that a run is to write, and the option that names it."""

    option: str
    path: str


def keep_apart(written: Iterable[Written | None], read: Iterable[str | None]) -> None:
    """Refuse a file to write that is read as well, or written twice.

    Raises:
        UsageError: naming the option and both files.
    """
    taken: dict[object, Written] = {}
    for one in written:
        if one is None or one.path == STDOUT:
            continue
        key = _identity(one.path)
        if key in taken:
            other = taken[key]
            raise UsageError(
                f"{one.option} {one.path} は {other.option} {other.path} と同じファイルです",
                f"{one.option} {one.path} is the same file as {other.option} {other.path}",
            )
        if key is not None:
            taken[key] = one
    if not any(Path(one.path).exists() for one in taken.values()):
        return
    for path in read:
        found = None if path is None or path == STDOUT else taken.get(_identity(path))
        if found is not None:
            raise UsageError(
                f"{found.option} {found.path} は読み込むファイル（{path}）と同じです。"
                "別の名前を指定してください",
                f"{found.option} {found.path} is a file that is read here ({path}); "
                "give another name",
            )


def _identity(path: str) -> object:
    """What is the same for every name of a file; None for what may well be read and written."""
    try:
        found = Path(path).stat()
    except OSError:
        return os.path.realpath(path)
    return (found.st_dev, found.st_ino) if stat.S_ISREG(found.st_mode) else None
