"""A page that is scrolled, on which nothing slides away below the pointer when what stands above becomes higher or lower."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from ui.landmarks import Landmark, Landmarks
from ui.spare_room import SpareRoom

ROUNDS = 3
"""Room that is made can bring a scroll bar, and a scroll bar other lines of text."""


class AnchoredArea(QScrollArea):
    """What lies under the pointer, else what has the focus, stays where it is on the screen while its page is laid out anew.

    It scrolls for that. Where the page ends too soon it makes room: below its end, or above the part that would go up. Once
    pointer and focus are elsewhere, that room is gone, and the page is where its user scrolled it. It has a box layout.
    """

    def __init__(self, parent: QWidget | None = None, *, also_focus: bool = True) -> None:
        """Without `also_focus` only the pointer counts: where the focus never leaves, the page would never be let go."""
        super().__init__(parent)
        self._also_focus = also_focus
        self._seen: Landmarks | None = None
        self._room: SpareRoom | None = None
        self._is_laying_out = self._is_held = False
        self._home = 0
        self.setWidgetResizable(True)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        app = QGuiApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_changed)

    def setWidget(self, page: QWidget) -> None:
        """What is scrolled."""
        self._seen, self._room = None, SpareRoom(page)
        super().setWidget(page)

    def begin_anew(self) -> None:
        """Something else is shown, from its beginning: nothing of before has to stay where it was."""
        self._let_go()
        self.verticalScrollBar().setValue(0)
        self._seen, self._home = None, 0

    def settle(self) -> None:
        """Lay out all of the page in one go: Qt goes up from widget to widget, and may paint in between."""
        page = self.widget()
        if page is None or self._is_laying_out:
            return
        with self._laying_out():
            for one in reversed(page.findChildren(QWidget)):  # what lies within comes before what it lies in
                layout = one.layout()
                if layout is not None and one.isVisible():
                    layout.activate()
            self._lay_out()
        self._hold()

    # What Qt tells

    def event(self, event: QEvent) -> bool:
        """The page was laid out, was shown, has another size, or was left by the pointer."""
        kind = event.type()
        is_another_view = kind in (QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)
        if not is_another_view and kind not in (QEvent.Type.LayoutRequest, QEvent.Type.Leave):
            return super().event(event)
        with self._laying_out():
            done = super().event(event)
        if is_another_view:
            self._seen = None
        self._hold()
        return done

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A part of the page wants to be laid out."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.settle()
        return super().eventFilter(watched, event)

    def _scrolled(self, value: int) -> None:
        if not self._is_laying_out:
            self._home = value - (self._room.above(value) if self._room is not None else 0)
            self._look()

    def _focus_changed(self) -> None:
        if self._is_held:
            self._hold()

    # Staying

    def _look(self) -> None:
        page = self.widget()
        if page is not None:
            self._seen = Landmarks(page, self.viewport())
            for one in page.findChildren(QWidget):
                if one.layout() is not None:
                    one.installEventFilter(self)  # once, however often it is asked for

    def _hold(self) -> None:
        """Bring what is in use back to where it was seen; where nothing is in use, let go."""
        used = self._seen.in_use(also_focus=self._also_focus) if self._seen is not None else None
        if used is None:
            self._let_go()
        else:
            self._keep(used)
        self._look()

    def _keep(self, used: Landmark) -> None:
        with self._laying_out():
            for _ in range(ROUNDS):
                moved = used.moved_px(self.viewport())
                if not moved:
                    break
                self._is_held = True
                self._bring_back(used, moved)

    def _bring_back(self, used: Landmark, moved: int) -> None:
        bar, room = self.verticalScrollBar(), self._room
        if room is None:
            return
        wanted = bar.value() + moved
        if moved > 0:
            wanted -= room.give_back(used.widget, moved)
        elif wanted < 0:
            room.make_above(used.widget, -wanted)
        if wanted > bar.maximum():
            room.make_below(wanted + self.viewport().height())
        self._lay_out()
        bar.setValue(wanted)

    def _let_go(self) -> None:
        if self._is_held and self._room is not None:
            self._is_held = False
            with self._laying_out():
                self._room.forget()
                self._lay_out()
                self.verticalScrollBar().setValue(self._home)

    def _lay_out(self) -> None:
        """At once: it is not painted in between."""
        page = self.widget()
        layout = page.layout() if page is not None else None
        if layout is not None:
            layout.activate()
        super().event(QEvent(QEvent.Type.LayoutRequest))

    @contextmanager
    def _laying_out(self) -> Iterator[None]:
        """What the scroll bar does meanwhile its user does not."""
        before, self._is_laying_out = self._is_laying_out, True
        try:
            yield
        finally:
            self._is_laying_out = before
