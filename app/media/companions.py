"""Live Photos: a still and a movie of the seconds around it, which the camera writes as two files of one name.

Apple's cameras also give both the same content identifier: in the still's maker notes, and among the movie's metadata. Where
both tell one, it decides; where one is silent, the name does: a movie that nobody looked at is rather named once too often.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from app.errors import ItemError
from app.media.containers import find_blocks
from app.media.opening import open_regular
from app.media.sniff import Format
from app.media.tiff import EXIF_IFD, Tiff

STILL_ENDINGS = (".heic", ".jpg", ".jpeg", ".heif", ".hif", ".avif", ".png")
MOVIE_ENDINGS = (".mov", ".mp4", ".m4v")
MAX_MOVIES = 500
"""Movies of a folder that are asked for their identifier, for a still whose own name leads to none."""
MAX_BOXES = 64
MAX_HEAD_BYTES = 1 << 20
"""A movie's head (`moov`) is looked at for so long."""
MAKER_NOTES, CONTENT_IDENTIFIER = 0x927C, 0x0011
_APPLE = b"Apple iOS\0"
_DIRECTORY_AT = 14
_KEY = b"com.apple.quicktime.content.identifier"
_IDENTIFIER = re.compile(rb"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")


def companions(path: Path, identifier: str) -> tuple[Path, ...]:
    """The movies that belong to a still, which lie beside it; never raises on what cannot be read.

    Args:
        path: the still.
        identifier: its content identifier, or nothing.
    """
    named = tuple(_beside(path, MOVIE_ENDINGS))
    mine = tuple(movie for movie in named if _fits(identifier, movie_identifier(movie)))
    if mine or not identifier:
        return mine
    return tuple(movie for movie in _movies(path.parent) if movie not in named and movie_identifier(movie) == identifier)


def still_of(path: Path) -> Path | None:
    """The still beside a movie that has its name, or None."""
    return next(_beside(path, STILL_ENDINGS), None)


def still_identifier(data: bytes, kind: Format) -> str:
    """The content identifier that Apple's maker notes in a still tell, in capitals; nothing where there is none."""
    tiff = Tiff.of(find_blocks(data, kind).exif)
    details = tiff.below(tiff.first(), EXIF_IFD) if tiff is not None else {}
    notes = details[MAKER_NOTES].raw if MAKER_NOTES in details else b""
    if not notes.startswith(_APPLE):
        return ""
    entry = Tiff(notes, ">").directory(_DIRECTORY_AT).get(CONTENT_IDENTIFIER)
    return _capitals(entry.raw) if entry is not None else ""


def movie_identifier(path: Path) -> str:
    """The content identifier that a movie tells, in capitals; nothing where there is none or it cannot be read."""
    try:
        handle = open_regular(path)
    except (ItemError, OSError, ValueError):
        return ""
    with suppress(OSError), os.fdopen(handle, "rb") as stream:
        size = os.fstat(stream.fileno()).st_size
        at = 0
        for _ in range(MAX_BOXES):
            stream.seek(at)
            head = stream.read(16)
            length, first = int.from_bytes(head[:4]), 8
            if length == 1:
                length, first = int.from_bytes(head[8:16]), 16
            if head[4:8] == b"moov":
                stream.seek(at + first)
                return _told(stream.read(min(MAX_HEAD_BYTES, max(0, (length or size) - first))))
            at += length
            if length < first or at >= size:
                break
    return ""


def _told(head: bytes) -> str:
    """The identifier among the metadata: the key, and somewhere behind it the value."""
    key = head.find(_KEY)
    return _capitals(head[key:]) if key >= 0 else ""


def _capitals(raw: bytes) -> str:
    match = _IDENTIFIER.search(raw)
    return match[0].decode("ascii").upper() if match is not None else ""


def _fits(one: str, other: str) -> bool:
    return not (one and other) or one == other


def _beside(path: Path, endings: tuple[str, ...]) -> Iterator[Path]:
    """Files beside this one that have its name and one of these endings, each once whatever the system makes of case."""
    seen: set[tuple[int, int]] = set()
    with suppress(OSError, ValueError):
        seen.add((path.stat().st_dev, path.stat().st_ino))
    for ending in endings:
        for written in (ending, ending.upper()):
            with suppress(OSError, ValueError):
                other = path.with_suffix(written)
                status = other.stat()
                if stat.S_ISREG(status.st_mode) and (status.st_dev, status.st_ino) not in seen:
                    seen.add((status.st_dev, status.st_ino))
                    yield other


def _movies(folder: Path) -> Iterator[Path]:
    try:
        names = sorted(name for name in os.listdir(folder) if name.lower().endswith(MOVIE_ENDINGS))  # noqa: PTH208
    except OSError:
        names = []
    yield from (folder / name for name in names[:MAX_MOVIES])
