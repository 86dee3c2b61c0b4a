"""Which container holds a video, told by its first bytes: the name is only a claim, and no demuxer is left to guess."""

from __future__ import annotations

from typing import BinaryIO

from app.media.video.transport import PACKET, SYNC

_BOXES = frozenset({b"ftyp", b"moov", b"mdat", b"wide", b"pnot", b"moof", b"styp", b"free", b"skip"})
_PICTURE_BRANDS = frozenset({b"msf1", b"hevc", b"hevx", b"hevm", b"hevs", b"avis", b"heic", b"heix", b"mif1", b"avif", b"crx "})
"""Picture sequences of HEIC and AVIF are not read: what of them is shown, and for how long, is not agreed on."""
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x1a\x45\xdf\xa3", "matroska"),
    (b"\0\0\1\xba", "mpeg"),
    (b"\0\0\1\xb3", "mpegvideo"),
    (b"FLV\1", "flv"),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "asf"),
    (b"OggS", "ogg"),
    (b"GIF8", "gif"),
    (b"\x89PNG\r\n\x1a\n", "apng"),
)
_REPEATS = 5

DEMUXERS = {"mp4": "mov"}
"""What libavformat calls a container where it differs from what it is called here."""


def container_of(head: bytes) -> str | None:
    """The container of a video by its first bytes (some 8 KB), or None."""
    if head[4:8] in _BOXES:
        return None if head[4:8] == b"ftyp" and head[8:12] in _PICTURE_BRANDS else "mp4"
    if head[:4] == b"RIFF":
        return {b"AVI ": "avi", b"WEBP": "webp"}.get(head[8:12])
    for magic, name in _MAGIC:
        if head.startswith(magic):
            return name
    for start in (0, 4):  # MPEG transport streams, plain (.ts) and with time codes (.mts)
        syncs = head[start : start + _REPEATS * (PACKET + start) : PACKET + start]
        if len(syncs) == _REPEATS and set(syncs) == {SYNC}:
            return "mpegts"
    return None


_TOP = _BOXES | {b"mfra", b"udta", b"meta", b"meco", b"sidx", b"ssix", b"prft", b"emsg", b"uuid", b"imda", b"pdin", b"junk"}
"""What may lie beside each other in an MP4 that is written piece by piece."""


def boxes_cut_short(stream: BinaryIO, size: int) -> bool:
    """Whether the samples or the index of an MP4 should go on beyond the end of the file; whatever else lies there.

    Where it is written piece by piece nothing else may: it could be a piece that is not recognised.
    """
    at, in_pieces = 0, False
    while at + 8 <= size:
        stream.seek(at)
        head = stream.read(16)
        name, length = head[4:8], int.from_bytes(head[:4])
        length = int.from_bytes(head[8:16]) if length == 1 else length or size - at
        in_pieces = in_pieces or name == b"moof"
        if in_pieces and name not in _TOP:
            return True
        if length < 8:  # noqa: PLR2004
            return in_pieces
        at += length
        if at > size:
            return in_pieces or name in (b"mdat", b"moov")
    return False
