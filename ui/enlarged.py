"""One picture as large as the screen allows, to be looked at closely: what is small on a page cannot be judged there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPixmap
from PySide6.QtWidgets import QDialog, QGraphicsPixmapItem, QHBoxLayout, QVBoxLayout, QWidget

from ui.language import translate
from ui.parts import button
from ui.release.outlines import paint_outlines
from ui.review.zoom import STEP, ZoomView
from ui.theme import SPACE_8, Theme

SHARE_OF_SCREEN = 0.94


class EnlargedView(ZoomView):
    """Shows it whole, or closer; dashed lines stay as thin as they are, however close it is."""

    def __init__(self, theme: Theme, outlined: Sequence[QRectF]) -> None:
        """`outlined`: shares of the picture with dashed lines around them."""
        super().__init__()
        self.setObjectName("enlargedView")
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self._theme, self._outlined = theme, tuple(outlined)
        self._picture = QGraphicsPixmapItem()
        self._picture.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        self.scene().addItem(self._picture)

    @property
    def size_px(self) -> QSize:
        """Of how many pixels the picture is made."""
        return self._picture.pixmap().size()

    def show_image(self, image: QImage) -> None:
        """This picture, or the same in more pixels: then it stays as close as it was."""
        before, is_fitted = self.sceneRect().width(), self.is_fitted
        self._picture.setPixmap(QPixmap.fromImage(image))
        self.setSceneRect(QRectF(self._picture.pixmap().rect()))
        if is_fitted or not before:
            self.fit()
        else:
            self.zoom_to(self.zoom * before / self.sceneRect().width())

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """The dashed lines, in the screen's own units."""
        place = QRectF(self.mapFromScene(self.sceneRect()).boundingRect())
        painter.save()
        painter.resetTransform()
        paint_outlines(painter, place, self._outlined, self._theme)
        painter.restore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Plus and minus zoom, F shows all of it; the arrows move it."""
        key = event.key()
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_by(STEP)
        elif key == Qt.Key.Key_Minus:
            self.zoom_by(1 / STEP)
        elif key == Qt.Key.Key_F:
            self.fit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """It is taken hold of."""
        self.start_pan(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """It follows."""
        self.pan(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """It is let go."""
        self.end_pan()


class EnlargedDialog(QDialog):
    """The picture, and buttons for who has no wheel. Esc, and Enter, go back to the page."""

    def __init__(self, theme: Theme, name: str, outlined: Sequence[QRectF] = (), parent: QWidget | None = None) -> None:
        """`name` says what it is; `outlined` as for `EnlargedView`."""
        super().__init__(parent)
        self.setObjectName("enlargedDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(name)
        self.view = EnlargedView(theme, outlined)
        self.view.setAccessibleName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_8, SPACE_8, SPACE_8, SPACE_8)
        column.setSpacing(SPACE_8)
        column.addWidget(self.view, 1)
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        for icon, text, act in (
            ("zoom-in", translate("Enlarged", "Larger (+)"), partial(self.view.zoom_by, STEP)),
            ("zoom-out", translate("Enlarged", "Smaller (-)"), partial(self.view.zoom_by, 1 / STEP)),
            ("fit", translate("Enlarged", "All of it (F)"), self.view.fit),
        ):
            made = button(text, icon, theme)
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            made.clicked.connect(lambda _=False, act=act: act())
            row.addWidget(made)
        row.addStretch(1)
        back = button(translate("Enlarged", "Back (Esc)"), "close", theme)
        back.setObjectName("backButton")
        back.setDefault(True)
        back.clicked.connect(self.reject)
        row.addWidget(back)
        column.addLayout(row)
        self.resize(self.screen().availableSize() * SHARE_OF_SCREEN)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
