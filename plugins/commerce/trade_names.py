"""Trade names: what a business is called, without its legal form and its blanks."""

from auditor import RoomExport

from .reading import read
from .words import pattern

_LEAST = 3


def core(text: str) -> str:
    """A text in its plain form without legal forms: ほほえみ for 株式会社ほほえみ."""
    return pattern("legal-form").sub("", read(text).plain)


def shows_trader(export: RoomExport) -> bool:
    """Whether prices are declared beside the trader's name and its notice by law: nothing is hidden."""
    commerce = export.commerce
    return bool(
        commerce.prices
        and export.operator.name
        and (commerce.disclosure_text or commerce.disclosure_url)
    )


def bears_name(export: RoomExport) -> bool:
    """Whether the room's own name or description says the operator's name."""
    name = core(export.operator.name or "")
    shown = core(f"{export.room.name}\n{export.room.description or ''}")
    return len(name) >= _LEAST and name in shown
