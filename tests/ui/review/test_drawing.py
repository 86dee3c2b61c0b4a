"""Drawing, moving, resizing and deleting: by mouse, and by keyboard alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.events.deciding import FaceState, drawn, face_state
from app.model import DecisionKind, Region, RegionKind, Shape
from tests.ui.review.conftest import Scene
from ui.review.gestures import Tool

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def at_a(scene: Scene, folder: Path, permission: object) -> Scene:
    """At the photo with two people."""
    scene.open([folder])
    scene.page.arrive(str(folder / "a.jpg"))
    scene.settle()
    assert scene.canvas.has_picture
    return scene


def view(scene: Scene, x: float, y: float) -> QPoint:
    """Where a point of the picture lies on the screen."""
    return scene.canvas.viewportTransform().map(QPointF(x, y)).toPoint()


def drag(scene: Scene, start: tuple[float, float], *way: tuple[float, float]) -> None:
    viewport = scene.canvas.viewport()
    QTest.mousePress(viewport, LEFT, Qt.KeyboardModifier.NoModifier, view(scene, *start))
    for point in way:
        QTest.mouseMove(viewport, view(scene, *point))
    QTest.mouseRelease(viewport, LEFT, Qt.KeyboardModifier.NoModifier, view(scene, *way[-1]))


def press(scene: Scene, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        QTest.keyClick(scene.canvas, key, modifier)


def peeks(scene: Scene) -> bool:
    return scene.canvas.is_peeking


def areas(scene: Scene) -> list[Region]:
    return [decision.region for decision in drawn(scene.item) if decision.region is not None]


def states(scene: Scene) -> list[FaceState]:
    return [face_state(scene.item, mark.face) for mark in scene.canvas.marks if mark.face is not None]


def test_a_click_on_a_face_toggles_it_and_undo_takes_it_back(at_a: Scene) -> None:
    face = at_a.canvas.marks[0]
    box = face.region.bounds
    QTest.mouseClick(at_a.canvas.viewport(), LEFT, pos=view(at_a, (box.left + box.right) / 2, (box.top + box.bottom) / 2))
    assert states(at_a) == [FaceState.DISMISSED, FaceState.COVERED]
    assert at_a.canvas.selected == face.key
    assert len(at_a.canvas.covers.regions) == 1
    at_a.bench.undo.undo()
    assert states(at_a) == [FaceState.COVERED, FaceState.COVERED]
    assert len(at_a.canvas.covers.regions) == 2


@pytest.mark.parametrize(("tool", "shape"), [(Tool.RECTANGLE, Shape.BOX), (Tool.ELLIPSE, Shape.ELLIPSE)])
def test_an_area_is_drawn_moved_resized_and_deleted_by_mouse(at_a: Scene, tool: Tool, shape: Shape) -> None:
    at_a.canvas.set_tool(tool)
    at_a.canvas.kind = RegionKind.BOARD
    at_a.canvas.zoom_by(1.5)
    zoom = at_a.canvas.zoom
    drag(at_a, (150, 130), (180, 150), (230, 180))
    (region,) = areas(at_a)
    assert (region.shape, region.kind) == (shape, RegionKind.BOARD)
    assert abs(region.bounds.width - 80) <= 2
    assert at_a.canvas.zoom == zoom
    at_a.canvas.set_tool(Tool.POINTER)
    drag(at_a, (190, 155), (200, 140), (210, 135))
    (moved,) = areas(at_a)
    assert (moved.bounds.width, moved.bounds.height) == (region.bounds.width, region.bounds.height)
    assert abs(moved.bounds.left - region.bounds.left - 20) <= 2
    drag(at_a, (moved.bounds.right, moved.bounds.bottom), (moved.bounds.right + 20, moved.bounds.bottom + 10))
    (larger,) = areas(at_a)
    assert larger.bounds.width > moved.bounds.width
    assert (larger.bounds.left, larger.bounds.top) == (moved.bounds.left, moved.bounds.top)
    press(at_a, Key.Key_Delete)
    assert areas(at_a) == []
    for expected in ([larger], [moved], [region], []):
        at_a.bench.undo.undo()
        assert areas(at_a) == expected
    assert len(states(at_a)) == 2


def test_the_brush_makes_a_mask_below_its_path(at_a: Scene) -> None:
    at_a.canvas.set_tool(Tool.BRUSH)
    drag(at_a, (100, 150), (150, 160), (200, 150))
    (region,) = areas(at_a)
    assert region.shape is Shape.MASK
    assert region.bounds.left < 100
    assert region.bounds.right > 200
    assert region in at_a.canvas.covers.regions


def test_a_face_that_was_found_cannot_shrink_nor_go(at_a: Scene) -> None:
    before = at_a.canvas.covers.regions
    bounds = at_a.canvas.marks[0].region.bounds
    at_a.canvas.choose(at_a.canvas.marks[0].key)
    drag(at_a, (bounds.right, (bounds.top + bounds.bottom) / 2), (bounds.left + 20, (bounds.top + bounds.bottom) / 2))
    assert set(before) < set(at_a.canvas.covers.regions)
    (area,) = areas(at_a)
    assert area.shape is Shape.ELLIPSE
    at_a.canvas.choose("face:" + (at_a.canvas.marks[0].face.id if at_a.canvas.marks[0].face else ""))
    press(at_a, Key.Key_Delete)
    assert set(before) < set(at_a.canvas.covers.regions)
    assert "cannot be removed" in at_a.page.message.text
    at_a.canvas.choose(at_a.canvas.marks[0].key)
    assert at_a.page.message.text == ""
    at_a.canvas.choose("")
    press(at_a, Key.Key_K)
    assert at_a.page.message.text
    press(at_a, Key.Key_Escape)
    assert at_a.page.message.text == ""


def test_drawing_by_keyboard_alone(at_a: Scene) -> None:
    at_a.canvas.setFocus()
    press(at_a, Key.Key_R, Key.Key_Return)
    (placed,) = areas(at_a)
    assert placed.shape is Shape.BOX
    middle_x = (placed.bounds.left + placed.bounds.right) / 2
    assert abs(middle_x - 180) <= 2
    press(at_a, Key.Key_Right, Key.Key_Right, Key.Key_Down)
    (moved,) = areas(at_a)
    assert moved.bounds.left > placed.bounds.left
    assert moved.bounds.top > placed.bounds.top
    press(at_a, Key.Key_Right, modifier=Qt.KeyboardModifier.ShiftModifier)
    (larger,) = areas(at_a)
    assert larger.bounds.width > moved.bounds.width
    press(at_a, Key.Key_Escape)
    assert at_a.canvas.tool is Tool.POINTER
    press(at_a, Key.Key_Delete)
    assert areas(at_a) == []


def test_tab_goes_through_faces_and_areas_and_out_again(at_a: Scene) -> None:
    at_a.page.activateWindow()
    at_a.canvas.setFocus()
    press(at_a, Key.Key_Tab)
    assert at_a.canvas.selected == at_a.canvas.marks[0].key
    press(at_a, Key.Key_Space)
    assert states(at_a)[0] is FaceState.DISMISSED
    press(at_a, Key.Key_Tab)
    assert at_a.canvas.selected == at_a.canvas.marks[1].key
    press(at_a, Key.Key_Tab)
    assert at_a.canvas.selected == ""
    assert not at_a.canvas.hasFocus()


def test_arrows_on_a_face_draw_on_top_of_it(at_a: Scene) -> None:
    before = at_a.canvas.covers.regions
    at_a.canvas.choose(at_a.canvas.marks[0].key)
    press(at_a, Key.Key_Right)
    assert set(before) < set(at_a.canvas.covers.regions)
    assert at_a.canvas.selected == "area:1"


def test_the_photo_without_covers_only_while_b_is_held(at_a: Scene) -> None:
    at_a.canvas.setFocus()
    assert not peeks(at_a)
    QTest.keyPress(at_a.canvas, Key.Key_B)
    assert peeks(at_a)
    QTest.keyRelease(at_a.canvas, Key.Key_B)
    assert not peeks(at_a)
    QTest.keyPress(at_a.canvas, Key.Key_B)
    at_a.canvas.clearFocus()
    assert not peeks(at_a)


def test_covers_are_solid_until_somebody_looks_through(at_a: Scene) -> None:
    def colour() -> tuple[int, int, int]:
        box = at_a.canvas.marks[1].region.bounds
        place = view(at_a, (box.left + box.right) / 2, (box.top + box.bottom) / 2)
        seen = at_a.canvas.viewport().grab().toImage().pixelColor(place)
        return seen.red(), seen.green(), seen.blue()

    assert colour() == (98, 106, 116)
    press(at_a, Key.Key_V)
    assert colour()[0] > 150  # the magenta of the face below
    press(at_a, Key.Key_V)
    assert colour() == (98, 106, 116)


def test_without_a_name_nothing_is_decided(at_a: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.review.editor.ask_operator", lambda *_: None)
    at_a.canvas.choose(at_a.canvas.marks[0].key)
    press(at_a, Key.Key_Space, Key.Key_A)
    at_a.canvas.set_tool(Tool.RECTANGLE)
    press(at_a, Key.Key_Return)
    assert at_a.item.decisions == ()
    assert not at_a.item.has(DecisionKind.COVER_ALL)


def test_the_middle_button_and_space_move_the_photo(at_a: Scene) -> None:
    at_a.canvas.zoom_by(6)
    bar = at_a.canvas.horizontalScrollBar()
    before = bar.value()
    viewport, none = at_a.canvas.viewport(), Qt.KeyboardModifier.NoModifier
    QTest.mousePress(viewport, Qt.MouseButton.MiddleButton, none, QPoint(200, 200))
    QTest.mouseMove(viewport, QPoint(150, 200))
    QTest.mouseRelease(viewport, Qt.MouseButton.MiddleButton, none, QPoint(150, 200))
    assert bar.value() == before + 50
    at_a.canvas.choose(at_a.canvas.marks[0].key)
    QTest.keyPress(at_a.canvas, Key.Key_Space)
    QTest.mousePress(viewport, LEFT, none, QPoint(150, 200))
    QTest.mouseMove(viewport, QPoint(200, 200))
    QTest.mouseRelease(viewport, LEFT, none, QPoint(200, 200))
    QTest.keyRelease(at_a.canvas, Key.Key_Space)
    assert bar.value() == before
    assert at_a.item.decisions == ()


def test_zooming_by_keyboard_is_the_photos_while_it_has_the_focus(at_a: Scene) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    override = QKeyEvent(QEvent.Type.ShortcutOverride, Key.Key_Plus, control)
    override.ignore()
    QApplication.sendEvent(at_a.canvas, override)
    assert override.isAccepted()
    fitted = at_a.canvas.zoom
    press(at_a, Key.Key_Plus, modifier=control)
    assert at_a.canvas.zoom > fitted
    press(at_a, Key.Key_1)
    assert at_a.canvas.zoom == 1.0 / at_a.canvas.devicePixelRatioF()
    press(at_a, Key.Key_F)
    assert at_a.canvas.zoom == fitted


def test_the_wheel_zooms_about_the_pointer(at_a: Scene) -> None:
    at_a.canvas.zoom_by(4)
    place = QPointF(300, 250)
    below = at_a.canvas.mapToScene(place.toPoint())
    wheel = QWheelEvent(
        place,
        QPointF(at_a.canvas.viewport().mapToGlobal(place.toPoint())),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt's own signature
    )
    zoom = at_a.canvas.zoom
    QApplication.sendEvent(at_a.canvas.viewport(), wheel)
    assert at_a.canvas.zoom > zoom
    after = at_a.canvas.mapToScene(place.toPoint())
    assert abs(after.x() - below.x()) <= 1
    assert abs(after.y() - below.y()) <= 1
