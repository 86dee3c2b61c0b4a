"""Covers: how a region is made unrecognisable. A style is offered only where an attacker stays near chance."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.model import Region
from app.redaction.regions import Extent, disc_around, inside
from app.redaction.soft import soften
from detectors.base import RgbImage


class CoverStyle(StrEnum):
    """The styles on offer. Blur and mosaic are not: a matcher reads through them (README, "Covers"). Nor are emoji (A8)."""

    SOLID = "solid"
    SOFT = "soft"
    DISC = "disc"


SOLID_RGB = (98, 106, 116)
"""The colour of a solid cover (sRGB): a calm grey, the same for everybody, so it tells nothing of who is behind it."""
DISC_RGB = (214, 196, 168)
"""The colour of a disc: warm and light like sand, the same for everybody."""
PLAIN = {CoverStyle.SOLID: SOLID_RGB, CoverStyle.DISC: DISC_RGB}
"""The styles of one colour."""


CERTIFIED = {
    CoverStyle.SOLID: (Extent.HEAD, Extent.SHOULDERS),
    CoverStyle.SOFT: (Extent.HEAD, Extent.SHOULDERS),
    CoverStyle.DISC: (Extent.HEAD, Extent.SHOULDERS),
}
"""What each style was measured at on 960 probes: every attack of `benchmarks/covers.py` stayed below twice chance."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How people are covered: in which style, and how much around each face.

    Raises:
        ValueError: where nobody measured what an attacker makes of it.
    """

    style: CoverStyle = CoverStyle.SOLID
    extent: Extent = Extent.HEAD

    def __post_init__(self) -> None:
        """Refuse what was not certified."""
        if self.extent not in CERTIFIED[self.style]:
            raise ValueError(f"{self.style} over {self.extent} was not certified")


SOLID_HEADS = Manner()
"""The default."""


@dataclass(frozen=True, slots=True)
class Covering:
    """What is covered, and in which style. `regions` are in pixels of one picture."""

    regions: tuple[Region, ...]
    style: CoverStyle = CoverStyle.SOLID


@dataclass(frozen=True, slots=True)
class Paint:
    """All that a cover's pixels follow from, beside the regions and what lies around them.

    `seed` chooses the noise of a soft cover: the entry's random id.
    """

    style: CoverStyle = CoverStyle.SOLID
    seed: str = ""


SOLID = Paint()


def cover(rgb: RgbImage, regions: tuple[Region, ...], paint: Paint = SOLID) -> RgbImage:
    """A copy of `rgb` ((H, W, 3) uint8, sRGB) in which nothing is left of any pixel of any region."""
    covered = rgb.copy()
    if paint.style not in PLAIN:
        soften(covered, regions, paint.seed, SOLID_RGB)
        return covered
    height, width = rgb.shape[:2]
    for region in outlines(regions, paint.style):
        found = inside(region, width, height)
        if found is not None:
            window, held = found
            covered[window.top : window.bottom, window.left : window.right][held] = PLAIN[paint.style]
    return covered


def outlines(regions: tuple[Region, ...], style: CoverStyle) -> tuple[Region, ...]:
    """What a style covers of these regions: all of them at least."""
    return tuple(map(disc_around, regions)) if style is CoverStyle.DISC else regions
