"""Telephone numbers in a plain text, in whatever digits they are written."""

import re
from collections.abc import Iterator

from auditor.text.contact_words import plain_of, words

Candidate = tuple[str, int, int, int, int]
"""A kind of contact, where it stands in the plain text, and which part of it is to be masked."""

_KANJI_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_GAP = r"[-‐-―−ー~・.\s_*]"
PHONE = re.compile(
    r"(?=[+0(8])(?<![\d.])(?:"
    rf"(?:\+|(?:00)?(?=81{_GAP}))\d(?:{_GAP}{{0,2}}[(]?\d[)]?){{7,13}}"  # from abroad
    rf"|(?:0\d{{1,4}}{_GAP}{{1,2}}|[(]0\d{{1,4}}[)]{_GAP}{{0,2}}|0\d{{1,4}}[(])"  # in groups
    rf"\d{{1,4}}(?:{_GAP}{{1,2}}|[)])\d{{3,4}}"
    r"|0\d{1,4}の\d{1,4}の\d{3,4}"  # in groups as they are read out
    rf"|0\d{{9,10}}"  # in one run
    rf"|0{_GAP}{{0,3}}[5-9]{_GAP}{{0,3}}0(?:{_GAP}{{0,3}}\d){{8}})(?!\d)"  # digit by digit
)
_COUNTRY = re.compile(r"\A(?:\+|00)81(?:\(0\)|0)?")
_PHONE_TOLD = re.compile(r"(?:tel|電話|携帯|番号|☎|📞|📱)\W*$")
_NEXT_GROUP = re.compile(r"(?<=[\s・~_*])(?=\(?0)")
_POSTCODE = re.compile(r"〒\s?\d{3}[-‐-―−ー\s]?\d{4}")


def dialled(number: str) -> str:
    """The digits of a telephone number as one dials them within the country."""
    table = words()
    plain = "".join(plain_of(number)[0].translate(_KANJI_DIGITS).split())
    if not plain.isascii() or any(map(str.isalpha, plain)):
        plain = table.digit.sub(lambda word: table.digits[word.group()], plain)
    return "".join(filter(str.isdigit, _COUNTRY.sub("0", plain)))


def phones(plain: str) -> Iterator[Candidate]:
    """Give the telephone numbers of a plain text that are written in digits."""
    digits = plain.translate(_KANJI_DIGITS) if re.search("[〇零○]", plain) else plain
    if "〒" in digits:
        digits = _POSTCODE.sub(lambda postcode: " " * len(postcode.group()), digits)
    shape = words().phone_shape
    reached = 0
    while match := PHONE.search(digits, reached):
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


def spelt_phones(plain: str) -> Iterator[Candidate]:
    """Give those whose digits are written as words."""
    for match in spelt(plain):
        if any(map(str.isalpha, match.group().replace("の", ""))):
            yield "phone", match.start(), match.end(), match.start(), match.end()


def spelt(plain: str) -> Iterator[re.Match[str]]:
    """Mobile numbers whose digits may be written as words."""
    table = words()
    for zero in table.zeros:
        at = plain.find(zero)
        while at >= 0:
            if match := table.spelt.match(plain, at):
                yield match
            at = plain.find(zero, at + 1)
