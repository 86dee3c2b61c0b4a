"""A dialogue that asks for days: nothing of it can be confirmed until somebody chose each of them."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from ui.day_field import DayField
from ui.review.sheet import Sheet


class DaySheet(Sheet):
    """Neither by its button nor by Enter. Who makes one hands over both with `hold_back`, once all is laid out."""

    def __init__(self, parent: QWidget | None, wide_letters: int) -> None:
        super().__init__(parent, wide_letters)
        self._fields: tuple[DayField, ...] = ()

    def hold_back(self, confirm: QPushButton, *fields: DayField) -> None:
        """The button that confirms, until there is a day in each of these."""
        self._fields = fields

        def allow() -> None:
            confirm.setEnabled(self._has_days)

        for field in fields:
            field.dateChanged.connect(allow)
        confirm.setDefault(True)
        allow()

    def accept(self) -> None:
        """Only with days."""
        if self._has_days:
            super().accept()

    @property
    def _has_days(self) -> bool:
        return bool(self._fields) and all(field.day is not None for field in self._fields)
