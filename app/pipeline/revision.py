"""The revision of the code that looking at a photo, or a first pass over a video, follows from: another program finds others.

A version number is changed by people, and forgotten; the code itself cannot be.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from app.model import MediaKind

LOOKING = {
    "app.media": ("*.py",),
    "app.media.video": ("*.py",),
    "detectors": ("*.py", "*_ranges.json"),
}
"""By package, the files that decide who is found where in anything."""
CODE = {
    MediaKind.PHOTO: {
        **LOOKING,
        "app": ("columns.py", "errors.py", "model.py", "track.py"),
        "app.metadata": ("containers.py", "write.py"),
        "app.pipeline": ("eyes.py", "people.py", "recognisable.py", "revision.py", "screen.py"),
    },
    MediaKind.VIDEO: {
        **LOOKING,
        "app": ("ahead.py", "columns.py", "correction.py", "errors.py", "model.py", "track.py"),
        "app.pipeline": ("eyes.py", "pulse.py", "revision.py", "side_by_side.py", "video_*.py"),
        "app.redaction": ("*.py",),
        "app.tracking": ("*.py",),
    },
}
"""The same of each kind; more than these do no harm: it is only looked at anew."""


def code(kind: MediaKind) -> Iterator[tuple[str, Traversable]]:
    """The files of `CODE`, with their packages, in an order that is always the same."""
    for package, patterns in CODE[kind].items():
        for file in sorted(files(package).iterdir(), key=lambda file: file.name):
            if any(fnmatch(file.name, pattern) for pattern in patterns):
                yield package, file


@cache
def revision(kind: MediaKind) -> str:
    """SHA-256 of the code that looks at photos, or at videos and joins what it sees.

    Raises:
        OSError: when the program's own code cannot be read.
    """
    digest = hashlib.sha256()
    for package, file in code(kind):
        text = file.read_bytes()
        digest.update(f"{package}/{file.name}:{len(text)}:".encode())
        digest.update(text)
    return digest.hexdigest()
