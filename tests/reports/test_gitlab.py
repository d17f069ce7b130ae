"""GitLab Code Quality: a list of what GitLab documents, each entry with its own fingerprint."""

import json
from typing import Any

import jsonschema

from auditor.reports import gitlab
from auditor.reports.options import RenderOptions
from tests.reports import sample_report as sample

# After GitLab's documentation of the format; there is no schema of GitLab's own.
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "additionalProperties": False,
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 16},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^(?!/|\\./)"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


def entries(report: sample.Report, options: RenderOptions | None = None) -> list[dict[str, Any]]:
    data = gitlab.render(report, lang="ja", options=options or RenderOptions())
    assert not data.startswith(b"\xef\xbb\xbf")
    made: list[dict[str, Any]] = json.loads(data)
    jsonschema.validate(made, SCHEMA)
    return made


def test_every_open_problem_is_there_with_a_fingerprint_of_its_own() -> None:
    made = entries(sample.sample_report())

    prints = [entry["fingerprint"] for entry in made]
    assert len(made) == 15
    assert len(set(prints)) == len(prints)
    assert {entry["check_name"] for entry in made} == {
        "auditor.input-invalid",
        "naming.secret-account-term",
        "moderation.co-admin-shortage",
        "guidelines.personal-information-clause",
    }


def test_the_heaviest_come_first_in_gitlabs_own_words() -> None:
    order = [entry["severity"] for entry in entries(sample.sample_report())]

    assert order == ["blocker"] * 13 + ["critical", "major"]


def test_equal_problems_keep_apart() -> None:
    report = sample.single_room_report()
    problems = report["rooms"][0]["results"][1]["problems"]
    problems.append(problems[0])

    prints = [entry["fingerprint"] for entry in entries(report)]

    assert len(set(prints)) == len(prints) == 3


def test_nothing_to_check_is_an_empty_list() -> None:
    assert entries(sample.clean_report()) == []


def test_paths_are_relative_to_the_root() -> None:
    report = sample.single_room_report()
    report["rooms"][0]["source"]["path"] = "/builds/shop/rooms/books.json"

    made = entries(report, RenderOptions(source_root="/builds/shop/"))

    assert {entry["location"]["path"] for entry in made} == {"rooms/books.json"}
