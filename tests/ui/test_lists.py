"""The list of a combo box shows all of its entries, however large the text, as long as there are few."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.main import make_app
from ui.still import StillComboBox
from ui.theme import LIGHT, apply

ROLES = ("medewerker", "directeur", "adjunct-directeur", "bestuur")
LOWEST_PX = 24
"""What is clicked is at least as high (WCAG 2.2, 2.5.8)."""


@pytest.fixture
def app() -> Iterator[QApplication]:
    app = make_app()
    yield app
    apply(app, LIGHT, 1.0)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
@pytest.mark.parametrize("count", [1, 2, 4])
@pytest.mark.parametrize("percent", [100, 125, 150, 200])
def test_no_entry_of_a_short_list_is_cut_off(app: QApplication, qtbot: QtBot, percent: int, count: int) -> None:
    apply(app, LIGHT, percent / 100)
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    box = StillComboBox()
    box.addItems(ROLES[:count])
    column.addWidget(box)
    column.addStretch(1)
    page.resize(600, 700)
    page.show()
    box.showPopup()
    view = box.view()
    qtbot.waitUntil(view.isVisible)
    QApplication.processEvents()
    rows = [view.visualRect(box.model().index(row, 0)) for row in range(count)]
    assert all(view.viewport().rect().contains(row) for row in rows)
    assert all(row.height() >= LOWEST_PX * percent // 100 for row in rows)
    assert view.verticalScrollBar().maximum() == 0
    assert view.verticalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff  # a longer list can be scrolled
    box.hidePopup()
