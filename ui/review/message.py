"""One sentence above the picture: why something was refused, or that something is done."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from ui.parts import Banner, BannerKind


class Message(QWidget):
    """Gone with the next step; its room once the pointer is elsewhere, for the picture moves into it."""

    def __init__(self, around: QWidget) -> None:
        """`around` is where the pointer keeps the room; it stands somewhere in it."""
        super().__init__(around)
        self.setObjectName("message")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._banner: Banner | None = None
        self._around = around
        around.installEventFilter(self)
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
        if self._banner is None:
            return
        height = self.height()
        self._column.removeWidget(self._banner)
        self._banner.hide()
        self._banner.deleteLater()
        self._banner = None
        if self._around.underMouse():
            self.setMinimumHeight(height)
        else:
            self.give_room()

    def give_room(self) -> None:
        """What it does not need goes to the picture."""
        self.setMinimumHeight(0)
        self.setVisible(self._banner is not None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The pointer is elsewhere."""
        if event.type() == QEvent.Type.Leave:
            self.give_room()
        return False
