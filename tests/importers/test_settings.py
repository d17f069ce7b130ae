"""The catalogue of settings: complete, under its schema, and true to the export format."""

import json
from collections.abc import Iterator
from importlib.resources import files
from itertools import pairwise
from typing import Any

import jsonschema

from auditor.report import setting_cards


def schema(name: str) -> dict[str, Any]:
    text = files("auditor_schemas").joinpath(f"{name}.schema.json").read_text(encoding="utf-8")
    document: dict[str, Any] = json.loads(text)
    return document


EXPORT = schema("room-export")
CATALOGUE: dict[str, Any] = json.loads(
    files("auditor").joinpath("settings.json").read_text(encoding="utf-8")
)
SETTINGS: dict[str, Any] = CATALOGUE["settings"]


def pointers(node: dict[str, Any], path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    for key, child in node.get("properties", {}).items():
        if f"{path}/{key}" in ("/schema", "/$schema"):
            continue
        found = resolve(child)
        yield f"{path}/{key}", found
        yield from pointers(found, f"{path}/{key}")
        if "items" in found:
            yield from pointers(resolve(found["items"]), f"{path}/{key}/*")


def resolve(node: dict[str, Any]) -> dict[str, Any]:
    if "$ref" not in node:
        return node
    return {**EXPORT["$defs"][node["$ref"].removeprefix("#/$defs/")], **node}


def test_catalogue_keeps_its_schema() -> None:
    jsonschema.validate(CATALOGUE, schema("settings"))


def test_every_part_of_the_export_is_catalogued() -> None:
    assert sorted(SETTINGS) == sorted(dict(pointers(EXPORT)))


def test_labels_are_unique_so_that_a_heading_names_one_setting() -> None:
    for language in ("ja", "en"):
        labels = [setting["label"][language] for setting in SETTINGS.values()]
        assert len(set(labels)) == len(labels)


def test_what_an_importer_counts_has_a_name_of_its_own() -> None:
    counted = ("/x-talk/joins", "/x-talk/leaves")
    cards = setting_cards(("/messages", *counted))

    assert sorted(CATALOGUE["counted"]) == sorted(counted)
    for language in ("ja", "en"):
        assert len({card["label"][language] for card in cards.values()}) == len(counted) + 1


def test_sections_hold_together_and_come_in_order() -> None:
    wanted = [section["id"] for section in CATALOGUE["sections"]]
    met = [setting["section"] for setting in SETTINGS.values()]

    assert list(dict.fromkeys(met)) == wanted
    assert sum(before != after for before, after in pairwise(met)) == len(wanted) - 1


def test_choices_are_those_of_the_schema() -> None:
    for pointer, node in pointers(EXPORT):
        assert list(SETTINGS[pointer].get("choices", [])) == node.get("enum", []), pointer


def test_defaults_and_conditions_are_possible_values() -> None:
    nodes = dict(pointers(EXPORT))
    values = [(pointer, one["default"]) for pointer, one in SETTINGS.items() if "default" in one]
    for setting in SETTINGS.values():
        values.extend(setting.get("asked_if", {}).items())

    assert len(values) > 20
    for pointer, value in values:
        jsonschema.validate(value, {**nodes[pointer], "$defs": EXPORT["$defs"]})
