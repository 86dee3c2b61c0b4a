"""One picture as it would go out, as large as there is room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.icons import pixmap
from ui.language import translate
from ui.leader.sheet import fitting, paint_picture
from ui.release.outlines import paint_outlines
from ui.theme import SPACE_8, SPACE_12, Theme


class PictureView(QWidget):
    """Shows it, or says why it cannot. `enlarged`: somebody wants to see it large. `left`: what was there is not any more."""

    enlarged = Signal()
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("pictureView")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(QSize(160, 120))
        self._theme = theme
        self.image: QImage | None = None
        self._full = QSize()
        self.outlined: tuple[QRectF, ...] = ()
        self.words = ""

    def show_picture(self, image: QImage | None, words: str, name: str, outlined: Sequence[QRectF] = ()) -> None:
        """The picture, with dashed lines around shares of it, or words in its place."""
        self._set(image, words, outlined)
        self._full = image.size() if image is not None else QSize()
        said = translate("Leader", "{name}, as it would go out").format(name=name) if image is not None else f"{name}: {words}"
        is_other = image is None or said != self.accessibleName()
        self.tell(said)
        if is_other:
            self.left.emit()

    def show_frame(self, image: QImage, full: QSize, outlined: Sequence[QRectF] = ()) -> None:
        """A frame of a video, the same but as large as the `full` picture would be, however few pixels there are of it."""
        self._set(image, "", outlined)
        self._full = full

    def tell(self, name: str, description: str = "") -> None:
        """What it shows, for who does not see it."""
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter shows it large."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier and not event.isAutoRepeat():
            self._enlarge()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """So does a click."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._enlarge()

    def _enlarge(self) -> None:
        if self.image is not None:
            self.enlarged.emit()

    @property
    def is_blurred(self) -> bool:
        """Whether more pixels of it would show."""
        if self.image is None:
            return False
        wide = fitting(self._room, self._full).width() * self.devicePixelRatioF()
        return self.image.width() < min(self._full.width(), int(wide))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = self._whole
        painter.setBrush(QColor(self._theme.raised))
        has_focus = self.hasFocus()
        painter.setPen(QPen(QColor(self._theme.focus if has_focus else self._theme.line), 2 if has_focus else 1))
        painter.drawRoundedRect(whole, 8, 8)
        if self.image is not None:
            place = fitting(self._room, self._full)
            paint_picture(painter, place, self.image)
            paint_outlines(painter, place, self.outlined, self._theme)
        else:
            self._say(painter, self._room)
        painter.end()

    def _set(self, image: QImage | None, words: str, outlined: Sequence[QRectF]) -> None:
        self.image, self.words, self.outlined = image, words, tuple(outlined)
        if image is not None:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setToolTip(translate("Leader", "See it large (Enter)"))
        else:
            self.unsetCursor()
            self.setToolTip("")
        self.update()

    @property
    def _whole(self) -> QRectF:
        return QRectF(self.rect()).adjusted(1, 1, -1, -1)

    @property
    def _room(self) -> QRectF:
        return self._whole.adjusted(SPACE_8, SPACE_8, -SPACE_8, -SPACE_8)

    def _say(self, painter: QPainter, room: QRectF) -> None:
        side = 4 * self.fontMetrics().height()
        at = room.center()
        painter.drawPixmap(int(at.x() - side / 2), int(at.y() - side), pixmap("eye-off", self._theme.muted, side))
        painter.setPen(QColor(self._theme.text))
        below = QRectF(room.left() + SPACE_12, at.y() + SPACE_12, room.width() - 2 * SPACE_12, room.height() / 2 - SPACE_12)
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap, self.words)
