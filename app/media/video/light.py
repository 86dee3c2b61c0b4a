"""What an HDR film says of the light it was made for: the screen it was graded on, and its brightest spots."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from av.sidedata.sidedata import SideData
from av.video.frame import VideoFrame

_SCREEN, _BRIGHTEST = struct.Struct("<20i2i"), struct.Struct("<2I")
_CHROMA_STEP, _LIGHT_STEP = 50_000, 10_000
_MOST_CHROMA, _MOST_LIGHT, _MOST_LEVEL = 0xFFFF, 0xFFFF_FFFF, 0xFFFF
"""What the fields of ITU-T H.265 (D.3.28, D.3.35) can hold."""


@dataclass(frozen=True, slots=True)
class Light:
    """As ITU-T H.265 numbers it; empty where a film says nothing.

    `screen`: x and y of green, blue, red and white in 0.00002, then the highest and the lowest light in 0.0001 cd/m2.
    `brightest`: of a pixel, and of a frame's average, in cd/m2.
    """

    screen: tuple[int, ...] = ()
    brightest: tuple[int, ...] = ()

    @property
    def as_x265(self) -> str:
        """What x265 is to write, as its parameters."""
        told = ""
        if self.screen:
            green, blue, red, white, light = (f"({self.screen[at]},{self.screen[at + 1]})" for at in range(0, 10, 2))
            told += f":master-display=G{green}B{blue}R{red}WP{white}L{light}"
        return told + (f":max-cll={self.brightest[0]},{self.brightest[1]}" if self.brightest else "")


UNTOLD = Light()
"""Nothing is said."""


def light_of(frame: VideoFrame) -> Light:
    """What a frame says; nonsense counts as nothing said."""
    return Light(_screen(_side(frame, "MASTERING_DISPLAY_METADATA")), _brightest(_side(frame, "CONTENT_LIGHT_LEVEL")))


def _side(frame: VideoFrame, name: str) -> bytes:
    try:
        found = frame.side_data.get(name)
    except ValueError:  # data of a kind that PyAV has no word for lies beside it
        return b""
    return bytes(found) if isinstance(found, SideData) else b""


def _screen(data: bytes) -> tuple[int, ...]:
    """What libavutil calls `AVMasteringDisplayMetadata`: rationals of red, green, blue, white, lowest, highest light."""
    if len(data) < _SCREEN.size:
        return ()
    *parts, has_primaries, has_light = _SCREEN.unpack_from(data)
    rationals = list(zip(parts[::2], parts[1::2], strict=True))
    if not (has_primaries and has_light and all(below > 0 for _, below in rationals)):
        return ()
    values = [above / below for above, below in rationals]
    red, green, blue, white = (values[at : at + 2] for at in range(0, 8, 2))
    chroma = tuple(round(each * _CHROMA_STEP) for each in (*green, *blue, *red, *white))
    light = tuple(round(each * _LIGHT_STEP) for each in (values[9], values[8]))
    holds = all(0 <= each <= _MOST_CHROMA for each in chroma) and 0 <= light[1] < light[0] <= _MOST_LIGHT
    return (*chroma, *light) if holds else ()


def _brightest(data: bytes) -> tuple[int, ...]:
    if len(data) < _BRIGHTEST.size:
        return ()
    found = _BRIGHTEST.unpack_from(data)
    return found if any(found) and all(each <= _MOST_LEVEL for each in found) else ()
