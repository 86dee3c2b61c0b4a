"""Covers: how a region is made unrecognisable. A style is offered only where an attacker stays near chance."""

from __future__ import annotations

from enum import StrEnum

from app.model import Region
from app.redaction.regions import inside
from detectors.base import RgbImage


class CoverStyle(StrEnum):
    """The styles on offer. Blur, mosaic and their like are not: a matcher reads through them (README, "covers")."""

    SOLID = "solid"


SOLID_RGB = (98, 106, 116)
"""The colour of a solid cover (sRGB): a calm grey, the same for everybody, so it tells nothing of who is behind it."""


def cover(rgb: RgbImage, regions: tuple[Region, ...]) -> RgbImage:
    """A copy of `rgb` ((H, W, 3) uint8, sRGB) in which every pixel of every region is the solid colour."""
    covered = rgb.copy()
    height, width = rgb.shape[:2]
    for region in regions:
        found = inside(region, width, height)
        if found is not None:
            window, held = found
            covered[window.top : window.bottom, window.left : window.right][held] = SOLID_RGB
    return covered
