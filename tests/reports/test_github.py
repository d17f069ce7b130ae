"""GitHub annotations: no text becomes a command, and no more are printed than are shown."""

import copy
import re

from auditor.reports import github
from auditor.reports.options import RenderOptions
from tests.reports import sample_report as sample

COMMAND = re.compile(
    r"::(error|warning|notice) title=[^:,]*,file=[^:,]*(,line=\d+(,col=\d+)?)?::.*"
)


def lines(report: sample.Report, lang: str = "en", limit: int = 10) -> list[str]:
    made = github.render(report, lang=lang, options=RenderOptions(annotation_limit=limit))
    return made.decode().splitlines()


def test_a_problem_is_one_command() -> None:
    assert lines(sample.single_room_report()) == [
        "::error title=Too few co-admins for the size of the room (moderation.co-admin-shortage),"
        "file=rooms/books.json,line=21,col=19::"
        "読書好きの集まり📚: 1 co-admin for 1240 members (yardstick: 5 or more).",
        "::warning title=No rule about personal information "
        "(guidelines.personal-information-clause),file=rooms/books.json,line=30,col=14::"
        "読書好きの集まり📚: No clause about personal information.",
    ]


def test_every_line_is_a_whole_command_whatever_the_texts_are() -> None:
    made = lines(sample.sample_report())

    assert [line for line in made[:-1] if not COMMAND.fullmatch(line)] == []
    assert made[-1] == "and 4 more; see the full report."


def test_ten_of_each_level_are_printed_and_the_heaviest_first() -> None:
    report = sample.single_room_report()
    problems = report["rooms"][0]["results"][1]["problems"]
    problems.extend(copy.deepcopy(problems) * 24)

    made = lines(report)

    assert sum(line.startswith("::error ") for line in made) == 10
    assert sum(line.startswith("::warning ") for line in made) == 1
    assert made[-1] == "and 15 more; see the full report."
    assert len(lines(report, limit=3)) == 5


def test_nothing_is_printed_when_nothing_is_to_check() -> None:
    assert lines(sample.clean_report()) == []


def test_percent_signs_and_line_ends_are_escaped() -> None:
    report = sample.single_room_report()
    report["rooms"][0]["name"] = "100%\n::error::x"

    assert "::100%25%0A::error::x: 1 co-admin" in lines(report)[0]


def test_the_step_summary_has_the_gate_the_rooms_and_the_problems() -> None:
    text = github.step_summary(sample.sample_report(), "ja")

    assert text.startswith("## オープンチャット設定監査レポート\n")
    assert "公開の基準を満たしていません" in text
    assert "| 読書好きの集まり📚 | D | 58 | 82 | 76% |" in text
    assert "共同管理者が足りない" in text
    assert "<script>" not in text
    assert [line for line in text.splitlines() if line.startswith("::")] == []


def test_a_clean_step_summary_says_so() -> None:
    assert "There is nothing to be checked." in github.step_summary(sample.clean_report(), "en")


def test_a_long_step_summary_says_how_much_is_left_out() -> None:
    text = github.step_summary(sample.large_report(60), "en")

    assert "and 10 more" in text
    assert len(text.splitlines()) < 130


def test_what_the_baseline_holds_is_no_news() -> None:
    assert [line.partition(" ")[0] for line in lines(sample.adopted_report())] == ["::warning"]
