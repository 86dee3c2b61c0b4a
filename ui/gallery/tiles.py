"""Thumbnails as they are painted: scaled once, with their covers, a bounded number kept in memory.

A few are made while painting; the rest a moment later, so that scrolling never waits for them.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPixmap

from app.events.event import EventItem
from app.redaction.cover import SOLID_HEADS, Manner
from ui.event_model import Row
from ui.gallery.covers import paint_covers
from ui.looks import Looks
from ui.theme import Theme

KEPT_BYTES = 96 << 20
AT_ONCE_S = 0.008
"""How long the making of tiles may hold the window up at a time."""


@dataclass(frozen=True, slots=True)
class _Tile:
    item: EventItem
    box: QSize
    manner: Manner
    pixmap: QPixmap

    @property
    def bytes(self) -> int:
        return self.pixmap.width() * self.pixmap.height() * 4


class Tiles(QObject):
    """Pictures of items for a delegate. `made` carries the path of one that can be painted now."""

    made = Signal(str)

    def __init__(
        self, looks: Looks, theme: Theme, parent: QObject | None = None, manner: Callable[[], Manner] = lambda: SOLID_HEADS
    ) -> None:
        super().__init__(parent)
        self._looks, self._theme, self._manner = looks, theme, manner
        self._kept: OrderedDict[str, _Tile] = OrderedDict()
        self._bytes = 0
        self._later: dict[str, tuple[EventItem, QSize, float]] = {}
        self._until = 0.0
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(0)
        self._again.timeout.connect(self._make_more)

    @property
    def bytes(self) -> int:
        """How much memory the tiles take."""
        return self._bytes

    def picture(self, row: Row, box: QSize, ratio: float) -> QPixmap | None:
        """The item's picture with its covers, as large as fits into `box` (device-independent); None while it is not there.

        Of an item that was reported there never is one.
        """
        item = row.item
        if row.is_reported:
            self.drop(item.path)
            return None
        wanted = box * ratio
        found = self._kept.get(item.path)
        is_alike = found is not None and found.box == wanted and found.manner == self._manner()
        if found is not None and is_alike and _looks_same(found.item, item):
            self._kept.move_to_end(item.path)
            return found.pixmap
        image = self._looks.there(item.path)
        if image is None:
            return None
        if self._may_make():
            return self._make(item, image, wanted, ratio)
        self._later[item.path] = (item, box, ratio)
        self._again.start()
        # rather nothing for a moment than covers that are no longer, or not yet, those that will be drawn
        return None

    def drop(self, path: str) -> None:
        """It must not be shown any more."""
        self._later.pop(path, None)
        old = self._kept.pop(path, None)
        if old is not None:
            self._bytes -= old.bytes

    def forget(self) -> None:
        """Another event is open."""
        self._kept.clear()
        self._later.clear()
        self._bytes = 0

    def _may_make(self) -> bool:
        now = time.perf_counter()
        if not self._again.isActive():
            self._until = now + AT_ONCE_S
            self._again.start()
        return now < self._until

    def _make_more(self) -> None:
        until = time.perf_counter() + AT_ONCE_S
        while self._later and time.perf_counter() < until:
            path = next(iter(self._later))
            item, box, ratio = self._later.pop(path)
            image = self._looks.there(path)
            if image is not None:
                self._make(item, image, box * ratio, ratio)
                self.made.emit(path)
        if self._later:
            self._again.start()

    def _make(self, item: EventItem, image: QImage, box: QSize, ratio: float) -> QPixmap:
        size = image.size()
        size.scale(box, Qt.AspectRatioMode.KeepAspectRatio)
        size = size.expandedTo(QSize(1, 1))
        if size != image.size():
            image = image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
        pixmap = QPixmap.fromImage(image)
        painter = QPainter(pixmap)
        manner = self._manner()
        paint_covers(painter, QRectF(pixmap.rect()), item, self._theme, manner)
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        self._keep(_Tile(item, box, manner, pixmap))
        return pixmap

    def _keep(self, tile: _Tile) -> None:
        old = self._kept.pop(tile.item.path, None)
        self._bytes += tile.bytes - (old.bytes if old is not None else 0)
        self._kept[tile.item.path] = tile
        while self._bytes > KEPT_BYTES and len(self._kept) > 1:
            _, gone = self._kept.popitem(last=False)
            self._bytes -= gone.bytes


def _looks_same(one: EventItem, other: EventItem) -> bool:
    """Whether both are painted alike: the same screening, the same decisions."""
    same = one.screening is other.screening or one.screening == other.screening
    return same and one.decisions == other.decisions and one.seen == other.seen
