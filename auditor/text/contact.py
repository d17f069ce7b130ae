"""Contact details in a text: phones, e-mails, LINE ids, links and codes, with what to mask.

Disguises that a reader sees through are seen through here too: full-width and circled digits,
invisible characters, spelled-out at-signs and dots. Every span counts code points of the original.
The work is linear in the text; one without any sign of a contact costs two regex searches and a
look for the words of a zero.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from attrs import frozen

from auditor.text.contact_words import origin, plain_of, words
from auditor.text.phones import PHONE, Candidate, dialled, phones, spelt, spelt_phones

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
_DATE_OR_VERSION = re.compile(r"(?:19|20)\d\d[-./]\d{1,2}(?:[-./]\d{1,2})?|v?\d+(?:\.\d+)+")
_FULL_STOP = re.compile(r"(?<=\S)\. ")
_ENGLISH = re.compile(r"[ ,]{1,2}[a-z]{2}")
_NO_ONES_OWN = re.compile(
    r"(?<![a-z])(?:your|an?|any|their|no|(?:people|other|member|else)['’]?s['’]?) $"
)
_NOBODYS = re.compile(r"(?:x{2,}|y{2,}|z{2,}|0{2,}|[._-]){3,}|[xyz]{4,}0*")
_LOCAL = "abcdefghijklmnopqrstuvwxyz0123456789._%+-"


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
        return self.kind == "phone" and words().public_number.fullmatch(self.digits) is not None


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
        and not any(spelt(text.lower()))
    ):
        return ()
    plain, starts = plain_of(text)
    found = sorted(_candidates(plain), key=lambda item: (item[1], -item[2]))
    result: list[Contact] = []
    reached = 0
    for kind, start, end, secret_start, secret_end in found:
        if start < reached:
            continue
        reached = end
        span = origin(starts, start, end)
        secret = origin(starts, secret_start, secret_end)
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


def _candidates(plain: str) -> Iterator[Candidate]:
    yield from _emails(plain)
    yield from phones(plain)
    yield from spelt_phones(plain)
    yield from _links(plain)
    yield from _labelled(plain)
    yield from _looked_up(plain)
    yield from _called(plain)
    for match in words().code.finditer(plain):
        group = "quoted" if match.group("quoted") else "value"
        yield "join_code", match.start(), match.end(), match.start(group), match.end(group)


def _emails(plain: str) -> Iterator[Candidate]:
    table = words()
    for sign in table.at.finditer(plain):
        left = plain[max(0, sign.start() - 66) : sign.start()]
        bare = left.rstrip(" ") if len(left) - len(left.rstrip(" ")) <= 2 else left
        local = bare[len(bare.rstrip(_LOCAL)) :].lstrip(".-")
        host = table.host.match(plain, sign.end())
        if local and host is not None:
            start, end = sign.start() - (len(left) - len(bare)) - len(local), host.end()
            stop = _FULL_STOP.search(host.group())
            if stop is not None and "." in host.group()[: stop.start()]:
                end = host.start() + stop.start()
            elif stop is not None and len(bare) < len(left):
                continue  # somebody is called at the end of a sentence: "or @Midori. We …"
            yield "email", start, end, start, end


def _links(plain: str) -> Iterator[Candidate]:
    table = words()
    for match in table.link.finditer(plain) if table.dot.search(plain) else ():
        end = match.end()
        while end > match.end("host") and plain[end - 1] in ".,;:!?'()":
            end -= 1
        host = table.dot.sub(".", match.group("host")).replace(" ", "")
        address = host + plain[match.end("host") : end]
        bare = address.removeprefix("www.")
        invite = next((known for known in table.invite_hosts if bare.startswith(known)), None)
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


def _labelled(plain: str) -> Iterator[Candidate]:
    table = words()
    for match in table.account.finditer(plain):
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
                told in table.english
                or _NO_ONES_OWN.search(before) is not None
                or (told == value and _ENGLISH.match(plain, match.end()) is not None)
            )
            if is_sentence or (match.group("bare") is not None and told == value):
                continue  # "post no ID here.", "no LINE ID goes here": an English word, no account
        elif told in table.english and _ENGLISH.match(plain, match.end()) is not None:
            continue  # "asking for IDs: removal at once"
        if match.group("line") and table.compound.search(
            plain, max(0, match.start() - 8), match.end("line")
        ):
            continue  # a hotline or an online meeting
        if PHONE.fullmatch(value) is not None or _is_public_number(told):
            continue  # a telephone, whatever it is called
        kind = "line_id" if match.group("line") or match.group("bare") else "handle"
        yield kind, match.start(), match.end(), match.start("value"), match.end("value")


def _is_public_number(value: str) -> bool:
    """Whether figures, however they are grouped, are a number that offices are called at."""
    figures = re.sub("[._-]", "", value)
    return figures.isdecimal() and words().public_number.fullmatch(figures) is not None


def _looked_up(plain: str) -> Iterator[Candidate]:
    table = words()
    for match in table.looked_up.finditer(plain):
        value, before = match.group("value"), plain[max(0, match.start() - 30) : match.start()]
        is_told = match.group("id") is not None or re.search(table.line, before) is not None
        marked = re.search(r"[_\d]" if is_told else r".{4}_|_.{4}", value)
        if marked is None or re.search(table.catalogues, before):
            continue  # a word, or a thing to look for elsewhere
        kind = "handle" if re.search(table.apps, before) else "line_id"
        yield kind, match.start(), match.end("value"), match.start(), match.end("value")


def _called(plain: str) -> Iterator[Candidate]:
    table = words()
    for match in re.finditer(
        r"(?<![a-z0-9.@%+-])@([a-z0-9][a-z0-9._-]{1,28}[a-z0-9_])(?![\w@])", plain
    ):
        if match.group(1) in table.mentions:
            continue
        kind = "line_id" if re.match(r"\d{3}[a-z]{4,5}$", match.group(1)) else "handle"
        yield kind, match.start(), match.end(), match.start(1), match.end(1)
