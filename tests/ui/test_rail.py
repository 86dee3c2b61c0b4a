"""The rail of rooms in a low window."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import cast

import pytest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from app.preferences import Preferences
from ui.rail import NARROW_EM, Rail
from ui.rooms import Context
from ui.theme import LIGHT, apply


@pytest.fixture(params=[100, 125, 200])
def percent(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[int]:
    before = qapp.styleSheet(), qapp.font()
    apply(qapp, LIGHT, request.param / 100)
    yield request.param
    qapp.setStyleSheet(before[0])
    qapp.setFont(before[1])


def test_it_scrolls_rather_than_cutting_its_words(percent: int, qtbot: QtBot) -> None:
    context = SimpleNamespace(theme=LIGHT, preferences=Preferences(text_percent=percent))
    rail = Rail(cast("Context", context), lambda _: None)
    qtbot.addWidget(rail)
    rail.resize(rail.width(), 400)
    rail.show()
    buttons = rail.findChildren(QToolButton)
    assert len(buttons) == 10
    assert all(one.height() >= one.sizeHint().height() for one in buttons)
    assert all(one.width() >= one.sizeHint().width() for one in buttons)
    assert rail.verticalScrollBar().maximum() > 0


def test_in_a_window_that_is_narrow_for_its_text_icons_stand_alone(percent: int, qtbot: QtBot) -> None:
    context = SimpleNamespace(theme=LIGHT, preferences=Preferences(text_percent=percent))
    rail = Rail(cast("Context", context), lambda _: None)
    qtbot.addWidget(rail)
    em = rail.fontMetrics().height()
    wide = rail.width()
    rail.fit(NARROW_EM * em - 1)
    assert rail.width() < wide
    assert all(one.toolTip() == one.accessibleName() == one.text() for one in rail.findChildren(QToolButton))
    rail.fit(NARROW_EM * em)
    assert rail.width() == wide
    assert not any(one.toolTip() for one in rail.findChildren(QToolButton))
