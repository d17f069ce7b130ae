"""Headings of columns, and the settings they name: by label in either language, or by pointer."""

import re
from difflib import get_close_matches
from functools import cache

import attrs

from auditor.answers import folded
from auditor.exports import item_number
from auditor.settings import Setting, catalogue

_NUMBERED = re.compile(r"(.*?)[ (]*([0-9]{1,3})\)?")
_LONGEST = 100


@attrs.frozen
class Heading:
    """What a column holds.

    Attributes:
        setting: the setting.
        item: 0-based number of the list's item, None outside lists.
    """

    setting: Setting
    item: int | None = None

    @property
    def pointer(self) -> str:
        """JSON Pointer in the export."""
        return self.setting.pointer.replace("*", str(self.item), 1)


def heading_of(text: str) -> Heading | None:
    """What a heading names, or None."""
    bare = folded(text)
    if len(bare) > _LONGEST:
        return None
    if bare.startswith("/"):
        setting = catalogue().at(bare)
        number = item_number(bare)
        is_usable = setting is not None and setting.kind != "object"
        if setting is None or not is_usable or setting.is_in_list != (number is not None):
            return None
        return Heading(setting, number)
    known = _by_label()
    if bare in known:
        setting = known[bare]
        return Heading(setting, 0 if setting.is_in_list else None)
    found = _NUMBERED.fullmatch(bare)
    if found is None or found[1].strip() not in known or int(found[2]) < 1:
        return None
    setting = known[found[1].strip()]
    return Heading(setting, int(found[2]) - 1) if setting.is_in_list else None


def nearest_label(text: str, lang: str) -> str | None:
    """The label most like a heading that names nothing."""
    labels = {
        folded(one.label.in_language(lang)): one.label.in_language(lang)
        for one in catalogue().settings.values()
        if one.kind != "object"
    }
    near = get_close_matches(folded(text)[:_LONGEST], labels, n=1, cutoff=0.5)
    return labels[near[0]] if near else None


@cache
def _by_label() -> dict[str, Setting]:
    found: dict[str, Setting] = {}
    for setting in catalogue().settings.values():
        if setting.kind != "object":
            names = (setting.label.ja, setting.label.en, *setting.aliases)
            found.update((folded(name), setting) for name in names)
    return found
