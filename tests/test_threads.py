"""No library begins threads of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.skipif(sys.platform != "linux", reason="threads are counted in /proc")
@pytest.mark.parametrize("entry", ["ui.__main__", "app.cli.__main__"])
def test_loading_numpy_begins_none(entry: str) -> None:
    code = f"""
import os, runpy, sys
sys.argv = ["beeldkeur", "--version"]
try:
    runpy.run_module({entry!r}, run_name="__main__")
except SystemExit:
    pass
import numpy
print(len(os.listdir("/proc/self/task")))
"""
    environment = {"PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"]}
    command = [sys.executable, "-P", "-c", code]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)  # noqa: S603 - our own words
    assert done.stdout.split()[-1] == "1"
