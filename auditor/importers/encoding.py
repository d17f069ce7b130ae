"""Bytes of a text file as text: UTF-8, UTF-16 and CP932 told apart, or the first bad byte named."""

import codecs

import attrs

from auditor.foreign import foreign_bytes
from auditor.importers.result import ImportOptions, ImportProblem, Message, Note

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NAMES = {"cp932": "CP932（Shift_JIS）", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}


@attrs.frozen
class Decoded:
    """The text, or the problem that kept it from being read, and what to say about it."""

    text: str = ""
    notes: tuple[Note, ...] = ()
    problems: tuple[ImportProblem, ...] = ()


def decoded(data: bytes, *, name: str, options: ImportOptions) -> Decoded:
    """The text of `data`, its byte order mark taken off."""
    found = foreign_bytes(data, name)
    if found is not None:
        ja, en = found
        return Decoded(problems=(ImportProblem(sheet=name, message=Message(f"{ja}。", f"{en}.")),))
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode(data[len(mark) :], encoding, name)
    if options.encoding is not None:
        return _decode(data, options.encoding, name)
    guess = _guess_utf16(data)
    if guess is not None:
        return _decode(data, guess, name)
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    try:
        data.decode("cp932")
    except UnicodeDecodeError:
        return _decode(data, "utf-8", name)
    return _decode(data, "cp932", name)


def _guess_utf16(data: bytes) -> str | None:
    """UTF-16 without its mark shows by the zero bytes of line ends, tabs and ASCII letters."""
    head = data[:4096]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) * 32 <= len(head):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _decode(data: bytes, encoding: str, name: str) -> Decoded:
    try:
        text = data.decode(encoding)
    except LookupError:
        return Decoded(problems=(_unknown_encoding(encoding, name),))
    except UnicodeDecodeError as error:
        return Decoded(problems=(_bad_byte(data, error, encoding, name),))
    if encoding not in _NAMES:
        return Decoded(text)
    shown = _NAMES[encoding]
    message = Message(
        f"{name} は{shown}として読みました。文字化けがあるときは、UTF-8で保存し直してください。",
        f"{name} was read as {encoding}; if letters look wrong, save it as UTF-8.",
    )
    return Decoded(text, notes=(Note(message=message),))


def _unknown_encoding(encoding: str, name: str) -> ImportProblem:
    return ImportProblem(
        sheet=name,
        message=Message(
            f"{encoding} という文字コードはありません（utf-8、cp932、utf-16 など）。",
            f"there is no encoding {encoding} (utf-8, cp932, utf-16 and others).",
        ),
    )


def _bad_byte(data: bytes, error: UnicodeDecodeError, encoding: str, name: str) -> ImportProblem:
    before = data[: error.start].decode(encoding, "replace")
    column = len(before) - (before.rfind("\n") + 1) + 1
    found = data[error.start]
    return ImportProblem(
        sheet=name,
        row=before.count("\n") + 1,
        column=str(column),
        message=Message(
            f"{column}文字目のバイト0x{found:02X}を文字として読めません。"
            "UTF-8（Excelでは「CSV UTF-8」）で保存し直してください。",
            f"byte 0x{found:02X} at character {column} is no {encoding} text; "
            "save the file as UTF-8.",
        ),
    )
