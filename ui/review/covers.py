"""The covers over the photo as they will be: solid, in the colour of the release."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from app.model import Region, Shape
from app.redaction.cover import SOLID_RGB
from app.redaction.regions import inside
from detectors.base import Box

MASK_SIDE_PX = 2048
"""A mask that is larger is shown more coarsely; what goes out is exact."""


def rect_of(box: Box) -> QRectF:
    """A box as Qt has it."""
    return QRectF(box.left, box.top, box.width, box.height)


def outline_of(region: Region) -> QPainterPath:
    """The outline of a region; that of a mask is its bounds."""
    path = QPainterPath()
    if region.shape is Shape.ELLIPSE:
        path.addEllipse(rect_of(region.bounds))
    elif region.shape is Shape.POLYGON:
        path.addPolygon(QPolygonF.fromList([QRectF(x, y, 1, 1).center() for x, y in region.points]))
        path.closeSubpath()
    else:
        path.addRect(rect_of(region.bounds))
    return path


class Covers(QGraphicsItem):
    """One item for all covers of a photo, so that overlapping ones are no darker when they are seen through."""

    def __init__(self) -> None:
        super().__init__()
        self._whole = QRectF()
        self._regions: tuple[Region, ...] = ()
        self._masks: list[tuple[QRectF, QImage]] = []
        self._outlines = QPainterPath()

    @property
    def regions(self) -> tuple[Region, ...]:
        """What is covered."""
        return self._regions

    def show_regions(self, regions: tuple[Region, ...], width: int, height: int) -> None:
        """Cover these; `width` and `height` are of the full-size picture."""
        self.prepareGeometryChange()
        self._whole = QRectF(0, 0, width, height)
        masks = [region for region in regions if region.shape is Shape.MASK]
        if masks != [region for region in self._regions if region.shape is Shape.MASK]:
            self._masks = [mask for region in masks if (mask := _painted(region, width, height)) is not None]
        self._regions = regions
        self._outlines = QPainterPath()
        self._outlines.setFillRule(Qt.FillRule.WindingFill)
        for region in regions:
            if region.shape is not Shape.MASK:
                self._outlines.addPath(outline_of(region))
        self.update()

    def boundingRect(self) -> QRectF:
        """The whole picture."""
        return self._whole

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint them, and nothing outside the picture."""
        painter.setClipRect(self._whole)
        painter.fillPath(self._outlines, QColor(*SOLID_RGB))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)
        for place, mask in self._masks:
            painter.drawImage(place, mask)


def _painted(region: Region, width: int, height: int) -> tuple[QRectF, QImage] | None:
    found = inside(region, width, height)
    if found is None:
        return None
    window, held = found
    step = max(1, -(-max(held.shape) // MASK_SIDE_PX))
    coarse = np.ascontiguousarray(held[::step, ::step], np.uint8)
    rows, columns = coarse.shape
    image = QImage(coarse.data, columns, rows, columns, QImage.Format.Format_Indexed8)
    image.setColorTable([0, QColor(*SOLID_RGB).rgba()])
    place = QRectF(window.left, window.top, columns * step, rows * step)
    return place, image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
