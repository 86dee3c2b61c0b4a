"""A small picture that somebody can see large: what is to be judged closely cannot be judged as small as it is here."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel

from ui.language import translate
from ui.theme import Theme


class SmallPicture(QLabel):
    """`enlarged`: by a click, Enter or Space somebody wants to see it large. `image` is what it shows, once it is there."""

    enlarged = Signal()

    def __init__(self, name: str, size: QSize, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.image: QImage | None = None
        self.setFixedSize(size)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setProperty("kind", "muted")
        self.setAccessibleName(translate("Release", "{name}, as it will leave").format(name=name))
        self.setToolTip(name)

    def allow_large(self, image: QImage) -> None:
        """It is there: it can be seen large from now on."""
        self.image = image
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleDescription(translate("Release", "See it large (Enter)"))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._ask()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, or Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and not event.isAutoRepeat():
            self._ask()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever comes by the keyboard sees where they are."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """And not any more."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture; around it a line where it has the focus."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(QPen(QColor(self._theme.focus), 3))
            painter.drawRect(self.rect().adjusted(1, 1, -2, -2))
            painter.end()

    def _ask(self) -> None:
        if self.image is not None:
            self.enlarged.emit()
