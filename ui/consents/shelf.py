"""One kind of consents: searched, filtered, and each shown in full beside the list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from app.books.consents import Standing
from app.books.withdrawing import releases_under
from app.consents import LeadershipConsent, PersonConsent
from app.records import ConcernedExport
from ui.consents.facts_view import FactsView
from ui.consents.releases import ReleasesView
from ui.consents.table import FoundLines, Line, LineRole, RowsView, TableModel, chosen, icons
from ui.consents.withdrawing import WithdrawDialog
from ui.consents.wording import SIGNS, facts
from ui.language import translate
from ui.parts import EmptyState, button, heading, quiet_button
from ui.rooms import Context, Room
from ui.still import StillComboBox
from ui.theme import SPACE_8, SPACE_12, SPACE_16

Consent = LeadershipConsent | PersonConsent
LIST_PX, DETAILS_PX = 654, 406


@dataclass(frozen=True, slots=True)
class Stock:
    """What a shelf holds: how it is named, read and worded, and which standings can be asked for."""

    name: str
    headers: tuple[str, ...]
    read: Callable[[], Sequence[Any]]
    line: Callable[[Any], Line]
    standings: tuple[Standing, ...]
    stretched: int = 2


class Shelf(QWidget):
    """`withdrawn` carries a reference, `loaded` tells that the consents were read."""

    withdrawn = Signal(str)
    loaded = Signal()

    def __init__(self, context: Context, stock: Stock, empty: EmptyState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._stock = context, stock
        self._awaited: str | None = None
        self._shown: Consent | None = None
        self.model = TableModel(stock.headers, icons(SIGNS, context.theme), self)
        self.found = FoundLines(self.model, self)
        self.search = QLineEdit()
        self.standing = StillComboBox()
        self.view = RowsView(stock.name, stretched=stock.stretched)
        self.facts = FactsView()
        self.releases = ReleasesView(context)
        self.withdraw_button = button(translate("Consents", "Withdraw…"), "withdraw", context.theme)
        self.register_button = quiet_button(translate("Consents", "Show in the register"), "register", context.theme)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._make_list())
        self._pages.addWidget(empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_12, 0, 0)
        column.addWidget(self._pages)
        self._connect()
        self._show(None)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing on it, as far as it was read."""
        return not self.model.lines()

    def read(self) -> None:
        """Read the consents anew."""
        self._context.tasks.run(self._stock.read, self._take, self._context.show_error)

    def show_reference(self, reference: str) -> None:
        """Show this one as soon as it is there, whatever was looked for."""
        self._awaited = reference
        self.search.clear()
        self.standing.setCurrentIndex(0)
        self._select(reference)

    def _select(self, reference: str) -> None:
        for row in range(self.found.rowCount()):
            index = self.found.index(row, 0)
            line = index.data(LineRole.LINE)
            if isinstance(line, Line) and line.value.reference == reference:
                self.view.selectRow(row)
                self.view.scrollTo(index)

    def _make_list(self) -> QWidget:
        self.search.setObjectName("searchField")
        self.search.setPlaceholderText(translate("Consents", "Search"))
        self.search.setAccessibleName(translate("Consents", "Search"))
        self.search.setClearButtonEnabled(True)
        self.standing.setObjectName("standingBox")
        self.standing.setAccessibleName(translate("Consents", "Which are shown"))
        self.standing.addItem(translate("Consents", "All"), "")
        for one in self._stock.standings:
            self.standing.addItem(self._context.catalogue.say(f"words.standing-{one}"), str(one))
        self.view.setObjectName("consentsTable")
        self.view.setModel(self.found)
        self.view.setSortingEnabled(True)
        self.view.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        bar = QHBoxLayout()
        bar.setSpacing(SPACE_8)
        bar.addWidget(self.search, 3)
        bar.addWidget(self.standing, 1)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, SPACE_8, 0)
        column.setSpacing(SPACE_12)
        column.addLayout(bar)
        column.addWidget(self.view, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(self._make_details())
        splitter.setSizes([LIST_PX, DETAILS_PX])
        return splitter

    def _make_details(self) -> QWidget:
        self.withdraw_button.setObjectName("withdrawButton")
        self.register_button.setObjectName("showInRegisterButton")
        self._name = heading("")
        inside = QFrame()
        inside.setProperty("kind", "card")
        column = QVBoxLayout(inside)
        column.setContentsMargins(SPACE_16, SPACE_16, SPACE_16, SPACE_16)
        column.setSpacing(SPACE_12)
        column.addWidget(self._name)
        column.addWidget(self.facts)
        column.addWidget(self.releases)
        column.addWidget(self.register_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.withdraw_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAccessibleName(self._stock.name)
        area.setWidget(inside)
        room_px = inside.minimumSizeHint().width() + area.verticalScrollBar().sizeHint().width()
        area.setMinimumWidth(max(13 * self.fontMetrics().height(), room_px))
        return area

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _: self._filter())
        self.standing.currentIndexChanged.connect(lambda _: self._filter())
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._show_chosen())
        self.withdraw_button.clicked.connect(self._withdraw)
        self.register_button.clicked.connect(self._go_to_register)

    def _filter(self) -> None:
        self.found.look_for(self.search.text(), self.standing.currentData())

    def _take(self, consents: Sequence[Consent]) -> None:
        if not isValid(self):
            return
        kept = self._awaited or (self._shown.reference if self._shown else None)
        self.model.load(self._stock.line(one) for one in consents)
        self._pages.setCurrentIndex(0 if consents else 1)
        self.view.fit()
        if kept is not None:
            self._select(kept)
        self._awaited = None
        self.loaded.emit()
        if not self.view.selectionModel().hasSelection():
            self.view.selectRow(0)

    def _show_chosen(self) -> None:
        lines = chosen(self.view)
        self._show(lines[0].value if lines else None)

    def _show(self, consent: Consent | None) -> None:
        self._shown = consent
        catalogue = self._context.catalogue
        self._name.setText(consent.reference if consent else translate("Consents", "Choose a consent to see all of it."))
        self.facts.show_facts(facts(consent, catalogue) if consent else ())
        self.releases.show_releases(())
        for widget in (self.releases, self.register_button):
            widget.setVisible(consent is not None)
        self.withdraw_button.setVisible(consent is not None and consent.withdrawn is None)
        if consent is not None:
            work = partial(releases_under, self._context.desk.workplace, consent.reference)
            self._context.tasks.run(work, partial(self._show_releases, consent), self._context.show_error)

    def _show_releases(self, consent: Consent, found: tuple[ConcernedExport, ...]) -> None:
        if isValid(self) and consent is self._shown:
            self.releases.show_releases(found)

    def _withdraw(self) -> None:
        if self._shown is not None:
            dialog = WithdrawDialog(self._context, self._shown, self.window())
            dialog.withdrawn.connect(self._withdrawn)
            dialog.open()

    def _withdrawn(self, reference: str) -> None:
        self.read()
        self.withdrawn.emit(reference)

    def _go_to_register(self) -> None:
        if self._shown is not None:
            self._context.go(Room.REGISTER, self._shown.reference)
