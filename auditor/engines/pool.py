"""Worker processes under our own supervision: tasks in, results out in order, the dead replaced.

A worker takes one task at a time. When it dies, the task is done once more by another; when that
dies too, the task is cut in half until what kills workers stands alone and can be named. What is
done and not yet taken is bounded by a window, so memory does not grow with the input.
"""

import contextlib
import gc
import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any

import attrs

_WINDOW = 2
"""Tasks in flight or waiting to be taken, for each worker."""


@attrs.frozen
class Lethal:
    """A task, as small as it can be cut, that ended every worker it was given to."""

    task: Any


@attrs.define(eq=False)
class _Slot:
    """A task on its way, at its place in the order."""

    task: Any
    deaths: int = 0
    done: bool = False
    result: Any = None


@attrs.define(eq=False)
class _Worker:
    process: BaseProcess
    pipe: Connection
    slot: _Slot | None = None


def is_available() -> bool:
    """Whether this system can copy the process with all that is loaded."""
    return "fork" in multiprocessing.get_all_start_methods()


@attrs.define
class Pool:
    """Workers that do `work` on tasks.

    Attributes:
        work: what a worker does with a task; what it raises is raised here again.
        here: tells the tasks that are not for workers; they come back as they are.
        halves: cuts a task in two; returns it alone when it cannot be cut.
    """

    work: Callable[[Any], Any]
    jobs: int
    here: Callable[[Any], bool]
    halves: Callable[[Any], tuple[Any, ...]]
    _workers: list[_Worker] = attrs.field(factory=list, init=False)

    def run(self, tasks: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
        """Each task, or part of one, with its result, in order.

        The result of a task that kills workers is `Lethal`, of one that is not for workers None.
        """
        source = iter(tasks)
        window: deque[_Slot] = deque()
        is_open = True
        try:
            while is_open or window:
                while is_open and len(window) < self.jobs * _WINDOW:
                    task = next(source, None)
                    if task is None:
                        is_open = False
                        break
                    window.append(_Slot(task, done=self.here(task)))
                self._hand_out(window)
                if window and window[0].done:
                    slot = window.popleft()
                    yield slot.task, slot.result
                elif window:
                    self._gather(window)
        finally:
            self.close()

    def close(self) -> None:
        """End the workers."""
        for worker in self._workers:
            worker.process.kill()
            worker.process.join()
            worker.pipe.close()
        self._workers.clear()

    def _hand_out(self, window: deque[_Slot]) -> None:
        taken = {id(worker.slot) for worker in self._workers}
        waiting = [slot for slot in window if not slot.done and id(slot) not in taken]
        for slot in waiting:
            worker = next((worker for worker in self._workers if worker.slot is None), None)
            if worker is None:
                if len(self._workers) == self.jobs:
                    return
                worker = self._start()
            worker.slot = slot
            with contextlib.suppress(OSError):  # it died: seen when its answer is awaited
                worker.pipe.send(slot.task)

    def _gather(self, window: deque[_Slot]) -> None:
        busy = {worker.pipe: worker for worker in self._workers if worker.slot is not None}
        for pipe in wait(list(busy)):
            worker = busy[pipe]  # type: ignore[index]  # only connections are waited for
            slot = worker.slot
            assert slot is not None
            try:
                is_fine, answer = worker.pipe.recv()
            except (EOFError, OSError):
                self._bury(worker, slot, window)
                continue
            if not is_fine:
                raise answer
            slot.done, slot.result, worker.slot = True, answer, None

    def _bury(self, worker: _Worker, slot: _Slot, window: deque[_Slot]) -> None:
        worker.process.kill()
        worker.process.join()
        worker.pipe.close()
        self._workers.remove(worker)
        slot.deaths += 1
        if slot.deaths == 1:
            return
        parts = self.halves(slot.task)
        if len(parts) == 1:
            slot.done, slot.result = True, Lethal(slot.task)
            return
        at = window.index(slot)
        window.remove(slot)
        for offset, part in enumerate(parts):
            window.insert(at + offset, _Slot(part, deaths=1))

    def _start(self) -> _Worker:
        context = multiprocessing.get_context("fork")
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, self.work), daemon=True)
        process.start()
        theirs.close()
        worker = _Worker(process, ours)
        self._workers.append(worker)
        return worker


def _serve(pipe: Connection, work: Callable[[Any], Any]) -> None:
    """The worker: do what comes until the other side hangs up."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is told, and ends its workers
    gc.freeze()
    while True:
        try:
            task = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            answer = True, work(task)
        except Exception as error:
            answer = False, error
        with contextlib.suppress(BrokenPipeError):
            pipe.send(answer)
