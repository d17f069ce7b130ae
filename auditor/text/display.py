"""Text made safe to show in a terminal: nothing invisible, nothing that turns the line around."""

import re
import unicodedata

_SUSPECT = re.compile(r"[^\x20-\x7e\n\u3000-\u3163\u3165-\u9fff\uff01-\uff9f]")
_KEPT = frozenset("\n")


def visible(text: str) -> str:
    """Show invisible, control and bidirectional characters as U+200B and the like.

    Joiners and selectors inside an emoji stay, so that emoji look as written. A text with
    right-to-left letters is wrapped in isolates.
    """
    if _SUSPECT.search(text) is None:
        return text
    parts = [_shown(text, at) for at in range(len(text))]
    shown = "".join(parts)
    if any(unicodedata.bidirectional(char) in ("R", "AL") for char in shown):
        return f"\u2068{shown}\u2069"
    return shown


def _shown(text: str, at: int) -> str:
    char = text[at]
    category = unicodedata.category(char)
    if char in _KEPT or category not in ("Cf", "Cc", "Cs", "Co", "Zl", "Zp", "Mn", "Me"):
        return char if char not in "\u3164\u115f\u1160\uffa0\u2800" else f"U+{ord(char):04X}"
    before = text[at - 1] if at else ""
    if char == "\ufe0f" or (char == "\u200d" and before and _is_pictograph(before)):
        return char
    if category in ("Mn", "Me", "Co"):
        return char
    return f"U+{ord(char):04X}"


def _is_pictograph(char: str) -> bool:
    return unicodedata.category(char) in ("So", "Sk") or char == "\ufe0f"
