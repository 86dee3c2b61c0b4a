"""Where the pointer is, for tests of what lies under it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QWidget


class NoTips(QObject):
    """Where the pointer rests for long, no tip comes: the platform without a screen cannot raise it, and says so."""

    def eventFilter(self, _: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        return event.type() == QEvent.Type.ToolTip


@pytest.fixture
def pointer(qapp: QApplication) -> Iterator[None]:
    """It goes back to where it was: the next test has windows there, too."""
    before, tips = QCursor.pos(), NoTips()
    qapp.installEventFilter(tips)
    yield
    QCursor.setPos(before)
    qapp.removeEventFilter(tips)


def point_at(widget: QWidget) -> QPoint:
    """Move the pointer to the middle of a widget; that place on the screen is given."""
    place = middle(widget)
    QCursor.setPos(place)
    return place


def top_of(widget: QWidget) -> int:
    """Where a widget begins on the screen, in pixels from its top."""
    return widget.mapToGlobal(QPoint()).y()


def middle(widget: QWidget) -> QPoint:
    """The middle of a widget on the screen."""
    return widget.mapToGlobal(widget.rect().center())


@pytest.fixture
def quick(qapp: QApplication) -> Iterator[None]:
    """Whatever is clicked one after another is a double click, however slow the machine."""
    before = qapp.doubleClickInterval()
    qapp.setDoubleClickInterval(600_000)
    yield
    qapp.setDoubleClickInterval(before)
