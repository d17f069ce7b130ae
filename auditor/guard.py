"""Rules in a worker process that is replaced when one of them hangs or takes the process down.

`--rule-timeout` asks for it. The worker judges rule by rule and sends each result as it comes; a
result that does not come in time, or a worker that dies, becomes an `error` result of the rule
whose turn it was, and a new worker goes on with the next rule.
"""

import multiprocessing
from collections.abc import Iterator, Sequence
from datetime import datetime
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

import attrs

from auditor.errors import UsageError
from auditor.loader import Loaded
from auditor.model.verdict import Outcome, Result, RuleFailure
from auditor.runner import Judge, judge_room


@attrs.define
class Guard:
    """A worker process that judges, and the patience that it is given.

    Attributes:
        seconds: how long one rule may take on one room.
        lexicons: paths of the plugins' own lexicon files.
    """

    judges: Sequence[Judge]
    now: datetime
    seconds: float
    lexicons: tuple[str, ...] = ()
    _process: BaseProcess | None = attrs.field(default=None, init=False)
    _pipe: Connection | None = attrs.field(default=None, init=False)

    def results(self, loaded: Loaded) -> tuple[Result, ...]:
        """The results of all rules on one room, in their order."""
        found: list[Result] = []
        while len(found) < len(self.judges):
            found += self._some(loaded, len(found))
        return tuple(found)

    def close(self) -> None:
        """End the worker."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
        if self._pipe is not None:
            self._pipe.close()
        self._process = self._pipe = None

    def _some(self, loaded: Loaded, start: int) -> Iterator[Result]:
        """Results from `start` on, up to the first that does not come."""
        pipe = self._worker()
        pipe.send((loaded, start))
        for index in range(start, len(self.judges)):
            try:
                if pipe.poll(self.seconds):
                    yield pipe.recv()
                    continue
                kind, message = "Timeout", f"took longer than {self.seconds:g} seconds"
            except (EOFError, ConnectionError):
                kind, message = "WorkerDied", "the worker process ended while it judged"
            self.close()
            judge = self.judges[index]
            failure = RuleFailure(*judge.plugin, kind, message)
            yield Result(judge.rule.id, Outcome.ERROR, judge.severity, failure=failure)
            return

    def _worker(self) -> Connection:
        if self._pipe is not None:
            return self._pipe
        if "fork" not in multiprocessing.get_all_start_methods():
            raise UsageError(
                "--rule-timeout はこの OS では使えません",
                "--rule-timeout is not available on this system",
            )
        context = multiprocessing.get_context("fork")
        ours, theirs = context.Pipe()
        self._process = context.Process(
            target=_serve,
            args=(theirs, tuple(self.judges), self.now, self.lexicons),
            daemon=True,
        )
        self._process.start()
        theirs.close()
        self._pipe = ours
        return ours


def _serve(
    pipe: Connection, judges: tuple[Judge, ...], now: datetime, lexicons: tuple[str, ...]
) -> None:
    """The worker: judge what comes, result by result, until the other side hangs up."""
    try:
        while True:
            loaded, start = pipe.recv()
            for result in judge_room(judges[start:], loaded.export, loaded.raw, now, lexicons):
                pipe.send(result)
    except (EOFError, OSError, KeyboardInterrupt):
        return
