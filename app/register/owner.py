"""Which process began something, and whether it still lives."""

from __future__ import annotations

import os
import platform
import sys
from dataclasses import dataclass
from pathlib import Path

STARTED_FIELD = 19
"""Where the start time stands in /proc/<pid>/stat, counted from behind the command's closing bracket (proc(5))."""


@dataclass(frozen=True, slots=True)
class Owner:
    """A process. `started` tells it from a later one with the same pid; empty where the system does not tell."""

    pid: int
    started: str
    host: str


def current_owner() -> Owner:
    """This process."""
    return Owner(os.getpid(), _started(os.getpid()), platform.node())


def may_be_alive(owner: Owner) -> bool:
    """Whether the process lives, as far as can be known: one on another machine may."""
    if owner.host != platform.node():
        return True
    if not _exists(owner.pid):
        return False
    return not owner.started or _started(owner.pid) in {"", owner.started}


def _started(pid: int) -> str:
    """Clock ticks from boot to the start of the process; empty where there is no /proc."""
    try:
        # The command between the brackets may itself hold brackets and spaces.
        return Path(f"/proc/{pid}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()[STARTED_FIELD]
    except (OSError, IndexError):
        return ""


def _exists(pid: int) -> bool:
    if sys.platform == "win32":
        return _exists_on_windows(pid)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _exists_on_windows(pid: int) -> bool:
    """Ask for a handle: `os.kill` would end the process there."""
    import ctypes  # noqa: PLC0415 - needed on one system only

    query_limited, invalid_parameter = 0x1000, 87
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined, unused-ignore]
    handle = kernel.OpenProcess(query_limited, 0, pid)
    if not handle:
        # Refused for lack of rights means that it exists.
        return bool(ctypes.get_last_error() != invalid_parameter)  # type: ignore[attr-defined, unused-ignore]
    code = ctypes.c_ulong()
    kernel.GetExitCodeProcess(handle, ctypes.byref(code))
    kernel.CloseHandle(handle)
    still_active = 259
    return code.value == still_active
