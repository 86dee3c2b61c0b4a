"""A window to drag files from, as a file browser's: `python -m tests.ui.flow.drag_source PATH…`."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel

PLACE = (1180, 700, 80, 60)
"""Left, top, width and height on the screen."""


class Files(QLabel):
    """What is dragged from it are files."""

    def __init__(self, paths: list[Path]) -> None:
        super().__init__("files")
        self.setWindowFlags(Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowDoesNotAcceptFocus)
        self.setGeometry(*PLACE)
        self._paths = paths

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Begin to drag."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in self._paths])
        drag = QDrag(self)
        drag.setMimeData(data)
        dropped = drag.exec(Qt.DropAction.CopyAction)
        print(dropped.name, flush=True)  # noqa: T201 - for whoever drags


def main() -> int:
    """Show the window until somebody ends it."""
    app = QApplication(sys.argv)
    files = Files([Path(word) for word in sys.argv[1:]])
    files.show()
    files.raise_()
    print("shown", flush=True)  # noqa: T201
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
