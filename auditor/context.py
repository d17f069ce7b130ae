"""What a rule may ask beside the export: the time, its thresholds, facts shared by all rules."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeVar

import attrs

from auditor.clock import parse_time
from auditor.model.room import RoomExport
from auditor.model.verdict import Problem
from auditor.risks import risk_problems

if TYPE_CHECKING:
    from auditor.text import Assessment, Finding

_Fact = TypeVar("_Fact")
_NOTHING: Mapping[str, Any] = {}
_TICK = timedelta(microseconds=1)
_NONE = timedelta()


@attrs.define
class Term:
    """Between which moments an audit finds what it found now; narrowed as rules read the date.

    Attributes:
        earliest: the first such moment, None when nothing bounds it.
        latest: the last such moment.
    """

    earliest: datetime | None = None
    latest: datetime | None = None

    def begin(self, moment: datetime) -> None:
        """Hold from `moment` on at the earliest."""
        if self.earliest is None or moment > self.earliest:
            self.earliest = moment

    def end(self, moment: datetime) -> None:
        """Hold to `moment` at the latest."""
        if self.latest is None or moment < self.latest:
            self.latest = moment

    def fix(self, moment: datetime) -> None:
        """Hold at `moment` only."""
        self.begin(moment)
        self.end(moment)


@attrs.define
class Context:
    """The context of one room; facts are computed at the first question and kept.

    Attributes:
        options: the thresholds of the rule that is being asked.
        term: how long what the rules say of this room holds.
    """

    export: RoomExport
    _now: datetime = attrs.field(alias="now")
    options: Mapping[str, Any] = _NOTHING
    _lexicons: tuple[str, ...] = attrs.field(default=(), alias="lexicons")
    term: Term = attrs.field(factory=Term)
    _assessment: "Assessment | None" = attrs.field(default=None, init=False)
    _public_text: tuple[tuple[str, str], ...] | None = attrs.field(default=None, init=False)
    _titles: Mapping[str, str] | None = attrs.field(default=None, init=False)
    _rules_text: tuple[tuple[str, str], ...] | None = attrs.field(default=None, init=False)
    _facts: dict[Callable[["Context"], Any], Any] = attrs.field(factory=dict, init=False)

    @property
    def now(self) -> datetime:
        """The moment of the audit, aware, in UTC.

        What a rule makes of it holds at this moment only, so that an audit with a cache judges the
        room anew each time. To compare, ask `is_past`, `is_within` or `days_over`.
        """
        self.term.fix(self._now)
        return self._now

    def is_past(self, moment: datetime, shift: timedelta = _NONE) -> bool:
        """Whether `moment`, moved by `shift`, has come."""
        try:
            moment += shift
        except OverflowError:  # a date at either end of the calendar
            return shift < _NONE
        if moment <= self._now:
            self.term.begin(moment)
            return True
        self.term.end(moment - _TICK)
        return False

    def is_within(self, moment: datetime, span: timedelta) -> bool:
        """Whether `moment` has come, and lies `span` back at the most."""
        return self.is_past(moment) and not self.is_past(moment, span + _TICK)

    def days_over(self, moment: datetime, limit: int) -> int | None:
        """How many full days ago `moment` was when it is more than `limit`, else None."""
        if not self.is_past(moment, timedelta(days=limit + 1)):
            return None
        days = (self._now - moment).days
        self.is_past(moment, timedelta(days=days))  # it holds from then on,
        self.is_past(moment, timedelta(days=days + 1))  # and until then
        return days

    def option(self, name: str) -> Any:
        """The rule's threshold of that name, as the profile sets it."""
        return self.options[name]

    def fact(self, find: Callable[["Context"], _Fact]) -> _Fact:
        """What `find` finds out about this room, asked once and kept for all rules.

        `find` is a function of a module, the same for every rule that asks. It may ask for the
        export, for texts and for other facts, but for no `option`: that is one rule's own.
        """
        if find not in self._facts:
            self._facts[find] = find(self)
        known: _Fact = self._facts[find]
        return known

    def age(self, written: str | None, since: datetime | None = None) -> timedelta | None:
        """How long ago the date `written` was; zero when it lies ahead, None when there is none.

        Seen from the moment that the export describes (when it was made, never after the audit),
        or from `since`.
        """
        then = parse_time(written)
        if then is None:
            return None
        made = parse_time(self.export.exported_at)
        if since is None and made is not None and self.is_past(made):
            since = made
        moment = since or self.now
        return max(moment - then, timedelta())

    @property
    def public_text(self) -> tuple[tuple[str, str], ...]:
        """Pointer and text of all that members or visitors can read, without the talk itself."""
        if self._public_text is None:
            self._public_text = tuple(_public_text(self.export))
        return self._public_text

    def title_above(self, pointer: str) -> str:
        """The title of the note whose body stands at `pointer`; nothing above any other text."""
        if not pointer.endswith("/body"):
            return ""
        if self._titles is None:
            public = self.public_text
            self._titles = {place: text for place, text in public if place.endswith("/title")}
        return self._titles.get(f"{pointer.removesuffix('/body')}/title", "")

    @property
    def rules_text(self) -> tuple[tuple[str, str], ...]:
        """Pointer and text of the places in which a room sets its own rules."""
        if self._rules_text is None:
            self._rules_text = tuple(_rules_text(self.export))
        return self._rules_text

    @property
    def assessment(self) -> "Assessment":
        """What the shared scan of the public text says, for all categories at once."""
        if self._assessment is None:
            from auditor.text import assess  # the lexicons load when a text is first scanned

            self._assessment = assess(
                dict(self.public_text), badge=self.export.room.badge, extensions=self._lexicons
            )
        return self._assessment

    def findings(self, category: str) -> "tuple[Finding, ...]":
        """The findings of one category of the lexicons, over all public text."""
        found: tuple[Finding, ...] = self.assessment.by_category(category)
        return found

    def risks(self, category: str) -> Iterator[Problem]:
        """Those findings as problems, for the messages of `auditor.risk_messages`."""
        return risk_problems(self.findings(category))


