"""The line of time: where the playhead is, where scenes change, where to look, what is marked, silent, or said to be nobody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.pipeline.video_plan import Removed
from app.track import Clip
from ui.icons import pixmap
from ui.language import translate
from ui.still import StillSlider
from ui.theme import SPACE_4, SPACE_8, Theme
from ui.video.axis import Axis, spoken
from ui.video.lanes import Span, denied_span
from ui.video.wording import denied_words, silent_words

GRIP_PX = 7
LEAST_PX = 3.0
"""So wide is a stretch at least that is muted or somebody said shows nobody, however long the video is."""
SLIDER_STEPS = 1_000_000
"""Qt's sliders count in 32 bits: timestamps may not fit."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """What somebody marked: from its first to its last moment; one of them may be missing yet."""

    first: int | None = None
    last: int | None = None

    @property
    def span(self) -> tuple[int, int] | None:
        """First and last moment, in order; None while one is missing."""
        if self.first is None or self.last is None:
            return None
        return min(self.first, self.last), max(self.first, self.last)


class ScrubBar(StillSlider):
    """`sought` carries the timestamp that somebody pointed at. Keys are the page's."""

    sought = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setObjectName("scrubBar")
        self.setRange(0, SLIDER_STEPS)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._theme = theme
        self._clip: Clip | None = None
        self._margins = (0, 0)
        self._pts = 0
        self._doubts: tuple[int, ...] = ()
        self._stretch = Stretch()
        self._silent: tuple[Span, ...] = ()
        self._denied: tuple[Removed, ...] = ()

    # What is shown

    def load(self, clip: Clip | None) -> None:
        """Another video, or none."""
        self._clip, self._doubts, self._stretch, self._silent, self._denied = clip, (), Stretch(), (), ()
        self._describe()
        self.setEnabled(clip is not None)
        self.show_moment(clip.first if clip is not None else 0)

    def set_margins(self, left: int, right: int) -> None:
        """How far from its sides time begins and ends: as in the lanes below."""
        self._margins = left, right
        self.update()

    def show_moment(self, pts: int) -> None:
        """The playhead is here."""
        self._pts = pts
        if self._clip is not None:
            length = max(self._clip.last - self._clip.first, 1)
            self.blockSignals(True)  # noqa: FBT003 - Qt's own signature
            self.setValue(round((pts - self._clip.first) / length * SLIDER_STEPS))
            self.blockSignals(False)  # noqa: FBT003
        self.update()

    def tell_moment(self) -> None:
        """Say where the playhead is, for who does not see it; while it plays that would be too often."""
        if self._clip is not None:
            self.setAccessibleName(translate("Video", "Time: {time}").format(time=spoken(self._clip, self._pts)))

    def show_doubts(self, moments: Sequence[int]) -> None:
        """Where somebody should look."""
        self._doubts = tuple(moments)
        self.update()

    def show_stretch(self, stretch: Stretch) -> None:
        """What is marked."""
        self._stretch = stretch
        self.update()

    def show_silent(self, silent: tuple[Span, ...]) -> None:
        """What is muted."""
        self._silent = silent
        self._describe()

    def show_denied(self, denied: tuple[Removed, ...]) -> None:
        """What the program found and is not covered, because somebody said that it is nobody."""
        self._denied = denied
        self._describe()

    def told_at(self, x: float) -> str:
        """What the line says of itself at a place: which stretches are there."""
        axis = self.axis
        if axis is None:
            return ""
        ends = ((words, *_ends(span, axis)) for span, words in self._stretches())
        return ", ".join(words for words, left, right in ends if left - 1 <= x <= right)

    def _stretches(self) -> Iterator[tuple[Span, str]]:
        """What is silent or uncovered, in words."""
        clip = self._clip
        if clip is not None:
            yield from ((one, silent_words(one, clip)) for one in self._silent)
            yield from ((denied_span(one), denied_words(one, clip)) for one in self._denied)

    def _describe(self) -> None:
        self.setAccessibleDescription(", ".join(words for _, words in self._stretches()))
        self.update()

    def event(self, event: QEvent) -> bool:
        """The pointer rests."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.told_at(event.x()), self)
            return True
        return super().event(event)

    @property
    def axis(self) -> Axis | None:
        """Where moments lie."""
        if self._clip is None:
            return None
        return Axis(self._clip, self._margins[0], max(self.width() - self._margins[1], self._margins[0] + 1))

    def sizeHint(self) -> QSize:
        """High enough for its times and a target."""
        return QSize(200, self.fontMetrics().height() + 26)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return QSize(80, self.sizeHint().height())

    # By hand

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go there."""
        self._seek(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """And follow."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._seek(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The page steps by frames; Qt would step by parts of the whole."""
        event.ignore()

    def _seek(self, event: QMouseEvent) -> None:
        axis = self.axis
        if axis is not None:
            self.sought.emit(axis.pts(event.position().x()))
        event.accept()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        axis = self.axis
        if axis is not None:
            words = self.fontMetrics().height()
            line = QRectF(axis.left, words + 8, axis.right - axis.left, self.height() - words - 14)
            painter.setPen(QPen(QColor(self._theme.edge), 1))
            painter.setBrush(QColor(self._theme.surface))
            painter.drawRoundedRect(line, 4, 4)
            self._paint_stretch(painter, axis, line)
            self._paint_silent(painter, axis, line)
            self._paint_denied(painter, axis, line)
            self._paint_times(painter, axis, line)
            self._paint_doubts(painter, axis, line)
            self._paint_playhead(painter, axis, line)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._theme.focus), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def _paint_times(self, painter: QPainter, axis: Axis, line: QRectF) -> None:
        metrics = self.fontMetrics()
        painter.setPen(QColor(self._theme.muted))
        room = metrics.horizontalAdvance("0:00:00") + 2 * SPACE_8
        for second, x in axis.marks(room):
            text = f"{second // 60}:{second % 60:02}"
            wide = metrics.horizontalAdvance(text)
            left = min(max(x - wide / 2, 0), self.width() - wide)
            painter.drawText(QPointF(left, metrics.ascent() + 2), text)
            painter.drawLine(QPointF(x, line.top() - 4), QPointF(x, line.top()))
        painter.setPen(QPen(QColor(self._theme.edge), 1.5, Qt.PenStyle.DashLine))
        for cut in axis.clip.cuts:
            painter.drawLine(QPointF(axis.x(cut), line.top()), QPointF(axis.x(cut), line.bottom()))

    def _paint_silent(self, painter: QPainter, axis: Axis, line: QRectF) -> None:
        """As in the lane of the sound."""
        for left, right in (_ends(one, axis) for one in self._silent):
            quiet = QRectF(left, line.top(), right - left, line.height())
            painter.fillRect(quiet, QColor(self._theme.neutral.back))
            painter.fillRect(quiet, QBrush(QColor(self._theme.neutral.fore), Qt.BrushStyle.BDiagPattern))

    def _paint_denied(self, painter: QPainter, axis: Axis, line: QRectF) -> None:
        """Leaning the other way than what is silent, between dashes as around it in the picture."""
        painter.setPen(QPen(QColor(self._theme.referred.fore), 1, Qt.PenStyle.DashLine))
        painter.setBrush(QBrush(QColor(self._theme.referred.fore), Qt.BrushStyle.FDiagPattern))
        for left, right in (_ends(denied_span(one), axis) for one in self._denied):
            bare = QRectF(left, line.top() - 2, right - left, line.height() + 4)
            painter.fillRect(bare, QColor(self._theme.referred.back))
            painter.drawRect(bare)

    def _paint_stretch(self, painter: QPainter, axis: Axis, line: QRectF) -> None:
        ends = [axis.x(pts) for pts in (self._stretch.first, self._stretch.last) if pts is not None]
        if not ends:
            return
        area = QRectF(min(ends), line.top() - 3, max(max(ends) - min(ends), 2.0), line.height() + 6)
        painter.setPen(QPen(QColor(self._theme.link), 2))
        painter.setBrush(QColor(self._theme.selected))
        painter.drawRect(area)

    def _paint_doubts(self, painter: QPainter, axis: Axis, line: QRectF) -> None:
        side = round(line.height())
        for moment in self._doubts:
            x = axis.x(moment)
            sign = pixmap("question", self._theme.referred.fore, side, self.devicePixelRatioF())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.referred.back))
            painter.drawEllipse(QPointF(x, line.center().y()), side / 2, side / 2)
            painter.drawPixmap(QPointF(x - side / 2, line.center().y() - side / 2), sign)

    def _paint_playhead(self, painter: QPainter, axis: Axis, line: QRectF) -> None:
        x, colour = axis.x(self._pts), QColor(self._theme.accent)
        painter.setPen(QPen(QColor(self._theme.surface), 4))
        painter.drawLine(QPointF(x, line.top() - SPACE_4), QPointF(x, self.height()))
        painter.setPen(QPen(colour, 2))
        painter.drawLine(QPointF(x, line.top() - SPACE_4), QPointF(x, self.height()))
        painter.setBrush(colour)
        top = line.top() - SPACE_4
        painter.drawPolygon(
            QPolygonF.fromList([QPointF(x - GRIP_PX, top - GRIP_PX), QPointF(x + GRIP_PX, top - GRIP_PX), QPointF(x, top + 3)])
        )


def _ends(span: Span, axis: Axis) -> tuple[float, float]:
    """Where a stretch lies."""
    left = axis.x(span[0])
    return left, max(axis.x(span[1]), left + LEAST_PX)
