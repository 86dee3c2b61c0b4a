"""The second click of a double click is for what the first one hit, and for nothing that came in its place."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.pointing import quick
from ui.double_clicks import DoubleClicks

__all__ = ["quick"]


class Places:
    """Two buttons, one in the place of the other; how often each was pressed is counted by its name."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot, self.window = qtbot, QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(300, 200)
        self.pressed = {"first": 0, "second": 0}
        self.first, self.second = self.make("first", self.window), self.make("second", self.window)
        self.second.hide()
        self.show(self.window)

    def show(self, window: QWidget) -> None:
        window.show()
        window.activateWindow()
        self.qtbot.waitUntil(window.isActiveWindow)

    def make(self, name: str, parent: QWidget) -> QPushButton:
        made = QPushButton(name, parent)
        made.setGeometry(20, 20, 200, 100)
        made.clicked.connect(lambda: self.press(name))
        return made

    def press(self, name: str) -> None:
        self.pressed[name] += 1

    def swap(self) -> None:
        self.first.hide()
        self.second.show()

    def click(self, at: QPoint = QPoint(100, 60), window: QWidget | None = None) -> None:  # noqa: B008 - never changed
        """Through Qt's own way of clicks: it says what is a double click."""
        handle = (window or self.window).windowHandle()
        assert handle is not None
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
        QApplication.processEvents()


@pytest.fixture
def places(qtbot: QtBot, qapp: QApplication) -> Iterator[Places]:
    watching = DoubleClicks()
    qapp.focusWindowChanged.connect(watching.watch)
    yield Places(qtbot)
    qapp.focusWindowChanged.disconnect(watching.watch)


@pytest.mark.usefixtures("quick")
def test_what_came_in_its_place_is_not_pressed(places: Places) -> None:
    places.first.clicked.connect(places.swap)
    for _ in range(3):
        places.click()
    assert places.pressed == {"first": 1, "second": 0}


@pytest.mark.usefixtures("quick")
def test_nor_what_lay_below_a_dialogue_that_closed(places: Places) -> None:
    dialog = QDialog(places.window)
    dialog.setGeometry(places.window.geometry())
    places.make("first", dialog).clicked.connect(dialog.accept)
    places.swap()
    places.show(dialog)
    places.click(window=dialog)
    places.click()
    assert places.pressed == {"first": 1, "second": 0}


@pytest.mark.usefixtures("quick")
def test_what_was_refused_does_not_hold_the_pointer(places: Places) -> None:
    places.first.clicked.connect(places.swap)
    for _ in range(2):
        places.click()
    for at, is_over in ((QPoint(280, 190), False), (QPoint(110, 70), True)):
        QTest.mouseMove(places.window.windowHandle(), at)
        QApplication.processEvents()
        assert places.second.underMouse() is is_over


def test_who_waits_means_it(places: Places) -> None:
    places.first.clicked.connect(places.swap)
    for _ in range(2):
        places.click()
    assert places.pressed == {"first": 1, "second": 1}


@pytest.mark.usefixtures("quick")
def test_the_same_button_is_pressed_as_fast_as_somebody_can(places: Places) -> None:
    for _ in range(4):
        places.click()
    assert places.pressed["first"] == 4


@pytest.mark.usefixtures("quick")
def test_elsewhere_another_one_is_pressed_at_once(places: Places) -> None:
    places.second.move(20, 120)
    places.second.show()
    places.click()
    places.click(QPoint(100, 150))
    assert places.pressed == {"first": 1, "second": 1}


@pytest.mark.usefixtures("quick")
def test_keys_are_as_fast_as_ever(places: Places) -> None:
    places.first.clicked.connect(places.swap)
    places.click()
    QTest.keyClick(places.second, Qt.Key.Key_Space)
    assert places.pressed == {"first": 1, "second": 1}
