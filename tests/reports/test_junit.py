"""JUnit XML: valid against Jenkins's schema, one case for each rule."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import xmlschema

from auditor.reports import junit
from auditor.reports.options import RenderOptions
from tests.reports import sample_report as sample

OPTIONS = RenderOptions()
SCHEMA = xmlschema.XMLSchema(str(Path(__file__).parent / "official" / "junit-10.xsd"))


def tree(report: sample.Report, lang: str = "ja") -> ET.Element:
    return ET.fromstring(junit.render(report, lang=lang, options=OPTIONS))


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize(
    "report",
    [sample.sample_report(), sample.clean_report(), sample.empty_report()],
    ids=["three", "clean", "none"],
)
def test_the_document_is_valid(report: sample.Report, lang: str) -> None:
    errors = list(SCHEMA.iter_errors(junit.render(report, lang=lang, options=OPTIONS)))

    assert errors == []


def test_the_counts_agree_with_the_cases() -> None:
    root = tree(sample.sample_report())

    cases = root.findall("testsuite/testcase")
    assert root.attrib["tests"] == str(len(cases))
    assert root.attrib["failures"] == str(len(root.findall(".//failure")))
    assert root.attrib["errors"] == str(len(root.findall(".//error")))
    for suite in root.findall("testsuite"):
        assert suite.attrib["skipped"] == str(len(suite.findall("testcase/skipped")))


def test_each_outcome_has_its_element() -> None:
    root = tree(sample.sample_report(), "en")

    def child(suite: int, rule: str) -> ET.Element | None:
        case = root.findall("testsuite")[suite].find(f"testcase[@name='{rule}']")
        assert case is not None
        return next(iter(case), None)

    failed = child(0, "moderation.co-admin-shortage")
    waived = child(0, "commerce.disclosure-missing")
    unknown = child(0, "privacy.join-code-published")
    error = child(1, "operations.spam-filter-off")
    absent = child(1, "commerce.disclosure-missing")
    assert child(0, "naming.secret-account-term") is None
    assert failed is not None and (failed.tag, failed.get("type")) == ("failure", "high")
    assert "rooms/books.json:21:19 /admins/co_admins" in (failed.text or "")
    assert waived is not None and waived.get("type") == "waived"
    assert "W-2026-014 (until 2026-12-31, approved by 法務部 田中)" in (waived.get("message") or "")
    assert unknown is not None and unknown.get("message", "").endswith("Join code")
    assert error is not None and (error.tag, error.get("type")) == ("error", "ZeroDivisionError")
    assert absent is not None and absent.get("type") == "not_applicable"


def test_unreadable_inputs_are_errors_of_their_own_suite() -> None:
    last = tree(sample.sample_report(), "en").findall("testsuite")[-1]

    assert last.attrib["errors"] == "1"
    assert last[0].attrib["name"] == "rooms/broken.json:12:5"


def test_the_score_is_a_property_of_the_suite() -> None:
    properties = tree(sample.single_room_report()).findall("testsuite/properties/property")

    told = {entry.attrib["name"]: entry.attrib["value"] for entry in properties}
    assert (told["score.low"], told["score.high"], told["coverage"]) == ("58", "82", "76")
