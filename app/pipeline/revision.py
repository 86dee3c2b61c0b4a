"""The revision of the code that a first pass over a video follows from: another program finds other people.

A version number is changed by people, and forgotten; the code itself cannot be.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

PASS_ONE = ("app.media.video", "app.redaction", "app.tracking", "detectors")
MODULES = (
    "side_by_side",
    "video_covers",
    "video_dense",
    "video_eyes",
    "video_known",
    "video_looking",
    "video_meeting",
    "video_pace",
    "video_people",
    "video_plan",
    "video_rehearsal",
    "video_screen",
    "video_seen",
    "video_sparse",
    "video_turned",
    "video_watching",
    "video_windows",
)
"""Whole packages, and the modules of this one, that decide who is found where in a video."""


@cache
def revision() -> str:
    """SHA-256 of the code that looks at videos and joins what it sees.

    Raises:
        OSError: when the program's own code cannot be read.
    """
    digest = hashlib.sha256()
    here = files("app.pipeline")
    for package in PASS_ONE:
        _add(digest, sorted(files(package).iterdir(), key=lambda file: file.name))
    _add(digest, [here / f"{name}.py" for name in MODULES])
    return digest.hexdigest()


def _add(digest: hashlib._Hash, code: list[Traversable]) -> None:
    for file in code:
        if file.name.endswith(".py"):
            text = file.read_bytes()
            digest.update(f"{file.name}:{len(text)}:".encode())
            digest.update(text)
