"""Contact details in a text: phones, e-mails, LINE ids, links and codes, with what to mask.

Disguises that a reader sees through are seen through here too: full-width and circled digits,
invisible characters, spelled-out at-signs and dots. Every span counts code points of the original.
The work is linear in the text, and a text without any sign of a contact costs one regex search.
"""

import json
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from itertools import accumulate
from typing import Any

from attrs import frozen

MASK = "***"

_LONGEST_KEPT = 20_000

_DIGITS = "0-9０-９①-⑨⓪⓿❶-❾➀-➈〇零"
_LABEL_END = "ァ-ヶぁ-ゖA-Za-zＡ-Ｚａ-ｚ垢"
# One search over a class of beginnings, each then looked at closer: a text is mostly none of them.
_HINT = re.compile(
    r"[@＠﹫:：IiＩｉEeＥｅンん_＿.．｡ドどアあ(\[コ言こパ暗検友=＝→⇒➡▶ﾗﾄⒶ-ⓩ\u20e3\U0001d400-\U0001d7ff\u200b-\u200f\u2060-\u2064\ufeff\u00ad]"
    r"(?:(?<=[@＠﹫Ⓐ-ⓩ\u20e3\U0001d400-\U0001d7ff])|(?<=[:：])[/／]|(?<=[IiＩｉ])[DdＤｄ]"
    r"|(?<=[.．｡])[A-Za-zＡ-Ｚａ-ｚ]{2}|(?<=ド)ット|(?<=ど)っと|(?<=ア)ット|(?<=あ)っと|(?<=\()dot|(?<=\[)[.d]"
    r"|(?<=[EeＥｅンん])[はが]|(?<=[_＿])[0-9A-Za-zＡ-Ｚａ-ｚ]|(?<=検)索|(?<=友)[だ達]"
    r"|(?<=コ)ード|(?<=言)葉|(?<=こ)とば|(?<=パ)スワ|(?<=暗)証|(?<=ﾗ)ｲ|(?<=ﾄ)ﾞ"
    rf"|(?<=[:：=＝→⇒➡▶])(?:(?<=[{_LABEL_END}].)|(?<=[{_LABEL_END}]\s.)|(?<=[{_LABEL_END}]\s\s.))"
    r"|(?<=[!-~][\u200b-\u200f\u2060-\u2064\ufeff\u00ad])[!-~])"
)
_NUMBER_HINT = re.compile(
    rf"[{_DIGITS}\d一二三四五六七八九][^{_DIGITS}\d一二三四五六七八九]{{0,3}}"
    rf"(?:[{_DIGITS}\d一二三四五六七八九][^{_DIGITS}\d一二三四五六七八九]{{0,3}}){{8}}"
)
_KANJI_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_GAP = r"[-‐-―−ー~・.\s_*]"
_PHONE = re.compile(
    r"(?=[+0(8])(?<![\d.])(?:"
    rf"(?:\+|(?:00)?(?=81{_GAP}))\d(?:{_GAP}{{0,2}}[(]?\d[)]?){{7,13}}"  # from abroad
    rf"|(?:0\d{{1,4}}{_GAP}{{1,2}}|[(]0\d{{1,4}}[)]{_GAP}{{0,2}}|0\d{{1,4}}[(])"  # in groups
    rf"\d{{1,4}}(?:{_GAP}{{1,2}}|[)])\d{{3,4}}"
    r"|0\d{1,4}の\d{1,4}の\d{3,4}"  # in groups as they are read out
    rf"|0\d{{9,10}}"  # in one run
    rf"|0{_GAP}{{0,3}}[5-9]{_GAP}{{0,3}}0(?:{_GAP}{{0,3}}\d){{8}})(?!\d)"  # digit by digit
)
_PERSONAL_SHAPE = r"0[5-9]0\d{8}|0[1-9]\d{8}"
_COUNTRY = re.compile(r"\A(?:\+|00)81(?:\(0\)|0)?")
_PHONE_TOLD = re.compile(r"(?:tel|電話|携帯|番号|☎|📞|📱)\W*$")
_NEXT_GROUP = re.compile(r"(?<=[\s・~_*])(?=\(?0)")
_DATE_OR_VERSION = re.compile(r"(?:19|20)\d\d[-./]\d{1,2}(?:[-./]\d{1,2})?|v?\d+(?:\.\d+)+")
_FULL_STOP = re.compile(r"(?<=\S)\. ")
_POSTCODE = re.compile(r"〒\s?\d{3}[-‐-―−ー\s]?\d{4}")
_ENGLISH = re.compile(r"[ ,]{1,2}[a-z]{2}")
_NO_ONES_OWN = re.compile(
    r"(?<![a-z])(?:your|an?|any|their|no|(?:people|other|member|else)['’]?s['’]?) $"
)
_NOBODYS = re.compile(r"(?:x{2,}|y{2,}|z{2,}|0{2,}|[._-]){3,}|[xyz]{4,}0*")
_LOCAL = "abcdefghijklmnopqrstuvwxyz0123456789._%+-"
_TAIL = r"[a-z0-9/?#=&%~_.,;:+!*'()@$-]"


