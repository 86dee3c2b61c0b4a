"""One sentence above the photo: why something was refused, or that something is done."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QVBoxLayout, QWidget

from ui.parts import Banner, BannerKind

LET_GO_MS = 30
"""How often one looks whether the mouse was let go."""


class Message(QWidget):
    """Gone with the next step."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._banner: Banner | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(LET_GO_MS)
        self._later.timeout.connect(self.outlive)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; "" where it says nothing."""
        return self._banner.text if self._banner is not None else ""

    def say(self, kind: BannerKind, text: str, action: QAbstractButton | None = None) -> None:
        """Say this."""
        self.clear()
        self._banner = Banner(kind, text, action)
        self._column.addWidget(self._banner)
        self.show()

    def outlive(self) -> None:
        """What it says is past; gone once no button is held, for the picture moves into its room, away from the pointer."""
        if QApplication.mouseButtons():
            self._later.start()
        else:
            self.clear()

    def clear(self) -> None:
        """Say nothing."""
        self._later.stop()
        if self._banner is not None:
            self._column.removeWidget(self._banner)
            self._banner.deleteLater()
            self._banner = None
        self.hide()
