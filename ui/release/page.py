"""What was released, and what was held."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from app.events.desk import PutForward
from app.events.event import EventItem, Use
from app.events.telling import left_before
from app.model import Verdict
from app.records import Departure
from ui.badges import Badge, fate_words
from ui.flow import FlowLayout
from ui.language import translate
from ui.parts import Banner, BannerKind, EmptyState, button, primary_button, title
from ui.put_forward import put_forward_kind, put_forward_words
from ui.release.dialog import open_release_dialog
from ui.release.outlook import BEFORE, FAILED, HELD, RELEASED
from ui.release.result_detail import ResultDetail
from ui.release.results_list import ResultsList
from ui.release.results_model import ResultsModel, ending_of
from ui.release.sounds import Sounds, read_sounds, with_sound
from ui.rooms import Context, Page, Room
from ui.tasks import Lane
from ui.theme import SPACE_12, SPACE_16, SPACE_24

SHORTEST_EM = 16
"""How high list and details are at least; where the window is lower, the page scrolls."""


class ResultsPage(Page):
    """What was released, and what was held."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("resultsPage")
        self.results = ResultsModel(context.catalogue, self)
        self._heard: set[str] = set()
        self._is_referring = False
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._make_empty())
        self._stack.addWidget(self._make_whole())
        bench = context.bench
        bench.opened.connect(self._read)
        bench.release_ended.connect(self._read)
        bench.event_changed.connect(self._read)
        bench.judged.connect(self._judged)
        self._read()

    def arrive(self, subject: str | None) -> None:
        """Show what there is; `subject` is the path of an item to choose."""
        self._read()
        row = self.results.row_of(subject) if subject else (0 if not self.chosen() else -1)
        if row >= 0:
            self.list.setCurrentIndex(self.results.index(row))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    # What it shows

    def _make_empty(self) -> QWidget:
        to_photos = primary_button(translate("Release", "To the photos"), "photos", self.context.theme)
        to_photos.setObjectName("toPhotosButton")
        to_photos.clicked.connect(lambda _=False: self.context.go(Room.GALLERY))
        lines = (
            translate("Release", "Nothing of this event was released yet."),
            translate(
                "Release",
                "Choose photos or videos and press Release: each gets its covers, loses what the file tells about place "
                "and maker, is checked once more, and gets a line in the register. What may not leave is listed here "
                "with the reason.",
            ),
        )
        return EmptyState("folder-out", translate("Release", "Released photos and videos"), lines, [to_photos])

    def _make_whole(self) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(SPACE_24, SPACE_16, SPACE_24, SPACE_16)
        column.setSpacing(SPACE_12)
        column.addWidget(title(translate("Release", "Released photos and videos")))
        self.summary = Banner(BannerKind.SUCCESS, "")
        self.summary.setObjectName("summaryBanner")
        column.addWidget(self.summary)
        column.addWidget(self._make_filters())
        self.list = ResultsList(self.results, self.context.catalogue, self.context.theme)
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._chosen_changed())
        self.results.modelReset.connect(self._chosen_changed)
        self.list.activated.connect(lambda _: self._review())
        self.detail = ResultDetail(self.context, self.results)
        side = QWidget()
        beside = QVBoxLayout(side)
        beside.setContentsMargins(SPACE_16, 0, 0, 0)
        beside.setSpacing(SPACE_12)
        beside.addWidget(self.detail, 1)
        beside.addWidget(self._make_actions())
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.addWidget(self.list)
        self._split.addWidget(side)
        self._split.setChildrenCollapsible(False)
        self._split.setStretchFactor(0, 3)
        self._split.setStretchFactor(1, 2)
        self._split.setSizes([600, 400])  # by themselves, all buttons would stand in one line, and leave the list little
        self._split.setMinimumHeight(SHORTEST_EM * self.fontMetrics().height())
        column.addWidget(self._split, 1)
        area = QScrollArea()  # with large letters there is more than fits
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole.setProperty("kind", "page")
        area.setWidget(whole)
        return area

    def _make_filters(self) -> QWidget:
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_12)
        filters = QWidget()
        flow = FlowLayout(filters)
        self._filters: dict[str | None, QPushButton] = {}
        for fate in (None, RELEASED, BEFORE, HELD, FAILED):
            one = button("", None, self.context.theme)
            one.setObjectName(f"filter-{fate or 'all'}")
            one.setCheckable(True)
            one.setChecked(fate is None)
            one.clicked.connect(partial(self._filter, fate))
            self._filters[fate] = one
            flow.addWidget(one)
        row.addWidget(filters, 1)
        self.folder_button = button(translate("Release", "Open the folder"), "folder-open", self.context.theme)
        self.folder_button.setObjectName("openFolderButton")
        self.folder_button.clicked.connect(lambda _=False: self._open_folder())
        row.addWidget(self.folder_button)
        row.setDirection(QBoxLayout.Direction.LeftToRight)
        return bar

    def _make_actions(self) -> QWidget:
        bar = QWidget()
        flow = FlowLayout(bar)
        theme = self.context.theme
        self.review_button = button(translate("Release", "Review"), "search", theme)
        self.again_button = button(translate("Release", "Try again"), "refresh", theme)
        self.refer_button = button(translate("Release", "Put to the school leader"), "leader", theme)
        self.copy_button = button(translate("Release", "Copy the paths"), "document", theme)
        self.look_up_button = button(translate("Release", "Look up in the register"), "register", theme)
        for name, one, do in (
            ("reviewButton", self.review_button, self._review),
            ("againButton", self.again_button, self._again),
            ("referButton", self.refer_button, self._refer),
            ("copyButton", self.copy_button, self._copy),
            ("lookUpButton", self.look_up_button, self._look_up),
        ):
            one.setObjectName(name)
            one.clicked.connect(lambda _=False, do=do: do())
            flow.addWidget(one)
        return bar

    def _read(self) -> None:
        """Once all came to an end, not item by item."""
        current, stopped = self.context.bench.current, self.context.bench.stopped
        use, left_none = current.use if current is not None else Use(), stopped is not None and not stopped.released
        self.results.load(self.context.bench.model.items(), use, left_none=left_none)
        self._tell()
        self._judged()
        self._read_left()

    def _tell(self) -> None:
        """How many there are of each, and what is chosen."""
        is_any = self.results.count() > 0 or self.context.bench.stopped is not None
        self._stack.setCurrentIndex(int(is_any))
        for fate, one in self._filters.items():
            name = self._name_of(fate)
            text = f"{name[:1].upper()}{name[1:]} ({self.results.count(fate)})"
            one.setText(text)
            one.setAccessibleName(text)
        self._filters[BEFORE].setVisible(self.results.count(BEFORE) > 0 or self.results.fate == BEFORE)
        self._summarise()
        self._chosen_changed()
        self._read_sounds()

    def _name_of(self, group: str | None) -> str:
        if group == BEFORE:
            return fate_words(Badge.RELEASED_BEFORE, self.context.catalogue)
        return self.context.catalogue.say(f"words.fate-{group}") if group else translate("Release", "all")

    def _read_left(self) -> None:
        """What the register says of earlier releases: an item itself keeps what came of its last try alone."""
        tried = tuple(item for item in self.context.bench.model.items() if item.ending is not None)
        if tried:
            work = partial(left_before, self.context.desk.workplace, tried)
            self.context.tasks.run(work, self._take_left, self.context.show_error, Lane.LONG)

    def _take_left(self, left: Mapping[str, tuple[Departure, ...]]) -> None:
        if isValid(self):
            chosen = self.chosen()
            if self.results.take_left(left):
                self._choose_again(chosen)
                self._tell()

    def _choose_again(self, chosen: Sequence[EventItem]) -> None:
        """They stand in another order now."""
        row = self.results.row_like(chosen[0]) if chosen else -1
        if row >= 0:
            self.list.setCurrentIndex(self.results.index(row))

    def _judged(self) -> None:
        """What is on record may be another: a consent that was withdrawn, a file that was taken down."""
        rows = self.context.bench.model.rows()
        known = {row.item.path: row.judged.standing for row in rows if row.judged and row.judged.standing is not None}
        chosen = self.chosen()
        if self.results.take_standings(known):
            self._summarise()
            self._choose_again(chosen)
            self._chosen_changed()
            self._read_left()
        else:
            self._refresh_buttons()

    def _read_sounds(self) -> None:
        exports = with_sound(self.results.released())
        if exports and set(exports) != self._heard:
            self._heard = set(exports)
            work = partial(read_sounds, self.context.desk.workplace, exports)
            self.context.tasks.run(work, self._take_sounds, self.context.show_error, Lane.LONG)

    def _take_sounds(self, sounds: Sounds) -> None:
        if isValid(self):
            self.results.take_sounds(sounds)
            self._chosen_changed()

    def _summarise(self) -> None:
        stopped = self.context.bench.stopped
        released, before, held, failed = (self.results.count(group) for group in (RELEASED, BEFORE, HELD, FAILED))
        earlier = translate("Release", "%n released before.", None, before) if before else ""
        if stopped is not None:
            words = translate("Release", "Stopped: %n file(s) released, {left} not.", None, stopped.released)
            said = [words.format(left=stopped.left), earlier]
            self.summary.show_text(BannerKind.WARNING, " ".join(part for part in said if part))
            return
        gone = self.results.to_take_down()
        said = [
            self._released_text(released),
            earlier,
            _taken_back(gone) if gone else "",
            translate("Release", "%n stay(s) for now: see the reasons.", None, held) if held else "",
            translate("Release", "%n failed.", None, failed) if failed else "",
        ]
        is_well = released and not failed and not gone
        kind = BannerKind.SUCCESS if is_well else BannerKind.WARNING if failed or gone else BannerKind.NOTICE
        self.summary.show_text(kind, " ".join(part for part in said if part))

    def _released_text(self, released: int) -> str:
        """What the last run came to, where there was one for what the event is released for now."""
        current = self.context.bench.current
        if current is None or current.channel is None or self.results.is_tried:
            return translate("Release", "%n file(s) released.", None, released)
        channel = self.context.catalogue.say(f"words.channel-{current.channel}")
        return translate("Release", "Nothing was released for {channel} on this consent yet.").format(channel=channel)

    def _filter(self, fate: str | None, _: bool = False) -> None:  # noqa: FBT001, FBT002 - as Qt tells it
        for one, shown in self._filters.items():
            shown.setChecked(one == fate)
        self.results.show_fate(fate)

    # What is chosen

    def chosen(self) -> tuple[EventItem, ...]:
        """The chosen items, in the order of the list."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedIndexes())
        items = self.results.items()
        return tuple(items[row] for row in rows if row < len(items))

    def _chosen_changed(self) -> None:
        self.detail.show_items(self.chosen())
        self._refresh_buttons()

    def _refresh_buttons(self) -> None:
        """Each button keeps its place: what is about to be clicked never turns into something else."""
        chosen = self.chosen()
        stayed = [item for item in chosen if ending_of(item).fate != RELEASED]
        left = [item for item in chosen if ending_of(item).fate == RELEASED]
        self.folder_button.setVisible(bool(self.results.released()))
        self.review_button.setEnabled(len(chosen) == 1 and chosen[0].screening is not None)
        self.again_button.setEnabled(bool(stayed))
        self.refer_button.setEnabled(bool(self._referable(stayed)))
        self.copy_button.setEnabled(bool(left))
        self.look_up_button.setEnabled(len(left) == 1)

    def _referable(self, items: list[EventItem]) -> list[EventItem]:
        rows = (self.context.bench.model.row(item.path) for item in items)
        return [row.item for row in rows if row and row.judged and row.judged.verdict is Verdict.REFERRED]

    # What can be done

    def _review(self) -> None:
        chosen = self.chosen()
        if len(chosen) == 1 and chosen[0].screening is not None:
            self.context.go(Room.REVIEW, chosen[0].path)

    def _again(self) -> None:
        paths = tuple(item.path for item in self.chosen() if ending_of(item).fate != RELEASED)
        open_release_dialog(self.context, paths, self)

    def _refer(self) -> None:
        if self._is_referring:  # the button stays enabled meanwhile: it would lose the keyboard to the page's neighbour
            return
        bench, desk = self.context.bench, self.context.desk
        opened, chosen = bench.snapshot(), self._referable(list(self.chosen()))
        work = partial(desk.put_forward, opened, chosen, bench.catalogue)
        self._mark_referring(is_under_way=True)
        done = partial(self._mark_referring, is_under_way=False)
        self.context.tasks.run(work, self._referred, self.context.show_error, at_last=done)

    def _mark_referring(self, *, is_under_way: bool) -> None:
        if isValid(self):
            self._is_referring = is_under_way

    def _referred(self, told: PutForward) -> None:
        if isValid(self):
            said = put_forward_words(told, self.context.desk.workplace.zone, self.context.catalogue)
            self.summary.show_text(put_forward_kind(told), said)

    def _copy(self) -> None:
        outputs = [ending_of(item).output for item in self.chosen()]
        QGuiApplication.clipboard().setText("\n".join(output for output in outputs if output))

    def _look_up(self) -> None:
        entry = next((ending_of(item).entry for item in self.chosen() if ending_of(item).entry), None)
        self.context.go(Room.REGISTER, entry)

    def _open_folder(self) -> None:
        """The folder of what is chosen, else of what left last."""
        outputs = [ending_of(item) for item in (self.chosen() or self.results.released()) if ending_of(item).output]
        outputs = outputs or [ending_of(item) for item in self.results.released()]
        if outputs:
            last = max(outputs, key=lambda ending: ending.at)
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(last.output or "").parent)))


def _taken_back(gone: int) -> str:
    return translate("Release", "Of %n file(s) a release is to be taken down: a consent was withdrawn.", None, gone)