@frozen
class Contact:
    """One contact detail: its kind, the text as written, where it stands, and which part to mask.

    Kinds: phone, email, line_id, handle (of another app), invite_link, url, join_code.
    """

    kind: str
    text: str
    span: tuple[int, int]
    secret: tuple[int, int]

    @property
    def digits(self) -> str:
        """The digits that one dials, however they are written."""
        return dialled(self.text)

    @property
    def is_public_number(self) -> bool:
        """Whether it is a telephone number of a kind that no person has, such as a free one."""
        return self.kind == "phone" and _words().public_number.fullmatch(self.digits) is not None


def contacts(text: str) -> tuple[Contact, ...]:
    """Give the contact details that stand in the text, in order, none inside another."""
    return _contacts_again(text) if len(text) <= _LONGEST_KEPT else _contacts(text)


@lru_cache(maxsize=512)  # several rules ask, and so does the masking of excerpts
def _contacts_again(text: str) -> tuple[Contact, ...]:
    return _contacts(text)


def _contacts(text: str) -> tuple[Contact, ...]:
    if (
        _HINT.search(text) is None
        and _NUMBER_HINT.search(text) is None
        and not any(_spelt(text.lower()))
    ):
        return ()
    plain, starts = _plain(text)
    found = sorted(_candidates(plain), key=lambda item: (item[1], -item[2]))
    result: list[Contact] = []
    reached = 0
    for kind, start, end, secret_start, secret_end in found:
        if start < reached:
            continue
        reached = end
        span = _origin(starts, start, end)
        secret = _origin(starts, secret_start, secret_end)
        result.append(Contact(kind, text[span[0] : span[1]], span, secret))
    return tuple(result)


def redact(text: str) -> str:
    """Mask phones, e-mails, LINE ids and handles, invite tickets and join codes; the rest stays."""
    parts: list[str] = []
    reached = 0
    for contact in contacts(text):
        if contact.kind == "url":
            continue
        start, end = contact.secret
        parts += (text[reached:start], MASK)
        reached = end
    return "".join((*parts, text[reached:])) if parts else text


def plain_form(text: str) -> str:
    """The text as it is read here: lower case, width and digits evened out, nothing invisible."""
    return _plain(text)[0]


def dialled(number: str) -> str:
    """The digits of a telephone number as one dials them within the country."""
    words = _words()
    plain = "".join(plain_form(number).translate(_KANJI_DIGITS).split())
    if not plain.isascii() or any(map(str.isalpha, plain)):
        plain = words.digit.sub(lambda word: words.digits[word.group()], plain)
    return "".join(filter(str.isdigit, _COUNTRY.sub("0", plain)))


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


