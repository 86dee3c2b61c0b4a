"""The video side in a window that is too low for it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea

from ui.video.side import VideoSide


class VideoArea(QScrollArea):
    """Scrolls the video side where the window is too low for it; its keys are the video's."""

    def __init__(self, side: VideoSide) -> None:
        super().__init__()
        self._side = side
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(side)

    def minimumSizeHint(self) -> QSize:
        """Wide enough for all of it beside the bar that scrolls it."""
        side, bar = self.widget(), self.verticalScrollBar().sizeHint().width()
        least = super().minimumSizeHint()
        return least if side is None else QSize(side.minimumSizeHint().width() + bar, least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The side is told how much of it is in sight."""
        super().resizeEvent(event)
        self._side.fit(self.viewport().size())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows step through time; they do not scroll."""
        event.ignore()
