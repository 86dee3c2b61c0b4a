"""The faces of one group, side by side: each with what becomes of it, those that are suggested only marked so."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.events.people import Appearance
from app.grouping.suggesting import FaceKey
from ui.event_model import Index
from ui.icons import pixmap
from ui.language import translate
from ui.people.groups import Group
from ui.people.groups_view import paint_face
from ui.people.portraits import Portraits
from ui.people.wording import SIGNS, photo_of, told
from ui.theme import SPACE_4, SPACE_8, Theme

FACE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
FACE_PX = 120
SIGN_PX = 20
LIGHT = "#ffffff"
"""On a plate of `Theme.halo`."""


class FacesModel(QAbstractListModel):
    """The faces of one group: first those that are suggested."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.group: Group | None = None

    def load(self, group: Group | None) -> None:
        """Show another group, or none."""
        self.beginResetModel()
        self.group = group
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many; a list has no children."""
        return 0 if parent.isValid() or self.group is None else len(self.group.faces)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The name of its photo, the `Appearance` for `FACE_ROLE`, all of it in words for who listens."""
        if self.group is None or not index.isValid() or not 0 <= index.row() < len(self.group.faces):
            return None
        face = self.group.faces[index.row()]
        if role == FACE_ROLE:
            return face
        if role == Qt.ItemDataRole.DisplayRole:
            return photo_of(face)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return told(self.group, face)
        return None


class FaceDelegate(QStyledItemDelegate):
    """Paints one face."""

    def __init__(self, portraits: Portraits, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._portraits, self._theme = portraits, theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All alike."""
        metrics: QFontMetrics = option.fontMetrics
        return QSize(FACE_PX + 2 * SPACE_8, FACE_PX + metrics.height() + 2 * SPACE_8 + SPACE_4)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint it."""
        face, model = index.data(FACE_ROLE), index.model()
        if not isinstance(face, Appearance) or not isinstance(model, FacesModel) or model.group is None:
            return
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        metrics: QFontMetrics = option.fontMetrics
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(self._theme.selected))
        box = QRect(rect.left() + SPACE_8, rect.top() + SPACE_8, FACE_PX, FACE_PX)
        paint_face(painter, box, self._portraits.there(face.key), self._theme)
        self._paint_signs(painter, box, [SIGNS[face.state], *(["question"] if face.key in model.group.unsure else [])])
        line = QRect(box.left(), box.bottom() + SPACE_4, FACE_PX, metrics.height())
        painter.setPen(QColor(self._theme.text))
        name = metrics.elidedText(photo_of(face), Qt.TextElideMode.ElideMiddle, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, name)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(self._theme.focus), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def _paint_signs(self, painter: QPainter, box: QRect, signs: list[str]) -> None:
        """In the lower right corner, from right to left: what becomes of it, and whether it is a suggestion only."""
        ratio = painter.device().devicePixelRatioF()
        for number, name in enumerate(dict.fromkeys(signs)):
            side = SIGN_PX + SPACE_8
            plate = QRect(box.right() + 1 - (number + 1) * side, box.bottom() + 1 - side, side, side)
            painter.fillRect(plate, QColor(self._theme.halo))
            painter.drawPixmap(plate.left() + SPACE_4, plate.top() + SPACE_4, pixmap(name, LIGHT, SIGN_PX, ratio))


class FacesView(QListView):
    """Some faces can be selected. `opened` carries the path of the photo of one that is to be looked at closely."""

    opened = Signal(str)
    chosen = Signal()

    def __init__(self, model: FacesModel, portraits: Portraits, theme: Theme) -> None:
        super().__init__()
        self._faces = model
        self.setModel(model)
        self.setItemDelegate(FaceDelegate(portraits, theme, self))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(translate("People", "Faces of this group"))
        self.setAccessibleDescription(translate("People", "Arrows: move. Space: select. Enter: look at the photo."))
        self.setMinimumSize(FACE_PX + SPACE_8 * 6, FACE_PX + SPACE_8 * 6)
        self.doubleClicked.connect(self._open)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())
        model.modelReset.connect(self.chosen)
        portraits.arrived.connect(self.viewport().update)

    def selected(self) -> tuple[FaceKey, ...]:
        """The faces that are selected."""
        found = (index.data(FACE_ROLE) for index in sorted(self.selectedIndexes(), key=lambda index: index.row()))
        return tuple(face.key for face in found if isinstance(face, Appearance))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter looks at the photo; Space selects."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: Index) -> None:
        face = index.data(FACE_ROLE)
        if isinstance(face, Appearance):
            self.opened.emit(face.item.path)
