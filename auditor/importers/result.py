"""What an importer takes and gives: options, exports, what is unfilled, what went wrong."""

from collections.abc import Mapping, Sequence
from typing import Any

import attrs

from auditor.exports import SCHEMA, holds
from auditor.settings import catalogue


@attrs.frozen(kw_only=True)
class ImportOptions:
    """How to import; everything an importer may not find out by itself.

    Attributes:
        now: when the import happens, RFC 3339; stands as `exported_at` where the source has none.
        salt: secret text that makes the codes of senders; the same salt gives the same codes.
        keep_senders: whether names of senders stay as they are.
        offset: offset from UTC of dates that name none; None lets the source's language decide.
        date_order: `mdy` or `dmy`, for dates that can be read both ways.
        region: `jp`, `tw`, `th` or `id`: the country of LINE's public pages.
        room_name: name for a source that names no room.
        encoding: encoding of a text file; None finds it out.
    """

    now: str | None = None
    salt: str = ""
    keep_senders: bool = False
    offset: str | None = None
    date_order: str = "mdy"
    region: str = "jp"
    room_name: str | None = None
    encoding: str | None = None


@attrs.frozen
class Message:
    """A sentence in both languages."""

    ja: str
    en: str

    def text(self, lang: str) -> str:
        """The sentence in `lang` ("ja" or "en")."""
        return self.ja if lang == "ja" else self.en


@attrs.frozen(kw_only=True)
class Note:
    """Something to know about an import: a setting that stays unfilled, or how a file was read.

    Attributes:
        pointer: JSON Pointer of the setting, "" for the source as a whole.
        rooms: how many of the imported rooms it concerns.
    """

    pointer: str = ""
    rooms: int = 1
    message: Message


@attrs.frozen(kw_only=True)
class ImportProblem:
    """Something that could not be imported, and where it stands.

    Attributes:
        sheet: name of the sheet; for a source without sheets, of the file.
        row: 1-based row, line or record; 0 for the whole sheet.
        column: letters of the column, or JSON Pointer, or "".
    """

    sheet: str
    row: int = 0
    column: str = ""
    message: Message


@attrs.frozen(kw_only=True)
class ImportResult:
    """Exports, and what is to be said about them."""

    exports: tuple[Mapping[str, Any], ...] = ()
    unfilled: tuple[Note, ...] = ()
    notes: tuple[Note, ...] = ()
    problems: tuple[ImportProblem, ...] = ()


def new_export(room: Mapping[str, Any], options: ImportOptions, by: str) -> dict[str, Any]:
    """An export that holds its `room` and says when and by what it was made."""
    export: dict[str, Any] = {"schema": SCHEMA}
    if options.now is not None:
        export["exported_at"] = options.now
    export["exported_by"] = by
    export["room"] = dict(room)
    return export


def unfilled_of(exports: Sequence[Mapping[str, Any]]) -> tuple[Note, ...]:
    """The settings that some of `exports` leave open, in the order of LINE's menus."""
    found = []
    for setting in catalogue().answers():
        rooms = sum(not holds(export, setting.pointer) for export in exports)
        if rooms and not setting.optional_detail:
            label, menu = setting.label, setting.menu
            message = Message(f"{label.ja}：{menu.ja}", f"{label.en}: {menu.en}")
            found.append(Note(pointer=setting.pointer, rooms=rooms, message=message))
    return tuple(found)
