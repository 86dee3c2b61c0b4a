"""Who sits here? Asked once, before the first decision."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from app.model import Actor
from ui.language import translate
from ui.parts import body, form_row, heading
from ui.rooms import Context
from ui.theme import SPACE_16, SPACE_24

LONGEST_NAME = 80


def ask_operator(context: Context, parent: QWidget) -> Actor | None:
    """Who decides: known already, or asked now and remembered; None where nobody said.

    Args:
        context: whose preferences keep the name.
        parent: over what the question is shown.
    """
    if context.operator is None:
        dialog = NameDialog(parent)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return None
        context.remember(replace(context.preferences, name=dialog.name))
    return context.operator


class NameDialog(QDialog):
    """One field: a name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("nameDialog")
        self.setWindowTitle(translate("Window", "Who are you?"))
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        column.setSpacing(SPACE_16)
        column.addWidget(heading(translate("Window", "Who are you?")))
        column.addWidget(
            body(
                translate(
                    "Window",
                    "The register says who decided what. Your name is asked once; you can change it in the settings.",
                )
            )
        )
        self._field = QLineEdit()
        self._field.setObjectName("nameField")
        self._field.setMaxLength(LONGEST_NAME)
        column.addWidget(form_row(translate("Window", "Your &name"), self._field))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self._ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self._ok.setObjectName("nameOk")
        self._ok.setDefault(True)
        self._ok.setEnabled(False)
        self._field.textChanged.connect(lambda text: self._ok.setEnabled(bool(text.strip())))

    @property
    def name(self) -> str:
        """What was typed."""
        return self._field.text().strip()
