"""The operator attests on which days photos without a time of capture were made."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QVBoxLayout, QWidget

from ui.dates import days_text
from ui.day_field import DayField
from ui.day_sheet import DaySheet
from ui.gallery.likely_days import Days, Likely, Source, are_near
from ui.language import translate
from ui.parts import PushButton, body, form_row, muted
from ui.theme import SPACE_8, SPACE_16

LETTERS_WIDE, NAMED_AT_MOST = 72, 4
TOLD_AT_MOST = 30
"""In the tooltip."""
NAME_LETTERS = 40
"""Of a longer name, the middle is left out."""


class AttestDialog(DaySheet):
    """Asks for the first and the last day; there is nothing to confirm until there is a first day."""

    def __init__(self, files: Sequence[str], likely: Likely | None, name: str, parent: QWidget | None = None) -> None:
        """`files`: the names of those it is about; `likely`: the days to begin with; `name` of who attests."""
        super().__init__(parent, LETTERS_WIDE)
        self.setWindowTitle(translate("Gallery", "Attest the day"))
        first, last = (likely.proposed if likely is not None else None) or (None, None)
        self.first, self.last = DayField(first, "firstDay"), DayField(last, "lastDay")
        self.first.dateChanged.connect(self._first_changed)
        self.last.dateChanged.connect(self._last_changed)
        self._is_last_chosen = False
        self._named: Days | None = None
        column = self.column
        column.addWidget(
            body(
                translate(
                    "Gallery",
                    "%n file(s) do not say when they were made, as is usual for what came through WhatsApp. On which "
                    "day, or days, were they made?",
                    None,
                    len(files),
                )
            )
        )
        self.about = body(self._names(files))
        self.about.setObjectName("attestedFiles")
        self.about.setToolTip("\n".join(files[:TOLD_AT_MOST]))
        column.addWidget(self.about)
        column.addLayout(self._make_hint())
        self.proposed = muted(_whence(likely))
        self.proposed.setObjectName("proposedDays")
        row = QHBoxLayout()
        row.setSpacing(SPACE_16)
        row.addWidget(form_row(translate("Gallery", "&First day"), self.first), 1)
        row.addWidget(form_row(translate("Gallery", "&Last day"), self.last), 1)
        column.addLayout(row)
        column.addWidget(self.proposed)
        column.addWidget(
            muted(translate("Gallery", "Your name, {name}, is recorded with it when they are released.").format(name=name))
        )
        column.addWidget(self._make_buttons())
        self.hold_back(self.confirm, self.first, self.last)

    def tell(self, hint: str, days: Days) -> None:
        """What the files' names say of it: to be taken over by hand, because it is no time of capture.

        Days that lie far apart are told, and not there to be taken over.
        """
        self.hint.setText(hint)
        self._named = days if are_near(days) else None
        self.hint.show()
        self.use.setVisible(self._named is not None)

    @property
    def days(self) -> Days | None:
        """The first and the last day, in order; None until somebody chose them."""
        first, last = self.first.day, self.last.day
        return None if first is None or last is None else (min(first, last), max(first, last))

    def _make_hint(self) -> QVBoxLayout:
        self.hint = muted("")
        self.hint.setObjectName("namedDays")
        self.use = PushButton(translate("Gallery", "&Use what the names say"))
        self.use.setObjectName("useNamedDays")
        self.use.setAutoDefault(False)
        self.use.clicked.connect(self._use_named)
        column = QVBoxLayout()
        column.setSpacing(SPACE_8)
        column.addWidget(self.hint)
        column.addWidget(self.use, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self.hint, self.use):
            widget.hide()
        return column

    def _make_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        self.confirm = buttons.addButton(translate("Gallery", "I attest this"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.confirm.setObjectName("attestButton")
        self.confirm.setProperty("kind", "primary")
        buttons.addButton(translate("Gallery", "Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _names(self, files: Sequence[str]) -> str:
        width = NAME_LETTERS * self.fontMetrics().averageCharWidth()
        middle = Qt.TextElideMode.ElideMiddle
        said = ", ".join(self.fontMetrics().elidedText(name, middle, width) for name in files[:NAMED_AT_MOST])
        left = len(files) - NAMED_AT_MOST
        return said + (" " + translate("Gallery", "and %n more", None, left) if left > 0 else "")

    def _use_named(self) -> None:
        if self._named is not None:
            self.first.show_day(self._named[0])
            self.last.show_day(self._named[1])

    def _first_changed(self) -> None:
        """Most of it was made on one day: the last follows the first until somebody chose it, and never comes before it."""
        first, last = self.first.day, self.last.day
        if first is not None and (last is None or not self._is_last_chosen or last < first):
            with QSignalBlocker(self.last):
                self.last.show_day(first)

    def _last_changed(self) -> None:
        self._is_last_chosen = True


def _whence(likely: Likely | None) -> str:
    """Where the days come from that are there at the start."""
    if likely is None:
        return translate("Gallery", "No day is proposed: neither the event nor its other files name one.")
    if likely.proposed is None:
        said = translate("Gallery", "No day is proposed: {days} is more than a week. Choose the day yourself.")
        return said.format(days=days_text(*likely.days))
    if likely.source is Source.EVENT:
        return translate("Gallery", "Proposed because it is the day of the event. Change it where it was another.")
    return translate("Gallery", "Proposed because other files of this event were made then. Change it where it was another.")
