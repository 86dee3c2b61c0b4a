"""Under the picture: play, step, jump, and which moment it is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from app.track import Clip
from ui.flow import FlowLayout
from ui.icons import icon
from ui.language import translate
from ui.still import StillComboBox
from ui.theme import Theme
from ui.video.axis import clock, length
from ui.video.player import SPEEDS


class Transport(QWidget):
    """What is asked for: `stepped` by frames, `doubted` for the next doubtful moment (1) or the one before (-1)."""

    played = Signal()
    stepped = Signal(int)
    doubted = Signal(int)
    speed_chosen = Signal(float)
    previewed = Signal(bool)
    marked_first = Signal()
    marked_last = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._flow = FlowLayout(self)
        self._play_words = translate("Video", "Play (Space)"), translate("Video", "Pause (Space)")
        back = self._button("step-back", translate("Video", "One frame back (Left)"))
        back.clicked.connect(lambda: self.stepped.emit(-1))
        self.play = self._button("play", self._play_words[0])
        self.play.clicked.connect(self.played)
        onward = self._button("step-on", translate("Video", "One frame on (Right)"))
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
        self.doubt = self._button("doubt", translate("Video", "To the next doubtful moment (J)"))
        self.doubt.clicked.connect(lambda: self.doubted.emit(1))
        for name, text, told in (
            ("begin", translate("Video", "A stretch begins here ( [ )"), self.marked_first),
            ("end", translate("Video", "A stretch ends here ( ] )"), self.marked_last),
        ):
            self._button(name, text).clicked.connect(told)
        self.preview = self._button("shield-check", translate("Video", "Show it as it would be released (H)"))
        self.preview.setText(translate("Video", "As released"))
        self.preview.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.preview.setCheckable(True)
        self.preview.setObjectName("previewButton")
        self.preview.clicked.connect(self.previewed)
        self.show_speed(1.0)

    def show_moment(self, clip: Clip | None, pts: int) -> None:
        """Which moment it is, of how long a video."""
        shown = "" if clip is None else f"{clock(clip, pts)} / {length(clip)}"
        self.time.setText(shown)
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

    def show_doubts(self, count: int) -> None:
        """How many doubtful moments there are."""
        self.doubt.setEnabled(count > 0)

    def _button(self, name: str, text: str) -> QToolButton:
        made = QToolButton()
        made.setIcon(icon(name, self._theme))
        made.setToolTip(text)
        made.setAccessibleName(text)
        made.setObjectName(f"transport-{name}")
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._flow.addWidget(made)
        return made
