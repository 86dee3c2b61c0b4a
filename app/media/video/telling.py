"""When and where a video says it was made. Only what a camera writes counts: a program that converts stamps its own hour."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from av.container import InputContainer
from av.sidedata.sidedata import SideData
from av.video.frame import VideoFrame

from app.media.saying import names_place_in_xmp, parse_time
from app.media.video.facts import VideoSource

EARLIEST_YEAR = 1990
"""Before it no camera wrote such files: a clock that was never set."""
_WRITTEN_BY_PROGRAMS = re.compile(
    r"lavf|lavc|handbrake|x26[45]|adobe|premiere|imovie|final cut|davinci|videolan|gpac|isoffmpeg", re.IGNORECASE
)
_APPLE_DATE, _DAY, _CREATION = "com.apple.quicktime.creationdate", "date", "creation_time"
_PLACES = ("com.apple.quicktime.location", "location")
_PLACE_TRACKS = frozenset({b"gpmd", b"camm", b"rtmd", b"gps "})
"""Data tracks of cameras that hold positions among other things, and that nobody reads here to see whether they do."""
_ENTRY = re.compile(rb"stsd.{12}(.{4})", re.DOTALL)
_PLACE_KEYS = (b"\xa9xyz", b"loci", b"com.apple.quicktime.location", b"location.ISO6709")
_LOOSE_BYTES = 32 << 20
_CREATION_CONTAINERS = frozenset({"mp4"})
_AVCHD = bytes.fromhex("17ee8c60f84d11d98cd60800200c9a66") + b"MDPM"
_AVCHD_DATE, _AVCHD_TIME, _AVCHD_PLACES = 0x18, 0x19, range(0xB0, 0xCB)


@dataclass(frozen=True, slots=True)
class Told:
    """What a video says of its making; the time is aware where it names an offset (or is UTC by the format's rules)."""

    captured_at: datetime | None
    has_location: bool


def told_by(source: VideoSource, container: InputContainer, first: VideoFrame) -> Told:
    """What the headers and the first frame say; nonsense counts as nothing said. Never raises on garbage."""
    metadata = [container.metadata, *(stream.metadata for stream in container.streams)]
    camera = _avchd(first)
    place = any(key.startswith(_PLACES) and value.strip() for each in metadata for key, value in each.items())
    place = place or any(tag in _AVCHD_PLACES and any(value) for tag, value in camera.items())
    if source.format == "mp4" and not place:
        loose = loose_bytes(source)
        place = any(key in loose for key in _PLACE_KEYS) or names_place_in_xmp(loose)
        place = place or any(match[1] in _PLACE_TRACKS for match in _ENTRY.finditer(loose))
    return Told(_time(source, container, camera), place)


def _time(source: VideoSource, container: InputContainer, camera: dict[int, bytes]) -> datetime | None:
    told = container.metadata
    found = [parse_time(told.get(_APPLE_DATE, "")), _avchd_time(camera)]
    program = " ".join(told.get(key, "") for key in ("encoder", "software", "com.apple.quicktime.software"))
    if source.format in _CREATION_CONTAINERS and not _WRITTEN_BY_PROGRAMS.search(program):
        found += [parse_time(told.get(_DAY, "")), parse_time(told.get(_CREATION, ""))]
    return next((time for time in found if time is not None and time.year >= EARLIEST_YEAR), None)


def _avchd(first: VideoFrame) -> dict[int, bytes]:
    """What an AVCHD camera writes beside the frame, by its number: four bytes each."""
    with suppress(ValueError):
        found = first.side_data.get("SEI_UNREGISTERED")
        data = bytes(found) if isinstance(found, SideData) else b""
        if data.startswith(_AVCHD):
            body = data[len(_AVCHD) + 1 :]
            return {body[at]: body[at + 1 : at + 5] for at in range(0, len(body) - 4, 5)}
    return {}


def _avchd_time(camera: dict[int, bytes]) -> datetime | None:
    """The wall clock of the camera, as binary coded decimals: zone, century, year, month; day, hour, minute, second."""
    if not {_AVCHD_DATE, _AVCHD_TIME} <= camera.keys():
        return None
    date, time = camera[_AVCHD_DATE].hex(), camera[_AVCHD_TIME].hex()
    return parse_time(f"{date[2:6]}-{date[6:8]}-{time[:2]} {time[2:4]}:{time[4:6]}:{time[6:8]}")


def loose_bytes(source: VideoSource) -> bytes:
    """All of an MP4's top boxes but those of samples, one after the other; bounded."""
    parts, at, room = [], 0, _LOOSE_BYTES
    with suppress(OSError), source.path.open("rb") as file:
        while at + 8 <= source.size and room > 0:
            file.seek(at)
            head = file.read(16)
            length = int.from_bytes(head[:4])
            length = int.from_bytes(head[8:16]) if length == 1 else length or source.size - at
            if length < 8:  # noqa: PLR2004
                break
            if head[4:8] != b"mdat":
                file.seek(at)
                parts.append(file.read(min(length, room)))
                room -= len(parts[-1])
            at += length
    return b"".join(parts)
