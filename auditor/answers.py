"""What a person wrote in a cell or at a prompt, as a value of the export, and back."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from auditor.errors import InputError
from auditor.settings import Setting, catalogue

JAPAN = "+09:00"
_DATE = re.compile(
    r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?"
    r"(?:[T ]+(\d{1,2})[:時](\d{1,2})分?(?::(\d{1,2})(?:\.\d{1,9})?)? ?(Z|[+-]\d{2}:\d{2})?)?",
    re.ASCII,
)
_TIME = re.compile(r"(\d{1,2})(?:[:時](\d{2})?分?)?", re.ASCII)
_FIELDS = re.compile(r"[|｜]")
_ADDRESS = re.compile(r"(https?://)?[\w-]+(\.[\w-]+)+", re.IGNORECASE)
_RANGE = re.compile(r"[-~〜～–|｜]")
_INTEGER = re.compile(r"([+-]?\d{1,12})(?:人|名|回|日|件|歳|才|語)?", re.ASCII)


def parse_answer(setting: Setting, written: str, *, offset: str = JAPAN) -> Any:
    """The value that `written` means for `setting`.

    Args:
        setting: what is asked.
        written: one line for most kinds; one item a line for a list of texts.
        offset: the offset from UTC of dates that name none.

    Raises:
        InputError: when it means no value of the setting's kind; says what would.
    """
    try:
        written.encode()
    except UnicodeEncodeError:  # a terminal or a workbook may give halves of characters
        raise InputError("文字として読めない部分があります", "remove what is no text") from None
    return _PARSERS[setting.kind](setting, written, offset)


def listed_items(setting: Setting, written: str, offset: str = JAPAN) -> Iterator[dict[str, Any]]:
    """The items that lines of text mean for a list: one a line, its parts separated by `|`.

    Raises:
        InputError: for a part that means nothing, or too many of them.
    """
    if folded(written) in (folded(word) for word in catalogue().words["none"]):
        return
    fields = catalogue().items_of(setting.pointer)
    separator = _RANGE if all(field.kind == "time" for field in fields) else _FIELDS
    for line in written.splitlines():
        if not line.strip():
            continue
        parts = [part.strip() for part in separator.split(line)]
        if len(parts) > len(fields):
            raise InputError(
                f"「|」で区切れるのは{len(fields)}つまでです",
                f"'|' parts a line into {len(fields)} at the most",
            )
        yield {
            field.pointer.rpartition("/")[2]: parse_answer(field, part, offset=offset)
            for field, part in zip(fields, parts, strict=False)
            if part
        }


def shown_answer(setting: Setting, value: Any, lang: str) -> str:
    """`value` as a person writes it in `lang`; `parse_answer` reads it back."""
    if isinstance(value, bool):
        return _yes_no(value, lang)
    if value in ("", []):
        return catalogue().words["none"][0 if lang == "ja" else 3]
    if setting.kind == "choice" and value in setting.choices:
        return setting.choices[value].in_language(lang)
    if isinstance(value, list):
        return "\n".join(map(str, value))
    return str(value)


def warnings_of(setting: Setting, value: Any) -> tuple[tuple[str, str], ...]:
    """What looks wrong in a valid value, LINE's limits first, as (Japanese, English) sentences."""
    limit, found = setting.limit, []
    if isinstance(value, str) and len(value) > limit.get("max_length", len(value)):
        most = limit["max_length"]
        found.append(
            (
                f"{len(value):,}文字です。LINEの上限は{most:,}文字です。",
                f"{len(value):,} characters; LINE allows {most:,}.",
            )
        )
    if isinstance(value, int) and not isinstance(value, bool):
        found.extend(_beyond(value, limit.get("min", value), limit.get("max", value)))
    if isinstance(value, list):
        if len(value) > limit.get("max_items", len(value)):
            most = limit["max_items"]
            found.append(
                (
                    f"{len(value):,}件あります。LINEの上限は{most:,}件です。",
                    f"{len(value):,} items; LINE allows {most:,}.",
                )
            )
        found.extend(
            _odd_lengths(value, limit.get("item_min_length"), limit.get("item_max_length"))
        )
    if setting.address and value and not _ADDRESS.match(value):
        found.append(
            (
                "アドレス（URL）に見えません。https:// から始まる形で書きます。",
                "This does not look like an address; one begins with https://.",
            )
        )
    return tuple(found)


