"""Small pictures of what would leave, as it would leave; dashed lines show where a face was said to be none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
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
from app.pipeline.video_preview import Wanted, still
from app.redaction.cover import SOLID_HEADS, Covering
from ui.enlarged import EnlargedDialog
from ui.flow import FlowLayout
from ui.language import translate
from ui.looks import image_of
from ui.release.outlines import paint_outlines, shares_of
from ui.release.small import SmallPicture
from ui.rooms import Context
from ui.video.stills import stills_of

SHOWN_AT_MOST = 8
SIDE_EM, SIDE_MOST_PX = 5, 104
WHOLE_PX = 6000
"""The long side of one that is looked at closely."""
Taken = Callable[[Look], None]
Failed = Callable[[BeeldkeurError], None]
Ask = Callable[[int, Taken, Failed], None]
"""Asks for one of these pictures, of so many pixels at most."""


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
        for item in items:
            if item.screening is None:
                continue
            if item.screening.clip is not None:
                self._fetch_stills(item, item.screening)
                continue
            decisions = decided.get(item.screening.item.sha256, ())
            covering = Covering(covers_of(item.screening, decisions, self._manner.extent), self._manner.style)
            outlined = shares_of(dismissed_in(item.screening, decisions), item.screening.item)
            self._add(item, item.screening, outlined, partial(self._context.looks.covered, item.path, covering))

    def _fetch_stills(self, item: EventItem, screening: Screening) -> None:
        """A video: one moment of it; where faces were said to be none, a moment of each."""
        for still_of in stills_of(item, self._side, self._manner.extent, of_denied=self._at_most is None):
            outlined = shares_of(still_of.denied, screening.item)
            self._add(item, screening, outlined, partial(self._ask_still, item, still_of.asked))

    def _ask_still(self, item: EventItem, asked: Wanted, side: int, then: Taken, failed: Failed) -> None:
        self._context.looks.ask(partial(still, item.found.path, replace(asked, side=side)), then, failed)

    def _add(self, item: EventItem, screening: Screening, outlined: tuple[QRectF, ...], ask: Ask) -> None:
        tile = SmallPicture(item.found.path.name, self._size(), self._context.theme)
        self._flow.addWidget(tile)
        sha256 = screening.item.sha256
        ask(self._side, partial(self._show, tile, sha256, outlined), partial(self._refuse, tile))
        tile.enlarged.connect(partial(self._enlarge, tile, sha256, outlined, ask))

    def _enlarge(self, tile: SmallPicture, sha256: str, outlined: tuple[QRectF, ...], ask: Ask) -> None:
        """As small as it is here at first, then in all its pixels."""
        if tile.image is None:
            return
        dialog = EnlargedDialog(self._context.theme, tile.accessibleName(), outlined, self)
        dialog.open()
        dialog.view.show_image(tile.image)

        def sharpen(seen: Look) -> None:
            if isValid(dialog) and seen.sha256 == sha256:
                dialog.view.show_image(image_of(seen))

        ask(WHOLE_PX, sharpen, lambda _: None)

    @property
    def _side(self) -> int:
        """How many pixels a small picture has."""
        return round(max(self._size().width(), 1) * self.devicePixelRatioF())

    def _size(self) -> QSize:
        side = self._larger * min(SIDE_EM * self.fontMetrics().height(), SIDE_MOST_PX)
        return QSize(side, side * 3 // 4)

    def _show(self, tile: SmallPicture, sha256: str, outlined: tuple[QRectF, ...], seen: Look) -> None:
        if not isValid(tile):
            return
        if seen.sha256 != sha256:
            tile.setText("?")
            return
        image = image_of(seen)
        found = QPixmap.fromImage(image).scaled(
            self._size() * self.devicePixelRatioF(),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        painter = QPainter(found)
        paint_outlines(painter, QRectF(found.rect()), outlined, self._context.theme)
        painter.end()
        found.setDevicePixelRatio(self.devicePixelRatioF())
        tile.setPixmap(found)
        tile.allow_large(image)

    def _refuse(self, tile: SmallPicture, _: BeeldkeurError) -> None:
        if isValid(tile):
            tile.setText("?")
