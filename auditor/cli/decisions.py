"""The decisions of a run: files read, faults told, baselines written."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import attrs
import click

from auditor import waiver_file
from auditor.attestations import attestations
from auditor.baseline import NO_BASELINE, Baseline, Sighting, baseline_of
from auditor.cli.language import counted, current, say
from auditor.deciding import Decider
from auditor.errors import InputError, UsageError, reason_of
from auditor.filenames import labelled
from auditor.host import Host
from auditor.ledger import Ledger, term_of
from auditor.profile import Profile
from auditor.reports.visible import one_line
from auditor.waiver_file import Fault, WaiverFile
from auditor.waivers import Waiver, waivers

_SHOWN = 20


@attrs.frozen
class Gathered:
    """The decisions of one run, and what watches over them.

    Attributes:
        faults: what is wrong with the files, whatever the rooms are.
        files: the decision files that were read.
        baseline_name: what the baseline is called, where there is one.
    """

    decider: Decider
    ledger: Ledger
    sighting: Sighting
    faults: tuple[Fault, ...]
    files: tuple[WaiverFile, ...]
    baseline_name: str | None = None

    def add(self, is_room: bool, entry: Mapping[str, Any]) -> None:
        """Take note of one entry of the report."""
        if is_room:
            self.ledger.add(entry)
            self.sighting.add(entry)

    def provenance(self) -> list[dict[str, str]]:
        """Which files of decisions the report was made by, for the report's `tool`."""
        return [{"path": labelled(file.path), "digest": file.digest} for file in self.files]

    def all_faults(self) -> tuple[Fault, ...]:
        """The faults of the files, then those that the rooms brought to light, in file order."""
        found = [*self.faults, *self.ledger.faults()]
        return tuple(sorted(found, key=lambda fault: (fault.path, fault.line or 0)))


def gather(
    host: Host,
    profile: Profile,
    now: datetime,
    *,
    waiver_paths: Sequence[str] = (),
    baseline_path: str | None = None,
    keeps_found: bool = False,
    soon: int = 7,
    previous: Mapping[str, Any] | None = None,
) -> Gathered:
    """The decisions in the files, as they stand on the day of `now` in UTC.

    Raises:
        UsageError: when a file cannot be read, or the baseline breaks its schema.
        WaiverError: when a file of waivers is no TOML or JSON.
    """
    files = tuple(waiver_file.read(path, text_of(path)) for path in waiver_paths)
    baseline = NO_BASELINE if baseline_path is None else read_baseline(baseline_path)
    found = judge_files(files, host, profile, now, baseline, soon, previous)
    found.sighting.keeps_found = keeps_found
    return attrs.evolve(found, baseline_name=baseline_path and one_line(baseline_path))


def judge_files(
    files: tuple[WaiverFile, ...],
    host: Host,
    profile: Profile,
    now: datetime,
    baseline: Baseline = NO_BASELINE,
    soon: int = 7,
    previous: Mapping[str, Any] | None = None,
) -> Gathered:
    """The decisions of files that were read, as they stand on the day of `now` in UTC.

    What the report before this one found void stays void.
    """
    decisions = [decision for file in files for decision in file.decisions]
    sound, waiver_faults = waivers(decisions)
    attested, attestation_faults = attestations(decisions, profile.attestation_days)
    faults = [fault for file in files for fault in file.faults]
    rules = {rule.id: rule for rule in host.registry}
    today = now.date()
    void = {
        (one["id"], one["room"]): (one["pointer"], one["valid_until"])
        for one in (previous or {}).get("void_attestations", ())
    }
    ledger = Ledger(
        today, sound, attested, rules, profile.severities, profile.waiver_days, soon, void
    )
    decider = Decider(
        today=today,
        waivers=_unspoilt(sound, ledger),
        attestations=attested,
        reads={one.rule: rules[one.rule].reads for one in attested if one.rule in rules},
        void={place: pointer for place, (pointer, _) in void.items()},
        baseline=baseline,
        waiver_days=profile.waiver_days,
    )
    sighting = Sighting(baseline, frozenset(rules))
    return Gathered(
        decider, ledger, sighting, (*faults, *waiver_faults, *attestation_faults), files
    )


def _unspoilt(sound: tuple[Waiver, ...], ledger: Ledger) -> tuple[Waiver, ...]:
    """The waivers that no fault takes their force from."""
    spoilt = {fault.label for fault in ledger.faults()}
    return tuple(waiver for waiver in sound if waiver.id not in spoilt)


