"""Texts to paste fit the room, whatever the language of the report, in every form."""

import json
from importlib import import_module
from typing import Any

import pytest

from auditor.reports import html, markdown, pdf, sarif
from auditor.reports.options import RenderOptions
from auditor.reports.pastes import is_foreign, pastes
from auditor.reports.phrases import phrases
from tests.conftest import EXAMPLES, Auditor
from tests.reports import sample_report as sample

OPTIONS = RenderOptions()
RULE = "guidelines.personal-information-clause"
TEXTS = {"ja": "個人情報を書かないでください。", "en": "Post no personal information."}
JAPANESE, ENGLISH = {"name": "読書会 Tokyo"}, {"name": "Book club Tokyo"}
pypdfium2: Any = import_module("pypdfium2")  # it carries no types


@pytest.mark.parametrize(
    ("texts", "lang", "foreign", "expected"),
    [
        (TEXTS, "en", False, ["paste_ja", "paste_en"]),
        (TEXTS, "en", True, ["paste_ja", "paste_en"]),
        (TEXTS, "ja", False, ["paste"]),
        (TEXTS, "ja", True, ["paste_ja", "paste_en"]),
        ({"en": "Only this."}, "ja", False, ["paste_en"]),
        ({"en": "Only this."}, "en", False, ["paste"]),
        ({"ja": "これだけ。"}, "en", False, ["paste_ja"]),
        ({"ja": "@name", "en": "@name"}, "en", True, ["paste_ja"]),
        (None, "en", True, []),
    ],
)
def test_the_japanese_text_comes_first_and_the_english_one_where_it_is_of_use(
    texts: object, lang: str, foreign: bool, expected: list[str]
) -> None:
    say = phrases(lang)

    shown = pastes(texts, say, foreign=foreign)

    assert [one.label for one in shown] == [say(f"finding.{key}") for key in expected]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["読書会"], False),
        (["K-POP すき"], False),
        (["ｶﾗｵｹ 2026"], False),
        (["東京"], False),
        (["📚"], False),
        ([""], False),
        (["Book club"], True),
        (["독서 모임"], True),
        (["読書会", "Book club"], True),
        ([], False),
    ],
)
def test_a_room_without_kana_and_kanji_in_its_name_is_foreign(
    names: list[str], expected: bool
) -> None:
    assert is_foreign([{"name": name} for name in names]) is expected


def report(name: str, rooms: int = 1) -> sample.Report:
    """A report in which every room lacks the rule on personal information."""
    made = sample.single_room_report() if rooms == 1 else sample.large_report(rooms)
    for room in made["rooms"]:
        room["name"] = name
    made["rules"][RULE]["paste"] = TEXTS
    return made


def told(form: str, made: sample.Report, lang: str) -> str:
    """What the form tells of the rule, without its white space."""
    module = {"html": html, "markdown": markdown, "pdf": pdf, "sarif": sarif}[form]
    data = module.render(made, lang=lang, options=OPTIONS)
    if form == "pdf":
        with pypdfium2.PdfDocument(data) as document:
            text = "".join(page.get_textpage().get_text_range() for page in document)
    elif form == "sarif":
        rules = json.loads(data)["runs"][0]["tool"]["driver"]["rules"]
        text = next(rule["help"]["text"] for rule in rules if rule["id"] == RULE)
    else:
        text = data.decode()
    return "".join(text.split())


@pytest.mark.parametrize("rooms", [1, 25], ids=["one", "many"])
@pytest.mark.parametrize("form", ["html", "markdown", "pdf", "sarif"])
@pytest.mark.parametrize(
    ("lang", "name", "is_both"),
    [
        ("en", "読書会", True),
        ("en", "Book club", True),
        ("ja", "読書会", False),
        ("ja", "Book club", True),
    ],
)
def test_every_form_shows_them_alike(
    form: str, lang: str, name: str, is_both: bool, rooms: int
) -> None:
    text, say = told(form, report(name, rooms), lang), phrases(lang)

    found = [text.find("".join(TEXTS[one].split())) for one in ("ja", "en")]
    labels = ["".join(say(f"finding.paste_{one}").split()) in text for one in ("ja", "en")]
    assert found[0] > 0
    assert (found[1] > found[0]) if is_both else (found[1] == -1)
    assert labels == [is_both, is_both]


def test_each_text_in_html_stands_in_its_language_with_a_button_of_its_own() -> None:
    page = html.render(report("読書会"), lang="en", options=OPTIONS).decode()

    assert f'<dd class="paste"><pre lang="ja">{TEXTS["ja"]}</pre></dd>' in page
    assert f'<dd class="paste"><pre>{TEXTS["en"]}</pre></dd>' in page


@pytest.mark.parametrize(("lang", "expected"), [("en", 2), ("ja", 1)])
@pytest.mark.parametrize("command", ["rules", "plan"])
def test_the_command_line_shows_them_alike(
    auditor: Auditor, command: str, lang: str, expected: int
) -> None:
    arguments = {
        "rules": ["rules", RULE],
        "plan": ["plan", "--details", str(EXAMPLES / "side-job.json")],
    }[command]

    shown = auditor(*arguments, "--lang", lang).stdout

    texts = [text in shown for text in ("【個人情報について】", "[Personal information]")]
    assert texts == [True, expected == 2]