def _beyond(value: int, least: int, most: int) -> Iterable[tuple[str, str]]:
    if value > most:
        yield (
            f"{value:,}です。LINEの通常の上限は{most:,}です。",
            f"LINE's usual limit is {most:,}.",
        )
    if value < least:
        yield (f"{value:,}です。LINEの下限は{least:,}です。", f"LINE's least is {least:,}.")


def _odd_lengths(
    items: list[Any], least: int | None, most: int | None
) -> Iterable[tuple[str, str]]:
    if least is None or most is None:
        return
    odd = sum(1 for item in items if isinstance(item, str) and not least <= len(item) <= most)
    if odd:
        yield (
            f"{odd:,}件は、LINEで登録できる{least}〜{most}文字から外れています。",
            f"{odd:,} of them outside the {least} to {most} characters that LINE takes.",
        )


def folded(text: str) -> str:
    """`text` with width, case and outer space evened out, for comparing what people write."""
    return unicodedata.normalize("NFKC", text).strip().casefold()


def _is_word(text: str, name: str) -> bool:
    return folded(text) in (folded(word) for word in catalogue().words[name])


def _yes_no(value: bool, lang: str) -> str:
    words = catalogue().words["yes" if value else "no"]
    return words[0 if lang == "ja" else 1]


def _text(setting: Setting, written: str, offset: str) -> str:
    return "" if _is_word(written, "none") else written


def _text_or_integer(setting: Setting, written: str, offset: str) -> str | int:
    bare = folded(written)
    if bare.isascii() and bare.isdigit() and len(bare) <= 6:
        return int(bare)
    return _text(setting, written, offset)


def _texts(setting: Setting, written: str, offset: str) -> list[str]:
    if _is_word(written, "none"):
        return []
    return [line.strip() for line in written.splitlines() if line.strip()]


def _boolean(setting: Setting, written: str, offset: str) -> bool:
    for name in ("yes", "no"):
        if _is_word(written, name):
            return name == "yes"
    raise InputError(
        "「はい」か「いいえ」で答えてください（オン・オフ、○・×でもかまいません）",
        "answer yes or no (on, off, true and false will do too)",
    )


def _choice(setting: Setting, written: str, offset: str) -> str:
    bare = folded(written)
    for value, label in setting.choices.items():
        if bare in (value, folded(label.ja), folded(label.en)):
            return value
    listed_ja = "、".join(label.ja for label in setting.choices.values())
    listed_en = ", ".join(label.en for label in setting.choices.values())
    raise InputError(f"次のどれかを書いてください：{listed_ja}", f"write one of: {listed_en}")


def _integer(setting: Setting, written: str, offset: str) -> int:
    bare = folded(written).replace(",", "").replace(" ", "")
    if _is_word(written, "none"):
        return 0
    found = _INTEGER.fullmatch(bare.removesuffix(".0"))
    if found is None or int(found[1]) < 0:
        raise InputError("0以上の整数で書いてください", "write a whole number, 0 or more")
    return int(found[1])


def _date_time(setting: Setting, written: str, offset: str) -> str:
    found = _DATE.fullmatch(unicodedata.normalize("NFKC", written).strip())
    if found is not None:
        year, month, day, hour, minute, second, zone = found.groups()
        try:
            moment = datetime.fromisoformat(
                f"{year}-{int(month):02}-{int(day):02}T{int(hour or 0):02}:{int(minute or 0):02}"
                f":{int(second or 0):02}{zone or offset}"
            )
        except ValueError:
            pass
        else:
            return moment.isoformat().replace("+00:00", "Z")
    raise InputError(
        "日時は「2026-11-22 09:00」のように書いてください",
        "write the date as 2026-11-22 09:00",
    )


def _time(setting: Setting, written: str, offset: str) -> str:
    found = _TIME.fullmatch(folded(written))
    if found is not None:
        hour, minute = int(found[1]), int(found[2] or 0)
        if (hour < 24 and minute < 60) or (hour, minute) == (24, 0):
            return f"{hour:02}:{minute:02}"
    raise InputError("時刻は「09:00」のように書いてください", "write the time as 09:00")


_PARSERS = {
    "text": _text,
    "text_or_integer": _text_or_integer,
    "texts": _texts,
    "boolean": _boolean,
    "choice": _choice,
    "integer": _integer,
    "date_time": _date_time,
    "time": _time,
}
