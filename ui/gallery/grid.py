"""The grid of tiles: a virtual list that asks for the thumbnails in view first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from ui.gallery.delegate import TileDelegate
from ui.gallery.shown import Shown
from ui.gallery.tiles import Tiles
from ui.looks import Looks

SMALLEST_PX, USUAL_PX, LARGEST_PX = 130, 200, 360
STEP_PX = 30
AHEAD = 1.0
"""How many further views of thumbnails are fetched when those in view are there."""
REPAINT_MS = 16


@dataclass(frozen=True, slots=True)
class Pictures:
    """Where pictures come from, and how they are painted."""

    looks: Looks
    tiles: Tiles
    delegate: TileDelegate


class Grid(QListView):
    """Tiles in lines.

    Signals: `opened` for an item to be reviewed; `sized` when the size of the tiles changed; `chosen` when the selection did.
    """

    opened = Signal(str)
    sized = Signal(int)
    chosen = Signal()

    def __init__(self, shown: Shown, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown, self._pictures = shown, pictures
        self._wide = USUAL_PX
        self._scale = 1.0
        self._to_repaint: set[str] = set()
        self.setModel(shown)
        self.setItemDelegate(pictures.delegate)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setMovement(QListView.Movement.Static)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setMouseTracking(True)
        self._soon = self._timer(0, self._want)
        self._repaint = self._timer(REPAINT_MS, self._repaint_tiles)
        self.verticalScrollBar().valueChanged.connect(self._soon.start)
        shown.arranged.connect(self._soon.start)
        pictures.looks.thumbnail_ready.connect(self._tile_made)
        pictures.tiles.made.connect(self._tile_made)
        self.doubleClicked.connect(self._open)
        self.selectionModel().selectionChanged.connect(self.chosen)

    # What is chosen

    def paths(self) -> list[str]:
        """The chosen items, in the order shown."""
        return [self._shown.path_at(place) for place in sorted(index.row() for index in self.selectedIndexes())]

    def current_path(self) -> str | None:
        """The item that has the focus."""
        index = self.currentIndex()
        return self._shown.path_at(index.row()) if index.isValid() else None

    def select(self, paths: Sequence[str]) -> None:
        """Select these and no others, and bring the first into view."""
        flags = QItemSelectionModel.SelectionFlag
        chosen = QItemSelection()
        indexes = [index for path in paths if (index := self._shown.index_of(path)).isValid()]
        for index in indexes:
            chosen.select(index, index)
        self.selectionModel().select(chosen, flags.ClearAndSelect)
        if indexes:
            self.selectionModel().setCurrentIndex(indexes[0], flags.NoUpdate)

    def go_to(self, path: str) -> None:
        """Choose one item and bring it into view."""
        index = self._shown.index_of(path)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)

    # The size of tiles

    @property
    def tile_px(self) -> int:
        """How wide tiles should be, at a text size of 100 %."""
        return self._wide

    def set_tile_px(self, width: int) -> None:
        """Make tiles about so wide; lines are always filled."""
        width = min(LARGEST_PX, max(SMALLEST_PX, width))
        if width != self._wide:
            self._wide = width
            self._lay_out()
            self.sized.emit(width)

    def set_scale(self, scale: float) -> None:
        """The text is so much larger than usual."""
        self._scale = scale
        self._lay_out()

    def _lay_out(self) -> None:
        room = self.viewport().width() - 1
        columns = max(1, room // round(self._wide * (1 + (self._scale - 1) / 2)))
        width = room // columns
        if width > 2 * SMALLEST_PX // 3 and width != self._pictures.delegate.size.tile.width():
            current = self.currentIndex()
            self._pictures.delegate.lay_out(width, self.font())
            self.scheduleDelayedItemsLayout()
            self.verticalScrollBar().setSingleStep(max(20, self._pictures.delegate.size.tile.height() // 3))
            if current.isValid() and self.hasFocus():
                self.scrollTo(current)
            self._soon.start()

    # Thumbnails

    def visible(self) -> range:
        """The places in view, from the first to the last, with their lines whole."""
        size = self._pictures.delegate.size.tile
        columns = max(1, (self.viewport().width() - 1) // size.width())
        first = self.verticalScrollBar().value() // size.height() * columns
        lines = self.viewport().height() // size.height() + 2
        return range(min(first, self._shown.rowCount()), min(first + lines * columns, self._shown.rowCount()))

    def want_again(self) -> None:
        """Ask for what is in view: somebody else asked for other thumbnails meanwhile."""
        self._soon.start()

    def _want(self) -> None:
        view = self.visible()
        ahead = range(view.stop, min(view.stop + round(len(view) * AHEAD), self._shown.rowCount()))
        behind = range(max(0, view.start - round(len(view) * AHEAD)), view.start)
        places = [*view, *ahead, *reversed(behind)]
        rows = (self._shown.row_at(self._shown.index(place)) for place in places)
        self._pictures.looks.want([row.item.path for row in rows if not row.is_reported])

    def _tile_made(self, path: str) -> None:
        self._to_repaint.add(path)
        if not self._repaint.isActive():
            self._repaint.start()

    def _repaint_tiles(self) -> None:
        view = self.visible()
        for path in self._to_repaint:
            index = self._shown.index_of(path)
            if index.isValid() and index.row() in view:
                self.update(index)
        self._to_repaint.clear()

    # Input

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; plus and minus change the size of the tiles."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._open(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal) and not event.modifiers():
            self.set_tile_px(self._wide + STEP_PX)
        elif event.key() == Qt.Key.Key_Minus and not event.modifiers():
            self.set_tile_px(self._wide - STEP_PX)
        elif event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp) and self._shown.rowCount():
            self._turn_page(event)
        else:
            super().keyPressEvent(event)

    def _turn_page(self, event: QKeyEvent) -> None:
        """Qt's own list does not turn pages where items stand in lines."""
        size = self._pictures.delegate.size.tile
        columns = max(1, (self.viewport().width() - 1) // size.width())
        step = columns * max(1, self.viewport().height() // size.height())
        now = max(0, self.currentIndex().row())
        last = self._shown.rowCount() - 1
        place = min(now + step, last) if event.key() == Qt.Key.Key_PageDown else max(now - step, 0)
        index = self._shown.index(place)
        self.selectionModel().setCurrentIndex(index, self.selectionCommand(index, event))
        self.scrollTo(index)

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here; names are searched for in their own field."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl, the size of the tiles."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_tile_px(self._wide + (STEP_PX if event.angleDelta().y() > 0 else -STEP_PX))
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the lines anew."""
        super().resizeEvent(event)
        self._lay_out()
        self._soon.start()

    def sizeHint(self) -> QSize:
        """More than one line at least; the page scrolls where there is no room for that."""
        return QSize(400, round(self._pictures.delegate.size.tile.height() * 1.3))

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for what is in view."""
        super().showEvent(event)
        self._soon.start()

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self._shown.path_at(index.row()))

    def _timer(self, milliseconds: int, call: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(call)
        return timer
