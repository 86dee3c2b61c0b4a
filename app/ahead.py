"""Things that are made while the ones before them are worked on, in a thread that does not outlive its caller."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import TypeVar, cast

Thing = TypeVar("Thing")


def ahead(things: Iterable[Thing], most: int = 1) -> Generator[Thing, None, None]:
    """The same things, each made in a thread of its own while those before it are worked on; never more than `most` ahead.

    Close it where it is left early: that waits for the thread, and closes what the things come from.

    Raises:
        Exception: what making a thing raised, when its turn comes.
    """
    source, end = iter(things), object()
    coming = deque[Future[object]]()
    with ThreadPoolExecutor(1, "ahead") as pool:
        try:
            coming.extend(pool.submit(next, source, end) for _ in range(most))
            while (thing := coming.popleft().result()) is not end:
                coming.append(pool.submit(next, source, end))
                yield cast("Thing", thing)
        finally:
            for future in coming:
                future.cancel()
            wait(coming)
            if isinstance(source, Generator):
                source.close()
