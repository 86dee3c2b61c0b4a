"""One picture as it would go out, as large as there is room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.icons import pixmap
from ui.language import translate
from ui.leader.sheet import paint_fitting
from ui.release.outlines import paint_outlines
from ui.theme import SPACE_8, SPACE_12, Theme

BACK, ON = (Qt.Key.Key_Left, Qt.Key.Key_Up), (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Space)


class PictureView(QWidget):
    """Shows it, or says why it cannot. `moved` asks for the one before (-1) or after (1)."""

    moved = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("pictureView")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(QSize(160, 120))
        self._theme = theme
        self.image: QImage | None = None
        self.outlined: tuple[QRectF, ...] = ()
        self.words = ""

    def show_picture(self, image: QImage | None, words: str, name: str, outlined: Sequence[QRectF] = ()) -> None:
        """The picture, with dashed lines around shares of it, or words in its place."""
        self.image, self.words, self.outlined = image, words, tuple(outlined)
        said = translate("Leader", "{name}, as it would go out").format(name=name) if image is not None else f"{name}: {words}"
        self.setAccessibleName(said)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from one to the next."""
        if event.key() in BACK or event.key() in ON:
            self.moved.emit(-1 if event.key() in BACK else 1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setBrush(QColor(self._theme.raised))
        has_focus = self.hasFocus()
        painter.setPen(QPen(QColor(self._theme.focus if has_focus else self._theme.line), 2 if has_focus else 1))
        painter.drawRoundedRect(whole, 8, 8)
        room = whole.adjusted(SPACE_8, SPACE_8, -SPACE_8, -SPACE_8)
        if self.image is not None:
            paint_outlines(painter, paint_fitting(painter, room, self.image), self.outlined, self._theme)
        else:
            self._say(painter, room)
        painter.end()

    def _say(self, painter: QPainter, room: QRectF) -> None:
        side = 4 * self.fontMetrics().height()
        at = room.center()
        painter.drawPixmap(int(at.x() - side / 2), int(at.y() - side), pixmap("eye-off", self._theme.muted, side))
        painter.setPen(QColor(self._theme.text))
        below = QRectF(room.left() + SPACE_12, at.y() + SPACE_12, room.width() - 2 * SPACE_12, room.height() / 2 - SPACE_12)
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap, self.words)
