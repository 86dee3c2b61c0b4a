"""A warning about what was not done, which stays until somebody read it."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.language import translate
from ui.parts import Banner, BannerKind, button
from ui.theme import Theme


class Warned(QWidget):
    """One sentence at a time."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("warned")
        understood = button(translate("Gallery", "Understood"), None, theme)
        understood.setObjectName("warnedUnderstood")
        understood.clicked.connect(lambda: self.warn(""))
        self._banner = Banner(BannerKind.WARNING, "", understood)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._banner)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; "" where it says nothing."""
        return self._banner.text

    def warn(self, text: str) -> None:
        """Say this; "" says nothing any more."""
        self._banner.show_text(BannerKind.WARNING, text)
        self.setVisible(bool(text))
        if text and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
