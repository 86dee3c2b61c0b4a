"""The tracks as lanes below the line of time: when each is there, where somebody changed it, and why it is doubtful."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QImage, QKeyEvent, QMouseEvent, QPainter, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.text import Catalogue
from app.track import Clip
from ui.event_model import Index
from ui.icons import pixmap
from ui.language import translate
from ui.review.marks import SIGNS
from ui.theme import SPACE_4, SPACE_8, RegionState, Theme
from ui.tips import in_lines
from ui.video.axis import Axis
from ui.video.lanes import SOUND, Lane
from ui.video.wording import line_of, name_of

LANE_ROLE = Qt.ItemDataRole.UserRole + 1
RIGHT_PX = 14
KEY_PX = 4.5
BREAK_PX = 1.5
FEWEST, SHOWN, MOST_PX = 2, 4, 150
"""So many lanes are seen at once before one has to scroll, and no more of the page than this; fewer where it is low."""


class LaneModel(QAbstractListModel):
    """The lanes of the video that is open."""

    def __init__(self, catalogue: Catalogue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._clip: Clip | None = None
        self._lanes: tuple[Lane, ...] = ()

    @property
    def lanes(self) -> tuple[Lane, ...]:
        """All of them."""
        return self._lanes

    @property
    def clip(self) -> Clip | None:
        """Of which clip."""
        return self._clip

    def load(self, clip: Clip | None, lanes: Sequence[Lane]) -> None:
        """Show these; where there are as many as before, rows stay where they are."""
        if clip is self._clip and len(lanes) == len(self._lanes):
            self._lanes = tuple(lanes)
            if lanes:
                self.dataChanged.emit(self.index(0), self.index(len(lanes) - 1))
            return
        self.beginResetModel()
        self._clip, self._lanes = clip, tuple(lanes)
        self.endResetModel()

    def place(self, key: str) -> int:
        """The row of a lane; -1 where there is none."""
        return next((place for place, lane in enumerate(self._lanes) if lane.key == key), -1)

    def spoken(self, lane: Lane) -> str:
        """A lane in one line."""
        return line_of(lane, self._clip, self._catalogue) if self._clip is not None else ""

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many; a list has no children."""
        return 0 if parent.isValid() else len(self._lanes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The lane, or its words."""
        if not index.isValid() or index.row() >= len(self._lanes) or self._clip is None:
            return None
        lane = self._lanes[index.row()]
        if role == LANE_ROLE:
            return lane
        if role == Qt.ItemDataRole.DisplayRole:
            return name_of(lane, self._catalogue)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line_of(lane, self._clip, self._catalogue)
        if role == Qt.ItemDataRole.ToolTipRole:
            return in_lines(line_of(lane, self._clip, self._catalogue))
        return None


class Lanes(QListView):
    """`chosen` carries the key of another lane, `sought` the moment that somebody pointed at."""

    chosen = Signal(str)
    sought = Signal(int)
    laid_out = Signal()

    def __init__(self, theme: Theme, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lanes")
        self.setAccessibleName(translate("Video", "Tracks"))
        self.lane_model = LaneModel(catalogue, self)
        self.setModel(self.lane_model)
        self._catalogue = catalogue
        self.portraits: dict[str, QImage] = {}
        self.moment = 0
        self._follows = False
        self._here: frozenset[str] = frozenset()
        self._is_held = False
        self._shown = SHOWN
        self.setItemDelegate(LaneDelegate(self, theme))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._row_changed)

    def load(self, clip: Clip | None, lanes: Sequence[Lane]) -> None:
        """Show these."""
        self._follows = True
        self.lane_model.load(clip, lanes)
        self._follows = False
        self.updateGeometry()
        self.laid_out.emit()

    def select(self, key: str) -> None:
        """Follow what was selected elsewhere."""
        place = self.lane_model.place(key)
        self._follows = True
        if place < 0:
            self.selectionModel().clear()
        else:
            index = self.lane_model.index(place)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)
        self._follows = False

    def show_moment(self, pts: int) -> None:
        """The playhead is here; who comes is brought into view."""
        self.moment = pts
        self._follow_time()
        self.viewport().update()

    def _follow_time(self) -> None:
        """Scroll to the lanes of who is there now; in between, and under a hand, the view stays where somebody scrolled to."""
        lanes = self.lane_model.lanes
        here = frozenset(lane.key for lane in lanes if lane.key != SOUND and lane.span[0] <= self.moment <= lane.span[1])
        came, is_same, self._here = here - self._here, here == self._here, here
        if is_same or self._is_held or (not came and any(map(self._is_in_view, here))):
            return
        wanted = came or here
        rows = sorted(map(self.lane_model.place, wanted), reverse=True)
        chosen = self.currentIndex()
        if chosen.isValid() and lanes[chosen.row()].key in wanted:
            rows.append(chosen.row())
        for row in rows:  # the last one is seen in any case
            self.scrollTo(self.lane_model.index(row))

    def _is_in_view(self, key: str) -> bool:
        seen = self.visualRect(self.lane_model.index(self.lane_model.place(key)))
        return self.viewport().rect().contains(seen.center())

    # How it is laid out

    @property
    def row_px(self) -> int:
        """How high a lane is."""
        return max(round(self.fontMetrics().height() * 1.3) + SPACE_8, 32)

    @property
    def gutter_px(self) -> int:
        """How wide the picture and the name of a lane are."""
        names = [translate("Video", "Track {number}").format(number=88), translate("Video", "Sound")]
        wide = self.row_px + max(map(self.fontMetrics().horizontalAdvance, names)) + 4 * SPACE_8
        return min(wide, max(self.row_px + 2 * SPACE_8, self.viewport().width() * 2 // 5))

    @property
    def axis(self) -> Axis | None:
        """Where moments lie, in the viewport."""
        clip = self.lane_model.clip
        if clip is None:
            return None
        return Axis(clip, self.gutter_px, max(self.viewport().width() - RIGHT_PX, self.gutter_px + 1))

    def sizeHint(self) -> QSize:
        """A few lanes: fewer in large letters."""
        shown = min(max(self.lane_model.rowCount(), 1), self._shown)
        height = min(self.row_px * shown, max(MOST_PX, round(self.row_px * 1.5)))
        return QSize(300, height + 2 * self.frameWidth())

    def give_way(self, room_px: int) -> None:
        """Show as many lanes as this room is high for, but never so few that it is not seen that there are more."""
        shown = min(max(room_px // self.row_px, FEWEST), SHOWN)
        if shown != self._shown:
            self._shown = shown
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """One lane and a half."""
        return QSize(120, round(self.row_px * 1.5))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Time is stretched anew."""
        super().resizeEvent(event)
        self.laid_out.emit()

    # By hand

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select the lane, and go to that moment where one pointed at time."""
        self._is_held = True
        super().mousePressEvent(event)
        self._seek(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._is_held = False
        super().mouseReleaseEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow in time; the lane stays."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._seek(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go from lane to lane; the rest is the page's."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not event.modifiers():
            super().keyPressEvent(event)
        else:
            event.ignore()

    def _seek(self, event: QMouseEvent) -> None:
        axis = self.axis
        if axis is not None and event.position().x() >= axis.left - SPACE_8:
            self.sought.emit(axis.pts(event.position().x()))

    def _row_changed(self, now: QModelIndex, _: QModelIndex) -> None:
        lane = now.data(LANE_ROLE)
        if self._follows:
            return
        self.chosen.emit(lane.key if isinstance(lane, Lane) else "")


class LaneDelegate(QStyledItemDelegate):
    """Paints one lane."""

    def __init__(self, lanes: Lanes, theme: Theme) -> None:
        super().__init__(lanes)
        self._lanes, self._theme = lanes, theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All lanes are as high."""
        return QSize(100, self._lanes.row_px)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Its picture, its name, its span, and what is marked in it."""
        lane, axis = index.data(LANE_ROLE), self._lanes.axis
        if not isinstance(lane, Lane) or axis is None:
            return
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, QColor(self._theme.selected if is_chosen else self._theme.surface))
        painter.setPen(QColor(self._theme.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        self._paint_name(painter, rect, lane, str(index.data()))
        bar = QRectF(axis.x(lane.span[0]), rect.top() + SPACE_8, 0, rect.height() - 2 * SPACE_8)
        bar.setRight(max(axis.x(lane.span[1]), bar.left() + 4))
        self._paint_cuts(painter, axis, rect)
        self._paint_span(painter, bar, lane, is_chosen=is_chosen)
        self._paint_inner(painter, axis, bar, lane)
        x = axis.x(self._lanes.moment)
        painter.setPen(QPen(QColor(self._theme.accent), 2))
        painter.drawLine(QPointF(x, rect.top()), QPointF(x, rect.bottom()))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._theme.focus), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def _paint_name(self, painter: QPainter, rect: QRect, lane: Lane, name: str) -> None:
        side = rect.height() - SPACE_8
        place = QRect(rect.left() + SPACE_8, rect.top() + SPACE_4, side, side)
        portrait = self._lanes.portraits.get(lane.key)
        if portrait is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(place, portrait)
        else:
            sign = "edit" if lane.area is not None else "person" if lane.nobody is None else SIGNS[lane.state]
            if lane.key == SOUND:
                sign = "sound" if lane.state is RegionState.KEPT else "mute"
            inner = side * 2 // 3
            drawn = pixmap(sign, self._theme.muted, inner, painter.device().devicePixelRatio())
            painter.drawPixmap(place.center().x() - inner // 2, place.center().y() - inner // 2, drawn)
        words = QRect(place.right() + SPACE_8, rect.top(), self._lanes.gutter_px - side - 3 * SPACE_8, rect.height())
        painter.setPen(QColor(self._theme.text))
        short = fitting(name, lane, painter.fontMetrics(), words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, short)

    def _paint_cuts(self, painter: QPainter, axis: Axis, rect: QRect) -> None:
        painter.setPen(QPen(QColor(self._theme.line), 1, Qt.PenStyle.DashLine))
        for cut in axis.clip.cuts:
            painter.drawLine(QPointF(axis.x(cut), rect.top()), QPointF(axis.x(cut), rect.bottom()))

    def _paint_span(self, painter: QPainter, bar: QRectF, lane: Lane, *, is_chosen: bool) -> None:
        pair = {
            RegionState.COVERED: self._theme.cover,
            RegionState.DOUBTFUL: self._theme.referred,
            RegionState.KEPT: self._theme.allowed,
            RegionState.IGNORED: self._theme.neutral,
        }[lane.state]
        if lane.key == SOUND and lane.state is RegionState.COVERED:
            pair = self._theme.neutral
        pen = QPen(QColor(pair.fore), 2.0 if is_chosen else 1.2)
        if lane.state is RegionState.DOUBTFUL:
            pen.setDashPattern([3, 2])
        elif lane.state is RegionState.IGNORED:
            pen.setDashPattern([1, 4])
        painter.setPen(pen)
        painter.setBrush(QColor(pair.back))
        painter.drawRoundedRect(bar, 4, 4)
        if lane.key == SOUND and lane.state is RegionState.COVERED:
            painter.fillRect(bar, QBrush(QColor(self._theme.line), Qt.BrushStyle.BDiagPattern))
        side = round(bar.height()) - 2
        if bar.width() > side + SPACE_8:
            sign = "mute" if lane.key == SOUND and lane.state is RegionState.COVERED else SIGNS[lane.state]
            if lane.key == SOUND and lane.state is RegionState.KEPT:
                sign = "sound"
            drawn = pixmap(sign, pair.fore, side, painter.device().devicePixelRatio())
            painter.drawPixmap(QPointF(bar.left() + SPACE_4, bar.top() + 1), drawn)

    def _paint_inner(self, painter: QPainter, axis: Axis, bar: QRectF, lane: Lane) -> None:
        """Where it is silent or visible, where it may pass to somebody else, and where a person put it."""
        for first, last in lane.silent:
            quiet = QRectF(axis.x(first), bar.top(), max(axis.x(last) - axis.x(first), 3), bar.height())
            painter.fillRect(quiet, QColor(self._theme.neutral.back))
            painter.fillRect(quiet, QBrush(QColor(self._theme.neutral.fore), Qt.BrushStyle.BDiagPattern))
        if lane.state is RegionState.KEPT and lane.track is not None:
            for first, last in lane.visible:
                line = QRectF(axis.x(first), bar.bottom() - 3, max(axis.x(last) - axis.x(first), 3), 3)
                painter.fillRect(line, QColor(self._theme.allowed.fore))
        for pts in lane.breaks:
            x = axis.x(pts)
            painter.setPen(QPen(QColor(self._theme.surface), BREAK_PX + 2))
            painter.drawLine(QPointF(x, bar.top()), QPointF(x, bar.bottom()))
            painter.setPen(QPen(QColor(self._theme.text), BREAK_PX))
            painter.drawLine(QPointF(x, bar.top() - 2), QPointF(x, bar.bottom() + 2))
        painter.setPen(QPen(QColor(self._theme.surface), 1))
        painter.setBrush(QColor(self._theme.text))
        for pts in lane.set_by_hand:
            x, y = axis.x(pts), bar.center().y()
            corners = ((0, -KEY_PX), (KEY_PX, 0), (0, KEY_PX), (-KEY_PX, 0))
            painter.drawPolygon(QPolygonF.fromList([QPointF(x + dx, y + dy) for dx, dy in corners]))


def fitting(name: str, lane: Lane, metrics: QFontMetrics, room: int) -> str:
    """The name of a lane, or where it does not fit its number: of the sound, which has none, the sign says what it is."""
    if metrics.horizontalAdvance(name) <= room:
        return name
    return "" if lane.key == SOUND else str(lane.number)
