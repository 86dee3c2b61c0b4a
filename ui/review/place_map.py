"""A small map without a map: the grid of the globe with one dot, drawn here, fetched from nowhere."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.language import translate
from ui.theme import Theme

STEP_DEGREES = 30
DOT_PX = 5.0
Place = tuple[float, float]


class PlaceMap(QWidget):
    """Latitude and longitude on a grid of 30 degrees; the equator and the meridian of Greenwich are wider."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._places: tuple[Place, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(translate("Review", "Where on the globe"))

    def show_places(self, places: tuple[Place, ...]) -> None:
        """Latitude and longitude in degrees."""
        self._places = places
        self.setAccessibleDescription("; ".join(f"{latitude:.5f}, {longitude:.5f}" for latitude, longitude in places))
        self.update()

    def sizeHint(self) -> QSize:
        """Twice as wide as high, as the globe is."""
        return QSize(240, 132)

    def hasHeightForWidth(self) -> bool:
        """Its height follows from its width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Half of it."""
        return min(width // 2, 180)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint grid and dots."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = min(self.height() - 2.0, (self.width() - 2.0) / 2)
        globe = QRectF(1, 1, 2 * height, height)
        painter.setBrush(QColor(self._theme.surface))
        painter.setPen(QPen(QColor(self._theme.edge), 1))
        painter.drawRect(globe)
        for degrees in range(-180 + STEP_DEGREES, 180, STEP_DEGREES):
            self._line(painter, _at(globe, (90, degrees)), _at(globe, (-90, degrees)), is_main=degrees == 0)
        for degrees in range(-90 + STEP_DEGREES, 90, STEP_DEGREES):
            self._line(painter, _at(globe, (degrees, -180)), _at(globe, (degrees, 180)), is_main=degrees == 0)
        painter.setPen(QPen(QColor(self._theme.surface), 2))
        painter.setBrush(QColor(self._theme.error))
        for place in self._places:
            painter.drawEllipse(_at(globe, place), DOT_PX, DOT_PX)
        painter.end()

    def _line(self, painter: QPainter, start: QPointF, end: QPointF, *, is_main: bool) -> None:
        painter.setPen(QPen(QColor(self._theme.edge if is_main else self._theme.line), 1, Qt.PenStyle.SolidLine))
        painter.drawLine(start, end)


def _at(globe: QRectF, place: Place) -> QPointF:
    latitude, longitude = place
    return QPointF(
        globe.left() + (longitude + 180) / 360 * globe.width(),
        globe.top() + (90 - latitude) / 180 * globe.height(),
    )
