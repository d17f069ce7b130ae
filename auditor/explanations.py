"""What the schema says of a setting, in the words of people who fill in forms, not JSON."""

from collections.abc import Mapping
from typing import Any

from auditor import schema
from auditor.answers import shown_answer
from auditor.settings import Setting, Text, catalogue

_PLAIN_JA = (
    ("空の配列にします", "「なし」と書きます"),
    ("空文字にします", "「なし」と書きます"),
    ("true", "「はい」"),
)
_PLAIN_EN = (
    ("Write an empty list", "Write 'none'"),
    ("Write an empty string", "Write 'none'"),
    ("True when", "Yes when"),
)


def explanation(setting: Setting) -> Text:
    """What a setting holds, for somebody who fills it in."""
    ja, _, en = str(node_at(setting.pointer)["description"]).partition(" / ")
    for written, plain in _PLAIN_JA:
        ja = ja.replace(written, plain)
    for written, plain in _PLAIN_EN:
        en = en.replace(written, plain)
    return Text(ja, en)


def example_of(setting: Setting, lang: str) -> str | None:
    """The schema's example of a setting as a person writes it; lists as lines."""
    examples = node_at(setting.pointer).get("examples", [])
    if not examples:
        return None
    value = examples[min(1, len(examples) - 1)] if lang == "en" else examples[0]
    if setting.kind != "list":
        return shown_answer(setting, value, lang)
    fields = [one.pointer.rpartition("/")[2] for one in catalogue().items_of(setting.pointer)]
    lines = [" | ".join(str(item.get(field, "")) for field in fields) for item in value]
    return "\n".join(line.rstrip(" |") for line in lines) or None


def node_at(pointer: str) -> Mapping[str, Any]:
    """What the schema of room exports says of a setting."""
    document = schema.document("room-export")
    node: Mapping[str, Any] = document
    for part in pointer.split("/")[1:]:
        node = _resolved(node["items"] if part == "*" else node["properties"][part], document)
    return node


def _resolved(node: Mapping[str, Any], document: Mapping[str, Any]) -> Mapping[str, Any]:
    if "$ref" not in node:
        return node
    shared: Mapping[str, Any] = document["$defs"][node["$ref"].rpartition("/")[2]]
    return {**shared, **node}
