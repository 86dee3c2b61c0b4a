"""Which files there are, and the bytes of one: read once, everything later works on these bytes."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from app.errors import ItemError
from app.media.companions import movie_identifier, still_of
from app.media.opening import open_regular
from app.media.sniff import (
    HEAD_BYTES,
    MEDIA_ENDINGS,
    PHOTO_ENDINGS,
    RAW_ENDINGS,
    VIDEO_ENDINGS,
    Alien,
    Format,
    claims,
    examine,
    sniff,
)
from app.media.video.facts import VideoSource
from app.media.video.source import nobody, read_video
from app.model import MediaKind

MAX_FILE_BYTES = 512 * 1024 * 1024
"""A photo file of more is refused: it is held in memory as a whole."""

OWN_PREFIX = ".beeldkeur-"
"""How the program's own temporary files begin; they are never media."""

_CHUNK_BYTES = 1 << 20
_VIDEO_AFTER_ALL = frozenset({"video-not-supported", "companion-movie", "animated-image"})
_APPLE_DOUBLE = b"\0\5\x16\7"


@dataclass(frozen=True, slots=True)
class Found:
    """A file to look at: the argument it came from, and its path below that (a file given itself: its name)."""

    path: Path
    root: Path
    relative: PurePath


@dataclass(frozen=True, slots=True)
class Listing:
    """What the given paths hold. `other` counts files in folders that are no media and do not claim to be."""

    found: tuple[Found, ...]
    other: int


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of one photo: `format` is what they are, whatever the name says; `sha256` is of these very bytes."""

    data: bytes
    sha256: str
    format: Format
    kind: MediaKind


def walk(paths: Iterable[Path]) -> Listing:
    """Expand files and folders into a stable, sorted listing without opening what claims to be media.

    A path given itself is always listed, also when it does not exist: reading it says what is wrong. In folders, linked
    folders are not followed, and pipes, sockets and devices are never opened. A folder that cannot be listed is listed
    itself, so that it is not lost in silence. A file met twice is listed once.
    """
    found: dict[str, Found] = {}
    other = 0
    for root in paths:
        if not _is_folder(root):
            found.setdefault(os.path.abspath(root), Found(root, root, PurePath(root.name)))  # noqa: PTH100 - no link is resolved
            continue
        for path in _files_below(root):
            key = os.path.abspath(path)  # noqa: PTH100
            if key in found:
                continue
            if _is_media(path):
                found[key] = Found(path, root, PurePath(path).relative_to(root))
            else:
                other += 1
    return Listing(tuple(found.values()), other)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _is_link(path: Path) -> bool:
    try:
        return path.is_symlink()
    except (OSError, ValueError):
        return False


def _files_below(root: Path) -> Iterator[Path]:
    """Everything below `root` that is no folder, in order, and the folders that cannot be listed."""
    waiting = [root]
    while waiting:
        path = waiting.pop()
        linked = _is_link(path)
        if path is not root and (linked or not _is_folder(path)):
            if not (linked and _is_folder(path)) and not path.name.startswith(OWN_PREFIX):
                yield path
            continue
        try:
            names = sorted(os.listdir(path), reverse=True)  # noqa: PTH208 - names sort faster than paths
        except OSError:
            yield path
            continue
        waiting.extend(path / name for name in names)


def _is_media(path: Path) -> bool:
    """Whether a file in a folder is worth an item: by its name, or else by its first bytes."""
    claimed = path.suffix.lower() in MEDIA_ENDINGS or _is_folder(path)
    if claimed and not path.name.startswith("._"):
        return True
    try:
        head = _read_head(path)
    except (ItemError, OSError, ValueError):
        return claimed
    return sniff(head) is not None or (claimed and not head.startswith(_APPLE_DOUBLE))


def _read_head(path: Path) -> bytes:
    handle = open_regular(path)
    try:
        return os.read(handle, HEAD_BYTES)
    finally:
        os.close(handle)


def read_source(path: Path) -> Source:
    """Read one photo's bytes, once.

    Raises:
        ItemError: `missing`, `unreadable`, `folder-unreadable`, `not-a-file`, `empty-file`, `file-too-large`,
            `changed-while-read`, or what the bytes are instead of a photo: `not-an-image`, `video-not-supported`,
            `companion-movie` (the moving part of a Live Photo), `animated-image`, `camera-raw`, `format-not-supported`.
    """
    try:
        data = _read_all(path)
        kind = _refuse_aliens(examine(data, path), path)
    except FileNotFoundError as missing:
        raise ItemError("missing") from missing
    except (OSError, ValueError) as problem:
        raise ItemError("unreadable") from problem
    except ItemError as refused:
        still = still_of(path) if refused.code == "video-not-supported" else None
        if still is None:
            raise
        raise ItemError("companion-movie", still=still.name) from refused
    return Source(data, hashlib.sha256(data).hexdigest(), kind, MediaKind.PHOTO)


def read_media(path: Path, alive: Callable[[], None] = nobody) -> Source | VideoSource:
    """Read a photo's bytes, or hash a video's: whichever it is, told by its bytes.

    A movie that says of itself that it belongs to the still beside it (a Live Photo) is no item of its own.

    Args:
        path: the file.
        alive: called every now and then while a video is hashed.

    Raises:
        ItemError: as `read_source` and `read_video`; `companion-movie`.
    """
    try:
        return read_source(path)
    except ItemError as refused:
        if refused.code == "companion-movie" and movie_identifier(path):
            raise
        if refused.code not in _VIDEO_AFTER_ALL:
            raise
        try:
            return read_video(path, alive)
        except ItemError as neither:
            raise neither if neither.code != "not-a-video" or claims(path) is VIDEO_ENDINGS else refused from None


def _read_all(path: Path) -> bytes:
    handle = open_regular(path)
    try:
        before = os.fstat(handle)
        head = os.read(handle, HEAD_BYTES)
        if not head:
            raise ItemError("empty-file")
        if sniff(head) is Alien.VIDEO:  # gigabytes that nobody would look at
            raise ItemError("video-not-supported")
        if before.st_size > MAX_FILE_BYTES:
            raise ItemError("file-too-large", limit_mb=MAX_FILE_BYTES >> 20)
        chunks, size = [head], len(head)
        while size <= before.st_size and (chunk := os.read(handle, _CHUNK_BYTES)):
            chunks.append(chunk)
            size += len(chunk)
        if size != before.st_size or _stamp(before) != _stamp(os.fstat(handle)):
            raise ItemError("changed-while-read")
        return b"".join(chunks)
    finally:
        os.close(handle)


def _stamp(status: os.stat_result) -> tuple[int, int]:
    return status.st_size, status.st_mtime_ns


def _refuse_aliens(kind: Format | Alien | None, path: Path) -> Format:
    if isinstance(kind, Format):
        return kind
    if kind is not None:
        raise ItemError(str(kind))
    claimed = claims(path)
    if claimed is VIDEO_ENDINGS:
        raise ItemError("video-not-supported")
    if claimed is PHOTO_ENDINGS or claimed is RAW_ENDINGS:
        raise ItemError("not-an-image")
    raise ItemError("format-not-supported")
