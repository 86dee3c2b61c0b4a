"""How a frame of a source becomes a picture of the new file: upright, in 4:2:0 of the depth that is written, covered."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from av.video.frame import VideoFrame
from av.video.reformatter import ColorRange, VideoReformatter

from app.media.video.canvas import Canvas, Coding, Patch
from app.media.video.colours import BT601, BT709, BT2020, HD_LINES, UNTOLD
from app.media.video.encoding import Picture, VideoCodec
from app.media.video.facts import ColourTags, VideoFacts
from app.media.video.frame import Decoded
from app.media.video.light import UNTOLD as NO_LIGHT
from app.media.video.tones import Toning

TONED = "hdr-toned"
DEPTH_REDUCED = "depth-reduced"
COLOUR_REDUCED = "colour-detail-reduced"
PADDED = "made-even"
_ALREADY_420 = {8: frozenset({"yuv420p", "yuvj420p"}), 10: frozenset({"yuv420p10le"})}
_EIGHT, _TEN = 8, 10
_BRIEF = 10


def written_size(facts: VideoFacts, max_side: int | None = None) -> tuple[int, int]:
    """Width and height of the picture that is written, upright.

    Where it is odd, the file's is one more, to the right or at the bottom, and repeats the last one there: H.264 has no odd
    sizes. Coordinates stay. What is made smaller is even at once.
    """
    longest = max(facts.width, facts.height)
    if max_side is None or longest <= max_side:
        return facts.width, facts.height
    return _even(facts.width * max_side / longest), _even(facts.height * max_side / longest)


def _even(length: float) -> int:
    return max(2, 2 * round(length / 2))


class Drawing:
    """Draws the frames of one video, one after the other."""

    def __init__(self, facts: VideoFacts, codec: VideoCodec, max_side: int | None) -> None:
        """`max_side` is the longest side of the written picture in pixels."""
        self._facts = facts
        self._size = written_size(facts, max_side)
        self._bits = _TEN if codec == "hevc" and facts.bits > _EIGHT else _EIGHT
        self._toned = facts.hdr and self._bits == _EIGHT
        self._colour = self._tags()
        self._coding = Coding(self._matrix, self._colour.transfer, self._colour.full_range, self._bits)
        self._plain = VideoReformatter()
        self._toning: Toning | None = None

    @property
    def picture(self) -> Picture:
        """What the encoder has to know."""
        facts = self._facts
        return Picture(
            width=self._written[0],
            height=self._written[1],
            time_base=Fraction(1, facts.time_base[1]),
            rate=facts.average_rate,
            aspect=facts.aspect,
            colour=self._colour,
            bits=self._bits,
            light=NO_LIGHT if self._toned else facts.light,
            brief=(facts.frames or (facts.seconds or 0) * (facts.average_rate or 0)) < _BRIEF,
        )

    @property
    def notes(self) -> tuple[str, ...]:
        """Stable codes of what is not kept."""
        told = {
            TONED: self._toned,
            DEPTH_REDUCED: self._facts.bits > self._bits and not self._toned,
            COLOUR_REDUCED: any(mark in self._facts.pix_fmt for mark in ("422", "444", "440")),
            PADDED: any(side % 2 for side in self._size),
        }
        return tuple(note for note, holds in told.items() if holds)

    def drawn(self, now: Decoded, patches: Sequence[Patch], colour: tuple[int, int, int]) -> VideoFrame:
        """The frame to encode; `colour` (sRGB) fills what is covered."""
        canvas = Canvas(*self._size, self._coding)
        canvas.lay(self._laid(now.raw), now.orientation)
        canvas.paint(patches, colour)
        return canvas.frame()

    @property
    def _written(self) -> tuple[int, int]:
        """Width and height of the file's picture: even."""
        width, height = self._size
        return width + width % 2, height + height % 2

    @property
    def _rgb(self) -> bool:
        return VideoFrame(2, 2, self._facts.pix_fmt).format.is_rgb or self._facts.pix_fmt == "pal8"

    @property
    def _matrix(self) -> int:
        """The matrix of what is written: told, or else taken by the source's height, as players take it."""
        if self._colour.matrix != UNTOLD:
            return self._colour.matrix
        return BT709 if self._coded_height >= HD_LINES else BT601

    @property
    def _coded_height(self) -> int:
        return self._facts.width if self._facts.rotation % 180 else self._facts.height

    def _tags(self) -> ColourTags:
        told = self._facts.colour
        if self._rgb and self._facts.hdr and not self._toned:
            return ColourTags(told.primaries, told.transfer, BT2020, full_range=False)
        if self._rgb or self._toned:
            return ColourTags(BT709, BT709, BT709, full_range=False)
        matrix = told.matrix if told.matrix != 0 else UNTOLD
        if matrix == UNTOLD and (self._coded_height >= HD_LINES) != (self._written[1] >= HD_LINES):
            # Players take the colours of an unmarked file by its height: turned or made smaller, this one would mislead them.
            matrix = BT709 if self._coded_height >= HD_LINES else BT601
        return ColourTags(told.primaries, told.transfer, matrix, told.full_range)

    def _laid(self, raw: VideoFrame) -> VideoFrame:
        """The frame in 4:2:0 of the depth that is written, at the size that is written, not yet turned."""
        sideways = self._facts.rotation % 180 != 0
        width, height = self._size[::-1] if sideways else self._size
        if self._toned:
            self._toning = self._toning or Toning(width, height, "yuv420p")
            return self._toning.tone(raw)
        if raw.format.name in _ALREADY_420[self._bits] and (raw.width, raw.height) == (width, height):
            return raw
        extent = ColorRange.JPEG if self._colour.full_range else ColorRange.MPEG
        return self._plain.reformat(
            raw,
            width=width,
            height=height,
            format="yuv420p" if self._bits == _EIGHT else "yuv420p10le",
            src_colorspace=None if self._rgb else self._matrix,
            dst_colorspace=self._matrix,
            interpolation="AREA" if (raw.width, raw.height) != (width, height) else "BICUBIC",
            src_color_range=None if self._rgb else extent,
            dst_color_range=extent,
            threads=1,
        )
