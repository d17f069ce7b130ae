"""Lines for a terminal: broken at its width, Japanese letters counted as two columns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from auditor.reports import table
from auditor.reports.columns import cells, folded
from auditor.reports.options import RenderOptions
from auditor.reports.phrases import phrases
from auditor.reports.verdict import verdict_lines
from tests.conftest import EXAMPLES, Auditor
from tests.reports.sample_report import sample_report
from tests.reports.test_grave import report_with


@pytest.mark.parametrize(
    ("line", "columns", "expected"),
    [
        ("short", 40, "short"),
        ("とても長い行です。" * 9, None, "とても長い行です。" * 9),
        ("  - " + "あ" * 14, 24, "  - " + "あ" * 10 + "\n    " + "あ" * 4),
        ("  ・" + "あ" * 14, 24, "  ・" + "あ" * 10 + "\n    " + "あ" * 4),
        ("判定: 公開の基準を満たしていません", 24, "判定: 公開の基準を満た\n  していません"),
        ("Gate: cannot be told yet, alas", 24, "Gate: cannot be told\n  yet, alas"),
        ("  - " + "あ" * 10 + "。い", 24, "  - " + "あ" * 9 + "\n    あ。い"),
        ("ｱｲｳ " * 6, 22, "ｱｲｳ ｱｲｳ ｱｲｳ ｱｲｳ ｱｲｳ\n  ｱｲｳ"),
    ],
)
def test_a_line_is_folded_below_where_its_text_began(
    line: str, columns: int | None, expected: str
) -> None:
    assert folded(line, columns) == expected


@given(st.text(st.sampled_from("あ漢、。（）ab 12📚ｱ"), max_size=90), st.integers(30, 80))
def test_no_line_is_too_wide_and_nothing_but_space_is_lost(text: str, columns: int) -> None:
    made = folded(f"  - {text}", columns)

    assert max(wcswidth(line) for line in made.splitlines()) <= columns
    assert "".join(made.split()) == "".join(f"-{text}".split())


def test_cells_of_a_table_are_folded_each_in_its_column() -> None:
    row = ["最重要", "題です\n・" + "あ" * 6 + "。い", "[an.id]", 12]

    assert cells(row, [8, 14, 4, None]) == [
        "最重要",
        "題です\n・" + "あ" * 5 + "\n  あ。い",
        "[an.\nid]",
        "12",
    ]


@pytest.mark.parametrize("columns", [40, 70, 110, 140])
def test_no_line_of_a_table_begins_with_what_may_not_begin_one(columns: int) -> None:
    made = table.render(sample_report(), lang="ja", options=RenderOptions(width=columns))
    lines = [line.strip() for line in made.decode().splitlines()]

    assert [line for line in lines if line.startswith(("。", "、", "」", "）"))] == []


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("columns", [40, 60, 100])
def test_the_verdict_keeps_to_the_terminal(columns: int, lang: str) -> None:
    report = report_with("unknown", "naming.secret-account-term", missing=["/room/name"])
    whole = "".join("".join(verdict_lines(report, phrases(lang))).split())

    made = table.render(report, lang=lang, options=RenderOptions(width=columns)).decode()

    assert max(wcswidth(line) for line in made.splitlines()) <= columns
    assert "".join(made.split()).endswith(whole)


def test_a_pipe_gets_whole_lines_and_the_verdict_on_stderr_is_folded(
    auditor: Auditor, tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    room, page = EXAMPLES / "side-job.json", f"{tmp_path}/page.html"
    long = max(map(wcswidth, auditor("check", room, "--lang=ja").stdout.splitlines()))
    monkeypatch.setenv("COLUMNS", "60")
    told = auditor("check", room, "--lang=ja", "--output", page).stderr.splitlines()[1:]

    assert long > 140
    assert max(map(wcswidth, told)) <= 60
