"""Whoever is blamed for a death: nothing is lost, nothing comes twice, only the guilty is named."""

import itertools
import threading
from collections.abc import Callable
from typing import Any

import attrs
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from auditor.engines.dask import DaskCluster
from auditor.engines.dispatch import Dispatch, Done, Fate
from auditor.engines.pool import Lethal

Task = tuple[int, ...]


@attrs.define
class Workers:
    """Workers that carry out calls when one more is awaited, and share their deaths.

    Attributes:
        lethal: what ends the worker that comes across it.
        once: what does so the first time only.
        held: calls that a worker holds, and is blamed for together.
    """

    lethal: frozenset[int]
    once: set[int]
    held: int
    width: int = 3
    most: int = 0
    _waiting: list[tuple[Task, Callable[[Any], None]]] = attrs.field(factory=list)
    _done: list[int] = attrs.field(factory=list)

    def start(self, call: Callable[..., Any], argument: Any, done: Done) -> None:
        self._waiting.append((argument, lambda fate: done(lambda: fate)))
        self.most = max(self.most, len(self._waiting))
        del call

    def work(self) -> None:
        """One worker takes the calls that it can hold, and carries out the last or dies."""
        batch = [self._waiting.pop() for _ in range(min(self.held, len(self._waiting)))]
        for at, (task, done) in enumerate(batch):
            guilty = set(task) & (self.lethal | self.once)
            self.once -= set(task)
            if guilty:
                for _, blamed in batch[at:]:
                    blamed(Fate(is_death=True))
                return
            done(Fate(result=sum(task)))


class Awaiting:
    """The queue of ends, which sets a worker to work while it is empty."""

    def __init__(self, workers: Workers) -> None:
        self.workers, self.held = workers, list[Any]()

    def put(self, one: Any, /) -> None:
        self.held.append(one)

    def get(self) -> Any:
        while not self.held:
            assert self.workers._waiting
            self.workers.work()
        return self.held.pop(0)


def halves(task: Task) -> tuple[Task, Task] | None:
    middle = len(task) // 2
    return (task[:middle], task[middle:]) if middle else None


def run(workers: Workers, tasks: list[Task], known: dict[Task, int] | None = None) -> list[Any]:
    dispatch = Dispatch(
        workers,
        call=sum,
        known=(known or {}).get,
        here=lambda _: False,
        halves=halves,
        ended=Awaiting(workers),
    )
    return list(dispatch.run(tasks))


@settings(max_examples=200, deadline=None)
@example(sizes=[1, 1, 1], lethal=frozenset(), once={0, 1, 2}, held=3)
@given(
    sizes=st.lists(st.integers(1, 20), max_size=12),
    lethal=st.frozensets(st.integers(0, 120), max_size=4),
    once=st.sets(st.integers(0, 120), max_size=4),
    held=st.integers(1, 4),
)
def test_only_the_guilty_are_named(
    sizes: list[int], lethal: frozenset[int], once: set[int], held: int
) -> None:
    numbers = itertools.count()
    tasks = [tuple(itertools.islice(numbers, size)) for size in sizes]
    workers = Workers(lethal, set(once) - lethal, held)

    found = run(workers, tasks)

    assert [n for task, _ in found for n in task] == [n for task in tasks for n in task]
    named = {task for task, result in found if isinstance(result, Lethal)}
    assert named == {(n,) for task in tasks for n in task if n in lethal}
    assert all(result == sum(task) for task, result in found if task not in named)


def test_what_is_known_is_not_done_and_the_window_is_bounded() -> None:
    tasks: list[Task] = [(n,) for n in range(100)]
    workers = Workers(frozenset(), set(), 1)

    found = run(workers, tasks, {(n,): n for n in range(0, 100, 2)})

    assert [result for _, result in found] == list(range(100))
    assert workers.most <= 12


def test_an_error_of_ours_is_raised() -> None:
    class Broken(Workers):
        def work(self) -> None:
            self._waiting.pop()[1](Fate(error=KeyError("ours")))

    with pytest.raises(KeyError, match="ours"):
        run(Broken(frozenset(), set(), 1), [(1,)])


class Client:
    """A client whose calls end in a thread of its own; results are asked for elsewhere."""

    def __init__(self) -> None:
        self.asked_in: list[threading.Thread] = []

    def submit(self, call: Callable[..., Any], argument: Any, *, pure: bool) -> "Client":
        del call, argument, pure
        return self

    def add_done_callback(self, tell: Callable[["Client"], None]) -> None:
        teller = threading.Thread(target=tell, args=(self,))
        teller.start()
        teller.join()

    def result(self) -> int:
        self.asked_in.append(threading.current_thread())
        return 6


def test_no_thread_of_the_cluster_waits_for_a_result():
    # there it would wait for ever once the client is closed, and so would the program's end
    client, told = Client(), list[Callable[[], Fate]]()

    DaskCluster(client).start(sum, (1, 2, 3), told.append)

    assert client.asked_in == []
    assert told[0]() == Fate(result=6)
    assert client.asked_in == [threading.current_thread()]
