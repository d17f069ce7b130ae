"""The PDF formats: archival, fonts inside, the same bytes each time, everything in them."""

import copy
import re
import sys
from functools import cache
from importlib import import_module
from typing import Any

import pytest

from auditor.errors import UsageError
from auditor.reports import certificate, pdf, pdf_fonts
from auditor.reports.options import RenderOptions
from auditor.reports.phrases import phrases
from tests.reports import sample_report as sample

OPTIONS = RenderOptions()
pypdfium2: Any = import_module("pypdfium2")  # it carries no types


REPORTS = {
    "one": sample.single_room_report,
    "three": sample.sample_report,
    "many": lambda: sample.large_report(21),
    "none": sample.empty_report,
}


@cache
def made(module: Any, name: str, lang: str) -> bytes:
    data: bytes = module.render(REPORTS[name](), lang=lang, options=OPTIONS)
    return data


def pages(data: bytes) -> list[str]:
    """The text of each page without its white space, which a PDF does not keep."""
    with pypdfium2.PdfDocument(data) as document:
        return [squeezed(page.get_textpage().get_text_range()) for page in document]


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_one_room_tells_everything(lang: str) -> None:
    report = sample.single_room_report()
    text = "".join(pages(made(pdf, "one", lang)))
    say = phrases(lang)

    expected = [
        report["rules"]["moderation.co-admin-shortage"]["failure_title"][lang],
        report["rules"]["moderation.co-admin-shortage"]["why"][lang],
        report["rules"]["moderation.co-admin-shortage"]["remediation"][lang],
        report["rules"]["guidelines.personal-information-clause"]["paste"][lang],
        report["rooms"][0]["results"][1]["problems"][0]["message"][lang],
        report["settings"]["/bots/spam_filter"]["label"][lang],
        "●●●●●●●●●●●●",
        "2026-12-31",
        "法務部田中",
        say("waiver.days", days=39),
        "公開の方法を部内で確認しました。",
        report["rules"]["commerce.disclosure-missing"]["references"][0]["title"][lang],
        report["digest"],
        report["rooms"][0]["source"]["sha256"],
        say("gate.passed"),
    ]
    assert [part for part in expected if squeezed(part) not in text] == []


def test_several_rooms_come_with_overview_errors_and_unreadable_inputs() -> None:
    text = "".join(pages(made(pdf, "three", "en")))

    for part in ("Roomsataglance", "Mostfrequentfindings", "ZeroDivisionError", "broken.json"):
        assert part in text
    assert "<script>alert('room')</script>" in text
    assert "[U+202E]" in text


def test_many_rooms_tell_each_rule_once() -> None:
    report = sample.large_report(21)
    text = "".join(pages(made(pdf, "many", "en")))

    why = squeezed(report["rules"]["naming.secret-account-term"]["why"]["en"])
    assert text.count(why) == 1


@pytest.mark.parametrize("module", [pdf, certificate])
def test_the_file_is_archival_with_its_fonts_inside(module: Any) -> None:
    data = made(module, "three", "ja")

    fonts = set(re.findall(rb"/BaseFont /([^\s/]+)", data))
    assert {name.partition(b"+")[2] for name in fonts} >= {b"NotoSansJP", b"NotoSerifJP"}
    assert all(b"+" in name for name in fonts)
    assert len(re.findall(rb"/FontFile[23] \d+", data)) >= len(fonts)
    assert b"<pdfaid:part>2</pdfaid:part>" in data
    assert b"/Lang (ja)" in data


@pytest.mark.parametrize("module", [pdf, certificate])
def test_the_bytes_are_the_same_and_tell_no_time_but_the_audits(module: Any) -> None:
    first = made(module, "one", "ja")
    second = module.render(sample.single_room_report(), lang="ja", options=OPTIONS)

    assert first == second
    assert first.count(b"2026-11-22T00:00:00+00:00") == 3


def test_the_outline_leads_to_the_sections() -> None:
    with pypdfium2.PdfDocument(made(pdf, "one", "en")) as document:
        titles = [entry.get_title() for entry in document.get_toc()]

    assert titles[:3] == ["Summary", "Score by area", "Points to be checked"]
    assert titles[-1] == "Provenance"


def test_an_empty_report_is_a_document_too() -> None:
    assert len(pages(made(pdf, "none", "ja"))) == 1


def test_a_long_text_goes_on_over_pages_and_every_page_has_its_number() -> None:
    texts = pages(made(pdf, "three", "ja"))

    assert len(texts) > 4
    for number, text in enumerate(texts, start=1):
        assert f"{number}/{len(texts)}" in text


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("name", REPORTS)
def test_a_certificate_is_one_page(name: str, lang: str) -> None:
    (text,) = pages(made(certificate, name, lang))

    assert REPORTS[name]()["digest"] in text
    assert squeezed(phrases(lang)("certificate.signature")) in text


@pytest.mark.parametrize("text", ["한국어 방 " * 60, "長い名前" * 90, "\u202e" * 300, "W" * 900])
def test_a_certificate_stays_one_page_whatever_the_texts_are(text: str) -> None:
    report = sample.large_report(9)
    for room in report["rooms"]:
        room["name"] = text
        room["source"]["path"] = text
        for entry in room["results"]:
            if entry.get("waiver"):
                entry["waiver"] = dict.fromkeys(entry["waiver"], text)
            if entry.get("attestation"):
                entry["attestation"] = dict.fromkeys(entry["attestation"], text)
    report["rules"] = copy.deepcopy(report["rules"])
    for rule in report["rules"].values():
        rule["failure_title"] = rule["title"] = {"ja": text, "en": text}
    report["tool"]["profile"] = text

    assert len(pages(certificate.render(report, lang="ja", options=OPTIONS))) == 1


def test_a_certificate_tells_scope_result_open_points_waivers_and_attestations() -> None:
    text = "".join(pages(made(certificate, "one", "en")))

    for part in (
        "読書好きの集まり",
        "The gate passed",
        "58",
        "Too few co-admins for the size of the room",
        "39 days left",
        "運営 鈴木",
        "22 November 2026, 00:00 UTC",
    ):
        assert squeezed(part) in text


@pytest.mark.parametrize("module", [pdf, certificate])
def test_without_the_extra_the_reader_is_told_what_to_install(
    monkeypatch: pytest.MonkeyPatch, module: Any
) -> None:
    monkeypatch.setitem(sys.modules, "fpdf", None)
    pdf_fonts.font_library.cache_clear()

    with pytest.raises(UsageError, match="-m pip install fpdf2"):
        module.render(sample.clean_report(), lang="en", options=OPTIONS)


def test_the_baseline_and_the_level_reached_are_told() -> None:
    data = pdf.render(sample.adopted_report(), lang="en", options=OPTIONS)

    text = "".join(pages(data))
    for part in ("Known at adoption", "Leaving the baseline aside: 66", "Highest level reached"):
        assert squeezed(part) in text
