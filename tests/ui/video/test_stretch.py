"""No person in the stretch: done, or said why not."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app.events.event import EventItem
from app.model import DecisionKind, Region, RegionKind, Shape
from detectors.base import Box
from tests.ui.video.conftest import Scene
from tests.ui.video.making import pts

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
pytestmark = pytest.mark.usefixtures("permission")


def mark(scene: Scene, first: int, last: int) -> None:
    for frame, bracket in ((first, Key.Key_BracketLeft), (last, Key.Key_BracketRight)):
        scene.video.showing.go(pts(frame))
        scene.settle()
        scene.press(bracket)


@pytest.mark.parametrize(("first", "last"), [(30, 33), (0, 3)])
@pytest.mark.parametrize("by_key", [True, False], ids=["key", "button"])
def test_a_stretch_outside_of_the_track_is_told(scene: Scene, item: EventItem, first: int, last: int, *, by_key: bool) -> None:
    scene.open([item])
    mark(scene, first, last)
    scene.video.select("track:t1")
    if by_key:
        scene.press(Key.Key_Delete, modifier=SHIFT)
    else:
        scene.video.panel.tracks.buttons["remove-stretch"].click()
    assert scene.item.corrections == ()
    told = scene.page.message.text
    assert "Nothing was changed: Track 1 is there 0:00.50 to 0:02.50" in told
    assert f"0:0{first / 10:.2f} to 0:0{last / 10:.2f}" in told


def test_a_stretch_that_reaches_into_the_track_counts(scene: Scene, item: EventItem) -> None:
    scene.open([item])
    mark(scene, 0, 10)
    scene.video.select("track:t1")
    scene.press(Key.Key_Delete, modifier=SHIFT)
    assert len(scene.item.corrections) == 1


def test_a_drawn_area_is_not_taken_away_whole_for_a_stretch(scene: Scene, item: EventItem) -> None:
    scene.open([item])
    scene.video.track_acts.draw(Region(Shape.BOX, RegionKind.BOARD, Box(200, 20, 280, 80)))
    scene.settle()
    mark(scene, 5, 10)
    (area,) = [lane for lane in scene.video.showing.lanes if lane.area is not None]
    scene.video.select(area.key)
    scene.press(Key.Key_Delete, modifier=SHIFT)
    assert any(one.kind is DecisionKind.COVER for one in scene.item.decisions)
    assert "Only of a track" in scene.page.message.text
