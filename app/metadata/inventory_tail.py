"""Bytes behind a picture's end, and movies: what lies there, recognised by how it begins."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.metadata.inventory_iptc import iptc, iptc_within
from app.metadata.inventory_kinds import Carried, CarriedKind, amount, carried, guarded, told
from app.metadata.inventory_maker import opaque_text
from app.metadata.inventory_place import movie_place

_MAX_BOXES = 256
_MAX_MOVIE_HEAD = 8 << 20
_MARKS = ((b"\xff\xd8\xff", 0, "jpeg"), (b"ftyp", 4, "movie"), (b"WAVEfmt ", 8, "sound"))
"""How something begins, how many bytes lie before that, and what it is."""
_MAX_MARKS = 64
_MAX_SEGMENTS = 50_000
SCAN_END = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
"""The next marker in picture data: neither a stuffed byte nor a fill nor a restart."""
_NAMED = {
    b"SEFT": "Samsung",
    b"SEFH": "Samsung",
    b"AFCP": "AFCP",
    b"AXS!": "AFCP",
    b"cbipcbbl": "Photo Mechanic",
    b"CANON OPTIONAL DATA": "Canon",
    b"~\x10\x04\x04MIE": "MIE",
    b"vivo{": "vivo",
    b"\xa1\xb2\xc3\xd4": "FotoStation",
    b"QDIOBS": "PhotoStudio",
    b"NikonApp": "Nikon",
}
_ITUNES = {
    b"\xa9too": CarriedKind.EDITING,
    b"\xa9swr": CarriedKind.EDITING,
    b"\xa9mod": CarriedKind.DEVICE,
    b"\xa9mak": CarriedKind.DEVICE,
}
_SOI, _EOI = 0xD8, 0xD9
_PLACES = (b"\xa9xyz", b"location.ISO6709", b"loci")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of bytes behind the picture: a `jpeg`, a `movie`, a `sound` or a `rest`."""

    form: str
    body: bytes


def parts(tail: bytes) -> Iterator[Part]:
    """The tail cut where something begins that can be told."""
    at = 0
    for start, form in _marks(tail):
        if start < at:
            continue
        end = _ENDS[form](tail, start)
        if end > start:
            yield from _rest(tail[at:start])
            yield Part(form, tail[start:end])
            at = end
    yield from _rest(tail[at:])


def _marks(tail: bytes) -> list[tuple[int, str]]:
    """Where something may begin, in order; the first few of each."""
    found = []
    for mark, before, form in _MARKS:
        at = tail.find(mark, before)
        for _ in range(_MAX_MARKS):
            if at < 0:
                break
            found.append((at - before, form))
            at = tail.find(mark, at + 1)
    return sorted(found)


def _rest(body: bytes) -> Iterator[Part]:
    if body:
        yield Part("rest", body)


def jpeg_end(data: bytes, at: int) -> int:
    """Where the JPEG that begins here ends: behind its end marker, or with the bytes."""
    at += 2
    for _ in range(_MAX_SEGMENTS):
        match = SCAN_END.search(data, at)
        if match is None:
            break
        at, marker = match.end(), match[0][1]
        if marker == _EOI:
            return at
        if marker not in (_SOI, 0x01):
            at += max(2, int.from_bytes(data[at : at + 2]))
    return len(data)


def _sound_end(tail: bytes, start: int) -> int:
    """Where a RIFF file ends; its own start where it is none."""
    return start + 8 + int.from_bytes(tail[start + 4 : start + 8], "little") if tail[start : start + 4] == b"RIFF" else start


def _movie_end(tail: bytes, at: int) -> int:
    for _ in range(_MAX_BOXES):
        name = tail[at + 4 : at + 8]
        size = int.from_bytes(tail[at : at + 4])
        if not name.isalnum() or len(name) < 4:  # noqa: PLR2004
            return at
        if size == 1:
            size = int.from_bytes(tail[at + 8 : at + 16])
        if size < 8 or at + size >= len(tail):  # noqa: PLR2004
            return len(tail)
        at += size
    return len(tail)


_ENDS: dict[str, Callable[[bytes, int], int]] = {"jpeg": jpeg_end, "movie": _movie_end, "sound": _sound_end}


def movie(body: bytes) -> Iterator[Carried]:
    """That there is a movie, and the place and device that its head tells."""
    yield carried(CarriedKind.MOVIE, amount(len(body)))
    yield from guarded(movie_head(body), CarriedKind.MOVIE)


def movie_head(body: bytes) -> Iterator[Carried]:
    """The place, device and software that the boxes of a movie tell, searched in what is no picture data."""
    start = body.find(b"moov")
    if start < 0:
        return
    head = body[start : start + min(_MAX_MOVIE_HEAD, max(8, int.from_bytes(body[max(0, start - 4) : start])))]
    if any(name in head for name in _PLACES):
        places = list(movie_place(head))
        yield from places or (carried(CarriedKind.PLACE),)
    for name, kind in _ITUNES.items():
        at = head.find(name)
        if at >= 0:
            size = int.from_bytes(head[at + 4 : at + 6])
            yield from told(kind, head[at + 8 : at + 8 + size])


def rest(body: bytes) -> Iterator[Carried]:
    """Bytes that are neither picture, movie nor sound: their owner where it is known, and what they spell out."""
    name = next((name for mark, name in _NAMED.items() if mark in body[:64] or mark in body[-64:]), "")
    padding = "" if name or body.strip(b"\0\xff") else "0"
    yield carried(CarriedKind.TRAILING, ", ".join(filter(None, (name, amount(len(body)), padding))))
    yield from opaque_text(body)
    found = iptc_within(body[:_MAX_MOVIE_HEAD])
    if found:
        yield from (one for one in guarded(iptc(found), "IPTC") if one.kind is not CarriedKind.UNREADABLE)
