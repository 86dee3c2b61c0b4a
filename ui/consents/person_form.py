"""The form for a person's consent or refusal."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QWidget

from app.books.consents import add_of_person
from app.books.drafts import Field, PersonDraft, person_consent, person_defects
from app.consents import Giver
from app.model import Channel
from ui.consents.fields import Choices, FieldRow, OptionalDay, beneath, beside
from ui.consents.form import FormDialog
from ui.language import translate
from ui.parts import Banner, BannerKind
from ui.rooms import Context


class PersonDialog(FormDialog):
    """All that is asked of a person's consent: never who it is."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(
            context,
            translate("Consents", "Add a consent of a parent, pupil, member of staff or visitor"),
            translate("Consents", "Record the consent"),
            parent,
        )
        self._make_controls()
        self.rows = self._make_rows()
        self.column.addWidget(
            Banner(
                BannerKind.NOTICE,
                translate(
                    "Consents",
                    "No names here: the school's own files say who stands behind a reference. This program never learns it.",
                ),
            )
        )
        for row in self.rows.values():
            self.column.addWidget(row)
        self.column.addStretch(1)
        self.fill_issuer(self.issuer)

    def draft(self) -> PersonDraft:
        """What is typed now."""
        return PersonDraft(
            reference=self.reference.text(),
            issuer=self.issuer.text(),
            giver=next(giver for giver, radio in self.givers.items() if radio.isChecked()),
            channels=self.channels.chosen(),
            refused=self.refused.isChecked(),
            valid_until=self.valid_until.day(),
        )

    def confirm(self) -> None:
        """Record it, unless something has to be mended first."""
        draft = self.draft()
        if self.complain(person_defects(draft, self.today())):
            return
        workplace = self.context.desk.workplace
        given = person_consent(draft, workplace.now)
        self.record(partial(add_of_person, workplace, given), given.reference)

    def _make_controls(self) -> None:
        say, today = self.context.catalogue.say, self.today()
        self.reference, self.issuer = QLineEdit(), QLineEdit()
        self.reference.setPlaceholderText("OU-2026-031")
        self.reference.setObjectName("referenceField")
        self.issuer.setObjectName("issuerField")
        self.givers = {giver: QRadioButton(say(f"words.giver-{giver}")) for giver in Giver}
        self._giver_group = QButtonGroup(self)
        for giver, radio in self.givers.items():
            radio.setObjectName(f"giver-{giver}")
            self._giver_group.addButton(radio)
        self.givers[Giver.PARENT].setChecked(True)
        self.given, self.refused = QRadioButton(say("words.given")), QRadioButton(say("words.refused"))
        self.given.setObjectName("givenRadio")
        self.refused.setObjectName("refusedRadio")
        self._answer_group = QButtonGroup(self)
        self._answer_group.addButton(self.given)
        self._answer_group.addButton(self.refused)
        self.given.setChecked(True)
        self.channels = Choices[Channel]([(one, say(f"words.channel-{one}")) for one in Channel])
        self.valid_until = OptionalDay(translate("Consents", "Releasing ends after"), None, today.replace(month=12, day=31))

    def _make_rows(self) -> dict[Field, FieldRow]:
        return {
            Field.REFERENCE: FieldRow(
                translate("Consents", "Reference"),
                self.reference,
                translate("Consents", "3 to 32 capitals, digits, / or -. Never a name. One reference stands for one person."),
            ),
            Field.ISSUER: FieldRow(translate("Consents", "School"), self.issuer),
            Field.GIVER: FieldRow(
                translate("Consents", "Given by"),
                beneath(*self.givers.values()),
                translate("Consents", "Below 16 the parents decide, from 16 the pupil."),
            ),
            Field.CHANNELS: FieldRow(
                translate("Consents", "For"),
                self.channels,
                translate("Consents", "On social media nobody stays recognisable, whatever was consented to (A2)."),
            ),
            Field.ANSWER: FieldRow(
                translate("Consents", "Answer"),
                beside(self.given, self.refused),
                translate("Consents", "A refusal is worth recording: it is not the same as no answer."),
            ),
            Field.VALID_UNTIL: FieldRow(translate("Consents", "Valid until"), self.valid_until),
        }
