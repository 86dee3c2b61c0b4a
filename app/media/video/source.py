"""The file of a video: which bytes these are, and whether it is whole as far as that shows in them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from app.errors import ItemError
from app.media.opening import open_regular
from app.media.sniff import HEAD_BYTES
from app.media.video.animations import COUNTED
from app.media.video.asf import pictures_of_asf
from app.media.video.facts import VideoSource
from app.media.video.flv import damage_in_flv
from app.media.video.kinds import boxes_cut_short, container_of
from app.media.video.matroska import CUT_SHORT, DAMAGED, damage_in
from app.media.video.ogg import pictures_of_ogg
from app.media.video.opening import stamp_of
from app.media.video.riff import pictures_of_avi
from app.media.video.transport import loses_step

WALKED = {"matroska": damage_in, "flv": damage_in_flv}
FILLED = {"avi": pictures_of_avi, "ogg": pictures_of_ogg, "asf": pictures_of_asf}
_PIECE = 1 << 20


def nobody() -> None:
    """Nobody waits."""


def read_video(path: Path, alive: Callable[[], None] = nobody) -> VideoSource:
    """Hash a video's file, in pieces.

    Args:
        path: the file.
        alive: called with every piece, for whoever waits: on a slow disk it takes minutes.

    Raises:
        ItemError: `missing`, `unreadable`, `folder-unreadable`, `not-a-file`, `empty-file`, `changed-while-read`,
            `not-a-video`, `video-cut-short`, `video-damaged`.
    """
    try:
        handle = open_regular(path)
        with os.fdopen(handle, "rb") as stream:
            before = stamp_of(os.fstat(handle))
            head = stream.read(HEAD_BYTES)
            if not head:
                raise ItemError("empty-file")
            container = container_of(head)
            if container is None:
                raise ItemError("not-a-video")
            damage = _damage(stream, container, head, alive)
            if damage is not None:
                raise ItemError(damage)
            sha256 = _digest(stream, alive)
            frames = COUNTED[container](stream, alive) if container in COUNTED else 0
            filled = FILLED[container](stream, before[0], alive) if container in FILLED else ()
            if before != stamp_of(os.fstat(handle)):
                raise ItemError("changed-while-read")
    except FileNotFoundError as missing:
        raise ItemError("missing") from missing
    except (OSError, ValueError) as problem:
        raise ItemError("unreadable") from problem
    return VideoSource(path, sha256, before[0], container, before, least_frames=frames, filled=filled)


def _damage(stream: BinaryIO, container: str, head: bytes, alive: Callable[[], None]) -> str | None:
    """What shows in the bytes that a demuxer would pass over in silence, as a code."""
    size = os.fstat(stream.fileno()).st_size
    if container == "mp4" and boxes_cut_short(stream, size):
        return CUT_SHORT
    if container == "mpegts" and loses_step(stream, head, alive):
        return DAMAGED
    return WALKED[container](stream, size, alive) if container in WALKED else None


def sha256_of(path: Path, alive: Callable[[], None]) -> str:
    """A file's SHA-256, in hexadecimal digits.

    Raises:
        OSError: when it cannot be read.
    """
    with path.open("rb") as stream:
        return _digest(stream, alive)


def _digest(stream: BinaryIO, alive: Callable[[], None]) -> str:
    stream.seek(0)
    digest = hashlib.sha256()
    while piece := stream.read(_PIECE):
        digest.update(piece)
        alive()
    return digest.hexdigest()
