"""Files of another kind than the one that is read, told for what they are, with the way in."""

import re
import shlex

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_SPREADSHEET = (".xlsx", ".xlsm")
_TABLES = (".csv", ".tsv")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_MARK = b"\xef\xbb\xbf"
_TALK = b"[LINE]"
_UNSAFE = re.compile(r"[^\w./:@%+=,-]")


def foreign_bytes(data: bytes, path: str) -> tuple[str, str] | None:
    """What a file is that holds no text at all, in Japanese and in English; None for any other."""
    if data.startswith(_ZIP):
        if path.lower().endswith(_SPREADSHEET) or b"xl/" in data:
            command = _import("xlsx", path)
            return f"Excelのブックです。{command} で読み込めます", f"an Excel workbook: {command}"
        return (
            "ZIPファイルです。中のファイルを取り出してください",
            "a ZIP file; take out what is in it",
        )
    if data.startswith(_OLD_OFFICE):
        return (
            "古いExcel形式（.xls）か、パスワード付きのブックです。.xlsx で保存し直して "
            "auditor import xlsx で読み込んでください",
            "an old .xls or a workbook with a password; save it as .xlsx and read that with "
            "auditor import xlsx",
        )
    if data.startswith(b"%PDF-"):
        return (
            "PDFです。ルームの設定はPDFからは読めません。auditor init で質問に答えて作れます",
            "a PDF, from which no settings can be read; auditor init asks for them",
        )
    if data.startswith(_PICTURES):
        return (
            "画像です。ルームの設定は画像からは読めません。auditor init で質問に答えて作れます",
            "a picture, from which no settings can be read; auditor init asks for them",
        )
    return None


def foreign_input(data: bytes, path: str) -> tuple[str, str] | None:
    """What a file is that is no JSON of rooms, but something that another command reads."""
    bare = data.removeprefix(_MARK)[:4096].lstrip()
    if bare.startswith(_TALK):
        command = _import("talk", path)
        return f"LINEのトーク履歴です。{command} で読み込めます", f"a history of LINE: {command}"
    if bare and path.lower().endswith(_TABLES) and not bare.startswith((b"{", b"[", _ZIP, b"%PDF")):
        command = _import("csv", path)
        return f"CSVの表です。{command} で読み込めます", f"a table (CSV): {command}"
    return foreign_bytes(data, path)


def other_encoding(data: bytes) -> str | None:
    """The encoding that text is in which is no UTF-8, where it can be told."""
    if data.startswith(_UTF16):
        return "UTF-16"
    try:
        data.decode("cp932")
    except UnicodeDecodeError:
        return None
    return "Shift_JIS"


def _import(kind: str, path: str) -> str:
    shown = shlex.quote(path) if _UNSAFE.search(path) else path
    return f"auditor import {kind} {shown} --output rooms/"
