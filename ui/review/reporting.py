"""A report under A9: what it does, and to whom."""

from __future__ import annotations

from PySide6.QtWidgets import QDialogButtonBox, QRadioButton, QWidget

from app.model import Recipient
from ui.language import translate
from ui.parts import Banner, BannerKind, body, danger_button, heading
from ui.review.sheet import Sheet
from ui.theme import Theme


class ReportDialog(Sheet):
    """Says what PROTOCOL.md says of A9 and asks to whom; it cannot be taken back."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, 70)
        self.setObjectName("reportDialog")
        self.setWindowTitle(translate("Review", "Report this file"))
        column = self.column
        column.addWidget(heading(translate("Review", "Report this file to the school leadership or the board (A9)")))
        column.addWidget(
            body(
                translate(
                    "Review",
                    "Who knows of unacceptable material reports it. This is something else than a doubt: stop here. No "
                    "copy and no preview of this file is made any more, and it is not released. The register notes that "
                    "it was reported, by whom and to whom.",
                )
            )
        )
        column.addWidget(
            Banner(
                BannerKind.WARNING,
                translate(
                    "Review",
                    "This cannot be taken back, and what you did before cannot be undone any more. "
                    "The program sends nothing: tell them yourself. Do not delete or pass on the original.",
                ),
            )
        )
        self._report = danger_button(translate("Review", "Report"), "flag", theme)
        self._report.setObjectName("reportOk")
        self._report.setEnabled(False)
        column.addWidget(body(translate("Review", "To whom do you report it?")))
        self._to = {
            Recipient.LEADERSHIP: QRadioButton(translate("Review", "To the school &leadership")),
            Recipient.BOARD: QRadioButton(translate("Review", "To the &board")),
        }
        for recipient, choice in self._to.items():
            choice.setObjectName(f"report-{recipient}")
            choice.toggled.connect(lambda _: self._report.setEnabled(self.to is not None))
            column.addWidget(choice)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self._report, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        cancel = buttons.button(QDialogButtonBox.StandardButton.Cancel)
        cancel.setDefault(True)
        column.addWidget(buttons)

    @property
    def to(self) -> Recipient | None:
        """To whom; None while nothing is chosen."""
        return next((recipient for recipient, choice in self._to.items() if choice.isChecked()), None)
