"""Sentences that affirm what they name, told from those that refuse or forbid it."""

import re
import unicodedata

from auditor.text import holding

_REFUSING = re.compile(
    r"ないで|しない|しません|せず|禁止|厳禁|\bng\b|ダメ|だめ|控え|不要|いりません|要りません|必要はあり|必要あり"
    r"|ありません|ご遠慮|お断り|×|❌|🙅|なし(?:で|の)|(?:do not|don't|never|no need|not allowed)",
    re.IGNORECASE,
)


def refuses(sentence: str) -> bool:
    """Whether the sentence forbids or does without what it names."""
    return _REFUSING.search(plain(sentence)) is not None


def affirmed(text: str, wanted: re.Pattern[str]) -> re.Match[str] | None:
    """The first hit of the pattern in a sentence that does not refuse it."""
    for sentence, found in holding(text, wanted):
        if not refuses(text[slice(*sentence)]):
            return found
    return None


def plain(text: str) -> str:
    """The text with width and case evened out."""
    return unicodedata.normalize("NFKC", text).casefold()
