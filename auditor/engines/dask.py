"""Dask's workers as our cluster: one of its own on this machine, or one that runs already."""

import asyncio
import logging
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from importlib.util import find_spec
from typing import Any

import attrs

from auditor.engines.dispatch import Done, Fate
from auditor.errors import AuditorError, UsageError
from auditor.extras import install_command, packages_of

_PATIENCE = 30
_EVERY = 5.0
_PACKAGES = ("cryptography", "distributed", "fsspec")
_SETTINGS = {
    # a death is reported at once, and found out about by us
    "distributed.scheduler.allowed-failures": 0,
    # a worker holds no task but the one that it carries out
    "distributed.scheduler.worker-saturation": 1.0,
}


def check_installed() -> None:
    """Refuse to go on without the packages of the extra.

    Raises:
        UsageError: when one is missing.
    """
    for name in _PACKAGES:
        if not _is_there(name):
            raise UsageError(
                f"--engine dask には {name} が要ります: {install_command('cluster')}",
                f"--engine dask needs {name}: {install_command('cluster')}",
            )


def _is_there(package: str) -> bool:
    try:
        return find_spec(package) is not None
    except ValueError:  # it was taken out of this process
        return False


@attrs.define
class DaskCluster:
    """Workers behind a client of Dask."""

    client: Any
    _width: int = attrs.field(default=0, init=False)
    _asked: float = attrs.field(default=0.0, init=False)

    @property
    def width(self) -> int:
        """How many calls the workers can carry out at a time; they may come and go."""
        if not self._width or time.monotonic() > self._asked + _EVERY:
            self._asked = time.monotonic()
            try:
                threads: dict[str, int] = self.client.nthreads()
            except OSError:
                raise _lost() from None
            self._width = max(1, sum(threads.values()))
        return self._width

    def start(self, call: Callable[..., Any], argument: Any, done: Done) -> None:
        """Have the call carried out; `done` is called in another thread.

        That thread must not ask for the result: what is on its way when the client closes ends too,
        and the answer would never come.
        """
        future = self.client.submit(call, argument, pure=False)
        future.add_done_callback(lambda ended: done(partial(_fate, ended)))

    def all(self, call: Callable[[Any], Any], arguments: list[Any]) -> Iterator[Any]:
        """The results of cheap calls, before anything else is done; here where a worker dies."""
        futures = self.client.map(call, arguments, pure=False, priority=1)
        for future, argument in zip(futures, arguments, strict=True):
            fate = _fate(future)
            if fate.error is not None:
                raise fate.error
            yield call(argument) if fate.is_death else fate.result


def _fate(future: Any) -> Fate:
    """What became of a call, whatever it raised."""
    from distributed import CancelledError
    from distributed.scheduler import KilledWorker

    try:
        return Fate(future.result())
    except KilledWorker:
        return Fate(is_death=True)
    except (CancelledError, asyncio.CancelledError):
        return Fate(error=_lost())
    except ModuleNotFoundError as error:
        is_ours = (error.name or "").split(".")[0] == "auditor"
        return Fate(error=_no_program() if is_ours else error)
    except Exception as error:
        return Fate(error=error)


def _lost() -> AuditorError:
    return UsageError(
        "スケジューラーとの接続が切れました。同じ --work-dir で実行すると続きから始まります",
        "the connection to the scheduler was lost; run again with the same --work-dir to go on",
    )


def _no_program() -> AuditorError:
    return UsageError(
        "ワーカーに auditor がありません。すべての機械に、このプログラムと "
        f"{' '.join(packages_of('cluster'))} が要ります",
        "a worker has no auditor; every machine needs this program and "
        f"{' '.join(packages_of('cluster'))}",
    )


@contextmanager
def embedded(jobs: int) -> Iterator[DaskCluster]:
    """Workers of this run alone, on this machine: nobody else can reach or use them."""
    import dask
    from distributed import Client, LocalCluster

    with ExitStack() as stack:
        stack.enter_context(dask.config.set(_SETTINGS))
        stack.enter_context(_silence())
        cluster = stack.enter_context(
            LocalCluster(
                n_workers=jobs,
                threads_per_worker=1,
                processes=True,
                host="127.0.0.1",
                security=True,  # keys of this run alone: others on the machine have no way in
                dashboard_address="127.0.0.1:0",
                scheduler_kwargs={"dashboard": False},
                silence_logs=logging.CRITICAL,
                memory_limit=None,
                preload=["auditor.engines.interruption"],
            )
        )
        client = Client(cluster)
        yield DaskCluster(stack.enter_context(client))


@contextmanager
def running(address: str) -> Iterator[DaskCluster]:
    """The workers of a scheduler that runs already.

    Raises:
        UsageError: when it cannot be reached or has no workers.
    """
    from distributed import Client

    with ExitStack() as stack:
        stack.enter_context(_silence())
        try:
            client = Client(address, timeout=_PATIENCE)
            stack.enter_context(client)
            client.wait_for_workers(1, timeout=_PATIENCE)
        except (OSError, TimeoutError, ValueError) as error:
            why = " ".join(str(error).split())
            raise UsageError(
                f"スケジューラー {address} のワーカーに届きません: {why}",
                f"no workers behind the scheduler {address}: {why}",
            ) from None
        yield DaskCluster(client)


@contextmanager
def _silence() -> Iterator[None]:
    """What Dask writes of dying workers is told by our own messages."""
    heads = ("distributed", "tornado", "bokeh")
    names = [name for name in logging.root.manager.loggerDict if name.split(".")[0] in heads]
    loggers = [logging.getLogger(name) for name in names]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)
