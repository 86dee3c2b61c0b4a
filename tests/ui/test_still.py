"""Fields that decide what is protected do not change under a wheel, take what is typed, and say where they leave words out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QDate, QEvent, QPoint, QPointF, Qt, QTime
from PySide6.QtGui import QIcon, QImage, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDateTimeEdit, QPushButton, QStyle, QStyleOptionComboBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.consents.fields import day_edit
from ui.icons import icon
from ui.still import StillComboBox, StillDateEdit, StillSlider, StillSpinBox, StillTimeEdit
from ui.theme import LIGHT, stylesheet

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


SECTIONS = QDateTimeEdit.Section


@pytest.mark.parametrize("at", [0, 1, 2], ids=["before", "in", "behind"])
def test_who_clicks_into_a_day_and_types_changes_it(at: int, qtbot: QtBot) -> None:
    field = day_edit(date(2026, 9, 18), "written on")
    qtbot.addWidget(field)
    with qtbot.waitActive(field):
        field.show()
    field.setFocus()
    field.setSelectedSection(SECTIONS.YearSection)
    click_at(field, at)
    QTest.keyClicks(field, "05")
    assert field.date() == QDate(2026, 9, 5)


@pytest.mark.parametrize("typed", ["02-11-2025", "02112025", "2-11-2025", "02/11/2025", "02.11.2025"])
@pytest.mark.parametrize("is_whole", [False, True], ids=["part", "whole"])
def test_a_day_that_is_typed_as_people_write_it_is_that_day(typed: str, is_whole: bool, qtbot: QtBot) -> None:  # noqa: FBT001
    field = day_edit(date(2026, 12, 18), "written on")
    qtbot.addWidget(field)
    with qtbot.waitActive(field):
        field.show()
    field.setFocus()
    field.setSelectedSection(SECTIONS.DaySection)
    if is_whole:
        field.setSelectedSection(SECTIONS.YearSection)
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, typed)
    field.interpretText()
    assert field.date() == QDate(2025, 11, 2)


def test_a_separator_goes_on_where_qt_has_not_gone_on_yet(qtbot: QtBot) -> None:
    field = day_edit(date(2026, 12, 18), "written on")
    qtbot.addWidget(field)
    with qtbot.waitActive(field):
        field.show()
    field.setFocus()
    field.setSelectedSection(SECTIONS.DaySection)
    QTest.keyClicks(field, "-")
    assert field.currentSection() == SECTIONS.MonthSection
    QTest.keyClicks(field, "-")
    assert field.currentSection() == SECTIONS.YearSection


def test_who_clicks_into_a_time_and_types_changes_it(qtbot: QtBot) -> None:
    field = StillTimeEdit(QTime(8, 30))
    field.setDisplayFormat("HH:mm")
    qtbot.addWidget(field)
    with qtbot.waitActive(field):
        field.show()
    field.setFocus()
    click_at(field, 4)
    QTest.keyClicks(field, "45")
    assert field.time() == QTime(8, 45)


def test_what_was_marked_by_dragging_stays_marked(qtbot: QtBot) -> None:
    field = day_edit(date(2026, 9, 18), "written on")
    qtbot.addWidget(field)
    with qtbot.waitActive(field):
        field.show()
    field.setFocus()
    line = field.lineEdit()
    line.setSelection(0, 5)
    QApplication.sendEvent(line, let_go(QPointF(1, 1)))
    assert line.selectedText() == "18-09"


def let_go(at: QPointF) -> QMouseEvent:
    left, no = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    return QMouseEvent(QEvent.Type.MouseButtonRelease, at, at, left, no, Qt.KeyboardModifier.NoModifier)


def click_at(field: QDateTimeEdit, letter: int) -> None:
    """Between two letters."""
    line = field.lineEdit()
    line.setCursorPosition(letter)
    place = line.cursorRect().center()
    line.setCursorPosition(len(line.text()))
    QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=place)
    assert line.cursorPosition() == letter or line.hasSelectedText()


@pytest.mark.parametrize("sheet", ["", stylesheet(LIGHT, 1.0)], ids=["bare", "dressed"])
@pytest.mark.parametrize("with_sign", [False, True])
def test_what_does_not_fit_into_a_box_ends_in_an_ellipsis(sheet: str, qtbot: QtBot, *, with_sign: bool) -> None:
    long, room = "SL-2026-101 · Sportdag groep 7 en 8", 190
    box, short = StillComboBox(), StillComboBox()
    for one in (box, short):
        one.setStyleSheet(sheet)
        one.setSizeAdjustPolicy(StillComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        one.addItem(icon("shield-check", LIGHT) if with_sign else QIcon(), long)
        qtbot.addWidget(one)
        one.resize(room, 40)
        one.show()
    wanted = painted(box, long)
    cut = next(said for end in range(1, len(long)) if painted(short, said := long[:end] + "…") == wanted)
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    field = box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, box)
    assert box.fontMetrics().horizontalAdvance(cut) <= field.width() - (option.iconSize.width() if with_sign else 0)
    assert box.currentText() == long


def painted(box: StillComboBox, text: str) -> QImage:
    box.setItemText(0, text)
    return box.grab().toImage()
