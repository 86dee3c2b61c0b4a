"""Where the controls of a scrolled page were at a moment: what a person saw, and points at."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


@dataclass(frozen=True, slots=True)
class Landmark:
    """A control or a part of the page, and where it was: pixels of the viewport."""

    widget: QWidget
    place: QRect

    @property
    def is_there(self) -> bool:
        """Whether it is still shown."""
        return isValid(self.widget) and self.widget.isVisible()

    def moved_px(self, viewport: QWidget) -> int:
        """How far down it went since; up is less than 0."""
        return self.widget.mapTo(viewport, QPoint()).y() - self.place.top()


class Landmarks:
    """All of a page at one moment."""

    def __init__(self, page: QWidget, viewport: QWidget) -> None:
        self._page, self._viewport = page, viewport
        widgets = [one for one in page.findChildren(QWidget) if one.isVisible() and not one.isWindow()]
        self._parts = [self._mark(one) for one in widgets if one.parentWidget() is page]
        self._controls = [self._mark(one) for one in widgets if one.focusPolicy() & Qt.FocusPolicy.TabFocus]

    def in_use(self, *, also_focus: bool) -> Landmark | None:
        """What lies under the pointer, else (`also_focus`) what has the focus and can be seen; None where there is none."""
        at = self._viewport.mapFromGlobal(QCursor.pos())
        if self._viewport.rect().contains(at):
            return self._nearest(at)
        focused = QApplication.focusWidget() if also_focus else None
        shown = (one for one in self._controls if one.is_there and one.widget is focused)
        return next((one for one in shown if self._viewport.rect().intersects(one.place)), None)

    def _nearest(self, at: QPoint) -> Landmark | None:
        """The control at a point, or next to it in the same part; a part without controls counts as one."""
        part = next((one for one in self._parts if one.is_there and one.place.contains(at)), None)
        controls = [one for one in self._controls if one.is_there]
        if part is not None:
            controls = [one for one in controls if part.widget is one.widget or part.widget.isAncestorOf(one.widget)] or [part]
        return min(controls, key=lambda one: _distance(one.place, at), default=None)

    def _mark(self, widget: QWidget) -> Landmark:
        return Landmark(widget, QRect(widget.mapTo(self._viewport, QPoint()), widget.size()))


def _distance(place: QRect, at: QPoint) -> tuple[int, int, int]:
    """First up and down, then sideways; of what lies one in the other the inner one is nearer."""
    down = max(place.top() - at.y(), at.y() - place.bottom(), 0)
    across = max(place.left() - at.x(), at.x() - place.right(), 0)
    return down, across, place.height()
