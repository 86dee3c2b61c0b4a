"""The mark of what an item is: a sign of its own shape, a colour, and words.

The sign alone tells the states apart, also without colour: a reader of colours, a reader of shapes and a reader of words see
the same. Painted by delegates (`paint_badge`) and shown in panels (`BadgeLabel`).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.model import Channel, Verdict
from app.records import Standing
from app.text import Catalogue
from ui.language import translate
from ui.theme import Pair, Theme

_ABOVE_PX = 4


class Badge(StrEnum):
    """What a badge says: the verdicts in the protocol's words, and what is not a verdict."""

    ALLOWED = "allowed"
    COVER = "cover"
    REFERRED = "referred"
    BLOCKED = "blocked"
    WAITING = "waiting"
    UNREADABLE = "unreadable"
    RELEASED = "released"
    RELEASED_BEFORE = "released-before"
    HELD = "held"
    HELD_BEFORE = "held-before"
    TO_TAKE_DOWN = "to-take-down"
    TAKEN_DOWN = "taken-down"

    @classmethod
    def of(cls, verdict: Verdict) -> Badge:
        """The badge of a verdict."""
        return cls(verdict.value)

    @classmethod
    def of_ending(cls, fate: str, standing: Standing | None, *, is_for_this: bool) -> Badge:
        """The badge of what became of an item: what its releases are by now, not that it once left.

        That one of them has to be taken down counts whatever came of the last try: a try that was held takes nothing down.
        `is_for_this`: whether it is about what is spoken of, as the event's channel; a release for something else is not one
        for that, and what was held for something else was not tried for that.
        """
        if standing is Standing.TO_TAKE_DOWN:
            return cls.TO_TAKE_DOWN
        if fate == cls.RELEASED and standing is Standing.TAKEN_DOWN:
            return cls.TAKEN_DOWN
        if fate in (cls.RELEASED, cls.HELD) and not is_for_this:
            return cls.RELEASED_BEFORE if fate == cls.RELEASED else cls.HELD_BEFORE
        return cls(fate) if fate in (cls.RELEASED, cls.HELD) else cls.UNREADABLE


def colours(badge: Badge, theme: Theme) -> Pair:
    """The colours of a badge: those of its verdict, and of what it comes closest to where it is none."""
    return {
        Badge.ALLOWED: theme.allowed,
        Badge.COVER: theme.cover,
        Badge.REFERRED: theme.referred,
        Badge.BLOCKED: theme.blocked,
        Badge.WAITING: theme.neutral,
        Badge.UNREADABLE: theme.blocked,
        Badge.RELEASED: theme.allowed,
        Badge.RELEASED_BEFORE: theme.neutral,
        Badge.HELD: theme.referred,
        Badge.HELD_BEFORE: theme.neutral,
        Badge.TO_TAKE_DOWN: theme.blocked,
        Badge.TAKEN_DOWN: theme.neutral,
    }[badge]


def fate_words(badge: Badge, catalogue: Catalogue, channel: Channel | None = None) -> str:
    """What became of an item that somebody tried to release, in words; `badge` as `Badge.of_ending` gives it.

    `channel` is what it was tried for, where that is another one than is spoken of, and known; it comes first, so that it is
    still read where the words are cut short.
    """
    if badge is Badge.HELD_BEFORE:
        if channel is None:
            return translate("Badges", "held before")
        return translate("Badges", "{channel}: held").format(channel=catalogue.say(f"words.channel-{channel}"))
    if badge is Badge.RELEASED_BEFORE:
        if channel is None:
            return translate("Badges", "released before")
        return translate("Badges", "{channel}: released").format(channel=catalogue.say(f"words.channel-{channel}"))
    if badge in (Badge.TO_TAKE_DOWN, Badge.TAKEN_DOWN):
        return catalogue.say(f"words.left-{badge}")
    return catalogue.say(f"words.fate-{'failed' if badge is Badge.UNREADABLE else badge}")


def badge_size(text: str, font: QFont) -> QSize:
    """The room a badge with `text` asks for, in device-independent pixels; without text a square for the sign."""
    metrics = QFontMetrics(_bold(font))
    height = metrics.height() + 2 * _ABOVE_PX
    if not text:
        return QSize(height, height)
    words = metrics.horizontalAdvance(text) + 1  # rounded, perhaps down
    sign, side, gap = _measures(height)
    return QSize(words + sign + gap + 2 * side + 1, height)


