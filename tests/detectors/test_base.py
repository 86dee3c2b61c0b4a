from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.base import Box, Face, middle_of

SIDES = st.integers(1, 60)
PLACES = st.integers(-80, 80)
BOXES = st.builds(Box.of_size, PLACES, PLACES, SIDES, SIDES)


@pytest.mark.parametrize("corners", [(5, 5, 5, 9), (5, 5, 9, 5), (9, 5, 5, 9), (5, 9, 9, 5)])
def test_an_empty_box_cannot_exist(corners: tuple[int, int, int, int]) -> None:
    with pytest.raises(ValueError, match="empty box"):
        Box(*corners)


def test_boxes_are_half_open() -> None:
    assert Box.of_size(3, 4, 1, 1) == Box(3, 4, 4, 5)
    assert Box(0, 0, 4, 4).intersection(Box(4, 0, 8, 4)) == 0
    assert Box(0, 0, 4, 4).intersection(Box(3, 3, 8, 8)) == 1


@given(BOXES, BOXES)
def test_overlap_counts_shared_pixels(one: Box, other: Box) -> None:
    pixels = [{(x, y) for x in range(box.left, box.right) for y in range(box.top, box.bottom)} for box in (one, other)]
    shared, either = len(pixels[0] & pixels[1]), len(pixels[0] | pixels[1])
    assert one.area == len(pixels[0])
    assert one.intersection(other) == shared
    assert one.iou(other) == pytest.approx(shared / either)


@given(BOXES, SIDES, SIDES)
def test_clipping_keeps_just_the_pixels_inside(box: Box, width: int, height: int) -> None:
    inside = {
        (x, y) for x in range(box.left, box.right) for y in range(box.top, box.bottom) if 0 <= x < width and 0 <= y < height
    }
    clipped = box.clipped(width, height)
    if clipped is None:
        assert not inside
    else:
        assert inside == {(x, y) for x in range(clipped.left, clipped.right) for y in range(clipped.top, clipped.bottom)}


@pytest.mark.parametrize("score", [-0.001, 1.001, math.nan, math.inf])
def test_a_score_lies_between_0_and_1(score: float) -> None:
    with pytest.raises(ValueError, match="score"):
        Face(Box(0, 0, 1, 1), score, "test")


def test_the_middle_of_a_face_is_rounded_outwards() -> None:
    assert middle_of(Box(0, 0, 100, 50)) == Box(20, 10, 80, 40)
    assert middle_of(Box(10, 10, 14, 13)) == Box(10, 10, 14, 13)
