"""Sentences that affirm what they name, told from those that refuse or forbid it."""

import re

from auditor.text import holding, pattern, plain_case

_REFUSING = pattern(__package__, "words.json", "refusing")


def refuses(sentence: str) -> bool:
    """Whether the sentence forbids or does without what it names."""
    return _REFUSING.search(plain_case(sentence)) is not None


def affirmed(text: str, wanted: re.Pattern[str]) -> re.Match[str] | None:
    """The first hit of the pattern in a sentence that does not refuse it."""
    for sentence, found in holding(text, wanted):
        if not refuses(text[slice(*sentence)]):
            return found
    return None
