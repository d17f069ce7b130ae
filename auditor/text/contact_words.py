"""The words and shapes of contact details, and the plain form of a text they are looked for in."""

import json
import re
import unicodedata
from bisect import bisect_right
from functools import cache
from importlib.resources import files
from itertools import accumulate
from typing import Any

from attrs import frozen

_PERSONAL_SHAPE = r"0[5-9]0\d{8}|0[1-9]\d{8}"
_TAIL = r"[a-z0-9/?#=&%~_.,;:+!*'()@$-]"


class _Plain(dict[str, str]):
    """Character to its plain lower-case form; empty for the invisible ones. Fills itself."""

    def __missing__(self, char: str) -> str:
        category = unicodedata.category(char)
        if category in ("Cf", "Mn", "Me") or (category == "Cc" and char not in "\n\t\r"):
            plain = ""
        else:
            number = unicodedata.digit(char, None)
            plain = unicodedata.normalize("NFKC", char).lower() if number is None else str(number)
        if len(self) < 20_000:
            self[char] = plain
        return plain


_PLAIN = _Plain()


def plain_of(text: str) -> tuple[str, list[int] | None]:
    """Give the plain form of a text and, unless each character has one, where each one's begins."""
    parts = [_PLAIN[char] for char in text]
    plain = "".join(parts)
    lengths = list(map(len, parts))
    if len(plain) == len(text) and min(lengths, default=1) == 1:
        return plain, None
    return plain, [0, *accumulate(lengths)]


def origin(starts: list[int] | None, start: int, end: int) -> tuple[int, int]:
    """Give where a span of a plain form stands in the text, by where each character's begins."""
    if starts is None:
        return start, end
    return bisect_right(starts, start) - 1, bisect_right(starts, end - 1)


@frozen
class Words:
    """The word table of contact details, compiled."""

    at: re.Pattern[str]
    dot: re.Pattern[str]
    host: re.Pattern[str]
    link: re.Pattern[str]
    account: re.Pattern[str]
    looked_up: re.Pattern[str]
    code: re.Pattern[str]
    digit: re.Pattern[str]
    digits: dict[str, str]
    zeros: tuple[str, ...]
    spelt: re.Pattern[str]
    public_number: re.Pattern[str]
    phone_shape: re.Pattern[str]
    compound: re.Pattern[str]
    line: str
    apps: str
    catalogues: str
    english: frozenset[str]
    mentions: frozenset[str]
    invite_hosts: tuple[str, ...]


@cache
def words() -> Words:
    """Give the shipped table."""
    table: dict[str, Any] = json.loads(
        files(__package__ or "auditor.text").joinpath("contact-words.json").read_text("utf-8")
    )

    def either(key: str) -> str:
        longest_first = sorted((plain_of(word)[0] for word in table[key]), key=len, reverse=True)
        return "(?:" + "|".join(map(re.escape, longest_first)) + ")"

    dot = rf" ?{either('dot')} ?"
    label = r"[a-z0-9](?:[a-z0-9-]{0,62})"
    digits = {word: digit for digit in "0123456789" for word in table["digit_words"][digit]}

    def said(wanted: str) -> str:
        names = (word for word in digits if digits[word] in wanted)
        return f"(?:{'|'.join([f'[{wanted}]', *sorted(names, key=len, reverse=True)])})"

    gap, digit = r"[-‐-―−~・.,、,_*\s]{0,3}の?[\s、]?", said("0123456789")
    further = f"(?:{'|'.join(word for word in digits if len(word) > 1)})"
    mobile = f"{said('0')}{gap}{said('56789')}{gap}{said('0')}"
    public = "|".join(rf"{kind['begin']}\d{{{kind['more']}}}" for kind in table["public_numbers"])
    line, apps, ids = either("line_words"), either("other_apps"), either("id_words")
    accounts = ("id", *table["line_words"], *table["other_apps"])
    beginnings = re.escape("".join(sorted({plain_of(word)[0][0] for word in accounts})))
    return Words(
        at=re.compile(either("at") + "(?=[^@])"),
        dot=re.compile(either("dot")),
        host=re.compile(
            rf" {{0,2}}(?:{label}(?:{dot}{label}){{0,5}}{dot}[a-z]{{2,24}}"
            rf"|{either('mail_hosts')}(?![a-z0-9]))"
        ),
        link=re.compile(
            rf"(?:h[tx]{{2}}ps?://)?(?<![a-z0-9@.-])"
            rf"(?P<host>{label}(?:{dot}{label}){{0,5}}{dot}{either('tlds')}(?![a-z0-9-]))"
            rf"(?::\d{{2,5}})?(?:/{_TAIL}{{0,2000}})?"
        ),
        account=re.compile(
            rf"(?=[{beginnings}])(?<![a-z])(?:(?P<line>{line})|(?P<app>{apps})|(?P<bare>(?=id)))"
            rf"[\s「『【(]{{0,2}}の?\s?(?P<id>{ids})?[\s」』】)]{{0,2}}"
            rf"(?:は|が|:|=|→|⇒|➡|▶|>|\s|「|『|【|\(|⇨|➔|👉|\.\.){{1,4}}"
            rf"(?P<at>@)?(?P<value>(?!ids?\b)[a-z0-9][a-z0-9._-]{{3,29}})(?![a-z0-9@:/])"
        ),
        looked_up=re.compile(
            rf"(?P<value>[a-z](?<![a-z0-9@#./_-].)[a-z0-9._-]{{3,29}})[\s」』】)]{{0,2}}(?:を|で|と)\s?"
            rf"(?:検索|(?P<id>(?:{line}|{ids})(?:の?{ids})?(?:から|で|の|を)?\s?(?:友だち|友達)?(?:検索|追加)"
            rf"|(?:{line}の?)?(?:友だち|友達)に?(?:検索|追加|申請|登録)))"
        ),
        code=re.compile(
            rf"{either('code_words')}\s?(?:は|が|:|=|→|⇒|➡|\s){{0,3}}"
            rf"(?:[「『【\"'(](?P<quoted>[^」』】\"'()\n*]{{1,20}})[」』】\"')]"
            rf"|[「『【\"'(]?(?P<value>[a-z0-9]{{3,16}}(?:[!#$%&*+_./@=~^?-]{{1,2}}[a-z0-9]{{1,16}}){{0,4}})"
            rf"(?![a-z]))"
        ),
        digit=re.compile("|".join(sorted(digits, key=len, reverse=True))),
        digits=digits,
        zeros=("0", *table["digit_words"]["0"]),
        # one letter may as well be the particle behind the number
        spelt=re.compile(
            rf"(?<![0-9a-z]){mobile}(?:{gap}{digit}){{8}}"
            rf"(?![0-9a-z〇一二三四五六七八九]|[\s、]?(?!さん){further})"
        ),
        public_number=re.compile(public),
        phone_shape=re.compile(f"{_PERSONAL_SHAPE}|{public}"),
        compound=re.compile(either("line_compounds") + line + r"\Z"),
        line=line,
        apps=apps,
        catalogues=either("catalogue_words"),
        english=frozenset(table["english_words"]),
        mentions=frozenset(table["mention_words"]),
        invite_hosts=tuple(table["invite_hosts"]),
    )
