"""Covers: how a region is made unrecognisable. A style is offered only where an attacker stays near chance."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.model import Region
from app.redaction.regions import disc_around, inside
from app.redaction.soft import soften
from detectors.base import RgbImage


class CoverStyle(StrEnum):
    """The styles on offer, all certified by `benchmarks/covers.py`: an attacker stays below twice chance.

    Blur and mosaic are not: a matcher reads through them (README, "covers"). Nor are emoji: they can ridicule (A8).
    """

    SOLID = "solid"
    SOFT = "soft"
    DISC = "disc"


SOLID_RGB = (98, 106, 116)
"""The colour of a solid cover (sRGB): a calm grey, the same for everybody, so it tells nothing of who is behind it."""
DISC_RGB = (214, 196, 168)
"""The colour of a disc: warm and light like sand, the same for everybody."""
PLAIN = {CoverStyle.SOLID: SOLID_RGB, CoverStyle.DISC: DISC_RGB}
"""The styles of one colour."""


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
