"""Sentences that affirm what they name, told from those that forbid it or do without it."""

import re

from auditor.text import ban_in, holding, pattern, plain_case

_LEFT_OUT = pattern(__package__, "words.json", "left-out")
"""What follows words that are to be left out: "…は書かずに"."""


def affirmed(
    text: str, wanted: re.Pattern[str], waived: re.Pattern[str] | None = None
) -> re.Match[str] | None:
    """The first hit of the pattern in a sentence that affirms it.

    Args:
        text: the text as it is written.
        wanted: what is looked for.
        waived: how a sentence does without it, in plain text (NFKC, lower case).

    """
    for (start, end), _ in holding(text, wanted):
        if waived is not None and waived.search(plain_case(text[start:end])) is not None:
            continue
        # a ban reaches the last of several words from where it is too far for the first
        hits = tuple(wanted.finditer(text, start, end))
        if any(ban_in(text, *hit.span()) for hit in hits):
            continue
        for hit in hits:
            if _LEFT_OUT.match(plain_case(text[hit.end() : end])) is None:
                return hit
    return None
