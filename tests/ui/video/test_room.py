"""What is worked with stays in the window, whatever the picture, the lanes and the notices take."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget

from app.events.event import EventItem
from tests.ui.video.conftest import Scene
from ui.theme import DARK, stylesheet
from ui.video.side import VideoArea

Key = Qt.Key

pytestmark = pytest.mark.usefixtures("permission")


def out_of_sight(scene: Scene) -> list[str]:
    """What of the controls of a video lies outside the area that shows it."""
    area = scene.page.findChild(VideoArea)
    assert area is not None
    room = area.viewport().rect()
    video = scene.video
    parts: tuple[QWidget, ...] = (video.toolbar, video.stage, video.transport, video.scrub, video.lanes)
    return [
        part.objectName() or type(part).__name__
        for part in parts
        if not room.contains(QRect(part.mapTo(area.viewport(), QPoint()), part.size()))
    ]


def test_zoom_a_notice_and_one_more_lane_push_nothing_out_of_the_window(scene: Scene, item: EventItem) -> None:
    scene.open([item])
    scene.press(*[Key.Key_Plus] * 6)
    scene.page.setStyleSheet(stylesheet(DARK, 1.0))  # all are asked anew how high they want to be
    scene.press(Key.Key_R, Key.Key_Return)
    assert len(scene.video.showing.lanes) == 4
    assert scene.page.message.text
    assert out_of_sight(scene) == []
    assert not scene.video.canvas.is_fitted


def test_a_picture_shown_whole_shrinks_for_lanes_and_notices(scene: Scene, item: EventItem) -> None:
    scene.open([item])
    scene.page.setStyleSheet(stylesheet(DARK, 1.0))
    scene.settle()
    before = scene.video.canvas.height()
    scene.press(Key.Key_R, Key.Key_Return)
    assert scene.video.canvas.height() < before
    assert scene.video.canvas.is_fitted
    assert out_of_sight(scene) == []
