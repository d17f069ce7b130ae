"""The summary of a run, gathered room by room in flat memory, and the gate that closes it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import Any

import attrs

from auditor.completeness import told
from auditor.grave import Grave
from auditor.model.verdict import SEVERITIES, Severity
from auditor.profile import LADDER, Gate

Json = dict[str, Any]

OUTCOMES = ("pass", "fail", "waived", "unknown", "not_applicable", "error")
_TELLING = frozenset({"fail", "unknown"})
EXIT_ORDER = (70, 8, 2, 6, 4, 3, 5, 1)
"""When several exit statuses apply, the first of these is the run's."""

_SEVERITY_JA = {
    Severity.CRITICAL: "最重要",
    Severity.HIGH: "重要",
    Severity.MEDIUM: "中",
    Severity.LOW: "低",
    Severity.INFO: "参考",
}
_REASONS = {
    "gravest": {
        "ja": "承認されていない「{severity}」の要確認が{count}件あります。",
        "en": "Unwaived findings of severity {severity}: {count}.",
    },
    "severity": {
        "ja": "承認されていない「{severity}」以上の要確認が{count}件あります。",
        "en": "Unwaived findings of severity {severity} or graver: {count}.",
    },
    "score": {
        "ja": "最も低いスコアは{low}点で、基準の{wanted}点に届きません。",
        "en": "The lowest score is {low}, under the {wanted} that is asked for.",
    },
    "coverage": {
        "ja": "確認できた割合が最も低い部屋で{coverage}%です（基準は{wanted}%以上）。",
        "en": "The lowest coverage is {coverage} %, under the {wanted} % that is asked for.",
    },
    "error": {
        "ja": "ルールの処理が{count}回失敗したため、監査は完全ではありません。",
        "en": "The audit is incomplete. Crashes of rules: {count}.",
    },
    "baseline": {
        "ja": "導入時の基準（{baseline}）にある要確認{count}件は、不合格の理由にしていません。",
        "en": "Failures held by the baseline {baseline}, which do not close the gate: {count}.",
    },
    "empty": {
        "ja": "監査できるルームが1つもありませんでした。",
        "en": "There was no room to audit.",
    },
    "invalid": {
        "ja": "読み取れなかった入力が{count}件あります。",
        "en": "Inputs that could not be read: {count}.",
    },
}


