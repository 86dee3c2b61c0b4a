"""Fields that decide what is protected do not change under a wheel that was turned to scroll."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QDate, QPoint, QPointF, Qt, QTime
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.still import StillComboBox, StillDateEdit, StillSlider, StillSpinBox, StillTimeEdit

A_NOTCH = 120


def combo_box() -> StillComboBox:
    box = StillComboBox()
    box.addItems(["activity", "lesson", "other"])
    box.setCurrentIndex(1)
    return box


def spin_box() -> StillSpinBox:
    box = StillSpinBox()
    box.setValue(30)
    return box


def slider() -> StillSlider:
    made = StillSlider(Qt.Orientation.Horizontal)
    made.setValue(50)
    return made


FIELDS: tuple[tuple[Callable[[], QWidget], Callable[..., object]], ...] = (
    (combo_box, StillComboBox.currentIndex),
    (spin_box, StillSpinBox.value),
    (slider, StillSlider.value),
    (lambda: StillDateEdit(QDate(2026, 9, 18)), StillDateEdit.date),
    (lambda: StillTimeEdit(QTime(8, 30)), StillTimeEdit.time),
)
NAMES = ("combo", "number", "slider", "day", "time")


@pytest.mark.parametrize(("make", "read"), FIELDS, ids=NAMES)
@pytest.mark.parametrize("notch", [A_NOTCH, -A_NOTCH], ids=["up", "down"])
def test_the_wheel_is_left_to_the_page(
    make: Callable[[], QWidget], read: Callable[..., object], notch: int, qtbot: QtBot
) -> None:
    field = make()
    qtbot.addWidget(field)
    field.show()
    field.setFocus()
    before = read(field)
    turn = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, notch),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt's own
    )
    QApplication.sendEvent(field, turn)
    assert read(field) == before
    assert not turn.isAccepted()


@pytest.mark.parametrize("make", [make for make, _ in FIELDS], ids=NAMES)
def test_the_wheel_does_not_bring_the_keyboard_along(make: Callable[[], QWidget], qtbot: QtBot) -> None:
    page, field, picture = QWidget(), make(), QPushButton("picture")
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    column.addWidget(field)
    column.addWidget(picture)
    with qtbot.waitActive(page):
        page.show()
    picture.setFocus()
    QTest.wheelEvent(page.windowHandle(), field.geometry().center(), QPoint(0, -A_NOTCH))
    QApplication.processEvents()
    assert picture.hasFocus()
