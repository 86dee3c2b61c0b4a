"""The revision of the code that a first pass over a video follows from: another program finds other people.

A version number is changed by people, and forgotten; the code itself cannot be.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

CODE = {
    "app": ("ahead.py", "columns.py", "correction.py", "errors.py", "model.py", "track.py"),
    "app.media": ("*.py",),
    "app.media.video": ("*.py",),
    "app.pipeline": ("eyes.py", "pulse.py", "revision.py", "side_by_side.py", "video_*.py"),
    "app.redaction": ("*.py",),
    "app.tracking": ("*.py",),
    "detectors": ("*.py", "*_ranges.json"),
}
"""By package, the files that decide who is found where in a video; more than these do no harm: they are only looked at anew."""


def code() -> Iterator[tuple[str, Traversable]]:
    """The files of `CODE`, with their packages, in an order that is always the same."""
    for package, patterns in CODE.items():
        for file in sorted(files(package).iterdir(), key=lambda file: file.name):
            if any(fnmatch(file.name, pattern) for pattern in patterns):
                yield package, file


@cache
def revision() -> str:
    """SHA-256 of the code that looks at videos and joins what it sees.

    Raises:
        OSError: when the program's own code cannot be read.
    """
    digest = hashlib.sha256()
    for package, file in code():
        text = file.read_bytes()
        digest.update(f"{package}/{file.name}:{len(text)}:".encode())
        digest.update(text)
    return digest.hexdigest()
