"""Lines of LINE's talk history: what each is, by itself and by its neighbours."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

import attrs

_HALF = r"(午前|午後|上午|下午)?\s?"
_TIME = re.compile(
    _HALF + r"([0-9]{1,2}):([0-9]{2})(?:\s?([AaPp]\.?[Mm]\.?))?([\t ])(.*)",
    re.DOTALL,
)
_YEAR_FIRST = re.compile(
    r"([0-9]{4})[/.]([0-9]{1,2})[/.]([0-9]{1,2})"
    r"(?: ?[(（][^)）0-9]{1,12}[)）]|[周週].|[周週]. ?| [^\W0-9]{1,12})?\s?"
)
_YEAR_LAST = re.compile(r"([^\W0-9]{1,12})\.?,? ([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})\s?")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@attrs.frozen
class Grammar:
    """The words of talk histories in the languages that LINE speaks."""

    titles: Sequence[Mapping[str, Any]]
    saved: tuple[str, ...]
    am: tuple[str, ...]
    pm: tuple[str, ...]
    system: Mapping[str, tuple[str, ...]]
    whole: Mapping[str, str]
    calls: tuple[str, ...]

    def kind_of(self, text: str) -> str | None:
        """The kind of a system text, or None for any other text."""
        bare = text.strip()
        if bare in self.whole:
            return self.whole[bare]
        if bare.startswith(self.calls):
            return "call"
        bare = bare.removesuffix("。").removesuffix(".").removesuffix("！")
        for kind, endings in self.system.items():
            if bare.endswith(endings):
                return kind
        return None


@cache
def grammar() -> Grammar:
    """The grammar that ships with the package."""
    home = resources.files("auditor.importers").joinpath("talk_grammar.json")
    data: Mapping[str, Any] = json.loads(home.read_text(encoding="utf-8"))
    return Grammar(
        titles=data["titles"],
        saved=tuple(data["saved"]),
        am=tuple(data["halves"]["am"]),
        pm=tuple(data["halves"]["pm"]),
        system={kind: tuple(words) for kind, words in data["system"].items()},
        whole=data["whole"],
        calls=tuple(data["calls"]),
    )


@attrs.frozen
class Moment:
    """The time at the head of a line, and what follows it.

    Attributes:
        parts: what follows, cut at tabs; one part where a space stands behind the time.
    """

    hour: int
    minute: int
    parts: tuple[str, ...]
    has_tab: bool


@attrs.frozen
class Day:
    """The date that a line is; of one that can be read two ways, the other reading too."""

    first: date
    other: date | None = None

    def in_order(self, order: str) -> date:
        """The date, month first (`mdy`) or day first (`dmy`)."""
        return self.other if order == "dmy" and self.other is not None else self.first


@attrs.frozen
class Line:
    """A line and what it may be by itself; its neighbours decide."""

    number: int
    text: str
    moment: Moment | None = None
    day: Day | None = None


def lines(text: str) -> Iterator[Line]:
    """The lines of a talk history."""
    for number, line in enumerate(text.split("\n"), 1):
        bare = line.removesuffix("\r")
        moment = _moment(bare)
        yield Line(number, bare, moment, None if moment else _day(bare))


def _moment(line: str) -> Moment | None:
    found = _TIME.fullmatch(line)
    if found is None:
        return None
    before, hour, minute, behind, space, rest = found.groups()
    half = before or (behind or "").upper()
    clock = int(hour)
    if half:
        clock = clock % 12 + (12 if half in grammar().pm else 0)
    if clock > 23 or int(minute) > 59:
        return None
    parts = tuple(rest.split("\t")) if space == "\t" else (rest,)
    return Moment(clock, int(minute), parts, space == "\t")


def _day(line: str) -> Day | None:
    found = _YEAR_FIRST.fullmatch(line)
    if found is not None:
        year, month, day = map(int, found.groups())
        only = _possible(year, month, day)
        return None if only is None else Day(only)
    found = _YEAR_LAST.fullmatch(line)
    if found is None:
        return None
    weekday, first, second, year_text = found.groups()
    month_first = _possible(int(year_text), int(first), int(second))
    day_first = _possible(int(year_text), int(second), int(first))
    return _by_weekday(weekday, month_first, day_first)


def _by_weekday(weekday: str, month_first: date | None, day_first: date | None) -> Day | None:
    """The reading that fits the weekday; both where that cannot tell."""
    readings = [one for one in (month_first, day_first) if one is not None]
    wanted = weekday[:3].casefold()
    fitting = [one for one in readings if _WEEKDAYS[one.weekday()] == wanted] or readings
    if not fitting:
        return None
    return Day(fitting[0], None if len(fitting) == 1 else fitting[1])


def _possible(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
