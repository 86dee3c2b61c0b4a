"""The first start: two calm questions within the page."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton

from ui.asking import LONGEST_NAME
from ui.language import translate
from ui.parts import Card, body, button, form_row, muted
from ui.rooms import Context
from ui.theme import SPACE_8


class WelcomeCard(Card):
    """Language and name. `done` when both were said, or left for later."""

    done = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(translate("Home", "Welcome to Beeldkeur"))
        self.setObjectName("welcomeCard")
        self._context = context
        self.column.addWidget(body(translate("Home", "Two things to begin with. You can change them later in the settings.")))
        spoken = context.catalogue.language.value
        languages = QHBoxLayout()
        languages.setSpacing(SPACE_8)
        self.column.addWidget(muted("Taal · Language"))
        for code, name in (("nl", "Nederlands"), ("en", "English")):
            languages.addWidget(self._language_button("nl" if code == "nl" else "en", name, is_on=code == spoken))
        languages.addStretch(1)
        self.column.addLayout(languages)
        self.name_field = QLineEdit(context.preferences.name)
        self.name_field.setObjectName("welcomeName")
        self.name_field.setMaxLength(LONGEST_NAME)
        why = translate("Home", "The register says who decided and who released.")
        self.column.addWidget(form_row(translate("Home", "Your &name"), self.name_field, why))
        end = button(translate("Home", "Begin"), "check", context.theme)
        end.setObjectName("welcomeDone")
        end.clicked.connect(self._end)
        self.name_field.returnPressed.connect(self._end)
        row = QHBoxLayout()
        row.addWidget(end)
        row.addStretch(1)
        self.column.addLayout(row)

    def _language_button(self, code: Literal["nl", "en"], name: str, *, is_on: bool) -> QPushButton:
        made = button(name, None, self._context.theme)
        made.setObjectName(f"welcomeLanguage-{code}")
        made.setCheckable(True)
        made.setChecked(is_on)
        made.clicked.connect(lambda: self._speak(code))
        return made

    def _speak(self, code: Literal["nl", "en"]) -> None:
        """Another language makes the page anew: what was typed is kept."""
        now = self._context.preferences
        self._context.remember(replace(now, language=code, name=self.name_field.text().strip()))

    def _end(self) -> None:
        now = self._context.preferences
        self._context.remember(replace(now, welcomed=True, name=self.name_field.text().strip()))
        self.done.emit()
