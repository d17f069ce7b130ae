"""Sentences of a text, and which of them refuse or forbid what they name."""

import re
import unicodedata
from collections.abc import Iterator

_SENTENCE = re.compile(r"[^。．！!？?\n]+[。．！!？?]*")
_REFUSING = re.compile(
    r"ないで|しない|しません|せず|禁止|厳禁|\bng\b|ダメ|だめ|控え|不要|いりません|要りません|必要はあり|必要あり"
    r"|ありません|ご遠慮|お断り|×|❌|🙅|なし(?:で|の)|(?:do not|don't|never|no need|not allowed)",
    re.IGNORECASE,
)


def sentences(text: str) -> Iterator[re.Match[str]]:
    """The sentences of the text, in order."""
    return _SENTENCE.finditer(text)


def refuses(sentence: str) -> bool:
    """Whether the sentence forbids or does without what it names."""
    return _REFUSING.search(plain(sentence)) is not None


def affirmed(text: str, wanted: re.Pattern[str]) -> re.Match[str] | None:
    """The first hit of the pattern in a sentence that does not refuse it."""
    for sentence in sentences(text):
        found = wanted.search(text, sentence.start(), sentence.end())
        if found is not None and not refuses(sentence.group()):
            return found
    return None


def plain(text: str) -> str:
    """The text with width and case evened out."""
    return unicodedata.normalize("NFKC", text).casefold()