@attrs.define
class Tally:
    """Counts over any number of rooms; its size does not grow with them."""

    rooms: int = 0
    invalid: int = 0
    outcomes: Counter[str] = attrs.field(factory=Counter)
    failures: Counter[str] = attrs.field(factory=Counter)
    adopted: Counter[str] = attrs.field(factory=Counter)
    least_counted: int = 100
    lows: Counter[int] = attrs.field(factory=Counter)
    least_coverage: int = 100
    missing: set[str] = attrs.field(factory=set)
    profiles: Counter[str] = attrs.field(factory=Counter)
    grave: Grave = attrs.field(factory=Grave)
    _last_invalid: tuple[str, int] | None = None

    def add(self, is_room: bool, entry: Mapping[str, Any]) -> None:
        """Count one room, or one entry of `invalid`."""
        if not is_room:
            source = (entry["source"]["path"], entry["source"]["record"])
            self.invalid += source != self._last_invalid
            self._last_invalid = source
            return
        self.rooms += 1
        score = entry["score"]
        self.lows[score["low"]] += 1
        # what a baseline holds stays in the score but does not close the gate
        self.least_counted = min(self.least_counted, score.get("with_baseline", score)["low"])
        self.least_coverage = min(self.least_coverage, entry["score"]["coverage"])
        for name, is_passed in entry.get("profiles", {}).items():
            self.profiles[name] += is_passed
        results = entry["results"]
        self.outcomes.update([result["outcome"] for result in results])
        for result in [result for result in results if result["outcome"] in _TELLING]:
            self.grave.add(result)
            if result["outcome"] == "unknown":
                self.missing.update(result["missing"])
            elif result["waiver"] is not None:
                self.outcomes["fail"] -= 1
                self.outcomes["waived"] += 1
            else:
                self.failures[result["severity"]] += 1
                self.adopted[result["severity"]] += bool(result.get("baseline"))

    def merge(self, other: "Tally") -> None:
        """Count what another tally counted, of other records."""
        self.rooms += other.rooms
        self.invalid += other.invalid
        self.least_counted = min(self.least_counted, other.least_counted)
        self.least_coverage = min(self.least_coverage, other.least_coverage)
        self.missing |= other.missing
        self.grave.merge(other.grave)
        for name in ("outcomes", "failures", "adopted", "lows", "profiles"):
            mine = getattr(self, name)
            for key, count in getattr(other, name).items():
                mine[key] += count

    def as_counts(self) -> Json:
        """The counts as JSON values."""
        return {
            field.name: _plain(value)
            for field in attrs.fields(Tally)
            if field.init and not field.name.startswith("_")
            for value in (getattr(self, field.name),)
        }

    @classmethod
    def from_counts(cls, counts: Json) -> "Tally":
        """The tally that `as_counts` told of."""
        made = cls(**counts)
        for name in ("outcomes", "failures", "adopted", "profiles"):
            setattr(made, name, Counter(getattr(made, name)))
        made.lows = Counter({int(low): count for low, count in made.lows.items()})
        made.missing = set(made.missing)
        made.grave = Grave.from_json(counts["grave"])
        return made

    def highest_profile(self) -> str | None:
        """The strictest built-in profile whose gate every room passes, with all milder ones."""
        passed = [name for name in self.profiles if self.profiles[name] == self.rooms]
        if self.invalid or not self.rooms:
            return None
        held = tuple(takewhile(lambda name: name in passed, LADDER))
        return held[-1] if held else None

    def scores(self) -> Json | None:
        """Minimum, median and mean of `low` over the rooms, floored; None without rooms."""
        if not self.rooms:
            return None
        total = sum(low * count for low, count in self.lows.items())
        middle = (self._nth((self.rooms - 1) // 2) + self._nth(self.rooms // 2)) // 2
        return {"minimum": min(self.lows), "median": middle, "mean": total // self.rooms}

    def _nth(self, index: int) -> int:
        seen = 0
        for low in sorted(self.lows):
            seen += self.lows[low]
            if seen > index:
                return low
        raise AssertionError  # the counts add up to the number of rooms

    def as_json(
        self,
        gate: Gate,
        exit_status: int,
        baseline: str | None = None,
        *,
        faults: Sequence[Json] = (),
        partial: Sequence[Json] = (),
    ) -> Json:
        """The report's `summary`.

        Args:
            gate: what closes the gate.
            exit_status: the run's.
            baseline: names the baseline that the audit heeds.
            faults: why the audit is not valid, whatever the rooms are.
            partial: what it left out on purpose.
        """
        reasons = [*faults, *gate_reasons(self, gate)]
        is_passed = not reasons
        if baseline is not None and (held := self.adopted.total()):
            reasons.append(told(_REASONS, "baseline", baseline=baseline, count=held))
        return {
            "rooms": self.rooms,
            "invalid": self.invalid,
            "outcomes": {name: self.outcomes[name] for name in OUTCOMES},
            "failures_by_severity": {
                severity.value: self.failures[severity.value] for severity in SEVERITIES
            },
            "score": self.scores() or {"minimum": None, "median": None, "mean": None},
            "gate": {"passed": is_passed, "reasons": reasons},
            **({"partial": list(partial)} if partial else {}),
            "highest_profile": None if faults else self.highest_profile(),
            "exit_status": exit_status,
        }


def _plain(value: Any) -> Any:
    if isinstance(value, Grave):
        return value.as_json()
    return sorted(value) if isinstance(value, set) else value


def failures_at(tally: Tally, severity: Severity) -> int:
    """The failures of `severity` or graver that are neither waived nor in the baseline."""
    graver = SEVERITIES[: SEVERITIES.index(severity) + 1]
    return sum(tally.failures[each.value] - tally.adopted[each.value] for each in graver)


def gate_reasons(tally: Tally, gate: Gate) -> Iterator[Json]:
    """Why the gate is closed; nothing when it is open."""
    if gate.fail_on is not None and (count := failures_at(tally, gate.fail_on)):
        word = {"ja": _SEVERITY_JA[gate.fail_on], "en": gate.fail_on.value}
        reason = "gravest" if gate.fail_on is SEVERITIES[0] else "severity"
        yield told(_REASONS, reason, severity=word, count=count)
    if _too_low(tally, gate):
        yield told(_REASONS, "score", low=tally.least_counted, wanted=gate.fail_under)
    if _uncovered(tally, gate):
        yield told(_REASONS, "coverage", coverage=tally.least_coverage, wanted=gate.min_coverage)
    if tally.outcomes["error"]:
        yield told(_REASONS, "error", count=tally.outcomes["error"])
    if tally.invalid:
        yield told(_REASONS, "invalid", count=tally.invalid)
    elif not tally.rooms:
        yield told(_REASONS, "empty")


def _uncovered(tally: Tally, gate: Gate) -> bool:
    wanted = gate.min_coverage
    return wanted is not None and tally.rooms > 0 and tally.least_coverage < wanted


def _too_low(tally: Tally, gate: Gate) -> bool:
    wanted = gate.fail_under
    return wanted is not None and tally.rooms > 0 and tally.least_counted < wanted


def exit_statuses(tally: Tally, gate: Gate) -> set[int]:
    """Every exit status that the counts ask for."""
    statuses = set()
    if tally.invalid:
        statuses.add(4)
    elif not tally.rooms:
        statuses.add(3)
    if tally.outcomes["error"] or _uncovered(tally, gate):
        statuses.add(5)
    if (gate.fail_on is not None and failures_at(tally, gate.fail_on)) or _too_low(tally, gate):
        statuses.add(1)
    return statuses


def first_status(statuses: set[int]) -> int:
    """The exit status that counts, 0 when there is none."""
    return next((status for status in EXIT_ORDER if status in statuses), 0)
