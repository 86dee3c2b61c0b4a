"""Where faces were found that somebody said were none: dashed lines over a picture."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.model import MediaItem, Region
from ui.theme import Theme

LINE_PX, HALO_PX = 2.0, 4.0


def shares_of(regions: Iterable[Region], media: MediaItem) -> tuple[QRectF, ...]:
    """The bounds of regions (pixels of the full-size picture) as shares of its width and height."""
    wide, high = media.width, media.height
    bounds = (region.bounds for region in regions)
    return tuple(QRectF(box.left / wide, box.top / high, box.width / wide, box.height / high) for box in bounds)


def placed(place: QRectF, share: QRectF) -> QRectF:
    """Where a share of a picture is that stands at `place`."""
    return QRectF(
        place.left() + share.left() * place.width(),
        place.top() + share.top() * place.height(),
        share.width() * place.width(),
        share.height() * place.height(),
    )


def paint_outlines(painter: QPainter, place: QRectF, shares: Iterable[QRectF], theme: Theme) -> None:
    """Outline them in a picture that is painted at `place`."""
    painter.save()
    painter.setClipRect(place)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for share in shares:
        found = placed(place, share)
        painter.setPen(QPen(QColor(theme.halo), HALO_PX))
        painter.drawRect(found)
        line = QPen(QColor(theme.ignored.colour), LINE_PX)
        line.setDashPattern(list(theme.ignored.dashes))
        painter.setPen(line)
        painter.drawRect(found)
    painter.restore()
