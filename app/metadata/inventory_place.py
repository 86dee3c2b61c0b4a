"""Places: GPS directories, the coordinates of XMP and of movies, as points with how exactly they tell."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from app.metadata.inventory_kinds import Carried, CarriedKind, carried, plain, told
from app.metadata.inventory_tiff import Directory

_METRES_PER_DEGREE = 111_320
_COARSE_M = 10
"""Steps smaller than this are finer than any phone knows where it is."""
_LATITUDE, _LONGITUDE, _ALTITUDE, _TIME, _AREA, _DATE, _ERROR = 2, 4, 6, 7, 28, 29, 31
_PAIRS = ((_LATITUDE, _LONGITUDE), (20, 22))
"""Where the camera stood, and what it was aimed at."""
_XMP = re.compile(
    r"\s*([+-]?\d{1,3}(?:\.\d+)?)(?:[,°\s]+(\d{1,2}(?:\.\d+)?))?(?:[,'\s]+(\d{1,2}(?:\.\d+)?))?[\"'\s]*([NSEW]?)\s*"
)
_ISO6709 = re.compile(rb"([+-]\d{2}(?:\.\d+)?)([+-]\d{3}(?:\.\d+)?)")


def point(latitude: float, longitude: float, metres: float = 0) -> Carried:
    """A point on the map, with its precision in metres where that is worth saying; a place without one where it is none."""
    if not (math.isfinite(latitude) and math.isfinite(longitude) and abs(latitude) <= 90 and abs(longitude) <= 180):  # noqa: PLR2004
        return carried(CarriedKind.PLACE, f"{latitude}, {longitude}")
    error = f" (± {round(metres)} m)" if math.isfinite(metres) and metres >= 1 else ""
    return Carried(CarriedKind.PLACE, plain(f"{latitude:.5f}, {longitude:.5f}{error}"), (latitude, longitude))


def gps_place(gps: Directory) -> Iterator[Carried]:
    """Points, area, and the moment that a GPS directory tells."""
    pointed = False
    for pair in _PAIRS:
        both = [_coordinate(gps, tag) for tag in pair]
        if both[0] is not None and both[1] is not None:
            pointed = True
            yield point(both[0][0], both[1][0], _precision(gps, max(both[0][1], both[1][1])))
        elif both[0] is not None or both[1] is not None:
            pointed = True
            yield carried(CarriedKind.PLACE, ", ".join(f"{one[0]:.5f}" for one in both if one is not None))
    yield from told(CarriedKind.PLACE, _coded(gps, _AREA))
    ratios = gps.values[_ALTITUDE].ratios if _ALTITUDE in gps.values else ()
    if not pointed and ratios and ratios[0][0] and ratios[0][1]:
        yield carried(CarriedKind.PLACE, f"{ratios[0][0] / ratios[0][1]:.0f} m")
    yield from told(CarriedKind.MOMENT, _moment(gps))


def _coordinate(gps: Directory, tag: int) -> tuple[float, float] | None:
    """Degrees, and the step in degrees to which they are written."""
    if tag not in gps.values:
        return None
    ratios = gps.values[tag].ratios[:3]
    if not ratios or not ratios[0][1]:
        return None
    total, step = 0.0, 1.0
    for (above, below), unit in zip(ratios, (1, 60, 3600), strict=False):
        if below:
            total += above / below / unit
            step = 1 / (abs(below) * unit) if above else step
    if not total:
        return 0.0, 0.0
    return (-total if gps.text(tag - 1)[:1].upper() in ("S", "W") else total), step


def _precision(gps: Directory, step: float) -> float:
    """Metres: as the device tells, or else the step in which it writes, where that is coarse."""
    ratios = gps.values[_ERROR].ratios if _ERROR in gps.values else ()
    if ratios and ratios[0][1] and ratios[0][0]:
        return ratios[0][0] / ratios[0][1]
    written = step * _METRES_PER_DEGREE
    return written if written >= _COARSE_M else 0


def _coded(gps: Directory, tag: int) -> bytes:
    """Text with eight bytes in front that name its encoding."""
    return character_coded(gps.values[tag].raw) if tag in gps.values else b""


def character_coded(raw: bytes) -> bytes:
    """EXIF's text with a character code of eight bytes in front, as UTF-8 or as it lies there."""
    head, body = raw[:8], raw[8:2048]
    if head.startswith(b"UNICODE"):
        order = "utf-16-le" if body[1::2].count(0) >= body[::2].count(0) else "utf-16-be"
        return body.decode(order, "replace").encode("utf-8", "replace")
    return body if head.startswith((b"ASCII", b"JIS")) or not head.strip(b"\0") else raw


def _moment(gps: Directory) -> str:
    date = gps.text(_DATE).replace(":", "-")
    ratios = gps.values[_TIME].ratios if _TIME in gps.values else ()
    clock = ":".join(f"{int(above / below):02d}" for above, below in ratios[:3] if below)
    return f"{date} {clock} UTC" if date and clock else date


def xmp_degrees(text: str, reference: str = "") -> float | None:
    """Degrees from `52,5.24N`, `52,5,14N` or `52.0873`; None where it is none of these."""
    match = _XMP.fullmatch(text[:64])
    if match is None:
        return None
    total = abs(float(match[1])) + float(match[2] or 0) / 60 + float(match[3] or 0) / 3600
    south = match[1].startswith("-") or (match[4] or reference[:1].upper()) in ("S", "W")
    return -total if south else total


def movie_place(text: bytes) -> Iterator[Carried]:
    """The point in a movie's `+52.0907+005.1214/`."""
    match = _ISO6709.search(text)
    if match is not None:
        yield point(float(match[1]), float(match[2]))
