"""Before Python 3.12: keep `None` alive under PySide6.

PySide6 6.12 is built as if `None` could never be deleted, which is so from Python 3.12 on: each call of Qt that returns nothing
takes one reference to `None` away. Python 3.11 begins with some thousands of them; when they are used up, it ends the process
with "deallocating None". So here it is given more than a program can ever use up.
"""

from __future__ import annotations

import ctypes
import sys

IMMORTAL_SINCE = (3, 12)
MANY = 1 << (8 * ctypes.sizeof(ctypes.c_ssize_t) - 4)


def keep_none() -> None:
    """Give `None` references enough; doing so twice does no harm."""
    if sys.version_info < IMMORTAL_SINCE and sys.implementation.name == "cpython":
        count = ctypes.c_ssize_t.from_address(id(None))
        count.value = max(count.value, MANY)
