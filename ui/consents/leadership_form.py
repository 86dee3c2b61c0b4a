"""The form for a consent of the school leadership."""

from __future__ import annotations

from datetime import time
from functools import partial

from PySide6.QtCore import QTime
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from app.books.consents import Wanted, add_of_leadership
from app.books.drafts import Field, LeadershipDraft, cautions, leadership_consent, leadership_defects
from app.model import Channel, Role, Setting
from ui.consents.document import DocumentDrop, local_files
from ui.consents.fields import Choices, FieldRow, OptionalDay, beside, day_edit, day_of
from ui.consents.form import FormDialog
from ui.language import translate
from ui.parts import Banner, BannerKind
from ui.rooms import Context
from ui.still import StillComboBox, StillTimeEdit

SETTINGS = (Setting.ACTIVITY, Setting.LESSON, Setting.OTHER)
"""A recording of a lesson is refused whoever consents (A7): it is not offered."""
LEADERS = (Role.DIRECTOR, Role.DEPUTY, Role.BOARD)


class LeadershipDialog(FormDialog):
    """All that is asked of a leadership consent; filled in as far as it is known what it is wanted for."""

    def __init__(self, context: Context, wanted: Wanted | None = None, parent: QWidget | None = None) -> None:
        super().__init__(
            context,
            translate("Consents", "Add a consent of the school leadership"),
            translate("Consents", "Record the consent"),
            parent,
        )
        self._make_controls(wanted or Wanted())
        self.rows = self._make_rows()
        for field in (row for name, row in self.rows.items() if name is not Field.EVENT):
            self.column.addWidget(field)
            if field is self.rows[Field.CHANNELS]:
                self.column.addWidget(self.rows[Field.EVENT])
        self.column.addWidget(self.sound)
        self.caution = Banner(BannerKind.WARNING, "")
        self.column.addWidget(self.caution)
        self.column.addStretch(1)
        self.setAcceptDrops(True)
        self._watch()
        self._warn()
        self.fill_issuer(self.issuer)

    def draft(self) -> LeadershipDraft:
        """What is typed now."""
        shown = self.time.time()
        return LeadershipDraft(
            reference=self.reference.text(),
            issuer=self.issuer.text(),
            given_by=self.given_by.text(),
            role=LEADERS[self.role.currentIndex()],
            written_on=day_of(self.written),
            written_at=time(shown.hour(), shown.minute()) if self.has_time.isChecked() else None,
            settings=self.settings.chosen(),
            channels=self.channels.chosen(),
            event=self.event_name.text(),
            first_day=self.first_day.day(),
            last_day=self.last_day.day(),
            valid_until=self.valid_until.day(),
            sound=self.sound.isChecked(),
            document_sha256=self.document.sha256,
        )

    def confirm(self) -> None:
        """Record the consent, unless something has to be mended first."""
        draft, operator = self.draft(), self.context.operator
        if self.complain(leadership_defects(draft, operator.name if operator else None, self.today())):
            return
        workplace = self.context.desk.workplace
        given = leadership_consent(draft, workplace.now)
        self.record(partial(add_of_leadership, workplace, given), given.reference)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A document is welcome anywhere on the form."""
        self.document.dragEnterEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take it."""
        if local_files(event):
            self.document.dropEvent(event)

    def _make_controls(self, wanted: Wanted) -> None:
        say, today = self.context.catalogue.say, self.today()
        self.reference, self.issuer, self.given_by, self.event_name = QLineEdit(), QLineEdit(), QLineEdit(), QLineEdit()
        self.reference.setPlaceholderText("SL-2026-014")
        self.event_name.setText(wanted.event or "")
        self.role = StillComboBox()
        self.role.addItems([say(f"words.consent-role-{role}") for role in LEADERS])
        self.role.setAccessibleName(translate("Consents", "Role"))
        self.written = day_edit(today, translate("Consents", "Day on the document"))
        self.has_time = QCheckBox(translate("Consents", "at"))
        self.has_time.setAccessibleName(translate("Consents", "The document names a time"))
        self.time = StillTimeEdit(QTime(8, 30))
        self.time.setDisplayFormat("HH:mm")
        self.time.setAccessibleName(translate("Consents", "Time on the document"))
        self.time.setEnabled(False)
        self.has_time.toggled.connect(self.time.setEnabled)
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
        self.document = DocumentDrop(self.context)
        for name, widget in (
            ("referenceField", self.reference),
            ("issuerField", self.issuer),
            ("givenByField", self.given_by),
            ("roleField", self.role),
            ("writtenField", self.written),
            ("eventField", self.event_name),
            ("soundBox", self.sound),
        ):
            widget.setObjectName(name)
        self.given_by.setAccessibleName(translate("Consents", "Given by"))

    def _make_rows(self) -> dict[Field, FieldRow]:
        return {
            Field.REFERENCE: FieldRow(
                translate("Consents", "Reference"),
                self.reference,
                translate(
                    "Consents",
                    "The mark on the document: 3 to 32 capitals, digits, / or -. Never a name. It stands for one consent only.",
                ),
            ),
            Field.ISSUER: FieldRow(translate("Consents", "School"), self.issuer),
            Field.GIVEN_BY: FieldRow(
                translate("Consents", "Given by"),
                beside(self.given_by, self.role),
                translate("Consents", "The school leader who signed. Never whoever works with the photos and videos."),
            ),
            Field.WRITTEN: FieldRow(
                translate("Consents", "Written on"),
                beside(self.written, self.has_time, self.time),
                translate(
                    "Consents", "As it stands on the document. For lessons it has to be before anything was recorded (A1)."
                ),
            ),
            Field.SETTINGS: FieldRow(
                translate("Consents", "For photos and videos of"),
                self.settings,
                translate("Consents", "A recording of a lesson itself is never allowed (A7)."),
            ),
            Field.CHANNELS: FieldRow(translate("Consents", "They may go to"), self.channels),
            Field.EVENT: FieldRow(
                translate("Consents", "Only for this activity"),
                self.event_name,
                translate("Consents", "Leave empty for every activity on these days."),
            ),
            Field.DAYS: FieldRow(
                translate("Consents", "Only for photos and videos made"), beside(self.first_day, self.last_day)
            ),
            Field.VALID_UNTIL: FieldRow(translate("Consents", "Valid until"), self.valid_until),
            Field.DOCUMENT: FieldRow(translate("Consents", "Signed document"), self.document),
        }

    def _watch(self) -> None:
        for signal in (self.settings.changed, self.first_day.changed, self.last_day.changed, self.document.changed):
            signal.connect(self._warn)
        self.has_time.toggled.connect(lambda _: self._warn())
        self.event_name.textChanged.connect(lambda _: self._warn())

    def _warn(self) -> None:
        found = cautions(self.draft())
        text = "\n".join(self.context.catalogue.say(f"words.caution-{one}") for one in found)
        self.caution.show_text(BannerKind.WARNING, text)
        self.caution.setVisible(bool(found))
