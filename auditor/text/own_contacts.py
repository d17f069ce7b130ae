"""Contact details that somebody states of itself, told from those of others."""

import re

from auditor.text.contact import Contact, contacts
from auditor.text.contact_words import plain_of
from auditor.text.phones import dialled

_IN_FRONT = re.compile(r"\A(?:https?://(?:www\.)?|@)")


def stated(*values: str | None) -> frozenset[str]:
    """Give the contact details that the values state, in the forms that `is_stated` compares."""
    forms: set[str] = set()
    for value in values:
        if value:
            forms |= {_bare(value), _bare(value.rpartition("/")[2])}
            forms.update(*map(_forms, contacts(value)))
    return frozenset(forms - {""})


def is_stated(contact: Contact, own: frozenset[str]) -> bool:
    """Whether a contact detail of a text is one of those, and not merely like a part of one."""
    return not own.isdisjoint(_forms(contact))


def _forms(contact: Contact) -> set[str]:
    """The detail as it is written, and without the label in front of it."""
    if contact.kind == "phone":
        return {contact.digits}
    start, end = (at - contact.span[0] for at in contact.secret)
    return {_bare(contact.text), _bare(contact.text[start:end])} - {""}


def _bare(text: str) -> str:
    plain = "".join(plain_of(text)[0].split())
    if not any(map(str.isalpha, plain)):
        return dialled(plain)
    return _IN_FRONT.sub("", plain).partition("?")[0].rstrip("/")
