"""Bank accounts in a text: where their numbers, and the names told with them, stand."""

from collections.abc import Iterator

from auditor.text.contact_words import origin, plain_of
from auditor.text.patterns import pattern

_ACCOUNTS = pattern(__package__, "bank-accounts.json", "accounts")


def accounts(text: str) -> Iterator[tuple[int, int]]:
    """Give the spans of account numbers with their holders; a text without a digit has none."""
    plain, starts = plain_of(text)
    for match in _ACCOUNTS.finditer(plain):
        name = next(name for name, value in match.groupdict().items() if value is not None)
        start, end = match.span(name)
        yield origin(starts, start, end)
