"""What nobody foresaw in a worker: a bug of ours. It fails one item and stands in the log; the run goes on.

It is told in words where it happens: the error itself may hold what cannot travel between processes, and one that does not
arrive takes the whole pool down.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import cv2

from app.errors import BeeldkeurError, ItemError
from app.log import NAME, Scrubber


class FaultError(Exception):
    """Stands for an error that none of ours stands for: its type, and where it came through, without paths or its own words."""

    def __init__(self, kind: str, trace: str) -> None:
        """Both survive pickling between processes."""
        self.kind, self.trace = kind, trace
        super().__init__(kind, trace)

    @classmethod
    def of(cls, error: Exception) -> FaultError:
        """What is told of an error."""
        return cls(type(error).__qualname__, Scrubber().formatException((type(error), error, error.__traceback__)))


def guarded(function: Callable[..., Any], *arguments: object) -> Any:
    """In a worker: what a function returns.

    Raises:
        BeeldkeurError: as the function raised it; `out-of-memory` where it found no room.
        FaultError: for whatever else it raised.
    """
    try:
        return function(*arguments)
    except BeeldkeurError:
        raise
    except Exception as error:
        raise (ItemError("out-of-memory") if lacks_memory(error) else FaultError.of(error)) from error


def failed_item(error: Exception) -> ItemError:
    """The item error for what came out of a worker and is none of ours; a bug is logged."""
    if lacks_memory(error):
        return ItemError("out-of-memory")
    fault = error if isinstance(error, FaultError) else FaultError.of(error)
    logging.getLogger(NAME).error("a bug of ours, in a worker\n%s", fault.trace)
    return ItemError("program-fault", kind=fault.kind)


def lacks_memory(error: Exception) -> bool:
    """Whether there was no room: OpenCV says so by a number, or passes on what its C++ library says."""
    if not isinstance(error, cv2.error):
        return isinstance(error, MemoryError)
    text = str(error)
    return f"({cv2.Error.StsNoMem}:" in text or "bad_alloc" in text
