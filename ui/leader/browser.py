"""What waits, one at a time or as a sheet, with what is chosen of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.events.waiting import Waiting
from app.records import Look
from ui.enlarged import EnlargedDialog
from ui.language import translate
from ui.leader.film_view import FilmView
from ui.leader.obstacles import obstacle
from ui.leader.pictures import LARGE_PX, SMALL_PX, Pictures, outlined_in
from ui.leader.sheet import Sheet
from ui.leader.sight import Seen
from ui.leader.waiting_model import WaitingModel
from ui.parts import button, muted
from ui.rooms import Context
from ui.theme import SPACE_8

WHOLE = 100
SINGLE, SHEET = range(2)


class Browser(QStackedWidget):
    """Both views go over the same model; alone, exactly one is chosen. `watched`: more of a video was on the screen.

    `seen` tells what was on the screen as it would go out: alone in full size, on the sheet as a tile.
    """

    chosen_changed = Signal()
    watched = Signal()

    def __init__(self, context: Context, model: WaitingModel, pictures: Pictures) -> None:
        super().__init__()
        self._context, self.model, self.pictures = context, model, pictures
        self._at = 0
        self.seen = Seen(self)
        self.film = FilmView(context)
        self.film.seen.connect(partial(self.seen.put, side=LARGE_PX))
        self.film.moved.connect(self.move_by)
        self.film.showing.moved.connect(lambda _: self.watched.emit())
        self.film.showing.broke.connect(pictures.refuse)
        self.view = self.film.picture
        self.view.enlarged.connect(self._enlarge)
        self.place: QLabel = muted("")
        self.place.setWordWrap(False)
        self.place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.previous_button = _step_button(
            translate("Leader", "Previous"), translate("Leader", "Previous (Up)"), "previous", context
        )
        self.previous_button.setObjectName("previousButton")
        self.next_button = _step_button(translate("Leader", "Next"), translate("Leader", "Next (Down)"), "next", context)
        self.next_button.setObjectName("nextButton")
        self.previous_button.clicked.connect(lambda _=False: self._step(self.previous_button, -1))
        self.next_button.clicked.connect(lambda _=False: self._step(self.next_button, 1))
        single = QWidget()
        column = QVBoxLayout(single)
        column.setContentsMargins(0, 0, SPACE_8, 0)
        column.setSpacing(SPACE_8)
        column.addWidget(self.film, 1)
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addWidget(self.previous_button)
        row.addWidget(self.place, 1)
        row.addWidget(self.next_button)
        column.addLayout(row)
        self.addWidget(single)
        self.sheet = Sheet(model, context.catalogue, context.theme, pictures)
        self.sheet.delegate.seen.connect(partial(self.seen.put, side=SMALL_PX))
        self.sheet.selectionModel().selectionChanged.connect(lambda *_: self.chosen_changed.emit())
        self.sheet.activated.connect(lambda index: self._open(index.row()))
        self.addWidget(self.sheet)
        pictures.arrived.connect(self._arrived)

    def load(self, rows: Sequence[Waiting], subject: str | None) -> None:
        """Show these. Whatever is shown or chosen stays so; where it waits no more, the next one is shown in its place.

        Args:
            rows: what waits.
            subject: the path of an item to show first; None: none is asked for.
        """
        chosen = {one.sha256 for one in self.chosen()} if self.currentIndex() == SHEET else set()
        named = next((row for row, one in enumerate(rows) if subject is not None and one.path == subject), None)
        at, current = self._kept(rows, self._at), self._kept(rows, self.sheet.currentIndex().row())
        self.pictures.keep_only(rows)
        self.model.load(rows)
        self._at = at if named is None else named
        self._show()
        selection = self.sheet.selectionModel()
        selection.setCurrentIndex(self.model.index(current), QItemSelectionModel.SelectionFlag.NoUpdate)
        for row, one in enumerate(rows):
            if one.sha256 in chosen:
                selection.select(self.model.index(row), QItemSelectionModel.SelectionFlag.Select)

    def _kept(self, rows: Sequence[Waiting], at: int) -> int:
        """Where what stands at a row will stand among these: else the first after it that still waits, or the last before."""
        old, new = self.model.rows(), {one.sha256: row for row, one in enumerate(rows)}
        at = max(at, 0)
        return next((new[one.sha256] for one in (*old[at:], *reversed(old[:at])) if one.sha256 in new), 0)

    def show_sheet(self, *, is_sheet: bool) -> None:
        """The sheet, or one at a time: the one that was chosen there."""
        if is_sheet and self.currentIndex() != SHEET:
            self.sheet.setCurrentIndex(self.model.index(self._at))
        elif not is_sheet and self.currentIndex() == SHEET:
            self._at = max(0, self.sheet.currentIndex().row())
        self._show()  # before it comes into view
        self.setCurrentIndex(SHEET if is_sheet else SINGLE)
        self.chosen_changed.emit()

    def chosen(self) -> tuple[Waiting, ...]:
        """What a decision would be about, in the order of the list."""
        rows = self.model.rows()
        if self.currentIndex() == SINGLE:
            return rows[self._at : self._at + 1]
        chosen = sorted(index.row() for index in self.sheet.selectionModel().selectedIndexes())
        return tuple(rows[row] for row in chosen if row < len(rows))

    def has_seen(self, one: Waiting) -> bool:
        """Whether one of those that are chosen was on the screen; alone, it has to be there now."""
        if self.currentIndex() == SHEET:
            return self.seen.has(one, SMALL_PX)
        return self.view.image is not None and self.seen.has(one, LARGE_PX)

    def move_by(self, step: int) -> None:
        """One further, or back."""
        self._at = max(0, min(self._at + step, self.model.rowCount() - 1))
        self._show()
        self.chosen_changed.emit()

    def _step(self, pressed: QPushButton, by: int) -> None:
        """By a button: the keys are the picture's then, unless it was pressed by the keyboard and can be once more."""
        self.move_by(by)
        if not (pressed.hasFocus() and pressed.isEnabled()):
            self.focus()

    def focus(self) -> None:
        """Where the arrows work."""
        if self.isVisible():
            (self.sheet if self.currentIndex() == SHEET else self.view).setFocus(Qt.FocusReason.OtherFocusReason)

    def can_play(self, one: Waiting) -> bool:
        """Whether it is a video that may be shown."""
        is_film = one.screening is not None and one.screening.clip is not None
        is_shown = one.covers is not None and not self.pictures.is_withheld(one)
        return is_film and is_shown and self.pictures.refusal(one) is None

    def look_at(self, one: Waiting, pts: int) -> None:
        """Show a moment of a video, one at a time."""
        self._at = max(0, self.model.row_of(one.sha256))
        self._show()
        self.setCurrentIndex(SINGLE)
        self.film.showing.player.pause()
        self.film.showing.go(pts)

    def percent_of(self, one: Waiting) -> int | None:
        """Of how much of a video something was on the screen; None where no frame was."""
        return self.film.showing.percent_of(one)

    def look_of(self, one: Waiting) -> Look:
        """How much of an item was on the screen of whoever decides now, to be kept with the decision."""
        has_seen = self.seen.has(one, SMALL_PX)
        if one.screening is None or one.screening.clip is None:
            return Look(WHOLE if has_seen else 0)
        return Look(self.percent_of(one) or 0, stills=has_seen)

    def leave(self) -> None:
        """Whoever decided leaves: what they saw, nobody else did."""
        self.film.offer(None)
        self.film.showing.forget()
        self.seen.forget()

    def _open(self, row: int) -> None:
        self._at = row
        self.show_sheet(is_sheet=False)

    def _show(self) -> None:
        rows = self.model.rows()
        if not rows:
            self.film.offer(None)
            self.film.show_still(None, None, "", ())
            return
        one = rows[self._at]
        self.film.offer(one if self.can_play(one) else None)
        image = self.pictures.picture(one, LARGE_PX)
        outlined = outlined_in(one, image.size()) if image is not None else ()
        self.film.show_still(one, image, self._why_not(one), outlined)
        self.place.setText(translate("Leader", "{at} of {total}").format(at=self._at + 1, total=len(rows)))
        self._enable(self.previous_button, on=self._at > 0)
        self._enable(self.next_button, on=self._at < len(rows) - 1)

    def _enable(self, step: QPushButton, *, on: bool) -> None:
        """One that has the focus gives it to the picture before it goes: Qt would give it to whatever comes next."""
        if step.hasFocus() and not on:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        step.setEnabled(on)

    def _enlarge(self) -> None:
        """Large, until somebody goes back or it may not be seen any more; a video stands still meanwhile."""
        (one,), image = self.chosen(), self.view.image
        if image is None:
            return
        self.film.showing.player.pause()
        dialog = EnlargedDialog(self._context.theme, self.view.accessibleName(), self.view.outlined, self)
        self.view.left.connect(dialog.reject)
        dialog.open()
        dialog.view.show_image(image)
        if one.screening is None or one.screening.clip is None:
            self.pictures.fetch_whole(one, partial(_show_whole, dialog))

    def _why_not(self, one: Waiting) -> str:
        """What is said where no picture is to be seen."""
        refusal, is_withheld = self.pictures.refusal(one), self.pictures.is_withheld(one)
        if one.covers is None or refusal is not None or is_withheld:
            return obstacle(replace(one, is_reported=is_withheld), refusal, self._context.catalogue)
        return translate("Leader", "The picture is on its way.")

    def _arrived(self, sha256: str) -> None:
        if self.model.row_of(sha256) == self._at:
            self._show()


def _show_whole(dialog: EnlargedDialog, image: QImage) -> None:
    if isValid(dialog):
        dialog.view.show_image(image)


def _step_button(name: str, tip: str, icon_name: str, context: Context) -> QPushButton:
    """A button of an icon alone: beside the place there is no room for words in large letters."""
    made = button("", icon_name, context.theme)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setAccessibleName(name)
    made.setToolTip(tip)
    return made
