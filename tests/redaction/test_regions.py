from __future__ import annotations

import itertools
import math
import tracemalloc

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model import Region, RegionKind, Shape
from app.redaction.regions import Extent, covered_share, disc_around, grown, head_of, inside, person_of, scaled, touches, union
from detectors.base import Box

WIDTH, HEIGHT = 40, 30
SIDES = st.integers(1, 60)
PLACES = st.integers(-70, 70)
BOXES = st.builds(Box.of_size, PLACES, PLACES, SIDES, SIDES)


def box(left: int, top: int, right: int, bottom: int) -> Region:
    return Region(Shape.BOX, RegionKind.FACE, Box(left, top, right, bottom))


def ellipse(bounds: Box) -> Region:
    return Region(Shape.ELLIPSE, RegionKind.HEAD, bounds)


def polygon(*points: tuple[int, int]) -> Region:
    columns, rows = [x for x, _ in points], [y for _, y in points]
    bounds = Box(min(columns), min(rows), max(columns) + 1, max(rows) + 1)
    return Region(Shape.POLYGON, RegionKind.FACE, bounds, points)


def pixels(region: Region, width: int = WIDTH, height: int = HEIGHT) -> set[tuple[int, int]]:
    return {(int(x), int(y)) for y, x in zip(*np.nonzero(union((region,), width, height)), strict=True)}


def area(left: int, top: int, right: int, bottom: int) -> set[tuple[int, int]]:
    return {(x, y) for x in range(left, right) for y in range(top, bottom)}


CUT = {
    "inside": (box(3, 4, 9, 8), area(3, 4, 9, 8)),
    "one pixel": (box(3, 4, 4, 5), {(3, 4)}),
    "first pixel": (box(0, 0, 1, 1), {(0, 0)}),
    "last pixel": (box(39, 29, 40, 30), {(39, 29)}),
    "left": (box(-5, 4, 2, 8), area(0, 4, 2, 8)),
    "right": (box(38, 4, 99, 8), area(38, 4, 40, 8)),
    "top": (box(3, -5, 9, 2), area(3, 0, 9, 2)),
    "bottom": (box(3, 28, 9, 99), area(3, 28, 9, 30)),
    "top left": (box(-9, -9, 1, 1), {(0, 0)}),
    "top right": (box(39, -9, 50, 1), {(39, 0)}),
    "bottom left": (box(-9, 29, 1, 40), {(0, 29)}),
    "bottom right": (box(39, 29, 50, 40), {(39, 29)}),
    "larger than the picture": (box(-9, -9, 99, 99), area(0, 0, 40, 30)),
    "left of it": (box(-9, 4, 0, 8), set()),
    "right of it": (box(40, 4, 50, 8), set()),
    "above it": (box(3, -9, 9, 0), set()),
    "below it": (box(3, 30, 9, 40), set()),
}


@pytest.mark.parametrize(("region", "expected"), CUT.values(), ids=list(CUT))
def test_boxes_at_every_border(region: Region, expected: set[tuple[int, int]]) -> None:
    assert pixels(region) == expected
    found = inside(region, WIDTH, HEIGHT)
    assert (found is None) == (not expected)


@given(BOXES)
def test_an_ellipse_is_cut_by_the_border_and_nothing_else(bounds: Box) -> None:
    """What is inside does not depend on where the picture ends."""
    wide = pixels(ellipse(Box(bounds.left + 100, bounds.top + 100, bounds.right + 100, bounds.bottom + 100)), 250, 250)
    moved = {(x - 100, y - 100) for x, y in wide}
    assert pixels(ellipse(bounds)) == {(x, y) for x, y in moved if 0 <= x < WIDTH and 0 <= y < HEIGHT}


@given(BOXES)
def test_an_ellipse_holds_every_pixel_it_touches(bounds: Box) -> None:
    """Points all over the ellipse, its outline included: the pixel of each is inside."""
    held = pixels(ellipse(Box(bounds.left + 100, bounds.top + 100, bounds.right + 100, bounds.bottom + 100)), 250, 250)
    centre_x, centre_y = (bounds.left + bounds.right) / 2 + 100, (bounds.top + bounds.bottom) / 2 + 100
    for step in range(64):
        for reach in (0.3, 0.7, 0.999):
            x = centre_x + reach * bounds.width / 2 * math.cos(step * math.pi / 32)
            y = centre_y + reach * bounds.height / 2 * math.sin(step * math.pi / 32)
            assert (math.floor(x), math.floor(y)) in held


@pytest.mark.parametrize(("side", "held"), [(1, 1), (2, 4), (3, 9), (8, 60), (20, 344)])
def test_an_ellipse_leaves_out_the_corners(side: int, held: int) -> None:
    assert len(pixels(ellipse(Box.of_size(5, 5, side, side)))) == held


