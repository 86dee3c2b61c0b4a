"""Who sits here, where releases go, and how long working data stays."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from app.preferences import Preferences
from ui.asking import LONGEST_NAME
from ui.flow import FlowLayout
from ui.language import translate
from ui.parts import Card, button, form_row, quiet_button
from ui.rooms import Context
from ui.still import StillSpinBox

LONGEST_TERM_DAYS = 365


class WorkCard(Card):
    """Kept as soon as a field is left."""

    def __init__(self, context: Context) -> None:
        super().__init__(translate("Settings", "Your work"))
        self._context = context
        now = context.preferences
        self.name_field = QLineEdit(now.name)
        self.name_field.setObjectName("operatorName")
        self.name_field.setMaxLength(LONGEST_NAME)
        self.name_field.editingFinished.connect(self._keep)
        self.out_field = QLineEdit(now.out or "")
        self.out_field.setObjectName("outField")
        self.out_field.setReadOnly(True)
        self.out_field.setPlaceholderText(translate("Settings", "A folder beside the originals"))
        self.days_box = StillSpinBox()
        self.days_box.setObjectName("retentionBox")
        self.days_box.setRange(1, LONGEST_TERM_DAYS)
        self.days_box.setValue(now.retention_days)
        self.days_box.editingFinished.connect(self._keep)
        self.column.addWidget(
            form_row(
                translate("Settings", "Your &name"),
                self.name_field,
                translate("Settings", "The register says who decided and who released."),
            )
        )
        self.column.addWidget(
            form_row(
                translate("Settings", "Folder for released files"),
                self.out_field,
                translate("Settings", "Offered first when you release. You can choose another one each time."),
            )
        )
        self.column.addWidget(self._out_buttons())
        self.column.addWidget(
            form_row(
                translate("Settings", "&Days that working data stays"),
                self.days_box,
                translate(
                    "Settings",
                    "What was found and decided in an event is deleted so many days after you last worked on it. Your "
                    "own files, released files and the register are not affected.",
                ),
            )
        )

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was typed when the page is left by a key that moves no focus."""
        self._keep()
        super().hideEvent(event)

    def _out_buttons(self) -> QWidget:
        shown = QWidget()
        flow = FlowLayout(shown)
        choose = button(translate("Settings", "Choose a folder…"), "folder-open", self._context.theme)
        choose.setObjectName("chooseOutButton")
        choose.clicked.connect(self._choose_out)
        self._forget_out = quiet_button(translate("Settings", "No fixed folder"), "close", self._context.theme)
        self._forget_out.setObjectName("forgetOutButton")
        self._forget_out.setEnabled(bool(self.out_field.text()))
        self._forget_out.clicked.connect(lambda: self.take_out(None))
        flow.addWidget(choose)
        flow.addWidget(self._forget_out)
        return shown

    def _choose_out(self) -> None:
        dialog = QFileDialog(self.window(), translate("Settings", "Folder for released files"), self.out_field.text())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda name: self.take_out(Path(name)))
        dialog.open()

    def take_out(self, folder: Path | None) -> None:
        """Keep the folder that releases go to; None keeps none."""
        self.out_field.setText(str(folder) if folder else "")
        self._forget_out.setEnabled(folder is not None)
        self._keep()

    def _keep(self) -> None:
        wanted = self._wanted()
        if wanted != self._context.preferences:
            self._context.remember(wanted)

    def _wanted(self) -> Preferences:
        return replace(
            self._context.preferences,
            name=self.name_field.text().strip(),
            out=self.out_field.text() or None,
            retention_days=self.days_box.value(),
        )
