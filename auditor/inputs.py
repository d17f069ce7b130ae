"""Inputs: the sources behind the paths, folders and globs that a user named."""

import glob
import os
import re
import stat
from collections.abc import Callable, Iterable
from pathlib import Path

import attrs

STDIN = "-"
LINE_ENDINGS = (".ndjson", ".jsonl")
JSON_ENDINGS = (".json", *LINE_ENDINGS)
COMPRESSIONS = (".gz", ".zst")
_HEAD = 1024
_OURS = re.compile(
    rb'\s*\[?\s*\{\s*"schema"\s*:\s*"openchat-audit-|\{"id":".*"source":\{"path":".*"record":',
    re.DOTALL,
)
"""How our documents begin, and our results a line each; no export has an id or a source there."""


@attrs.frozen
class Found:
    """What lies behind one path.

    Attributes:
        sources: in order; what cannot be looked into is one as well.
        passed_over: files of folders that are no sources, since this program wrote them.
    """

    sources: tuple[str, ...] = ()
    passed_over: tuple[str, ...] = ()


@attrs.frozen
class Inputs:
    """What lies behind all paths that a user named.

    Attributes:
        sources: in the order of the paths, each once.
        empty: the paths behind which there is no source.
        passed_over: files of folders that are no sources, since this program wrote them.
    """

    sources: tuple[str, ...]
    empty: tuple[str, ...]
    passed_over: tuple[str, ...]


def found_at(path: str) -> Found:
    """The sources behind one path of this machine, those of a folder or glob sorted.

    What cannot be looked into is a source as well: reading it says why, and makes it count.
    """
    if path == STDIN:
        return Found((path,))
    if not path:  # such as a variable that was not set; it does not mean this folder
        return Found()
    try:
        is_folder = stat.S_ISDIR(Path(path).stat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return _joined(map(found_at, matching(path))) if glob.has_magic(path) else Found()
    except OSError:
        return Found((path,))
    return _inside(path) if is_folder else Found((path,))


def inputs(paths: Iterable[str], at: Callable[[str], Found] = found_at) -> Inputs:
    """The sources behind files, folders and globs, and the paths behind which there is none.

    Args:
        paths: what the user named.
        at: what lies behind one path, where that may be elsewhere than on this machine.
    """
    named = tuple(paths)
    each = tuple(map(at, named))
    found = _joined(each)
    return Inputs(
        sources=tuple(dict.fromkeys(found.sources)),
        empty=tuple(path for path, one in zip(named, each, strict=True) if not one.sources),
        passed_over=found.passed_over,
    )


def _joined(each: Iterable[Found]) -> Found:
    each = tuple(each)
    return Found(
        tuple(source for one in each for source in one.sources),
        tuple(file for one in each for file in one.passed_over),
    )


def matching(pattern: str) -> list[str]:
    """Give the files and folders that a user's pattern matches, in order; `**` reaches deeper.

    As in folders, what is neither, such as a pipe, is passed over: reading it may never end.
    """
    paths = glob.glob(pattern, recursive=True)  # noqa: PTH207 - Path.glob takes no absolute one
    return sorted(one for one in paths if _may_hold_rooms(Path(one)) or Path(one).is_dir())


def _inside(folder: str) -> Found:
    """The sources in a folder and below, and the folders there that cannot be looked into."""
    closed: list[str] = []
    found = [
        file
        for place, _, names in os.walk(folder, onerror=lambda error: closed.append(error.filename))
        for name in names
        if is_json_name(name) and _may_hold_rooms(file := Path(place, name))
    ]
    ours = set(filter(_is_ours, found))
    sources = sorted([*(set(found) - ours), *map(Path, closed)])
    return Found(
        tuple(path.as_posix() for path in sources),
        tuple(path.as_posix() for path in sorted(ours)),
    )


def _may_hold_rooms(file: Path) -> bool:
    """Whether it is a regular file, or may be one."""
    try:
        return stat.S_ISREG(file.stat().st_mode)
    except PermissionError:
        return True
    except OSError:
        return False


def _is_ours(file: Path) -> bool:
    """Whether it begins like what this program wrote: a report, a baseline, waivers, a plan.

    They often lie beside the rooms; nobody who names the folder means them.
    """
    try:
        with file.open("rb") as stream:
            return _OURS.match(stream.read(_HEAD)) is not None
    except OSError:
        return False  # reading it as a source says why


def is_regular(path: str) -> bool:
    """Whether it is a regular file, as far as this process may see."""
    try:
        return stat.S_ISREG(Path(path).stat().st_mode)
    except OSError:
        return False


def is_json_name(name: str) -> bool:
    """Whether a file of that name is taken from a folder."""
    base = Path(name).name
    return not base.startswith(".") and base.lower().removesuffix(".gz").removesuffix(
        ".zst"
    ).endswith(JSON_ENDINGS)


def is_lines_name(name: str) -> bool:
    """Whether the name says JSON Lines."""
    return name.lower().removesuffix(".gz").removesuffix(".zst").endswith(LINE_ENDINGS)
