"""How many pictures an ASF (WMV) file holds: a demuxer leaves out what it cannot put together from its parts.

Sound and pictures lie in packets of one length, each object in one part or several. Parts follow each other without a gap, and
so do the numbers of objects.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO, NamedTuple

from app.errors import ItemError

_HEAD = bytes.fromhex("3026b2758e66cf11a6d900aa0062ce6c")
_DATA = bytes.fromhex("3626b2758e66cf11a6d900aa0062ce6c")
_FILE = bytes.fromhex("a1dcab8c47a9cf118ee400c00c205365")
_STREAM = bytes.fromhex("9107dcb7b7a9cf118ee600c00c205365")
_PICTURES = bytes.fromhex("c0ef19bc4d5bcf11a8fd00805f5c442b")
_OBJECT_HEAD, _HEAD_OBJECTS_AT, _DATA_HEAD = 24, 30, 50
_LARGEST_HEAD, _LARGEST_PACKET = 16 << 20, 1 << 20
_BROADCAST = 1
_CALLS = 256


class _Layout(NamedTuple):
    """What the head tells: a packet's length in bytes, which streams are pictures, and where packets begin and end."""

    packet: int
    streams: dict[int, bool]
    start: int
    end: int


class _Part(NamedTuple):
    """One part of an object, as far as it matters.

    `number` is the object's, and begins anew at `turn`; `of` is its length, None where a part holds whole objects.
    """

    stream: int
    number: int
    turn: int
    offset: int
    of: int | None
    length: int


def pictures_of_asf(stream: BinaryIO, size: int, alive: Callable[[], None]) -> tuple[int, ...]:
    """How many pictures each stream of an ASF file holds at least; 0 for streams of other things.

    Args:
        stream: the file.
        size: its length in bytes.
        alive: called every now and then, for whoever waits.

    Raises:
        ItemError: `video-damaged`, `video-cut-short`.
    """
    try:
        layout = _layout(stream, size)
        if layout.end > size:
            raise ItemError("video-cut-short")
        lines = {number: _Line() for number, is_pictures in layout.streams.items() if is_pictures}
        for index, at in enumerate(range(layout.start, layout.end - layout.packet + 1, layout.packet)):
            stream.seek(at)
            for part in _parts(stream.read(layout.packet)):
                if part.stream in lines:
                    lines[part.stream].take(part)
            if index % _CALLS == 0:
                alive()
    except IndexError as gone:
        raise _damaged() from gone
    if any(line.is_open for line in lines.values()):
        raise _damaged()
    return tuple(lines[number].count if number in lines else 0 for number in layout.streams)


def _damaged() -> ItemError:
    return ItemError("video-damaged")


class _Line:
    """The objects of one stream, as far as they were read."""

    def __init__(self) -> None:
        self._number: int | None = None
        self._have = self._of = self.count = 0

    @property
    def is_open(self) -> bool:
        """Whether parts of an object are missing."""
        return self._have < self._of

    def take(self, part: _Part) -> None:
        """Put a part to those before it."""
        goes_on = self.is_open and part.number == self._number
        follows = self._number is None or part.number == (self._number + 1) % part.turn
        if part.of is None:  # whole objects, each with a number of its own
            if self.is_open:
                raise _damaged()
            self._number = None
            return
        if not (goes_on or (follows and not self.is_open)) or part.offset != (self._have if goes_on else 0):
            raise _damaged()
        self._number, self._of = part.number, part.of
        self._have = part.offset + part.length
        if self._have > self._of:
            raise _damaged()
        self.count += self._have == self._of > 0


def _layout(stream: BinaryIO, size: int) -> _Layout:
    stream.seek(0)
    begin = stream.read(_OBJECT_HEAD)
    length = _little(begin[16:24])
    if begin[:16] != _HEAD or not _HEAD_OBJECTS_AT <= length <= min(size, _LARGEST_HEAD):
        raise _damaged()
    head = begin + stream.read(length - _OBJECT_HEAD)
    packet, is_broadcast, streams = 0, False, dict[int, bool]()
    at = _HEAD_OBJECTS_AT
    while at + _OBJECT_HEAD <= length:
        name, content = head[at : at + 16], head[at + _OBJECT_HEAD : at + _little(head[at + 16 : at + 24])]
        if name == _FILE:
            is_broadcast, packet = bool(content[64] & _BROADCAST), _little(content[68:72])
        elif name == _STREAM:
            streams[content[48] & 0x7F] = content[:16] == _PICTURES
        at += max(_OBJECT_HEAD, _OBJECT_HEAD + len(content))
    data = stream.read(_DATA_HEAD)
    if data[:16] != _DATA or not 0 < packet <= _LARGEST_PACKET:
        raise _damaged()
    end = length + _little(data[16:24])
    start = length + _DATA_HEAD
    is_open = is_broadcast or end <= start
    return _Layout(packet, streams, start, size if is_open else end)


def _parts(packet: bytes) -> Iterator[_Part]:
    """What one packet holds."""
    at = 1 + (packet[0] & 0x0F) if packet[0] & 0x80 else 0
    flags, kinds = packet[at], packet[at + 1]
    length, at = _field(packet, at + 2, flags >> 5)
    _, at = _field(packet, at, flags >> 1)
    padding, at = _field(packet, at, flags >> 3)
    at += 6  # when it is sent, for how long
    end = min(length or len(packet), len(packet)) - padding
    several = bool(flags & 1)
    count, size_kind = (packet[at] & 0x3F, packet[at] >> 6) if several else (1, 0)
    at += several
    for _ in range(count):
        part, at = _part(packet, at, kinds, end, size_kind)
        if at > end:
            raise _damaged()
        yield part


def _part(packet: bytes, at: int, kinds: int, end: int, size_kind: int) -> tuple[_Part, int]:
    """One part, and where the next begins; a `size_kind` of 0: the rest of the packet is one part."""
    stream = packet[at] & 0x7F
    number, begun = _field(packet, at + 1, kinds >> 4)
    turn, at = 1 << 8 * (begun - at - 1), begun
    offset, at = _field(packet, at, kinds >> 2)
    told, at = _field(packet, at, kinds)
    of = _little(packet[at : at + 4]) if told >= 8 else None  # noqa: PLR2004
    at += told
    length = end - at
    if size_kind:
        length, at = _field(packet, at, size_kind)
    if of is None and told != 1:
        raise _damaged()
    return _Part(stream, number, turn, offset, of, length), at + length


def _field(packet: bytes, at: int, kind: int) -> tuple[int, int]:
    """A number of 0, 1, 2 or 4 bytes, by the lowest two bits of `kind`; and where the next one begins."""
    width = (0, 1, 2, 4)[kind & 3]
    return _little(packet[at : at + width]), at + width


def _little(data: bytes) -> int:
    return int.from_bytes(data, "little")
