"""Parquet: a row for each result, typed, complete, the same bytes each time."""

import io
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq
import pytest

from auditor.reports import parquet
from auditor.reports.options import RenderOptions
from auditor.reports.visible import visible
from tests.conftest import Auditor, room
from tests.reports import sample_report as sample

NOW = "--now=2026-11-22T00:00:00Z"
QUERYING = Path(__file__).parents[2] / "docs" / "querying.md"
Write = Callable[..., Path]


def read(report: sample.Report, lang: str = "en") -> list[dict[str, Any]]:
    data = parquet.render(report, lang=lang, options=RenderOptions())
    rows: list[dict[str, Any]] = pq.read_table(io.BytesIO(data)).to_pylist()
    return rows


def test_the_audit_is_read_back_whole(
    auditor: Auditor, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write([room(room={"name": "裏垢女子の集まり", "id": "a"}), room(room={"id": "b"})])
    outputs = ("--output=r.parquet", "--output=r.json")
    assert auditor("check", "room.json", NOW, "--lang=ja", *outputs).status == 1

    file = pq.ParquetFile("r.parquet")
    report = json.loads(Path("r.json").read_text("utf-8"))
    found = [
        (row["room_id"], row["rule"], row["outcome"], row["severity"], len(row["problems"]))
        for row in file.read().to_pylist()
    ]
    assert found == [
        (
            one["id"],
            entry["rule"],
            entry["outcome"],
            entry["severity"],
            len(entry.get("problems", ())),
        )
        for one in report["rooms"]
        for entry in one["results"]
    ]
    assert file.schema_arrow.metadata[b"auditor.report"] == report["digest"].encode()


def test_a_row_holds_the_result_in_its_room_in_the_language_of_the_run() -> None:
    rows = {(row["room_id"], row["rule"]): row for row in read(sample.sample_report(), "ja")}
    row = rows["room-books", "moderation.co-admin-shortage"]
    waived = rows["room-books", "commerce.disclosure-missing"]
    unknown = rows["room-books", "operations.review-overdue"]

    assert (row["room_score"], row["room_score_high"], row["room_grade"]) == (58, 82, "D")
    assert (row["source_path"], row["source_record"]) == ("rooms/books.json", 1)
    assert (row["pointer"], row["line"], row["column"]) == ("/admins/co_admins", 21, 19)
    assert row["message"] == "メンバー1,240人に対して共同管理者は1人です（目安は5人以上）。"
    assert row["title"] == "共同管理者が足りない"
    assert row["problems"][0]["message"] == row["message"]
    assert row["audited_at"].isoformat() == "2026-11-22T00:00:00+00:00"
    assert (waived["outcome"], waived["is_waived"], row["is_waived"]) == ("fail", True, False)
    assert unknown["missing"] == ["/moderation/last_reviewed_at", "/bots/spam_filter"]
    assert (unknown["message"], unknown["problems"]) == (None, [])


def test_the_same_report_gives_the_same_bytes_in_groups_of_any_size(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    report, options = sample.large_report(30), RenderOptions()
    whole = parquet.render(report, lang="en", options=options)
    rows = read(report)

    assert parquet.render(report, lang="en", options=options) == whole
    monkeypatch.setattr(parquet, "_ROWS", 7)
    assert read(report) == rows
    made = parquet.render(report, lang="en", options=options)
    assert pq.ParquetFile(io.BytesIO(made)).num_row_groups == -(-len(rows) // 7)


def test_no_text_acts_or_hides_in_a_cell() -> None:
    def texts(value: object) -> list[str]:
        if isinstance(value, str):
            return [value]
        inner = value.values() if isinstance(value, dict) else value
        return [one for part in inner for one in texts(part)] if isinstance(inner, list) else []

    shown = [text for row in read(sample.sample_report()) for text in texts(list(row.values()))]

    assert shown == [visible(text) for text in shown]
    assert any("U+202E" in text for text in shown)


def test_an_audit_without_rooms_gives_an_empty_table() -> None:
    assert read(sample.empty_report()) == []


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("ja", "Parquet形式には追加のパッケージが要ります"),
        ("en", "the parquet format needs more packages"),
    ],
)
def test_without_the_package_nothing_is_audited_and_the_command_is_told(
    auditor: Auditor, write: Write, monkeypatch: pytest.MonkeyPatch, lang: str, told: str
) -> None:
    path = write(room())
    monkeypatch.setitem(sys.modules, "pyarrow", None)

    run = auditor("--lang", lang, "check", path, NOW, f"--output={path}.parquet")

    assert run.status == 2
    assert told in run.stderr
    assert f"{sys.executable} -m pip install pyarrow\n" in run.stderr
    assert not Path(f"{path}.parquet").exists()


def test_the_documentation_names_every_column() -> None:
    text = QUERYING.read_text("utf-8")
    data = parquet.render(sample.empty_report(), lang="en", options=RenderOptions())
    table = re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)

    assert table == pq.read_schema(io.BytesIO(data)).names


def test_the_queries_of_the_documentation_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    data = parquet.render(sample.large_report(9), lang="en", options=RenderOptions())
    Path("results.parquet").write_bytes(data)
    queries = re.findall(r"```sql\n(.*?)```", QUERYING.read_text("utf-8"), re.DOTALL)

    assert len(queries) >= 3
    for query in queries:
        answer = duckdb.sql(query)
        assert answer is not None
        assert answer.fetchall()
