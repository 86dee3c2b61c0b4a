"""Consents of the leadership and of persons."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QPushButton, QTabWidget, QVBoxLayout, QWidget

from app.books.consents import Standing, leadership_consents, persons_consents
from ui.consents.judging import judge_anew
from ui.consents.leadership_form import LeadershipDialog
from ui.consents.person_form import PersonDialog
from ui.consents.print_form import PrintFormDialog
from ui.consents.shelf import Shelf, Stock
from ui.consents.wording import leadership_headers, leadership_row, person_headers, person_row
from ui.flow import FlowLayout
from ui.language import translate
from ui.parts import EmptyState, button, muted, primary_button, title
from ui.rooms import Context, Page
from ui.theme import SPACE_12, SPACE_16, SPACE_24

DOCUMENTS = frozenset({".pdf", ".doc", ".docx", ".odt", ".rtf"})
"""What can only be a document: a scan that is a picture is dropped onto the form itself."""


class ConsentsPage(Page):
    """Two shelves: of the leadership, and of persons."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.leadership = Shelf(context, self._leadership_stock(), self._leadership_empty())
        self.persons = Shelf(context, self._persons_stock(), self._persons_empty())
        self.tabs = QTabWidget()
        self.tabs.setObjectName("consentTabs")
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.leadership, translate("Consents", "School leadership"))
        self.tabs.addTab(self.persons, translate("Consents", "Parents, pupils, staff"))
        self.tabs.currentChanged.connect(lambda _: self._name_add())
        for shelf in (self.leadership, self.persons):
            shelf.loaded.connect(self._name_add)
        self.add_button = self._adding_button("addButton")
        self.print_button = self._printing_button()
        self._lead = muted("")
        bar = QWidget()
        flow = FlowLayout(bar)
        flow.addWidget(self.add_button)
        flow.addWidget(self.print_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, SPACE_16, SPACE_24, SPACE_16)
        column.setSpacing(SPACE_12)
        column.addWidget(title(translate("Consents", "Consents")))
        column.addWidget(self._lead)
        column.addWidget(bar)
        column.addWidget(self.tabs, 1)
        self._name_add()

    def arrive(self, subject: str | None) -> None:
        """Read what is on record; `subject` is a reference."""
        if subject is not None:
            for shelf in (self.leadership, self.persons):
                shelf.show_reference(subject)
        self.leadership.read()
        self.persons.read()

    def take(self, paths: Sequence[Path]) -> bool:
        """One document is the beginning of a consent; folders and photos are for elsewhere."""
        if len(paths) != 1 or paths[0].suffix.lower() not in DOCUMENTS:
            return False
        self.tabs.setCurrentWidget(self.leadership)
        dialog = self.begin_leadership()
        dialog.document.take(paths[0])
        return True

    def begin_leadership(self) -> LeadershipDialog:
        """Open the form for a consent of the leadership."""
        dialog = LeadershipDialog(self.context, None, self.window())
        dialog.added.connect(partial(self._added, self.leadership))
        dialog.open()
        return dialog

    def begin_person(self) -> PersonDialog:
        """Open the form for a person's consent."""
        dialog = PersonDialog(self.context, self.window())
        dialog.added.connect(partial(self._added, self.persons))
        dialog.open()
        return dialog

    def begin_printing(self) -> PrintFormDialog:
        """Open what the form to sign is made with."""
        dialog = PrintFormDialog(self.context, None, self.window())
        dialog.open()
        return dialog

    def _added(self, shelf: Shelf, reference: str) -> None:
        judge_anew(self.context)
        shelf.show_reference(reference)
        shelf.read()

    def _begin(self) -> None:
        if self.tabs.currentWidget() is self.leadership:
            self.begin_leadership()
        else:
            self.begin_person()

    def _name_add(self) -> None:
        is_leadership = self.tabs.currentWidget() is self.leadership
        is_empty = (self.leadership if is_leadership else self.persons).is_empty
        self.add_button.setVisible(not is_empty)  # an empty shelf has buttons of its own
        self.print_button.setVisible(is_leadership and not is_empty)
        self._lead.setText(
            translate("Consents", "What the school leadership consented to, in writing. It is what the protocol asks for (A1).")
            if is_leadership
            else translate("Consents", "Who may stay recognisable outside lessons and social media. Never by name.")
        )

    def _adding_button(self, name: str) -> QPushButton:
        made = primary_button(translate("Consents", "Add a consent…"), "plus", self.context.theme)
        made.setObjectName(name)
        made.clicked.connect(self._begin)
        return made

    def _printing_button(self) -> QPushButton:
        made = button(translate("Consents", "Print the form to sign…"), "printer", self.context.theme)
        made.setObjectName("printFormButton")
        made.clicked.connect(self.begin_printing)
        return made

    def _leadership_stock(self) -> Stock:
        catalogue, workplace = self.context.catalogue, self.context.desk.workplace
        return Stock(
            translate("Consents", "Consents of the school leadership"),
            leadership_headers(),
            partial(leadership_consents, workplace),
            lambda one: leadership_row(one, workplace.now.astimezone(workplace.zone).date(), catalogue),
            (Standing.VALID, Standing.EXPIRED, Standing.WITHDRAWN),
        )

    def _persons_stock(self) -> Stock:
        catalogue, workplace = self.context.catalogue, self.context.desk.workplace
        return Stock(
            translate("Consents", "Consents of parents, pupils, staff and visitors"),
            person_headers(),
            partial(persons_consents, workplace),
            lambda one: person_row(one, workplace.now.astimezone(workplace.zone).date(), catalogue),
            tuple(Standing),
            stretched=3,
        )

    def _leadership_empty(self) -> EmptyState:
        return EmptyState(
            "consent",
            translate("Consents", "No consent of the school leadership yet"),
            (
                translate(
                    "Consents",
                    "Nothing is released without one. The school leader consents in writing, for lessons beforehand.",
                ),
                translate("Consents", "Print the form, have it signed, then record it here. The scan itself is not kept."),
            ),
            (self._adding_button("firstConsentButton"), self._printing_button()),
        )

    def _persons_empty(self) -> EmptyState:
        return EmptyState(
            "person",
            translate("Consents", "No consent of a parent, pupil, member of staff or visitor yet"),
            (
                translate(
                    "Consents",
                    "Everybody is made unrecognisable. Only who consented may stay visible, outside lessons and social media.",
                ),
                translate("Consents", "It is recorded by a reference; the school's own files say who stands behind it."),
            ),
            (self._adding_button("firstPersonButton"),),
        )
