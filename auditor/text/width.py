"""Width and letter case, evened out for patterns of plain words."""

import unicodedata


def plain_case(text: str) -> str:
    """Give the text in NFKC and lower case; disguises stay, which `fold` sees through."""
    return unicodedata.normalize("NFKC", text).casefold()
