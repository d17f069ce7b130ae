"""The in-toto statement: read by in-toto's own package, digests of what was tested."""

import json
from importlib import import_module
from typing import Any

import pytest

from auditor.reports import intoto
from auditor.reports.options import RenderOptions
from tests.reports import sample_report as sample

OPTIONS = RenderOptions()

# These packages carry no types.
json_format: Any = import_module("google.protobuf.json_format")
statement_pb2: Any = import_module("in_toto_attestation.v1.statement_pb2")
Statement: Any = import_module("in_toto_attestation.v1.statement").Statement
test_result_pb2: Any = import_module(
    "in_toto_attestation.predicates.test_result.v0.test_result_pb2"
)


def statement(report: sample.Report) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(intoto.render(report, lang="ja", options=OPTIONS))
    return made


@pytest.mark.parametrize(
    "report",
    [sample.sample_report(), sample.clean_report(), sample.empty_report()],
    ids=["three", "clean", "none"],
)
def test_in_totos_own_package_reads_the_statement(report: sample.Report) -> None:
    made = statement(report)

    parsed = json_format.ParseDict(made, statement_pb2.Statement())
    result = json_format.ParseDict(made["predicate"], test_result_pb2.TestResult())

    Statement.copy_from_pb(parsed).validate()
    assert result.result == made["predicate"]["result"]
    assert len(result.configuration) == len(made["predicate"]["configuration"])


def test_the_subject_is_the_input_by_its_digest() -> None:
    report = sample.single_room_report()

    assert statement(report)["subject"] == [
        {
            "name": "rooms/books.json#1",
            "digest": {"sha256": report["rooms"][0]["source"]["sha256"]},
        }
    ]


def test_each_outcome_stands_in_its_list() -> None:
    predicate = statement(sample.sample_report())["predicate"]

    assert "room-books/naming.secret-account-term" in predicate["passedTests"]
    assert "room-books/commerce.disclosure-missing" in predicate["warnedTests"]
    assert "room-books/operations.spam-filter-off" in predicate["warnedTests"]
    assert "room-books/moderation.co-admin-shortage" in predicate["failedTests"]
    assert f"{sample.FORMULA}/operations.spam-filter-off" in predicate["failedTests"]


@pytest.mark.parametrize(
    ("report", "result"),
    [
        (sample.sample_report(), "FAILED"),
        (sample.single_room_report(), "WARNED"),
        (sample.empty_report(), "PASSED"),
    ],
    ids=["three", "one", "none"],
)
def test_the_result_follows_the_gate(report: sample.Report, result: str) -> None:
    assert statement(report)["predicate"]["result"] == result


def test_rules_profile_plugins_and_report_are_the_configuration() -> None:
    report = sample.single_room_report()

    told = {
        entry["name"]: entry["digest"]["sha256"]
        for entry in statement(report)["predicate"]["configuration"]
    }
    assert told["report"] == report["digest"].removeprefix("sha256:")
    assert told["profile launch"] == report["tool"]["profile_digest"].removeprefix("sha256:")
    assert "plugin in-house" in told
