"""Numbers that stand in texts: indexes in pointers, values of options and variables."""

import math

_MOST_DIGITS = 19
"""As many as 64 bits take; Python refuses to read more than 4,300."""


def whole_number(text: str) -> int | None:
    """The number, 0 or more, that the text is in plain digits; None for whatever else it is."""
    if len(text) > _MOST_DIGITS or not (text.isascii() and text.isdigit()):
        return None
    return int(text)


def finite_number(text: str) -> float | None:
    """The number that the text is; None for whatever else it is, nan and infinity too."""
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None
