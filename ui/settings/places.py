"""Where the register and the program's files are, and that nothing else is told to anybody."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLineEdit
from shiboken6 import isValid

from app.books.choices import RegisterPlace, register_place
from ui.home.teaching import Promise
from ui.language import translate
from ui.parts import Card, button, form_row
from ui.rooms import Context


class PlacesCard(Card):
    """Where things are."""

    def __init__(self, context: Context) -> None:
        super().__init__(translate("Settings", "Where things are"))
        self._context = context
        home = context.desk.workplace.places.home
        self.register_field = _place("registerPlace", "")
        self.home_field = _place("homePlace", str(home))
        self._promise = Promise()
        self.column.addWidget(
            form_row(
                translate("Settings", "The register"),
                self.register_field,
                translate("Settings", "Keep a safe copy of it: it is the proof of every release."),
            )
        )
        self.column.addWidget(
            form_row(
                translate("Settings", "The program's own files"),
                self.home_field,
                translate("Settings", "Events in work, preferences and the log."),
            )
        )
        opening = button(translate("Settings", "Open this folder"), "folder-open", context.theme)
        opening.setObjectName("openHomeButton")
        opening.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(home))))
        row = QHBoxLayout()
        row.addWidget(opening)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addWidget(self._promise)

    def read(self) -> None:
        """Fetch where the register is."""
        workplace = self._context.desk.workplace
        self._context.tasks.run(lambda: register_place(workplace), self._show)

    def _show(self, place: RegisterPlace) -> None:
        if isValid(self):
            self.register_field.setText(place.name)
            self._promise.tell(None if place.is_local else place.name)


def _place(name: str, text: str) -> QLineEdit:
    """A place that can be copied and not changed."""
    made = QLineEdit(text)
    made.setObjectName(name)
    made.setReadOnly(True)
    made.setCursorPosition(0)
    return made
