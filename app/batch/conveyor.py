"""Many items in order, a bounded number of them under way: memory does not grow with the number of items."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from itertools import islice
from typing import Any, Generic, TypeVar

AHEAD = 3
"""Items in flight for each worker: enough to keep it busy, few enough for constant memory."""

GLANCE_S = 0.5
"""How often whoever waits looks how far a long item is."""

Task = TypeVar("Task")
Result = TypeVar("Result")


@dataclass
class Flight(Generic[Task, Result]):
    """One item on its way: first its screening, then whatever the caller submits for it.

    `glance` is called now and then while it is under way, `over` once when its future has come, before `then`.
    """

    task: Task
    future: Future[Any]
    then: Callable[[Flight[Task, Result], Any], None]
    done: bool = False
    result: Result | None = None
    glance: Callable[[], None] | None = None
    over: Callable[[], None] | None = None

    def arrive(self) -> None:
        """Its future has come: whoever glanced is told, and whoever waited."""
        over, self.glance, self.over = self.over, None, None
        if over is not None:
            over()
        self.then(self, self.future)

    def follow(self, future: Future[Any], then: Callable[[Flight[Task, Result], Any], None]) -> None:
        """Go on with another future."""
        self.future, self.then = future, then

    def land(self, result: Result) -> None:
        """The item's result is known."""
        self.result, self.done = result, True


def conveyor(
    tasks: Iterable[Task],
    launch: Callable[[Task], Flight[Task, Result]],
    in_flight: int,
    moment: Callable[[], AbstractContextManager[None]] = nullcontext,
    stopped: Future[None] | None = None,
) -> Iterator[tuple[Task, Result]]:
    """Results in the order of the tasks, at most `in_flight` under way or waiting for their turn.

    `launch` submits the first step; each flight's `then` is called here, in the caller's thread, and either lands it or
    lets it follow another future. `moment` is entered while waiting, when nothing is half done. `stopped` ends the waiting too,
    so that leaving the `moment` can interrupt. Whatever ends it early, what is done already is given out first: it may have
    been released.

    Raises:
        KeyboardInterrupt: when interrupted.
        Exception: what `launch` or a flight's `then` raised.
    """
    waiting, bell = iter(tasks), () if stopped is None else (stopped,)
    flights: deque[Flight[Task, Result]] = deque()
    while True:
        try:
            flights.extend(launch(task) for task in islice(waiting, in_flight - len(flights)))
            if not flights:
                return
            with moment():
                _wait(bell, [flight for flight in flights if not flight.done])
            for flight in flights:
                if not flight.done and flight.future.done():
                    flight.arrive()
        except BaseException:
            yield from ((flight.task, flight.result) for flight in flights if flight.done)  # type: ignore[misc]
            raise
        while flights and flights[0].done:
            flight = flights.popleft()
            yield flight.task, flight.result  # type: ignore[misc]


def _wait(bell: tuple[Future[None], ...], under_way: list[Flight[Task, Result]]) -> None:
    """Until one of them has come further, or somebody rings; those that are to be glanced at are, meanwhile."""
    glances = [flight.glance for flight in under_way if flight.glance is not None]
    futures = [*bell, *(flight.future for flight in under_way)]
    if not glances:
        wait(futures, return_when=FIRST_COMPLETED)
        return
    while not wait(futures, timeout=GLANCE_S, return_when=FIRST_COMPLETED).done:
        for glance in glances:
            glance()
