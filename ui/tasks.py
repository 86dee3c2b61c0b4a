"""The only threads of the window: work goes out, results come back on the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from enum import Enum
from functools import partial
from itertools import count
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.errors import BeeldkeurError
from ui.sweeping import Sweeper

Result = TypeVar("Result")
Failed = Callable[[BeeldkeurError], None]


class Lane(Enum):
    """Where work waits. In `DESK` one piece goes after the other, in order: saving, judging, the register."""

    DESK = "desk"
    LONG = "long"


class Tasks(QObject):
    """Runs work elsewhere. A task gets values and gives a value; it never sees a widget.

    `failed` is sent for an error that no caller asked to hear of, `bug` for one that is ours.
    """

    failed = Signal(object)
    bug = Signal(object)
    _arrived = Signal(object)
    _due = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pools = {
            Lane.DESK: ThreadPoolExecutor(1, thread_name_prefix="desk"),
            Lane.LONG: ThreadPoolExecutor(3, thread_name_prefix="long"),
        }
        self._sweeper = Sweeper(self)
        self._is_closed = False
        self._under_way = 0
        self._tickets = count()
        self._kept: dict[int, Callable[[], None]] = {}
        self._due.connect(self._call_kept, Qt.ConnectionType.QueuedConnection)
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], Result],
        then: Callable[[Result], None] | None = None,
        failed: Failed | None = None,
        lane: Lane = Lane.DESK,
        *,
        at_last: Callable[[], None] | None = None,
    ) -> None:
        """Run `work` elsewhere, then `then(result)` here; where it raises a `BeeldkeurError`, `failed(error)`.

        `at_last` is called after either, and also where a bug of ours ended the work.
        """
        if not self._is_closed:
            self.watch(self._pools[lane].submit(work), then, failed, at_last)

    def watch(
        self,
        future: Future[Any],
        then: Callable[[Any], None] | None,
        failed: Failed | None = None,
        at_last: Callable[[], None] | None = None,
    ) -> None:
        """The same for work that runs already, in whatever pool."""
        self._under_way += 1

        def settle() -> None:
            try:
                self._settle(future, then, failed)
            finally:
                if at_last is not None:
                    at_last()

        arrive = self.later(settle)
        future.add_done_callback(lambda _: arrive())

    @property
    def is_busy(self) -> bool:
        """Whether work is under way whose result has not arrived yet."""
        return self._under_way > 0

    def here(self, call: Callable[[], None]) -> None:
        """Call something on the window's thread, from any thread."""
        if not self._is_closed:
            self._arrived.emit(call)

    def later(self, call: Callable[[], None]) -> Callable[[], None]:
        """Keep something to call; what is given back has it called here, once, from whatever thread.

        No other thread holds what `call` holds: a widget that it holds last would die there, and take the program along.
        """
        ticket = next(self._tickets)
        self._kept[ticket] = call
        return partial(self._due.emit, ticket)

    def close(self) -> None:
        """Wait for what is under way, drop what waits in `LONG`; results that arrive later go nowhere."""
        self._pools[Lane.DESK].shutdown(wait=True)
        self._is_closed = True
        self._pools[Lane.LONG].shutdown(wait=True, cancel_futures=True)
        self._kept.clear()
        self._sweeper.close()

    @Slot(object)
    def _deliver(self, call: Callable[[], None]) -> None:
        if not self._is_closed:
            call()

    @Slot(int)
    def _call_kept(self, ticket: int) -> None:
        call = self._kept.pop(ticket, None)
        if call is not None and not self._is_closed:
            call()

    def _settle(self, done: Future[Any], then: Callable[[Any], None] | None, failed: Failed | None) -> None:
        self._under_way -= 1
        try:
            result = done.result()
        except CancelledError:
            return
        except BeeldkeurError as error:
            failed(error) if failed is not None else self.failed.emit(error)
            return
        except Exception as error:  # noqa: BLE001 - a bug of ours: shown and logged in one place
            self.bug.emit(error)
            return
        if then is not None:
            then(result)
