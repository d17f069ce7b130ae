"""The sheet that tells of all rooms of a large run: scores, grades, most frequent findings."""

from typing import Any

from auditor.reports.large import LargeView
from auditor.reports.xlsx_book import ACCENT, Book

_BINS_TOP = 3


def overview_sheet(book: Book, large: LargeView) -> None:
    """Add the sheet: distribution of scores with its chart, grades, and the failing rules."""
    say = book.say
    sheet = book.sheet("overview")
    sheet.write_string(0, 0, say("section.histogram"), book.formats["title"])
    sheet.write_string(1, 0, large.notice[0], book.formats["label"])
    _pairs(book, sheet, 0, "large.bin", [(f"{low}–{high}", n) for low, high, n in large.bins])
    _pairs(book, sheet, 3, "score.grade", large.grades)
    _chart(book, sheet, len(large.bins))
    top = _BINS_TOP + len(large.bins) + 6
    sheet.write_string(top - 2, 0, say("section.frequent"), book.formats["title"])
    columns = (
        ("finding.severity", 12),
        ("large.rooms", 12),
        ("large.share", 9),
        ("finding.title", 40),
        ("finding.area", 18),
        ("finding.rule", 38),
        ("large.example", 30),
        ("finding.message", 50),
        ("large.example_place", 34),
    )
    lines = (
        (
            (view.severity, say.word("severity", view.severity)),
            view.rooms,
            ("percent", view.share),
            view.title,
            say.word("area", view.area),
            view.rule,
            view.example,
            view.message,
            view.place,
        )
        for view in large.common
    )
    # the chart above takes up most of a window
    book.table(sheet, top, columns, lines, is_frozen=False)


def _pairs(book: Book, sheet: Any, column: int, key: str, pairs: Any) -> None:
    """Write what is counted and how many rooms it has, below one another."""
    sheet.write_string(_BINS_TOP, column, book.say(key), book.formats["head"])
    sheet.write_string(_BINS_TOP, column + 1, book.say("large.rooms"), book.formats["head"])
    for row, (told, rooms) in enumerate(pairs, start=_BINS_TOP + 1):
        book.write(sheet, row, column, told)
        book.write(sheet, row, column + 1, rooms)


def _chart(book: Book, sheet: Any, bins: int) -> None:
    name = book.say("xlsx.overview")
    first, last = _BINS_TOP + 1, _BINS_TOP + bins
    chart = book.file.add_chart({"type": "column"})
    chart.add_series(
        {
            "name": book.say("large.rooms"),
            "categories": [name, first, 0, last, 0],
            "values": [name, first, 1, last, 1],
            "fill": {"color": ACCENT},
            "data_labels": {"value": True},
            "gap": 40,
        }
    )
    chart.set_title({"name": book.say("section.histogram"), "name_font": {"size": 11}})
    chart.set_legend({"none": True})
    chart.set_x_axis({"name": book.say("large.bin")})
    chart.set_y_axis({"name": book.say("large.rooms"), "major_gridlines": {"visible": False}})
    chart.set_size({"width": 560, "height": 260})
    sheet.insert_chart(_BINS_TOP, 6, chart)
