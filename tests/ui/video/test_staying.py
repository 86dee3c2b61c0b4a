"""Beside a video, too, what lies under the pointer stays there when words above it become more or fewer."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton

from app.events.event import EventItem
from app.model import DecisionKind
from tests.ui.pointing import middle, point_at, pointer, top_of
from tests.ui.video.conftest import Scene
from ui.badges import Badge

__all__ = ["pointer"]

pytestmark = pytest.mark.usefixtures("permission", "pointer")

Key = Qt.Key


def select_next(scene: Scene) -> None:
    scene.press(Key.Key_Tab)


def mark(scene: Scene) -> None:
    scene.page.editor.toggle_mark(DecisionKind.DO_NOT_USE)
    scene.settle()


def remove(scene: Scene) -> None:
    """A track is nobody: there are other words, and the reasons are others."""
    scene.video.select(scene.video.showing.lanes[0].key)
    scene.press(Key.Key_Delete)


@pytest.mark.parametrize("change", [select_next, mark, remove], ids=["selection", "verdict", "track"])
@pytest.mark.parametrize("name", ["nobodyButton", "track-begin", "track-keep"])
def test_it_stays(scene: Scene, item: EventItem, change: Callable[[Scene], None], name: str) -> None:
    scene.open([item])
    control = scene.page.panel.findChild(QPushButton, name)
    assert control is not None
    scene.page.panel.ensureWidgetVisible(control)
    scene.settle()
    point_at(control)
    before = top_of(control)
    for _ in range(3):
        change(scene)
        assert top_of(control) == before


def test_the_verdict_is_seen_all_along(scene: Scene, item: EventItem) -> None:
    scene.open([item])
    bar = scene.page.panel.verticalScrollBar()
    bar.setValue(bar.maximum())
    mark(scene)
    badge = scene.page.header.badge
    assert badge.badge is Badge.BLOCKED
    assert badge.visibleRegion().boundingRect() == badge.rect()


def controls(scene: Scene) -> list[QPoint]:
    """Where all is that is clicked beside the picture."""
    video = scene.video
    return [middle(part) for part in (video.toolbar, video.transport, video.scrub, video.lanes)]


def test_a_message_moves_nothing_but_the_picture(scene: Scene, item: EventItem) -> None:
    scene.open([item])
    before, height = controls(scene), scene.video.canvas.height()
    for times in range(2):
        scene.press(Key.Key_O)
        assert scene.page.message.isVisible()
        assert controls(scene) == before
        scene.press(Key.Key_Escape)
        assert scene.page.message.text == ""
        assert controls(scene) == before
        assert scene.video.canvas.height() == height, times


def test_in_a_low_window_a_message_takes_no_room_that_the_picture_needs(scene: Scene, item: EventItem) -> None:
    scene.open([item])
    scene.page.resize(1100, 460)
    scene.settle()
    scene.press(Key.Key_O)
    parts = (scene.video.toolbar, scene.page.message, scene.video.stage, scene.video.transport)
    assert all(one.geometry().bottom() < other.y() for one, other in pairwise(parts))
    assert all(one.height() >= one.minimumSizeHint().height() for one in parts)