def _plain(text: str) -> tuple[str, list[int] | None]:
    parts = [_PLAIN[char] for char in text]
    plain = "".join(parts)
    lengths = list(map(len, parts))
    if len(plain) == len(text) and min(lengths) == 1:
        return plain, None
    return plain, [0, *accumulate(lengths)]


def _origin(starts: list[int] | None, start: int, end: int) -> tuple[int, int]:
    if starts is None:
        return start, end
    return bisect_right(starts, start) - 1, bisect_right(starts, end - 1)


_Candidate = tuple[str, int, int, int, int]


def _candidates(plain: str) -> Iterator[_Candidate]:
    yield from _emails(plain)
    yield from _phones(plain)
    yield from _spelt_phones(plain)
    yield from _links(plain)
    yield from _labelled(plain)
    yield from _looked_up(plain)
    yield from _called(plain)
    for match in _words().code.finditer(plain):
        group = "quoted" if match.group("quoted") else "value"
        yield "join_code", match.start(), match.end(), match.start(group), match.end(group)


def _emails(plain: str) -> Iterator[_Candidate]:
    words = _words()
    for sign in words.at.finditer(plain):
        left = plain[max(0, sign.start() - 66) : sign.start()]
        bare = left.rstrip(" ") if len(left) - len(left.rstrip(" ")) <= 2 else left
        local = bare[len(bare.rstrip(_LOCAL)) :].lstrip(".-")
        host = words.host.match(plain, sign.end())
        if local and host is not None:
            start, end = sign.start() - (len(left) - len(bare)) - len(local), host.end()
            stop = _FULL_STOP.search(host.group())
            if stop is not None and "." in host.group()[: stop.start()]:
                end = host.start() + stop.start()
            elif stop is not None and len(bare) < len(left):
                continue  # somebody is called at the end of a sentence: "or @Midori. We …"
            yield "email", start, end, start, end


def _phones(plain: str) -> Iterator[_Candidate]:
    digits = plain.translate(_KANJI_DIGITS) if re.search("[〇零○]", plain) else plain
    if "〒" in digits:
        digits = _POSTCODE.sub(lambda postcode: " " * len(postcode.group()), digits)
    shape = _words().phone_shape
    reached = 0
    while match := _PHONE.search(digits, reached):
        reached = match.end()
        groups = re.findall(r"\d+", match.group())
        number = "".join(groups)
        if re.match(r"\+|(?:00)?81", match.group()):
            shaped = True
        elif len(groups) == 1 and len(number) == 10:
            told = _PHONE_TOLD.search(digits[max(0, match.start() - 12) : match.start()])
            shaped = told is not None and shape.fullmatch(number) is not None
        else:
            shaped = shape.fullmatch(number) is not None
        if shaped:
            yield "phone", match.start(), match.end(), match.start(), match.end()
        elif len(groups) > 1:
            # a postcode, an hour or a number of another kind, and the telephone behind it
            apart = _NEXT_GROUP.search(digits, match.start() + 1, match.end())
            reached = apart.start() if apart else match.end()


def _spelt_phones(plain: str) -> Iterator[_Candidate]:
    for match in _spelt(plain):
        if any(map(str.isalpha, match.group().replace("の", ""))):
            yield "phone", match.start(), match.end(), match.start(), match.end()


def _spelt(plain: str) -> Iterator[re.Match[str]]:
    """Mobile numbers whose digits may be written as words."""
    words = _words()
    for zero in words.zeros:
        at = plain.find(zero)
        while at >= 0:
            if match := words.spelt.match(plain, at):
                yield match
            at = plain.find(zero, at + 1)


