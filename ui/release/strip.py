"""Small pictures of what would leave, as it would leave."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget
from shiboken6 import isValid

from app.errors import BeeldkeurError
from app.events.event import EventItem, decisions_by_source
from app.events.waiting import covers_of
from app.pipeline.preview import Look
from ui.flow import FlowLayout
from ui.language import translate
from ui.looks import image_of
from ui.rooms import Context

SHOWN_AT_MOST = 8
SIDE_EM, SIDE_MOST_PX = 5, 104


class Strip(QWidget):
    """The first few, with their covers, and how many more there are. A file that changed since is not shown."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._flow = FlowLayout(self)
        self._shown: tuple[EventItem, ...] = ()

    def show_items(self, items: Sequence[EventItem]) -> None:
        """Show these; what is shown already is not fetched again."""
        chosen = tuple(items[:SHOWN_AT_MOST])
        if chosen != self._shown:
            self._shown = chosen
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
            tile = QLabel()
            tile.setFixedSize(self._size())
            tile.setAlignment(Qt.AlignmentFlag.AlignCenter)
            tile.setProperty("kind", "muted")
            name = item.found.path.name
            tile.setAccessibleName(translate("Release", "{name}, as it will leave").format(name=name))
            tile.setToolTip(name)
            self._flow.addWidget(tile)
            sha256 = item.screening.item.sha256
            covers = covers_of(item.screening, decided.get(sha256, ()))
            side = round(max(self._size().width(), 1) * self.devicePixelRatioF())
            self._context.looks.covered(item.path, covers, side, partial(self._show, tile, sha256), partial(self._refuse, tile))

    def _size(self) -> QSize:
        side = min(SIDE_EM * self.fontMetrics().height(), SIDE_MOST_PX)
        return QSize(side, side * 3 // 4)

    def _show(self, tile: QLabel, sha256: str, seen: Look) -> None:
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
        found.setDevicePixelRatio(self.devicePixelRatioF())
        tile.setPixmap(found)

    def _refuse(self, tile: QLabel, _: BeeldkeurError) -> None:
        if isValid(tile):
            tile.setText("?")
