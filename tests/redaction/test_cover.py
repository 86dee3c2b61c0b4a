from __future__ import annotations

import numpy as np
import pytest

from app.model import Region, RegionKind, Shape
from app.redaction.cover import SOLID_RGB, cover
from app.redaction.regions import head_of, union
from detectors.base import Box
from tests.make_media import noise

REGIONS = {
    "none": (),
    "head": (head_of(Box(40, 20, 60, 45)),),
    "overlapping": (head_of(Box(40, 20, 60, 45)), head_of(Box(50, 25, 70, 50))),
    "last row and column": (Region(Shape.BOX, RegionKind.FACE, Box(90, 60, 96, 64)),),
    "beyond every border": (Region(Shape.ELLIPSE, RegionKind.HEAD, Box(-10, -10, 110, 80)),),
    "wholly outside": (head_of(Box(500, 500, 540, 550)),),
    "polygon": (Region(Shape.POLYGON, RegionKind.FACE, Box(0, 0, 50, 50), ((0, 0), (49, 0), (0, 49))),),
    "mask": (Region(Shape.MASK, RegionKind.FACE, Box(2, 2, 6, 6), runs=(3, 5, 8)),),
}


@pytest.mark.parametrize("regions", REGIONS.values(), ids=list(REGIONS))
def test_inside_is_the_colour_and_outside_is_untouched(regions: tuple[Region, ...]) -> None:
    picture = noise()
    before = picture.copy()
    covered = cover(picture, regions)
    held = union(regions, 96, 64)
    assert (covered[held] == SOLID_RGB).all()
    assert np.array_equal(covered[~held], before[~held])
    assert np.array_equal(picture, before)
    assert covered is not picture
    assert not np.shares_memory(covered, picture)


def test_the_last_row_and_column_are_covered() -> None:
    covered = cover(noise(), (Region(Shape.BOX, RegionKind.FACE, Box(90, 60, 200, 200)),))
    assert (covered[60:, 90:] == SOLID_RGB).all()
    assert not (covered[59, 90:] == SOLID_RGB).all()


def test_the_cover_depends_on_nobody() -> None:
    """Two different pictures are the same where they are covered."""
    regions = (head_of(Box(40, 20, 60, 45)),)
    held = union(regions, 96, 64)
    assert np.array_equal(cover(noise(seed=1), regions)[held], cover(noise(seed=2), regions)[held])
