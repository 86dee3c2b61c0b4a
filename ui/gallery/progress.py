"""How far the looking is, with the time left, and the button that stops it or goes on."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ui.language import translate
from ui.long_line import LongLine, time_left
from ui.parts import muted, quiet_button
from ui.rooms import Context
from ui.theme import SPACE_4, SPACE_12


class Progress(QWidget):
    """Shown while items are looked at, and while some are not looked at yet."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_4)
        row = QHBoxLayout()
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
        column.addLayout(row)
        self.long = LongLine(context.bench.looking_at)
        column.addWidget(self.long)
        context.bench.progress.connect(self.show_progress)
        context.bench.looking_at.changed.connect(self._describe)
        context.bench.screening_ended.connect(self._end)
        self._say(*context.bench.so_far)
        self.setVisible(context.bench.is_screening)

    def show_progress(self, done: int, total: int, left_s: float) -> None:
        """So many of so many; `left_s` is -1 while that is not known."""
        self._say(done, total, left_s)
        self.setVisible(True)

    def _say(self, done: int, total: int, left_s: float) -> None:
        self.bar.setMaximum(max(1, total))
        self.bar.setValue(done)
        said = translate("Gallery", "Looked at {done} of {total}").format(done=done, total=total)
        if done and left_s >= 0:
            said += ", " + time_left(left_s)
        self.words.setText(said)
        self._describe()

    def _describe(self) -> None:
        self.bar.setAccessibleDescription("\n".join(said for said in (self.words.text(), self.long.said) if said))

    def _end(self) -> None:
        self.setVisible(False)
