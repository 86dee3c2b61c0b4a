"""The open event at a glance: what is safe, what is not, and the choice of what leaves."""

from __future__ import annotations

import gc

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ui.gallery.actions import Actions
from ui.gallery.banners import Banners
from ui.gallery.choosing import ChoosingBar
from ui.gallery.concerns import Concerns
from ui.gallery.delegate import TileDelegate, plain_palette
from ui.gallery.facts import Mark, can_release
from ui.gallery.filters import Filters
from ui.gallery.grid import Grid, Pictures
from ui.gallery.header import LARGE_TEXT, Header
from ui.gallery.in_use import InUse
from ui.gallery.kept import View, keep, kept
from ui.gallery.progress import Progress
from ui.gallery.shown import Shown
from ui.gallery.staying import Staying
from ui.gallery.tiles import Tiles
from ui.gallery.warning import Warned
from ui.gallery.wording import Wording
from ui.language import translate
from ui.parts import EmptyState, button
from ui.release.dialog import open_release_dialog
from ui.rooms import Context, Page, Room
from ui.theme import SPACE_12, SPACE_16, SPACE_24

COUNT_MS, COUNT_MANY_MS, MANY = 150, 900, 2000
"""Counts follow so soon after a change, less soon where there are many items to count; many changes are counted once."""


