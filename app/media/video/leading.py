"""What a film begins with that cannot be shown: frames that need one from before a cut which left out nothing but that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from av.packet import Packet
from av.video.stream import VideoStream

MOST_LEADING = 16
"""H.264 shows a frame at most so many frames before one that was decoded earlier."""
CODEC = "h264"
"""Other codecs have such frames that can be decoded, and leave out the rest without a word."""


def told_leading(packets: Iterable[Packet[VideoStream]], codec: str) -> Iterator[tuple[Packet[VideoStream], bool]]:
    """Each packet in order, and whether it is of a leading frame of H.264: not to be decoded, nothing else needs it.

    Those are the packets between the first key frame and the next one that are shown before the former, up to the first one
    that is not. Where there are more than a decoder puts in order, they are none: the first timestamp is wrong.
    """
    coming = iter(packets)
    if codec == CODEC:
        yield from _beginning(coming)
    yield from ((packet, False) for packet in coming)


def _beginning(coming: Iterator[Packet[VideoStream]]) -> Iterator[tuple[Packet[VideoStream], bool]]:
    for key in coming:
        yield key, False
        if key.is_keyframe:
            yield from _after(key, coming)
            return


def _after(key: Packet[VideoStream], coming: Iterator[Packet[VideoStream]]) -> Iterator[tuple[Packet[VideoStream], bool]]:
    early: list[Packet[VideoStream]] = []
    other: list[Packet[VideoStream]] = []
    for packet in coming:
        if len(early) > MOST_LEADING or not _comes_before(packet, key):
            other.append(packet)
            break
        early.append(packet)
    leads = len(early) <= MOST_LEADING
    yield from ((packet, leads) for packet in early)
    yield from ((packet, False) for packet in other)


def _comes_before(packet: Packet[VideoStream], key: Packet[VideoStream]) -> bool:
    if packet.is_keyframe or packet.size == 0 or packet.pts is None or key.pts is None:
        return False
    return packet.pts < key.pts
