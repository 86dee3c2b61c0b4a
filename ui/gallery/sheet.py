"""The contact sheet: photos in which nobody was found, looked at together, confirmed by one button.

Photos in which somebody is likely are not on it. Only what was on the screen, and whole, can be confirmed.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QDialog,
    QDialogButtonBox,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.event_model import Index, ItemRole, Row
from ui.gallery.facts import is_for_alone, is_for_sheet
from ui.gallery.sheet_model import SheetModel
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
WIDE_UP_TO_PERCENT = 130
"""With larger text than this, what stands side by side goes one below the other."""


class SheetDelegate(QStyledItemDelegate):
    """A large thumbnail with a tick in its corner; tells the model what was really painted, and whole."""

    def __init__(self, tiles: Tiles, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tiles, self._theme = tiles, theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All alike."""
        return CELL + QSize(2 * PAD, 2 * PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one photo."""
        row, model = index.data(ItemRole.ROW), index.model()
        if not isinstance(row, Row) or not isinstance(model, SheetModel):
            return
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        ratio = painter.device().devicePixelRatioF()
        box = QRect(rect.left() + PAD, rect.top() + PAD, CELL.width(), CELL.height())
        painter.save()
        painter.fillRect(box, QColor(self._theme.raised))
        picture = self._tiles.picture(row, CELL, ratio)
        if picture is not None:
            size = picture.deviceIndependentSize().toSize()
            painter.drawPixmap(
                box.left() + (box.width() - size.width()) // 2, box.top() + (box.height() - size.height()) // 2, picture
            )
            if _is_whole(option.widget, rect):
                model.saw(row.item.path)
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


def _is_whole(view: object, cell: QRect) -> bool:
    """Whether nothing of a cell is cut off: of whom stands at the lower edge, a sliver at the top tells nothing."""
    return isinstance(view, QAbstractItemView) and view.viewport().rect().contains(cell)


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
        frame = 2 * self.frameWidth() + 2
        bar = self.verticalScrollBar().sizeHint().width()
        self.setMinimumSize(CELL + QSize(2 * PAD + frame + bar, 2 * PAD + frame))  # else no cell could be seen whole
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
    """Confirms that nobody is recognisable. `confirmed` are the paths of which somebody said so; `alone` those to review."""

    def __init__(self, context: Context, rows: Sequence[Row], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Gallery", "Is nobody recognisable here?"))
        self.alone = tuple(row.item for row in rows if is_for_alone(row))
        self.model = SheetModel(filter(is_for_sheet, rows), self)
        self.wants_review = False
        self._bench = context.bench
        self._bench.model.dataChanged.connect(self._hide_reported)
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
    def confirmed(self) -> tuple[str, ...]:
        """The paths of what is ticked and was on the screen."""
        return self.model.confirmed

    def _hide_reported(self, first: QModelIndex, last: QModelIndex) -> None:
        for place in range(first.row(), last.row() + 1):
            if self._bench.model.at(place).is_reported:
                self.model.hide(self._bench.model.at(place))

    def _banner(self, context: Context) -> Banner:
        look = button(translate("Gallery", "Review these"), "search", context.theme)
        look.setObjectName("reviewAlone")
        look.clicked.connect(self._go_review)
        names = ", ".join(name_of(item) for item in self.alone[:4]) + (" …" if len(self.alone) > 4 else "")  # noqa: PLR2004
        text = translate(
            "Gallery", "Look at these %n file(s) one by one: somebody may be in them after all.", None, len(self.alone)
        )
        return Banner(BannerKind.WARNING, f"{text} ({names})", look)

    def _foot(self, context: Context) -> QBoxLayout:
        is_wide = context.preferences.text_percent <= WIDE_UP_TO_PERCENT
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom)
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
        self.confirm.setText(translate("Gallery", "Nobody is recognisable in these %n file(s)", None, count))
        self.confirm.setEnabled(count > 0 and unseen == 0)
        self.confirm.setDefault(True)
        self._said.setText(
            translate("Gallery", "Still to be seen: %n. Scroll on.", None, unseen)
            if unseen
            else translate("Gallery", "Space ticks and unticks. Your name is recorded.")
        )
