"""All entries of the register: searched, filtered, read page by page, each in full beside the list."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QSplitter, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.books.entries import BookLine, Sought, entry_ids, kinds_and_consents, lines
from ui.consents.fields import OptionalDay
from ui.consents.table import RowsView
from ui.flow import FlowLayout
from ui.language import translate
from ui.parts import EmptyState, muted
from ui.register.entries_model import EntriesModel
from ui.register.story_view import StoryView
from ui.register.wording import kind_word
from ui.rooms import Context
from ui.still import StillComboBox
from ui.tasks import Lane
from ui.theme import SPACE_8, SPACE_12

LIST_PX, DETAILS_PX = 760, 320
PAUSE_MS = 250
"""After typing, before looking: not for each letter."""
SCHOOL_YEAR = timedelta(days=365)


class EntriesView(QWidget):
    """`loaded` tells that entries were found."""

    loaded = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._turn = 0
        self._choose_first = False
        self.model = EntriesModel(context.catalogue, self)
        self.model.wanted.connect(self._fetch)
        self.view = RowsView(translate("Register", "Entries of the register"), stretched=2, wraps=True, alike=True)
        self.view.setObjectName("entriesTable")
        self.view.setModel(self.model)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._show_chosen())
        self.story = StoryView(context)
        self.count = muted("")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.read)
        self._make_filters()
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, SPACE_8, 0)
        column.setSpacing(SPACE_8)
        column.addWidget(self.view, 1)
        column.addWidget(self.count)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(self.story)
        splitter.setSizes([LIST_PX, DETAILS_PX])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, SPACE_12, 0, 0)
        found = QWidget()
        listed = QVBoxLayout(found)
        listed.setContentsMargins(0, 0, 0, 0)
        listed.setSpacing(SPACE_12)
        listed.addWidget(self._filters)
        listed.addWidget(splitter, 1)
        self.pages = QStackedWidget()
        self.pages.addWidget(found)
        self.pages.addWidget(_nothing_yet())
        whole.addWidget(self.pages)

    def sought(self) -> Sought:
        """What is looked for now."""
        kind = self.kind.currentData()
        return Sought(
            kinds=(kind,) if kind else None,
            consent=self.consent.currentData() or None,
            first_day=self.first_day.day(),
            last_day=self.last_day.day(),
            words=self.search.text(),
        )

    def read(self) -> None:
        """Find the entries anew."""
        self._pause.stop()
        self._turn += 1
        work = partial(entry_ids, self._context.desk.workplace, self.sought())
        self._context.tasks.run(work, partial(self._take, self._turn), self._context.show_error, Lane.LONG)

    def read_choices(self) -> None:
        """Read which kinds and consents there are to choose from."""
        work = partial(kinds_and_consents, self._context.desk.workplace)
        self._context.tasks.run(work, self._take_choices, self._context.show_error, Lane.LONG)

    def show_subject(self, subject: str) -> None:
        """Show what the register says of an export or a consent."""
        for box in (self.kind, self.consent):
            box.setCurrentIndex(0)
        for day in (self.first_day, self.last_day):
            day.box.setChecked(False)
        self.search.setText(subject)
        self._choose_first = True
        self.read()

    def _make_filters(self) -> None:
        today = self._context.desk.workplace.now.astimezone(self._context.desk.workplace.zone).date()
        self.search = QLineEdit()
        self.search.setObjectName("searchField")
        self.search.setPlaceholderText(translate("Register", "Search: a reference, a name, a file"))
        self.search.setAccessibleName(translate("Register", "Search"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(18 * self.fontMetrics().height())
        self.kind = self._box("kindBox", translate("Register", "What happened"), translate("Register", "Everything"))
        self.consent = self._box("consentBox", translate("Register", "Consent"), translate("Register", "All consents"))
        self.first_day = OptionalDay(translate("Register", "from"), None, today - SCHOOL_YEAR)
        self.last_day = OptionalDay(translate("Register", "until"), None, today)
        self._filters = QWidget()
        flow = FlowLayout(self._filters)
        for widget in (self.search, self.kind, self.consent, self.first_day, self.last_day):
            flow.addWidget(widget)
        self.search.textChanged.connect(lambda _: self._pause.start())
        self.kind.currentIndexChanged.connect(lambda _: self._pause.start())
        self.consent.currentIndexChanged.connect(lambda _: self._pause.start())
        self.first_day.changed.connect(self._pause.start)
        self.last_day.changed.connect(self._pause.start)

    def _box(self, name: str, label: str, everything: str) -> StillComboBox:
        box = StillComboBox()
        box.setObjectName(name)
        box.setAccessibleName(label)
        box.setSizeAdjustPolicy(StillComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(14)
        box.addItem(everything, "")
        return box

    def _take(self, turn: int, ids: tuple[str, ...]) -> None:
        if not isValid(self) or turn != self._turn:
            return
        self.model.load(ids)
        self.story.clear()
        self.count.setText(translate("Register", "%n entries", "", len(ids)))
        if ids and self._choose_first:
            self.view.selectRow(0)
        self._choose_first = False
        self.pages.setCurrentIndex(0 if ids or self.sought() != Sought() else 1)
        self.loaded.emit()

    def _fetch(self, page: int) -> None:
        work = partial(lines, self._context.desk.workplace, self.model.page_ids(page))
        self._context.tasks.run(work, partial(self._take_page, self._turn, page), self._context.show_error, Lane.LONG)

    def _take_page(self, turn: int, page: int, found: tuple[BookLine, ...]) -> None:
        if isValid(self) and turn == self._turn:
            self.model.take_page(page, found)
            if page == 0:
                self.view.fit()
            else:
                self.view.see_rows()

    def _take_choices(self, found: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
        if not isValid(self):
            return
        kinds, consents = found
        words = sorted((kind_word(kind, self._context.catalogue), kind) for kind in kinds)
        for box, choices in ((self.kind, words), (self.consent, [(one, one) for one in consents])):
            with QSignalBlocker(box):
                kept = box.currentData()
                while box.count() > 1:
                    box.removeItem(1)
                for text, value in choices:
                    box.addItem(text, value)
                box.setCurrentIndex(max(0, box.findData(kept)))

    def _show_chosen(self) -> None:
        rows = self.view.selectionModel().selectedRows()
        entry_id = self.model.id_at(rows[0].row()) if rows else None
        if entry_id is not None:
            self.story.show_entry(entry_id)


def _nothing_yet() -> EmptyState:
    return EmptyState(
        "register",
        translate("Register", "Nothing is on record yet"),
        (
            translate("Register", "Each consent, each decision and each release is written down here and stays."),
            translate("Register", "It begins with the first consent, or the first release."),
        ),
    )
