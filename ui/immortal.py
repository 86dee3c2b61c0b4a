"""Before Python 3.12: keep `None`, `True`, `False` and `NotImplemented` alive under PySide6.

PySide6 6.12 is built as if they could never be deleted, which is so from Python 3.12 on: each call of Qt that returns nothing
takes one reference to `None` away, each signal that is sent one to `True`. Python 3.11 begins with some thousands and some
hundreds of them; when they are used up, it ends the process with "deallocating None". So here they are given more than a
program can ever use up.
"""

from __future__ import annotations

import ctypes
import sys

IMMORTAL_SINCE = (3, 12)
MANY = 1 << (8 * ctypes.sizeof(ctypes.c_ssize_t) - 4)


def keep_none() -> None:
    """Give them references enough; doing so twice does no harm."""
    if sys.version_info < IMMORTAL_SINCE and sys.implementation.name == "cpython":
        for one in (None, True, False, NotImplemented):
            count = ctypes.c_ssize_t.from_address(id(one))
            count.value = max(count.value, MANY)
