"""Opening a file without waiting for ever: pipes, sockets and devices are never opened."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from app.errors import ItemError

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


def open_regular(path: Path) -> int:
    """A handle of a regular file for reading; nothing else is ever opened, for a pipe would wait for ever.

    Raises:
        ItemError: `folder-unreadable`, `not-a-file`.
        OSError: as the system says.
        ValueError: when the name is impossible.
    """
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise ItemError("folder-unreadable")
    if not stat.S_ISREG(mode):
        raise ItemError("not-a-file")
    handle = os.open(path, _FLAGS)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise ItemError("not-a-file")
    return handle
