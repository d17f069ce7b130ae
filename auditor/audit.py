"""An audit: the rules, the profile and the moment, made ready; room in, entry of the report out."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import repeat
from typing import Any, Protocol

import attrs

from auditor import __version__
from auditor.completeness import parts
from auditor.context import Term
from auditor.errors import UsageError
from auditor.forms import Forms
from auditor.guard import Guard
from auditor.host import Host
from auditor.loader import Invalid, Loaded
from auditor.model.verdict import Kind, Result
from auditor.profile import LADDER, Profile, resolve
from auditor.report import (
    invalid_entry,
    room_entry,
    room_score,
    rule_card,
    tool_entry,
)
from auditor.rules import Rule
from auditor.runner import Judge, judge_room, judge_rooms
from auditor.strays import strays_told_apart

Json = dict[str, Any]


@attrs.frozen
class Decided:
    """What people decided of one room's results.

    Attributes:
        results: the results, an attested unknown turned into a pass.
        waivers: the waiver that excuses a rule's failure, by rule id, as the report shows it.
        attestations: the attestation behind a rule's pass, by rule id, as the report shows it.
        known: ids of the rules whose failure the baseline holds.
        void: the attestations that hold no more, by rule id, as the report shows them.
    """

    results: tuple[Result, ...]
    waivers: Mapping[str, Json] = attrs.field(factory=dict)
    attestations: Mapping[str, Json] = attrs.field(factory=dict)
    known: frozenset[str] = frozenset()
    void: Mapping[str, tuple[Json, ...]] = attrs.field(factory=dict)


class Decisions(Protocol):
    """Waivers, attestations and baselines: they see the results of a room and decide of them."""

    @property
    def is_empty(self) -> bool:
        """Whether nobody decided anything."""
        ...

    def decide(self, loaded: Loaded, results: tuple[Result, ...]) -> Decided:
        """The results as they count, with who answers for what."""
        ...

    def under(self, profile: Profile) -> "Decisions":
        """The same decisions by the terms that another profile allows, without a baseline."""
        ...


class Undecided:
    """No waiver, no attestation, no baseline."""

    is_empty = True

    def decide(self, loaded: Loaded, results: tuple[Result, ...]) -> Decided:
        """The results as they are."""
        del loaded
        return Decided(results)

    def under(self, profile: Profile) -> "Undecided":
        """Still no decision."""
        del profile
        return self


@attrs.frozen
class Rung:
    """One built-in profile, made ready to say whether a room passes its gate.

    Attributes:
        rules: the rules that it counts.
        regraded: judges whose severity may be another than under the audit's own profile.
        others: judges whose outcome the audit's own judges do not tell.
        places: where the regraded stand among the audit's own judges; None where the profile counts
            other rules than the audit asks.
    """

    name: str
    profile: Profile
    decisions: Decisions
    rules: frozenset[str]
    regraded: tuple[Judge, ...]
    others: tuple[Judge, ...]
    places: tuple[int, ...] | None

    def is_passed(
        self,
        audit: "Audit",
        loaded: Loaded,
        results: tuple[Result, ...],
        counts: Mapping[Kind, int],
        term: Term | None = None,
    ) -> bool:
        """Whether the room passes.

        Args:
            audit: the audit that judged.
            loaded: the room.
            results: its results under the audit's own profile, before anybody decided of them.
            counts: how many of them are of each kind, where nobody decided of any.
            term: narrowed to the moments at which the answer would be the same.
        """
        if self.places is not None and self.decisions.is_empty:
            found = self._recounted(loaded, results, counts)
        else:
            found = self._counted(audit, loaded, results, term)
        return self.profile.gate.is_passed(found, self.profile.weighing)

    def _recounted(
        self, loaded: Loaded, results: tuple[Result, ...], counts: Mapping[Kind, int]
    ) -> Mapping[Kind, int]:
        """The counts, with what this profile grades otherwise moved."""
        found = dict(counts)
        for judge, place in zip(self.regraded, self.places or (), strict=True):
            old, new = results[place].severity, judge.severity_in(loaded.raw)
            if old is not new:
                outcome = results[place].outcome
                found[new, outcome, False] = found.get((new, outcome, False), 0) + 1
                left = found.pop((old, outcome, False)) - 1
                if left:
                    found[old, outcome, False] = left
        return found

    def _counted(
        self, audit: "Audit", loaded: Loaded, results: tuple[Result, ...], term: Term | None
    ) -> Mapping[Kind, int]:
        raw = loaded.raw
        own = {result.rule: result for result in results if result.rule in self.rules}
        for judge in self.regraded:
            severity = judge.severity_in(raw)
            own[judge.rule.id] = attrs.evolve(own[judge.rule.id], severity=severity)
        for result in judge_room(self.others, loaded.export, raw, audit.now, term=term):
            own[result.rule] = result
        decided = self.decisions.decide(loaded, tuple(own.values()))
        waived = decided.waivers
        return Counter((r.severity, r.outcome, r.rule in waived) for r in decided.results)


@attrs.frozen
class Audit:
    """Everything that judges rooms; made once, used for any number of rooms.

    Attributes:
        now: the moment that the audit is of, aware, in UTC.
        forms: the entries of results, with the rules and what the report says of each.
        lexicons: paths of the plugins' own lexicon files.
        guard: the worker process that judges instead of this one, or None.
        ladder: the built-in profiles from the mildest to the strictest; empty where only some of
            the rules are asked for, which says nothing of any profile.
        has_evidence: whether the report shows excerpts unmasked, for those who may see them.
        partial: what was left out on purpose, as the report's summary tells it.
    """

    host: Host
    profile: Profile
    now: datetime
    judges: tuple[Judge, ...]
    forms: Forms
    decisions: Decisions
    lexicons: tuple[str, ...] = ()
    guard: Guard | None = None
    ladder: tuple[Rung, ...] = ()
    has_evidence: bool = False
    partial: tuple[Json, ...] = ()

    @property
    def rules(self) -> Mapping[str, Rule]:
        """The rules that are asked, by id."""
        return self.forms.rules

    @property
    def cards(self) -> Mapping[str, Json]:
        """What the report says of each rule, by id."""
        return self.forms.cards

    def results(self, loaded: Loaded) -> tuple[Result, ...]:
        """The results of all rules on one room, before anybody decided of them."""
        with strays_told_apart():
            (results,) = self._judged((loaded,))
        return results

    def _judged(
        self, rooms: Sequence[Loaded], term: Term | None = None
    ) -> list[tuple[Result, ...]]:
        if self.guard is not None:
            if term is not None:
                term.fix(self.now)  # which rules read the date is not told by the other process
            return [self.guard.results(room) for room in rooms]
        pairs = [(room.export, room.raw) for room in rooms]
        return judge_rooms(self.judges, pairs, self.now, self.lexicons, term)

    def room(self, loaded: Loaded) -> Json:
        """One room's entry of the report."""
        with strays_told_apart():
            return self._entry(loaded, self.results(loaded))

    def _entry(self, loaded: Loaded, results: tuple[Result, ...], term: Term | None = None) -> Json:
        decided = self.decisions.decide(loaded, results)
        waived, known, weighing = decided.waivers, decided.known, self.profile.weighing
        scores = room_score(decided.results, waived, weighing, known)
        entry = room_entry(
            loaded,
            decided.results,
            scores,
            self.forms,
            waived,
            decided.attestations,
            known,
            decided.void,
            has_evidence=self.has_evidence,
        )
        if self.ladder:
            entry["profiles"] = {
                rung.name: rung.is_passed(self, loaded, results, scores.counts, term)
                for rung in self.ladder
            }
        return entry

    def entries(
        self, items: Iterable[Loaded | Invalid], term: Term | None = None
    ) -> list[tuple[bool, Json]]:
        """For some items, in order: whether each could be audited, and its entry of the report.

        Args:
            items: what was loaded; all of it is judged together.
            term: narrowed to the moments at which the entries would be the same.
        """
        known = list(items)
        rooms = [item for item in known if isinstance(item, Loaded)]
        with strays_told_apart():
            entries = map(self._entry, rooms, self._judged(rooms, term), repeat(term))
            return [
                (False, invalid_entry(item)) if isinstance(item, Invalid) else (True, next(entries))
                for item in known
            ]

    def tool(self) -> Json:
        """The report's `tool`."""
        plugins = [
            {
                "name": plugin.name,
                "version": plugin.version,
                "distribution": plugin.distribution,
                "digest": plugin.digest,
                "state": plugin.state,
            }
            for plugin in self.host.plugins
        ]
        profile = self.profile
        return tool_entry(__version__, profile.name, profile.digest, self.cards, plugins)


