"""One sentence above the photo: why something was refused, or that something is done."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from ui.parts import Banner, BannerKind


class Message(QWidget):
    """Gone with the next step."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._banner: Banner | None = None
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

    def clear(self) -> None:
        """Say nothing."""
        if self._banner is not None:
            self._column.removeWidget(self._banner)
            self._banner.deleteLater()
            self._banner = None
        self.hide()
