"""Sentences that affirm what they name, told from those that forbid it or do without it."""

import re

from auditor.text import ban_in, holding, plain_case


def affirmed(
    text: str, wanted: re.Pattern[str], waived: re.Pattern[str] | None = None
) -> re.Match[str] | None:
    """The first hit of the pattern in a sentence that affirms it.

    Args:
        text: the text as it is written.
        wanted: what is looked for.
        waived: how a sentence does without it, in plain text (NFKC, lower case).

    """
    for (start, end), found in holding(text, wanted):
        if waived is not None and waived.search(plain_case(text[start:end])) is not None:
            continue
        # a ban reaches the last of several words from where it is too far for the first
        if not any(ban_in(text, *hit.span()) for hit in wanted.finditer(text, start, end)):
            return found
    return None
