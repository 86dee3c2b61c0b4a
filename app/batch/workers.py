"""Processes that may die: one photo that kills or hangs its worker is one failed item."""

from __future__ import annotations

import ctypes
import multiprocessing
import multiprocessing.connection
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, CancelledError, Future
from concurrent.futures.process import BrokenProcessPool
from types import TracebackType
from typing import Any, Protocol

import cv2
from pebble import ProcessExpired, ProcessPool
from pebble.pool.base_pool import Task
from pebble.pool.process import PoolManager

from app.batch.faults import failed_item, guarded
from app.batch.origin import Origin, no_ctrl_c
from app.errors import BeeldkeurError, EnvironmentBrokenError, ItemError
from app.isolation import isolate
from app.memory import keep_memory
from app.pipeline.pulse import Pulse

if sys.platform == "linux":
    import resource

ITEM_LIMIT_S = 120.0
"""An item that keeps its worker busy for longer without saying how far it is (photos never do) is given up: its worker is
killed, the item failed."""
MEMORY_LIMIT_BYTES = 5 << 30
"""Of a worker's address space, on Linux: a decoder that asks for more is refused and fails its item, before the machine starts
to swap. Looking at and releasing the largest photo takes some 3 GB of it; libraries alone reserve 0.6."""
PR_SET_PDEATHSIG = 1
PATIENCE_S, GLANCE_S = 1.0, 0.02
"""How long the news of a task may lag behind the death of the worker that took it, and how often to look for it."""
LULL_S = 10.0
"""Tasks are looked at ten times a second; so much later means that nobody ran meanwhile."""
IDLE_DEATHS = 3
"""So many workers in a row that died without a task: they cannot start at all."""


class Submitter(Protocol):
    """Runs one function elsewhere: a pool of processes here, a cluster's executor later. Tasks must be safe to run twice."""

    def submit(self, function: Callable[..., Any], *arguments: object) -> Future[Any]:
        """Start; the future holds the result or the error."""


class Workers:
    """A pool of processes as a context: entering it starts them, leaving it waits for nothing that was submitted."""

    def __init__(
        self,
        jobs: int,
        start: Callable[..., None],
        *arguments: object,
        limit_s: float = ITEM_LIMIT_S,
        origin: Origin = Origin.NOTHING,
    ) -> None:
        """`jobs` processes of this origin, each running `start(*arguments)` first; `limit_s` seconds for each task."""
        self.jobs = jobs
        context = origin.context()
        self._limit_s = limit_s
        self._pool = ProcessPool(
            max_workers=jobs,
            initializer=_start_worker,
            initargs=[jobs, start, arguments],
            context=context,
        )
        self._pool._pool_manager = _PatientManager(  # noqa: SLF001 - pebble offers no other way to put one's own
            self._pool._context,  # noqa: SLF001
            context,
        )

    def submit(self, function: Callable[..., Any], *arguments: object) -> Future[Any]:
        """Run in some worker; a worker that dies or hangs is replaced."""
        try:
            with no_ctrl_c():
                future: Future[Any] = self._pool.schedule(guarded, args=[function, *arguments], timeout=self._limit_s)
        except RuntimeError as error:
            # the pool is not active any more: its workers died before their first task
            raise EnvironmentBrokenError("workers-broken") from error
        return future

    def stop(self) -> None:
        """Stop the workers and wait until they are gone; those that are gone stay so."""
        self._pool.stop()  # type: ignore[no-untyped-call]  # pebble leaves it without types
        self._pool.join()

    def __enter__(self) -> Workers:
        """Itself; the workers get ready meanwhile."""
        with no_ctrl_c():
            _ = self._pool.active  # pebble starts them when it is first asked
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Stop them."""
        self.stop()


class _PatientManager(PoolManager):
    """Pebble's manager gives up the whole pool when it sees a worker's death before it hears which task that worker had."""

    idle_deaths = 0
    now: Callable[[], float] = staticmethod(time.time)
    looked_at: float | None = None

    def update_tasks(self) -> None:
        """Who said how far it is was alive then: the time that a task may take counts from there, but for that of a lull.

        A lull is the time between two looks at the tasks where it is too long: the machine slept, or its clock was set.
        """
        now = self.now()
        before, self.looked_at = self.looked_at, now
        lull = now - before if before is not None and now - before > LULL_S else 0.0
        for task in tuple(self.task_manager.tasks.copy().values()):
            if task.started:
                said = (one.heard_at() for one in task.payload.args if isinstance(one, Pulse))
                waited = lull if before is not None and task.timestamp <= before else 0.0
                task.timestamp = min(now, max(task.timestamp + waited, *said, 0.0))
        super().update_tasks()  # type: ignore[no-untyped-call]  # pebble leaves it without types

    def find_expired_task(self, worker_id: int) -> Task:
        """The task of a worker that died.

        Raises:
            LookupError: when it had none; it is replaced.
            BrokenExecutor: when workers die again and again without having had one.
        """
        until = time.monotonic() + PATIENCE_S
        while True:
            for task in tuple(self.task_manager.tasks.copy().values()):
                if task.worker_id == worker_id:
                    self.idle_deaths = 0
                    return task
            if time.monotonic() >= until:
                break
            time.sleep(GLANCE_S)
        self.idle_deaths += 1
        if self.idle_deaths >= IDLE_DEATHS:
            raise BrokenProcessPool("workers die before they take a task")
        raise LookupError(worker_id)


def send_heard(submit: Callable[[Pulse], Future[Any]], pulse: Pulse) -> Future[Any]:
    """Submit a task that is not given up as long as it says by its pulse how far it is; the pulse ends with the task."""
    future = submit(pulse)
    future.add_done_callback(lambda _: pulse.forget())
    return future


def outcome_of(future: Future[Any]) -> Any:
    """What the worker returned.

    Raises:
        BeeldkeurError: as the worker raised it; a hang and a death of the worker, and a bug of ours (`program-fault`, logged),
            are an `ItemError`, workers that cannot even start an `EnvironmentBrokenError`.
        CancelledError: when the task was taken back before it began.
    """
    try:
        return future.result()
    except (BeeldkeurError, CancelledError):
        raise
    except TimeoutError as error:
        _, limit_s = error.args  # as pebble makes it
        raise ItemError("timed-out", seconds=int(limit_s)) from error
    except ProcessExpired as error:
        raise ItemError("worker-died", status=error.exitcode or 0) from error
    except BrokenExecutor as error:
        raise EnvironmentBrokenError("workers-broken") from error
    except Exception as error:
        raise failed_item(error) from error


def _start_worker(jobs: int, start: Callable[..., None], arguments: tuple[object, ...]) -> None:
    """In the worker: leave Ctrl-C to the parent, die with the parent, share the cores."""
    isolate()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _die_with_parent()
    keep_memory()
    _limit_memory()
    if jobs > 1:
        cv2.setNumThreads(1)
    start(*arguments)


def _limit_memory() -> None:
    if sys.platform == "linux":
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        most = MEMORY_LIMIT_BYTES if hard == resource.RLIM_INFINITY else min(MEMORY_LIMIT_BYTES, hard)
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))


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
