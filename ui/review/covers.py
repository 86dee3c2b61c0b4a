"""The covers over the photo as they will be."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from app.model import Region, Shape
from app.redaction.cover import PLAIN, SOLID_RGB, Covering, outlines
from app.redaction.regions import inside
from app.redaction.soft import edge_px
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
    """One item for all covers of a photo, so that overlapping ones are no darker when they are seen through.

    Plain covers are painted here. Soft ones follow from the photo's pixels: until somebody who has those brings the covered
    picture (`show_softened`), they are plain.
    """

    def __init__(self) -> None:
        super().__init__()
        self._whole = QRectF()
        self._covering = Covering(())
        self._colour = QColor(*SOLID_RGB)
        self._masks: list[tuple[QRectF, QImage]] = []
        self._outlines = QPainterPath()
        self._softened = QImage()

    @property
    def regions(self) -> tuple[Region, ...]:
        """What is covered."""
        return self._covering.regions

    @property
    def covering(self) -> Covering:
        """What is covered, and in which style."""
        return self._covering

    @property
    def lacks_softened(self) -> bool:
        """Whether the covered picture is still to be brought."""
        return bool(self._covering.regions) and self._covering.style not in PLAIN and self._softened.isNull()

    def show_covering(self, covering: Covering, width: int, height: int) -> None:
        """Cover these; `width` and `height` are of the full-size picture."""
        self.prepareGeometryChange()
        whole = QRectF(0, 0, width, height)
        if (covering, whole) != (self._covering, self._whole):
            self._softened = QImage()
        shapes = outlines(covering.regions, covering.style)
        colour = QColor(*PLAIN.get(covering.style, SOLID_RGB))
        masks = [region for region in shapes if region.shape is Shape.MASK]
        if masks != [region for region in self.regions if region.shape is Shape.MASK] or colour != self._colour:
            self._masks = [mask for region in masks if (mask := _painted(region, width, height, colour)) is not None]
        self._whole, self._covering, self._colour = whole, covering, colour
        self._outlines = QPainterPath()
        self._outlines.setFillRule(Qt.FillRule.WindingFill)
        for region in shapes:
            if region.shape is not Shape.MASK:
                self._outlines.addPath(outline_of(region))
        self.update()

    def show_softened(self, image: QImage, covering: Covering) -> None:
        """The whole photo as it is with this covering; of another one than is shown by now nothing is kept."""
        if covering == self._covering:
            self._softened = image
            self.update()

    def boundingRect(self) -> QRectF:
        """The whole picture."""
        return self._whole

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint them, and nothing outside the picture."""
        painter.setClipRect(self._whole)
        if not self._softened.isNull():
            reach = QPainterPath()
            reach.setFillRule(Qt.FillRule.WindingFill)
            for region in self.regions:
                reach.addPath(_with_edge(region))
            painter.setClipPath(reach, Qt.ClipOperation.IntersectClip)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self._whole, self._softened)
            return
        painter.fillPath(self._outlines, self._colour)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)
        for place, mask in self._masks:
            painter.drawImage(place, mask)


def _with_edge(region: Region) -> QPainterPath:
    """All that a soft cover changes: the region and its fading edge."""
    by, path = edge_px(region), QPainterPath()
    reach = rect_of(region.bounds).adjusted(-by, -by, by, by)
    if region.shape is Shape.ELLIPSE:
        path.addEllipse(reach)
    else:
        path.addRect(reach)
    return path


def _painted(region: Region, width: int, height: int, colour: QColor) -> tuple[QRectF, QImage] | None:
    found = inside(region, width, height)
    if found is None:
        return None
    window, held = found
    step = max(1, -(-max(held.shape) // MASK_SIDE_PX))
    coarse = np.ascontiguousarray(held[::step, ::step], np.uint8)
    rows, columns = coarse.shape
    image = QImage(coarse.data, columns, rows, columns, QImage.Format.Format_Indexed8)
    image.setColorTable([0, colour.rgba()])
    place = QRectF(window.left, window.top, columns * step, rows * step)
    return place, image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
