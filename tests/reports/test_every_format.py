"""What holds for every format: the same bytes each time, and no text that acts."""

import copy
import hashlib
import json
import os
import subprocess
import sys
from importlib.resources import files

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.reports import (
    certificate_html,
    csv,
    github,
    gitlab,
    html,
    intoto,
    junit,
    oscal,
    sarif,
    sarif_github,
    xlsx,
)
from auditor.reports.options import RenderOptions
from auditor.reports.visible import visible
from tests.reports import sample_report as sample

OPTIONS = RenderOptions()
REPORTERS = {
    "html": html,
    "sarif": sarif,
    "sarif-github": sarif_github,
    "junit": junit,
    "gitlab": gitlab,
    "github": github,
    "csv": csv,
    "oscal": oscal,
}
# These show names and titles only, or are no text.
OTHERS = {"intoto": intoto, "certificate-html": certificate_html, "xlsx": xlsx}
ALL = REPORTERS | OTHERS
# What no reader of any of these formats may meet in its raw form.
ACTING = "\u202e\u200b\u0000\u0008\u001b\u2028"


def test_the_sample_is_a_report() -> None:
    schema = json.loads(files("auditor_schemas").joinpath("report.schema.json").read_text("utf-8"))
    validator = jsonschema.Draft202012Validator(schema)

    reports = (
        sample.sample_report(),
        sample.empty_report(),
        sample.large_report(3),
        sample.adopted_report(),
    )
    for report in reports:
        assert [error.message for error in validator.iter_errors(report)] == []


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("name", ALL)
def test_the_same_report_gives_the_same_bytes_and_is_left_as_it_is(name: str, lang: str) -> None:
    report = sample.sample_report()
    before = copy.deepcopy(report)

    first = ALL[name].render(report, lang=lang, options=OPTIONS)
    second = ALL[name].render(sample.sample_report(), lang=lang, options=OPTIONS)

    assert first == second
    assert report == before


@pytest.mark.parametrize("name", REPORTERS)
def test_hidden_and_turning_characters_are_named(name: str) -> None:
    text = REPORTERS[name].render(sample.sample_report(), lang="ja", options=OPTIONS).decode()

    assert not set(text) & set(ACTING)
    assert "U+202E" in text


@pytest.mark.parametrize("name", ["html", "junit", "certificate-html"])
def test_markup_in_a_text_is_text(name: str) -> None:
    text = ALL[name].render(sample.sample_report(), lang="ja", options=OPTIONS).decode()

    assert "<script>alert" not in text
    assert "<img" not in text


MASK = "●"


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from(sorted(REPORTERS)),
    st.sampled_from(["ja", "en"]),
    st.integers(3, 20),
    st.text(st.characters(codec="utf-8"), max_size=12),
)
def test_a_mask_stays_whole_in_every_format(name: str, lang: str, length: int, tail: str) -> None:
    report = sample.single_room_report()
    message = f"連絡先 {MASK * length}、{tail}"
    problem = report["rooms"][0]["results"][1]["problems"][0]
    problem["message"] = {"ja": message, "en": message}

    text = REPORTERS[name].render(report, lang=lang, options=OPTIONS).decode()

    assert f"連絡先 {MASK * length}、" in text


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from(sorted(ALL.keys() - {"xlsx"})),
    st.text(st.characters(), min_size=1, max_size=30),
)
def test_any_text_can_be_rendered(name: str, text: str) -> None:
    report = sample.sample_report()
    for room in report["rooms"]:
        room["name"] = text
        room["source"]["path"] = text
        for entry in room["results"]:
            for problem in entry.get("problems", ()):
                problem["excerpt"] = text
                problem["message"] = {"ja": text, "en": text}

    data = ALL[name].render(report, lang="ja", options=OPTIONS)

    assert not any(piece in data.decode() for piece in "\u202e\u200b\u0000")


def test_bytes_do_not_hang_on_the_hash_seed() -> None:
    program = (
        "import hashlib, importlib, sys\n"
        "from tests.reports import sample_report as sample\n"
        "from auditor.reports.options import RenderOptions\n"
        "for name in sys.argv[1:]:\n"
        "    module = importlib.import_module(name)\n"
        "    made = module.render(sample.sample_report(), lang='en', options=RenderOptions())\n"
        "    print(hashlib.sha256(made).hexdigest())\n"
    )
    modules = [module.__name__ for module in ALL.values()]
    made = [
        subprocess.run(
            [sys.executable, "-c", program, *modules],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.split()
        for seed in ("1", "2")
    ]

    here = [
        hashlib.sha256(
            module.render(sample.sample_report(), lang="en", options=OPTIONS)
        ).hexdigest()
        for module in ALL.values()
    ]
    assert made[0] == made[1] == here


def test_visible_text_is_stable() -> None:
    assert all(visible(visible(text)) == visible(text) for text in sample.HOSTILE)
