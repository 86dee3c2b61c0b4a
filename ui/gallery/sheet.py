"""The contact sheet: photos in which nobody was found, looked at together, confirmed by one button.

Photos in which somebody is likely are not on it. Only what was on the screen can be confirmed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.events.event import EventItem
from ui.event_model import Index, ItemRole
from ui.gallery.facts import is_for_sheet, is_likely
from ui.gallery.tiles import Tiles
from ui.gallery.wording import name_of
from ui.icons import pixmap
from ui.language import translate
from ui.looks import Looks
from ui.parts import Banner, BannerKind, body, button, muted
from ui.rooms import Context
from ui.theme import SPACE_8, SPACE_12, SPACE_24, Theme

CELL = QSize(300, 225)
PAD = 8


class SheetModel(QAbstractListModel):
    """Photos with a tick each. A photo counts once its picture was on the screen."""

    ticked = Signal()

    def __init__(self, items: Iterable[EventItem], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items = tuple(items)
        self._off: set[str] = set()
        self._seen: set[str] = set()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many photos."""
        return 0 if parent.isValid() else len(self._items)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Each can be ticked."""
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Name, tick, and the item for `ItemRole.ROW`."""
        if not index.isValid() or not 0 <= index.row() < len(self._items):
            return None
        item = self._items[index.row()]
        is_off = item.path in self._off
        said = translate("Gallery", "left out") if is_off else translate("Gallery", "nobody recognisable")
        answers: dict[int, Any] = {
            ItemRole.ROW: item,
            ItemRole.PATH: item.path,
            Qt.ItemDataRole.DisplayRole: name_of(item),
            Qt.ItemDataRole.ToolTipRole: name_of(item),
            Qt.ItemDataRole.AccessibleTextRole: f"{name_of(item)}, {said}",
            Qt.ItemDataRole.CheckStateRole: Qt.CheckState.Unchecked if is_off else Qt.CheckState.Checked,
        }
        return answers.get(role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick or untick."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        path = self._items[index.row()].path
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self._off.discard(path)
        else:
            self._off.add(path)
        self.dataChanged.emit(index, index, [Qt.ItemDataRole.CheckStateRole])
        self.ticked.emit()
        return True

    def toggle(self, index: Index) -> None:
        """Tick what is not, untick what is."""
        ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        self.setData(index, Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)

    def leave_out(self, path: str) -> None:
        """There is no picture of it to be had: nobody can confirm what nobody sees."""
        for place, item in enumerate(self._items):
            if item.path == path and path not in self._off:
                self.toggle(self.index(place))

    def saw(self, path: str) -> None:
        """A photo's picture is on the screen."""
        if path not in self._seen:
            self._seen.add(path)
            self.ticked.emit()

    @property
    def confirmed(self) -> tuple[EventItem, ...]:
        """What is ticked and was on the screen."""
        return tuple(item for item in self._items if item.path not in self._off and item.path in self._seen)

    @property
    def unseen(self) -> int:
        """How many that are ticked were not on the screen yet."""
        return sum(item.path not in self._off and item.path not in self._seen for item in self._items)


class SheetDelegate(QStyledItemDelegate):
    """A large thumbnail with a tick in its corner; tells the model what was really painted."""

    def __init__(self, tiles: Tiles, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tiles, self._theme = tiles, theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All alike."""
        return CELL + QSize(2 * PAD, 2 * PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one photo."""
        item, model = index.data(ItemRole.ROW), index.model()
        if not isinstance(item, EventItem) or not isinstance(model, SheetModel):
            return
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        ratio = painter.device().devicePixelRatioF()
        box = QRect(rect.left() + PAD, rect.top() + PAD, CELL.width(), CELL.height())
        painter.save()
        painter.fillRect(box, QColor(self._theme.raised))
        picture = self._tiles.picture(item, CELL, ratio)
        if picture is not None:
            size = picture.deviceIndependentSize().toSize()
            painter.drawPixmap(
                box.left() + (box.width() - size.width()) // 2, box.top() + (box.height() - size.height()) // 2, picture
            )
            model.saw(item.path)
        is_ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        self._paint_tick(painter, box, ratio, is_ticked=is_ticked)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(self._theme.focus), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(-3, -3, 3, 3))
        painter.restore()

    def editorEvent(self, event: QEvent, model: object, option: QStyleOptionViewItem, index: Index) -> bool:
        """Ticking is the view's: a click anywhere on the photo."""
        return False

    def _paint_tick(self, painter: QPainter, box: QRect, ratio: float, *, is_ticked: bool) -> None:
        plate = QRect(box.left() + 6, box.top() + 6, 30, 30)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.surface), 2))
        painter.setBrush(QColor(self._theme.accent if is_ticked else self._theme.halo))
        painter.drawRoundedRect(plate, 6, 6)
        name, colour = ("check", self._theme.on_accent) if is_ticked else ("close", "#ffffff")
        painter.drawPixmap(plate.left() + 5, plate.top() + 5, pixmap(name, colour, 20, ratio))


