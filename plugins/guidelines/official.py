"""The names of LINE's own rules, new and old, as folded texts write them."""

from typing import Final

from auditor.text import pattern

_WAVED_WITHIN: Final = 60
_PROHIBITIONS: Final = pattern(__package__, "official.json", "prohibitions")
_TERMS: Final = pattern(__package__, "official.json", "terms")
# "You need not read the prohibitions" names them to no end.
_WAVED_BEFORE: Final = pattern(__package__, "official.json", "waved-before")
_WAVED_AFTER: Final = pattern(__package__, "official.json", "waved-after")
_OLD_NAME: Final = pattern(__package__, "official.json", "old-name")
# The filter held 200 words once; it holds 500 now.
_OLD_LIMIT: Final = pattern(__package__, "official.json", "old-limit")


def names_prohibitions(folded: str) -> bool:
    """Tell whether a text names LINE's present prohibitions."""
    return _PROHIBITIONS.search(folded) is not None


def names_line_rules(folded: str) -> bool:
    """Tell whether a text names any of LINE's own rules, under whatever name."""
    return any(
        _WAVED_AFTER.match(folded, match.end()) is None
        and _WAVED_BEFORE.search(folded, max(0, match.start() - _WAVED_WITHIN), match.start())
        is None
        for known in (_PROHIBITIONS, _TERMS, _OLD_NAME)
        for match in known.finditer(folded)
    )


def old_name(folded: str) -> tuple[int, int] | None:
    """Give the span of the old guideline's name, if the text has it."""
    match = _OLD_NAME.search(folded)
    return None if match is None else match.span()


def old_limit(text: str) -> tuple[int, int] | None:
    """Give the span of a limit of the spam filter that LINE has raised since, as a text has it."""
    match = _OLD_LIMIT.search(text)
    return None if match is None else match.span()
