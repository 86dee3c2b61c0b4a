"""The command line with stand-ins, killed by itself at a named point: `killed.py POINT NTH ARGS…`."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from typing import Any

import pytest

from app.batch import runs
from app.cli.main import main
from app.pipeline import release
from app.register import exports
from tests.stand_ins import use_stand_ins

POINTS: dict[str, tuple[object, str, bool]] = {
    "entry opened": (release, "open_export", False),
    "file written": (runs, "complete", True),
    "staged": (exports, "commit_file", True),
    "named": (exports, "commit_file", False),
    "confirmed": (runs, "complete", False),
}
"""Where the function is called, its name, and whether to die before it."""


def deadly(function: Callable[..., Any], nth: int, *, before: bool) -> Callable[..., Any]:
    """The function, whose nth call is the process's last."""
    calls = 0

    def call(*arguments: object) -> Any:
        nonlocal calls
        calls += 1
        result = None if before and calls == nth else function(*arguments)
        if calls == nth:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    return call


if __name__ == "__main__":
    point, nth, *words = sys.argv[1:]
    module, name, before = POINTS[point]
    patch = pytest.MonkeyPatch()
    use_stand_ins(patch)
    patch.setattr(module, name, deadly(getattr(module, name), int(nth), before=before))
    sys.exit(main(words))
