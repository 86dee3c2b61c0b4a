"""Printing the form that a school leader signs before the activity."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QFileDialog, QLineEdit, QRadioButton, QWidget
from shiboken6 import isValid

from app.books.consents import Wanted
from app.books.drafts import LeadershipDraft
from app.errors import BeeldkeurError
from app.model import Channel, Setting
from app.text import Catalogue, Language, load_catalogue
from ui.consents.fields import Choices, FieldRow, OptionalDay, beside
from ui.consents.form import FormDialog
from ui.consents.leadership_form import SETTINGS
from ui.consents.paper import form_to_sign, preview, save_pdf
from ui.language import translate
from ui.parts import body, button
from ui.rooms import Context

LANGUAGES = {Language.NL: "Nederlands", Language.EN: "English"}


class PrintFormDialog(FormDialog):
    """What is known already can be filled in; what is left empty becomes a line to write on. Nothing is recorded."""

    def __init__(self, context: Context, wanted: Wanted | None = None, parent: QWidget | None = None) -> None:
        super().__init__(
            context, translate("Consents", "Print the form to sign"), translate("Consents", "Show and print…"), parent
        )
        self._catalogues: dict[Language, Catalogue] = {context.catalogue.language: context.catalogue}
        self._make_controls(wanted or Wanted())
        self.save_button = button(translate("Consents", "Save as PDF…"), "document", context.theme)
        self.save_button.setObjectName("savePdfButton")
        self.save_button.clicked.connect(self._save)
        lead = translate("Consents", "The school leader signs it before anything is recorded. What you leave empty is a line.")
        self.column.addWidget(body(lead))
        for row in self._make_rows():
            self.column.addWidget(row)
        self.column.addWidget(self.sound)
        self.column.addWidget(self.save_button)
        self.column.addStretch(1)
        self.fill_issuer(self.issuer)
        for language in Language:
            context.tasks.run(partial(load_catalogue, language), self._learn)

    def draft(self) -> LeadershipDraft:
        """What is typed now."""
        return LeadershipDraft(
            reference=self.reference.text(),
            issuer=self.issuer.text(),
            written_on=self.today(),
            settings=self.settings.chosen(),
            channels=self.channels.chosen(),
            event=self.event_name.text(),
            first_day=self.first_day.day(),
            last_day=self.last_day.day(),
            valid_until=self.valid_until.day(),
            sound=self.sound.isChecked(),
        )

    def paper(self) -> QTextDocument:
        """The form, in the language chosen for it."""
        language = next(language for language, radio in self.languages.items() if radio.isChecked())
        return form_to_sign(self.draft(), None, self._catalogues.get(language, self.context.catalogue))

    def confirm(self) -> None:
        """Show it as it will be printed."""
        preview(self.paper(), self)

    def save(self, file: Path) -> None:
        """Save it as PDF."""
        try:
            save_pdf(self.paper(), file)
        except BeeldkeurError as error:
            self.context.show_error(error)
        else:
            self.accept()

    def _make_controls(self, wanted: Wanted) -> None:
        say, today = self.context.catalogue.say, self.today()
        self.languages = {language: QRadioButton(name) for language, name in LANGUAGES.items()}
        self._language_group = QButtonGroup(self)
        for language, radio in self.languages.items():
            radio.setObjectName(f"language-{language}")
            radio.setChecked(language is self.context.catalogue.language)
            radio.setEnabled(language in self._catalogues)
            self._language_group.addButton(radio)
        self.reference, self.issuer, self.event_name = QLineEdit(), QLineEdit(), QLineEdit()
        self.reference.setObjectName("referenceField")
        self.event_name.setText(wanted.event or "")
        self.settings = Choices[Setting](
            [(one, say(f"words.consent-setting-{one}")) for one in SETTINGS], [wanted.setting] if wanted.setting else ()
        )
        self.channels = Choices[Channel](
            [(one, say(f"words.channel-{one}")) for one in Channel], [wanted.channel] if wanted.channel else ()
        )
        first, last = wanted.days or (None, None)
        self.first_day = OptionalDay(translate("Consents", "from"), first, today)
        self.last_day = OptionalDay(translate("Consents", "until"), last, today)
        self.valid_until = OptionalDay(translate("Consents", "Releasing ends after"), None, today.replace(month=12, day=31))
        self.sound = QCheckBox(translate("Consents", "Sound may be recorded and released too"))

    def _make_rows(self) -> tuple[FieldRow, ...]:
        return (
            FieldRow(translate("Consents", "Language of the form"), beside(*self.languages.values())),
            FieldRow(
                translate("Consents", "Reference"),
                self.reference,
                translate("Consents", "3 to 32 capitals, digits, / or -. Never a name."),
            ),
            FieldRow(translate("Consents", "School"), self.issuer),
            FieldRow(translate("Consents", "Activity or lesson"), self.event_name),
            FieldRow(translate("Consents", "Only for photos and videos made"), beside(self.first_day, self.last_day)),
            FieldRow(translate("Consents", "For photos and videos of"), self.settings),
            FieldRow(translate("Consents", "They may go to"), self.channels),
            FieldRow(translate("Consents", "Valid until"), self.valid_until),
        )

    def _save(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, translate("Consents", "Save the form"), "", "PDF (*.pdf)")
        if name:
            self.save(Path(name) if name.lower().endswith(".pdf") else Path(f"{name}.pdf"))

    def _learn(self, catalogue: Catalogue) -> None:
        if isValid(self):
            self._catalogues[catalogue.language] = catalogue
            self.languages[catalogue.language].setEnabled(True)
