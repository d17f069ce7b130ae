"""The published schema of room exports: closed, bilingual, and the same shape as the model."""

import json
from collections.abc import Iterator
from importlib.resources import files
from typing import Any, cast

import attrs
import jsonschema
import pytest

from auditor.model import room as model

SCHEMA: dict[str, Any] = json.loads(
    files("auditor_schemas").joinpath("room-export.schema.json").read_text(encoding="utf-8")
)


def resolved(node: dict[str, Any]) -> dict[str, Any]:
    if "$ref" not in node:
        return node
    return {**SCHEMA["$defs"][node["$ref"].removeprefix("#/$defs/")], **node}


def nodes(node: dict[str, Any], path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    node = resolved(node)
    yield path, node
    for key, child in node.get("properties", {}).items():
        yield from nodes(child, f"{path}/{key}")
    if isinstance(node.get("items"), dict):
        yield from nodes(node["items"], f"{path}/*")


def errors(document: Any) -> list[str]:
    validator = jsonschema.Draft202012Validator(SCHEMA)
    return ["/" + "/".join(map(str, error.path)) for error in validator.iter_errors(document)]


def minimal(**parts: Any) -> dict[str, Any]:
    return {"schema": "openchat-room-export/1", "room": {"name": "読書会"}, **parts}


def test_schema_itself_is_valid() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_every_object_is_closed_but_for_free_keys() -> None:
    objects = [(path, node) for path, node in nodes(SCHEMA) if node.get("type") == "object"]

    assert len(objects) > 25
    for path, node in objects:
        assert node["additionalProperties"] is False, path
        assert node["patternProperties"] == {"^x-": True}, path


def test_every_key_is_described_in_both_languages() -> None:
    for path, node in nodes(SCHEMA):
        if path.endswith("/*") and "title" not in node:
            continue  # the item of a list of texts is described by its list
        japanese, separator, english = node["description"].partition(" / ")
        assert node["title"] and separator, path
        assert any(ord(letter) > 0x3000 for letter in japanese), path
        assert english.isascii() or "特定商取引" in english, path


def test_every_example_is_valid() -> None:
    checked = 0
    for path, node in nodes(SCHEMA):
        for example in node.get("examples", []):
            checked += 1
            jsonschema.validate(example, {**node, "$defs": SCHEMA["$defs"]})
            assert example is not None, path

    assert checked > 150


def test_keys_are_those_of_the_model() -> None:
    builders = {
        "": model.RoomExport, "/room": model.RoomInfo, "/room/image": model.Image,
        "/room/background": model.Background, "/room/changes/*": model.Change,
        "/visibility": model.Visibility, "/members": model.Members, "/admins": model.Admins,
        "/admins/admin": model.Administrator, "/admins/co_admins/*": model.Administrator,
        "/admins/coverage/*": model.Duty, "/permissions": model.Permissions, "/bots": model.Bots,
        "/bots/spam_filter": model.SpamFilter, "/bots/greeting": model.Greeting,
        "/bots/auto_reply/*": model.AutoReply, "/bots/translation": model.Translation,
        "/system_messages": model.SystemMessages, "/notes/*": model.Note,
        "/announcements/*": model.Announcement, "/guidelines": model.Guidelines,
        "/operator": model.Operator, "/operator/licences/*": model.Licence,
        "/commerce": model.Commerce, "/moderation": model.Moderation,
        "/moderation/warning_steps/*": model.WarningStep, "/moderation/log/*": model.LogEntry,
        "/moderation/reports/*": model.MemberReport,
        "/moderation/join_requests": model.JoinRequests, "/sub_rooms/*": model.SubRoom,
        "/live_talk": model.LiveTalk, "/messages/*": model.Message,
    }  # fmt: skip
    objects = {path: node for path, node in nodes(SCHEMA) if node.get("type") == "object"}

    assert sorted(builders) == sorted(objects)
    for path, node in objects.items():
        # attrs types `fields` for classes of one kind only
        fields = attrs.fields(cast("type[attrs.AttrsInstance]", builders[path]))
        names = [field.name.rstrip("_") for field in fields if not field.name.startswith("_")]
        assert [key for key in node["properties"] if key != "$schema"] == names, path


@pytest.mark.parametrize(
    "document",
    [
        minimal(),
        {**minimal(), "$schema": "./room-export.schema.json"},
        minimal(**{"x-memo": None}),
        minimal(room={"name": "", "x-note": [1], "category": 29}),
        minimal(exported_at="2026-11-22T09:00:00.5+09:00"),
        minimal(admins={"coverage": [{"from": "22:00", "to": "24:00", "x-a": 1}]}),
        minimal(moderation={"warning_steps": [{"after": "2回目", "lasts": 7}]}),
    ],
)
def test_valid_exports_pass(document: dict[str, Any]) -> None:
    assert errors(document) == []


@pytest.mark.parametrize(
    ("document", "pointer"),
    [
        ({"room": {"name": "a"}}, "/"),
        (minimal(schema="openchat-room-export/2"), "/schema"),
        (minimal(room={}), "/room"),
        (minimal(room={"name": None}), "/room/name"),
        (minimal(room={"name": "a", "nmae": "b"}), "/room"),
        (minimal(visiblity={}), "/"),
        (minimal(exported_at="2026-11-22"), "/exported_at"),
        (minimal(exported_at="2026-11-22T09:00:00Z\n"), "/exported_at"),
        (minimal(members={"count": True}), "/members/count"),
        (minimal(members={"count": -1}), "/members/count"),
        (minimal(permissions={"mention_all": "everyone"}), "/permissions/mention_all"),
        (
            minimal(bots={"spam_filter": {"violation_limit": 11}}),
            "/bots/spam_filter/violation_limit",
        ),
        (minimal(notes=[{"title": None}]), "/notes/0/title"),
        (minimal(admins={"coverage": [{"from": "9時"}]}), "/admins/coverage/0/from"),
    ],
)
def test_invalid_exports_are_refused_where_they_are_wrong(
    document: dict[str, Any], pointer: str
) -> None:
    assert errors(document) == [pointer]
