"""A day field that is empty until somebody chooses."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.day_field import DayField


@pytest.fixture
def field(qtbot: QtBot) -> DayField:
    field = DayField(None, "day")
    qtbot.addWidget(field)
    field.show()
    return field


def today() -> date:
    now = QDate.currentDate()
    return date(now.year(), now.month(), now.day())


def test_an_empty_one_says_so_and_has_no_day(field: DayField) -> None:
    assert field.day is None
    assert field.text() == "choose a day"
    field.show_day(date(2024, 5, 14))
    assert field.day == date(2024, 5, 14)


def test_a_step_in_an_empty_one_begins_at_today(field: DayField) -> None:
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert field.day == today()


def test_what_is_typed_into_an_empty_one_is_a_day_of_this_month(field: DayField) -> None:
    QTest.keyClicks(field, "01")
    assert field.day == today().replace(day=1)


@pytest.mark.qt_log_ignore("This plugin does not support .*")
def test_the_calendar_of_an_empty_one_opens_at_this_month(field: DayField) -> None:
    calendar = field.calendarWidget()
    QTest.mouseClick(field, Qt.MouseButton.LeftButton, pos=QPoint(field.width() - 8, field.height() // 2))
    assert calendar.isVisible()
    assert (calendar.yearShown(), calendar.monthShown()) == (today().year, today().month)
    assert field.day is None


def test_no_day_to_come_can_be_chosen(field: DayField) -> None:
    field.show_day(date(2999, 1, 1))
    assert field.day in (None, today())
