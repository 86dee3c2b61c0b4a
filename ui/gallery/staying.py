"""What lies under the pointer in the grid stays where it is when banners above it come or go."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtWidgets import QListView, QWidget

GEOMETRY = frozenset({QEvent.Type.Move, QEvent.Type.Resize})


class Staying(QObject):
    """The grid scrolls for that; where its tiles begin or end too soon, it leaves a margin above or below them.

    Once the pointer is elsewhere, there is none, and the grid is where its user scrolled it. (`AnchoredArea` would scroll the
    page: its head, with the primary action, would be out of sight.)
    """

    def __init__(self, grid: QListView, place: QWidget) -> None:
        """`place` is the part of the page that the grid fills."""
        super().__init__(grid)
        self._grid, self._place = grid, place
        self._seen = self._now
        self._first = self._home = self._above = 0
        self._is_putting = False
        place.installEventFilter(self)
        grid.installEventFilter(self)
        grid.verticalScrollBar().valueChanged.connect(self._scrolled)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The grid was laid out anew, or the pointer left it."""
        if watched is self._place and event.type() in GEOMETRY:
            before, self._seen = self._seen, self._now
            is_as_wide = before.width() == self._seen.width()
            self._put() if is_as_wide and self._grid.underMouse() else self._let_go()
        elif watched is self._grid and event.type() == QEvent.Type.Leave:
            self._let_go()
        return False

    @property
    def _now(self) -> QRect:
        """Where the grid is on the page, and how large. Its place is moved first; then the grid is resized, then its place."""
        return QRect(self._place.pos(), self._grid.size())

    def _scrolled(self, value: int) -> None:
        """By its user; what is laid out anew scrolls it, too, before it is told here."""
        if not self._is_putting and self._now == self._seen:
            self._first = self._seen.top() + self._above - value
            self._home = value - self._above
            if self._above:
                self._put()

    def _put(self) -> None:
        """The first tile begins where it was seen, in pixels of the page."""
        above = max(0, self._first - self._seen.top())
        value = self._seen.top() + above - self._first
        room = self._grid.contentsRect().height() - above
        below = value + room - self._grid.contentsSize().height() if value else 0
        self._set(above, max(0, below), value)

    def _let_go(self) -> None:
        self._set(0, 0, self._home)
        self._first = self._seen.top() - self._grid.verticalScrollBar().value()

    def _set(self, above: int, below: int, value: int) -> None:
        with self._putting():
            self._above = above
            self._grid.setViewportMargins(0, above, 0, below)
            self._grid.verticalScrollBar().setValue(value)

    @contextmanager
    def _putting(self) -> Iterator[None]:
        """What the scroll bar does meanwhile its user does not."""
        self._is_putting = True
        try:
            yield
        finally:
            self._is_putting = False
