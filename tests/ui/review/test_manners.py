"""Covers in review look as they will in the release."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage, QPainter

from app.model import Region, RegionKind, Shape
from app.pipeline.preview import look, look_covered
from app.redaction.cover import DISC_RGB, SOLID_RGB, Covering, CoverStyle
from app.redaction.regions import Extent, disc_around, union
from detectors.base import Box
from tests.ui.review.conftest import Scene

SIZE = (360, 200)


@pytest.fixture
def at_a(scene: Scene, folder: Path, permission: object) -> Scene:
    """At the photo with two people."""
    scene.open([folder])
    scene.page.arrive(str(folder / "a.jpg"))
    scene.settle()
    return scene


def choose(scene: Scene, style: CoverStyle, extent: Extent = Extent.HEAD) -> None:
    scene.preferences = replace(scene.preferences, cover=style.value, extent=extent.value)
    scene.page.arrive(scene.page.editor.path)
    scene.settle()


def shown(scene: Scene) -> NDArray[np.uint8]:
    """The photo on the stage, pixel by pixel, without the outlines."""
    image = QImage(*SIZE, QImage.Format.Format_RGB888)
    image.fill(QColor(0, 0, 0))
    painter = QPainter(image)
    scene.canvas.covers.paint(painter, None)  # type: ignore[arg-type]
    painter.end()
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(SIZE[1], image.bytesPerLine())
    return rows[:, : SIZE[0] * 3].reshape(SIZE[1], SIZE[0], 3).copy()


def middles(regions: tuple[Region, ...]) -> list[tuple[int, int]]:
    return [((one.bounds.top + one.bounds.bottom) // 2, (one.bounds.left + one.bounds.right) // 2) for one in regions]


def test_they_are_solid_over_the_head_unless_chosen_otherwise(at_a: Scene) -> None:
    covering = at_a.canvas.covers.covering
    assert (covering.style, len(covering.regions)) == (CoverStyle.SOLID, 2)
    assert all(tuple(shown(at_a)[place]) == SOLID_RGB for place in middles(covering.regions))
    assert at_a.looks.covered_as == []


def test_discs_are_round_and_of_their_colour(at_a: Scene) -> None:
    choose(at_a, CoverStyle.DISC)
    covering = at_a.canvas.covers.covering
    painted = (shown(at_a) == DISC_RGB).all(axis=2)
    wanted = union(tuple(map(disc_around, covering.regions)), *SIZE)
    assert (painted != wanted).mean() < 0.01
    assert (painted & ~union(covering.regions, *SIZE)).sum() > 100


def test_an_extent_takes_more_along(at_a: Scene) -> None:
    less = union(at_a.canvas.covers.regions, *SIZE)
    choose(at_a, CoverStyle.SOLID, Extent.SHOULDERS)
    more = union(at_a.canvas.covers.regions, *SIZE)
    assert not (less & ~more).any()
    assert more.sum() > 1.5 * less.sum()


def test_a_soft_cover_is_the_very_picture_of_the_release(at_a: Scene, folder: Path) -> None:
    choose(at_a, CoverStyle.SOFT)
    covering = at_a.canvas.covers.covering
    assert at_a.looks.covered_as == [covering]
    expected = look_covered(folder / "a.jpg", covering, 1600).rgb
    assert expected.shape[:2] == SIZE[::-1]
    held = union(covering.regions, *SIZE)
    seen = shown(at_a)
    assert np.abs(seen.astype(int) - expected)[held].max() <= 2
    assert not (seen == SOLID_RGB).all(axis=2)[held].any()
    bare = look(folder / "a.jpg", 1600).rgb
    assert np.abs(expected.astype(int) - bare)[held].mean() > 20


def test_what_is_drawn_is_soft_too_and_plain_until_then(at_a: Scene) -> None:
    choose(at_a, CoverStyle.SOFT)
    drawn = Region(Shape.BOX, RegionKind.BOARD, Box(100, 130, 200, 180))
    at_a.page.editor.draw(drawn)
    assert drawn in at_a.canvas.covers.regions
    assert tuple(shown(at_a)[150, 150]) == SOLID_RGB
    at_a.settle()
    assert tuple(shown(at_a)[150, 150]) != SOLID_RGB
    assert at_a.looks.covered_as[-1] == at_a.canvas.covers.covering


def test_a_softened_picture_of_other_covers_is_not_taken(at_a: Scene) -> None:
    choose(at_a, CoverStyle.SOFT)
    covers = at_a.canvas.covers
    covers.show_covering(Covering(covers.regions[:1], CoverStyle.SOFT), *SIZE)
    covers.show_softened(QImage(*SIZE, QImage.Format.Format_RGB888), Covering(covers.regions, CoverStyle.DISC))
    assert covers.lacks_softened


def test_nothing_of_a_softened_picture_stays_with_the_next_photo(at_a: Scene, folder: Path) -> None:
    choose(at_a, CoverStyle.SOFT)
    before = at_a.canvas.covers.covering
    at_a.canvas.clear()
    at_a.canvas.covers.show_covering(before, *SIZE)
    assert at_a.canvas.covers.lacks_softened


def test_a_file_that_changed_is_asked_about_once(at_a: Scene, folder: Path) -> None:
    (folder / "a.jpg").write_bytes((folder / "b.jpg").read_bytes())
    choose(at_a, CoverStyle.SOFT)
    assert len(at_a.looks.covered_as) == 1
    assert at_a.canvas.covers.lacks_softened


@pytest.mark.parametrize(("cover", "extent"), [("blur", "head"), ("solid", "face"), ("", "")])
def test_what_is_not_on_offer_is_solid_over_the_head(at_a: Scene, cover: str, extent: str) -> None:
    at_a.preferences = replace(at_a.preferences, cover=cover, extent=extent)
    assert (at_a.context.manner.style, at_a.context.manner.extent) == (CoverStyle.SOLID, Extent.HEAD)