def prepare(
    host: Host,
    profile: Profile,
    now: datetime,
    *,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    decisions: Decisions | None = None,
) -> Audit:
    """The audit with the rules that profile and selectors choose.

    Raises:
        UsageError: when a selector or the profile names what does not exist, or no rule is left.
    """
    select, ignore = tuple(select), tuple(ignore)
    disabled = [plugin.name for plugin in host.plugins if plugin.state == "disabled"]
    if not host.registry.rules:
        raise _nothing_left()
    # a selector that names nothing at all is a slip of the user's, whatever the profile chooses
    named = host.registry.select(select, ignore)
    whole = profile.rules(host.registry)
    chosen = [rule for rule in whole if rule in named.rules]
    if not chosen:
        raise _nothing_left()
    partial = parts(
        select=select,
        ignore=ignore,
        counts=(len(chosen), len(whole)),
        disabled=disabled,
        never_fails=profile.gate.fail_on is None,
    )
    judges = _judges(host, profile, chosen)
    cards = {
        judge.rule.id: {
            **rule_card(judge.rule, judge.plugin[0], profile.texts.get(judge.rule.id, {})),
            "severity": judge.severity.value,
        }
        for judge in judges
    }
    forms = Forms({rule.id: rule for rule in chosen}, cards)
    heeded = decisions or Undecided()
    is_whole = len(named) == len(host.registry) and not disabled
    ladder = tuple(_ladder(host, heeded, judges)) if is_whole else ()
    lexicons = tuple(
        str(path) for _, paths in host.collect("auditor_lexicons") for path in paths or ()
    )
    return Audit(
        host, profile, now, judges, forms, heeded, lexicons, ladder=ladder, partial=partial
    )


