"""How far the looking is, with the time left, and the button that stops it or goes on."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from ui.language import translate
from ui.parts import muted, quiet_button
from ui.rooms import Context
from ui.theme import SPACE_12

MINUTE_S = 60


class Progress(QWidget):
    """Shown while items are looked at, and while some are not looked at yet."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_12)
        self.bar = QProgressBar()
        self.bar.setObjectName("screeningBar")
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(translate("Gallery", "Progress of the looking"))
        self.words = muted("")
        self.words.setObjectName("screeningWords")
        self.words.setWordWrap(False)
        self.stop = quiet_button(translate("Gallery", "Stop"), "pause", context.theme)
        self.stop.setObjectName("stopScreening")
        self.stop.clicked.connect(context.bench.stop)
        row.addWidget(self.words)
        row.addWidget(self.bar, 1)
        row.addWidget(self.stop)
        context.bench.progress.connect(self.show_progress)
        context.bench.screening_ended.connect(self._end)
        self.setVisible(context.bench.is_screening)

    def show_progress(self, done: int, total: int, left_s: float) -> None:
        """So many of so many; `left_s` is -1 while that is not known."""
        self.setVisible(True)
        self.bar.setMaximum(max(1, total))
        self.bar.setValue(done)
        said = translate("Gallery", "Looked at {done} of {total}").format(done=done, total=total)
        if done and left_s >= 0:
            said += ", " + time_left(left_s)
        self.words.setText(said)
        self.bar.setAccessibleDescription(said)

    def _end(self) -> None:
        self.setVisible(False)


def time_left(seconds: float) -> str:
    """A time in rough words: nobody needs the seconds."""
    if seconds < MINUTE_S:
        return translate("Gallery", "less than a minute left")
    return translate("Gallery", "about %n minute(s) left", None, round(seconds / MINUTE_S))
