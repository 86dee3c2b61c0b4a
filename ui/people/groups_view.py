"""The list of persons and suggestions, each with a face, its name and its size."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QSizePolicy, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.event_model import Index
from ui.icons import pixmap
from ui.language import translate
from ui.people.groups import Group
from ui.people.portraits import Portraits
from ui.people.wording import covers_of, name_of, size_of
from ui.theme import SPACE_4, SPACE_8, SPACE_12, Theme

GROUP_ROLE = int(Qt.ItemDataRole.UserRole) + 1
FACE_EM = 3
"""The side of the face, in heights of the letters."""
WIDE_EM = 15


class GroupsModel(QAbstractListModel):
    """The groups in their order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.groups: tuple[Group, ...] = ()

    def load(self, groups: Sequence[Group]) -> None:
        """Show these."""
        self.beginResetModel()
        self.groups = tuple(groups)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many; a list has no children."""
        return 0 if parent.isValid() else len(self.groups)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Its name, the `Group` for `GROUP_ROLE`, all of it in words for who listens."""
        if not index.isValid() or not 0 <= index.row() < len(self.groups):
            return None
        group = self.groups[index.row()]
        if role == GROUP_ROLE:
            return group
        if role == Qt.ItemDataRole.DisplayRole:
            return name_of(group)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return f"{name_of(group)}, {size_of(group)}, {covers_of(group)}"
        return None

    def place_of(self, key: str) -> int | None:
        """Where a group stands."""
        return next((place for place, group in enumerate(self.groups) if group.key == key), None)


class GroupDelegate(QStyledItemDelegate):
    """Paints one group."""

    def __init__(self, portraits: Portraits, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._portraits, self._theme = portraits, theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All alike."""
        metrics: QFontMetrics = option.fontMetrics
        return QSize(WIDE_EM * metrics.height(), FACE_EM * metrics.height() + 2 * SPACE_8)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint it."""
        group = index.data(GROUP_ROLE)
        if not isinstance(group, Group):
            return
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        metrics: QFontMetrics = option.fontMetrics
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(self._theme.selected))
        side = FACE_EM * metrics.height()
        face = QRect(rect.left() + SPACE_8, rect.top() + SPACE_8, side, side)
        paint_face(painter, face, self._portraits.there(group.first.key), self._theme)
        words = QRect(face.right() + SPACE_12, face.top(), rect.right() - face.right() - SPACE_12 - SPACE_8, side // 2)
        lines = ((name_of(group), self._theme.text), (size_of(group), self._theme.muted))
        for number, (text, colour) in enumerate(lines):
            painter.setPen(QColor(colour))
            line = words.translated(0, number * side // 2)
            elided = metrics.elidedText(text, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, elided)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(self._theme.focus), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()


def paint_face(painter: QPainter, box: QRect, picture: QImage | None, theme: Theme) -> None:
    """A face, or what stands in for it."""
    if picture is not None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(box, picture)
        return
    painter.fillRect(box, QColor(theme.raised))
    side = box.width() // 2
    sign = pixmap("person", theme.muted, side)
    painter.drawPixmap(box.center().x() - side // 2, box.center().y() - side // 2, sign)


class GroupsView(QListView):
    """One group is current."""

    def __init__(self, model: GroupsModel, portraits: Portraits, theme: Theme) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(GroupDelegate(portraits, theme, self))
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(translate("People", "Persons and suggestions"))
        self.setMinimumHeight(3 * FACE_EM * self.fontMetrics().height())
        self.setMinimumWidth(WIDE_EM * self.fontMetrics().height() + SPACE_4)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        portraits.arrived.connect(self.viewport().update)

    def sizeHint(self) -> QSize:
        """No wider than it has to be: the room beside it is for faces."""
        return self.minimumSize()

    def current(self) -> Group | None:
        """The group that is shown."""
        found = self.currentIndex().data(GROUP_ROLE) if self.currentIndex().isValid() else None
        return found if isinstance(found, Group) else None
