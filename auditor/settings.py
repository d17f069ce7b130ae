"""The catalogue of settings: what each part of an export is called and where LINE shows it."""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

import attrs

from auditor.errors import meant
from auditor.exports import generic
from auditor.numerals import whole_number


@attrs.frozen
class Text:
    """A text in Japanese and English."""

    ja: str
    en: str

    def in_language(self, lang: str) -> str:
        """The text in `lang` ("ja" or "en")."""
        return self.ja if lang == "ja" else self.en


@attrs.frozen(kw_only=True)
class Setting:
    """One part of an export.

    Attributes:
        pointer: JSON Pointer, `*` for an array's item.
        kind: object, list, texts, text, text_or_integer, integer, boolean, choice, date_time, time.
        choices: the values of a choice and what they are called.
        default: LINE's default as (value,); empty where no source states one.
        address: whether it is an address on the web.
        limit: LINE's limits by name; a value beyond them is still a valid export.
        asked_if: asked only when these pointers hold these values.
        aliases: other headings of tables that name it, such as those of survey forms.
    """

    pointer: str
    section: str
    label: Text
    menu: Text
    kind: str
    choices: Mapping[str, Text]
    multiline: bool
    secret: bool
    address: bool
    optional_detail: bool
    default: tuple[Any, ...]
    limit: Mapping[str, int]
    asked_if: Mapping[str, str | bool]
    aliases: tuple[str, ...]
    source: str

    @property
    def is_in_list(self) -> bool:
        """Whether it is a part of a list's item."""
        return "/*" in self.pointer


@attrs.frozen
class Catalogue:
    """All settings in the order of LINE's menus."""

    sections: Mapping[str, Text]
    settings: Mapping[str, Setting]
    words: Mapping[str, tuple[str, ...]]

    def at(self, pointer: str) -> Setting | None:
        """The setting that a pointer names; numbers stand for items of lists."""
        return self.settings.get(generic(pointer))

    def items_of(self, pointer: str) -> tuple[Setting, ...]:
        """The parts of the items of the list at `pointer`."""
        start = f"{pointer}/*/"
        return tuple(one for key, one in self.settings.items() if key.startswith(start))

    def meant(self, name: str) -> tuple[str, str]:
        """What somebody may have meant by a name that is no setting's pointer.

        A setting is also found by its label or by the last part of its pointer; of several that
        have the same, it is the first in LINE's menus.
        """
        numbers = [part for part in name.split("/") if whole_number(part) is not None]
        told = {key: _numbered(key, numbers) for key in self.settings}
        for key, one in self.settings.items():
            for other in (one.label.ja, one.label.en, key.rpartition("/")[2]):
                told.setdefault(other, told[key])
        return meant(generic(name), told, otherwise="auditor schema room-export")

    def answers(self) -> tuple[Setting, ...]:
        """The settings that hold a value of their own: no groups, no parts of items."""
        return tuple(
            one for one in self.settings.values() if one.kind != "object" and not one.is_in_list
        )


def _numbered(pointer: str, numbers: Sequence[str]) -> str:
    """The pointer with numbers in the place of `*`: the given ones in their order, then 0."""
    left = iter(numbers)
    return "/".join(next(left, "0") if part == "*" else part for part in pointer.split("/"))


@cache
def catalogue() -> Catalogue:
    """The catalogue that ships with the package."""
    text = resources.files("auditor").joinpath("settings.json").read_text(encoding="utf-8")
    data: Mapping[str, Any] = json.loads(text)
    return Catalogue(
        MappingProxyType({one["id"]: Text(**one["label"]) for one in data["sections"]}),
        MappingProxyType({key: _setting(key, one) for key, one in data["settings"].items()}),
        MappingProxyType({key: tuple(words) for key, words in data["words"].items()}),
    )


def _setting(pointer: str, data: Mapping[str, Any]) -> Setting:
    choices = {value: Text(**label) for value, label in data.get("choices", {}).items()}
    return Setting(
        pointer=pointer,
        section=data["section"],
        label=Text(**data["label"]),
        menu=Text(**data["menu"]),
        kind=data["kind"],
        choices=MappingProxyType(choices),
        multiline="multiline" in data,
        secret="secret" in data,
        address="address" in data,
        optional_detail="optional_detail" in data,
        default=(data["default"],) if "default" in data else (),
        limit=MappingProxyType(data.get("limit", {})),
        asked_if=MappingProxyType(data.get("asked_if", {})),
        aliases=tuple(data.get("aliases", ())),
        source=data["source"],
    )
