"""What the commands beside `check` audit with: plugins, profile, moment, decisions."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

import attrs

from auditor.audit import Audit, prepare
from auditor.cli.decisions import Gathered, gather
from auditor.errors import InputError, UsageError
from auditor.host import Host, load
from auditor.limits import Limits
from auditor.loader import Invalid, Loaded, load_all
from auditor.profile import DEFAULT, Profile, resolve
from auditor.report import SCHEMA
from auditor.source import expand


@attrs.frozen
class Bench:
    """An audit made ready, with the decisions that it heeds."""

    host: Host
    profile: Profile
    now: datetime
    audit: Audit
    decisions: Gathered


def bench(
    now: datetime,
    *,
    profile: str | None = None,
    waiver_paths: Sequence[str] = (),
    baseline_path: str | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    disabled: Sequence[str] = (),
    soon: int = 7,
) -> Bench:
    """The audit that these settings ask for.

    Raises:
        UsageError: when one of them names what does not exist.
    """
    host = load(disabled=disabled)
    chosen = resolve(profile or DEFAULT, profiles_of(host))
    decisions = gather(
        host, chosen, now, waiver_paths=waiver_paths, baseline_path=baseline_path, soon=soon
    )
    audit = prepare(host, chosen, now, select=select, ignore=ignore, decisions=decisions.decider)
    return Bench(host, chosen, now, audit, decisions)


def profiles_of(host: Host) -> list[Any]:
    """The profiles that plugins bring."""
    return [data for _, found in host.collect("auditor_profiles") for data in found or ()]


def rooms(paths: Sequence[str]) -> Iterator[Loaded]:
    """The rooms in the files.

    Raises:
        UsageError: when a path holds no room file.
        InputError: for the first record that is no room export.
    """
    sources, empty = expand(paths)
    for path in empty:
        raise UsageError(
            f"{path}: 監査できるファイルがありません", f"{path}: nothing to audit here"
        )
    for item in load_all(sources, Limits()):
        if isinstance(item, Invalid):
            place = item.path if item.line is None else f"{item.path}:{item.line}:{item.column}"
            raise InputError(
                f"{place}: {item.pointer} {item.ja}", f"{place}: {item.pointer} {item.en}"
            )
        yield item


def is_report(value: Any) -> bool:
    """Whether a JSON value is a report of this program."""
    return isinstance(value, dict) and value.get("schema") == SCHEMA
