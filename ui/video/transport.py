"""Under the picture: play, step, jump, and which moment it is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.language import translate
from ui.theme import Theme
from ui.video.play_bar import PlayBar


class Transport(PlayBar):
    """What else is asked for in review: `doubted` for the next doubtful moment (1) or the one before (-1)."""

    doubted = Signal(int)
    previewed = Signal(bool)
    marked_first = Signal()
    marked_last = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.doubt = self.add("doubt", translate("Video", "To the next doubtful moment (J)"))
        self.doubt.clicked.connect(lambda: self.doubted.emit(1))
        for name, text, told in (
            ("stretch-begin", translate("Video", "A stretch begins here ( [ )"), self.marked_first),
            ("stretch-end", translate("Video", "A stretch ends here ( ] )"), self.marked_last),
        ):
            self.add(name, text).clicked.connect(told)
        self.preview = self.add("shield-check", translate("Video", "Show it as it would be released (H)"))
        self.preview.setText(translate("Video", "As released"))
        self.preview.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.preview.setCheckable(True)
        self.preview.setObjectName("previewButton")
        self.preview.clicked.connect(self.previewed)

    def fit_width(self, room_px: int) -> None:
        """In a line that is too short for all of it, a sign stands for the words of the last button."""
        self.preview.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        if self._flow.sizeHint().width() > room_px:
            self.preview.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)

    def show_doubts(self, count: int) -> None:
        """How many doubtful moments there are."""
        self.doubt.setEnabled(count > 0)
