"""Whether every packet became a frame: a decoder that cannot make one of damaged bytes may say nothing of it."""

from __future__ import annotations

from av.packet import Packet
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

ONE_FOR_ONE = frozenset({"h264", "hevc", "mpeg4", "mjpeg", "h263"})
"""Codecs of which a packet is a frame. VP8 has some that are not shown, and fields of MPEG streams come one by one."""
_CONTAINERS = frozenset({"mp4", "matroska", "avi"})
_PLACEHOLDER_BYTES = 16
"""MPEG-4 has packets of a few bytes that stand for a frame that came with the one before."""


class Tally:
    """Counts what goes into a decoder and what comes out, from the first key frame on.

    What is shown before that frame, and what an edit list leaves out, need not come out.
    """

    def __init__(self, container: str, codec: str) -> None:
        """Begin before the first packet."""
        self._counts = container in _CONTAINERS and codec in ONE_FOR_ONE
        self._least = _PLACEHOLDER_BYTES if codec == "mpeg4" else 1
        self._first: int | None = None
        self._packets = self._frames = 0

    def went_in(self, packet: Packet[VideoStream]) -> None:
        """A packet, before it is decoded."""
        if self._first is None and packet.is_keyframe:
            self._first = packet.pts if packet.pts is not None else packet.dts
        if self._first is None or packet.size < self._least or packet.is_discard:
            return
        self._packets += packet.pts is None or packet.pts >= self._first

    def came_out(self, _frame: VideoFrame) -> None:
        """A frame, whichever packet it is of."""
        self._frames += 1

    @property
    def is_short(self) -> bool:
        """Whether frames are missing, once all came out."""
        return self._counts and self._frames < self._packets
