"""Where photos are dropped, or chosen by a button."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.icons import icon
from ui.language import translate
from ui.parts import IconLabel, heading, muted, polish, primary_button, quiet_button
from ui.theme import SPACE_8, SPACE_12, SPACE_24, Theme


class DropZone(QFrame):
    """A large target. `dropped` carries a list of paths; `folder_wanted` and `photos_wanted` ask for a file dialogue."""

    dropped = Signal(object)
    folder_wanted = Signal()
    photos_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("dropZone")
        self.setProperty("kind", "drop")
        self.setProperty("over", "false")
        self.setAcceptDrops(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(translate("Home", "Drop a folder with photos and videos here"))
        self.folder_button = primary_button(translate("Home", "Choose a &folder…"), "folder-open", theme)
        self.folder_button.setObjectName("chooseFolderButton")
        self.folder_button.clicked.connect(self.folder_wanted)
        photos_button = quiet_button(translate("Home", "Choose single f&iles…"), "photos", theme)
        photos_button.setObjectName("choosePhotosButton")
        photos_button.clicked.connect(self.photos_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        column.setSpacing(SPACE_12)
        column.addWidget(IconLabel("drop", "accent-icon", em=3), 0, Qt.AlignmentFlag.AlignHCenter)
        for words in (
            heading(translate("Home", "Drop a folder with photos and videos here")),
            muted(translate("Home", "Or single photos and videos. Your own files are never changed.")),
        ):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(words)
        column.addWidget(_buttons(self.folder_button, photos_button))

    def make_first(self, *, is_first: bool) -> None:
        """Whether choosing a folder is the one thing the page is for; else the button is a plain one."""
        kind, on = ("primary", "on_accent") if is_first else ("plain", "text")
        self.folder_button.setProperty("kind", kind)
        self.folder_button.setIcon(icon("folder-open", self._theme, on=on))
        polish(self.folder_button)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Show that this is the place."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            self._show_over("true")

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """As before."""
        self._show_over("false")

    def dropEvent(self, event: QDropEvent) -> None:
        """Take files of this computer."""
        self._show_over("false")
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The whole of it is a button."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.folder_wanted.emit()

    def _show_over(self, over: str) -> None:
        self.setProperty("over", over)
        polish(self)


def _buttons(*buttons: QPushButton) -> QWidget:
    shown = QWidget()
    row = QHBoxLayout(shown)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE_8)
    row.addStretch(1)
    for one in buttons:
        row.addWidget(one)
    row.addStretch(1)
    return shown
