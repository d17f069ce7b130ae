"""The certificate as HTML: one page to print, without script, without request."""

import re

import pytest

from auditor.reports import certificate_html
from auditor.reports.options import RenderOptions
from tests.reports import sample_report as sample

OPTIONS = RenderOptions()


def page(report: sample.Report, lang: str = "en") -> str:
    return certificate_html.render(report, lang=lang, options=OPTIONS).decode()


def test_it_tells_scope_result_digest_waivers_attestations_and_when() -> None:
    report = sample.single_room_report()
    text = page(report)

    for part in (
        '<bdi lang="ja">読書好きの集まり📚</bdi>',
        "The gate passed",
        "Too few co-admins for the size of the room",
        "39 days left",
        "運営 鈴木",
        "22 November 2026, 00:00 UTC",
        report["digest"],
        report["rooms"][0]["source"]["sha256"],
        "Reviewed by (signature)",
    ):
        assert part in text


def test_several_rooms_are_listed_and_counted() -> None:
    text = page(sample.large_report(9))

    assert "and 5 more" in text
    assert "Lowest 0 · Median 28" in text


def test_a_full_page_is_set_smaller_when_it_is_printed() -> None:
    report = sample.large_report(9)
    for room in report["rooms"]:
        room["results"] += [sample.result(room["name"], rule, "fail") for rule in report["rules"]]

    assert '<body class="full">' in page(report)
    assert "<body>" in page(sample.single_room_report())


def test_a_report_without_rooms_certifies_nothing() -> None:
    text = page(sample.empty_report())

    assert "No room was audited." in text
    assert "The gate failed" in text


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_it_has_no_script_no_request_and_no_markup_from_a_room(lang: str) -> None:
    text = page(sample.sample_report(), lang)

    assert "default-src 'none'" in text
    assert re.findall(r"<(script|img|link|iframe|object)", text) == []
    assert re.findall(r"(?:src|href)=\"", text.partition("<body>")[2]) == []
    assert f'<html lang="{lang}">' in text
