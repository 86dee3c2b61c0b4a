"""Where an area is taken to resize it: never on what it is about."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTransform

from app.model import Region, RegionKind, Shape
from detectors.base import Box
from ui.review.geometry import Handle
from ui.review.overlay import HANDLE_PX, HANDLE_TARGET_PX, handle_at, handles


def head(side: int) -> Region:
    return Region(Shape.ELLIPSE, RegionKind.HEAD, Box.of_size(100, 100, side, side))


@pytest.mark.parametrize("zoom", [0.5, 1.0, 3.0])
@pytest.mark.parametrize("side", [8, 16, 24])
def test_the_handles_of_a_small_head_lie_beside_it(side: int, zoom: float) -> None:
    region, view = head(round(side / zoom)), QTransform.fromScale(zoom, zoom)
    seen = view.mapRect(QRectF(100, 100, region.bounds.width, region.bounds.height))
    assert seen.width() <= HANDLE_TARGET_PX
    for handle, place in handles(region, view):
        square = QRectF(place.x() - HANDLE_PX / 2, place.y() - HANDLE_PX / 2, HANDLE_PX, HANDLE_PX)
        assert not square.intersects(seen)
        assert handle_at(region, view, place) is handle
    assert handle_at(region, view, seen.center()) is None


def test_a_large_area_is_taken_at_its_outline() -> None:
    places = dict(handles(head(200), QTransform()))
    assert places[Handle.TOP_LEFT] == QPointF(100, 100)
    assert places[Handle.RIGHT] == QPointF(300, 200)