def text_of(path: str) -> str:
    """The text of a file in UTF-8.

    Raises:
        UsageError: when it cannot be read.
    """
    try:
        return Path(path).read_bytes().decode("utf-8-sig")
    except OSError as error:
        why, reason = reason_of(error)
        raise UsageError(f"{path} を読めません: {why}", f"cannot read {path}: {reason}") from None
    except UnicodeDecodeError:
        raise UsageError(f"{path} はUTF-8ではありません", f"{path} is not UTF-8") from None


def read_json(path: str) -> Any:
    """The JSON value in a file.

    Raises:
        UsageError: when it cannot be read or is not JSON.
    """
    from auditor import jsontext
    from auditor.limits import Limits

    text = text_of(path)
    try:
        return jsontext.decode(text, Limits(), jsontext.skip_space(text, 0))[0]
    except InputError as error:
        place = f"{path}:{error.line}:{error.column}" if error.line else path
        raise UsageError(f"{place}: {error.ja}", f"{place}: {error.en}") from None


def read_baseline(path: str) -> Baseline:
    """The baseline in a file."""
    return baseline_of(path, read_json(path))


def write_baseline(path: str, baseline: Baseline) -> None:
    """Write a baseline whole or not at all."""
    from auditor.cli.output import opened
    from auditor.report import to_bytes

    with opened(path) as stream:
        stream.write(to_bytes(baseline.as_json()))


def tell(gathered: Gathered, quiet: bool) -> None:
    """Say on stderr what is wrong with the decisions, and what needs somebody's eye."""
    for fault in gathered.all_faults():
        click.echo(fault.text(current()), err=True)
    if quiet:
        return
    _tell_notes(note for note in notes(gathered.ledger))
    stale = gathered.sighting.stale()
    if stale:
        count = len(stale)
        head = say(
            f"baseline に、もう無い問題が{count}件あります（--update-baseline で取り除けます）:",
            f"gone of the baseline: {counted(count, 'problem')} (--update-baseline removes them):",
        )
        _tell_notes([head, *(f"- {key.rule} {key.room} {key.pointer}" for key in stale)])


def notes(ledger: Ledger, only: Iterable[str] = ()) -> Iterable[str]:
    """A sentence for each decision that is no fault but needs somebody's eye."""
    wanted = frozenset(only) or _NOTES.keys()
    for entry, state in ledger.states():
        if state not in _NOTES or state not in wanted:
            continue
        start, last = term_of(entry)
        days = (last - ledger.today).days
        ja, en = _NOTES["last-day" if state == "expiring" and not days else state]
        move = ledger.move(entry)
        why = ("", "") if move is None else move.told()
        values = {"start": start, "last": last, "days": days, "why_ja": why[0], "why_en": why[1]}
        yield entry.entry.fault(ja.format(**values), en.format(**values)).text(current())


_NOTES = {
    "expiring": (
        "最終日は {last} です（あと{days}日。日本時間では翌日の午前9時に切れます）",
        "last day {last} (UTC), in {days} days",
    ),
    "last-day": (
        "今日 {last} が最終日です（日本時間では翌日の午前9時に切れます）",
        "today, {last} (UTC), is its last day",
    ),
    "not-yet": (
        "まだ始まっていません（{start} から。日本時間ではその日の午前9時に始まります）",
        "not in force yet: it begins on {start} (UTC)",
    ),
    "changed": (
        "認めた値が変わったため、効力がありません。もう一度確認してください",
        "no longer holds: the value it is about has changed; look at it again",
    ),
    "stale": (
        "確認記録は効力を失っています: {why_ja}。もう一度確かめるか、記録を削除してください",
        "the attestation no longer holds: {why_en}; look again, or delete it",
    ),
    "graver": (
        "認めたときより重要度が上がったため、効力がありません",
        "no longer holds: the failure is graver than what was accepted",
    ),
    "unused": (
        "当たる問題がもうありません。削除できます",
        "excuses nothing any more; it can be deleted",
    ),
}


def _tell_notes(lines: Iterable[str]) -> None:
    shown = [one_line(line) for line in lines]
    for line in shown[:_SHOWN]:
        click.echo(line, err=True)
    if len(shown) > _SHOWN:
        more = len(shown) - _SHOWN
        click.echo(say(f"ほか{more}件", f"and {more} more"), err=True)
