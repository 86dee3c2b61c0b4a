"""Many items in order, a bounded number of them under way: memory does not grow with the number of items."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

AHEAD = 3
"""Items in flight for each worker: enough to keep it busy, few enough for constant memory."""

Task = TypeVar("Task")
Result = TypeVar("Result")


@dataclass
class Flight(Generic[Task, Result]):
    """One item on its way: first its screening, then whatever the caller submits for it."""

    task: Task
    future: Future[Any]
    then: Callable[[Flight[Task, Result], Any], None]
    done: bool = False
    result: Result | None = None

    def follow(self, future: Future[Any], then: Callable[[Flight[Task, Result], Any], None]) -> None:
        """Go on with another future."""
        self.future, self.then = future, then

    def land(self, result: Result) -> None:
        """The item's result is known."""
        self.result, self.done = result, True


def conveyor(
    tasks: Iterable[Task], launch: Callable[[Task], Flight[Task, Result]], in_flight: int
) -> Iterator[tuple[Task, Result]]:
    """Results in the order of the tasks, at most `in_flight` under way or waiting for their turn.

    `launch` submits the first step; each flight's `then` is called here, in the caller's thread, and either lands it or
    lets it follow another future.
    """
    waiting = iter(tasks)
    flights: deque[Flight[Task, Result]] = deque()
    exhausted = False
    while True:
        while not exhausted and len(flights) < in_flight:
            task = next(waiting, None)
            if task is None:
                exhausted = True
            else:
                flights.append(launch(task))
        if not flights:
            return
        wait([flight.future for flight in flights if not flight.done], return_when=FIRST_COMPLETED)
        for flight in flights:
            if not flight.done and flight.future.done():
                flight.then(flight, flight.future)
        while flights and flights[0].done:
            flight = flights.popleft()
            yield flight.task, flight.result  # type: ignore[misc]
