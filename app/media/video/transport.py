"""Whether an MPEG transport stream is whole: whoever reads one skips what is broken, and the frames in it, in silence."""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

PACKET, SYNC = 188, 0x47
_PACKETS_AT_ONCE = 4096
_ERROR_TOLD, _BEGINS, _FIELD, _PAYLOAD = 0x80, 0x40, 0x20, 0x10
_DISCONTINUED = 0x80
_TURN = 16
_PICTURES = frozenset(bytes([number]) for number in range(0xE0, 0xF0))
"""Streams of pictures, by the fourth byte of their units."""
_UNIT, _START = b"\0\0\1", b"\0\0\0\1"
_UNIT_HEAD, _LENGTH_AT = 9, 8
_SURE = 3
"""So many units begin alike before the others have to."""


class _Line:
    """The packets of one stream of pictures, as far as they were read."""

    def __init__(self, kind: bytes) -> None:
        self.kind = kind
        self.units = self.aligned = 0
        self.last: int | None = None
        self.is_excused = True


def loses_step(stream: BinaryIO, head: bytes, alive: Callable[[], None]) -> bool:
    """Whether packets are broken, or some with pictures in them are missing.

    A last packet that is cut off does not count: cameras stop in the middle of one.

    Args:
        stream: the file.
        head: its first bytes.
        alive: called every now and then, for whoever waits.
    """
    start = 0 if head[0] == SYNC else 4
    length = PACKET + start
    lines: dict[int, _Line] = {}
    stream.seek(0)
    while piece := stream.read(length * _PACKETS_AT_ONCE):
        packets = np.frombuffer(piece[: len(piece) // length * length], np.uint8).reshape(-1, length)[:, start:]
        if (packets[:, 0] != SYNC).any() or (packets[:, 1] & _ERROR_TOLD).any():
            return True
        alive()
        numbers = (packets[:, 1].astype(np.int32) & 0x1F) << 8 | packets[:, 2]
        if any(_is_broken(number, packets[numbers == number], lines) for number in np.unique(numbers).tolist()):
            return True
    return False


def _is_broken(number: int, packets: NDArray[np.uint8], lines: dict[int, _Line]) -> bool:
    """Whether one stream's packets, (n, 188) uint8 in order, do not go on from each other."""
    begins = np.flatnonzero(packets[:, 1] & _BEGINS)
    kinds = [_unit_of(packets[each]) for each in begins.tolist()]
    if number not in lines:
        pictures = [kind for kind in kinds if kind[:3] == _UNIT and kind[3:] in _PICTURES]
        if not pictures:
            return False
        lines[number] = _Line(pictures[0])
        packets = packets[begins[0] :]
    line = lines[number]
    if not all(line.kind.startswith(each) for each in kinds) or _misses_some(packets, line):
        return True
    return any(_is_shifted(packet, line) for packet in packets[(packets[:, 1] & _BEGINS) > 0])


def _payload(packet: NDArray[np.uint8]) -> int:
    """Where what a packet carries begins."""
    return 4 + (1 + int(packet[4]) if packet[3] & _FIELD else 0)


def _unit_of(packet: NDArray[np.uint8]) -> bytes:
    """The first four bytes that a packet carries."""
    at = _payload(packet)
    return packet[at : at + 4].tobytes() if packet[3] & _PAYLOAD else b""


def _is_shifted(packet: NDArray[np.uint8], line: _Line) -> bool:
    """Whether what a unit carries does not begin with a start code where those before all did: its own head is wrong."""
    at = _payload(packet)
    at += _UNIT_HEAD + (int(packet[at + _LENGTH_AT]) if at + _LENGTH_AT < PACKET else PACKET)
    begin = packet[at : at + 4].tobytes()
    if len(begin) < len(_START):
        return False
    line.units += 1
    line.aligned += begin.endswith(_UNIT) or begin.startswith(_UNIT) or not any(begin)
    return line.units > _SURE and line.units == line.aligned + 1


def _misses_some(packets: NDArray[np.uint8], line: _Line) -> bool:
    """Whether a packet's number does not follow the one before, where the stream does not say that it begins anew.

    One that repeats the number is the same packet sent twice.
    """
    said = ((packets[:, 3] & _FIELD) > 0) & (packets[:, 4] > 0) & ((packets[:, 5] & _DISCONTINUED) > 0)
    carries = np.flatnonzero(packets[:, 3] & _PAYLOAD)
    if not len(carries):
        line.is_excused |= bool(said.any())
        return False
    counted = np.cumsum(said)
    excuses = np.diff(counted[carries], prepend=0) > 0
    excuses[0] |= line.is_excused
    turns = packets[carries, 3].astype(np.int32) % _TURN
    before = turns[0] if line.last is None else line.last
    steps = np.diff(turns, prepend=before) % _TURN
    line.last = int(turns[-1])
    line.is_excused = bool(counted[-1] > counted[carries[-1]])
    return bool(((steps > 1) & ~excuses).any())
