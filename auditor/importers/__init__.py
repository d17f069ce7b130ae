"""Importers by kind: something real in, room exports out; each is a pure function over bytes."""

from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType

from auditor.errors import UsageError
from auditor.importers.result import ImportResult

Importer = Callable[..., ImportResult]

_HOMES = {
    "csv": "auditor.importers.csv_sheet",
    "export": "auditor.importers.export",
    "line-struct": "auditor.importers.line_struct",
    "line-web": "auditor.importers.line_web",
    "talk": "auditor.importers.talk",
    "xlsx": "auditor.importers.xlsx_sheet",
}
KINDS = tuple(_HOMES)


def importer(kind: str, others: Mapping[str, Importer] = MappingProxyType({})) -> Importer:
    """The importer for `kind`, ours or one of a plugin's `others`.

    Raises:
        UsageError: when there is none.
    """
    if kind in _HOMES:
        found: Importer = import_module(_HOMES[kind]).import_bytes
        return found
    if kind in others:
        return others[kind]
    known = ", ".join(sorted({*_HOMES, *others}))
    raise UsageError(
        f"{kind} という取り込みの種類はありません（{known}）",
        f"there is no import kind {kind} ({known})",
    )
