"""The text engine: folding, word lists, hits with their reasons, contact details, visible text."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from auditor.text.contact import Contact, contacts, redact

__all__ = ["Contact", "contacts", "redact"]

_HOMES = {
    "Contact": "contact",
    "contacts": "contact",
    "redact": "contact",
}


def __getattr__(name: str) -> Any:
    """Load the module a public name lives in when the name is first asked for."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{home}"), name)
