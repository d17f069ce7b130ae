"""visibility.join-code-leak: the join code stands in text that everybody can read."""

import re
import unicodedata
from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, Unknown, Yield, rule
from auditor.text import Contact, contacts, holding

from .words import pattern

OUTSIDE = ("/room/name", "/room/description", "/room/tags", "/visibility/join_question")
_WORD = re.compile(r"[A-Za-z0-9]{4,}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SHORTEST = 4
_FEWEST = 2
_WIDEST = 60
_RUN = re.compile("[A-Za-z]+|[0-9]+")
_ON_CODES = pattern("on-codes")
_ENGLISH = r"[A-Za-z](?:[A-Za-z'’-]|\.(?=[A-Za-z]))*"
_PROSE = re.compile(rf"{_ENGLISH}(?:[ ,;:/&]{{1,3}}{_ENGLISH})+")
_PROSE_LEAST = re.compile(r"[^ ,;:/&]+[ ,;:/&]+[^ ,;:/&]+[ ,;:/&]+[^ ,;:/&]")
_SPEAKS = pattern("english-prose")
_LABELS = pattern("english-labels")
_ON_A_CODE = pattern("on-codes-in-english")
_JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]")


@rule(
    id="visibility.join-code-leak",
    severity="high",
    confidence="high",
    effort="low",
    when={"/visibility/join_method": "code"},
    title={
        "ja": "参加コードが公開の文章に書かれていない",
        "en": "The join code is in no public text",
    },
    failure_title={
        "ja": "参加コードが公開の文章に書かれている",
        "en": "The join code stands in public text",
    },
    why={
        "ja": "名前・説明・タグは参加していない人にも見えます。コードが書かれていれば、コードで守る意味がなくなります。",
        "en": "Name, description and tags are visible to people outside; a code written there guards nothing.",
    },
    fix={
        "ja": "文章からコードを消し、≡ → その他 → 公開設定で新しいコードに変えてください。コードは参加してほしい人にだけ伝えます。",
        "en": "Remove the code from the text and set a new one under ≡ → その他 (Other) → 公開設定 (publicity); tell it only to those who are meant to join.",
    },
    messages={
        "leaked": {
            "ja": "参加コードと同じ文字列が、参加前の人にも見える文章にあります。",
            "en": "The text of the join code stands where people outside can read it.",
        },
        "told": {
            "ja": "参加前の人にも見える文章に、参加コードとみられる記載があります（要確認）。",
            "en": "What seems to be a join code stands where people outside can read it (to be checked).",
        },
    },
    sources=("E2.4", "protocol.square"),
)
def join_code_leak(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Name, description and tags are visible to people outside; a code written there guards nothing."""
    code = export.visibility.join_code
    outside = [each for each in context.public_text if each[0].startswith(OUTSIDE)]
    if not code:
        yield from _without_code(export, outside)
        return
    for pointer, text in outside:
        found = _written(code).search(text)
        if found:
            yield Problem("leaked", at=pointer, span=found.span())
            continue
        told = _told_in_pieces(code, text)
        if told is not None:
            yield Problem("told", at=pointer, span=told)


def _told_in_pieces(code: str, text: str) -> tuple[int, int] | None:
    """Where one sentence on the code says its words and numbers piece by piece, in any order."""
    pieces = _RUN.findall(code)
    if len(pieces) < _FEWEST or len("".join(pieces)) < _SHORTEST:
        return None
    for (start, end), _ in holding(text, _ON_CODES):
        found = [_piece(each).search(text, start, end) for each in pieces]
        spans = [each.span() for each in found if each is not None]
        if len(spans) == len(pieces):
            low, high = min(spans)[0], max(spans)[1]
            if high - low <= _WIDEST:
                return low, high
    return None


def _piece(run: str) -> re.Pattern[str]:
    """A piece of the code that stands by itself: no part of a longer word or number."""
    either = "".join(f"[{re.escape(each)}{re.escape(_wide(each))}]" for each in run)
    return re.compile(f"(?<![A-Za-z0-9０-９]){either}(?![A-Za-z0-9０-９])", re.IGNORECASE)


def _written(code: str) -> re.Pattern[str]:
    """The code as people write it: set apart by blanks or dashes, or in full width."""
    if len(code) < _SHORTEST:
        return re.compile(re.escape(code))
    either = (f"[{re.escape(each)}{re.escape(_wide(each))}]" for each in code)
    return re.compile(r"[ \u3000\-‐–・]?".join(either), re.IGNORECASE)


def _wide(character: str) -> str:
    return chr(ord(character) + 0xFEE0) if "!" <= character <= "~" else character


def _without_code(export: RoomExport, outside: list[tuple[str, str]]) -> Iterator[Yield]:
    """Who keeps the code out of the export is not held to it where nothing outside could be one."""
    told = False
    for pointer, text in outside:
        for contact in contacts(text):
            if _is_code(contact):
                told = True
                yield Problem("told", at=pointer, span=contact.span)
    is_open = export.visibility.join_code is not None or export.room.description is None
    if not told and (is_open or any(_may_hold_a_code(text) for _, text in outside)):
        yield Unknown("/visibility/join_code")


def _is_code(contact: Contact) -> bool:
    """Whether it is a join code beyond doubt: the word behind 合言葉 may tell where to find it."""
    start, end = (at - contact.span[0] for at in contact.secret)
    return contact.kind == "join_code" and contact.text[start:end].isascii()


def _may_hold_a_code(text: str) -> bool:
    """Whether a word behind 合言葉 stands there, or one of letters and digits that is no address."""
    for contact in reversed(contacts(text)):
        if contact.kind == "join_code":
            return True
        text = text[: contact.span[0]] + " " + text[contact.span[1] :]
    plain = unicodedata.normalize("NFKC", text)
    words = [word for word in _WORD.findall(plain) if not _YEAR.fullmatch(word)]
    foreign = _JAPANESE.search(plain) is not None
    if any(not word.isalpha() for word in words):
        return True
    return foreign and any(map(str.islower, _WORD.findall(_PROSE.sub(_without_prose, plain))))


def _without_prose(match: re.Match[str]) -> str:
    """English words without those of a sentence, amid Japanese, that speaks of no code.

    Two of them are enough that name what a room is about, where the text tells of no code at all.
    """
    words = match[0]
    if _ON_A_CODE.search(words):
        return words
    is_sentence = _PROSE_LEAST.match(words) is not None and _SPEAKS.search(words) is not None
    names = not is_sentence and _ON_CODES.search(match.string) is None and _LABELS.search(words)
    return " " if is_sentence or names else words
