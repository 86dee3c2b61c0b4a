"""One decoded frame, and how it becomes an upright sRGB picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Any, TypeAlias, TypeVar

import av
import cv2
import numpy as np
from av.sidedata.sidedata import SideData
from av.video.frame import VideoFrame
from av.video.reformatter import ColorRange, Interpolation, VideoReformatter
from numpy.typing import NDArray

from app.errors import ItemError
from app.media.video.canvas import Coding
from app.media.video.shape import SQUARE, seen_size
from app.media.video.tones import HLG, PQ, Toning
from detectors.base import Box, RgbImage

Whole: TypeAlias = np.unsignedinteger[Any]
Number = TypeVar("Number", bound=Whole)

HD_LINES = 720
"""From here on, colours that a file says nothing of are taken to be BT.709's, below BT.601's, as players do."""
BT709, BT601, BT2020, UNTOLD = 1, 5, 9, 2
EIGHT_BITS = 8
_WRITTEN = {"yuv420p": 8, "yuvj420p": 8, "yuv420p10le": 10}
"""Bits of a sample, by the formats of what is written here as the decoder names them."""
WHOLE_PX = 1 << 16
"""Longer than any frame."""
GREY_PX = 960
"""The long side of a picture whose light is converted in little time, and that is large enough that the
bright and the dark are not mixed before they are toned."""
_MATRIX_ITEMS = 9
_LUMA_709 = np.array([0.2126, 0.7152, 0.0722])
_STRETCHED = np.rint((np.clip(np.arange(256), 16, 235) - 16) * (255 / 219)).astype(np.uint8)
"""Luma of 16 to 235 as 0 to 255."""


def is_hdr(frame: VideoFrame) -> bool:
    """Whether the frame's light is meant for more than an ordinary screen."""
    return frame.color_trc in (PQ, HLG)


def is_full_range(frame: VideoFrame) -> bool:
    """Whether black is 0 and white 255, not 16 and 235."""
    return frame.color_range == ColorRange.JPEG or frame.format.name.startswith("yuvj")


def matrix_of(frame: VideoFrame) -> int:
    """The matrix between YUV and RGB (ITU-T H.273) that the frame tells, or that is taken where it tells none."""
    if frame.colorspace not in (0, UNTOLD):
        return frame.colorspace
    return BT709 if frame.height >= HD_LINES else BT601


def has_alpha(frame: VideoFrame) -> bool:
    """Whether the frame can be transparent."""
    return any(component.is_alpha for component in frame.format.components) or frame.format.name == "pal8"


def is_transparent(frame: VideoFrame) -> bool:
    """Whether something of the frame is transparent."""
    return has_alpha(frame) and bool((frame.to_ndarray(format="rgba")[..., 3] < 255).any())  # noqa: PLR2004


def flattened(frame: VideoFrame) -> VideoFrame:
    """The frame on white, where it can be transparent."""
    if not has_alpha(frame):
        return frame
    rgba = frame.to_ndarray(format="rgba").astype(np.uint16)
    alpha = rgba[..., 3:]
    rgb = (rgba[..., :3] * alpha + 255 * (255 - alpha) + 127) // 255
    flat = VideoFrame.from_ndarray(rgb.astype(np.uint8), "rgb24")
    flat.pts, flat.dts, flat.time_base, flat.duration = frame.pts, frame.dts, frame.time_base, frame.duration
    flat.color_primaries, flat.color_trc = frame.color_primaries, frame.color_trc
    return flat


def orientation_of(frame: VideoFrame) -> tuple[int, bool]:
    """Degrees anticlockwise (0, 90, 180, 270) that bring the coded picture upright, after its columns changed places or not.

    By the display matrix, to the next right angle.
    """
    try:
        found = frame.side_data.get("DISPLAYMATRIX")
    except ValueError:  # data of a kind that PyAV has no word for lies beside it
        return frame.rotation // 90 * 90 % 360, False
    items = np.frombuffer(bytes(found), np.int32) if isinstance(found, SideData) else np.zeros(0, np.int32)
    if len(items) == _MATRIX_ITEMS:
        return _turn(*(int(each) for each in items[[0, 1, 3, 4]]))
    return 0, False


def _turn(a: int, b: int, c: int, d: int) -> tuple[int, bool]:
    """A point (x, y), y downwards, is shown at (a x + c y, b x + d y)."""
    mirrored = a * d - b * c < 0
    if mirrored:
        a, b = -a, -b
    if abs(a) >= abs(b):
        return (0 if a >= 0 else 180), mirrored
    return (270 if b > 0 else 90), mirrored


def upright(picture: NDArray[np.uint8], orientation: tuple[int, bool]) -> NDArray[np.uint8]:
    """(H, W, …) turned as `orientation_of` says; contiguous."""
    return np.ascontiguousarray(turned(picture, orientation))


