"""Profiles of a repository: JSON or TOML files, named one by one or standing in a folder."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from auditor import handwritten, schema
from auditor.config import PROFILE_FOLDER
from auditor.errors import UsageError

ENDINGS = (".toml", ".json")


def found(named: Iterable[str], folders: Iterable[Path]) -> list[dict[str, Any]]:
    """The profiles in the named files and folders, and in `.auditor/profiles` of `folders`.

    Raises:
        UsageError: for a file that is missing, cannot be read or breaks the schema.
    """
    return [read(path) for path in (*_standing(folders), *_named(named))]


def _standing(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in dict.fromkeys(folders):
        yield from _inside(folder / PROFILE_FOLDER)


def _named(named: Iterable[str]) -> Iterator[Path]:
    for name in named:
        path = Path(name)
        if path.is_dir():
            yield from _inside(path)
        else:
            yield path


def _inside(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if path.suffix in ENDINGS)


def read(path: Path) -> dict[str, Any]:
    """One profile as data.

    Raises:
        UsageError: when it cannot be read or breaks the schema.
    """
    data = handwritten.read(path)
    for violation in schema.violations("profile", data, most=1):
        place = f"{path}: {violation.pointer[1:]}" if violation.pointer else str(path)
        raise UsageError(f"{place}: {violation.ja}", f"{place}: {violation.en}")
    profile: dict[str, Any] = data
    return profile
