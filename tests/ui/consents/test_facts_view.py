"""What is too long for a line goes on in the next one, and is copied as it is."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ui.consents.facts_view import FactsView

NUMBER, FOLDER = "0123456789abcdef" * 4, "/home/kim/vrijgegeven"


def value_of(view: FactsView, value: str) -> QLabel:
    return next(label for label in view.findChildren(QLabel) if label.toolTip() == value)


def test_a_long_number_wraps(qtbot: QtBot) -> None:
    view = FactsView()
    qtbot.addWidget(view)
    view.show_facts([("Entry", NUMBER)])
    shown = value_of(view, NUMBER)
    letters = shown.fontMetrics().averageCharWidth()
    assert shown.minimumSizeHint().width() < 20 * letters
    assert shown.accessibleName() == f"Entry: {NUMBER}"


@pytest.mark.parametrize("value", [NUMBER, FOLDER])
def test_what_wraps_is_copied_as_it_is(value: str, qtbot: QtBot) -> None:
    view = FactsView()
    qtbot.addWidget(view)
    view.show_facts([("Entry", value)])
    (copy,) = value_of(view, value).actions()
    copy.trigger()
    assert QGuiApplication.clipboard().text() == value
