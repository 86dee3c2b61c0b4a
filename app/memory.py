"""What the C library does with memory that is let go of: nothing but hints, and nothing on systems that have none."""

from __future__ import annotations

import ctypes
import sys
from contextlib import suppress

M_TRIM_THRESHOLD, M_MMAP_THRESHOLD, M_ARENA_MAX = -1, -3, -8
"""Of mallopt(3)."""
ARENAS = 2
"""So few, for what threads let go of to be there for others: with one each, a worker that covers 1080p video holds 8 % more."""


def keep_memory() -> None:
    """Let it keep what pictures give back: taking pages anew for each of them costs up to a quarter of the time."""
    if sys.platform == "linux":
        with suppress(AttributeError):  # other C libraries than GNU's
            libc = ctypes.CDLL(None)
            libc.mallopt(M_ARENA_MAX, ARENAS)
            libc.mallopt(M_MMAP_THRESHOLD, 1 << 30)
            libc.mallopt(M_TRIM_THRESHOLD, (1 << 31) - 1)


def give_back() -> None:
    """Return what is kept and not in use to the system: between two long tasks that need memory of different kinds."""
    if sys.platform == "linux":
        with suppress(AttributeError):
            ctypes.CDLL(None).malloc_trim(0)
