"""Whether every packet became a frame: a decoder that cannot make one of damaged bytes may say nothing of it."""

from __future__ import annotations

from av.packet import Packet
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

ONE_FOR_ONE = frozenset(
    {"h264", "hevc", "mpeg4", "mjpeg", "h263", "flv1", "theora", "prores", "dvvideo"}
    | {"vp8", "vp9", "av1", "msmpeg4v2", "msmpeg4v3", "wmv1", "wmv2", "rawvideo", "huffyuv", "ffvhuff", "utvideo", "ffv1"}
)
"""Codecs of which a packet is a frame; of VP9 and AV1, one that is shown and any number that are not."""
PROGRESSIVE = frozenset({"h264", "hevc", "mpeg2video"})
"""Codecs of which a packet is a frame in MPEG streams too, unless fields come one by one there."""
_CONTAINERS = frozenset({"mp4", "matroska", "avi", "flv", "asf", "ogg"})
_STREAMS = frozenset({"mpegts"})
_PLACEHOLDER_BYTES = 16
"""MPEG-4 has packets of a few bytes that stand for a frame that came with the one before."""
_VP8_SHOWN = 0x10


class Tally:
    """Counts what goes into a decoder and what comes out, from the first key frame on.

    What is shown before that frame, and what an edit list leaves out, need not come out.
    """

    def __init__(self, container: str, codec: str, filled: int = 0) -> None:
        """Begin before the first packet.

        Args:
            container: as `VideoSource.format`.
            codec: as libav calls it.
            filled: how many packets that are not empty the file is known to hold.
        """
        self._by_stream = container in _STREAMS
        self._counts = codec in (PROGRESSIVE if self._by_stream else ONE_FOR_ONE)
        self._counts &= self._by_stream or container in _CONTAINERS
        self._codec, self._filled = codec, filled
        self._least = _PLACEHOLDER_BYTES if codec == "mpeg4" else 1
        self._first: int | None = None
        self._packets = self._frames = self._read = 0

    def went_in(self, packet: Packet[VideoStream]) -> None:
        """A packet, before it is decoded."""
        self._read += packet.size > 0
        if self._first is None and packet.is_keyframe:
            self._first = packet.pts if packet.pts is not None else packet.dts
        if self._first is None or packet.size < self._least or packet.is_discard or self._is_hidden(packet):
            return
        self._packets += packet.pts is None or packet.pts >= self._first

    def _is_hidden(self, packet: Packet[VideoStream]) -> bool:
        """Whether a packet is one that VP8 only reckons others from."""
        return self._codec == "vp8" and not memoryview(packet)[0] & _VP8_SHOWN

    def came_out(self, frame: VideoFrame) -> None:
        """A frame, whichever packet it is of."""
        self._frames += 1
        if self._by_stream and frame.interlaced_frame:
            self._counts = False

    @property
    def has_begun(self) -> bool:
        """Whether a key frame went in."""
        return self._first is not None

    @property
    def is_short(self) -> bool:
        """Whether packets or frames are missing, once all came out."""
        return self._read < self._filled or (self._counts and self._frames < self._packets)
