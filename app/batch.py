"""Many items over processes that may die: one photo that kills or hangs its worker is one failed item."""

from __future__ import annotations

import ctypes
import multiprocessing
import multiprocessing.connection
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, TimeoutError, wait  # noqa: A004 - pebble's name for a hang
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Generic, Protocol, TypeVar

import cv2
from pebble import ProcessExpired, ProcessPool

from app.errors import BeeldkeurError, ItemError

ITEM_LIMIT_S = 120.0
"""An item that keeps its worker busy for longer is given up: its worker is killed, the item failed."""
AHEAD = 3
"""Items in flight for each worker: enough to keep it busy, few enough for constant memory."""
PR_SET_PDEATHSIG = 1

Task = TypeVar("Task")
Result = TypeVar("Result")


class Submitter(Protocol):
    """Runs one function elsewhere: a pool of processes here, a cluster's executor later. Tasks must be safe to run twice."""

    def submit(self, function: Callable[..., Any], *arguments: object) -> Future[Any]:
        """Start; the future holds the result or the error."""


@dataclass
class Flight(Generic[Task, Result]):
    """One item on its way: first its screening, then whatever the caller submits for it."""

    task: Task
    future: Future[Any]
    then: Callable[[Flight[Task, Result], Any], None]
    done: bool = False
    result: Result | None = field(default=None)

    def follow(self, future: Future[Any], then: Callable[[Flight[Task, Result], Any], None]) -> None:
        """Go on with another future."""
        self.future, self.then = future, then

    def land(self, result: Result) -> None:
        """The item's result is known."""
        self.result, self.done = result, True


class Workers:
    """A pool of processes as a context: leaving it in good order waits for nothing, an error stops all at once."""

    def __init__(self, jobs: int, start: Callable[..., None], *arguments: object, limit_s: float = ITEM_LIMIT_S) -> None:
        """`jobs` processes, each running `start(*arguments)` first; `limit_s` seconds for each task."""
        self.jobs = jobs
        self._limit_s = limit_s
        self._pool = ProcessPool(
            max_workers=jobs,
            initializer=_start_worker,
            initargs=[jobs, start, arguments],
            context=multiprocessing.get_context("spawn"),
        )

    def submit(self, function: Callable[..., Any], *arguments: object) -> Future[Any]:
        """Run in some worker; a worker that dies or hangs is replaced."""
        future: Future[Any] = self._pool.schedule(function, args=list(arguments), timeout=self._limit_s)
        return future

    def __enter__(self) -> Workers:
        """Itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Stop the workers and wait until they are gone."""
        self._pool.stop()  # type: ignore[no-untyped-call]  # pebble leaves it without types
        self._pool.join()


def outcome_of(future: Future[Any]) -> Any:
    """What the worker returned.

    Raises:
        BeeldkeurError: as the worker raised it; a hang and a death of the worker are an `ItemError`.
    """
    try:
        return future.result()
    except BeeldkeurError:
        raise
    except TimeoutError as error:
        raise ItemError("timed-out", seconds=int(ITEM_LIMIT_S)) from error
    except ProcessExpired as error:
        raise ItemError("worker-died", status=error.exitcode or 0) from error
    except MemoryError as error:
        raise ItemError("out-of-memory") from error


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


def _start_worker(jobs: int, start: Callable[..., None], arguments: tuple[object, ...]) -> None:
    """In the worker: leave Ctrl-C to the parent, die with the parent, share the cores."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _die_with_parent()
    if jobs > 1:
        cv2.setNumThreads(1)
    start(*arguments)


def _die_with_parent() -> None:
    """A worker whose parent was killed must not go on writing."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def watch() -> None:
        multiprocessing.connection.wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=watch, daemon=True, name="die with parent").start()
