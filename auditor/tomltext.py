"""TOML as JSON values: days and times become text, which a schema then judges."""

import tomllib
from datetime import date, datetime, time
from typing import Any


class TomlError(ValueError):
    """Text that is no TOML, or has a number that Python does not read."""


def decode(text: str) -> dict[str, Any]:
    """The content of a TOML document.

    Raises:
        TomlError: when it is none.
    """
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise TomlError(str(error)) from error
    except ValueError:  # Python reads no number of thousands of digits
        raise TomlError("a number is too long") from None
    return {key: _plain(value) for key, value in content.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value
