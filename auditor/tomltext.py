"""TOML as JSON values: days and times become text, which a schema then judges."""

import re
import tomllib
from datetime import date, datetime, time
from typing import Any, Final

from auditor.errors import AuditorError
from auditor.numerals import finite_number

_PLACED: Final = re.compile(
    r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)\Z", re.DOTALL
)

_REASONS: Final = {
    "Invalid statement": "「項目 = 値」の形ではありません",
    "Expected newline or end of document": "値の後ろに余分な文字があります",
    "Expected '='": "「項目 = 値」の「=」がありません",
    "Expected ']'": "見出しの「]」がありません",
    "Expected ']]'": "見出しの「]]」がありません",
    "Found invalid character": "使えない文字があります",
    "Illegal character": "使えない文字があります",
    "Illegal character '\\n'": "文字列が同じ行で閉じていません",
    "Cannot declare": "同じ見出しが2つあります",
    "Cannot overwrite a value": "同じ項目が2つあります",
    "Cannot mutate immutable namespace": "{ } や [ ] で書いた値には足せません",
    "Cannot redefine namespace": "同じ見出しが2つあります",
    "Duplicate inline table key": "{ } の中に同じ項目が2つあります",
    "Invalid initial character for a key part": "項目の名前がありません",
    "Unclosed array": "[ ] が閉じていません",
    "Unclosed inline table": "{ } が閉じていません",
    "Unescaped '\\' in a string": "文字列の中の「\\」は「\\\\」と書きます",
    "Invalid hex value": "\\u の後ろが十六進数ではありません",
    "Escaped character is not": "\\u で書けない文字です",
    "Unterminated string": "文字列が閉じていません",
    "Invalid date or datetime": "存在しない日付か時刻です",
    "Invalid value": '値が読めません（文字列は " で囲みます）',
}
"""What Python says, by its first words."""


class TomlError(AuditorError):
    """Text that is no TOML, or has a number that Python does not read."""


def decode(text: str) -> dict[str, Any]:
    """The content of a TOML document.

    Raises:
        TomlError: when it is none.
    """
    try:
        content = tomllib.loads(text, parse_float=_finite)
    except tomllib.TOMLDecodeError as error:
        raise _error(str(error)) from None
    except ValueError:  # Python reads no number of thousands of digits
        raise TomlError("数値が長すぎます", "a number is too long") from None
    return {key: _plain(value) for key, value in content.items()}


def _finite(text: str) -> float:
    number = finite_number(text)
    if number is None:  # nan and infinity, which JSON has not
        raise TomlError(f"{text} は数値として使えません", f"{text} cannot be used as a number")
    return number


def _error(message: str) -> TomlError:
    """Give Python's message in both languages; its place is put behind it."""
    placed = _PLACED.match(message)
    said = placed[1] if placed else message
    why = max((key for key in _REASONS if said.startswith(key)), key=len, default="")
    reason = _REASONS.get(why, "読めない箇所があります")
    if placed is None:
        return TomlError(reason, message)
    place = f"{placed[2]}行目、{placed[3]}文字目" if placed[2] else "ファイルの終わり"
    return TomlError(f"{reason}（{place}）", message)


def _plain(value: Any) -> Any:
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value
