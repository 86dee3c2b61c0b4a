"""A view that zooms about the pointer and is moved by hand; it knows no photos."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QNativeGestureEvent, QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QGestureEvent, QGraphicsScene, QGraphicsView, QPinchGesture, QWidget

STEP = 1.25
LARGEST_SCALE = 16.0
SMALLEST_PX = 240, 200
"""Across and down: in less than this nothing can be looked at."""
NOTCH = 120.0
"""What a wheel of a mouse turns in one step, in eighths of a degree."""


class ZoomView(QGraphicsView):
    """`zoomed` is sent when the scale changed; scale 1 shows a pixel of the scene as one of the screen's own units."""

    zoomed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setScene(QGraphicsScene(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)
        self.viewport().setMouseTracking(True)
        self._fitted = True
        self._panned_from: QPointF | None = None

    def sizeHint(self) -> QSize:
        """It takes the room that is left, however large its picture is: what stands around it stays in the window."""
        return QSize(*SMALLEST_PX)

    # Zoom

    @property
    def zoom(self) -> float:
        """The scale now."""
        return self.transform().m11()

    @property
    def is_fitted(self) -> bool:
        """Whether the whole picture is kept in view."""
        return self._fitted

    def fit(self) -> None:
        """Show the whole picture, and keep to it when the window is resized."""
        self._fitted = True
        if not self.sceneRect().isEmpty():
            self._set_zoom(self._fit_scale(), QPointF(self.viewport().rect().center()))
            self.centerOn(self.sceneRect().center())

    def zoom_to(self, scale: float) -> None:
        """Zoom about the middle of the view."""
        self.zoom_by(scale / self.zoom, QPointF(self.viewport().rect().center()))

    def zoom_by(self, factor: float, about: QPointF | None = None) -> None:
        """Zoom so that what lies under `about` (in the viewport) stays there."""
        if self.sceneRect().isEmpty():
            return
        smallest = min(self._fit_scale(), 1.0) / 2
        wanted = min(max(self.zoom * factor, smallest), LARGEST_SCALE)
        self._fitted = False
        self._set_zoom(wanted, about or QPointF(self.viewport().rect().center()))

    def _fit_scale(self) -> float:
        room, whole = self.viewport().rect(), self.sceneRect()
        return max(min(room.width() / whole.width(), room.height() / whole.height()) * 0.98, 1e-4)

    def _set_zoom(self, scale: float, about: QPointF) -> None:
        before = self.mapToScene(about.toPoint())
        self.resetTransform()
        self.scale(scale, scale)
        after = self.mapFromScene(before)
        self._scroll(QPointF(after) - about)
        self.zoomed.emit(scale)

    def _scroll(self, by: QPointF) -> None:
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setValue(across.value() + round(by.x()))
        down.setValue(down.value() + round(by.y()))

    # By wheel, fingers and hand

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A mouse's wheel zooms; two fingers on a pad, or a wheel with Shift, move the picture."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if not control and not event.pixelDelta().isNull():
            self._scroll(-QPointF(event.pixelDelta()))
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            turned = event.angleDelta()
            self._scroll(QPointF(-(turned.x() or turned.y()), 0))
        else:
            self.zoom_by(STEP ** (event.angleDelta().y() / NOTCH), event.position())
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        """Pinching zooms, on a pad and on a screen."""
        if event.type() is QEvent.Type.NativeGesture:
            native = cast("QNativeGestureEvent", event)
            if native.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self.zoom_by(1 + native.value(), native.position())
                return True
        if event.type() is QEvent.Type.Gesture:
            pinch = cast("QGestureEvent", event).gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                self.zoom_by(pinch.scaleFactor(), QPointF(self.viewport().mapFromGlobal(pinch.hotSpot().toPoint())))
                return True
        return super().viewportEvent(event)

    def start_pan(self, event: QMouseEvent) -> None:
        """The picture follows the pointer from here on."""
        self._panned_from = event.position()
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        event.accept()

    @property
    def is_panning(self) -> bool:
        """Whether the picture follows the pointer."""
        return self._panned_from is not None

    def pan(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        if self._panned_from is not None:
            self._scroll(self._panned_from - event.position())
            self._panned_from = event.position()
            self._fitted = False

    def end_pan(self) -> None:
        """Let go."""
        self._panned_from = None
        self.viewport().unsetCursor()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What was shown whole stays whole."""
        super().resizeEvent(event)
        if self._fitted:
            self.fit()