class GalleryPage(Page):
    """The open event at a glance."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        wording = Wording(context.catalogue)
        self.shown = Shown(context.bench.model, wording, self)
        self._tiles = Tiles(context.looks, context.theme, self, lambda: context.manner)
        self.grid = self._make_grid(wording)
        self.actions_ = Actions(context, self.grid, wording, self)
        self.header = Header(context, wording)
        self.banners = Banners(context.theme, stacked=context.preferences.text_percent >= LARGE_TEXT)
        self.progress = Progress(context)
        self.warned = Warned(context.theme)
        self.filters = Filters(context.theme, wording)
        self.bar = ChoosingBar(context.theme, self.actions_)
        self.concerns = Concerns(context, self.banners, self.actions_, self)
        self._lay_out()
        self._recount = QTimer(self)
        self._recount.setSingleShot(True)
        self._recount.setInterval(COUNT_MS)
        self._recount.timeout.connect(self.count)
        self._connect()
        self._restore()
        self._drop_reported()
        self.begin_at(self.grid)
        self.count()

    def arrive(self, subject: str | None) -> None:
        """Come back to the item that was looked at."""
        self.shown.arrange()
        if subject is not None:
            self.grid.go_to(subject)
        elif not self.grid.currentIndex().isValid() and self.shown.rowCount():
            self.grid.setCurrentIndex(self.shown.index(0))
            self.grid.clearSelection()
        self.grid.want_again()
        self.concerns.ask_again()
        rest()

    def to_release(self) -> tuple[str, ...]:
        """What the primary action would release: what is chosen; where nothing is, what is selected."""
        starred = [row for row in self.context.bench.model.rows() if row.item.starred]
        return tuple(row.item.path for row in starred or self.actions_.selected() if can_release(row))

    def count(self) -> None:
        """Bring counts and the primary action up to date."""
        self._recount.stop()
        rows = self.context.bench.model.rows()
        self._recount.setInterval(COUNT_MS if len(rows) < MANY else COUNT_MANY_MS)
        self.filters.count(rows)
        self.bar.show_chosen(sum(row.item.starred for row in rows))
        self.bar.allow(len(self.grid.selectedIndexes()))
        self.header.show_release(len(self.to_release()))
        self.concerns.tell()
        self._show_stage()

    # Made once

    def _make_grid(self, wording: Wording) -> Grid:
        context = self.context
        delegate = TileDelegate(self._tiles, context.theme, wording, self)
        grid = Grid(self.shown, Pictures(context.looks, self._tiles, delegate))
        grid.setObjectName("grid")
        grid.setAccessibleName(translate("Gallery", "Photos and videos of this event"))
        grid.setAccessibleDescription(
            translate("Gallery", "Arrows: move. S or Space: choose. Enter: review. Delete: do not use.")
        )
        grid.setPalette(plain_palette(context.theme))
        grid.setStyleSheet(f"QListView {{ background: {context.theme.window}; padding: 0; }}")
        grid.set_scale(context.preferences.text_percent / 100)
        return grid

    def _lay_out(self) -> None:
        sheet = QWidget()
        sheet.setProperty("kind", "page")
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(sheet)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scroll)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(SPACE_24, SPACE_16, SPACE_24, SPACE_16)
        column.setSpacing(SPACE_12)
        self._clear = button(translate("Gallery", "Show all"), "close", self.context.theme)
        nothing = EmptyState(
            "filter",
            translate("Gallery", "Nothing is like this"),
            (translate("Gallery", "Nothing in this event fits the filter."),),
            (self._clear,),
        )
        self.stage = QStackedWidget()
        self.stage.addWidget(self.grid)
        self.stage.addWidget(nothing)
        self._staying = Staying(self.grid, self.stage)
        self._in_use = InUse(self.grid)
        for widget in (self.header, self.banners, self.progress, self.warned, self.filters):
            column.addWidget(widget)
        column.addWidget(self.stage, 1)
        column.addWidget(self.bar)

    def _connect(self) -> None:
        bench = self.context.bench
        bench.opened.connect(self._opened)
        bench.judged.connect(self._count_soon)
        bench.screening_ended.connect(self._count_soon)
        bench.screening_ended.connect(rest)
        bench.event_changed.connect(self._count_soon)
        bench.model.dataChanged.connect(self._changed)
        bench.release_ended.connect(self._count_soon)
        self._in_use.changed.connect(self.shown.hold)
        self.shown.arranged.connect(self._show_stage)
        self.shown.arranged.connect(self._count_soon)  # what is not shown any more is not selected, and Qt does not tell
        self.actions_.undone.connect(self.warned.warn)
        self.banners.left.connect(self.focus)
        self.header.release_asked.connect(self.release)
        self.filters.wanted.connect(self.shown.want)
        for told in (self.filters.wanted, self.filters.ordered, self.grid.sized):
            told.connect(self._keep)
        self.filters.wanted.connect(lambda wanted: self.bar.only.setChecked(Mark.STARRED in wanted.marks))
        self.filters.ordered.connect(self.shown.sort_by)
        self.filters.sized.connect(self.grid.set_tile_px)
        self.grid.sized.connect(self.filters.size_slider.setValue)
        self.bar.only.clicked.connect(lambda on: self.filters.set_mark(Mark.STARRED, on=on))
        self.grid.opened.connect(self._review)
        self.grid.chosen.connect(self._selected)
        self._clear.clicked.connect(self.filters.clear)

    # Wired

    def release(self) -> None:
        """Ask how, and release."""
        paths = self.to_release()
        if paths:
            open_release_dialog(self.context, paths, self)
            if self.context.bench.is_releasing:
                self.context.go(Room.RESULTS)

    def _review(self, path: str) -> None:
        self.actions_.review.trigger()

    def _changed(self, first: QModelIndex, last: QModelIndex) -> None:
        self._drop_reported(range(first.row(), last.row() + 1))
        self._count_soon()

    def _drop_reported(self, places: range | None = None) -> None:
        """Of what was reported, no picture stays in memory."""
        model = self.context.bench.model
        for place in range(model.rowCount()) if places is None else places:
            row = model.at(place)
            if row.is_reported:
                self._tiles.drop(row.item.path)
                self.context.looks.drop(row.item.path)

    def _keep(self) -> None:
        event = self.context.bench.current
        if event is not None:
            keep(self.context.bench, View(event.id, self.shown.wanted, self.shown.order, self.grid.tile_px))

    def _restore(self) -> None:
        """The page was made anew: as it was."""
        view = kept(self.context.bench)
        if view is not None:
            self.grid.set_tile_px(view.tile_px)
            self.filters.size_slider.setValue(view.tile_px)
            self.filters.restore(view.wanted, view.order)

    def _count_soon(self) -> None:
        if not self._recount.isActive():
            self._recount.start()

    def _opened(self) -> None:
        self._tiles.forget()
        self.warned.warn("")
        self._drop_reported()
        if self.context.bench.current is None:
            gc.unfreeze()
        self.filters.clear()
        self.count()
        self.concerns.ask_again()

    def _selected(self) -> None:
        self.bar.show_selected(len(self.grid.selectedIndexes()))
        self._count_soon()

    def _show_stage(self) -> None:
        empty = self.shown.rowCount() == 0 and bool(self.context.bench.model.rowCount())
        self.stage.setCurrentIndex(1 if empty else 0)


def rest() -> None:
    """Let Python's search for garbage pass by the items of the event: with 10,000 of them it would stall the window each time.

    They are looked at again once the event is closed.
    """
    gc.freeze()
