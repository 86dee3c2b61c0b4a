from __future__ import annotations

import numpy as np
import pytest

from app.model import Region, RegionKind, Shape
from app.redaction.cover import CERTIFIED, DISC_RGB, SOLID_HEADS, SOLID_RGB, CoverStyle, Manner, Paint, cover, outlines
from app.redaction.regions import Extent, head_of, union
from app.redaction.soft import edge_px
from detectors.base import Box
from tests.make_media import ENTRY, noise, portrait

REGIONS = {
    "none": (),
    "head": (head_of(Box(40, 20, 60, 45)),),
    "overlapping": (head_of(Box(40, 20, 60, 45)), head_of(Box(50, 25, 70, 50))),
    "last row and column": (Region(Shape.BOX, RegionKind.FACE, Box(90, 60, 96, 64)),),
    "beyond every border": (Region(Shape.ELLIPSE, RegionKind.HEAD, Box(-10, -10, 110, 80)),),
    "wholly outside": (head_of(Box(500, 500, 540, 550)),),
    "the whole picture": (Region(Shape.BOX, RegionKind.BOARD, Box(0, 0, 96, 64)),),
    "all but the first pixel": (Region(Shape.MASK, RegionKind.FACE, Box(0, 0, 96, 64), runs=(1, 96 * 64 - 1)),),
    "one pixel": (Region(Shape.BOX, RegionKind.FACE, Box(7, 7, 8, 8)),),
    "crowd": tuple(head_of(Box.of_size(x, y, 6, 8)) for x in range(-10, 100, 11) for y in range(-10, 70, 13)),
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


def test_the_default_is_solid_over_the_head() -> None:
    assert SOLID_HEADS == Manner() == Manner(CoverStyle.SOLID, Extent.HEAD)


def test_every_style_was_certified_somewhere_and_nothing_else_can_be_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    assert set(CERTIFIED) == set(CoverStyle)
    assert all(CERTIFIED.values())
    monkeypatch.setitem(CERTIFIED, CoverStyle.DISC, (Extent.HEAD,))
    with pytest.raises(ValueError, match="not certified"):
        Manner(CoverStyle.DISC, Extent.SHOULDERS)


PAINTS = {style: Paint(style, ENTRY) for style in CoverStyle}


@pytest.mark.parametrize("style", CoverStyle)
@pytest.mark.parametrize("regions", REGIONS.values(), ids=list(REGIONS))
def test_nothing_follows_from_what_is_below(regions: tuple[Region, ...], style: CoverStyle) -> None:
    """Two pictures that differ below the covers are the same picture once covered, to the last bit and everywhere."""
    one, other = noise(seed=1), noise(seed=1).copy()
    held = union(regions, 96, 64)
    other[held] = noise(seed=2)[held]
    assert np.array_equal(cover(one, regions, PAINTS[style]), cover(other, regions, PAINTS[style]))
    assert np.array_equal(one[~held], other[~held])


@pytest.mark.parametrize("regions", REGIONS.values(), ids=list(REGIONS))
def test_a_disc_leaves_no_rim_and_nothing_else_untouched(regions: tuple[Region, ...]) -> None:
    covered, discs = cover(noise(), regions, PAINTS[CoverStyle.DISC]), outlines(regions, CoverStyle.DISC)
    assert (covered[union((*regions, *discs), 96, 64)] == DISC_RGB).all()
    beside = ~union(discs, 96, 64)
    assert np.array_equal(covered[beside], noise()[beside])


@pytest.mark.parametrize("regions", REGIONS.values(), ids=list(REGIONS))
def test_a_soft_cover_grows_by_its_edge_and_no_further(regions: tuple[Region, ...]) -> None:
    covered = cover(noise(), regions, PAINTS[CoverStyle.SOFT])
    wide = np.zeros((64, 96), np.bool_)
    for region in regions:
        box, edge = region.bounds, edge_px(region) + 1
        wide[max(0, box.top - edge) : max(0, box.bottom + edge), max(0, box.left - edge) : max(0, box.right + edge)] = True
    assert np.array_equal(covered[~wide], noise()[~wide])


def test_a_soft_cover_takes_after_its_surroundings_and_its_noise() -> None:
    head = (head_of(Box.of_size(178, 60, 94, 118)),)
    held, paint = union(head, 512, 512), PAINTS[CoverStyle.SOFT]
    covered = cover(portrait(), head, paint)
    assert np.array_equal(covered, cover(portrait(), head, paint))
    other = cover(portrait(), head, Paint(CoverStyle.SOFT, "f" * 32))
    assert np.abs(covered.astype(int) - other)[held].mean() > 5
    night = cover((portrait() * 0.3).astype(np.uint8), head, paint)
    assert night[held].mean() < covered[held].mean() - 30
    steps = np.abs(np.diff(covered.astype(int), axis=1))[held[:, 1:]]
    assert steps.max() < np.abs(np.diff(portrait().astype(int), axis=1))[held[:, 1:]].max() / 8


def test_a_soft_cover_has_no_hard_edge() -> None:
    """Where the cover begins, the picture goes over into it: it does not look like a hole."""
    head = (head_of(Box.of_size(178, 60, 94, 118)),)
    plain = np.full((512, 512, 3), 200, np.uint8)
    styles = CoverStyle.SOFT, CoverStyle.SOLID
    soft, solid = (np.abs(np.diff(cover(plain, head, PAINTS[style]).astype(int), axis=1)).max() for style in styles)
    assert soft <= 4
    assert solid > 80


def test_neighbours_do_not_feed_each_other() -> None:
    """What is below one cover shows in no other, nor do its colours when it is painted first."""
    near = (head_of(Box(20, 20, 30, 34)), head_of(Box(34, 20, 44, 34)))
    red = noise().copy()
    red[union(near[:1], 96, 64)] = (255, 0, 0)
    assert np.array_equal(cover(noise(), near, PAINTS[CoverStyle.SOFT]), cover(red, near, PAINTS[CoverStyle.SOFT]))


def test_where_nothing_is_left_to_take_colours_from_the_calm_grey_remains() -> None:
    whole = (Region(Shape.BOX, RegionKind.BOARD, Box(-5, -5, 200, 200)),)
    covered = cover(noise(), whole, PAINTS[CoverStyle.SOFT]).astype(int)
    assert np.abs(covered - SOLID_RGB).mean() < 25
    assert np.array_equal(covered, cover(noise(seed=9), whole, PAINTS[CoverStyle.SOFT]))


@pytest.mark.parametrize("style", CoverStyle)
@pytest.mark.parametrize("kind", [RegionKind.NAME, RegionKind.NUMBER, RegionKind.BOARD, RegionKind.SCREEN, RegionKind.PLATE])
def test_areas_of_other_kinds_are_covered_by_their_shape(kind: RegionKind, style: CoverStyle) -> None:
    plate = (Region(Shape.BOX, kind, Box(30, 20, 70, 30)),)
    assert outlines(plate, style) == plate
    covered = cover(noise(), plate, PAINTS[style])
    other = noise().copy()
    other[20:30, 30:70] = 255
    assert np.array_equal(covered, cover(other, plate, PAINTS[style]))
