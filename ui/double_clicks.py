"""A double click is for what its first click hit: what came in its place meanwhile was not meant."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QObject, QPointF
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)


@dataclass(frozen=True, slots=True)
class _Press:
    """What was hit, where on the screen, and when, in milliseconds of the system's."""

    hit: QWidget | None
    at: QPointF
    time_ms: int


class DoubleClicks(QObject):
    """Of a click on one window and another one below it, Qt makes no double click: here all windows count together."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._last: _Press | None = None
        self._is_refused = False

    def watch(self) -> None:
        """All windows that there are by now."""
        for window in QGuiApplication.topLevelWindows():
            window.installEventFilter(self)  # once, however often it is asked for

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Nobody gets a press that was meant for something else, nor its end."""
        if not isinstance(event, QMouseEvent):
            return False
        if event.type() in PRESSES:
            at, last = event.globalPosition(), self._last
            press = _Press(QApplication.widgetAt(at.toPoint()), at, event.timestamp())
            self._is_refused = last is not None and press.hit is not last.hit and _is_double(last, press)
            self._last = replace(press, hit=last.hit) if last is not None and self._is_refused else press
        refused = self._is_refused
        self._is_refused = refused and event.type() != QEvent.Type.MouseButtonRelease
        return refused


def _is_double(first: _Press, second: _Press) -> bool:
    hints = QGuiApplication.styleHints()
    is_soon = second.time_ms - first.time_ms < hints.mouseDoubleClickInterval()
    return is_soon and (second.at - first.at).manhattanLength() <= hints.mouseDoubleClickDistance()