def _present(pairs: Iterator[tuple[str, str | None]]) -> Iterator[tuple[str, str]]:
    return ((pointer, text) for pointer, text in pairs if text)


def _public_text(export: RoomExport) -> Iterator[tuple[str, str]]:
    return _present(_all_texts(export))


def _rules_text(export: RoomExport) -> Iterator[tuple[str, str]]:
    return _present(_rule_texts(export))


def _all_texts(export: RoomExport) -> Iterator[tuple[str, str | None]]:
    room = export.room
    yield "/room/name", room.name
    yield "/room/description", room.description
    for index, tag in enumerate(room.tags or ()):
        yield f"/room/tags/{index}", tag
    yield "/visibility/join_question", export.visibility.join_question
    yield "/members/profile_policy", export.members.profile_policy
    yield "/guidelines/text", export.guidelines.text
    yield from _notes(export)
    for index, announcement in enumerate(export.announcements or ()):
        yield f"/announcements/{index}/text", announcement.text
    yield "/bots/greeting/text", export.bots.greeting.text
    for index, reply in enumerate(export.bots.auto_reply or ()):
        yield f"/bots/auto_reply/{index}/text", reply.text
    yield "/commerce/disclosure_text", export.commerce.disclosure_text
    for index, sub_room in enumerate(export.sub_rooms or ()):
        yield f"/sub_rooms/{index}/name", sub_room.name
        yield f"/sub_rooms/{index}/purpose", sub_room.purpose


def _rule_texts(export: RoomExport) -> Iterator[tuple[str, str | None]]:
    yield "/guidelines/text", export.guidelines.text
    yield from _notes(export)
    yield "/room/description", export.room.description
    if export.bots.greeting.enabled is not False:
        yield "/bots/greeting/text", export.bots.greeting.text
    for index, announcement in enumerate(export.announcements or ()):
        yield f"/announcements/{index}/text", announcement.text


def _notes(export: RoomExport) -> Iterator[tuple[str, str | None]]:
    for index, note in enumerate(export.notes or ()):
        yield f"/notes/{index}/title", note.title
        yield f"/notes/{index}/body", note.body