def test_a_polygon_holds_its_corners_and_its_outline() -> None:
    held = pixels(polygon((5, 5), (15, 5), (10, 12)))
    assert {(5, 5), (15, 5), (10, 12), (10, 8)} <= held
    assert held >= {(x, 5) for x in range(5, 16)}
    assert not held & {(4, 5), (16, 5), (5, 12), (15, 12), (10, 13)}


def test_a_polygon_is_cut_by_the_border() -> None:
    whole = pixels(polygon((20, 20), (60, 20), (40, 60)), 100, 100)
    moved = pixels(polygon((0, 0), (40, 0), (20, 40)), 100, 100)
    assert whole == {(x + 20, y + 20) for x, y in moved}
    assert pixels(polygon((-20, -10), (20, -10), (0, 30))) == {
        (x - 40, y - 30) for x, y in whole if 0 <= x - 40 < WIDTH and 0 <= y - 30 < HEIGHT
    }


def test_a_mask_is_read_row_by_row_and_cut_by_the_border() -> None:
    mask = Region(Shape.MASK, RegionKind.FACE, Box(-1, -1, 2, 2), runs=(1, 3, 1, 2, 2))
    #  outside inside inside / inside outside inside / inside outside outside; the picture begins in the middle
    assert pixels(mask) == {(1, 0)}
    at_the_end = Region(Shape.MASK, RegionKind.FACE, Box(38, 28, 41, 31), runs=(0, 9))
    assert pixels(at_the_end) == area(38, 28, 40, 30)


@given(BOXES, st.integers(0, 2**32))
def test_a_mask_holds_what_its_runs_say_wherever_the_picture_ends(bounds: Box, seed: int) -> None:
    random = np.random.default_rng(seed)
    flat = random.random(bounds.area) < random.random()
    flat[-1] = True
    edges = np.flatnonzero(np.diff(flat.astype(int), prepend=0, append=0))
    runs = tuple(map(int, np.diff(edges, prepend=0, append=bounds.area)))
    held = pixels(Region(Shape.MASK, RegionKind.FACE, bounds, runs=runs))
    rows, columns = np.nonzero(flat.reshape(bounds.height, bounds.width))
    everywhere = {(int(x) + bounds.left, int(y) + bounds.top) for y, x in zip(rows, columns, strict=True)}
    assert held == {(x, y) for x, y in everywhere if 0 <= x < WIDTH and 0 <= y < HEIGHT}


@pytest.mark.parametrize("runs", [(0, 8), (0, 10), (-1, 10), (5, -1, 5), (9,), (3, 0, 6), ()])
def test_a_mask_fills_its_bounds_and_holds_something(runs: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="mask"):
        Region(Shape.MASK, RegionKind.FACE, Box(0, 0, 3, 3), runs=runs)


def test_a_mask_is_bounded_and_a_large_one_costs_only_its_rows_in_the_picture() -> None:
    side = 1 << 14
    largest = Region(Shape.MASK, RegionKind.FACE, Box.of_size(-20, -20, side, side), runs=(0, side**2))
    assert pixels(largest) == area(0, 0, WIDTH, HEIGHT)
    tracemalloc.start()
    found = inside(largest, WIDTH, HEIGHT)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found is not None
    assert peak < 4 * HEIGHT * side
    with pytest.raises(ValueError, match="larger"):
        Region(Shape.MASK, RegionKind.FACE, Box.of_size(0, 0, side, side + 1), runs=(0, side * (side + 1)))


def test_the_corners_of_a_polygon_lie_in_its_bounds() -> None:
    with pytest.raises(ValueError, match="corners"):
        Region(Shape.POLYGON, RegionKind.FACE, Box(0, 0, 10, 10), ((0, 0), (10, 0), (0, 9)))


@pytest.mark.parametrize("shape", [Shape.BOX, Shape.ELLIPSE, Shape.POLYGON, Shape.MASK])
@given(bounds=BOXES)
def test_a_region_touches_a_picture_of_which_it_holds_a_pixel(shape: Shape, bounds: Box) -> None:
    region = of_shape(shape, bounds)
    assert touches(region, WIDTH, HEIGHT) is bool(pixels(region))


FACES = st.builds(Box.of_size, st.integers(-400, 400), st.integers(-400, 400), st.integers(1, 300), st.integers(1, 300))


@given(FACES)
def test_the_head_encloses_its_face_with_a_margin(face: Box) -> None:
    """Every pixel of the box, and two more on each side in its middle."""
    moved = Box(face.left + 1200, face.top + 1200, face.right + 1200, face.bottom + 1200)
    held = union((head_of(moved),), 2600, 2600)
    assert held[moved.top : moved.bottom, moved.left : moved.right].all()
    middle_x, middle_y = (moved.left + moved.right) // 2, (moved.top + moved.bottom) // 2
    assert held[middle_y, [moved.left - 2, moved.right + 1]].all()
    assert held[[moved.top - 2, moved.bottom + 1], middle_x].all()


