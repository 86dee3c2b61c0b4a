"""A release under way."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ui.language import translate
from ui.long_line import LongLine
from ui.parts import IconLabel, button, muted, title
from ui.rooms import Context
from ui.theme import SPACE_12, SPACE_32

PER_ITEM = 100
"""In how many steps the bar passes an item that says how far it is; a photo is one."""


class ProgressPanel(QWidget):
    """How far it is, and the way to stop it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place, self._is_stopping = "", False
        self._done, self._items = 0, context.bench.covering
        self.setObjectName("releaseProgress")
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_32, SPACE_32, SPACE_32, SPACE_32)
        column.setSpacing(SPACE_12)
        self._title = title(translate("Release", "Photos and videos are being released"))
        self._title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._line = muted("")
        self._line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.bar = QProgressBar()
        self.bar.setObjectName("releaseBar")
        self.bar.setAccessibleName(translate("Release", "Progress of the release"))
        self.long = LongLine(self._items)
        self.long.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._items.changed.connect(self._describe)
        self._items.changed.connect(self._fill)
        self.stop_button = button(translate("Release", "Stop"), "stop", context.theme)
        self.stop_button.setObjectName("stopButton")
        column.addStretch(1)
        column.addWidget(IconLabel("folder-out", "accent-icon", em=4), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._title)
        column.addWidget(self._line)
        column.addWidget(self.bar)
        column.addWidget(self.long)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.stop_button)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(2)

    def begin(self, total: int, place: str) -> None:
        """Nothing is done yet."""
        self._place, self._is_stopping = place, False
        self.stop_button.setEnabled(True)
        self.stop_button.setFocus()
        self.bar.reset()
        self.show_progress(0, total)

    def show_progress(self, done: int, total: int) -> None:
        """So many are done. Once it stops that shows in the bar alone."""
        self._done = done
        self.bar.setMaximum(PER_ITEM * max(1, total))
        self._fill()
        if self._is_stopping:
            return
        self._line.setText(
            translate(
                "Release", "{done} of {total} done. Each is checked once more before it gets its name in {place}."
            ).format(done=done, total=total, place=self._place)
        )
        self._describe()

    def show_stopping(self) -> None:
        """It ends as soon as nothing is half done."""
        self._is_stopping = True
        self.stop_button.setEnabled(False)
        self._line.setText(translate("Release", "Stopping. What left stays out; nothing is left half done."))
        self._describe()

    def _fill(self) -> None:
        """Never back: between two items, and once it stops, nothing is known of those under way."""
        self.bar.setValue(max(self.bar.value(), round(PER_ITEM * (self._done + self._items.share))))

    def _describe(self) -> None:
        self.bar.setAccessibleDescription("\n".join(said for said in (self._line.text(), self.long.said) if said))
