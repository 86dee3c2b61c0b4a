"""The buttons that every video has: play, step, how fast, and which moment it is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from app.track import Clip
from ui.flow import FlowLayout
from ui.icons import icon
from ui.language import translate
from ui.still import StillComboBox
from ui.theme import Theme
from ui.video.axis import spoken
from ui.video.player import SPEEDS


class PlayBar(QWidget):
    """What is asked for: `played`, or to stand still; `stepped` by frames; `speed_chosen`."""

    played = Signal()
    stepped = Signal(int)
    speed_chosen = Signal(float)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._flow = FlowLayout(self)
        self._play_words = translate("Video", "Play (Space)"), translate("Video", "Pause (Space)")
        back = self.add("step-back", translate("Video", "One frame back (Left)"))
        back.clicked.connect(lambda: self.stepped.emit(-1))
        self.play = self.add("play", self._play_words[0])
        self.play.clicked.connect(self.played)
        onward = self.add("step-on", translate("Video", "One frame on (Right)"))
        onward.clicked.connect(lambda: self.stepped.emit(1))
        self.time = QLabel()
        self.time.setObjectName("videoTime")
        self.time.setFixedHeight(self.play.sizeHint().height())
        self._flow.addWidget(self.time)
        self.speed = StillComboBox()
        self.speed.setObjectName("speedBox")
        self.speed.setSizeAdjustPolicy(StillComboBox.SizeAdjustPolicy.AdjustToContents)
        self.speed.setAccessibleName(translate("Video", "Speed"))
        self.speed.setToolTip(
            translate("Video", "Speed: slower with < and faster with >. What plays faster than 2x does not count as seen.")
        )
        for speed in SPEEDS:
            self.speed.addItem(f"{speed:g}x", speed)
        self.speed.activated.connect(lambda _: self.speed_chosen.emit(self.speed.currentData()))
        self._flow.addWidget(self.speed)
        self.show_speed(1.0)

    def show_moment(self, clip: Clip | None, pts: int) -> None:
        """Which moment it is, of how long a video."""
        self.time.setText("" if clip is None else spoken(clip, pts))
        self.time.setMinimumWidth(max(self.time.minimumWidth(), self.time.sizeHint().width()))

    def show_playing(self, *, on: bool) -> None:
        """Whether it plays."""
        words = self._play_words[1 if on else 0]
        self.play.setIcon(icon("pause" if on else "play", self._theme))
        self.play.setToolTip(words)
        self.play.setAccessibleName(words)

    def show_speed(self, speed: float) -> None:
        """How fast it plays."""
        self.speed.setCurrentIndex(self.speed.findData(speed))

    def add(self, name: str, text: str) -> QToolButton:
        """A button more: an icon, and what it does in words."""
        made = QToolButton()
        made.setIcon(icon(name, self._theme))
        made.setToolTip(text)
        made.setAccessibleName(text)
        made.setObjectName(f"transport-{name}")
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._flow.addWidget(made)
        return made