def paint_badge(painter: QPainter, rect: QRectF, badge: Badge, theme: Theme, *, text: str) -> None:
    """Paint a badge, at the left of `rect` and in its middle; words that do not fit are set lighter, then cut short.

    Args:
        painter: whose font is used; its state is as before afterwards.
        rect: where there is room.
        badge: what it says.
        theme: its colours.
        text: its words; empty for the sign alone.
    """
    pair = colours(badge, theme)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(_bold(painter.font()))
    wanted = badge_size(text, painter.font())
    height = min(float(wanted.height()), rect.height())
    pill = QRectF(rect.left(), rect.center().y() - height / 2, min(float(wanted.width()), rect.width()), height)
    pill.adjust(0.5, 0.5, -0.5, -0.5)
    painter.setPen(QPen(QColor(pair.fore), 1.0))
    painter.setBrush(QColor(pair.back))
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
    sign, side, gap = _measures(height)
    left = pill.left() + side if text else pill.center().x() - sign / 2
    paint_sign(painter, QRectF(left, pill.center().y() - sign / 2, sign, sign), badge, pair)
    if text:
        words = pill.adjusted(side + sign + gap, 0, -side, 0)
        if painter.fontMetrics().horizontalAdvance(text) > math.ceil(words.width()):
            lighter = QFont(painter.font())
            lighter.setWeight(QFont.Weight.Normal)
            painter.setFont(lighter)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, math.ceil(words.width()))
        painter.setPen(QColor(pair.fore))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
    painter.restore()


def paint_sign(painter: QPainter, rect: QRectF, badge: Badge, pair: Pair) -> None:
    """Paint the sign of a badge alone, as large as the square `rect`: filled in `pair.fore`, its mark in `pair.back`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    painter.scale(rect.width(), rect.height())
    _SIGNS[badge](painter, pair)
    painter.restore()


class BadgeLabel(QWidget):
    """A badge in a panel. Its words are its accessible name."""

    def __init__(self, badge: Badge, text: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.show_badge(badge, text)

    @property
    def badge(self) -> Badge:
        """What it says now."""
        return self._badge

    def show_badge(self, badge: Badge, text: str) -> None:
        """Say something else."""
        self._badge, self._text = badge, text
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the sign and all words."""
        return badge_size(self._text, self.font())

    def minimumSizeHint(self) -> QSize:
        """Room for the sign."""
        return badge_size("", self.font())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        painter.setFont(self.font())
        paint_badge(painter, QRectF(self.rect()), self._badge, self._theme, text=self._text)
        painter.end()


# The signs, in a unit square: a body in the foreground, a mark on it in the background.


def _body(painter: QPainter, pair: Pair) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(pair.fore))


def _line(painter: QPainter, colour: str, width: float = 0.14) -> None:
    painter.setPen(
        QPen(QColor(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin),
    )
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _points(*corners: tuple[float, float]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in corners])


def _allowed(painter: QPainter, pair: Pair) -> None:
    """A disc with a tick."""
    _body(painter, pair)
    painter.drawEllipse(QRectF(0, 0, 1, 1))
    _line(painter, pair.back)
    painter.drawPolyline(_points((0.27, 0.53), (0.44, 0.69), (0.74, 0.34)))


def _cover(painter: QPainter, pair: Pair) -> None:
    """A ring whose upper half is filled: a part is covered."""
    _body(painter, pair)
    painter.drawPie(QRectF(0, 0, 1, 1), 0, 180 * 16)
    _line(painter, pair.fore, 0.12)
    painter.drawEllipse(QRectF(0.06, 0.06, 0.88, 0.88))


def _referred(painter: QPainter, pair: Pair) -> None:
    """A diamond with a question mark."""
    _body(painter, pair)
    painter.drawPolygon(_points((0.5, -0.16), (1.16, 0.5), (0.5, 1.16), (-0.16, 0.5)))
    _line(painter, pair.back, 0.12)
    hook = QPainterPath()
    around = QRectF(0.33, 0.16, 0.34, 0.32)
    hook.arcMoveTo(around, 170)
    hook.arcTo(around, 170, -250)
    hook.lineTo(0.5, 0.6)
    painter.drawPath(hook)
    painter.drawPoint(QPointF(0.5, 0.83))


def _blocked(painter: QPainter, pair: Pair) -> None:
    """An octagon with a bar, as a stop sign."""
    _body(painter, pair)
    turns = (math.pi / 8 + step * math.pi / 4 for step in range(8))
    painter.drawPolygon(_points(*((0.5 + 0.54 * math.cos(turn), 0.5 + 0.54 * math.sin(turn)) for turn in turns)))
    _line(painter, pair.back, 0.18)
    painter.drawLine(QPointF(0.27, 0.5), QPointF(0.73, 0.5))


