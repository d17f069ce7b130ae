"""What the commands beside `check` audit with: plugins, profile, moment, decisions."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

import attrs

from auditor.audit import Audit, prepare
from auditor.cli.configured import check_disabled, profile_of
from auditor.cli.decisions import Gathered, gather
from auditor.cli.nothing import nothing_at
from auditor.cli.packs import packs_of
from auditor.config import Config
from auditor.errors import InputError, NoInputError
from auditor.host import Host, load
from auditor.inputs import inputs
from auditor.limits import Limits
from auditor.loader import Invalid, Loaded, load_all
from auditor.profile import Profile
from auditor.report import SCHEMA


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
    config: Config,
    *,
    select: Sequence[str] | None = None,
    waiver_paths: Sequence[str] | None = None,
    soon: int = 7,
) -> Bench:
    """The audit that the settings ask for; what is given here stands above them.

    Raises:
        UsageError: when one of them names what does not exist.
    """
    host = load(
        disabled=config["disable_plugins"],
        only_builtin=config["only_builtin"],
        rule_files=config["rule_files"],
    )
    if not config["only_builtin"]:
        check_disabled(host, config["disable_plugins"])
    profile = profile_of(config, host)
    decisions = gather(
        host,
        profile,
        now,
        waiver_paths=config["waivers"] if waiver_paths is None else waiver_paths,
        baseline_path=config["baseline"],
        soon=soon,
    )
    audit = prepare(
        host,
        profile,
        now,
        select=config["select"] if select is None else select,
        ignore=config["ignore"] if select is None else (),
        decisions=decisions.decider,
    )
    audit = attrs.evolve(audit, lexicons=audit.lexicons + packs_of(tuple(config["packs"])))
    return Bench(host, profile, now, audit, decisions)


def found_sources(paths: Sequence[str]) -> tuple[str, ...]:
    """The files behind the paths.

    Raises:
        NoInputError: when there is none behind one of them.
    """
    found = inputs(paths)
    for path in found.empty:
        raise NoInputError(*nothing_at(path))
    return found.sources


def rooms(paths: Sequence[str]) -> Iterator[Loaded]:
    """The rooms in the files.

    Raises:
        NoInputError: when a path holds no room file.
        InputError: for the first record that is no room export.
    """
    for item in load_all(found_sources(paths), Limits()):
        if isinstance(item, Invalid):
            place = item.path if item.line is None else f"{item.path}:{item.line}:{item.column}"
            raise InputError(
                f"{place}: {item.pointer} {item.ja}", f"{place}: {item.pointer} {item.en}"
            )
        yield item


def is_report(value: Any) -> bool:
    """Whether a JSON value is a report of this program."""
    return isinstance(value, dict) and value.get("schema") == SCHEMA
