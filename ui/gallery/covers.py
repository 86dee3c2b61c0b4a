"""The covers of an item as they will be drawn, painted over its thumbnail."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from app.events.event import EventItem
from app.model import FoundFace, Region, Screening, Shape
from app.pipeline.judge import plan
from app.pipeline.video_preview import poster_moment, regions_at
from app.redaction.cover import PLAIN, SOLID_HEADS, SOLID_RGB, Manner, outlines
from app.redaction.regions import head_of, person_of
from app.track import Clip
from detectors.base import Box
from ui.theme import Outline, RegionState, Theme
from ui.video.lanes import lanes_of, marks_at, plan_of

OUTLINE_PX, HALO_PX = 2.0, 4.0


def paint_covers(painter: QPainter, target: QRectF, item: EventItem, theme: Theme, manner: Manner = SOLID_HEADS) -> None:
    """Paint what will be covered, and an outline around faces that stay visible, are doubtful or dismissed.

    Where covers will be soft they are plain here: so small a picture tells where, not how.

    Args:
        painter: in the coordinates of `target`.
        target: where the whole, upright picture is painted.
        item: what was found in it and decided about it; nothing is painted before it was looked at.
        theme: the colours of outlines.
        manner: how people will be covered.
    """
    if item.screening is None:
        return
    painter.save()
    painter.setClipRect(target)
    painter.translate(target.topLeft())
    painter.scale(target.width() / item.screening.item.width, target.height() / item.screening.item.height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if item.screening.clip is not None:
        _paint_moment(painter, item, item.screening.clip, theme, manner)
    else:
        _paint_photo(painter, item, item.screening, theme, manner)
    painter.restore()


def _paint_moment(painter: QPainter, item: EventItem, clip: Clip, theme: Theme, manner: Manner) -> None:
    """Of a video, the moment that its small picture shows; videos are always covered plainly."""
    moment = poster_moment(clip)
    for region in regions_at(plan_of(item), moment, manner.extent):
        _fill(painter, region, QColor(*SOLID_RGB))
    for mark in marks_at(lanes_of(item), moment):
        if mark.state is not RegionState.COVERED:
            _outline(painter, mark.region.bounds, theme.region(mark.state), theme.halo)


def _paint_photo(painter: QPainter, item: EventItem, screening: Screening, theme: Theme, manner: Manner) -> None:
    planned = plan(screening, item.decisions)
    colour = QColor(*PLAIN.get(manner.style, SOLID_RGB))
    people = (person_of(face.box, manner.extent) for face in planned.covered)
    for region in outlines((*people, *planned.areas), manner.style):
        _fill(painter, region, colour)
    for face in planned.covered:
        if _is_open(item, face):
            _outline(painter, head_of(face.box).bounds, theme.doubtful, theme.halo)
    for kept in planned.kept:
        _outline(painter, head_of(kept.face.box).bounds, theme.kept, theme.halo)
    for dismissed in planned.dismissed:
        _outline(painter, head_of(dismissed.face.box).bounds, theme.ignored, theme.halo)


def _is_open(item: EventItem, face: FoundFace) -> bool:
    return face.doubtful and not item.seen


def _fill(painter: QPainter, region: Region, colour: QColor) -> None:
    """One pixel of the screen is added all round, as the rounding of a release adds one."""
    pen = QPen(colour, 1.0)
    pen.setCosmetic(True)
    painter.setPen(pen)
    painter.setBrush(colour)
    match region.shape:
        case Shape.BOX:
            painter.drawRect(_rect(region.bounds))
        case Shape.ELLIPSE:
            painter.drawEllipse(_rect(region.bounds))
        case Shape.POLYGON:
            painter.drawPolygon(QPolygonF([QPointF(x + 0.5, y + 0.5) for x, y in region.points]))
        case Shape.MASK:
            painter.drawRects(_strips(region))


def _strips(region: Region) -> list[QRectF]:
    """The inside runs of a mask, row by row; a run over several rows is one strip a row."""
    width, left, top = region.bounds.width, region.bounds.left, region.bounds.top
    strips: list[QRectF] = []
    at = 0
    for number, length in enumerate(region.runs):
        end = at + length
        while number % 2 == 1 and at < end:
            row, column = divmod(at, width)
            part = min(end - at, width - column)
            strips.append(QRectF(left + column, top + row, part, 1))
            at += part
        at = end
    return strips


def _outline(painter: QPainter, bounds: Box, outline: Outline, halo: str) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width, dashes in ((halo, HALO_PX, ()), (outline.colour, OUTLINE_PX, outline.dashes)):
        pen = QPen(QColor(colour), width)
        pen.setCosmetic(True)
        if dashes:
            pen.setDashPattern(dashes)
        painter.setPen(pen)
        painter.drawEllipse(_rect(bounds))


def _rect(box: Box) -> QRectF:
    return QRectF(box.left, box.top, box.width, box.height)
