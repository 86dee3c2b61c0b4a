"""The picture of a video at one moment: the same as a photo, but time goes by the arrows and Space plays."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.redaction.cover import Covering
from ui.review.canvas import NOTHING_COVERED, Canvas
from ui.review.keys import ARROWS, CanvasKeys
from ui.review.marks import Mark
from ui.theme import Theme

Key = Qt.Key


class VideoCanvas(Canvas):
    """`play_wanted`: Space was pressed, and moved no picture meanwhile. `marked`: other outlines are there."""

    play_wanted = Signal()
    marked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("videoCanvas")
        self._keys = VideoKeys(self)

    def show_marks(self, marks: tuple[Mark, ...], covering: Covering = NOTHING_COVERED) -> None:
        """What is outlined and what is covered at this moment."""
        super().show_marks(marks, covering)
        self.marked.emit()

    def want_more(self) -> None:
        """Ask for more pixels where they would show."""
        self._check_sharpness()


class VideoKeys(CanvasKeys):
    """Arrows move what is selected only with Ctrl, and resize it with Ctrl and Shift; there is no brush."""

    def __init__(self, canvas: VideoCanvas) -> None:
        super().__init__(canvas)
        self._video = canvas

    def press(self, event: QKeyEvent) -> bool:
        """A key went down; whether it was for the picture."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = Key(event.key())
        if key in ARROWS:
            by_hand = bool(modifiers & Qt.KeyboardModifier.ControlModifier) and self._video.has_picture
            return by_hand and self._nudge(ARROWS[key], with_shift=bool(modifiers & Qt.KeyboardModifier.ShiftModifier))
        if key is Key.Key_W or (key in (Key.Key_Delete, Key.Key_Backspace) and modifiers):
            return False
        return super().press(event)

    def release(self, event: QKeyEvent) -> bool:
        """A key went up; whether it was for the picture."""
        if Key(event.key()) is Key.Key_Space and not event.isAutoRepeat() and self._space:
            self._space = False
            if not self._space_used:
                self._video.play_wanted.emit()
            return True
        return super().release(event)
