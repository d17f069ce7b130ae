"""`check --engine dask`: the cluster, the folder of results, and what does not go with them."""

import os
import tempfile
import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import click

from auditor.cli.language import say
from auditor.errors import UsageError

if TYPE_CHECKING:
    from auditor.audit import Audit
    from auditor.cli.asked import Request
    from auditor.deciding import Decider
    from auditor.engines.distributed import Distributed
    from auditor.inputs import Found
    from auditor.limits import Limits

ENGINES = ("local", "dask")


@attrs.frozen(kw_only=True)
class Workers:
    """Where an audit is to run.

    Attributes:
        scheduler: address of a scheduler that runs already; None for workers of this run alone.
        folder: path or address of the results; None for a folder that is gone with the run.
    """

    scheduler: str | None
    folder: str | None
    jobs: int | None


def workers_of(request: "Request") -> Workers | None:
    """The workers that a request asks for; None for the processes of this machine.

    Raises:
        UsageError: when options do not go together, or the extra is not installed.
    """
    if request.engine != "dask":
        for given, option in (
            (request.scheduler, "--scheduler"),
            (request.work_dir, "--work-dir"),
            (request.parts_only, "--parts-only"),
        ):
            if given:
                raise UsageError(
                    f"{option} は --engine dask と一緒に使います", f"{option} needs --engine dask"
                )
        return None
    _check_company(request)
    from auditor.engines.dask import check_installed

    check_installed()
    return Workers(scheduler=request.scheduler, folder=request.work_dir, jobs=request.jobs)


def _check_company(request: "Request") -> None:
    for given, option in (
        (request.cache, "--cache"),
        (request.rule_timeout, "--rule-timeout"),
        (request.explain, "--explain"),
    ):
        if given:
            raise UsageError(
                f"{option} は --engine dask と一緒には使えません",
                f"{option} does not go with --engine dask",
            )
    if request.work_dir is None and (request.scheduler or request.parts_only):
        option = "--scheduler" if request.scheduler else "--parts-only"
        raise UsageError(
            f"{option} には、すべてのワーカーから見える --work-dir が要ります",
            f"{option} needs a --work-dir that all workers see",
        )
    if request.parts_only and (request.formats or request.outputs):
        raise UsageError(
            "--parts-only では報告を書きません。--format と --output は外してください",
            "--parts-only writes no report; leave out --format and --output",
        )


def moment_begun(workers: Workers | None, *, quiet: bool) -> str | None:
    """The moment of an unfinished run in the folder, which this one goes on with."""
    from auditor.engines.manifest import unfinished

    if workers is None or workers.folder is None:
        return None
    found = unfinished(_shelf(workers.folder))
    if found is not None and not quiet:
        told = say(
            f"{workers.folder} の途中の監査（{found}）を続けます。やり直すなら --now を付けます",
            f"going on with the audit of {found} in {workers.folder}; give --now for a new one",
        )
        click.echo(told, err=True)
    return found


def finder(workers: Workers | None) -> "Callable[[str], Found]":
    """What finds the sources behind a path; those of workers may lie beyond this machine."""
    if workers is None:
        from auditor.inputs import found_at

        return found_at
    from auditor.engines.storage import Storage

    return Storage(str(Path.cwd())).found_at


def engine(
    stack: ExitStack,
    workers: Workers,
    audit: "Audit",
    limits: "Limits",
    request: "Request",
    decider: "Decider",
    *,
    is_digested: bool,
) -> "Distributed":
    """What audits by the workers; what it needs for the run is undone with `stack`."""
    from auditor import basis
    from auditor.cache import basis_of
    from auditor.engines.description import Description
    from auditor.engines.distributed import Distributed
    from auditor.engines.order import Order
    from auditor.engines.storage import Storage

    folder = workers.folder or stack.enter_context(tempfile.TemporaryDirectory(prefix="auditor-"))
    description = Description(
        disabled=request.disable_plugin,
        only_builtin=request.only_builtin,
        rule_files=request.rule_files,
        profile=audit.profile,
        now=audit.now,
        select=request.select,
        ignore=request.ignore,
        decisions=decider,
        packs=request.packs,
        has_evidence=audit.has_evidence,
        versions=basis.versions(audit),
    )
    shelf = _shelf(folder)
    shelf.ready()
    made_of = [basis.parts(audit, limits, decider), audit.now.isoformat()]
    order = Order(
        description,
        limits,
        Storage(str(Path.cwd())),
        shelf,
        basis_of(made_of, basis.files(audit)),
    )
    return Distributed(
        audit,
        order,
        _cluster(workers),
        is_digested=is_digested,
        has_rooms=not (request.parts_only and is_digested),
    )


def _shelf(folder: str) -> Any:
    from auditor.engines.storage import Shelf, is_address

    whole = folder if is_address(folder) else str(Path(folder).absolute())
    return Shelf(whole.rstrip("/"), uuid.uuid4().hex)


def _cluster(workers: Workers) -> Callable[[], AbstractContextManager[Any]]:
    from auditor.engines import dask

    if workers.scheduler is not None:
        return partial(dask.running, workers.scheduler)
    return partial(dask.embedded, workers.jobs or _processors())


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
