"""What a report may show: contact details, accounts, codes and tickets masked, everywhere."""

from functools import lru_cache

from auditor.model.room import RoomExport
from auditor.text import access_codes, accounts, contacts

MASK = "●"
Secrets = tuple[str, ...] | None
"""What to mask beside contact details; None where everything may be seen."""

_AROUND = 30
_LONG = 10_000


def secrets_of(export: RoomExport) -> tuple[str, ...]:
    """The strings of this export that must never stand in a report, longest first."""
    code, invite = export.visibility.join_code, export.visibility.invite_url
    ticket = invite.rstrip("/").rpartition("/")[2] if invite else ""
    found = {secret for secret in (code, invite, ticket) if secret and len(secret) >= 3}
    return tuple(sorted(found, key=lambda secret: (-len(secret), secret)))


def redact(text: str, secrets: Secrets = ()) -> str:
    """`text` of the same length with contact details, accounts, codes and `secrets` masked."""
    if secrets is None:
        return text
    masked = _recent(text) if len(text) <= _LONG else _without_details(text)
    for secret in secrets:
        if secret in masked:
            masked = masked.replace(secret, MASK * len(secret))
    return masked


def _without_details(text: str) -> str:
    masked = text
    for contact in contacts(text):
        if contact.kind != "url":
            masked = _masked(masked, contact.secret)
    for span in accounts(text):
        masked = _masked(masked, span)
    for code in access_codes(text):
        masked = _masked(masked, code.span)
    return masked


def _masked(text: str, span: tuple[int, int]) -> str:
    start, end = span
    return text[:start] + MASK * (end - start) + text[end:]


# several problems of a room quote the same text
_recent = lru_cache(maxsize=256)(_without_details)


def excerpt(
    text: str, span: tuple[int, int] | None, secrets: Secrets
) -> tuple[str, tuple[int, int] | None]:
    """A redacted piece of `text` around `span`, and where the span lies in the piece."""
    masked = redact(text, secrets)
    start, end = span or (0, 0)
    begin = max(0, start - _AROUND)
    stop = min(len(masked), max(end + _AROUND, begin + 2 * _AROUND))
    head = "…" if begin else ""
    tail = "…" if stop < len(masked) else ""
    piece = head + masked[begin:stop] + tail
    if span is None:
        return piece, None
    moved = len(head) - begin
    return piece, (start + moved, min(end, stop) + moved)
