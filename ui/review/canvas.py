"""The photo with its covers and outlines, to look at closely and to draw on.

It shows what it is given and tells what a person did; what comes of it is decided elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPixmap,
)
from PySide6.QtWidgets import QApplication, QGraphicsPixmapItem, QWidget

from app.model import Region, RegionKind
from app.redaction.cover import Covering
from ui.review.covers import Covers, outline_of
from ui.review.geometry import holds
from ui.review.gestures import SHAPES, Gesture, Moving, Painting, Resizing, Spanning, Tool
from ui.review.keys import CanvasKeys
from ui.review.marks import Mark
from ui.review.overlay import Overlay, handle_at
from ui.review.zoom import ZoomView
from ui.theme import Theme

TARGET_PX = 24.0
BRUSH_PX = 22.0
"""The brush's radius on the screen at a size of 1: who wants it finer zooms in."""
NOTHING_COVERED = Covering(())
SHARP_ENOUGH = 1.15
"""A picture that is stretched more than this on the screen is asked for in full size."""


class Canvas(ZoomView):
    """Signals carry the key of a mark, and the region that a person drew or changed.

    `pressed`: a mark was clicked or toggled. `chosen`: another mark, or none (""), is selected. `drawn`: a new area.
    `changed`: an area moved or resized. `erased`: Delete on a mark. `tool_changed`, `peeked`: by keyboard too. `blurred`:
    more pixels are wanted.
    """

    pressed = Signal(str)
    chosen = Signal(str)
    drawn = Signal(object)
    changed = Signal(str, object)
    erased = Signal(str)
    tool_changed = Signal(str)
    peeked = Signal(bool)
    blurred = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("canvas")
        self.kind = RegionKind.HEAD
        self.brush_size = 1.0
        self.marks: tuple[Mark, ...] = ()
        self.selected = ""
        self.tool = Tool.POINTER
        self._size = (0, 0)
        self._overlay = Overlay(theme, self.font())
        self._pixmap = QGraphicsPixmapItem()
        self._pixmap.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        self._covers = Covers()
        self.scene().addItem(self._pixmap)
        self.scene().addItem(self._covers)
        self._gesture: Gesture | None = None
        self._pressed_at: QPointF | None = None
        self._pressed_mark = ""
        self._keys = CanvasKeys(self)
        self.zoomed.connect(lambda _: self._check_sharpness())

    # What is shown

    @property
    def size_px(self) -> tuple[int, int]:
        """Width and height of the full-size picture; (0, 0) while there is none."""
        return self._size

    @property
    def has_picture(self) -> bool:
        """Whether a photo is shown."""
        return not self._pixmap.pixmap().isNull()

    @property
    def covers(self) -> Covers:
        """The covers over the photo."""
        return self._covers

    def show_picture(self, image: QImage, size: tuple[int, int]) -> None:
        """Another photo; `size` is that of the full-size picture in pixels, in which everything is told."""
        self.clear()
        self._size = size
        self.setSceneRect(0, 0, *size)
        self.sharpen(image)
        self.fit()

    def sharpen(self, image: QImage) -> None:
        """The same photo with more pixels; zoom and place stay."""
        self._pixmap.setPixmap(QPixmap.fromImage(image))
        self._pixmap.setScale(self._size[0] / max(image.width(), 1))
        self.viewport().update()

    def show_marks(self, marks: tuple[Mark, ...], covering: Covering = NOTHING_COVERED) -> None:
        """What is outlined and what is covered; zoom, tool and selection stay."""
        self.marks = marks
        self._covers.show_covering(covering, *self._size)
        if self.selected not in {mark.key for mark in marks}:
            self.choose("")
        self.viewport().update()

    def clear(self) -> None:
        """Show nothing, and keep nothing of what was shown."""
        self.cancel()
        self._pixmap.setPixmap(QPixmap())
        self._size = (0, 0)
        self.peek(on=False)
        self.show_marks(())
        self.setSceneRect(QRectF())

    def peek(self, *, on: bool) -> None:
        """Show the photo without covers, for as long as somebody holds a key or a button."""
        if self._covers.isVisible() is on:
            self._covers.setVisible(not on)
            self.peeked.emit(on)

    @property
    def is_peeking(self) -> bool:
        """Whether the photo is shown without covers."""
        return not self._covers.isVisible()

    def set_cover_opacity(self, share: float) -> None:
        """How much of the covers is shown, 0 to 1; what goes out is always covered wholly."""
        self._covers.setOpacity(share)

    # What is selected

    def mark(self, key: str) -> Mark | None:
        """The mark of a key."""
        return next((mark for mark in self.marks if mark.key == key), None)

    def choose(self, key: str) -> None:
        """Select a mark, or none."""
        if key != self.selected:
            self.selected = key
            self.viewport().update()
            self.chosen.emit(key)

    def set_tool(self, tool: Tool) -> None:
        """What a press begins from here on."""
        self.cancel()
        if tool is not self.tool:
            self.tool = tool
            self.viewport().setCursor(Qt.CursorShape.ArrowCursor if tool is Tool.POINTER else Qt.CursorShape.CrossCursor)
            self.tool_changed.emit(tool.value)

    def reveal(self, key: str) -> None:
        """Bring a mark into view."""
        mark = self.mark(key)
        if mark is not None and not self.is_fitted:
            self.ensureVisible(outline_of(mark.region).boundingRect(), 40, 40)

    def announce(self, text: str) -> None:
        """Have a screen reader say something now."""
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    # The middle of the view, for the keyboard

    def default_place(self) -> tuple[tuple[float, float], float]:
        """The middle of what is seen, and a fit side for an area there, in pixels of the full-size picture."""
        seen = self.mapToScene(self.viewport().rect()).boundingRect().intersected(self.sceneRect())
        middle = seen.center()
        return (middle.x(), middle.y()), min(seen.width(), seen.height()) / 5

    # By mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin what the tool does, on what lies there."""
        if event.button() is Qt.MouseButton.MiddleButton or (self._keys.space_is_held and self._is_left(event)):
            self._keys.used_space()
            self.start_pan(event)
        elif self._is_left(event) and self.has_picture:
            self._begin(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow."""
        if self.is_panning:
            self.pan(event)
        elif self._gesture is not None and self._is_meant(event.position()):
            self._gesture.move(self._scene_point(event.position()))
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End it."""
        if self.is_panning:
            self.end_pan()
            self.viewport().setCursor(Qt.CursorShape.ArrowCursor if self.tool is Tool.POINTER else Qt.CursorShape.CrossCursor)
        elif self._gesture is not None and self._is_left(event):
            self._end(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A second click counts like the first."""
        self.mousePressEvent(event)

    def cancel(self) -> bool:
        """Give up what was begun; whether anything was."""
        was = self._gesture is not None
        self._gesture, self._pressed_at, self._pressed_mark = None, None, ""
        self.viewport().update()
        return was

    def _begin(self, event: QMouseEvent) -> None:
        at = event.position()
        self._pressed_at, point = at, self._scene_point(at)
        mark = self.mark(self.selected)
        handle = handle_at(mark.region, self.viewportTransform(), at) if mark else None
        if mark is not None and handle is not None:
            self._pressed_mark = mark.key
            self._gesture = Resizing(mark.region, handle, point, point)
        elif self.tool is Tool.POINTER:
            self._take(event, point)
        elif self.tool is Tool.BRUSH:
            self._gesture = Painting(self.kind, self.brush_radius_px, self._size)
            self._gesture.move(point)
        else:
            self._gesture = Spanning(SHAPES[self.tool], self.kind, point, point)
        self.viewport().update()

    def _take(self, event: QMouseEvent, point: tuple[float, float]) -> None:
        """The pointer was pressed on a mark, or on none: then the picture is moved."""
        mark = self._mark_at(point)
        self.choose(mark.key if mark else "")
        if mark is None:
            self.start_pan(event)
        else:
            self._pressed_mark = mark.key
            self._gesture = Moving(mark.region, point, self._size, point)

    def _end(self, at: QPointF) -> None:
        gesture, key, was_meant = self._gesture, self._pressed_mark, self._is_meant(at)
        if gesture is not None and was_meant:
            gesture.move(self._scene_point(at))
        self.cancel()
        if isinstance(gesture, (Moving, Resizing)):
            if was_meant:
                self.commit(key, gesture.region())
            elif isinstance(gesture, Moving):
                self.pressed.emit(key)
        elif gesture is not None and (was_meant or isinstance(gesture, Painting)):
            region = gesture.region()
            if region is not None:
                self.drawn.emit(region)

    def commit(self, key: str, region: Region | None) -> None:
        """An area was changed; on a face that was found a new area is drawn instead, for its own cover never shrinks."""
        mark = self.mark(key)
        if mark is None or region is None or region == mark.region:
            return
        if mark.face is not None:
            self.drawn.emit(region)
        else:
            self.changed.emit(key, region)

    @property
    def brush_radius_px(self) -> float:
        """The brush's radius in pixels of the full-size picture: it is as large on the screen at every zoom."""
        return max(BRUSH_PX * self.brush_size / self.zoom, 1.0)

    def _is_left(self, event: QMouseEvent) -> bool:
        return event.button() is Qt.MouseButton.LeftButton

    def _is_meant(self, at: QPointF) -> bool:
        """Whether the pointer went far enough from where it was pressed to be a drag."""
        if isinstance(self._gesture, Painting):
            return True
        away = at - self._pressed_at if self._pressed_at is not None else QPointF()
        return away.manhattanLength() >= QApplication.startDragDistance()

    def _mark_at(self, point: tuple[float, float]) -> Mark | None:
        """What lies under the pointer: the chosen one before others, then the smallest. Small ones have a larger target."""
        reach = TARGET_PX / 2 / self.zoom

        def is_hit(mark: Mark) -> bool:
            box = mark.region.bounds
            more = max(0.0, reach - min(box.width, box.height) / 2)
            return holds(mark.region, point, more)

        hit = [mark for mark in self.marks if is_hit(mark)]
        return min(hit, key=lambda mark: (mark.key != self.selected, mark.region.bounds.area), default=None)

    def _scene_point(self, at: QPointF) -> tuple[float, float]:
        inverted, _ = self.viewportTransform().inverted()
        point = inverted.map(at)
        return point.x(), point.y()

    # By keyboard

    def event(self, event: QEvent) -> bool:
        """Zooming by Ctrl is the photo's while the photo has the focus; elsewhere it changes the text's size."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._keys.wants(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the photo has no use for goes on to the page."""
        event.setAccepted(self._keys.press(event))

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Let go of what was held."""
        event.setAccepted(self._keys.release(event))

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's own signature
        """Tab goes from mark to mark, and after the last one on to the next control."""
        keys: Sequence[str] = ["", *(mark.key for mark in self.marks)]
        at = keys.index(self.selected) + (1 if forward else -1)
        if 0 <= at < len(keys) and self.marks:
            self.choose(keys[at])
            self.reveal(keys[at])
            return True
        self.choose("")
        return super().focusNextPrevChild(forward)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was held is let go."""
        self._keys.let_go()
        super().focusOutEvent(event)

    def show_draft(self, gesture: Gesture | None) -> None:
        """Show what the keyboard moves; None ends it."""
        self._gesture = gesture
        self.viewport().update()

    # Painting

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """The outlines, in the viewport's own pixels."""
        if not self.has_picture:
            return
        view = self.viewportTransform()
        painter.save()
        painter.resetTransform()
        for mark in self.marks:
            if mark.key != self.selected:
                self._overlay.paint_mark(painter, mark, view, chosen=False)
        selected = self.mark(self.selected)
        if selected is not None:
            self._overlay.paint_mark(painter, selected, view, chosen=True)
        draft = self._draft()
        if draft is not None:
            self._overlay.paint_draft(painter, view.map(draft))
        painter.restore()

    def _draft(self) -> QPainterPath | None:
        """What is under way, in pixels of the picture."""
        gesture = self._gesture
        if isinstance(gesture, Painting):
            stroke = QPainterPath(QPointF(*gesture.path[0]))
            for point in gesture.path[1:] or [(gesture.path[0][0] + 0.01, gesture.path[0][1])]:
                stroke.lineTo(QPointF(*point))
            stroker = QPainterPathStroker()
            stroker.setWidth(2 * gesture.radius_px)
            stroker.setCapStyle(Qt.PenCapStyle.RoundCap)
            stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            return stroker.createStroke(stroke)
        region = gesture.region() if gesture is not None else None
        return outline_of(region) if region is not None else None

    def _check_sharpness(self) -> None:
        shown = self._pixmap.scale() * self.zoom * self.devicePixelRatioF()
        if self.has_picture and self._pixmap.pixmap().width() < self._size[0] and shown > SHARP_ENOUGH:
            self.blurred.emit()
