"""What was decided before: who, when, why."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.records import Answered
from ui.badges import Badge, badge_size, paint_badge
from ui.language import translate
from ui.release.when import moment_text
from ui.rooms import Context
from ui.theme import SPACE_4, SPACE_8, SPACE_12
from ui.tips import in_lines

Index = QModelIndex | QPersistentModelIndex
ANSWERED = Qt.ItemDataRole.UserRole + 1
SECOND_LINE = Qt.ItemDataRole.UserRole + 2


class PastModel(QAbstractListModel):
    """Answers, the last first."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._rows: tuple[Answered, ...] = ()

    def load(self, rows: Iterable[Answered]) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The answer, in two lines, and in one for who hears it."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        line = self._rows[index.row()]
        if role == ANSWERED:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return self._first(line)
        if role == SECOND_LINE:
            return self._second(line)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            told = f"{self._first(line)}, {answer_text(line)}. {self._second(line)}"
            return in_lines(told) if role == Qt.ItemDataRole.ToolTipRole else told
        return None

    def _first(self, line: Answered) -> str:
        name = line.question.path.replace("\\", "/").rpartition("/")[2]
        return " · ".join(part for part in (name, line.question.event or "", f"“{line.answer.reason}”") if part)

    def _second(self, line: Answered) -> str:
        role = self._context.catalogue.say(f"words.leader-role-{line.answer.by.role}")
        when = moment_text(line.at, self._context.desk.workplace.zone, self._context.catalogue.language)
        return translate("Leader", "{name}, {role}, {when}").format(name=line.answer.by.name, role=role, when=when)


class PastDelegate(QStyledItemDelegate):
    """Paints an answer."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = context.theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines."""
        return QSize(0, 2 * option.fontMetrics.height() + SPACE_4 + 2 * SPACE_8)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The badge, then two lines."""
        line: Answered = index.data(ANSWERED)
        painter.save()
        whole = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(whole, QColor(self._theme.selected))
        room = whole.adjusted(SPACE_12, SPACE_8, -SPACE_12, -SPACE_8)
        painter.setFont(option.font)
        wide = max(badge_size(words, option.font).width() for words in (_approved(), _refused()))
        badge = Badge.ALLOWED if line.answer.approved else Badge.BLOCKED
        paint_badge(painter, QRectF(room.left(), room.top(), wide, room.height()), badge, self._theme, text=answer_text(line))
        high, left = option.fontMetrics.height(), room.left() + wide + SPACE_12
        for number, (role, colour) in enumerate(
            ((Qt.ItemDataRole.DisplayRole, self._theme.text), (SECOND_LINE, self._theme.muted))
        ):
            row = QRectF(left, room.top() + number * (high + SPACE_4), room.right() - left, high)
            painter.setPen(QColor(colour))
            text = option.fontMetrics.elidedText(str(index.data(role)), Qt.TextElideMode.ElideRight, int(row.width()))
            painter.drawText(row, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(self._theme.focus), 2))
            painter.drawRect(whole.adjusted(1, 1, -1, -1))
        else:
            painter.setPen(QColor(self._theme.line))
            painter.drawLine(whole.bottomLeft(), whole.bottomRight())
        painter.restore()


class PastList(QListView):
    """The view."""

    def __init__(self, model: PastModel, context: Context) -> None:
        super().__init__()
        self.setObjectName("pastList")
        self.setAccessibleName(translate("Leader", "Earlier decisions"))
        self.setModel(model)
        self.setItemDelegate(PastDelegate(context, self))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


def answer_text(line: Answered) -> str:
    """What was decided."""
    return _approved() if line.answer.approved else _refused()


def _approved() -> str:
    return translate("Leader", "approved")


def _refused() -> str:
    return translate("Leader", "refused")
