"""The names of LINE's own rules, new and old, as folded texts write them."""

import re
from typing import Final

_PROHIBITIONS: Final = re.compile(
    r"禁止規定|prohibited_activities|(?:line|openchat)(?:'s)? prohibitions|prohibited activities"
)
_TERMS: Final = re.compile(
    r"(?:line|ライン|オープンチャット|オプチャ|openchat)[^。\n]{0,16}"
    r"(?:利用規約|規約|ガイドライン|禁止事項|規定|ルール(?!表|一覧)|terms|guidelines?|rules)"
)
_OLD: Final = re.compile(
    r"安心・?安全ガイドライン|openchat-jp\.line\.me/other/guideline|safety guidelines?"
)
# The filter held 200 words once; it holds 500 now.
_OLD_LIMIT: Final = re.compile(
    r"(?:スパムフィルター|NGワード|禁止ワード)[^。\n]{0,16}(?:200|２００|二百)(?:個|語|件|こ)?(?:まで|が(?:上限|限度))"
    r"|(?:spam filter|banned words)[^.\n]{0,30}(?:up to|at most|only) 200\b",
    re.IGNORECASE,
)


def names_prohibitions(folded: str) -> bool:
    """Tell whether a text names LINE's present prohibitions."""
    return _PROHIBITIONS.search(folded) is not None


def names_line_rules(folded: str) -> bool:
    """Tell whether a text names any of LINE's own rules, under whatever name."""
    return any(pattern.search(folded) for pattern in (_PROHIBITIONS, _TERMS, _OLD))


def old_name(folded: str) -> tuple[int, int] | None:
    """Give the span of the old guideline's name, if the text has it."""
    match = _OLD.search(folded)
    return None if match is None else match.span()


def old_limit(text: str) -> tuple[int, int] | None:
    """Give the span of a limit of the spam filter that LINE has raised since, as a text has it."""
    match = _OLD_LIMIT.search(text)
    return None if match is None else match.span()