class SheetView(QListView):
    """The photos in lines; Space, Enter or a click ticks."""

    def __init__(self, model: SheetModel, tiles: Tiles, looks: Looks, theme: Theme) -> None:
        super().__init__()
        self._sheet, self._looks = model, looks
        self.setModel(model)
        self.setItemDelegate(SheetDelegate(tiles, theme, self))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalScrollBar().valueChanged.connect(self.want)
        looks.thumbnail_ready.connect(self._show)
        tiles.made.connect(self._show)
        self.clicked.connect(model.toggle)

    def want(self) -> None:
        """Fetch what is in view, and what comes next."""
        first = self.indexAt(self.viewport().rect().topLeft() + self.viewport().rect().center() / 50)
        start = max(0, first.row() if first.isValid() else 0)
        count = self._sheet.rowCount()
        self._looks.want([self._sheet.index(place).data(ItemRole.PATH) for place in range(start, min(count, start + 40))])

    def event(self, event: QEvent) -> bool:
        """Ask for pictures when it comes up or changes its size."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.Resize):
            self.want()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks."""
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self._sheet.toggle(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _show(self, path: str) -> None:
        if self._looks.is_refused(path):
            self._sheet.leave_out(path)
        self.viewport().update()


class SheetDialog(QDialog):
    """Confirms that nobody is recognisable. `confirmed` are the items of which somebody said so; `alone` those to review."""

    def __init__(self, context: Context, items: Sequence[EventItem], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Gallery", "Is nobody recognisable here?"))
        on_sheet = [item for item in items if is_for_sheet(item)]
        self.alone = tuple(item for item in on_sheet if is_likely(item))
        self.model = SheetModel([item for item in on_sheet if not is_likely(item)], self)
        self.wants_review = False
        tiles = Tiles(context.looks, context.theme, self)
        self.view = SheetView(self.model, tiles, context.looks, context.theme)
        self.view.setObjectName("contactSheet")
        self.view.setAccessibleName(translate("Gallery", "Photos in which nobody was found"))
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        column.setSpacing(SPACE_12)
        column.addWidget(
            body(
                translate(
                    "Gallery",
                    "The program found nobody in these photos. Look at each: also at backs, reflections and people far away."
                    " Untick every photo in which somebody could be recognised.",
                )
            )
        )
        if self.alone:
            column.addWidget(self._banner(context))
        column.addWidget(self.view, 1)
        column.addLayout(self._foot(context))
        screen = QGuiApplication.primaryScreen().availableSize()
        self.resize(min(1040, screen.width() - 40), min(760, screen.height() - 60))
        self.model.ticked.connect(self._say, Qt.ConnectionType.QueuedConnection)  # not while painting
        self._say()
        self.view.setFocus()

    @property
    def confirmed(self) -> tuple[EventItem, ...]:
        """What is ticked and was on the screen."""
        return self.model.confirmed

    def _banner(self, context: Context) -> Banner:
        look = button(translate("Gallery", "Review these"), "search", context.theme)
        look.setObjectName("reviewAlone")
        look.clicked.connect(self._go_review)
        names = ", ".join(name_of(item) for item in self.alone[:4]) + (" …" if len(self.alone) > 4 else "")  # noqa: PLR2004
        text = translate(
            "Gallery", "Look at these %n photo(s) one by one: somebody may be in them after all.", None, len(self.alone)
        )
        return Banner(BannerKind.WARNING, f"{text} ({names})", look)

    def _foot(self, context: Context) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        self._said = muted("")
        buttons = QDialogButtonBox()
        self.confirm = buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.confirm.setObjectName("confirmNobody")
        self.confirm.setProperty("kind", "primary")
        buttons.addButton(translate("Gallery", "Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        row.addWidget(self._said, 1)
        row.addWidget(buttons)
        return row

    def _go_review(self) -> None:
        self.wants_review = True
        self.reject()

    def _say(self) -> None:
        count, unseen = len(self.model.confirmed), self.model.unseen
        self.confirm.setText(translate("Gallery", "Nobody is recognisable in these %n photo(s)", None, count))
        self.confirm.setEnabled(count > 0 and unseen == 0)
        self.confirm.setDefault(True)
        self._said.setText(
            translate("Gallery", "Still to be seen: %n. Scroll on.", None, unseen)
            if unseen
            else translate("Gallery", "Space ticks and unticks. Your name is recorded.")
        )
