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


def test_where_two_columns_would_cut_a_word_off_values_go_beneath(qtbot: QtBot) -> None:
    view = FactsView()
    qtbot.addWidget(view)
    word = "persoonsherkenbaarheid"
    view.show_facts([("Stand", word)])
    wide = view.fontMetrics().horizontalAdvance(word)
    view.resize(3 * wide, 200)
    view.show()
    assert value_of(view, word).x() > 0
    assert view.minimumSizeHint().width() == 0
    view.resize(wide + 20, 200)

    def beneath() -> list[QLabel]:
        shown = [one for one in view.findChildren(QLabel) if one.toolTip() == word and one.isVisible()]
        return [one for one in shown if one.x() == 0 and one.width() >= wide]

    qtbot.waitUntil(lambda: bool(beneath()))
