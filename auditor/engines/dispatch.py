"""Partitions handed to workers anywhere, and their results in order, whichever workers die.

Schedulers blame a death on every task that the worker held, also on those that only waited there.
So nothing is believed at once: a partition that was blamed is done again; blamed twice, it is cut
in pieces; and a single record is called lethal only after it ended two workers while nothing else
ran: one may have died of something that will not come again.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from queue import SimpleQueue
from typing import Any, Protocol

import attrs

from auditor.engines.pool import Lethal


class Cluster(Protocol):
    """Workers that carry out calls."""

    @property
    def width(self) -> int:
        """How many calls can be carried out at a time."""
        ...

    def start(self, call: Callable[..., Any], argument: Any, done: "Done") -> None:
        """Have `call(argument)` carried out.

        `done` is called some time, in any thread, and must not be kept waiting there; the `Fate` is
        asked for in the thread that dispatches, while the cluster is still there to answer.
        """
        ...


@attrs.frozen
class Fate:
    """What became of a call.

    Attributes:
        result: what it returned.
        error: what it raised, or None.
        is_death: whether a worker that held it died.
    """

    result: Any = None
    error: BaseException | None = None
    is_death: bool = False


Done = Callable[[Callable[[], Fate]], None]
"""Told what to ask for the fate of a call that came to its end."""


@attrs.define(eq=False)
class _Slot:
    """A task at its place in the order.

    Attributes:
        alone: how many times it was, or is to be, the only one on its way.
    """

    task: Any
    deaths: int = 0
    alone: int = 0
    is_started: bool = False
    is_done: bool = False
    result: Any = None


_AHEAD = 4
"""Tasks for each worker that may be on their way or done before the first is taken."""
_TRIES_ALONE = 2
"""How often a single record must end a worker while nothing else is on its way."""
_CUTS = 3
"""How often a task that was blamed twice is cut in half at once."""


class Ends(Protocol):
    """Where calls that came to their end are waited for, whatever thread tells it."""

    def put(self, one: Any, /) -> None:
        """Tell an end."""
        ...

    def get(self) -> Any:
        """Wait for one and take it."""
        ...


@attrs.define
class Dispatch:
    """Tasks for a cluster.

    Attributes:
        call: what a worker does with a task.
        known: the result of a task that was done in an earlier run, or None.
        here: tells the tasks that are not for workers; they come back as they are.
        halves: cuts a task in two; None when it cannot be cut.
        ended: the calls that came to their end.
    """

    cluster: Cluster
    call: Callable[[Any], Any]
    known: Callable[[Any], Any]
    here: Callable[[Any], bool]
    halves: Callable[[Any], tuple[Any, Any] | None]
    ended: Ends = attrs.field(factory=SimpleQueue)
    _flying: int = attrs.field(default=0, init=False)

    def run(self, tasks: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
        """Each task, or part of one, with its result, in order.

        The result of a task that kills workers is `Lethal`, of one that is not for workers None.
        """
        source = iter(tasks)
        window: deque[_Slot] = deque()
        is_open = True
        while is_open or window:
            while is_open and len(window) < self.cluster.width * _AHEAD:
                task = next(source, None)
                if task is None:
                    is_open = False
                    break
                window.append(self._slot(task))
            self._start(window)
            if window and window[0].is_done:
                slot = window.popleft()
                yield slot.task, slot.result
            elif window:
                self._take(window)

    def _slot(self, task: Any, deaths: int = 0) -> _Slot:
        if self.here(task):
            return _Slot(task, is_done=True)
        found = self.known(task)
        return _Slot(task, deaths, is_done=found is not None, result=found)

    def _start(self, window: deque[_Slot]) -> None:
        """Start what may be started; what must be alone waits until nothing else is on its way."""
        waiting = [slot for slot in window if not slot.is_done and not slot.is_started]
        lonely = next((slot for slot in window if slot.alone and not slot.is_done), None)
        if lonely is not None:
            waiting = [] if self._flying else [lonely]
        for slot in waiting:
            slot.is_started = True
            self._flying += 1

            def done(fate: Callable[[], Fate], slot: _Slot = slot) -> None:
                self.ended.put((slot, fate))

            self.cluster.start(self.call, slot.task, done)

    def _take(self, window: deque[_Slot]) -> None:
        slot, ask = self.ended.get()
        fate = ask()
        self._flying -= 1
        slot.is_started = False
        if fate.is_death:
            self._doubt(slot, window)
        elif fate.error is not None:
            raise fate.error
        else:
            slot.is_done, slot.result = True, fate.result

    def _doubt(self, slot: _Slot, window: deque[_Slot]) -> None:
        slot.deaths += 1
        if slot.deaths == 1:
            return
        parts = [slot.task]
        for _ in range(_CUTS):  # a dead worker costs more than a few small tasks
            parts = [piece for part in parts for piece in self.halves(part) or (part,)]
        if len(parts) == 1:
            slot.is_done = slot.alone == _TRIES_ALONE
            slot.alone += 1
            slot.result = Lethal(slot.task) if slot.is_done else None
            return
        at = window.index(slot)
        window.remove(slot)
        for offset, part in enumerate(parts):
            window.insert(at + offset, self._slot(part, deaths=1))
