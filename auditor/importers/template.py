"""The workbook to fill in: headings, drop-downs, examples and a guide to every column.

Needs openpyxl (the extra `xlsx`). The importer `xlsx` reads it back.
"""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from auditor.answers import shown_answer
from auditor.explanations import example_of, explanation
from auditor.importers.result import Message
from auditor.importers.sheet_names import EXAMPLES, GUIDE, ROOMS
from auditor.importers.table import letters
from auditor.importers.workbook import missing_openpyxl
from auditor.settings import Setting, Text, catalogue

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_LAST_ROW = 1001
_HEAD_COLOUR, _NEEDED_COLOUR = "DDEEFF", "FFE699"
_WIDTHS = {"text": 28, "texts": 24, "list": 26, "integer": 14, "boolean": 14, "choice": 24}
_KEY = "/room/id"
_GUIDE_HEADS = (
    Text("列", "Column"),
    Text("シート", "Sheet"),
    Text("内容", "What it holds"),
    Text("LINEでの場所・調べ方", "Where to find it"),
    Text("書き方", "How to write it"),
    Text("LINEの初期値", "LINE's default"),
    Text("記入例", "Example"),
)
_FORMS = {
    "text": Text("文", "text"),
    "text_or_integer": Text("文、または番号", "text or a number"),
    "texts": Text("一行に一つ（セルの中で改行）", "one a line (line breaks inside the cell)"),
    "integer": Text("0以上の整数", "a whole number from 0"),
    "boolean": Text("はい・いいえ", "yes or no"),
    "date_time": Text("2026-11-22 09:00 の形", "as 2026-11-22 09:00"),
    "time": Text("09:00 の形", "as 09:00"),
}
_PREFACE = (
    Message(
        "分からない項目は空欄のままにしてください。空欄は「不明」として扱い、不合格にはしません。",
        "Leave empty what you do not know: empty means unknown and never counts as a failure.",
    ),
    Message(
        "「ない」と分かっている項目には「なし」と書いてください。",
        "Write 'none' where you know that there is none.",
    ),
    Message(
        "必要なのはオープンチャット名だけです。数式とセルの結合は使わないでください。",
        "Only the room's name is needed. Use no formulas and no merged cells.",
    ),
    Message(
        "ノートや共同管理者などは、別のシートに一行に一件ずつ書きます（ルームの識別子で結び付けます）。",
        "Notes, co-admins and the like have sheets of their own, one a row, tied by the room's id.",
    ),
)


def template(lang: str) -> bytes:
    """The bytes of the workbook, its headings in `lang` ("ja" or "en").

    Raises:
        UsageError: when openpyxl is not installed.
    """
    try:
        from openpyxl import Workbook
    except ImportError:
        raise missing_openpyxl() from None
    book = Workbook()
    rooms = book.worksheets[0]
    rooms.title = ROOMS.text(lang)
    _lay_out(rooms, room_columns(), lang)
    for setting in lists():
        sheet = book.create_sheet(setting.label.in_language(lang))
        _lay_out(sheet, (catalogue().settings[_KEY], *catalogue().items_of(setting.pointer)), lang)
    _fill_examples(book.create_sheet(EXAMPLES.text(lang)), lang)
    _fill_guide(book.create_sheet(GUIDE.text(lang)), lang)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def room_columns() -> tuple[Setting, ...]:
    """The settings that are columns of the sheet of rooms."""
    first = (catalogue().settings[_KEY], catalogue().settings["/room/name"])
    rest = (one for one in catalogue().answers() if not one.optional_detail and one not in first)
    return (*first, *rest)


def lists() -> tuple[Setting, ...]:
    """The lists that have a sheet of their own."""
    return tuple(
        one for one in catalogue().answers() if one.kind == "list" and one.pointer != "/messages"
    )


def _lay_out(sheet: "Worksheet", columns: Sequence[Setting], lang: str) -> None:
    """Headings with their notes, widths and drop-downs."""
    from openpyxl.comments import Comment
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.worksheet.datavalidation import DataValidation

    for index, setting in enumerate(columns):
        column = letters(index)
        cell = sheet[f"{column}1"]
        cell.value = setting.label.in_language(lang)
        cell.font = Font(bold=True)
        needed = setting.pointer in ("/room/name", _KEY)
        cell.fill = PatternFill("solid", fgColor=_NEEDED_COLOUR if needed else _HEAD_COLOUR)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.comment = Comment(
            f"{setting.menu.in_language(lang)}\n{_form(setting, lang)}", "auditor"
        )
        shape = sheet.column_dimensions[column]
        shape.width = _WIDTHS.get(setting.kind, 20)
        if setting.kind != "integer":
            shape.number_format = "@"
        shape.alignment = Alignment(wrap_text=True, vertical="top")
        choices = _choices(setting, lang)
        if choices:
            rule = DataValidation(type="list", formula1=f'"{",".join(choices)}"', allow_blank=True)
            rule.showErrorMessage = False  # `なし` and other spellings are read too
            rule.add(f"{column}2:{column}{_LAST_ROW}")
            sheet.add_data_validation(rule)
    sheet.freeze_panes = "C2" if len(columns) > 5 else "A2"


def _choices(setting: Setting, lang: str) -> list[str]:
    if setting.kind == "boolean":
        return [shown_answer(setting, value, lang) for value in (True, False)]
    return [label.in_language(lang) for label in setting.choices.values()]


def _form(setting: Setting, lang: str) -> str:
    """How to write a value."""
    if setting.choices:
        return " / ".join(label.in_language(lang) for label in setting.choices.values())
    if setting.kind == "list":
        names = [one.label.in_language(lang) for one in catalogue().items_of(setting.pointer)]
        joined = " | ".join(names)
        start = Text("一行に一件", "one a line").in_language(lang)
        return f"{start}: {joined}"
    return _FORMS[setting.kind].in_language(lang)


def _fill_examples(sheet: "Worksheet", lang: str) -> None:
    """One room filled in with the examples of the schema."""
    columns = room_columns()
    _lay_out(sheet, columns, lang)
    for index, setting in enumerate(columns):
        shown = example_of(setting, lang)
        if shown is not None:
            sheet[f"{letters(index)}2"].value = shown


def _fill_guide(sheet: "Worksheet", lang: str) -> None:
    """A line for every column of every sheet, below a few words on filling in."""
    from openpyxl.styles import Font

    for message in _PREFACE:
        sheet.append([message.text(lang)])
    sheet.append([])
    sheet.append([head.in_language(lang) for head in _GUIDE_HEADS])
    for cell in sheet[sheet.max_row]:
        cell.font = Font(bold=True)
    sheets: Iterable[tuple[str, Sequence[Setting]]] = (
        (ROOMS.text(lang), room_columns()),
        *((one.label.in_language(lang), catalogue().items_of(one.pointer)) for one in lists()),
    )
    for title, settings in sheets:
        for setting in settings:
            sheet.append(_guide_line(title, setting, lang))
    for column, width in zip("ABCDEFG", (30, 18, 60, 50, 40, 16, 40), strict=True):
        sheet.column_dimensions[column].width = width
    sheet.freeze_panes = f"A{len(_PREFACE) + 3}"


def _guide_line(title: str, setting: Setting, lang: str) -> list[str]:
    default = shown_answer(setting, setting.default[0], lang) if setting.default else ""
    return [
        setting.label.in_language(lang),
        title,
        explanation(setting).in_language(lang),
        setting.menu.in_language(lang),
        _form(setting, lang),
        default,
        example_of(setting, lang) or "",
    ]
