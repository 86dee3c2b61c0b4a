"""The same work on several things at once, in threads of which none outlives its caller and no error gets lost.

Only for work that lets other threads run meanwhile, such as a detector's: decoding and judging stay with the caller.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Generic, TypeVar

Thing = TypeVar("Thing")
Result = TypeVar("Result")

AHEAD = 2
"""Things in flight for each hand: enough to keep it busy, few enough for constant memory."""


class Hands(Generic[Thing, Result]):
    """A context: what is given is worked on by whichever hand is free; results come back in the order of giving.

    Leaving it waits for what is under way, also after an error.
    """

    def __init__(self, works: Sequence[Callable[[Thing], Result]]) -> None:
        """One function for each hand: none is ever called twice at a time, so each may hold what cannot be shared."""
        self._free = deque(works)
        self._most = AHEAD * len(works)
        self._pool = ThreadPoolExecutor(len(works), "looking")
        self._waiting: deque[Future[Result]] = deque()

    def give(self, thing: Thing) -> list[Result]:
        """Have one more thing worked on; waits while too many are.

        Returns:
            The results that are known by now and were not told yet, in order.

        Raises:
            Exception: what the work on an earlier thing raised.
        """
        self._waiting.append(self._pool.submit(self._work, thing))
        ready = []
        while self._waiting and (len(self._waiting) > self._most or self._waiting[0].done()):
            ready.append(self._waiting.popleft().result())
        return ready

    def promise(self, thing: Thing) -> Future[Result]:
        """Have one more thing worked on, once a hand is free; what was promised is not among the `rest`."""
        return self._pool.submit(self._work, thing)

    def rest(self) -> list[Result]:
        """The results that were not told yet, in order.

        Raises:
            Exception: what the work on a thing raised.
        """
        return [self._waiting.popleft().result() for _ in range(len(self._waiting))]

    def _work(self, thing: Thing) -> Result:
        work = self._free.popleft()  # there are as many as threads
        try:
            return work(thing)
        finally:
            self._free.append(work)

    def __enter__(self) -> Hands[Thing, Result]:
        """Itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """What has not begun is dropped, what has is waited for."""
        self._pool.shutdown(wait=True, cancel_futures=True)
