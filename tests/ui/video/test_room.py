"""What is worked with stays in the window, whatever the picture, the lanes and the notices take."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QMenu, QToolButton, QWidget

from app.events.event import EventItem
from tests.ui.video.conftest import Scene
from ui.theme import DARK, LIGHT, apply, stylesheet
from ui.video.area import VideoArea
from ui.video.lane_view import fitting

Key = Qt.Key

pytestmark = pytest.mark.usefixtures("permission", "looks_as_at_first")


@pytest.fixture
def looks_as_at_first(qapp: QApplication) -> Iterator[None]:
    """The window's looks at ordinary text, whatever size of it another test left behind."""
    before = qapp.styleSheet(), qapp.font()
    apply(qapp, LIGHT, 1.0)
    yield
    qapp.setStyleSheet(before[0])
    qapp.setFont(before[1])


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


@pytest.mark.parametrize("case", [((838, 662), 100, 260), ((930, 658), 125, 220)])
def test_in_a_small_window_the_picture_comes_first(
    scene: Scene, item: EventItem, qapp: QApplication, case: tuple[tuple[int, int], int, int]
) -> None:
    size, percent, least = case
    apply(qapp, LIGHT, percent / 100)
    scene.open([item])
    scene.page.resize(1800, 1000)
    scene.settle()
    tools = scene.video.toolbar
    assert tools.more.isHidden()
    assert scene.video.transport.preview.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    wide = scene.video.lanes.height()
    scene.page.resize(*size)
    scene.settle()
    assert out_of_sight(scene) == []
    assert scene.video.canvas.height() >= least
    assert scene.video.lanes.height() <= wide
    assert not tools.more.isHidden()
    assert len({one.y() for one in tools.findChildren(QToolButton) if not one.isHidden()}) == (1 if percent == 100 else 2)
    scene.page.resize(1800, 1000)
    scene.settle()
    assert tools.more.isHidden()
    assert scene.video.lanes.height() == wide


def test_what_is_in_the_menu_is_done_from_it_by_key(scene: Scene, item: EventItem) -> None:
    scene.open([item])
    scene.page.resize(800, 640)
    scene.settle()
    more = scene.video.toolbar.more
    assert more.focusPolicy() & Qt.FocusPolicy.TabFocus
    more.setFocus()
    scene.page.resize(790, 630)
    scene.settle()
    assert more.hasFocus()
    texts = [action.text() for action in more.menu().actions()]
    assert texts == ["Smaller (-)", "Larger (+)", "The whole picture (F)", "Actual size, 100 % (1)"]
    zoom = scene.video.canvas.zoom
    more.menu().actions()[1].trigger()
    assert scene.video.canvas.zoom > zoom
    scene.press(Key.Key_F)
    assert scene.video.canvas.is_fitted


def test_a_picture_shown_whole_shrinks_for_lanes_and_notices(scene: Scene, item: EventItem) -> None:
    scene.open([item])
    scene.page.setStyleSheet(stylesheet(DARK, 1.0))
    scene.settle()
    before = scene.video.canvas.height()
    scene.press(Key.Key_R, Key.Key_Return)
    assert scene.video.canvas.height() < before
    assert scene.video.canvas.is_fitted
    assert out_of_sight(scene) == []


def test_who_it_is_the_same_as_is_asked_in_sight(scene: Scene, item: EventItem, monkeypatch: pytest.MonkeyPatch) -> None:
    scene.open([item])
    scene.page.resize(1100, 640)
    scene.settle()
    opened: list[QPoint] = []
    monkeypatch.setattr(QMenu, "popup", lambda _, at: opened.append(at))
    place = scene.video.panel.tracks.buttons["join"]
    panel = scene.page.panel
    for scrolled in (panel.verticalScrollBar().minimum(), panel.verticalScrollBar().maximum()):
        scene.video.select("track:t1")
        scene.settle()
        panel.verticalScrollBar().setValue(scrolled)
        scene.press(Key.Key_C)
        at = panel.viewport().mapFromGlobal(opened[-1])
        assert panel.viewport().rect().contains(at)
        assert at == place.mapTo(panel.viewport(), QPoint(0, place.height()))
    assert len(opened) == 2


def test_a_narrow_place_cuts_nothing_off_and_lanes_say_their_numbers(scene: Scene, item: EventItem, qapp: QApplication) -> None:
    apply(qapp, LIGHT, 1.5)
    scene.open([item])
    scene.page.resize(900, 540)
    scene.settle()
    assert scene.page.panel.width() == scene.page.panel.minimumWidth()
    scene.page.resize(720, 540)
    scene.settle()
    area = scene.page.findChild(VideoArea)
    assert area is not None
    assert scene.video.width() <= area.viewport().width()
    metrics = scene.video.lanes.fontMetrics()
    track, sound = scene.video.showing.lanes[0], scene.video.showing.lanes[-1]
    assert [fitting("Track 1", track, metrics, room) for room in (1000, 4)] == ["Track 1", "1"]
    assert fitting("Sound", sound, metrics, 4) == ""