def _nothing_left() -> UsageError:
    return UsageError(
        "調べるルールが1つも残りません（--select、--ignore、--disable-plugin、プロファイルを確かめてください）",
        "no rule is left to ask; see --select, --ignore, --disable-plugin and the profile",
    )


def _ladder(host: Host, decisions: Decisions, judges: tuple[Judge, ...]) -> Iterator[Rung]:
    """The built-in profiles as far as the rules that they name are there."""
    ready = {judge.rule.id: judge for judge in judges}
    for name in LADDER:
        profile = resolve(name)
        try:
            made = _judges(host, profile, profile.rules(host.registry))
        except UsageError:
            return
        others = [j for j in made if not _judges_alike(j, ready.get(j.rule.id))]
        regraded = [j for j in made if j not in others and not _grades_alike(j, ready[j.rule.id])]
        rules = frozenset(judge.rule.id for judge in made)
        under = decisions.under(profile)
        places = None
        if rules == set(ready) and not others:
            order = {rule_id: place for place, rule_id in enumerate(ready)}
            places = tuple(order[judge.rule.id] for judge in regraded)
        yield Rung(name, profile, under, rules, tuple(regraded), tuple(others), places)


def _judges_alike(judge: Judge, other: Judge | None) -> bool:
    """Whether two judges come to the same outcome, whatever severity they give it."""
    return other is not None and judge.options == other.options


def _grades_alike(judge: Judge, other: Judge) -> bool:
    """Whether two judges of one rule give it the same severity in every room."""
    is_fixed = (judge.fixed_severity, other.fixed_severity)
    return judge.severity is other.severity and (
        is_fixed[0] == is_fixed[1] or not judge.rule.severity_when
    )


def _judges(host: Host, profile: Profile, rules: Iterable[Rule]) -> tuple[Judge, ...]:
    owners = host.loaded
    return tuple(
        Judge(
            rule=rule,
            severity=profile.severities.get(rule.id, rule.severity),
            options={**rule.options, **profile.options.get(rule.id, {})},
            plugin=_about(owners[host.registry.owners[rule.id]]),
            fixed_severity=rule.id in profile.severities,
        )
        for rule in rules
    )


def _about(plugin: Any) -> tuple[str, str]:
    return plugin.name, plugin.version
