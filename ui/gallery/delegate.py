"""One item of the gallery, painted: its picture with the covers, its state in colour, shape and words, and its marks."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.events.event import EventItem
from app.model import DecisionKind
from ui.badges import Badge, badge_size, paint_badge
from ui.event_model import Index, ItemRole, Row
from ui.gallery.facts import dismissed_in, faces_in, fate_of, is_out, lacks_time, length_of, state_of
from ui.gallery.tiles import Tiles
from ui.gallery.wording import Wording, name_of
from ui.icons import pixmap
from ui.theme import SPACE_4, SPACE_8, Theme

GAP, PAD = 5, 6
"""Around a tile, and within it, in device-independent pixels."""
ASPECT = 0.75
STAR_COLOUR, ON_PLATE = "#ffd45e", "#ffffff"
"""On a plate of `Theme.halo`: more than 9 to 1."""
Sign = tuple[str, str, str]
"""An icon, its colour, and what stands beside it; either may be empty."""
CHECK: list[Sign] = [("check", ON_PLATE, "")]


@dataclass(frozen=True, slots=True)
class TileSize:
    """How a tile is laid out: the tile itself and the box of its picture, in device-independent pixels."""

    tile: QSize
    picture: QSize

    @classmethod
    def of(cls, width: int, font: QFont) -> TileSize:
        """A tile so wide, its gap included, with words in this font."""
        inner = width - 2 * (GAP + PAD)
        picture = QSize(inner, round(inner * ASPECT))
        below = SPACE_8 + badge_size("x", font).height() + SPACE_4 + QFontMetrics(font).height()
        return cls(QSize(width, picture.height() + below + 2 * (GAP + PAD)), picture)


class TileDelegate(QStyledItemDelegate):
    """Paints tiles of one size."""

    def __init__(self, tiles: Tiles, theme: Theme, wording: Wording, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tiles, self._theme, self._wording = tiles, theme, wording
        self._badges: dict[tuple[Badge, str, int, float], QPixmap] = {}
        self._size = TileSize.of(200, QFont())

    def lay_out(self, width: int, font: QFont) -> None:
        """Paint tiles so wide from now on."""
        self._size = TileSize.of(width, font)
        self._badges.clear()

    @property
    def size(self) -> TileSize:
        """How tiles are laid out."""
        return self._size

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All tiles are equal."""
        return self._size.tile

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one tile."""
        row = index.data(ItemRole.ROW)
        if not isinstance(row, Row):
            return
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        widget: QWidget | None = option.widget
        ratio = widget.devicePixelRatioF() if widget is not None else 1.0
        painter.save()
        if widget is not None:
            painter.setFont(widget.font())
        card = rect.adjusted(GAP, GAP, -GAP, -GAP)
        self._paint_card(painter, card, state)
        box = QRect(card.topLeft().x() + PAD, card.top() + PAD, self._size.picture.width(), self._size.picture.height())
        self.paint_picture(painter, box, row, ratio)
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        self._paint_marks(painter, box, row, ratio, is_chosen=is_chosen)
        if is_chosen:
            self._plate(painter, QPointF(box.right(), box.bottom()), CHECK, (1, 1))
        self._paint_words(
            painter, QRect(box.left(), box.bottom() + SPACE_8, box.width(), card.bottom() - box.bottom()), row, ratio
        )
        painter.restore()

    def paint_picture(self, painter: QPainter, box: QRect, row: Row, ratio: float) -> bool:
        """Paint the picture, or what stands in for it; whether the picture was there."""
        picture = self._tiles.picture(row, box.size(), ratio)
        if picture is not None:
            size = picture.deviceIndependentSize()
            left = box.left() + (box.width() - size.width()) / 2
            painter.drawPixmap(QPointF(left, box.top() + (box.height() - size.height()) / 2), picture)
            return True
        painter.fillRect(box, QColor(self._theme.raised))
        name = "eye-off" if row.is_reported else "warning" if row.item.problem is not None else "photo"
        if name == "photo" and length_of(row.item):
            name = "video"
        side = min(48, box.height() // 2)
        sign = pixmap(name, self._theme.muted, side, ratio)
        painter.drawPixmap(box.center().x() - side // 2, box.center().y() - side // 2, sign)
        return False

    def _paint_card(self, painter: QPainter, card: QRect, state: QStyle.StateFlag) -> None:
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        theme = self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.accent if chosen else theme.line), 2 if chosen else 1))
        painter.setBrush(QColor(theme.selected if chosen else theme.raised if hovered else theme.surface))
        painter.drawRoundedRect(QRectF(card).adjusted(1, 1, -1, -1), 8, 8)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.focus), 2))
            painter.drawRoundedRect(QRectF(card).adjusted(-2, -2, 2, 2), 9, 9)

    def _paint_marks(self, painter: QPainter, box: QRect, row: Row, ratio: float, *, is_chosen: bool) -> None:
        item = row.item
        if item.starred:
            self._plate(painter, QPointF(box.right(), box.top()), [("star-filled", STAR_COLOUR, "")], (1, 0))
        self._paint_fate(painter, box, row, ratio)
        if row.is_reported or item.screening is None:
            return
        room = box.width() - (self._plate_width(painter, CHECK) + SPACE_4 if is_chosen else 0)
        self._plate(painter, QPointF(box.left(), box.bottom()), self._fitting(painter, _signs(item), room), (0, 1))

    def _fitting(self, painter: QPainter, signs: list[Sign], room: int) -> list[Sign]:
        """The signs that fit side by side, and how many more there are: tooltip and name say all of them."""
        for left in range(len(signs)):
            shown = [*signs[: len(signs) - left], *([("", ON_PLATE, f"+{left}")] if left else [])]
            if self._plate_width(painter, shown) <= room:
                return shown
        return [("", ON_PLATE, f"+{len(signs)}")] if signs else []

    def _paint_fate(self, painter: QPainter, box: QRect, row: Row, ratio: float) -> None:
        """What became of it, or that nobody is to use it, at the top left of the picture."""
        item = row.item
        if is_out(row):
            kind = DecisionKind.REPORTED if row.is_reported else DecisionKind.DO_NOT_USE
            badge, words = Badge.BLOCKED, self._wording.decision(kind)
        elif (fate := fate_of(row)) is not None:
            badge, words = fate, self._wording.fate(row)
        else:
            return
        room = box.width() - (SPACE_8 + self._plate_height(painter) if item.starred else 0)
        drawn = self._badge(painter, badge, words, room, ratio)
        painter.drawPixmap(box.topLeft(), drawn)

    def _paint_words(self, painter: QPainter, room: QRect, row: Row, ratio: float) -> None:
        state = state_of(row)
        drawn = self._badge(painter, state, self._wording.state(state), room.width(), ratio)
        painter.drawPixmap(room.topLeft(), drawn)
        metrics = painter.fontMetrics()
        top = room.top() + round(drawn.deviceIndependentSize().height()) + SPACE_4
        line = QRect(room.left(), top, room.width(), metrics.height())
        painter.setPen(QColor(self._theme.text))
        painter.drawText(
            line,
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            metrics.elidedText(name_of(row.item), Qt.TextElideMode.ElideMiddle, line.width()),
        )

    def _badge(self, painter: QPainter, badge: Badge, text: str, room: int, ratio: float) -> QPixmap:
        """A badge, painted once for all tiles."""
        key = (badge, text, room, ratio)
        if key not in self._badges:
            size = badge_size(text, painter.font()).boundedTo(QSize(room, 1 << 10))
            drawn = QPixmap(size * ratio)
            drawn.setDevicePixelRatio(ratio)
            drawn.fill(Qt.GlobalColor.transparent)
            pen = QPainter(drawn)
            pen.setFont(painter.font())
            paint_badge(pen, QRectF(0, 0, size.width(), size.height()), badge, self._theme, text=text)
            pen.end()
            self._badges[key] = drawn
        return self._badges[key]

    def _plate_height(self, painter: QPainter) -> int:
        return painter.fontMetrics().height() + SPACE_8

    def _sign_width(self, painter: QPainter, sign: Sign) -> int:
        name, _, text = sign
        words = painter.fontMetrics().horizontalAdvance(text) + 3 if text else 0
        return words + (self._plate_height(painter) - SPACE_8 if name else 0)

    def _plate_width(self, painter: QPainter, signs: list[Sign]) -> int:
        return sum(self._sign_width(painter, sign) + SPACE_8 for sign in signs)

    def _plate(self, painter: QPainter, corner: QPointF, signs: list[Sign], towards: tuple[int, int]) -> None:
        """A dark plate in a corner of the picture, with signs and numbers; `towards`: 0 for left or top, 1 for the others."""
        height, width = self._plate_height(painter), self._plate_width(painter, signs)
        side = height - SPACE_8
        plate = QRectF(corner.x() - towards[0] * (width - 1), corner.y() - towards[1] * (height - 1), width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.halo))
        painter.drawRoundedRect(plate, 4, 4)
        x = plate.left() + SPACE_4
        ratio = painter.device().devicePixelRatioF()
        for sign in signs:
            name, colour, text = sign
            if name:
                painter.drawPixmap(QPointF(x, plate.top() + SPACE_4), pixmap(name, colour, side, ratio))
            if text:
                painter.setPen(QColor(colour))
                words = QRectF(x + (side + 3 if name else 1), plate.top(), width, height)
                painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
            x += self._sign_width(painter, sign) + SPACE_8


def _signs(item: EventItem) -> list[Sign]:
    """What the plate tells, what asks for somebody first."""
    length = length_of(item)
    signs: list[Sign] = [("video", ON_PLATE, length)] if length else []
    signs.append(("person", ON_PLATE, str(faces_in(item))))
    if item.doubts or item.has(DecisionKind.DOUBT):
        signs.append(("doubt", STAR_COLOUR, str(item.doubts) if item.doubts else ""))
    if lacks_time(item):
        signs.append(("clock", STAR_COLOUR, ""))
    if dismissed := dismissed_in(item):
        signs.append(("cross", STAR_COLOUR, str(dismissed)))
    if item.seen:
        signs.append(("check-double", ON_PLATE, ""))
    return signs


def plain_palette(theme: Theme) -> QPalette:
    """The ground of a grid: that of the page, so that tiles stand out."""
    made = QPalette()
    made.setColor(QPalette.ColorRole.Base, QColor(theme.window))
    return made
