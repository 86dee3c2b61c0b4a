"""What is to be judged closely, as inside dashed lines, can be seen large."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from app.model import Actor, Role
from tests.ui.leader.asking import arrive, deny_a_face
from tests.ui.programs import settle
from ui.enlarged import EnlargedDialog
from ui.leader.page import LeaderPage
from ui.main import Program
from ui.theme import LIGHT

LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key


def go(page: LeaderPage, program: Program, qtbot: QtBot, name: str) -> None:
    """To one of them, and until its picture is there or cannot be."""
    names = [one.name for one in page.waiting.rows()]
    page.browser.move_by(names.index(name) - names.index(page.browser.chosen()[0].name))
    settle(program, qtbot)
    assert page.browser.chosen()[0].name == name


@pytest.fixture
def page(page: LeaderPage, program: Program, qtbot: QtBot) -> LeaderPage:
    """Kim said of the face in the first photo that it is none."""
    deny_a_face(program, qtbot)
    page = arrive(program, qtbot)
    go(page, program, qtbot, "IMG_1.jpg")
    assert page.browser.view.outlined
    return page


def large(page: LeaderPage) -> EnlargedDialog | None:
    found = page.browser.findChild(EnlargedDialog)
    return found if found is not None and found.isVisible() else None


def opened(page: LeaderPage) -> EnlargedDialog:
    dialog = large(page)
    assert dialog is not None
    return dialog


@pytest.mark.parametrize("how", ["click", "key"])
def test_a_click_and_enter_show_it_large(page: LeaderPage, program: Program, qtbot: QtBot, how: str) -> None:
    view = page.browser.view
    if how == "click":
        qtbot.mouseClick(view, LEFT, pos=QPoint(40, 40))
    else:
        view.setFocus()
        qtbot.keyClick(view, Key.Key_Return)
    dialog = opened(page)
    settle(program, qtbot)
    assert dialog.windowTitle() == view.accessibleName()
    whole = dialog.view.mapFromScene(dialog.view.sceneRect()).boundingRect()
    assert whole.height() > dialog.view.height() * 0.9 or whole.width() > dialog.view.width() * 0.9
    qtbot.keyClick(dialog.view, Key.Key_Escape)
    assert large(page) is None


def test_it_is_covered_there_too_and_outlined(page: LeaderPage, program: Program, qtbot: QtBot) -> None:
    go(page, program, qtbot, "IMG_2.jpg")
    view = page.browser.view
    assert view.image is not None
    qtbot.keyClick(view, Key.Key_Return)
    dialog = opened(page)
    for _ in range(2):
        image = dialog.view._picture.pixmap().toImage()
        seen = image.pixelColor(64, 84)  # where the patch of `photo` is
        assert (seen.red(), seen.blue()) != (255, 255)
        settle(program, qtbot)


def test_what_may_not_be_seen_any_more_is_gone(page: LeaderPage, program: Program, qtbot: QtBot) -> None:
    qtbot.keyClick(page.browser.view, Key.Key_Return)
    assert large(page) is not None
    event, item = program.bench.current, program.bench.model.items()[0]
    assert event is not None
    program.bench.merge([program.desk.report(event, item, Actor("Kim", Role.OPERATOR), "board")])
    assert large(page) is None
    settle(program, qtbot)


def test_where_there_is_no_picture_nothing_opens(page: LeaderPage, program: Program, qtbot: QtBot, folder: Path) -> None:
    (folder / "IMG_2.jpg").unlink()
    page.pictures._there.clear()
    go(page, program, qtbot, "IMG_2.jpg")
    view = page.browser.view
    assert view.image is None
    qtbot.mouseClick(view, LEFT)
    qtbot.keyClick(view, Key.Key_Return)
    assert large(page) is None


# The picture itself


def shown(qtbot: QtBot, size: QSize, *outlined: QRectF) -> EnlargedDialog:
    dialog = EnlargedDialog(LIGHT, "A photo", outlined)
    qtbot.addWidget(dialog)
    dialog.show()
    image = QImage(size, QImage.Format.Format_RGB888)
    image.fill(QColor("#808080"))
    dialog.view.show_image(image)
    return dialog


def test_a_small_one_is_enlarged_and_lines_stay_thin(qtbot: QtBot) -> None:
    dialog = shown(qtbot, QSize(160, 120), QRectF(0.25, 0.25, 0.5, 0.5))
    view = dialog.view
    assert view.zoom > 2
    counts = []
    for _ in range(2):
        grabbed = view.viewport().grab().toImage()
        corner = view.mapFromScene(QPointF(40, 60))
        row = [grabbed.pixelColor(corner.x() + by, corner.y()).name() for by in range(-12, 13)]
        counts.append(sum(colour != "#808080" for colour in row))
        view.zoom_by(1.5)
    assert 0 < min(counts) <= max(counts) < 10


def test_keys_and_the_hand_move_it(qtbot: QtBot) -> None:
    dialog = shown(qtbot, QSize(400, 300))
    view, before = dialog.view, dialog.view.zoom
    qtbot.keyClick(view, Key.Key_Plus)
    assert view.zoom > before
    middle = view.mapToScene(view.viewport().rect().center())
    qtbot.keyClick(view, Key.Key_Plus)
    qtbot.keyClick(view, Key.Key_Plus)
    at = view.viewport().rect().center()
    qtbot.mousePress(view.viewport(), LEFT, pos=at)
    qtbot.mouseMove(view.viewport(), at - QPoint(60, 0))
    qtbot.mouseRelease(view.viewport(), LEFT, pos=at - QPoint(60, 0))
    assert view.mapToScene(at).x() > middle.x()
    qtbot.keyClick(view, Key.Key_F)
    assert view.is_fitted
    assert view.zoom == pytest.approx(before)


def test_the_same_in_more_pixels_stays_as_close(qtbot: QtBot) -> None:
    dialog = shown(qtbot, QSize(200, 150))
    view = dialog.view
    view.zoom_by(2.0)
    wide = view.mapFromScene(view.sceneRect()).boundingRect().width()
    sharper = QImage(QSize(800, 600), QImage.Format.Format_RGB888)
    sharper.fill(QColor("#404040"))
    view.show_image(sharper)
    assert view.size_px == QSize(800, 600)
    assert view.mapFromScene(view.sceneRect()).boundingRect().width() == pytest.approx(wide, abs=2)
