"""JSON documents for other machines: hidden characters named, the same bytes each time."""

import json
from collections.abc import Mapping
from typing import Any

from auditor.reports.visible import visible


def to_bytes(document: Any) -> bytes:
    """Give the document as UTF-8, every text in it safe to show."""
    return (json.dumps(_shown(document), ensure_ascii=False) + "\n").encode()


def _shown(value: Any) -> Any:
    if isinstance(value, str):
        return visible(value)
    if isinstance(value, Mapping):
        return {visible(str(key)): _shown(entry) for key, entry in value.items()}
    if isinstance(value, list | tuple):
        return [_shown(entry) for entry in value]
    return value
