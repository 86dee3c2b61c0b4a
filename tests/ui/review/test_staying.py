"""What lies under the pointer stays there when the verdict is another one, or a message comes or goes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from app.model import DecisionKind
from tests.ui.pointing import middle, point_at, pointer, top_of
from tests.ui.review.conftest import Scene
from ui.badges import Badge, BadgeLabel
from ui.parts import Banner, BannerKind
from ui.theme import LIGHT, apply

__all__ = ["pointer"]

pytestmark = pytest.mark.usefixtures("permission", "pointer")


def control(scene: Scene, name: str) -> QPushButton:
    found = scene.page.panel.findChild(QPushButton, name)
    assert found is not None
    return found


def click_there(scene: Scene, place: QPoint) -> str:
    """Click a place on the screen, whatever is there; its name is given."""
    hit = scene.page.childAt(scene.page.mapFromGlobal(place))
    assert hit is not None
    QTest.mouseClick(hit, Qt.MouseButton.LeftButton, pos=hit.mapFromGlobal(place))
    scene.settle()
    return hit.objectName()


def is_in_sight(widget: QWidget) -> bool:
    return widget.visibleRegion().boundingRect() == widget.rect()


def scrolled(scene: Scene) -> int:
    return scene.page.panel.verticalScrollBar().value()


@pytest.mark.parametrize(
    ("height", "name"),
    [(500, "mark-do-not-use"), (760, "mark-do-not-use"), (760, "mark-not-fitting"), (1600, "mark-doubt")],
    ids=["low", "usual", "more reasons", "all of the panel fits"],
)
def test_a_second_click_hits_what_the_first_one_hit(scene: Scene, folder: Path, height: int, name: str) -> None:
    scene.open([folder / "b.jpg"])
    scene.page.resize(1100, height)
    scene.settle()
    scene.page.panel.ensureWidgetVisible(control(scene, name))
    scene.settle()
    place, before = point_at(control(scene, name)), top_of(control(scene, name))
    said = scene.page.panel.verdict.findings
    for times in range(4):
        assert click_there(scene, place) == name
        assert top_of(control(scene, name)) == before
        assert (scene.page.panel.verdict.findings == said) is bool(times % 2)
        assert is_in_sight(scene.page.header.badge)


def test_where_nothing_is_scrolled_a_verdict_with_fewer_reasons_keeps_its_height(scene: Scene, folder: Path) -> None:
    scene.open([folder / "b.jpg"])
    scene.page.editor.toggle_mark(DecisionKind.DO_NOT_USE)
    scene.settle()
    assert scrolled(scene) == 0
    place, before = point_at(control(scene, "mark-do-not-use")), top_of(control(scene, "mark-do-not-use"))
    heading = top_of(scene.page.panel.verdict)
    assert click_there(scene, place) == "mark-do-not-use"
    assert not scene.item.has(DecisionKind.DO_NOT_USE)
    assert top_of(control(scene, "mark-do-not-use")) == before
    assert (top_of(scene.page.panel.verdict), scrolled(scene)) == (heading, 0)


def test_once_the_pointer_is_over_the_photo_all_reasons_are_seen(scene: Scene, folder: Path) -> None:
    scene.open([folder / "b.jpg"])
    heading = top_of(scene.page.panel.verdict)
    click_there(scene, point_at(control(scene, "mark-do-not-use")))
    assert scrolled(scene) > 0
    QCursor.setPos(scene.canvas.mapToGlobal(scene.canvas.rect().center()))
    scene.settle()
    assert (top_of(scene.page.panel.verdict), scrolled(scene)) == (heading, 0)


def test_the_next_photo_begins_at_the_top(scene: Scene, folder: Path) -> None:
    scene.open([folder])
    heading = top_of(scene.page.panel.verdict)
    click_there(scene, point_at(control(scene, "mark-do-not-use")))
    assert scrolled(scene) > 0
    scene.page.go_on()
    scene.settle()
    assert (top_of(scene.page.panel.verdict), scrolled(scene)) == (heading, 0)


def show_reminder(scene: Scene) -> None:
    event = scene.bench.current
    assert event is not None
    scene.bench.set_event(replace(event, reminded=not event.reminded))


def toggle_face(scene: Scene) -> None:
    scene.page.editor.toggle(scene.canvas.marks[0])


@pytest.mark.parametrize("change", [show_reminder, toggle_face], ids=["reminder", "face"])
@pytest.mark.parametrize("name", ["starButton", "reportButton", "toggleButton"])
def test_whatever_changes_leaves_it_where_it_is(scene: Scene, folder: Path, change: Callable[[Scene], None], name: str) -> None:
    scene.open([folder / "b.jpg"])
    scene.page.panel.ensureWidgetVisible(control(scene, name))
    scene.settle()
    point_at(control(scene, name))
    before = top_of(control(scene, name))
    for _ in range(3):
        change(scene)
        scene.settle()
        assert top_of(control(scene, name)) == before


def test_who_works_by_keyboard_keeps_what_has_the_focus_in_sight(scene: Scene, folder: Path) -> None:
    scene.open([folder / "b.jpg"])
    scene.page.activateWindow()
    mark = control(scene, "mark-do-not-use")
    mark.setFocus(Qt.FocusReason.TabFocusReason)
    scene.settle()
    before = top_of(mark)
    QTest.keyClick(mark, Qt.Key.Key_Space)
    scene.settle()
    assert scene.item.has(DecisionKind.DO_NOT_USE)
    assert top_of(mark) == before


def test_the_verdict_is_said_once_and_moves_nothing(scene: Scene, folder: Path) -> None:
    scene.open([folder / "b.jpg"])
    (badge,) = scene.page.findChildren(BadgeLabel)
    assert badge is scene.page.header.badge
    height, said = scene.page.header.height(), badge.accessibleName()
    scene.page.editor.toggle_mark(DecisionKind.DO_NOT_USE)
    scene.settle()
    assert badge.badge is Badge.BLOCKED
    assert badge.accessibleName() not in ("", said)
    assert scene.page.header.height() == height


@pytest.fixture
def percent(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[int]:
    """The size of the text in the whole program."""
    font, sheet, colours = qapp.font(), qapp.styleSheet(), qapp.palette()
    apply(qapp, LIGHT, request.param / 100)
    yield request.param
    qapp.setFont(font)
    qapp.setStyleSheet(sheet)
    qapp.setPalette(colours)


@pytest.mark.parametrize(("width", "percent"), [(920, 150), (1160, 200), (1100, 100)], indirect=["percent"])
def test_in_large_letters_the_verdict_keeps_its_words(percent: int, width: int, scene: Scene, folder: Path) -> None:
    header = scene.page.header
    scene.open([folder / "b.jpg"])
    scene.page.resize(width, 600)
    scene.settle()
    assert header.width() == width
    assert header.badge.width() == header.badge.sizeHint().width()
    assert header.name.width() > 4 * header.fontMetrics().averageCharWidth()
    assert bool(header.back.text()) is (percent == 100)
    assert header.back.accessibleName() == "Previous"
    assert is_in_sight(header.on)


# --- a message over the picture ------------------------------------------------------------------------------------------


def places(scene: Scene, key: str) -> tuple[QPoint, QPoint]:
    """Where the tools are, and an outline."""
    mark = scene.canvas.mark(key)
    assert mark is not None
    bounds = mark.region.bounds
    seen = scene.canvas.mapFromScene((bounds.left + bounds.right) / 2, (bounds.top + bounds.bottom) / 2)
    return middle(scene.page.toolbar), scene.canvas.viewport().mapToGlobal(seen)


def say(scene: Scene) -> None:
    scene.page._say(BannerKind.NOTICE, "Somebody is outlined in this photo.")
    scene.settle()


def test_a_message_moves_no_tool(scene: Scene, folder: Path) -> None:
    scene.open([folder / "a.jpg"])
    tools, _ = places(scene, scene.canvas.marks[0].key)
    say(scene)
    assert scene.page.message.isVisible()
    assert middle(scene.page.toolbar) == tools
    scene.page.message.clear()
    scene.settle()
    assert middle(scene.page.toolbar) == tools


def test_a_click_that_ends_a_message_leaves_the_outlines_where_they_are(scene: Scene, folder: Path) -> None:
    scene.open([folder / "a.jpg"])
    key = scene.canvas.marks[0].key
    _, without = places(scene, key)
    say(scene)
    shown = places(scene, key)
    assert shown[1] != without
    QCursor.setPos(shown[1])
    scene.settle()
    for times in range(3):
        click_there(scene, shown[1])
        assert scene.page.message.text == ""
        assert not any(banner.isVisible() for banner in scene.page.message.findChildren(Banner))
        assert places(scene, key) == shown
        assert len(scene.item.decisions) == (times + 1) % 2
    say(scene)
    assert places(scene, key) == shown
    scene.page.message.clear()
    QCursor.setPos(middle(scene.page.header.on))
    scene.settle()
    assert places(scene, key)[1] == without


def test_the_next_photo_has_all_the_room(scene: Scene, folder: Path) -> None:
    scene.open([folder])
    height = scene.canvas.height()
    say(scene)
    point_at(scene.canvas)
    scene.settle()
    scene.page.message.clear()
    scene.settle()
    assert scene.canvas.height() < height
    scene.page.go_on()
    scene.settle()
    assert scene.canvas.height() == height