@pytest.mark.parametrize("shape", [Shape.BOX, Shape.ELLIPSE, Shape.POLYGON, Shape.MASK])
@given(bounds=BOXES, factor=st.floats(1, 3))
def test_growing_only_adds(shape: Shape, bounds: Box, factor: float) -> None:
    region = of_shape(shape, Box(bounds.left + 150, bounds.top + 150, bounds.right + 150, bounds.bottom + 150))
    assert pixels(region, 360, 360) <= pixels(grown(region, factor), 360, 360)


def of_shape(shape: Shape, bounds: Box) -> Region:
    if shape is Shape.POLYGON:
        corners = ((bounds.left, bounds.top), (bounds.right - 1, bounds.top), (bounds.left, bounds.bottom - 1))
        return Region(shape, RegionKind.FACE, bounds, corners)
    runs = (bounds.area // 3, bounds.area - bounds.area // 3) if shape is Shape.MASK else ()
    return Region(shape, RegionKind.FACE, bounds, runs=runs)


@pytest.mark.parametrize("factor", [0.99, 0.0, -1.0])
def test_nothing_shrinks(factor: float) -> None:
    with pytest.raises(ValueError, match="grows"):
        grown(box(0, 0, 5, 5), factor)


@pytest.mark.parametrize("shape", [Shape.BOX, Shape.ELLIPSE, Shape.POLYGON, Shape.MASK])
@given(bounds=BOXES, scale_x=st.floats(0.05, 2.5), scale_y=st.floats(0.05, 2.5))
def test_scaling_covers_every_source_pixel(shape: Shape, bounds: Box, scale_x: float, scale_y: float) -> None:
    """The middle of each pixel that the region held lies in a pixel that the scaled region holds, at every border too."""
    region = of_shape(shape, bounds)
    held = pixels(scaled(region, scale_x, scale_y), math.ceil(WIDTH * scale_x) + 1, math.ceil(HEIGHT * scale_y) + 1)
    source = pixels(region)
    assert {(math.floor((x + 0.5) * scale_x), math.floor((y + 0.5) * scale_y)) for x, y in source} <= held


@pytest.mark.parametrize("shape", [Shape.BOX, Shape.ELLIPSE, Shape.POLYGON, Shape.MASK])
def test_scaling_by_one_changes_nothing(shape: Shape) -> None:
    region = of_shape(shape, Box(-3, 2, 20, 17))
    assert pixels(scaled(region, 1.0, 1.0)) == pixels(region)


def test_several_regions_are_one_area() -> None:
    together = union((box(0, 0, 4, 4), box(2, 2, 6, 6), box(90, 90, 99, 99)), WIDTH, HEIGHT)
    assert int(together.sum()) == 16 + 16 - 4
    assert not union((), WIDTH, HEIGHT).any()


@pytest.mark.parametrize(
    ("asked", "share"),
    [
        (Box(0, 0, 10, 10), 1.0),
        (Box(0, 0, 20, 10), 0.5),
        (Box(-10, 0, 10, 10), 1.0),
        (Box(10, 10, 20, 20), 0.0),
        (Box(-9, -9, -1, -1), 1.0),
        (Box(5, 5, 15, 15), 0.25),
    ],
)
def test_only_pixels_of_the_picture_count_as_bare(asked: Box, share: float) -> None:
    assert covered_share(asked, union((box(0, 0, 10, 10),), WIDTH, HEIGHT)) == pytest.approx(share)


@given(st.builds(Box.of_size, st.integers(-20, 140), st.integers(-20, 140), st.integers(1, 60), st.integers(1, 60)))
def test_an_extent_only_grows(face: Box) -> None:
    held = [union((person_of(face, extent),), 160, 160) for extent in Extent]
    for less, more in itertools.pairwise(held):
        assert not (less & ~more).any()
    assert person_of(face, Extent.HEAD) == head_of(face)


@given(BOXES)
def test_a_disc_is_round_and_leaves_no_rim(bounds: Box) -> None:
    head = ellipse(Box(bounds.left + 100, bounds.top + 100, bounds.right + 100, bounds.bottom + 100))
    disc = disc_around(head)
    assert disc.bounds.width == disc.bounds.height
    assert pixels(disc, 300, 300) >= pixels(head, 300, 300)


def test_only_heads_become_discs() -> None:
    plate = Region(Shape.ELLIPSE, RegionKind.PLATE, Box(0, 0, 40, 10))
    drawn = Region(Shape.BOX, RegionKind.FACE, Box(0, 0, 40, 10))
    assert (disc_around(plate), disc_around(drawn)) == (plate, drawn)
