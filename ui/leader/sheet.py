"""All that waits on one sheet, each as it would go out; several can be chosen."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.events.waiting import Waiting
from app.text import Catalogue
from ui.badges import Badge, badge_size, paint_badge
from ui.icons import pixmap
from ui.language import translate
from ui.leader.pictures import SMALL_PX, Pictures, outlined_in
from ui.leader.waiting_model import WaitingModel, WaitingRole
from ui.release.outlines import paint_outlines
from ui.theme import SPACE_4, SPACE_8, Theme

Index = QModelIndex | QPersistentModelIndex
WIDE_EM, HIGH_EM = 11, 8
LEAST_WIDE_EM, LEAST_HIGH_EM = 6, 4
"""In a small window tiles shrink, as only a picture that is in view as a whole counts as seen; in less, nobody would see it."""


class SheetDelegate(QStyledItemDelegate):
    """Paints a picture with its covers, its verdict and its name. `seen` carries an item whose whole picture was painted."""

    seen = Signal(object)

    def __init__(self, catalogue: Catalogue, theme: Theme, pictures: Pictures, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._catalogue, self._theme, self._pictures, self._view = catalogue, theme, pictures, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As large as the text asks for, but no larger than there is room for."""
        line = option.fontMetrics.height()
        around = QSize(2 * SPACE_8, badge_size("x", option.font).height() + line + 2 * SPACE_4 + 2 * SPACE_8)
        room = self._room() - around
        return around + QSize(
            max(LEAST_WIDE_EM * line, min(WIDE_EM * line, room.width())),
            max(LEAST_HIGH_EM * line, min(HIGH_EM * line, room.height())),
        )

    def _room(self) -> QSize:
        """The view beside its scroll bar, whether that is there or not: else tiles would bring it in and send it away."""
        return self._view.maximumViewportSize() - QSize(self._view.verticalScrollBar().sizeHint().width(), 0)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Picture above, verdict and name below."""
        one = index.data(WaitingRole.WAITING)
        whole = QRectF(option.rect).adjusted(SPACE_4, SPACE_4, -SPACE_4, -SPACE_4)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setPen(QPen(QColor(self._theme.accent if is_selected else self._theme.line), 2 if is_selected else 1))
        painter.setBrush(QColor(self._theme.selected if is_selected else self._theme.surface))
        painter.drawRoundedRect(whole.adjusted(1, 1, -1, -1), 8, 8)
        line, badge_high = option.fontMetrics.height(), badge_size("x", option.font).height()
        room = whole.adjusted(SPACE_8, SPACE_8, -SPACE_8, -SPACE_8)
        top = QRectF(room.left(), room.top(), room.width(), room.height() - line - badge_high - 2 * SPACE_4)
        self._picture(painter, top, one, is_refused=self._is_refused(index))
        if one.tracks.sound is not None:
            self._sign(painter, "sound", QRectF(top.right() - line - SPACE_8, top.top(), line + SPACE_8, line + SPACE_8))
        if one.refused_before:
            self._sign(painter, "ban", QRectF(top.left(), top.top(), line + SPACE_8, line + SPACE_8))
        verdict = one.last.judged.verdict
        painter.setFont(option.font)
        below = QRectF(room.left(), top.bottom() + SPACE_4, room.width(), badge_high)
        words = self._catalogue.say(f"words.verdict-{verdict}")
        paint_badge(painter, below, Badge.of(verdict), self._theme, text=words)
        painter.setPen(QColor(self._theme.text))
        name = option.fontMetrics.elidedText(one.name, Qt.TextElideMode.ElideMiddle, int(room.width()))
        painter.drawText(QRectF(room.left(), below.bottom() + SPACE_4, room.width(), line), 0, name)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(self._theme.focus), 2, Qt.PenStyle.DashLine if is_selected else Qt.PenStyle.SolidLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(whole.adjusted(3, 3, -3, -3), 7, 7)
        painter.restore()

    def _sign(self, painter: QPainter, name: str, corner: QRectF) -> None:
        """In a corner of the picture: its sound goes along, or it was refused before."""
        painter.setPen(QPen(QColor(self._theme.line), 1))
        painter.setBrush(QColor(self._theme.surface))
        painter.drawRoundedRect(corner, 4, 4)
        ratio = self._view.devicePixelRatioF()
        inside = corner.adjusted(SPACE_4, SPACE_4, -SPACE_4, -SPACE_4)
        painter.drawPixmap(inside.topLeft(), pixmap(name, self._theme.text, int(inside.width()), ratio))

    def _is_refused(self, index: Index) -> bool:
        one = index.data(WaitingRole.WAITING)
        return self._pictures.is_withheld(one) or self._pictures.refusal(one) is not None

    def _picture(self, painter: QPainter, room: QRectF, one: Waiting, *, is_refused: bool) -> None:
        image = self._pictures.picture(one, SMALL_PX)
        if image is not None:
            place = fitting(room, image.size())
            paint_picture(painter, place, image)
            paint_outlines(painter, place, outlined_in(one, image.size()), self._theme)
            if QRectF(self._view.viewport().rect()).contains(place):
                self.seen.emit(one)
            return
        side = min(48, int(room.height() / 2))
        name = "eye-off" if is_refused else "photo"
        at = room.center()
        painter.drawPixmap(int(at.x() - side / 2), int(at.y() - side / 2), pixmap(name, self._theme.muted, side))


class Sheet(QListView):
    """The view."""

    def __init__(self, model: WaitingModel, catalogue: Catalogue, theme: Theme, pictures: Pictures) -> None:
        super().__init__()
        self.setObjectName("waitingSheet")
        self.setAccessibleName(translate("Leader", "What waits for you"))
        self.setModel(model)
        self.delegate = SheetDelegate(catalogue, theme, pictures, self)
        self.setItemDelegate(self.delegate)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tiles are as large as there is room for: Qt itself would lay them out anew for another width alone."""
        self.scheduleDelayedItemsLayout()
        super().resizeEvent(event)


def fitting(room: QRectF, size: QSize) -> QRectF:
    """Where a picture of this size stands: as large as fits, in the middle, never enlarged."""
    ratio = min(room.width() / size.width(), room.height() / size.height(), 1.0)
    width, height = size.width() * ratio, size.height() * ratio
    return QRectF(room.center().x() - width / 2, room.center().y() - height / 2, width, height)


def paint_picture(painter: QPainter, place: QRectF, image: QImage) -> None:
    """Paint a picture there, smoothly."""
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(place, image)
