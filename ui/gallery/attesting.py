"""The operator attests on which days photos without a time of capture were made."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QVBoxLayout, QWidget

from ui.language import translate
from ui.parts import body, form_row, muted
from ui.still import StillDateEdit
from ui.theme import SPACE_16, SPACE_24


class AttestDialog(QDialog):
    """Asks for the first and the last day."""

    def __init__(self, count: int, days: tuple[date, date], name: str, parent: QWidget | None = None) -> None:
        """`count` photos; `days` to begin with; `name` of who attests."""
        super().__init__(parent)
        self.setWindowTitle(translate("Gallery", "Attest the day"))
        self.setMinimumWidth(56 * self.fontMetrics().averageCharWidth())
        self.first, self.last = _day_field(days[0], "firstDay"), _day_field(days[1], "lastDay")
        self.first.dateChanged.connect(self._keep_order)
        buttons = QDialogButtonBox()
        confirm = buttons.addButton(translate("Gallery", "I attest this"), QDialogButtonBox.ButtonRole.AcceptRole)
        confirm.setObjectName("attestButton")
        confirm.setProperty("kind", "primary")
        confirm.setDefault(True)
        buttons.addButton(translate("Gallery", "Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        column.setSpacing(SPACE_16)
        column.addWidget(
            body(
                translate(
                    "Gallery",
                    "%n file(s) do not say when they were made, as is usual for what came through WhatsApp. On which "
                    "day, or days, were they made?",
                    None,
                    count,
                )
            )
        )
        self.hint = muted("")
        self.hint.setObjectName("namedDays")
        self.hint.hide()
        column.addWidget(self.hint)
        row = QHBoxLayout()
        row.setSpacing(SPACE_16)
        row.addWidget(form_row(translate("Gallery", "&First day"), self.first), 1)
        row.addWidget(form_row(translate("Gallery", "&Last day"), self.last), 1)
        column.addLayout(row)
        column.addWidget(
            muted(translate("Gallery", "Your name, {name}, is recorded with it when they are released.").format(name=name))
        )
        column.addWidget(buttons)

    def tell(self, hint: str) -> None:
        """What the files say of it themselves."""
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day, in order."""
        first, last = _date_of(self.first.date()), _date_of(self.last.date())
        return min(first, last), max(first, last)

    def _keep_order(self, first: QDate) -> None:
        self.last.setDate(max(first, self.last.date(), key=lambda day: day.toJulianDay()))


def _day_field(day: date, name: str) -> StillDateEdit:
    field = StillDateEdit(QDate(day.year, day.month, day.day))
    field.setObjectName(name)
    field.setCalendarPopup(True)
    field.setDisplayFormat("d MMMM yyyy")
    field.setMaximumDate(QDate.currentDate())
    return field


def _date_of(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())
