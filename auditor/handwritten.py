"""Files that people write by hand: UTF-8, and TOML or JSON by their ending or how they begin."""

from pathlib import Path
from typing import Any

from auditor import jsontext, tomltext
from auditor.errors import InputError, UsageError, reason_of
from auditor.limits import Limits


def read(path: Path | str) -> Any:
    """Give the content of a file.

    Raises:
        UsageError: when it cannot be read, or as `decode`.
    """
    return decode(path, raw_of(path))


def raw_of(path: Path | str) -> bytes:
    """Give the bytes of a file.

    Raises:
        UsageError: when it cannot be read.
    """
    try:
        return Path(path).read_bytes()
    except OSError as error:
        why, reason = reason_of(error)
        raise UsageError(f"{path} を読めません: {why}", f"cannot read {path}: {reason}") from None


def decode(path: Path | str, raw: bytes) -> Any:
    """Give the content of a file that was read.

    Raises:
        UsageError: when it is no UTF-8, no TOML, no JSON; with the place.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(f"{path} はUTF-8ではありません", f"{path} is not UTF-8") from None
    return decode_text(path, text)


def decode_text(path: Path | str, text: str) -> Any:
    """Give the content of a file's text, as `decode`."""
    return _toml(path, text) if is_toml(path, text) else _json(path, text)


def is_toml(path: Path | str, text: str) -> bool:
    """Whether a file counts as TOML; by its ending, or else unless it begins as a JSON object."""
    ending = Path(path).suffix.lower()
    if ending in (".toml", ".json"):
        return ending == ".toml"
    return not text.lstrip().startswith("{")


def _toml(path: Path | str, text: str) -> Any:
    try:
        return tomltext.decode(text)
    except tomltext.TomlError as error:
        raise UsageError(
            f"{path}: TOMLとして読めません: {error.ja}", f"{path}: not TOML: {error.en}"
        ) from None


def _json(path: Path | str, text: str) -> Any:
    try:
        value, end = jsontext.decode(text, Limits(), jsontext.skip_space(text, 0))
        if jsontext.skip_space(text, end) != len(text):
            line, column = jsontext.place(text, jsontext.skip_space(text, end))
            raise InputError("余分な文字があります", "extra data", line=line, column=column)
    except InputError as error:
        place = f"{path}:{error.line}:{error.column}" if error.line else str(path)
        raise UsageError(f"{place}: {error.ja}", f"{place}: {error.en}") from None
    return value
