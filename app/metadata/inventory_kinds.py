"""What a photo can carry beyond its visible pixels, as values for people: bounded, without control characters."""

from __future__ import annotations

import struct
import unicodedata
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

MAX_SHOWN = 120
"""Characters of a value that are shown; more than that nobody reads in a panel."""
_LOOKED_AT = 4 * MAX_SHOWN
_MAX_DEPICTED = 4096

FAULTS = (
    ValueError,
    ArithmeticError,
    LookupError,
    AttributeError,
    TypeError,
    struct.error,
    zlib.error,
    RecursionError,
    MemoryError,
)
"""What reading broken or hostile bytes may end in; each reader's caller turns them into `UNREADABLE`."""


class CarriedKind(StrEnum):
    """What it is. The order is that of how much it gives away, most first."""

    PLACE = "place"
    PEOPLE = "people"
    DESCRIPTION = "description"
    THUMBNAIL = "thumbnail"
    SECOND_IMAGE = "second-image"
    MOVIE = "movie"
    SOUND = "sound"
    OWNER = "owner"
    SERIAL = "serial"
    MOMENT = "moment"
    DEVICE = "device"
    IDENTIFIER = "identifier"
    MAKER_NOTES = "maker-notes"
    DEPTH_MAP = "depth-map"
    GAIN_MAP = "gain-map"
    EDITING = "editing"
    COMMENT = "comment"
    TRAILING = "trailing"
    UNKNOWN = "unknown"
    UNREADABLE = "unreadable"
    SETTINGS = "settings"
    COLOUR_PROFILE = "colour-profile"


HARMLESS = frozenset({CarriedKind.SETTINGS, CarriedKind.COLOUR_PROFILE})
"""What says nothing of people, places or times; it is removed all the same."""


@dataclass(frozen=True, slots=True)
class Carried:
    """One thing that a photo carries.

    `what` is a short value for people and may be empty; the same in every language. `place` is latitude and longitude in
    degrees (WGS84), for kind `PLACE` only, and there only where it is a point.
    """

    kind: CarriedKind
    what: str = ""
    place: tuple[float, float] | None = None

    def __post_init__(self) -> None:
        if self.place is not None and self.kind is not CarriedKind.PLACE:
            raise ValueError("only a place has coordinates")
        if len(self.what) > MAX_SHOWN or plain(self.what) != self.what:
            raise ValueError("not a value that can be shown")

    @property
    def harmless(self) -> bool:
        """Whether it gives nothing away about people, places or times."""
        return self.kind in HARMLESS


def carried(kind: CarriedKind, what: str | bytes = "") -> Carried:
    """One thing with whatever text was found: cleaned and cut."""
    return Carried(kind, plain(decoded(what[:_LOOKED_AT]) if isinstance(what, bytes) else what))


def told(kind: CarriedKind, what: str | bytes) -> Iterator[Carried]:
    """The same, and nothing where the text says nothing."""
    one = carried(kind, what)
    if one.what:
        yield one


def plain(text: str) -> str:
    """One line of at most `MAX_SHOWN` characters; what steers a display (control, direction, surrogates) is left out."""
    shown = "".join(" " if char.isspace() else char for char in text[:_LOOKED_AT])
    shown = "".join(char for char in shown if unicodedata.category(char)[0] != "C")
    shown = " ".join(shown.split())
    return shown if len(shown) <= MAX_SHOWN else shown[: MAX_SHOWN - 1].rstrip() + "…"


def decoded(raw: bytes) -> str:
    """Text of unknown encoding up to the first NUL: UTF-8, or else as Western Europe wrote before it."""
    raw = raw.split(b"\0", 1)[0]
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace") if len(raw) < _LOOKED_AT else raw.decode("utf-8", "replace")


def amount(count: int) -> str:
    """A number of bytes for people."""
    if count < 1000:  # noqa: PLR2004
        return f"{count} B"
    return f"{count / 1000:.1f} kB" if count < 1_000_000 else f"{count / 1_000_000:.1f} MB"  # noqa: PLR2004


def depicted(jpeg: bytes) -> str:
    """How large a picture is: in pixels where it is a JPEG that says so, and in bytes."""
    size = jpeg_size(jpeg)
    return (f"{size[0]} x {size[1]}, " if size is not None else "") + amount(len(jpeg))


def jpeg_size(jpeg: bytes) -> tuple[int, int] | None:
    """Width and height as a JPEG's frame header tells them."""
    at = 2
    for _ in range(_MAX_DEPICTED if jpeg[:2] == b"\xff\xd8" else 0):
        if jpeg[at : at + 1] != b"\xff" or at + 9 > len(jpeg):
            return None
        marker = jpeg[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):  # noqa: PLR2004
            return int.from_bytes(jpeg[at + 7 : at + 9]), int.from_bytes(jpeg[at + 5 : at + 7])
        at += 2 + int.from_bytes(jpeg[at + 2 : at + 4])
    return None


def guarded(found: Iterable[Carried], where: str) -> Iterator[Carried]:
    """What a reader finds; where it breaks down, that is itself a finding."""
    try:
        yield from found
    except FAULTS:
        yield carried(CarriedKind.UNREADABLE, where)
