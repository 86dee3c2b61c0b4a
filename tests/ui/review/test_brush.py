from __future__ import annotations

import math

import numpy as np
import pytest

from app.model import RegionKind, Shape
from app.redaction.regions import inside
from ui.review.brush import MARGIN_PX, mask_of

SIZE = (400, 300)


def held(path: list[tuple[float, float]], radius: float) -> np.ndarray:
    region = mask_of(path, radius, SIZE, RegionKind.NAME)
    assert region is not None
    assert (region.shape, region.kind) == (Shape.MASK, RegionKind.NAME)
    window, part = inside(region, *SIZE) or pytest.fail("nothing of the picture")
    whole = np.zeros(SIZE[::-1], bool)
    whole[window.top : window.bottom, window.left : window.right] = part
    return whole


def away(path: list[tuple[float, float]]) -> np.ndarray:
    """How far the middle of each pixel lies from the path."""
    y, x = np.mgrid[: SIZE[1], : SIZE[0]] + 0.5
    least = np.full((SIZE[1], SIZE[0]), np.inf)
    for (x1, y1), (x2, y2) in zip(path, path[1:] or path, strict=False):
        length = math.hypot(x2 - x1, y2 - y1) or 1.0
        along = np.clip(((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length**2, 0, 1)
        least = np.minimum(least, np.hypot(x - x1 - along * (x2 - x1), y - y1 - along * (y2 - y1)))
    return least


@pytest.mark.parametrize("radius", [1.0, 6.5, 40.0])
@pytest.mark.parametrize(
    "path",
    [
        [(120.0, 80.0)],
        [(20.0, 30.0), (380.0, 270.0)],
        [(50.0, 50.0), (300.0, 60.0), (290.0, 200.0), (60.0, 190.0), (50.0, 50.0)],
        [(-30.0, 150.0), (200.0, -20.0), (430.0, 310.0)],
    ],
)
def test_a_mask_covers_all_that_was_painted_and_little_more(path: list[tuple[float, float]], radius: float) -> None:
    mask, distance = held(path, radius), away(path)
    assert mask[distance <= radius].all()
    assert not mask[distance > radius + MARGIN_PX + 2].any()


def test_a_very_long_stroke_stays_bounded_and_still_covers() -> None:
    path = [(float(step % 380 + 10), float(step // 380 * 40 + 10)) for step in range(0, 380 * 7, 2)] * 4
    mask = held(path, 0.6)
    assert mask[away(path[:1330]) <= 0.6].all()


def test_outside_the_picture_nothing_is_painted() -> None:
    assert mask_of([(-200.0, -200.0), (-100.0, -200.0)], 20, SIZE, RegionKind.HEAD) is None
