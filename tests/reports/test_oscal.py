"""OSCAL assessment results: valid against NIST's schema, identifiers from the digest."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import jsonschema
import pytest

from auditor.reports import oscal
from auditor.reports.options import RenderOptions
from tests.reports import sample_report as sample

OPTIONS = RenderOptions()
SCHEMA = json.loads(
    (Path(__file__).parent / "official" / "oscal-assessment-results.schema.json").read_text("utf-8")
)


def matches(
    validator: Any, pattern: str, instance: object, schema: object
) -> Iterator[jsonschema.ValidationError]:
    """JSON Schema's `pattern` with the Unicode classes that Python's `re` lacks."""
    del validator, schema
    python = pattern.replace(r"\p{L}", r"[^\W\d_]").replace(r"\p{N}", r"\d")
    if isinstance(instance, str) and not re.search(python, instance):
        yield jsonschema.ValidationError(f"{instance!r} does not match {pattern!r}")


extend: Any = jsonschema.validators.extend  # it carries no types
VALIDATOR = extend(jsonschema.Draft7Validator, {"pattern": matches})(
    SCHEMA, format_checker=jsonschema.FormatChecker()
)


def document(report: sample.Report, lang: str = "en") -> dict[str, Any]:
    made = json.loads(oscal.render(report, lang=lang, options=OPTIONS))
    found: dict[str, Any] = made["assessment-results"]
    return found


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize(
    "report",
    [
        sample.sample_report(),
        sample.single_room_report(),
        sample.clean_report(),
        sample.empty_report(),
    ],
    ids=["three", "one", "clean", "none"],
)
def test_the_document_is_valid(report: sample.Report, lang: str) -> None:
    made = json.loads(oscal.render(report, lang=lang, options=OPTIONS))

    assert [error.message[:200] for error in VALIDATOR.iter_errors(made)] == []


def test_the_check_itself_refuses_what_oscal_refuses() -> None:
    made = json.loads(oscal.render(sample.clean_report(), lang="en", options=OPTIONS))
    made["assessment-results"]["uuid"] = "00000000-0000-0000-0000-000000000000"
    made["assessment-results"]["metadata"]["title"] = ""
    made["assessment-results"]["results"][0]["findings"][0]["target"]["target-id"] = "1 x"

    assert len(list(VALIDATOR.iter_errors(made))) >= 2


def test_each_outcome_has_its_status() -> None:
    book, hostile, _ = document(sample.sample_report())["results"]

    def statuses(result: dict[str, Any]) -> dict[str, tuple[str, str]]:
        return {
            entry["target"]["target-id"]: (
                entry["target"]["status"]["state"],
                entry["target"]["status"]["reason"],
            )
            for entry in result["findings"]
        }

    assert statuses(book) == {
        "naming.secret-account-term": ("satisfied", "pass"),
        "moderation.co-admin-shortage": ("not-satisfied", "fail"),
        "guidelines.personal-information-clause": ("not-satisfied", "fail"),
        "commerce.disclosure-missing": ("not-satisfied", "fail"),
        "visibility.open-join": ("satisfied", "pass"),
        "privacy.join-code-published": ("not-satisfied", "other"),
        "operations.spam-filter-off": ("not-satisfied", "other"),
        "operations.review-overdue": ("not-satisfied", "other"),
    }
    assert "operations.spam-filter-off" not in statuses(hostile)
    assert "commerce.disclosure-missing" not in statuses(hostile)


def test_a_waiver_is_an_approved_deviation_with_a_deadline() -> None:
    (result,) = document(sample.single_room_report())["results"]

    risks = {entry["status"]: entry for entry in result["risks"]}
    assert set(risks) == {"open", "deviation-approved"}
    assert risks["deviation-approved"]["deadline"] == "2026-12-31T23:59:59Z"
    props = {entry["name"]: entry["value"] for entry in risks["deviation-approved"]["props"]}
    assert props["waiver-approver"] == "法務部 田中"


def test_an_attestation_is_told_with_who_and_when() -> None:
    (result,) = document(sample.single_room_report())["results"]

    (part,) = result["attestations"][0]["parts"]
    assert part["prose"] == "公開の方法を部内で確認しました。"
    assert {"name": "by", "ns": "urn:openchat-auditor:report", "value": "運営 鈴木"} in part[
        "props"
    ]


def test_identifiers_stay_and_hang_on_the_reports_digest() -> None:
    first, second = (document(sample.single_room_report()) for _ in range(2))
    other = sample.single_room_report()
    other["digest"] = "sha256:" + "0" * 64

    assert first["uuid"] == second["uuid"] != document(other)["uuid"]
    assert UUID(first["uuid"]).version == 5


def test_every_reference_leads_to_its_part() -> None:
    made = document(sample.sample_report())

    for result in made["results"]:
        observations = {entry["uuid"] for entry in result.get("observations", [])}
        risks = {entry["uuid"] for entry in result.get("risks", [])}
        for finding in result["findings"]:
            assert {entry["observation-uuid"] for entry in finding["related-observations"]} <= (
                observations
            )
            assert {entry["risk-uuid"] for entry in finding.get("related-risks", [])} <= risks
    resources = {f"#{entry['uuid']}" for entry in made["back-matter"]["resources"]}
    assert made["import-ap"]["href"] in resources
