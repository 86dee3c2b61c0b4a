"""Where a track may pass to somebody else is seen in its lane, and what is taken away there is told by what it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor

from app.text import Catalogue
from tests.ui.video.conftest import Scene, film_item
from tests.ui.video.making import pts, wandering
from ui.theme import LIGHT
from ui.video.lanes import lanes_of
from ui.video.wording import line_of

Key = Qt.Key
pytestmark = pytest.mark.usefixtures("permission")


def broken(*breaks: tuple[int, int]) -> object:
    return replace(wandering("t1", 5, 40), breaks=tuple((pts(left), pts(seen)) for left, seen in breaks))


def said_in(scene: Scene) -> list[str]:
    said: list[str] = []
    scene.video.said.connect(said.append)
    return said


def test_a_lane_tells_where_somebody_else_may_begin(film: Path, english: Catalogue) -> None:
    item = film_item(film, (broken((20, 24), (30, 31)),))  # type: ignore[arg-type]
    assert item.screening is not None
    clip = item.screening.clip
    assert clip is not None
    lane = lanes_of(item)[0]
    assert lane.breaks == (pts(24), pts(31))
    line = line_of(lane, clip, english)
    assert "perhaps somebody else from 0:02.40 on" in line
    assert "perhaps somebody else from 0:03.10 on" in line
    plain = lanes_of(film_item(film, (wandering("t1", 5, 40),)))[0]
    assert "somebody else" not in line_of(plain, clip, english)


def test_of_many_places_the_first_are_told(film: Path, english: Catalogue) -> None:
    item = film_item(film, (broken(*((at, at + 1) for at in range(6, 30, 3))),))  # type: ignore[arg-type]
    assert item.screening is not None
    clip = item.screening.clip
    assert clip is not None
    line = line_of(lanes_of(item)[0], clip, english)
    assert line.count("perhaps somebody else") == 3
    assert "5 more such place" in line


def test_such_a_place_is_marked_in_the_lane_and_told_by_its_tooltip(scene: Scene, film: Path) -> None:
    scene.open([film_item(film, (broken((20, 24)),))])  # type: ignore[arg-type]
    lanes = scene.video.lanes
    axis = lanes.axis
    assert axis is not None
    lanes.show_moment(pts(50))
    picture = lanes.viewport().grab().toImage()
    rect = lanes.visualRect(lanes.lane_model.index(0))
    ratio = picture.devicePixelRatio()

    def is_dark(at: int) -> bool:
        place = QPoint(round(axis.x(pts(at)) * ratio), round((rect.center().y() + 6) * ratio))
        near = [picture.pixelColor(place.x() + dx, place.y()) for dx in (-1, 0, 1)]
        return min(abs(one.lightness() - QColor(LIGHT.text).lightness()) for one in near) < 60

    assert is_dark(24)
    assert not is_dark(30)
    tip = lanes.lane_model.data(lanes.lane_model.index(0), Qt.ItemDataRole.ToolTipRole)
    assert "perhaps somebody else from 0:02.40 on" in " ".join(str(tip).split())


@pytest.mark.parametrize(
    ("breaks", "at", "is_one"),
    [(((5, 6),), 5, True), (((20, 22),), 21, True), (((20, 23),), 21, False), (((20, 24),), 10, False)],
    ids=["first frame", "between two sights", "two frames between", "many frames"],
)
def test_one_frame_is_called_one_frame(
    scene: Scene, film: Path, breaks: tuple[tuple[int, int], ...], at: int, *, is_one: bool
) -> None:
    scene.open([film_item(film, (broken(*breaks),))])  # type: ignore[arg-type]
    said = said_in(scene)
    for frame in (at - 1, at + 1, at):  # what comes before and after it is known
        scene.video.showing.go(pts(frame))
        scene.settle()
    scene.video.select("track:t1")
    scene.press(Key.Key_Delete)
    assert scene.item.corrections
    (told,) = [one for one in said if "stays covered" in one]
    assert ("this one frame" in told) is is_one
    assert (" to " in told) is not is_one
