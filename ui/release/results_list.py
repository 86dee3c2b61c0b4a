"""The list of results: a badge and two lines a row, painted, so that thousands cost nothing."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.text import Catalogue
from ui.badges import Badge, badge_size, fate_words, paint_badge
from ui.language import translate
from ui.release.results_model import ResultRole, ResultsModel
from ui.theme import SPACE_4, SPACE_8, SPACE_12, Theme

Index = QModelIndex | QPersistentModelIndex
USUAL = frozenset({Badge.RELEASED, Badge.HELD, Badge.UNREADABLE})
NARROW_EM = 26
"""Below this width a badge shows its sign alone, and leaves the words to the name."""


class ResultsDelegate(QStyledItemDelegate):
    """Paints a row."""

    def __init__(self, model: ResultsModel, catalogue: Catalogue, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._catalogue, self._theme = model, catalogue, theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines of text."""
        return QSize(0, 2 * option.fontMetrics.height() + SPACE_4 + 2 * SPACE_8)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The badge, the name, and what became of it."""
        badge = Badge(index.data(ResultRole.BADGE))  # Qt hands it on as a text
        words = fate_words(badge, self._catalogue)
        painter.save()
        whole = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(whole, QColor(self._theme.selected))
            painter.fillRect(QRectF(whole.left(), whole.top(), SPACE_4, whole.height()), QColor(self._theme.accent))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(whole, QColor(self._theme.raised))
        room = whole.adjusted(SPACE_12, SPACE_8, -SPACE_12, -SPACE_8)
        line = option.fontMetrics.height()
        is_narrow = room.width() < NARROW_EM * line
        shown = "" if is_narrow else words
        widest = badge_size(shown, option.font).width() if is_narrow else self._widest(option)
        painter.setFont(option.font)
        paint_badge(painter, QRectF(room.left(), room.top(), widest, room.height()), badge, self._theme, text=shown)
        left = room.left() + widest + SPACE_12
        for number, (role, colour) in enumerate(
            ((Qt.ItemDataRole.DisplayRole, self._theme.text), (ResultRole.DETAIL, self._theme.muted))
        ):
            row = QRectF(left, room.top() + number * (line + SPACE_4), room.right() - left, line)
            painter.setPen(QColor(colour))
            text = option.fontMetrics.elidedText(str(index.data(role)), Qt.TextElideMode.ElideRight, int(row.width()))
            painter.drawText(row, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        self._frame(painter, option, whole)
        painter.restore()

    def _widest(self, option: QStyleOptionViewItem) -> int:
        """All rows begin their words at the same place."""
        return max(badge_size(fate_words(badge, self._catalogue), option.font).width() for badge in self._badges())

    def _badges(self) -> frozenset[Badge]:
        """All that there may be, those of a rarer kind only where there are some."""
        return USUAL | self._model.badges()

    def _frame(self, painter: QPainter, option: QStyleOptionViewItem, whole: QRectF) -> None:
        """The focus, or a line between rows."""
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(self._theme.focus), 2))
            painter.drawRect(whole.adjusted(1, 1, -1, -1))
        else:
            painter.setPen(QColor(self._theme.line))
            painter.drawLine(whole.bottomLeft(), whole.bottomRight())


class ResultsList(QListView):
    """The view: several rows can be chosen, and dragged out as files."""

    def __init__(self, model: ResultsModel, catalogue: Catalogue, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("resultsList")
        self.setAccessibleName(translate("Release", "What became of the photos and videos"))
        self.setModel(model)
        self.setItemDelegate(ResultsDelegate(model, catalogue, theme, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setDragDropMode(QListView.DragDropMode.DragOnly)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