def _links(plain: str) -> Iterator[_Candidate]:
    words = _words()
    for match in words.link.finditer(plain) if words.dot.search(plain) else ():
        end = match.end()
        while end > match.end("host") and plain[end - 1] in ".,;:!?'()":
            end -= 1
        host = words.dot.sub(".", match.group("host")).replace(" ", "")
        address = host + plain[match.end("host") : end]
        bare = address.removeprefix("www.")
        invite = next((known for known in words.invite_hosts if bare.startswith(known)), None)
        if invite is None:
            yield "url", match.start(), end, match.start(), end
            continue
        ticket = end - (len(bare) - len(invite))
        if ticket < end and plain[ticket] == "/":
            ticket += 1
        kind = "invite_link" if ticket < end else "url"
        yield kind, match.start(), end, ticket, end
    for match in re.finditer(r"line://\S{1,200}", plain):
        yield "invite_link", match.start(), match.end(), match.start() + 7, match.end()


def _labelled(plain: str) -> Iterator[_Candidate]:
    words = _words()
    for match in words.account.finditer(plain):
        value = match.group("value")
        named = match.group("id") is not None or match.group("at") is not None
        told = value.rstrip("._-")  # the full stop of a sentence speaks for no account
        if not named and (not re.search(r"[0-9._-]", told) or _DATE_OR_VERSION.fullmatch(value)):
            continue
        if _NOBODYS.fullmatch(told):
            continue  # x's and zeros that stand for any account
        between = plain[match.end("id") : match.start("value")] if match.group("id") else ":"
        if between.isspace() and told.isalpha():
            before = plain[max(0, match.start() - 10) : match.start()]
            is_sentence = (
                told in words.english
                or _NO_ONES_OWN.search(before) is not None
                or (told == value and _ENGLISH.match(plain, match.end()) is not None)
            )
            if is_sentence or (match.group("bare") is not None and told == value):
                continue  # "post no ID here.", "no LINE ID goes here": an English word, no account
        if match.group("line") and words.compound.search(
            plain, max(0, match.start() - 8), match.end("line")
        ):
            continue  # a hotline or an online meeting
        if _PHONE.fullmatch(value) is not None:
            continue  # a telephone, whatever it is called
        kind = "line_id" if match.group("line") or match.group("bare") else "handle"
        yield kind, match.start(), match.end(), match.start("value"), match.end("value")


def _looked_up(plain: str) -> Iterator[_Candidate]:
    words = _words()
    for match in words.looked_up.finditer(plain):
        value, before = match.group("value"), plain[max(0, match.start() - 30) : match.start()]
        is_told = match.group("id") is not None or re.search(words.line, before) is not None
        marked = re.search(r"[_\d]" if is_told else r".{4}_|_.{4}", value)
        if marked is None or re.search(words.catalogues, before):
            continue  # a word, or a thing to look for elsewhere
        kind = "handle" if re.search(words.apps, before) else "line_id"
        yield kind, match.start(), match.end("value"), match.start(), match.end("value")


def _called(plain: str) -> Iterator[_Candidate]:
    words = _words()
    for match in re.finditer(
        r"(?<![a-z0-9.@%+-])@([a-z0-9][a-z0-9._-]{1,28}[a-z0-9_])(?![\w@])", plain
    ):
        if match.group(1) in words.mentions:
            continue
        kind = "line_id" if re.match(r"\d{3}[a-z]{4,5}$", match.group(1)) else "handle"
        yield kind, match.start(), match.end(), match.start(1), match.end(1)


@frozen
class _Words:
    """The word table of this module, compiled."""

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
def _words() -> _Words:
    table: dict[str, Any] = json.loads(
        files(__package__ or "auditor.text").joinpath("contact-words.json").read_text("utf-8")
    )

    def either(key: str) -> str:
        longest_first = sorted((_plain(word)[0] for word in table[key]), key=len, reverse=True)
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
    beginnings = re.escape("".join(sorted({_plain(word)[0][0] for word in accounts})))
    return _Words(
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
            rf"|[「『【\"'(]?(?P<value>[a-z0-9]{{3,16}})(?![a-z]))"
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
