"""A workbook in memory: the formats of its cells, its tables, and texts that stay texts."""

import io
from collections.abc import Iterable, Sequence
from typing import Any

from auditor.errors import UsageError
from auditor.extras import install_command
from auditor.reports.moments import parsed
from auditor.reports.phrases import Phrases
from auditor.reports.reading import Tree
from auditor.reports.rows import defused
from auditor.reports.visible import clipped, visible

# The most that a cell of Excel holds is 32,767 characters.
_CELL_LIMIT = 32_000
_FILLS = {"critical": "#FBEAEC", "high": "#FCEFE5", "medium": "#FBF3D9", "low": "#E9F1F8"}
ACCENT = "#17614A"

Column = tuple[str, int]


class Book:
    """A workbook with the formats of its cells.

    Raises:
        UsageError: when the extra `xlsx` is not installed.
    """

    def __init__(self, report: Tree, say: Phrases) -> None:
        try:
            from xlsxwriter import Workbook
        except ModuleNotFoundError as missing:
            raise UsageError(
                f"Excel形式には追加のパッケージが要ります: {install_command('xlsx')}",
                f"the xlsx format needs more packages: {install_command('xlsx')}",
            ) from missing
        self.say = say
        self._out = io.BytesIO()
        # Texts stay texts: no formula, link or number is ever guessed from what a room says.
        self.file = Workbook(
            self._out,
            {
                "in_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
            },
        )
        created = parsed(report["audited_at"])
        properties: dict[str, Any] = {"title": say("page.title"), "comments": report["digest"]}
        self.file.set_properties(properties | ({"created": created} if created else {}))
        font = {"font_name": "Yu Gothic" if say.lang == "ja" else "Calibri", "font_size": 10.5}
        text = {**font, "text_wrap": True, "valign": "top"}
        self.formats = {
            "title": self.file.add_format({**font, "bold": True, "font_size": 16}),
            "label": self.file.add_format({**font, "font_color": "#565D67"}),
            "head": self.file.add_format(
                {**text, "bold": True, "font_color": "#FFFFFF", "bg_color": ACCENT}
            ),
            "text": self.file.add_format(text),
            "formula": self.file.add_format({**text, "quote_prefix": True}),
            "number": self.file.add_format({**font, "valign": "top"}),
            "percent": self.file.add_format({**font, "valign": "top", "num_format": '0"%"'}),
            **{
                severity: self.file.add_format({**text, "bg_color": colour})
                for severity, colour in _FILLS.items()
            },
        }

    def sheet(self, name: str) -> Any:
        """Add a sheet that prints on pages as wide as the paper."""
        sheet = self.file.add_worksheet(self.say(f"xlsx.{name}"))
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.hide_gridlines(2)
        return sheet

    def table(
        self,
        sheet: Any,
        top: int,
        columns: Sequence[Column],
        lines: Iterable[Sequence[Any]],
        *,
        is_frozen: bool = True,
    ) -> None:
        """Write a table with a filtered head that is repeated on each page, and stays in view."""
        for column, (key, width) in enumerate(columns):
            sheet.set_column(column, column, width)
            sheet.write_string(top, column, self.say(key), self.formats["head"])
        last = top
        for line in lines:
            last += 1
            for column, value in enumerate(line):
                self.write(sheet, last, column, value)
        if is_frozen:
            sheet.freeze_panes(top + 1, 1)
        sheet.autofilter(top, 0, max(last, top), len(columns) - 1)
        sheet.repeat_rows(top)

    def write(self, sheet: Any, row: int, column: int, value: Any) -> None:
        """Write a number as a number and anything else as a text, whatever it looks like."""
        kind = ""
        if isinstance(value, tuple):
            kind, value = value
        if isinstance(value, int):
            sheet.write_number(row, column, value, self.formats[kind or "number"])
        elif value not in (None, ""):
            text = clipped(visible(str(value)), _CELL_LIMIT)
            plain = "formula" if defused(text) != text else "text"
            sheet.write_string(row, column, text, self.formats.get(kind, self.formats[plain]))
        else:
            sheet.write_blank(row, column, None, self.formats["text"])

    def closed(self) -> bytes:
        """Give the bytes of the finished workbook."""
        self.file.close()
        return self._out.getvalue()
