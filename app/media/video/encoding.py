"""How the new file is encoded: tags kept, text left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

from av.bitstream import BitStreamFilterContext
from av.codec.context import Flags
from av.container import OutputContainer
from av.packet import Packet
from av.stream import Stream
from av.video.frame import PictureType, VideoFrame
from av.video.stream import VideoStream

from app.media.video.facts import ColourTags
from app.media.video.light import UNTOLD, Light

VideoCodec = Literal["h264", "hevc"]
Encoded: TypeAlias = "Packet[Stream]"

QUALITY = {"h264": 21, "hevc": 23}
"""Constant rate factors: somewhat better pictures than by the encoders' own defaults, 23 and 28."""
PRESETS = {"h264": "superfast", "hevc": "superfast"}
"""x265's takes half the time of its `fast`, for files no larger: structural similarity at a width of 960 is 0.993 and not
0.994 for a crowd in 1080p, 0.996 and not 0.998 for a smooth film."""
GROUP = 48
"""Frames from a key frame to the next at most: two seconds of 24 a second. Where the gate sees somebody those concerned are
written anew; with 250, x264's own, that was all of a short video. Files are 6 to 21 % larger for it (ten real clips)."""
_FORESIGHT = "mbtree=1:rc-lookahead=10"
"""Added to x264's `superfast`: within 0.3 dB of `veryfast` on three clips in 0.6 of its time, and at most a tenth larger;
without it, files are up to twice as large."""
THREADS = 3
"""Of encoding H.264: each holds frames of its own. With two, two cores wait for a tenth of the time."""
_ENCODERS = {"h264": "libx264", "hevc": "libx265"}
_TAGS = {"h264": "avc1", "hevc": "hvc1"}
_NOT_PICTURES = {"h264": "filter_units=remove_types=6", "hevc": "filter_units=remove_types=39-40"}
"""Supplemental information: encoders write their name and options there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What is encoded: size in pixels (even), clock, shape of a pixel, colours, depth; `brief`: perhaps a few frames only.

    `light` is told in HEVC alone.
    """

    width: int
    height: int
    time_base: Fraction
    rate: Fraction | None
    aspect: Fraction
    colour: ColourTags
    bits: int
    brief: bool = False
    light: Light = UNTOLD


class PictureTrack:
    """The stream of pictures in a new file."""

    def __init__(self, out: OutputContainer, picture: Picture, codec: VideoCodec, quality: int | None) -> None:
        """Add the stream to `out`."""
        factor = QUALITY[codec] if quality is None else quality
        options = {"preset": PRESETS[codec], "crf": str(factor), "a53cc": "0", "forced-idr": "1"}
        if codec == "h264":
            options["x264-params"] = f"{_FORESIGHT}:keyint={GROUP}"
        if codec == "hevc":
            # Told apart from longer ones, for x265 reckons the times of the first packets by frames that never come.
            brief = ":bframes=0" if picture.brief else ""
            options = {
                **options,
                "x265-params": f"log-level=none:info=0:open-gop=0:keyint={GROUP}{brief}{picture.light.as_x265}",
            }
            del options["a53cc"]
        stream: VideoStream = out.add_stream(_ENCODERS[codec], rate=picture.rate or 25, options=options)  # type: ignore[assignment]
        stream.width, stream.height = picture.width, picture.height
        stream.pix_fmt = "yuv420p" if picture.bits == 8 else "yuv420p10le"  # noqa: PLR2004
        context = stream.codec_context
        context.codec_tag = _TAGS[codec]
        # PyAV's own choice, slices, makes x264 slower by a fifth and files 1 to 4 % larger; more threads take more memory.
        context.thread_type, context.thread_count = "FRAME", THREADS
        context.time_base = stream.time_base = picture.time_base
        context.sample_aspect_ratio = picture.aspect
        context.color_primaries, context.color_trc = picture.colour.primaries, picture.colour.transfer
        context.colorspace, context.color_range = picture.colour.matrix, 2 if picture.colour.full_range else 1
        context.flags |= Flags.bitexact | Flags.frame_duration
        self._stream = stream
        self._picture = picture
        self._filter = BitStreamFilterContext(_NOT_PICTURES[codec], stream)

    def encode(self, frame: VideoFrame, pts: int, duration: int, *, is_key: bool = False) -> Iterator[Encoded]:
        """The packets that are ready; with `is_key` the frame becomes one that nothing reaches across."""
        if is_key:
            frame.pict_type = PictureType.I
        frame.pts, frame.time_base, frame.duration = pts, self._picture.time_base, duration
        frame.color_range = 2 if self._picture.colour.full_range else 1
        frame.colorspace = self._picture.colour.matrix
        frame.color_primaries, frame.color_trc = self._picture.colour.primaries, self._picture.colour.transfer
        yield from self._filtered(self._stream.encode(frame))

    def rest(self, end: int) -> Iterator[Encoded]:
        """The packets that the encoder still holds; the pictures last until `end`.

        The muxer reckons the track's length by the packet that is decoded last, from its time of decoding on, and that is not
        the frame shown last: where frames differ in length, the track would be too short. So that packet is decoded no sooner
        than it is shown, and lasts until the end.
        """
        held = [*self._filtered(self._stream.encode(None)), *self._filter.filter(None)]
        if held and held[-1].pts is not None:
            held[-1].dts, held[-1].duration = held[-1].pts, end - held[-1].pts
        yield from held

    def _filtered(self, packets: Iterable[Encoded]) -> Iterator[Encoded]:
        for packet in packets:
            yield from self._filter.filter(packet)