def turned(picture: NDArray[Number], orientation: tuple[int, bool]) -> NDArray[Number]:
    """(H, W, …) turned as `orientation_of` says, in the same memory."""
    degrees, mirrored = orientation
    return np.rot90(picture[:, ::-1] if mirrored else picture, degrees // 90)


def reduced(grey: NDArray[np.uint8], size: tuple[int, int]) -> NDArray[np.uint8]:
    """(h, w) uint8, brought to this width and height by means of areas: by halves as far as these come out even.

    Halving takes a tenth of the time that other shares do, and costs half a level at most each time.
    """
    while all(side % 2 == 0 and side >= 4 * least for side, least in zip(grey.shape[::-1], size, strict=True)):
        half = grey.shape[1] // 2, grey.shape[0] // 2
        grey = np.asarray(cv2.resize(grey, half, interpolation=cv2.INTER_AREA), np.uint8)
    if grey.shape[::-1] == size:
        return grey
    return np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA), np.uint8)


def _first_plane(frame: VideoFrame) -> NDArray[np.uint8]:
    """(H, W) uint8, in the frame's own memory."""
    plane = frame.planes[0]
    return np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)[: frame.height, : frame.width]


def _written_plane(frame: VideoFrame, number: int) -> NDArray[Whole]:
    """(H, W) uint8 or uint16 of a frame in one of the formats that are written, in the frame's own memory."""
    plane, depth = frame.planes[number], np.dtype(np.uint8 if _WRITTEN[frame.format.name] == EIGHT_BITS else np.uint16)
    rows: NDArray[Whole] = np.frombuffer(memoryview(plane), depth).reshape(-1, plane.line_size // depth.itemsize)
    return rows[: plane.height, : plane.width]


def _eight_bits(samples: NDArray[Whole], bits: int) -> NDArray[np.uint8]:
    """(h, w) uint8, contiguous; what is beyond eight bits is cut off."""
    return np.ascontiguousarray(samples if bits == EIGHT_BITS else samples >> (bits - EIGHT_BITS), np.uint8)


def _halved(first: int, end: int) -> slice:
    """The samples of even places from `first` on, where every other has one."""
    return slice((first + 1) // 2, (end + 1) // 2)


@lru_cache
def _plain(coding: Coding, rgb: tuple[int, int, int]) -> tuple[float, float, float]:
    """Y, Cb, Cr of one sRGB colour as `Frame.lumas` and `Frame.colours` give them."""
    luma, cb, cr = (float(each) for each in coding.plain(rgb) / (1 << (coding.bits - EIGHT_BITS)))
    return (luma if coding.full_range else (luma - 16) * (255 / 219)), cb, cr


def fitted(width: int, height: int, max_side: int | None) -> tuple[int, int]:
    """The size with its long side at most `max_side`; never enlarged."""
    longest = max(width, height)
    if max_side is None or longest <= max_side:
        return width, height
    return max(1, round(width * max_side / longest)), max(1, round(height * max_side / longest))


class Looking:
    """Converts the frames of one video for looking; keeps what the conversion needs from frame to frame."""

    def __init__(self, max_side: int | None, aspect: Fraction = SQUARE) -> None:
        """What comes out has at most `max_side` pixels on its longest side.

        With a `max_side` it has the shape that is seen where pixels of the upright picture are `aspect` times as wide as high.
        """
        self._max_side, self._aspect = max_side, aspect
        self._plain = VideoReformatter()
        self._toning: Toning | None = None
        self._smaller: tuple[int, Looking] | None = None

    def rgb(self, frame: VideoFrame, *, sideways: bool = False) -> RgbImage:
        """(H, W, 3) uint8 sRGB, not turned; `sideways`: upright it is turned by a quarter."""
        try:
            return self._converted(frame, 1 / self._aspect if sideways else self._aspect)
        except av.error.FFmpegError as unknown:  # colours that the converter does not know
            raise ItemError("codec-not-supported") from unknown

    def whole(self) -> Looking:
        """Another for frames of the same video, that reduces nothing."""
        return Looking(WHOLE_PX, self._aspect)

    def smaller(self, max_side: int) -> Looking:
        """One for frames of the same video whose pictures have no longer side; the same one as long as that is asked for."""
        if self._max_side is not None and self._max_side <= max_side:
            return self
        if self._smaller is None or self._smaller[0] != max_side:
            self._smaller = max_side, Looking(max_side, self._aspect)
        return self._smaller[1]

    def _converted(self, frame: VideoFrame, aspect: Fraction) -> RgbImage:
        size = frame.width, frame.height
        width, height = fitted(*(size if self._max_side is None else seen_size(*size, aspect)), self._max_side)
        if is_hdr(frame):
            self._toning = self._toning or Toning(width, height, "rgb24")
            return self._toning.tone(frame).to_ndarray()  # type: ignore[return-value]
        out = self._plain.reformat(
            frame, width=width, height=height, format="rgb24", src_colorspace=matrix_of(frame),
            interpolation=Interpolation.AREA | Interpolation.ACCURATE_RND, threads=1,
        )  # fmt: skip
        return out.to_ndarray()  # type: ignore[return-value]


@dataclass(frozen=True, slots=True, eq=False)
class Decoded:
    """One frame as it is coded, but for transparency: that lies on white.

    `pts` is by `Clock`; `is_told`: the file tells that very timestamp.
    """

    raw: VideoFrame
    pts: int
    index: int
    orientation: tuple[int, bool]
    is_told: bool = True


class Frame:
    """One frame: `pts` in ticks of the stream's time base, `index` from 0 among all frames of the video.

    `is_told`: the file tells that very timestamp. Pixels are converted when asked for. It stays valid, and holds a decoded
    picture in memory for as long.
    """

    def __init__(self, each: Decoded, looking: Looking) -> None:
        """Keep the decoded frame."""
        self._raw = each.raw
        self._turn = each.orientation
        self._looking = looking
        self.pts = each.pts
        self.index = each.index
        self.is_told = each.is_told

    def rgb(self) -> RgbImage:
        """(H, W, 3) uint8, upright, sRGB, contiguous; of the shape that was asked for, and no larger."""
        return self._rgb(self._looking)

    def whole(self) -> RgbImage:
        """The same of all its pixels, in the shape that is seen; in any thread."""
        return self._rgb(self._looking.whole())

    def grey(self, max_side: int) -> NDArray[np.uint8]:
        """(h, w) uint8: a grey look at the picture as it is shown, upright, no larger than asked for nor than `rgb`."""
        return np.asarray(cv2.cvtColor(self._rgb(self._looking.smaller(max_side)), cv2.COLOR_RGB2GRAY), np.uint8)

    def luma(self, max_side: int = 64) -> NDArray[np.uint8]:
        """(h, w) uint8: a small grey look, upright, 0 black and 255 white; cheap, for telling frames and scenes apart."""
        frame = self._raw
        if is_hdr(frame):
            return reduced(self.grey(GREY_PX), self._small(max_side))
        if frame.format.is_rgb:
            size = fitted(frame.width, frame.height, max_side)
            little = frame.reformat(*size, format="rgb24", interpolation=Interpolation.AREA).to_ndarray()
            return upright(np.rint(little @ _LUMA_709).astype(np.uint8), self._turn)
        if not self._has_luma:
            frame = frame.reformat(*fitted(frame.width, frame.height, max_side), format="gray")
        small = reduced(_first_plane(frame), fitted(frame.width, frame.height, max_side))
        if self._has_luma and not is_full_range(self._raw):
            small = np.asarray(cv2.LUT(small, _STRETCHED), np.uint8)
        return upright(small, self._turn)

    def plain(self, rgb: tuple[int, int, int]) -> tuple[float, float, float] | None:
        """What `lumas` and `colours` are where all is of one sRGB colour, by what the frame says of itself: Y, Cb, Cr.

        None where it is in no format that is written here; `lumas` and `colours` are not for such frames.
        """
        bits = _WRITTEN.get(self._raw.format.name)
        if bits is None:
            return None
        return _plain(Coding(matrix_of(self._raw), self._raw.color_trc, is_full_range(self._raw), bits), rgb)

    def lumas(self, windows: Sequence[Box]) -> list[NDArray[np.uint8]]:
        """(h, w) uint8 each: luma as it is stored, 0 black and 255 white, in windows that lie inside the upright picture."""
        is_full = is_full_range(self._raw)
        parts = self._parts(0, [(slice(one.top, one.bottom), slice(one.left, one.right)) for one in windows])
        return [part if is_full else np.asarray(cv2.LUT(part, _STRETCHED), np.uint8) for part in parts]

    def colours(self, windows: Sequence[Box]) -> list[tuple[NDArray[np.uint8], NDArray[np.uint8]]]:
        """Cb and Cr as they are stored, in 8 bits, in the same windows: (h, w) uint8 each.

        That is one sample for each pixel of the window in an even row and column of the picture; perhaps none.
        """
        small = [(_halved(one.top, one.bottom), _halved(one.left, one.right)) for one in windows]
        return list(zip(self._parts(1, small), self._parts(2, small), strict=True))

    def _parts(self, plane: int, windows: Sequence[tuple[slice, slice]]) -> list[NDArray[np.uint8]]:
        """Windows of a plane, upright, in 8 bits."""
        bits = _WRITTEN[self._raw.format.name]
        whole = turned(_written_plane(self._raw, plane), self._turn)
        return [_eight_bits(whole[window], bits) for window in windows]

    @property
    def _has_luma(self) -> bool:
        """Whether its first plane holds luma, a byte each."""
        kind = self._raw.format
        return kind.is_planar and not kind.is_rgb and kind.components[0].bits == EIGHT_BITS

    def _rgb(self, looking: Looking) -> RgbImage:
        return upright(looking.rgb(self._raw, sideways=self._turn[0] % 180 != 0), self._turn)

    def _small(self, max_side: int) -> tuple[int, int]:
        width, height = (self._raw.height, self._raw.width) if self._turn[0] % 180 else (self._raw.width, self._raw.height)
        return fitted(width, height, max_side)