def _waiting(painter: QPainter, pair: Pair) -> None:
    """An hourglass."""
    _body(painter, pair)
    painter.drawPolygon(_points((0.24, 0.1), (0.76, 0.1), (0.5, 0.5)))
    painter.drawPolygon(_points((0.24, 0.9), (0.76, 0.9), (0.5, 0.5)))
    _line(painter, pair.fore, 0.1)
    painter.drawPolyline(_points((0.16, 0.06), (0.84, 0.06), (0.16, 0.94), (0.84, 0.94), (0.16, 0.06)))


def _unreadable(painter: QPainter, pair: Pair) -> None:
    """A sheet with a folded corner and a cross."""
    _body(painter, pair)
    painter.drawPolygon(_points((0.08, 0.0), (0.62, 0.0), (0.92, 0.3), (0.92, 1.0), (0.08, 1.0)))
    _line(painter, pair.back, 0.12)
    painter.drawLine(QPointF(0.33, 0.42), QPointF(0.67, 0.78))
    painter.drawLine(QPointF(0.67, 0.42), QPointF(0.33, 0.78))


def _released(painter: QPainter, pair: Pair) -> None:
    """An arrow that leaves an open box."""
    _line(painter, pair.fore)
    painter.drawPolyline(_points((0.4, 0.14), (0.08, 0.14), (0.08, 0.94), (0.88, 0.94), (0.88, 0.62)))
    painter.drawLine(QPointF(0.42, 0.6), QPointF(0.92, 0.1))
    painter.drawPolyline(_points((0.58, 0.06), (0.96, 0.06), (0.96, 0.42)))


def _released_before(painter: QPainter, pair: Pair) -> None:
    """An arrow that points away from a bar: it went elsewhere."""
    _line(painter, pair.fore)
    painter.drawLine(QPointF(0.06, 0.1), QPointF(0.06, 0.9))
    painter.drawLine(QPointF(0.3, 0.5), QPointF(0.94, 0.5))
    painter.drawPolyline(_points((0.64, 0.2), (0.94, 0.5), (0.64, 0.8)))


def _held(painter: QPainter, pair: Pair) -> None:
    """A square with two bars: pause."""
    _body(painter, pair)
    painter.drawRoundedRect(QRectF(0, 0, 1, 1), 0.16, 0.16)
    _line(painter, pair.back, 0.15)
    for x in (0.36, 0.64):
        painter.drawLine(QPointF(x, 0.3), QPointF(x, 0.7))


def _held_before(painter: QPainter, pair: Pair) -> None:
    """A pause beyond a bar: it stopped elsewhere."""
    _line(painter, pair.fore)
    painter.drawLine(QPointF(0.06, 0.1), QPointF(0.06, 0.9))
    _line(painter, pair.fore, 0.2)
    for x in (0.44, 0.84):
        painter.drawLine(QPointF(x, 0.26), QPointF(x, 0.74))


def _to_take_down(painter: QPainter, pair: Pair) -> None:
    """An arrow that comes back into an open box."""
    _line(painter, pair.fore)
    painter.drawPolyline(_points((0.06, 0.5), (0.06, 0.94), (0.94, 0.94), (0.94, 0.5)))
    painter.drawLine(QPointF(0.5, 0.06), QPointF(0.5, 0.66))
    painter.drawPolyline(_points((0.24, 0.42), (0.5, 0.68), (0.76, 0.42)))


def _taken_down(painter: QPainter, pair: Pair) -> None:
    """A closed box, with a tick."""
    _line(painter, pair.fore)
    painter.drawRect(QRectF(0.06, 0.06, 0.88, 0.88))
    painter.drawPolyline(_points((0.26, 0.52), (0.44, 0.7), (0.74, 0.34)))


_SIGNS: dict[Badge, Callable[[QPainter, Pair], None]] = {
    Badge.ALLOWED: _allowed,
    Badge.COVER: _cover,
    Badge.REFERRED: _referred,
    Badge.BLOCKED: _blocked,
    Badge.WAITING: _waiting,
    Badge.UNREADABLE: _unreadable,
    Badge.RELEASED: _released,
    Badge.RELEASED_BEFORE: _released_before,
    Badge.HELD: _held,
    Badge.HELD_BEFORE: _held_before,
    Badge.TO_TAKE_DOWN: _to_take_down,
    Badge.TAKEN_DOWN: _taken_down,
}


def _bold(font: QFont) -> QFont:
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made


def _measures(height: float) -> tuple[int, int, int]:
    """In a badge of `height`: the side of the sign, the margin left and right, the gap before the words."""
    return max(8, round(height * 0.62)), round(height * 0.36), round(height * 0.26)
