"""Licences and registrations: their kinds and the form of their numbers."""

import json
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import attrs

from auditor import Context, RoomExport
from auditor.text.patterns import lazily

from .reading import read


@attrs.frozen(kw_only=True)
class Kind:
    """A kind of licence: how it is named and how its number is built."""

    id: str
    label: Mapping[str, str]
    named: re.Pattern[str]
    number: re.Pattern[str]
    example: str


def kind_of(claim: str) -> Kind | None:
    """The kind that a claim such as 古物商許可 names, or None when its form is not known."""
    named = read(claim).plain
    return next((kind for kind in kinds().values() if kind.named.search(named)), None)


def is_well_formed(kind: Kind, number: str) -> bool:
    """Whether a number has the form of its kind."""
    return kind.number.search(read(number).plain) is not None


def holds(export: RoomExport, context: Context, kind_id: str) -> bool:
    """Whether the room shows a well-formed number of that kind, in its export or its texts."""
    kind = kinds()[kind_id]
    for licence in export.operator.licences or ():
        claim = licence.kind or ""
        if kind_of(claim) is kind and is_well_formed(kind, f"{claim} {licence.number or ''}"):
            return True
    return any(
        kind.named.search(read(text).plain) and is_well_formed(kind, text)
        for _, text in context.public_text
    )


@cache
def kinds() -> Mapping[str, Kind]:
    """All kinds by id."""
    text = files(__package__ or "").joinpath("licences.json").read_text("utf-8")
    return {
        name: Kind(
            id=name,
            label=entry["label"],
            named=lazily(entry["named"]),
            number=lazily(entry["number"]),
            example=entry["example"],
        )
        for name, entry in json.loads(text)["kinds"].items()
    }
