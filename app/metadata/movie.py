"""What a written video carries beside its pictures, its sound and its entry id: should be nothing.

An allow-list over every byte: boxes that are not known, not in their place or not of the expected content, bytes between
samples, anything among the pictures that is no slice of a picture, and anything in the sound that is not heard are leaks.
Independent of the writer.
"""

from __future__ import annotations

import re
import struct
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from app import PROGRAM
from app.metadata.movie_boxes import Box, UnsoundError, at_top, read_boxes, samples_of, sizes_of, table
from app.metadata.movie_sound import unheard

_ENTRY = re.compile(r"[0-9a-f]{32}")
_SIGNED = re.compile(PROGRAM.encode() + rb" ([0-9a-f]{32})(?![0-9a-f])")
_TOP = (b"ftyp", b"moov", b"free", b"mdat")
_BRANDS = frozenset({b"isom", b"iso2", b"avc1", b"mp41", b"iso6", b"hvc1"})
_CHILDREN: dict[bytes, tuple[frozenset[bytes], frozenset[bytes]]] = {
    b"moov": (frozenset({b"mvhd", b"trak", b"udta"}), frozenset()),
    b"trak": (frozenset({b"tkhd", b"mdia"}), frozenset({b"edts"})),
    b"edts": (frozenset({b"elst"}), frozenset()),
    b"mdia": (frozenset({b"mdhd", b"hdlr", b"minf"}), frozenset()),
    b"minf": (frozenset({b"dinf", b"stbl"}), frozenset({b"vmhd", b"smhd"})),
    b"dinf": (frozenset({b"dref"}), frozenset()),
    b"stbl": (
        frozenset({b"stsd", b"stts", b"stsc", b"stsz"}),
        frozenset({b"stco", b"co64", b"stss", b"sdtp", b"ctts", b"sgpd", b"sbgp"}),
    ),
    b"udta": (frozenset({b"meta"}), frozenset()),
    b"meta": (frozenset({b"hdlr", b"ilst"}), frozenset()),
    b"ilst": (frozenset({b"\xa9cmt"}), frozenset()),
    b"\xa9cmt": (frozenset({b"data"}), frozenset()),
}
"""What a box must and may hold, each once (tracks: two)."""
_MATRIX = struct.pack(">9I", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
_UNDETERMINED = b"\x55\xc4"
_HEADERS: dict[tuple[bytes, int], tuple[int, tuple[tuple[int, int], ...], int]] = {
    (b"mvhd", 0): (100, ((4, 12), (26, 36), (72, 96)), 36),
    (b"mvhd", 1): (112, ((4, 20), (38, 48), (84, 108)), 48),
    (b"tkhd", 0): (84, ((4, 12), (16, 20), (24, 32), (38, 40)), 40),
    (b"tkhd", 1): (96, ((4, 20), (24, 28), (36, 44), (50, 52)), 52),
    (b"mdhd", 0): (24, ((4, 12), (22, 24)), 24),
    (b"mdhd", 1): (36, ((4, 20), (34, 36)), 36),
}
"""By name and version: its length, what is zero, and where the matrix begins (or the box ends)."""
_HANDLERS = {
    b"\0" * 8 + b"vide" + b"\0" * 12 + b"VideoHandler\0": b"vide",
    b"\0" * 8 + b"soun" + b"\0" * 12 + b"SoundHandler\0": b"soun",
}
_TAGS_HANDLER = b"\0" * 8 + b"mdirappl" + b"\0" * 9
_VISUAL_BYTES, _SOUND_BYTES = 78, 28
_SLICES = {b"avc1": frozenset({1, 5}), b"hvc1": frozenset({*range(10), *range(16, 22)})}
_PARAMETER_SETS = frozenset({32, 33, 34})
_PREFIX = 39
_LIGHT = ((137, 24), (144, 4))
"""Supplemental messages of HEVC that may be: mastering display and content light level, with their lengths."""
_LONGEST_ESDS = 64
_CHANNEL_ELEMENTS, _END = frozenset({0, 1}), 7
_LONGEST_FRAME = 2 * 768
"""Of AAC: 6144 bits a channel, of two."""
_EXACT = {
    b"vmhd": b"\0\0\0\1" + b"\0" * 8,
    b"smhd": b"\0" * 8,
    b"dref": b"\0\0\0\0\0\0\0\1\0\0\0\x0curl \0\0\0\1",
}
_TABLES = {b"stts": ">II", b"ctts": ">II", b"stsc": ">III", b"stco": ">I", b"co64": ">Q", b"stss": ">I"}


def nobody() -> None:
    """Nobody waits."""


def unexpected_movie(path: Path, entry: str, alive: Callable[[], None] = nobody, *, may_sound: bool = False) -> tuple[str, ...]:
    """Plain descriptions of all that the written MP4 holds and should not; empty where it is clean. Reads it in pieces.

    Args:
        path: the file.
        entry: the entry id that it should hold.
        alive: called now and then, for whoever waits.
        may_sound: whether somebody chose that sound goes along; else a track of sound is a leak, silent or not.

    Raises:
        OSError: when the file cannot be read.
        ValueError: when `entry` is no entry id.
    """
    if _ENTRY.fullmatch(entry) is None:
        raise ValueError("an entry id is 32 lower-case hexadecimal digits")
    with path.open("rb") as stream:
        try:
            found = tuple(dict.fromkeys(_leaks(stream, path.stat().st_size, entry, may_sound=may_sound)))
            return found or tuple(unheard(path, alive))
        except (UnsoundError, struct.error, IndexError, KeyError) as broken:
            return (f"not built as expected: {broken}",)


def read_movie_entry(path: Path) -> str | None:
    """The entry id in a video that the program released, also if it was repacked since, or None; never raises on garbage.

    Raises:
        OSError: when the file cannot be read.
    """
    with path.open("rb") as stream:
        if stream.read(12)[4:8] != b"ftyp":
            return None
        moov = at_top(stream, path.stat().st_size, b"moov")
    match = _SIGNED.search(moov) if moov is not None else None
    return match[1].decode() if match is not None else None


def _leaks(stream: BinaryIO, size: int, entry: str, *, may_sound: bool) -> Iterator[str]:
    top = read_boxes(stream, size)
    if tuple(box.name for box in top) != _TOP:
        yield "boxes at the top: " + ", ".join(_shown(box.name) for box in top)
        return
    _, moov, free, mdat = top
    if free.data:
        yield "bytes in a free box"
    yield from _brands(top[0])
    yield from _structure(moov)
    kinds = [_HANDLERS.get(trak.one(b"mdia", b"hdlr").data, b"?") for trak in moov.all(b"trak")]
    if kinds not in ([b"vide"], [b"vide", b"soun"]):
        yield "tracks: " + ", ".join(_shown(kind) for kind in kinds)
        return
    if b"soun" in kinds and not may_sound:
        yield "sound that was to be removed"
        return
    yield from _text(moov, entry)
    extents: list[tuple[int, int]] = []
    for trak, kind in zip(moov.all(b"trak"), kinds, strict=True):
        found = list(samples_of(trak.one(b"mdia", b"minf", b"stbl")))
        extents += found
        entries = trak.one(b"mdia", b"minf", b"stbl", b"stsd").data
        yield from _pictures(stream, found, entries[12:16]) if kind == b"vide" else _sound(stream, found)
    yield from _gaps(sorted(extents), mdat)


def _shown(name: bytes) -> str:
    return name.decode("latin-1")


def _brands(ftyp: Box) -> Iterator[str]:
    brands = {ftyp.data[at : at + 4] for at in range(8, len(ftyp.data), 4)}
    if ftyp.data[:8] != b"isom\0\0\2\0" or not brands <= _BRANDS:
        yield "unknown brands"


def _structure(box: Box) -> Iterator[str]:
    """Every box below, its place and its content."""
    must, may = _CHILDREN[box.name]
    counts = Counter(child.name for child in box.inner)
    yield from (f"box {_shown(name)} in {_shown(box.name)}" for name in counts if name not in must | may)
    yield from (f"no box {_shown(name)} in {_shown(box.name)}" for name in must if name not in counts)
    yield from (f"box {_shown(name)} more than once" for name, count in counts.items() if count > (2 if name == b"trak" else 1))
    for child in box.inner:
        if child.name in _CHILDREN:
            yield from _structure(child)
        elif child.name in must | may and not _fits(child):
            yield f"content of {_shown(child.name)}"


def _fits(box: Box) -> bool:
    if box.name in _EXACT:
        return box.data == _EXACT[box.name]
    if box.name in _TABLES:
        return bool(box.data[:4] in (b"\0\0\0\0", b"\1\0\0\0") and table(box, _TABLES[box.name]) is not None)
    return _CHECKS[box.name](box.data)


def _header(name: bytes) -> Callable[[bytes], bool]:
    """A check of mvhd, tkhd or mdhd: no time of making or changing, nothing where nothing belongs, no turning, no language."""

    def check(data: bytes) -> bool:
        length, empty, matrix = _HEADERS[name, data[0]]
        if len(data) != length or any(any(data[first:last]) for first, last in empty):
            return False
        return data[matrix - 4 : matrix - 2] == _UNDETERMINED if name == b"mdhd" else data[matrix : matrix + 36] == _MATRIX

    return check


def _elst(data: bytes) -> bool:
    rows = {0: ">IiHH", 1: ">QqHH"}.get(data[0])
    return rows is not None and len(data) == 8 + struct.calcsize(rows) * int.from_bytes(data[4:8])


def _stsd(data: bytes) -> bool:
    if data[:8] != b"\0\0\0\0\0\0\0\1" or int.from_bytes(data[8:12]) != len(data) - 8:
        return False
    kind, body = data[12:16], data[16:]
    if kind == b"mp4a":
        fixed = body[:8] == b"\0" * 7 + b"\1" and not any(body[8:16])
        return fixed and _entries(body[_SOUND_BYTES:], {b"esds": _esds, b"btrt": _btrt})
    return kind in _SLICES and _visual(kind, body)


def _visual(kind: bytes, body: bytes) -> bool:
    """The entry of the pictures: no compressor's name, and only what says how to decode and to show them."""
    plain = body[:8] == b"\0" * 7 + b"\1" and not any(body[8:24]) and not any(body[36:40]) and not any(body[42:74])
    config = {b"avcC": _avcc} if kind == b"avc1" else {b"hvcC": _hvcc}
    return plain and _entries(body[_VISUAL_BYTES:], {**config, b"colr": _colr, b"pasp": _pasp, b"btrt": _btrt})


def _entries(data: bytes, known: dict[bytes, Callable[[bytes], bool]]) -> bool:
    at, seen = 0, set()
    while at < len(data):
        length, name = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        if length < 8 or at + length > len(data) or name not in known or name in seen:  # noqa: PLR2004
            return False
        if not known[name](data[at + 8 : at + length]):
            return False
        seen.add(name)
        at += length
    return True


def _colr(data: bytes) -> bool:
    return data[:4] == b"nclx" and len(data) == 11  # noqa: PLR2004


def _pasp(data: bytes) -> bool:
    return len(data) == 8  # noqa: PLR2004


def _btrt(data: bytes) -> bool:
    return len(data) == 12  # noqa: PLR2004


def _esds(data: bytes) -> bool:
    return len(data) <= _LONGEST_ESDS


def _avcc(data: bytes) -> bool:
    """Sequence and picture parameter sets, and nothing else."""
    at = 5
    for mask in (0x1F, 0xFF):
        count, at = data[at] & mask, at + 1
        for _ in range(count):
            length = int.from_bytes(data[at : at + 2])
            if data[at + 2] & 0x1F not in (7, 8):
                return False
            at += 2 + length
    return at == len(data) or (at + 4 == len(data) and data[-1] == 0)


def _hvcc(data: bytes) -> bool:
    at = 23
    for _ in range(data[22]):
        kind, count, at = data[at] & 0x3F, int.from_bytes(data[at + 1 : at + 3]), at + 3
        if kind not in (*_PARAMETER_SETS, _PREFIX):
            return False
        for _ in range(count):
            unit, at = data[at + 2 : at + 2 + int.from_bytes(data[at : at + 2])], at + 2 + int.from_bytes(data[at : at + 2])
            if kind == _PREFIX and not _light(unit):
                return False
    return at == len(data)


def _light(unit: bytes) -> bool:
    """A message that tells how bright HDR is, on what screen it was graded, and nothing beside it."""
    plain = re.sub(rb"\x00\x00\x03(?=[\x00-\x03])", b"\0\0", unit)
    return any(plain[:4] == b"\x4e\1" + bytes(head) and len(plain) == 5 + head[1] and plain[-1] == 0x80 for head in _LIGHT)  # noqa: PLR2004


def _grouping(data: bytes) -> bool:
    return b"roll" in data[4:8] and len(data) <= 32  # noqa: PLR2004 - how much sound before is needed to begin


def _anything(data: bytes) -> bool:
    return bool(data)


_CHECKS: dict[bytes, Callable[[bytes], bool]] = {
    b"mvhd": _header(b"mvhd"),
    b"tkhd": _header(b"tkhd"),
    b"mdhd": _header(b"mdhd"),
    b"hdlr": lambda data: data in _HANDLERS or data == _TAGS_HANDLER,
    b"elst": _elst,
    b"stsd": _stsd,
    b"stsz": _anything,  # read by `sizes_of`, which is strict
    b"sdtp": _anything,  # its length is checked against the samples
    b"sgpd": _grouping,
    b"sbgp": _grouping,
    b"data": _anything,  # compared as a whole
}


def _text(moov: Box, entry: str) -> Iterator[str]:
    said = moov.one(b"udta", b"meta", b"ilst", b"\xa9cmt", b"data").data
    if said != b"\0\0\0\1\0\0\0\0" + f"{PROGRAM} {entry}".encode():
        yield "text that is not the entry"
    for stbl in moov.all(b"trak", b"mdia", b"minf", b"stbl"):
        for dependency in stbl.all(b"sdtp"):
            if len(dependency.data) != 4 + len(sizes_of(stbl)):
                yield "content of sdtp"


def _pictures(stream: BinaryIO, samples: list[tuple[int, int]], kind: bytes) -> Iterator[str]:
    """Every unit of every sample is a slice of a picture, and the units fill the sample."""
    allowed = _SLICES[kind]
    for start, end in samples:
        at = start
        while at < end:
            stream.seek(at)
            head = stream.read(5)
            number = head[4] & 0x1F if kind == b"avc1" else head[4] >> 1 & 0x3F
            if number not in allowed:
                yield f"unit {number} among the pictures"
            at += 4 + int.from_bytes(head[:4])
        if at != end:
            yield "a sample that is not whole"


def _sound(stream: BinaryIO, samples: list[tuple[int, int]]) -> Iterator[str]:
    """Every frame begins with sound, of one channel or two, ends where AAC says that it ends, and is no longer than it may be.

    That nothing lies between the sound and the end is proved by hearing it (`movie_sound`).
    """
    for start, end in samples:
        stream.seek(start)
        frame = stream.read(min(_LONGEST_FRAME + 1, end - start))
        if not 0 < len(frame) <= _LONGEST_FRAME or frame[0] >> 5 not in _CHANNEL_ELEMENTS:
            yield "data among the sound"
        elif not frame[-1] or int.from_bytes(frame[-2:]) // (frame[-1] & -frame[-1]) & _END != _END:
            yield "data behind the sound"


def _gaps(extents: list[tuple[int, int]], mdat: Box) -> Iterator[str]:
    """The samples of all tracks fill `mdat` without a gap and without overlapping."""
    at = mdat.start
    for start, end in extents:
        if start != at:
            yield f"{abs(start - at)} bytes beside the samples"
            return
        at = end
    if at != mdat.end:
        yield f"{mdat.end - at} bytes after the samples"
