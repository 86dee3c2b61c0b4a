"""What is kept for the next picture, and given back between long tasks."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SIZES = """
import os
from pathlib import Path
import numpy as np
from app.memory import give_back, keep_memory

def held():
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") >> 20

keep_memory()
before = held()
pictures = [np.ones(4 << 20, np.uint8) for _ in range(50)]
with_pictures = held()
del pictures
kept = held()
give_back()
print(with_pictures - before, kept - before, held() - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="hints for the C library of Linux")
def test_what_pictures_leave_is_kept_until_it_is_given_back() -> None:
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", SIZES], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    with_pictures, kept, given_back = map(int, done.stdout.split())
    assert with_pictures > 190
    assert kept > 190
    assert given_back < 20
