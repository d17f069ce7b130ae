"""The names of LINE's own rules, new and old, as texts write them."""

import re
from typing import Final

_PROHIBITIONS: Final = re.compile(
    r"禁止規定|prohibited_activities|(?:LINE|OpenChat)(?:'s)? prohibitions|prohibited activities",
    re.IGNORECASE,
)
_TERMS: Final = re.compile(
    r"(?:LINE|ライン|オープンチャット|オプチャ|OpenChat)[^。\n]{0,16}"
    r"(?:利用規約|規約|ガイドライン|禁止事項|規定|ルール|terms|guidelines?|rules)",
    re.IGNORECASE,
)
_OLD: Final = re.compile(
    r"安心・?安全ガイドライン|openchat-jp\.line\.me/other/guideline|safety guidelines?",
    re.IGNORECASE,
)


def names_prohibitions(text: str) -> bool:
    """Tell whether a text names LINE's present prohibitions."""
    return _PROHIBITIONS.search(text) is not None


def names_line_rules(text: str) -> bool:
    """Tell whether a text names any of LINE's own rules, under whatever name."""
    return any(pattern.search(text) for pattern in (_PROHIBITIONS, _TERMS, _OLD))


def old_name(text: str) -> tuple[int, int] | None:
    """Give the span of the old guideline's name, if the text has it."""
    match = _OLD.search(text)
    return None if match is None else match.span()
