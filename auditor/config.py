"""The configuration of a run: flags over environment over a file over defaults, each named."""

import os
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import attrs

from auditor import handwritten, schema
from auditor.errors import UsageError, meant
from auditor.numerals import finite_number, whole_number

FILE = "auditor.toml"
PROJECT_FILE = "pyproject.toml"
PROFILE_FOLDER = Path(".auditor", "profiles")
PREFIX = "AUDITOR_"
OTHER_VARIABLES = ("AUDITOR_DEBUG",)
"""Variables of ours that are no settings."""

_OUR_TABLE = re.compile(rb"^[ \t]*\[[ \t]*tool[ \t]*\.[ \t]*auditor\b", re.MULTILINE)
_NO_SETTINGS = ("$schema", "schema")


@attrs.frozen
class Setting:
    """One setting: its value, and where that came from.

    Attributes:
        origin: "default", or the flag, the variable or the file that gave it.
    """

    value: Any
    origin: str


@attrs.frozen
class Config:
    """All settings of a run.

    Attributes:
        path: the file that was read, or None.
        homes: the folders in which profiles of one's own may stand.
    """

    settings: Mapping[str, Setting]
    path: Path | None
    homes: tuple[Path, ...]

    def __getitem__(self, key: str) -> Any:
        return self.settings[key].value


@cache
def known() -> Mapping[str, Mapping[str, Any]]:
    """The settings by name, each with its part of the schema."""
    properties = schema.document("config")["properties"]
    return {key: part for key, part in properties.items() if key not in _NO_SETTINGS}


def find(start: Path) -> Path | None:
    """The nearest configuration file from a folder upwards, to the root of its repository.

    Outside a repository only the folder itself is looked into.
    """
    for folder in _upwards(start):
        if (folder / FILE).is_file():
            return folder / FILE
        project = folder / PROJECT_FILE
        if project.is_file() and _table(project) is not None:
            return project
    return None


def _upwards(start: Path) -> list[Path]:
    """A folder and those above it, to the root of the repository."""
    folders = [start, *start.parents]
    root = next((folder for folder in folders if (folder / ".git").exists()), start)
    return folders[: folders.index(root) + 1]


def resolve(
    flags: Mapping[str, Any],
    environment: Mapping[str, str],
    start: Path,
    *,
    path: Path | None = None,
    isolated: bool = False,
) -> Config:
    """The settings in force.

    Args:
        flags: settings given on the command line, by name.
        environment: the process's variables.
        start: the working directory.
        path: the file to read instead of the nearest.
        isolated: read neither file nor variables.

    Raises:
        UsageError: for a file that cannot be read, an unknown name or a wrong value.
    """
    if path is not None and isolated:
        raise UsageError(
            "--isolated は --config と一緒には使えません", "--isolated does not go with --config"
        )
    file = path
    if file is None and not isolated:
        file = find(start)
    folder = start if file is None else file.parent
    found = {key: Setting(_copy(part.get("default")), "default") for key, part in known().items()}
    if file is not None:
        label = _relative(str(file), start)
        for key, value in _from_file(file, label).items():
            found[key] = Setting(_placed(key, value, folder, start), label)
    if not isolated:
        for key, name, value in _from_environment(environment):
            found[key] = Setting(value, name)
    for key, value in flags.items():
        found[key] = Setting(value, "--" + key.replace("_", "-"))
    homes = () if isolated else tuple(dict.fromkeys((*reversed(_upwards(start)), folder)))
    return Config(found, file, homes)


def _from_file(file: Path, label: str) -> dict[str, Any]:
    content = _table(file, explicit=True) or {}
    for violation in schema.violations("config", content, most=1):
        place = f"{label}: {violation.pointer[1:]}" if violation.pointer else label
        raise UsageError(f"{place}: {violation.ja}", f"{place}: {violation.en}")
    return {key: value for key, value in content.items() if key in known()}


def _table(file: Path, *, explicit: bool = False) -> dict[str, Any] | None:
    """The settings that a file holds; None for a project file without a table of ours."""
    raw = handwritten.raw_of(file)
    try:
        content: dict[str, Any] = handwritten.decode(file, raw)
    except UsageError:
        is_ours = file.name != PROJECT_FILE or explicit or _OUR_TABLE.search(raw)
        if not is_ours:
            return None  # another tool's file, and for that tool to complain of
        raise
    if file.name != PROJECT_FILE:
        return content
    tools = content.get("tool")
    if not isinstance(tools, dict) or "auditor" not in tools:
        return None
    table = tools["auditor"]
    if not isinstance(table, dict):
        raise UsageError(
            f"{file}: tool.auditor は表 [tool.auditor] です", f"{file}: tool.auditor is no table"
        )
    return table


def _from_environment(environment: Mapping[str, str]) -> Iterator[tuple[str, str, Any]]:
    """Setting, variable and value for each variable of ours that is set."""
    for name in sorted(environment):
        if not name.startswith(PREFIX) or name in OTHER_VARIABLES or not environment[name]:
            continue
        key = name.removeprefix(PREFIX).lower()
        if key not in known():
            ours = [f"{PREFIX}{one.upper()}" for one in known()]
            ja, en = meant(name, ours, otherwise="auditor config show")
            raise UsageError(f"{name} という設定はありません{ja}", f"no setting {name}{en}")
        value = _typed(key, environment[name])
        for violation in schema.violations("config", {key: value}, most=1):
            raise UsageError(f"{name}: {violation.ja}", f"{name}: {violation.en}")
        yield key, name, value


def _typed(key: str, text: str) -> Any:
    """A variable's text as the kind of value that the setting takes."""
    part = known()[key]
    if key == "lang":
        # a locale's name will do; another language is no setting of ours
        return next((lang for lang in ("ja", "en") if text.lower().startswith(lang)), text)
    if part.get("type") == "integer":
        number = whole_number(text)
        return text if number is None else number
    if part.get("type") == "number":
        decimal = finite_number(text)
        return text if decimal is None else decimal
    if part.get("type") == "boolean":
        return {"1": True, "true": True, "0": False, "false": False}.get(text.lower(), text)
    if part.get("type") == "array" or "$ref" in part:
        return [word.strip() for word in text.split(",") if word.strip()]
    return text


def _placed(key: str, value: Any, folder: Path, start: Path) -> Any:
    """Paths of a file are meant from its folder; given as seen from the working directory."""
    if folder == start or not _holds_paths(key, value):
        return value
    if isinstance(value, str):
        return _relative(str(folder / value), start)
    return [_relative(str(folder / one), start) for one in value]


def _holds_paths(key: str, value: Any) -> bool:
    is_profile_file = key == "profile" and str(value).endswith((".toml", ".json"))
    return (
        key in ("baseline", "cache") or is_profile_file or "/files" in known()[key].get("$ref", "")
    )


def _relative(path: str, start: Path) -> str:
    shown = os.path.relpath(path, start)
    return shown.replace(os.sep, "/")


def _copy(default: Any) -> Any:
    return list(default) if isinstance(default, list) else default
