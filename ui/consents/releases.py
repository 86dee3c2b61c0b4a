"""The releases that were made under a consent."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.records import ConcernedExport
from ui.consents.table import Line, RowsView, TableModel
from ui.language import translate
from ui.parts import body
from ui.rooms import Context
from ui.theme import SPACE_8

SHORTEST_ROWS = 4


class ReleasesView(QWidget):
    """How many there are, and which."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        headers = (translate("Consents", "File"), translate("Consents", "Channel"), translate("Consents", "Released"))
        self.model = TableModel(headers, {}, self)
        self.view = RowsView(translate("Consents", "Releases made under this consent"), wraps=True)
        self.view.setObjectName("releasesTable")
        self.view.setModel(self.model)
        most_px = self.screen().availableSize().height() // 5  # with large letters fewer rows: the dialogue has to fit
        self.view.setMinimumHeight(min(round(SHORTEST_ROWS * 2.2 * self.fontMetrics().height()), most_px))
        self._lead = body("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        column.addWidget(self._lead)
        column.addWidget(self.view, 1)
        self.show_releases(())

    def show_releases(self, found: Sequence[ConcernedExport]) -> None:
        """Show others."""
        say = self._context.catalogue.say
        self.model.load(
            Line(
                one,
                (
                    one.output.name if one.output else one.id[:12],
                    say(f"words.channel-{one.channel}") if one.channel else "-",
                    f"{one.released_at.astimezone():%d-%m-%Y}" if one.released_at else translate("Consents", "being made"),
                ),
            )
            for one in found
        )
        text = translate("Consents", "Nothing was released under it.")
        if found:
            text = translate("Consents", "%n release(s) made under it:", "", len(found))
        self._lead.setText(text)
        self.view.setVisible(bool(found))
        self.view.fit()
