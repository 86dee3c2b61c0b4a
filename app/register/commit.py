"""Giving a finished file its final name: whole, and never over another file."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from contextlib import suppress
from pathlib import Path

from app.errors import EnvironmentBrokenError

AT_FDCWD = -100
RENAME_NOREPLACE = 1
"""renameat2(2)."""
RENAME_EXCL = 4
"""renamex_np(2) of macOS."""
WITHOUT_LINKS = frozenset({errno.EPERM, errno.EOPNOTSUPP, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK, errno.EINVAL})
"""What a file system without hard links answers (FAT, exFAT, some network drives)."""


def commit_file(temporary: Path, final: Path) -> None:
    """Move a finished file to its final name, durably, in one step, without ever overwriting.

    Args:
        temporary: the finished file, on the same file system.
        final: its name from now on.

    Raises:
        FileExistsError: when the final name is taken; both files are as they were.
        EnvironmentBrokenError: `folder-unsuitable`, where the file system offers no move that cannot overwrite.
        OSError: when the file cannot be moved.
    """
    _flush_file(temporary)
    try:
        final.hardlink_to(temporary)
    except OSError as error:
        if error.errno not in WITHOUT_LINKS:
            raise
        _rename_exclusively(temporary, final)
    else:
        _flush_folder(final.parent)
        temporary.unlink()
    _flush_folder(final.parent)


def _rename_exclusively(temporary: Path, final: Path) -> None:
    if sys.platform == "win32":
        temporary.rename(final)  # refuses a taken name on this system
        return
    source, target = os.fsencode(temporary), os.fsencode(final)
    libc = ctypes.CDLL(None, use_errno=True)
    if hasattr(libc, "renameat2"):
        failed = libc.renameat2(AT_FDCWD, source, AT_FDCWD, target, RENAME_NOREPLACE)
    elif hasattr(libc, "renamex_np"):
        failed = libc.renamex_np(source, target, RENAME_EXCL)
    else:
        raise EnvironmentBrokenError("folder-unsuitable", folder=str(final.parent))
    if not failed:
        return
    number = ctypes.get_errno()
    if number in WITHOUT_LINKS:
        raise EnvironmentBrokenError("folder-unsuitable", folder=str(final.parent))
    raise OSError(number, os.strerror(number), str(final))


def _flush_file(file: Path) -> None:
    descriptor = os.open(file, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _flush_folder(folder: Path) -> None:
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        # Some network drives cannot flush a folder; the file itself is flushed already.
        with suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)
