"""What is said above a video is gone when it is not true any more."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.events.event import EventItem
from tests.ui.pointing import point_at, pointer
from tests.ui.video.conftest import Scene
from tests.ui.video.making import pts

__all__ = ["pointer"]

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier

pytestmark = pytest.mark.usefixtures("permission")


def select_in_lanes(scene: Scene) -> None:
    lanes = scene.video.lanes
    row = lanes.visualRect(lanes.lane_model.index(0))
    QTest.mouseClick(lanes.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(8, row.center().y()))


@pytest.mark.parametrize(
    "do",
    [
        select_in_lanes,
        lambda scene: scene.press(Key.Key_Escape),
        lambda scene: scene.press(Key.Key_BracketLeft),
        lambda scene: scene.press(Key.Key_H),
        lambda scene: scene.press(Key.Key_S),
        lambda scene: scene.press(Key.Key_R),
        lambda scene: scene.press(Key.Key_J),
    ],
    ids=["select", "escape", "stretch", "as released", "star", "tool", "doubt"],
)
def test_the_next_thing_done_ends_it(scene: Scene, item: EventItem, do: Callable[[Scene], None]) -> None:
    scene.open([item])
    scene.press(Key.Key_O)
    assert "Select a track first" in scene.page.message.text
    do(scene)
    scene.qtbot.waitUntil(lambda: scene.page.message.text == "")  # a mouse has to be let go


def test_where_to_press_o_is_said_until_it_was_pressed(scene: Scene, item: EventItem) -> None:
    scene.open([item])
    scene.press(Key.Key_R, Key.Key_Return)
    scene.press(Key.Key_Right, Key.Key_Right)
    scene.press(Key.Key_Right, modifier=SHIFT)
    assert "press O" in scene.page.message.text
    scene.press(Key.Key_O)
    assert scene.page.message.text == ""
    scene.press(Key.Key_R, Key.Key_Return)
    assert "press O" in scene.page.message.text
    scene.bench.undo.undo()
    assert scene.page.message.text == ""


@pytest.mark.usefixtures("pointer")
def test_what_ends_it_leaves_the_picture_below_the_pointer(scene: Scene, item: EventItem) -> None:
    scene.open([item])
    scene.video.showing.go(pts(10))
    scene.settle()
    room = scene.video.canvas.geometry()
    scene.press(Key.Key_O)
    point_at(scene.video.canvas)
    scene.settle()
    seen = scene.video.canvas.size()
    assert seen.height() < room.height()
    scene.video.canvas.choose("track:t1")
    scene.settle()
    assert scene.page.message.text == ""
    assert scene.video.canvas.size() == seen
    point_at(scene.page.panel)
    scene.settle()
    assert scene.video.canvas.geometry() == room
