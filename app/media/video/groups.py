"""The groups of pictures of a written file: stretches that are decoded by themselves, each known by its bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from av.packet import Packet
from av.video.stream import VideoStream

from app.media.video.facts import VideoSource
from app.media.video.opening import opened, pictures
from app.media.video.source import nobody


@dataclass(frozen=True, slots=True)
class Group:
    """A stretch from a key frame to the next that nothing reaches across.

    `first` and `last` are timestamps of the file, `frames` how many it has. `digest` tells its packets, when they are shown
    and what a decoder is set up with before the first: where two files of one writer have equal groups, the same comes out.
    """

    first: int
    last: int
    frames: int
    digest: bytes


def groups_of(source: VideoSource, alive: Callable[[], None] = nobody) -> tuple[Group, ...]:
    """The groups of a file, in order; read, not decoded.

    A key frame begins one where all that is decoded before it is shown before it, and all that is decoded later is shown
    later. That tells of H.264 and HEVC whose key frames are immediate ones (IDR), as the writer makes them.

    Args:
        source: the file.
        alive: called with every packet, for whoever waits.

    Raises:
        ItemError: as `opened`; `video-without-pictures`.
    """
    with opened(source) as container:
        stream, _ = pictures(container)
        setup = repr((stream.codec_context.name, stream.time_base)).encode() + (stream.codec_context.extradata or b"")
        packets = list[_Told]()
        for packet in container.demux(stream):
            alive()
            if packet.size:
                packets.append(_told(packet))
    return tuple(_grouped(packets, hashlib.sha256(setup).digest()))


_Told = tuple[int, bool, bytes]
"""A packet's timestamp, whether a key frame is in it, and its digest."""


def _told(packet: Packet[VideoStream]) -> _Told:
    pts = packet.pts if packet.pts is not None else -1
    return pts, packet.is_keyframe, hashlib.blake2b(memoryview(packet), digest_size=32).digest()


def _grouped(packets: list[_Told], setup: bytes) -> Iterator[Group]:
    stamps = [pts for pts, _, _ in packets]
    latest = list(accumulate(stamps, max))
    earliest = list(accumulate(reversed(stamps), min))[::-1]
    begins = [
        place
        for place, (pts, is_key, _) in enumerate(packets)
        if is_key and earliest[place] == pts and (place == 0 or latest[place - 1] < pts)
    ]
    for begin, end in zip(begins, [*begins[1:], len(packets)], strict=True):
        digest = hashlib.sha256(setup)
        for pts, _, told in packets[begin:end]:
            digest.update(pts.to_bytes(8, "big", signed=True) + told)
        yield Group(stamps[begin], max(stamps[begin:end]), end - begin, digest.digest())
