"""What both forms are: a dialogue whose fields scroll, with its errors in place and nothing done before it is confirmed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.books.consents import usual_issuer
from app.books.drafts import Defects, Field
from app.errors import BeeldkeurError
from ui.consents.fields import FieldRow
from ui.language import translate
from ui.parts import Banner, BannerKind, button, primary_button, title
from ui.rooms import Context
from ui.theme import SPACE_12, SPACE_16, SPACE_24

Result = TypeVar("Result")
REFERENCE_ERRORS = frozenset({"reference-malformed", "consent-exists"})


class FormDialog(QDialog):
    """A form. `added` carries the reference of what was recorded."""

    added = Signal(str)

    def __init__(self, context: Context, name: str, confirm: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.rows: Mapping[Field, FieldRow] = {}
        self.setWindowTitle(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.banner = Banner(BannerKind.DANGER, "")
        self.banner.hide()
        inside = QWidget()
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(SPACE_24, SPACE_16, SPACE_24, SPACE_16)
        self.column.setSpacing(SPACE_16)
        self.column.addWidget(title(name))
        self.column.addWidget(self.banner)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._area.setWidget(inside)
        self.confirm_button = primary_button(confirm, "check", context.theme)
        self.confirm_button.setObjectName("confirmButton")
        self.confirm_button.setDefault(True)
        self.confirm_button.clicked.connect(self.confirm)
        cancel = button(translate("Consents", "Cancel"), None, context.theme)
        cancel.clicked.connect(self.reject)
        bar = QHBoxLayout()
        bar.setContentsMargins(SPACE_24, SPACE_12, SPACE_24, SPACE_16)
        bar.setSpacing(SPACE_12)
        bar.addStretch(1)
        bar.addWidget(cancel)
        bar.addWidget(self.confirm_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._area, 1)
        whole.addLayout(bar)
        self.resize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Roomy, and never larger than the screen."""
        em = self.fontMetrics().height()
        return QSize(46 * em, 44 * em).boundedTo(self.screen().availableSize() * 0.9)

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard is where typing begins."""
        super().showEvent(event)
        first = self.findChild(FieldRow)
        if first is not None:
            first.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def confirm(self) -> None:
        """Record what was typed, unless something has to be mended first."""
        raise NotImplementedError

    def today(self) -> date:
        """The day it is here."""
        workplace = self.context.desk.workplace
        return workplace.now.astimezone(workplace.zone).date()

    def fill_issuer(self, field: QLineEdit) -> None:
        """Fill in the school that is meant where none is named, unless something was typed meanwhile."""

        def then(issuer: str) -> None:
            if isValid(field) and not field.text():
                field.setText(issuer)

        self.context.tasks.run(partial(usual_issuer, self.context.desk.workplace), then)

    def complain(self, defects: Defects) -> bool:
        """Say at each field what is wrong, lead to the first; whether anything is."""
        found = dict(reversed(defects))
        for field, row in self.rows.items():
            row.complain(self.context.catalogue.say(f"words.defect-{found[field]}") if field in found else "")
        first = next((row for field, row in self.rows.items() if field in found), None)
        if first is not None:
            self._lead_to(first)
        return first is not None

    def record(self, work: Callable[[], Result], reference: str) -> None:
        """Do the recording elsewhere, then close."""
        self.confirm_button.setEnabled(False)
        self.banner.hide()

        def then(_: Result) -> None:
            if isValid(self):
                self.added.emit(reference)
                self.accept()

        self.context.tasks.run(work, then, self._refused)

    def _refused(self, error: BeeldkeurError) -> None:
        if not isValid(self):
            return
        self.confirm_button.setEnabled(True)
        sentence = self.context.catalogue.say(f"errors.{error.code}", **error.params)
        if error.code in REFERENCE_ERRORS:
            self.rows[Field.REFERENCE].complain(sentence)
            self._lead_to(self.rows[Field.REFERENCE])
            return
        self.banner.show_text(BannerKind.DANGER, sentence)
        self.banner.show()
        self._area.ensureWidgetVisible(self.banner)

    def _lead_to(self, row: FieldRow) -> None:
        self._area.ensureWidgetVisible(row)
        row.control.setFocus(Qt.FocusReason.OtherFocusReason)
