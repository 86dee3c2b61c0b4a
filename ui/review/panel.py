"""Beside the photo: why the verdict is what it is, what can be said of it, who is in it, and what is known of it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.errors import BeeldkeurError
from app.events.copies import same_files
from app.events.event import EventItem
from app.events.telling import FileFacts, decided_of_likes, file_facts, past
from app.metadata.inventory import Carried
from app.records import Answered, HistoryLine, Marked
from ui.anchored import AnchoredArea
from ui.event_model import Row
from ui.language import translate
from ui.parts import Banner, BannerKind
from ui.review.alive import while_alive
from ui.review.facts_section import FactsSection
from ui.review.marks import marks_of
from ui.review.marks_section import MarksSection
from ui.review.past_section import PastSection
from ui.review.regions_section import RegionsSection
from ui.review.traces_section import TracesSection
from ui.review.verdict_section import VerdictSection
from ui.rooms import Context
from ui.tasks import Lane
from ui.theme import SPACE_12, SPACE_16

WIDE_EM, WIDEST_PX, NARROWEST_PX = 20, 540, 280
OF_THE_WINDOW = 0.36


class Panel(AnchoredArea):
    """Follows one photo. What has to be read from a file or the register comes later."""

    def __init__(self, context: Context, of_video: QWidget, parent: QWidget | None = None) -> None:
        """`of_video` stands in the place of the faces where it is a video."""
        super().__init__(parent)
        self._context = context
        self._of_video = of_video
        self._asked = ""
        theme, catalogue, workplace = context.theme, context.catalogue, context.desk.workplace
        self.reminder = Banner(
            BannerKind.NOTICE,
            translate("Review", "Is a child in it who must appear nowhere? Then do not use it (X)."),
        )
        self.reminder.setObjectName("reminder")
        self.verdict = VerdictSection(catalogue)
        self.marks = MarksSection(theme)
        self.regions = RegionsSection(theme, catalogue)
        self.facts = FactsSection(theme, catalogue, workplace)
        self.traces = TracesSection(theme, catalogue)
        self.past = PastSection(catalogue, workplace.zone)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget()
        content.setProperty("kind", "page")
        column = QVBoxLayout(content)
        column.setContentsMargins(SPACE_16, SPACE_12, SPACE_16, SPACE_16)
        column.setSpacing(SPACE_16)
        column.addWidget(self.reminder)
        for place, part in enumerate((self.verdict, self.marks, self.regions, self.facts, self.traces, self.past)):
            if place:
                column.addWidget(_line())
            column.addWidget(part)
            if part is self.regions:
                column.addWidget(of_video)
        column.addStretch(1)
        self.setWidget(content)
        self._fit_width()

    def sizeHint(self) -> QSize:
        """As wide as its text is comfortable to read, where the picture beside it keeps more than that."""
        room = round(self.window().width() * OF_THE_WINDOW)
        return QSize(max(min(WIDE_EM * self.fontMetrics().height(), WIDEST_PX, room), self.minimumWidth()), 400)

    def changeEvent(self, event: QEvent) -> None:
        """Other letters need other room."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.LanguageChange):
            self._fit_width()

    def showEvent(self, event: QShowEvent) -> None:
        """Only now the letters are as large as they will be."""
        super().showEvent(event)
        self._fit_width()

    def _fit_width(self) -> None:
        """Wide enough for the longest button; what is wider still can be scrolled."""
        content: QWidget | None = self.widget()
        if content is not None:
            needed = content.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width() + 2
            self.setMinimumWidth(min(max(needed, NARROWEST_PX), WIDEST_PX))

    def show_kind(self, *, is_video: bool) -> None:
        """Faces and areas of a photo, or tracks and sound of a video."""
        self.regions.setVisible(not is_video)
        self._of_video.setVisible(is_video)
        self.marks.show_kind(is_video=is_video)
        self._fit_width()

    def show_row(self, row: Row, selected: str, *, is_open: bool) -> None:
        """The photo as it is now."""
        event, item = self._context.bench.current, row.item
        self.reminder.setVisible(is_open and event is not None and event.reminded)
        self.verdict.show_row(row)
        self.marks.show_item(item, is_open=is_open)
        self.regions.setEnabled(is_open)
        self.regions.show_marks(() if row.is_reported else marks_of(item), selected)
        if event is not None:
            self.facts.show_item(event, item, is_open=is_open)
        self.facts.show_copies(item, same_files(self._context.bench.model.items()).get(item.path, ()))
        if item.path != self._asked:
            self._forget(item)
        if row.judged is not None and item.path != self._asked:
            self._asked = item.path
            self._ask(row)
        if row.is_reported:
            self.traces.forget()
        self.settle()

    def ask_past(self, item: EventItem) -> None:
        """Read anew what the register says."""
        if item.screening is not None:
            workplace, media, run = self._context.desk.workplace, item.screening.item, self._context.tasks.run
            run(lambda: past(workplace, media.sha256), while_alive(self, partial(self._take_past, item.path)))
            run(lambda: decided_of_likes(workplace, media), while_alive(self, partial(self._take_likes, item.path)))

    def _forget(self, item: EventItem) -> None:
        self._asked = ""
        self.begin_anew()
        self.facts.show_file(item, None)
        self.traces.forget()
        self.past.forget()
        self.verdict.show_likes((), self._context.desk.workplace.zone)

    def _ask(self, row: Row) -> None:
        item = row.item
        self.ask_past(item)
        if row.is_reported:
            return
        path, failed = item.found.path, while_alive(self, partial(self._no_traces, item.path))
        self._context.tasks.run(lambda: file_facts(path), while_alive(self, partial(self._take_facts, item)), failed, Lane.LONG)
        self._context.looks.carried(item.path, while_alive(self, partial(self._take_carried, item.path)), failed)

    def _is_still(self, path: str) -> bool:
        return self._asked == path

    def _take_facts(self, item: EventItem, facts: FileFacts) -> None:
        if self._is_still(item.path):
            self.facts.show_file(item, facts)
            self.settle()

    def _take_carried(self, path: str, found: tuple[Carried, ...]) -> None:
        row = self._context.bench.model.row(path)
        if self._is_still(path) and row is not None and not row.is_reported:
            self.traces.show_carried(found)
            self.facts.show_carried(row.item, found)
            self.settle()

    def _no_traces(self, path: str, error: BeeldkeurError) -> None:
        if self._is_still(path):
            self.traces.forget(self._context.catalogue.say(f"errors.{error.code}", **error.params))
            self.settle()

    def _take_past(self, path: str, lines: tuple[HistoryLine, ...]) -> None:
        if self._is_still(path):
            self.past.show_past(lines)
            self.settle()

    def _take_likes(self, path: str, decided: tuple[Answered | Marked, ...]) -> None:
        if self._is_still(path):
            self.verdict.show_likes(decided, self._context.desk.workplace.zone)
            self.settle()


def _line() -> QFrame:
    line = QFrame()
    line.setProperty("kind", "line")
    return line
