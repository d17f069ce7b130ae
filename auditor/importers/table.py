"""A table of texts: the form that CSV files and worksheets share, and its places' names."""

from collections.abc import Iterator

import attrs

from auditor.importers.result import ImportProblem, Message

LONGEST_CELL = 100_000
MOST_COLUMNS = 500
MOST_ROWS = 20_000


@attrs.frozen
class Row:
    """A row; cells that hold nothing are empty texts."""

    number: int
    cells: tuple[str, ...]

    @property
    def is_blank(self) -> bool:
        """Whether no cell holds anything."""
        return not any(cell.strip() for cell in self.cells)


@attrs.frozen
class Table:
    """A sheet: its name and its rows, blank ones left out."""

    name: str
    rows: tuple[Row, ...]
    problems: tuple[ImportProblem, ...] = ()


def letters(index: int) -> str:
    """What spreadsheets call the column at 0-based `index`: A, B, …, Z, AA."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def problem_at(sheet: str, row: int, index: int, ja: str, en: str) -> ImportProblem:
    """A problem with the cell in `row` and the column at 0-based `index`."""
    return ImportProblem(sheet=sheet, row=row, column=letters(index), message=Message(ja, en))


def too_large(sheet: str, row: Row) -> Iterator[ImportProblem]:
    """What of a row goes beyond the limits; such cells and columns are not read."""
    if len(row.cells) > MOST_COLUMNS and any(cell.strip() for cell in row.cells[MOST_COLUMNS:]):
        yield problem_at(
            sheet,
            row.number,
            MOST_COLUMNS,
            f"列が多すぎます（{MOST_COLUMNS}列まで読みます）。",
            f"too many columns ({MOST_COLUMNS} are read).",
        )
    for index, cell in enumerate(row.cells):
        if len(cell) > LONGEST_CELL:
            yield problem_at(
                sheet,
                row.number,
                index,
                f"セルの文字が多すぎます（{len(cell):,}文字、上限{LONGEST_CELL:,}文字）。",
                f"the cell is too long ({len(cell):,} characters, {LONGEST_CELL:,} allowed).",
            )


def within_limits(row: Row) -> Row:
    """The row without what goes beyond the limits."""
    kept = (cell if len(cell) <= LONGEST_CELL else "" for cell in row.cells[:MOST_COLUMNS])
    return Row(row.number, tuple(kept))
