"""What a video carries beyond its pictures, and so what it would have told: for people to see before it is left behind.

Reads sources by their headers alone, generous and bounded; what is not known is named as such. Nothing is decided by it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import av
from av.container import InputContainer
from av.stream import Disposition, Stream

from app.metadata.inventory_kinds import FAULTS, Carried, CarriedKind, amount, carried, told
from app.metadata.inventory_place import point
from app.metadata.inventory_xmp import xmp

MAX_FINDINGS = 200
_LOOKED_AT_BYTES = 32 << 20
_TIMEOUT_S = 30
_ISO6709 = re.compile(r"([+-]\d{1,2}(?:\.\d+)?)([+-]\d{1,3}(?:\.\d+)?)")
_PACKET = re.compile(rb"<x:xmpmeta.{0,1000000}?</x:xmpmeta>", re.DOTALL)
_SETTINGS = frozenset(
    {
        "major_brand",
        "minor_version",
        "compatible_brands",
        "language",
        "vendor_id",
        "duration",
        "rotate",
        "location.accuracy.horizontal",
        "alpha_mode",
        "stereo_mode",
        "bps",
        "number_of_frames",
        "number_of_bytes",
        "_statistics_tags",
    }
)
_MEANINGS: tuple[tuple[str, CarriedKind], ...] = (
    ("location", CarriedKind.PLACE),
    ("serial", CarriedKind.SERIAL),
    ("identifier", CarriedKind.IDENTIFIER),
    ("uuid", CarriedKind.IDENTIFIER),
    ("uid", CarriedKind.IDENTIFIER),
    ("firmware", CarriedKind.DEVICE),
    ("make", CarriedKind.DEVICE),
    ("model", CarriedKind.DEVICE),
    ("android.version", CarriedKind.DEVICE),
    ("encoder", CarriedKind.EDITING),
    ("software", CarriedKind.EDITING),
    ("handler_name", CarriedKind.EDITING),
    ("creat", CarriedKind.MOMENT),
    ("date", CarriedKind.MOMENT),
    ("time", CarriedKind.MOMENT),
    ("artist", CarriedKind.OWNER),
    ("author", CarriedKind.OWNER),
    ("copyright", CarriedKind.OWNER),
    ("performer", CarriedKind.OWNER),
    ("composer", CarriedKind.OWNER),
)
_KNOWN = frozenset({"video", "audio", "subtitle"})
_ENTRY = re.compile(rb"stsd.{12}(.{4})", re.DOTALL)
_SIGNED = re.compile(rb"(?:x26[45]|Lavc|HandBrake)[ -~]{3,30}")
_LOOKED_AT_SEI = 1 << 16
_TITLES = frozenset({"title", "comment", "description", "keywords", "synopsis", "album", "genre", "show", "lyrics", "subject"})
_TRACKS = {
    "gpmd": (CarriedKind.PLACE, "GoPro GPMF"),
    "camm": (CarriedKind.PLACE, "CAMM"),
    "rtmd": (CarriedKind.PLACE, "Sony rtmd"),
    "tmcd": (CarriedKind.MOMENT, "timecode"),
    "mebx": (CarriedKind.MAKER_NOTES, "Apple mebx"),
    "fdsc": (CarriedKind.MAKER_NOTES, "GoPro fdsc"),
}


def inventory_movie(path: Path, demuxer: str) -> tuple[Carried, ...]:
    """All that a video carries, what gives away most first; never raises on garbage.

    Args:
        path: the file.
        demuxer: what libavformat calls its container: `mov`, `matroska`, `avi`, …
    """
    av.logging.set_level(None)
    found: list[Carried] = []
    try:
        options = {"protocol_whitelist": "file"}
        with av.open(
            f"file:{path}", format=demuxer, options=options, metadata_errors="replace", timeout=_TIMEOUT_S
        ) as container:
            found += islice(_told(container), MAX_FINDINGS)
            found += islice(_further_tracks(container, path if demuxer == "mov" else None), MAX_FINDINGS)
            found += _beside_pictures(container)
        if demuxer == "mov":
            found += islice(_packets(path), MAX_FINDINGS)
    except (av.error.FFmpegError, OSError, *FAULTS):
        found.append(carried(CarriedKind.UNREADABLE, demuxer))
    ranks = list(CarriedKind)
    return tuple(sorted(dict.fromkeys(found), key=lambda one: ranks.index(one.kind)))


def _told(container: InputContainer) -> Iterator[Carried]:
    for key, value in container.metadata.items():
        yield from _tag(key, value)
    for chapter in container.chapters():
        yield from told(CarriedKind.DESCRIPTION, chapter["metadata"].get("title", "chapter"))
    for stream in container.streams:
        for key, value in stream.metadata.items():
            yield from _tag(key, value)
        yield from _stream(container, stream.index)


def _stream(container: InputContainer, index: int) -> Iterator[Carried]:
    stream = container.streams[index]
    if stream.type == "audio":
        yield carried(CarriedKind.SOUND)
    elif stream.type == "subtitle":
        yield carried(CarriedKind.DESCRIPTION, "subtitles")
    elif stream.type == "video" and stream.disposition & (Disposition.attached_pic | Disposition.timed_thumbnails):
        yield carried(CarriedKind.THUMBNAIL)


def _further_tracks(container: InputContainer, movie: Path | None) -> Iterator[Carried]:
    """Tracks of neither pictures nor sound, by what an MP4 calls them; `movie` is None where it is none."""
    count = sum(stream.type not in _KNOWN for stream in container.streams)
    known = {_tag_of(stream) for stream in container.streams if stream.type in _KNOWN}
    tags = (
        [match[1].decode("latin-1") for _, _, body in _bodies(movie) for match in _ENTRY.finditer(body)]
        if movie and count
        else []
    )
    further = [tag for tag in tags if tag not in known]
    for tag in further:
        kind, name = _TRACKS.get(tag, (CarriedKind.UNKNOWN, tag))
        yield carried(kind, name)
    if len(further) < count:
        yield carried(CarriedKind.UNKNOWN, "data")


def _tag_of(stream: Stream) -> str:
    try:
        return str(getattr(stream, "codec_tag", ""))
    except UnicodeDecodeError:  # transport streams have numbers there
        return ""


def _beside_pictures(container: InputContainer) -> list[Carried]:
    """What cameras and encoders write between the first pictures."""
    if not container.streams.video:
        return []
    first = next((bytes(packet) for packet in container.demux(container.streams.video[0]) if packet.size), b"")[:_LOOKED_AT_SEI]
    found = [carried(CarriedKind.MAKER_NOTES, "AVCHD MDPM")] if b"MDPM" in first else []
    signed = _SIGNED.search(first)
    return [*found, carried(CarriedKind.EDITING, signed[0])] if signed is not None else found


def _tag(key: str, value: str) -> Iterator[Carried]:
    low = key.lower().rsplit("quicktime.", 1)[-1]
    if low in _SETTINGS:
        return
    if low in _TITLES:
        yield from told(CarriedKind.DESCRIPTION, value)
        return
    kind = next((kind for word, kind in _MEANINGS if word in low), CarriedKind.UNKNOWN)
    match = _ISO6709.match(value) if kind is CarriedKind.PLACE else None
    if match is not None:
        yield point(float(match[1]), float(match[2]))
    else:
        yield from told(kind, value if kind is not CarriedKind.UNKNOWN else f"{low}: {value}")


def _packets(path: Path) -> Iterator[Carried]:
    """XMP in boxes of an MP4 other than those of samples, and what is no box."""
    end = 0
    for at, length, body in _bodies(path):
        for packet in _PACKET.findall(body):
            yield from xmp(packet)
        if body[4:8] == b"uuid" and b"<x:xmpmeta" not in body:
            yield carried(CarriedKind.UNKNOWN, "uuid " + amount(length))
        end = at + length
    if end + 8 <= path.stat().st_size:
        yield carried(CarriedKind.TRAILING, amount(path.stat().st_size - end))


def _bodies(path: Path) -> Iterator[tuple[int, int, bytes]]:
    """The boxes at the top of an MP4: where each lies, how long it is, and what it holds but for samples; bounded."""
    size, at, room = path.stat().st_size, 0, _LOOKED_AT_BYTES
    with path.open("rb") as stream:
        while at + 8 <= size:
            stream.seek(at)
            head = stream.read(16)
            length = int.from_bytes(head[:4])
            length = int.from_bytes(head[8:16]) if length == 1 else length or size - at
            if length < 8:  # noqa: PLR2004
                return
            body = b""
            if head[4:8] != b"mdat" and room > 0:
                stream.seek(at)
                body = stream.read(min(length, room))
                room -= len(body)
            yield at, length, body
            at += length
