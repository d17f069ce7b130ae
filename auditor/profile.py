"""Profiles: which rules apply and how they weigh, as data, each extending another."""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from itertools import product
from typing import Any

import attrs

from auditor import schema
from auditor.canonical import digest, without_floats
from auditor.errors import UsageError, meant
from auditor.model.verdict import SEVERITIES, Kind, Outcome, Severity
from auditor.registry import Registry
from auditor.scoring import Weighing, score_of

DEFAULT = "launch"
LADDER = ("launch", "review", "strict")
"""The built-in profiles, each asking for more than the one before."""

_PACKAGE = "auditor.profiles"
_ATTESTATION_DAYS = 365
_MERGED = ("weights", "caps", "gate", "severities", "options", "texts", "waiver_days")


@attrs.frozen
class Gate:
    """What closes the gate.

    Attributes:
        fail_on: the mildest severity of which one unwaived failure is too many; None for never.
        fail_under: the least `low` that passes, or None.
        min_coverage: the least coverage in percent with which an audit counts as complete, or None.
        closing: the kinds of which one result is too many.
    """

    fail_on: Severity | None = Severity.CRITICAL
    fail_under: int | None = None
    min_coverage: int | None = None
    closing: frozenset[Kind] = attrs.field(init=False, eq=False, repr=False)

    @closing.default
    def _kinds_that_close(self) -> frozenset[Kind]:
        graver = [] if self.fail_on is None else SEVERITIES[: SEVERITIES.index(self.fail_on) + 1]
        crashes = product(Severity, (Outcome.ERROR,), (False, True))
        return frozenset([*((severity, Outcome.FAIL, False) for severity in graver), *crashes])

    def is_passed(self, counts: Mapping[Kind, int], weighing: Weighing) -> bool:
        """Whether a room passes whose results were counted by kind; no count is zero."""
        if not self.closing.isdisjoint(counts):
            return False
        if self.fail_under is None and self.min_coverage is None:
            return True
        found = score_of(counts, weighing)
        return found.low >= (self.fail_under or 0) and found.coverage >= (self.min_coverage or 0)


@attrs.frozen
class Profile:
    """A profile with everything it extends worked in."""

    name: str
    description: Mapping[str, str]
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    weighing: Weighing
    gate: Gate
    severities: Mapping[str, Severity]
    options: Mapping[str, Mapping[str, Any]]
    texts: Mapping[str, Mapping[str, Mapping[str, str]]]
    waiver_days: Mapping[Severity, int]
    attestation_days: int
    digest: str

    def rules(self, registry: Registry) -> Registry:
        """The rules that the profile chooses.

        Raises:
            UsageError: when the profile names a rule or an option that does not exist.
        """
        for rule_id in (*self.severities, *self.options, *self.texts):
            registry.get(rule_id)
        for rule_id, options in self.options.items():
            unknown = sorted(set(options) - set(registry.get(rule_id).options))
            if unknown:
                raise UsageError(
                    f"プロファイル {self.name}: {rule_id} に {unknown[0]} という設定はありません",
                    f"profile {self.name}: {rule_id} has no option {unknown[0]}",
                )
        return registry.select(self.select, self.ignore)


@cache
def builtin() -> Mapping[str, Mapping[str, Any]]:
    """The built-in profiles as data, by name."""
    files = resources.files(_PACKAGE).iterdir()
    found = [json.loads(file.read_text("utf-8")) for file in files if file.name.endswith(".json")]
    return {data["name"]: data for data in sorted(found, key=lambda data: str(data["name"]))}


def resolve(name: str, others: Iterable[Mapping[str, Any]] = ()) -> Profile:
    """The profile `name` among the built-in ones and `others`, with what it extends.

    Raises:
        UsageError: for an unknown name, a broken schema or a circle of extensions.
    """
    known = dict(builtin())
    for data in others:
        found = schema.violations("profile", data, most=1)
        if found:
            label = str(data.get("name", "?")) if isinstance(data, Mapping) else "?"
            raise UsageError(
                f"プロファイル {label}{found[0].pointer}: {found[0].ja}",
                f"profile {label}{found[0].pointer}: {found[0].en}",
            )
        if data["name"] in builtin():
            raise UsageError(
                f"プロファイル名 {data['name']} は組み込みのものです。別の名前にしてください",
                f"profile {data['name']} is a built-in one; give yours another name",
            )
        known[data["name"]] = data
    return _make(_merged(name, known, ()))


def _merged(
    name: str, known: Mapping[str, Mapping[str, Any]], above: tuple[str, ...]
) -> dict[str, Any]:
    if name in above:
        circle = " → ".join((*above, name))
        raise UsageError(
            f"プロファイルの継承が循環しています: {circle}",
            f"profiles extend in a circle: {circle}",
        )
    data = known.get(name)
    if data is None:
        ja, en = meant(name, sorted(known))
        raise UsageError(f"{name} というプロファイルはありません{ja}", f"no profile {name}{en}")
    if "extends" not in data:
        return dict(data)
    base = _merged(data["extends"], known, (*above, name))
    for key, value in data.items():
        if key in _MERGED:
            base[key] = {**base.get(key, {}), **value}
        elif key == "ignore":
            base[key] = [*base.get(key, []), *value]
        else:
            base[key] = value
    return base


def _make(data: Mapping[str, Any]) -> Profile:
    gate = data.get("gate", {})
    fail_on = gate.get("fail_on", "critical")
    weighing = Weighing(
        weights={severity: data["weights"][severity.value] for severity in SEVERITIES},
        caps={Severity(name): cap for name, cap in data.get("caps", {}).items()},
        grades=_grades(data),
    )
    return Profile(
        name=data["name"],
        description=data.get("description", {}),
        select=tuple(data.get("select", ())),
        ignore=tuple(data.get("ignore", ())),
        weighing=weighing,
        gate=Gate(
            None if fail_on == "never" else Severity(fail_on),
            gate.get("fail_under"),
            gate.get("min_coverage"),
        ),
        severities={key: Severity(name) for key, name in data.get("severities", {}).items()},
        options=data.get("options", {}),
        texts=data.get("texts", {}),
        waiver_days={Severity(name): days for name, days in data.get("waiver_days", {}).items()},
        attestation_days=data.get("attestation_days", _ATTESTATION_DAYS),
        digest=digest(without_floats(data)),
    )


def _grades(data: Mapping[str, Any]) -> tuple[tuple[int, str], ...]:
    ladder = sorted(((least, name) for least, name in data["grades"]), reverse=True)
    if ladder[-1][0] != 0:
        raise UsageError(
            f"プロファイル {data['name']}: 評価の最後は 0 からです",
            f"profile {data['name']}: the last grade must begin at 0",
        )
    return tuple(ladder)
