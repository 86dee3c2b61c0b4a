"""What a video is, as values: where its bytes lie, how it is laid out, what one frame of it shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from pathlib import Path

from app.media.video.light import UNTOLD, Light
from app.media.video.shape import seen_size
from app.model import MediaKind


@dataclass(frozen=True, slots=True)
class VideoSource:
    """A video's file, hashed once: its bytes stay on the disk. `stamp` is its identity there, checked at every opening.

    `format` is what the bytes are, whatever the name says: `mp4` (with MOV, M4V, 3GP), `matroska` (with WebM), `avi`,
    `mpegts`, `mpeg`, `mpegvideo`, `flv`, `asf`, `ogg`, `gif`, `apng`, `webp`. `least_frames` is how many frames its bytes tell
    of, where they can be counted without decoding, else 0; `filled` how many packets each of its streams has, as far as that
    is known.
    """

    path: Path
    sha256: str
    size: int
    format: str
    stamp: tuple[int, ...]
    kind: MediaKind = MediaKind.VIDEO
    least_frames: int = 0
    filled: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ColourTags:
    """How samples become colours, as the numbers of ITU-T H.273; 2 is "not told". `full_range`: 0 to 255, else 16 to 235."""

    primaries: int = 2
    transfer: int = 2
    matrix: int = 2
    full_range: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class VideoFacts:
    """The video stream that is looked at, by its headers and its first frame.

    `width` and `height` are pixels of the upright picture, as coded: `aspect` (a pixel's width by its height) stretches only
    the display. `rotation` is how many degrees anticlockwise the coded picture is turned to be upright; `mirrored`: its
    columns are swapped before that. `time_base` is a tick in seconds, as numerator and denominator. `frames` and `seconds`
    are what the file says of itself, None where it says nothing; only decoding counts. `notes` are stable codes.
    `light` is what HDR was made for. `begins`: the tick from which a player counts, that of the first picture or the
    first sound, whichever is earlier; None where the file does not say.
    """

    width: int
    height: int
    rotation: int
    mirrored: bool
    aspect: Fraction
    time_base: tuple[int, int]
    frames: int | None
    seconds: float | None
    average_rate: Fraction | None
    has_sound: bool
    codec: str
    pix_fmt: str
    bits: int
    colour: ColourTags
    hdr: bool
    notes: tuple[str, ...]
    captured_at: datetime | None
    has_location: bool
    light: Light = UNTOLD
    begins: int | None = None

    @property
    def seen_size(self) -> tuple[int, int]:
        """Width and height in square pixels of the picture as it is seen."""
        return seen_size(self.width, self.height, self.aspect)
