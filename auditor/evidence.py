"""Missing evidence: the settings whose absence made results unknown, by what they weigh."""

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from auditor.model.verdict import Severity
from auditor.report import setting_cards
from auditor.scoring import Weighing


@attrs.frozen
class Missing:
    """One setting that an export does not tell.

    Attributes:
        weight: the weights of the rules that wait for it, in all rooms.
    """

    pointer: str
    weight: int
    rules: tuple[str, ...]
    rooms: int


@attrs.define
class Evidence:
    """Gathers, room by room, what is missing; its size grows with the settings, not the rooms."""

    weighing: Weighing
    _weights: dict[str, int] = attrs.field(factory=dict)
    _rules: dict[str, set[str]] = attrs.field(factory=dict)
    _rooms: dict[str, int] = attrs.field(factory=dict)
    _read: int = 0
    _unread: int = 0

    def add(self, is_room: bool, entry: Mapping[str, Any]) -> None:
        """Take note of one entry of the report."""
        if not is_room:
            self._unread += 1
            return
        self._read += 1
        here: set[str] = set()
        for result in entry["results"]:
            if result["outcome"] != "unknown":
                continue
            weight = self.weighing.weights[Severity(result["severity"])]
            for pointer in result["missing"]:
                self._weights[pointer] = self._weights.get(pointer, 0) + weight
                self._rules.setdefault(pointer, set()).add(result["rule"])
                here.add(pointer)
        for pointer in here:
            self._rooms[pointer] = self._rooms.get(pointer, 0) + 1

    def missing(self) -> tuple[Missing, ...]:
        """The settings, the weightiest first."""
        order = sorted(self._weights, key=lambda pointer: (-self._weights[pointer], pointer))
        return tuple(
            Missing(
                pointer,
                self._weights[pointer],
                tuple(sorted(self._rules[pointer])),
                self._rooms[pointer],
            )
            for pointer in order
        )

    def lines(self, lang: str) -> Iterator[str]:
        """The list to ask for: weight, name, place in the export, place in LINE."""
        found = self.missing()
        if not self._read:
            yield _NOBODY[lang]
            return
        if self._unread:
            yield _UNREAD[lang]
        if not found:
            yield _NONE[lang]
            return
        yield _HEAD[lang].format(count=len(found))
        cards = setting_cards(one.pointer for one in found)
        for one in found:
            card = cards.get(one.pointer)
            label = card["label"][lang] if card else one.pointer
            menu = card["menu"][lang] if card else ""
            told = _LINE[lang].format(
                weight=one.weight, label=label, pointer=one.pointer, count=len(one.rules)
            )
            yield told + (f"\n      {menu}" if menu else "")


_HEAD = {
    "ja": "書かれていないために判断できなかった設定 {count}件（重みの大きい順）:",
    "en": "{count} settings that the export does not tell, the weightiest first:",
}
_LINE = {
    "ja": "{weight:>4}  {label}  {pointer}  （ルール {count}件）",
    "en": "{weight:>4}  {label}  {pointer}  ({count} rules)",
}
_NOBODY = {
    "ja": "監査できたルームがないため、足りない設定は分かりません。",
    "en": "No room was audited, so nothing can be said of missing settings.",
}
_UNREAD = {
    "ja": "読み取れなかった入力は含みません:",
    "en": "Of the rooms that could be read:",
}
_NONE = {
    "ja": "判断に必要な設定はすべて書かれています。",
    "en": "The export tells everything that the rules ask for.",
}
