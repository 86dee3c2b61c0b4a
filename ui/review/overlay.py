"""Outlines over the photo, as wide on the screen at every zoom: state by colour, by dashes and by a sign."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen, QPixmap, QTransform

from app.model import Region
from app.redaction.cover import SOLID_RGB
from ui.icons import pixmap
from ui.review.covers import outline_of
from ui.review.geometry import RESIZABLE, Handle
from ui.review.marks import Mark
from ui.theme import Theme

LINE_PX, CHOSEN_PX, HALO_PX = 2.5, 4.0, 3.0
HANDLE_PX = 12.0
HANDLE_TARGET_PX = 24.0
ROOMY_PX = 2 * HANDLE_TARGET_PX
"""From this side on, on the screen, a region has room for its handles on its own outline."""
LABEL_GAP_PX = 5
DRAFT_ALPHA = 150


def handles(region: Region, view: QTransform) -> Iterator[tuple[Handle, QPointF]]:
    """Where a region can be taken to resize it, in the viewport: beside a small one, so that it is seen and can be moved."""
    if region.shape in RESIZABLE:
        away_x, away_y = _away(region, view)
        for handle in Handle:
            across, down = handle.value
            yield handle, view.map(QPointF(*handle.place(region.bounds))) + QPointF(across * away_x, down * away_y)


def handle_at(region: Region, view: QTransform, at: QPointF) -> Handle | None:
    """The handle under the pointer: the nearest whose target holds it."""
    found = [(_distance(place, at), handle) for handle, place in handles(region, view)]
    reach, handle = min(found, key=lambda one: one[0], default=(HANDLE_TARGET_PX, None))
    return handle if reach <= HANDLE_TARGET_PX / 2 else None


class Overlay:
    """Paints marks in the coordinates of the viewport."""

    def __init__(self, theme: Theme, font: QFont) -> None:
        """In these colours and letters."""
        self._theme = theme
        self._font = QFont(font)
        self._font.setBold(True)

    def paint_mark(self, painter: QPainter, mark: Mark, view: QTransform, *, chosen: bool) -> None:
        """An outline with its sign; the chosen one is wider and has handles."""
        outline = self._theme.region(mark.state)
        path = view.map(outline_of(mark.region))
        is_small = min(path.boundingRect().width(), path.boundingRect().height()) < ROOMY_PX
        width = CHOSEN_PX if chosen and not is_small else LINE_PX
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self._theme.halo), width + HALO_PX))
        painter.drawPath(path)
        pen = QPen(QColor("#ffffff" if chosen else outline.colour), width)
        if outline.dashes:
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            pen.setDashPattern(list(outline.dashes))
        painter.setPen(pen)
        painter.drawPath(path)
        room = _away(mark.region, view)[1] if chosen and mark.region.shape in RESIZABLE else 0.0
        self._label(painter, mark, path.boundingRect().adjusted(0, -room, 0, room), outline.colour)
        if chosen:
            for _, place in handles(mark.region, view):
                painter.setPen(QPen(QColor(self._theme.halo), 2))
                painter.setBrush(QColor("#ffffff"))
                painter.drawRect(QRectF(place.x() - HANDLE_PX / 2, place.y() - HANDLE_PX / 2, HANDLE_PX, HANDLE_PX))

    def paint_draft(self, painter: QPainter, path: QPainterPath) -> None:
        """What is being drawn or moved just now; `path` is in the viewport."""
        painter.setBrush(QColor(*SOLID_RGB, DRAFT_ALPHA))
        painter.setPen(QPen(QColor(self._theme.halo), LINE_PX + HALO_PX))
        painter.drawPath(path)
        painter.setPen(QPen(QColor("#ffffff"), LINE_PX))
        painter.drawPath(path)

    def _label(self, painter: QPainter, mark: Mark, around: QRectF, colour: str) -> None:
        metrics = QFontMetrics(self._font)
        side, text = metrics.height(), str(mark.number)
        width = side + metrics.horizontalAdvance(text) + 3 * LABEL_GAP_PX
        seen = painter.viewport()
        left = min(max(around.left(), 0.0), max(0.0, seen.width() - width))
        top = around.top() - side - 2 * LABEL_GAP_PX
        place = QRectF(left, max(top, 0.0), width, side + LABEL_GAP_PX)
        if not around.intersects(QRectF(0, 0, seen.width(), seen.height())):
            return
        painter.setPen(QPen(QColor(colour), 1))
        painter.setBrush(QColor(self._theme.halo))
        painter.drawRoundedRect(place, 4, 4)
        sign: QPixmap = pixmap(mark.sign, colour, side, painter.device().devicePixelRatio())
        painter.drawPixmap(QPointF(place.left() + LABEL_GAP_PX, place.top() + LABEL_GAP_PX / 2), sign)
        painter.setFont(self._font)
        painter.setPen(QColor(colour))
        painter.drawText(place.adjusted(side + 2 * LABEL_GAP_PX, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, text)


def _away(region: Region, view: QTransform) -> tuple[float, float]:
    """How far outside of its bounds the handles of a region lie, across and down: their targets leave its middle free."""
    box = region.bounds
    seen = view.mapRect(QRectF(box.left, box.top, box.width, box.height))
    across, down = (min(max((ROOMY_PX - side) / 2, 0.0), HANDLE_TARGET_PX / 2) for side in (seen.width(), seen.height()))
    return across, down


def _distance(one: QPointF, two: QPointF) -> float:
    away = one - two
    return max(abs(away.x()), abs(away.y()))
