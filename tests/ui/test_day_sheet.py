"""A dialogue that asks for days holds its button back until each of them was chosen."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from ui.day_field import DayField
from ui.day_sheet import DaySheet
from ui.parts import PushButton

DAY = date(2024, 5, 14)


class Asking(DaySheet):
    """Asks for two days."""

    def __init__(self, *days: date | None) -> None:
        super().__init__(None, 40)
        self.fields = [DayField(day, f"day{place}") for place, day in enumerate(days)]
        self.confirm = PushButton("Yes")
        self.confirm.clicked.connect(self.accept)
        for part in (*self.fields, self.confirm):
            self.column.addWidget(part)
        self.hold_back(self.confirm, *self.fields)


@pytest.fixture
def asking(qtbot: QtBot) -> Asking:
    dialog = Asking(None, None)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_nothing_is_confirmed_until_each_day_was_chosen(asking: Asking, qtbot: QtBot) -> None:
    for field in asking.fields:
        assert not asking.confirm.isEnabled()
        qtbot.keyClick(asking, Qt.Key.Key_Return)
        asking.accept()
        assert asking.isVisible()
        field.show_day(DAY)
    assert asking.confirm.isEnabled()
    assert asking.confirm.isDefault()
    qtbot.keyClick(asking, Qt.Key.Key_Return)
    assert asking.result() == QDialog.DialogCode.Accepted


def test_days_that_are_there_at_the_start_can_be_confirmed(qtbot: QtBot) -> None:
    dialog = Asking(DAY, DAY)
    qtbot.addWidget(dialog)
    assert dialog.confirm.isEnabled()


def test_one_that_has_no_days_yet_cannot_be_confirmed(qtbot: QtBot) -> None:
    dialog = DaySheet(None, 40)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.accept()
    assert dialog.isVisible()
