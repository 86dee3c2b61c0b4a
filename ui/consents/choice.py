"""Choosing the leadership consent that something rests on."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStyledItemDelegate, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.books.consents import Offer, Wanted, offers
from app.consents import LeadershipState
from app.model import Channel, Setting
from ui.consents.judging import judge_anew
from ui.consents.leadership_form import LeadershipDialog
from ui.consents.offers_model import OffersModel
from ui.language import translate
from ui.parts import button, muted
from ui.rooms import Context
from ui.still import StillComboBox
from ui.theme import SPACE_4, SPACE_8


class ConsentChoice(QWidget):
    """A combo box of leadership consents. Those that will not do for what is asked are grey and say why.

    `changed` tells that `reference()` is another one. What is wanted by `set_reference` stays wanted: it is chosen as soon as
    it is known to do for what was last asked, and not before.
    """

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._wanted = Wanted()
        self._reference: str | None = None
        self._told: str | None = None
        self._turn = 0
        self._model = OffersModel(context.catalogue, context.theme, self)
        self.box = StillComboBox()
        self.box.setObjectName("consentBox")
        self.box.setAccessibleName(translate("Consents", "Consent of the school leadership"))
        self.box.setModel(self._model)
        self.box.setItemDelegate(QStyledItemDelegate(self.box))  # the style sheet reaches its rows, not those of Qt's own
        self.box.setSizeAdjustPolicy(StillComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(18)
        self.box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.box.activated.connect(self._choose)
        self.add_button = button(translate("Consents", "Add a consent…"), "plus", context.theme)
        self.add_button.setObjectName("addConsentButton")
        self.add_button.clicked.connect(self._begin_adding)
        self._note = muted("")
        self._note.setObjectName("consentNote")
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addWidget(self.box, 1)
        row.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_4)
        column.addLayout(row)
        column.addWidget(self._note)
        self.setFocusProxy(self.box)
        self._explain()

    def ask(
        self,
        setting: Setting | None,
        channel: Channel | None,
        event_name: str | None,
        days: tuple[date, date] | None,
    ) -> None:
        """Say what a consent is sought for, and read which will do. `days` are of the capture, inclusive."""
        self._wanted = Wanted(setting, channel, event_name or None, days)
        self.read_again()

    def reference(self) -> str | None:
        """The consent that is chosen; None while there is none that will do."""
        offer = self._model.offer(self._model.row_of(self._reference))
        return offer.consent.reference if offer is not None and offer.is_choosable else None

    def set_reference(self, reference: str | None) -> None:
        """Choose one, or none."""
        self._reference = reference
        self._show()

    def read_again(self) -> None:
        """Read the consents once more: one was added or withdrawn."""
        self._turn += 1
        workplace, wanted = self._context.desk.workplace, self._wanted
        self._context.tasks.run(partial(offers, workplace, wanted), partial(self._take, self._turn), self._context.show_error)

    def _take(self, turn: int, found: tuple[Offer, ...]) -> None:
        if isValid(self) and turn == self._turn:
            self._model.load(found)
            self._show()

    def _choose(self, row: int) -> None:
        offer = self._model.offer(row)
        self.set_reference(offer.consent.reference if offer else None)

    def _show(self) -> None:
        self.box.setCurrentIndex(self._model.row_of(self._reference))
        self._explain()
        if self.reference() != self._told:
            self._told = self.reference()
            self.changed.emit()

    def _explain(self) -> None:
        offer = self._model.offer(self._model.row_of(self._reference))
        words = ""
        if offer is not None and not offer.is_choosable:
            words = translate("Consents", "{consent}. Choose another one, or add one.").format(consent=self._model.words(offer))
        elif offer is not None and offer.state is not LeadershipState.VALID:
            words = translate("Consents", "The school leader has to decide on each item before it can be released.")
        elif self._model.rowCount() == 1:
            words = translate("Consents", "No consent is on record yet.")
        self._note.setText(words)
        self._note.setVisible(bool(words))
        self.box.setAccessibleDescription(words)
        self.box.setToolTip(self.box.currentText())

    def _begin_adding(self) -> None:
        dialog = LeadershipDialog(self._context, self._wanted, self.window())
        dialog.added.connect(self._added)
        dialog.open()

    def _added(self, reference: str) -> None:
        judge_anew(self._context)
        self._reference = reference
        self.read_again()
