"""Small pictures of what would leave, as it would leave; dashed lines show where a face was said to be none."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QLabel, QWidget
from shiboken6 import isValid

from app.errors import BeeldkeurError
from app.events.event import EventItem, decisions_by_source
from app.events.waiting import covers_of, dismissed_in
from app.model import Screening
from app.pipeline.preview import Look
from app.pipeline.video_preview import still
from app.redaction.cover import SOLID_HEADS, Covering
from ui.flow import FlowLayout
from ui.language import translate
from ui.looks import image_of
from ui.release.outlines import paint_outlines, shares_of
from ui.rooms import Context
from ui.video.stills import stills_of

SHOWN_AT_MOST = 8
SIDE_EM, SIDE_MOST_PX = 5, 104


class Strip(QWidget):
    """The first few, with their covers, and how many more there are. A file that changed since is not shown."""

    def __init__(self, context: Context, at_most: int | None = SHOWN_AT_MOST, larger: int = 1) -> None:
        """A strip.

        Args:
            context: the window's.
            at_most: how many are shown; None is all.
            larger: how many times as large as usual.
        """
        super().__init__()
        self._context, self._at_most, self._larger = context, at_most, larger
        self._flow = FlowLayout(self)
        self._shown: tuple[EventItem, ...] = ()
        self._manner = SOLID_HEADS

    def show_items(self, items: Sequence[EventItem]) -> None:
        """Show these; what is shown already is not fetched again."""
        chosen, manner = tuple(items[: self._at_most]), self._context.manner
        if (chosen, manner) != (self._shown, self._manner):
            self._shown, self._manner = chosen, manner
            self._clear()
            self._fetch(chosen)
            if len(items) > len(chosen):
                more = QLabel(translate("Release", "and %n more", None, len(items) - len(chosen)))
                more.setProperty("kind", "muted")
                self._flow.addWidget(more)
        self.setVisible(bool(chosen))

    def _clear(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()

    def _fetch(self, items: Sequence[EventItem]) -> None:
        decided = decisions_by_source(self._context.bench.model.items())
        side = round(max(self._size().width(), 1) * self.devicePixelRatioF())
        for item in items:
            if item.screening is None:
                continue
            if item.screening.clip is not None:
                self._fetch_stills(item, item.screening, side)
                continue
            tile = self._tile(item)
            sha256 = item.screening.item.sha256
            decisions = decided.get(sha256, ())
            covering = Covering(covers_of(item.screening, decisions, self._manner.extent), self._manner.style)
            outlined = shares_of(dismissed_in(item.screening, decisions), item.screening.item)
            show = partial(self._show, tile, sha256, outlined)
            self._context.looks.covered(item.path, covering, side, show, partial(self._refuse, tile))

    def _fetch_stills(self, item: EventItem, screening: Screening, side: int) -> None:
        """A video: one moment of it; where faces were said to be none, a moment of each."""
        for still_of in stills_of(item, side, self._manner.extent, of_denied=self._at_most is None):
            tile = self._tile(item)
            outlined = shares_of(still_of.denied, screening.item)
            show = partial(self._show, tile, screening.item.sha256, outlined)
            self._context.looks.ask(partial(still, item.found.path, still_of.asked), show, partial(self._refuse, tile))

    def _tile(self, item: EventItem) -> QLabel:
        tile = QLabel()
        tile.setFixedSize(self._size())
        tile.setAlignment(Qt.AlignmentFlag.AlignCenter)
        tile.setProperty("kind", "muted")
        name = item.found.path.name
        tile.setAccessibleName(translate("Release", "{name}, as it will leave").format(name=name))
        tile.setToolTip(name)
        self._flow.addWidget(tile)
        return tile

    def _size(self) -> QSize:
        side = self._larger * min(SIDE_EM * self.fontMetrics().height(), SIDE_MOST_PX)
        return QSize(side, side * 3 // 4)

    def _show(self, tile: QLabel, sha256: str, outlined: tuple[QRectF, ...], seen: Look) -> None:
        if not isValid(tile):
            return
        if seen.sha256 != sha256:
            tile.setText("?")
            return
        found = QPixmap.fromImage(image_of(seen)).scaled(
            self._size() * self.devicePixelRatioF(),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        painter = QPainter(found)
        paint_outlines(painter, QRectF(found.rect()), outlined, self._context.theme)
        painter.end()
        found.setDevicePixelRatio(self.devicePixelRatioF())
        tile.setPixmap(found)

    def _refuse(self, tile: QLabel, _: BeeldkeurError) -> None:
        if isValid(tile):
            tile.setText("?")
