"""What waits, one at a time or as a sheet, with what is chosen of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.events.waiting import Waiting
from ui.language import translate
from ui.leader.obstacles import obstacle
from ui.leader.picture import PictureView
from ui.leader.pictures import LARGE_PX, SMALL_PX, Pictures, outlined_in
from ui.leader.sheet import Sheet
from ui.leader.waiting_model import WaitingModel
from ui.parts import button, muted
from ui.rooms import Context
from ui.theme import SPACE_8

SINGLE, SHEET = range(2)


class Browser(QStackedWidget):
    """Both views go over the same model; alone, exactly one is chosen."""

    chosen_changed = Signal()

    def __init__(self, context: Context, model: WaitingModel, pictures: Pictures) -> None:
        super().__init__()
        self._context, self._model, self._pictures = context, model, pictures
        self._at = 0
        self.view = PictureView(context.theme)
        self.view.moved.connect(self.move_by)
        self.place: QLabel = muted("")
        self.place.setWordWrap(False)
        self.place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.previous_button = _step(translate("Leader", "Previous"), "previous", context)
        self.previous_button.setObjectName("previousButton")
        self.next_button = _step(translate("Leader", "Next"), "next", context)
        self.next_button.setObjectName("nextButton")
        self.previous_button.clicked.connect(lambda _=False: self.move_by(-1))
        self.next_button.clicked.connect(lambda _=False: self.move_by(1))
        single = QWidget()
        column = QVBoxLayout(single)
        column.setContentsMargins(0, 0, SPACE_8, 0)
        column.setSpacing(SPACE_8)
        column.addWidget(self.view, 1)
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addWidget(self.previous_button)
        row.addWidget(self.place, 1)
        row.addWidget(self.next_button)
        column.addLayout(row)
        self.addWidget(single)
        self.sheet = Sheet(model, context.catalogue, context.theme, pictures)
        self.sheet.selectionModel().selectionChanged.connect(lambda *_: self.chosen_changed.emit())
        self.sheet.activated.connect(lambda index: self._open(index.row()))
        self.addWidget(self.sheet)
        pictures.arrived.connect(self._arrived)

    def load(self, rows: Sequence[Waiting], subject: str | None) -> None:
        """Show these; where one was decided, the next one takes its place. `subject` is a path to show first."""
        chosen = {one.sha256 for one in self.chosen()} if self.currentIndex() == SHEET else set()
        self._pictures.keep_only(rows)
        self._model.load(rows)
        named = next((row for row, one in enumerate(rows) if subject is not None and one.path == subject), None)
        self._at = max(0, min(self._at if named is None else named, len(rows) - 1))
        self._show()
        for row, one in enumerate(rows):
            if one.sha256 in chosen:
                self.sheet.selectionModel().select(self._model.index(row), QItemSelectionModel.SelectionFlag.Select)

    def show_sheet(self, *, is_sheet: bool) -> None:
        """The sheet, or one at a time: the one that was chosen there."""
        if is_sheet and self.currentIndex() != SHEET:
            self.sheet.setCurrentIndex(self._model.index(self._at))
        elif not is_sheet and self.currentIndex() == SHEET:
            self._at = max(0, self.sheet.currentIndex().row())
        self.setCurrentIndex(SHEET if is_sheet else SINGLE)
        self._show()
        self.chosen_changed.emit()

    def chosen(self) -> tuple[Waiting, ...]:
        """What a decision would be about, in the order of the list."""
        rows = self._model.rows()
        if self.currentIndex() == SINGLE:
            return rows[self._at : self._at + 1]
        chosen = sorted(index.row() for index in self.sheet.selectionModel().selectedIndexes())
        found = tuple(rows[row] for row in chosen if row < len(rows))
        for one in found:
            if not self._pictures.is_seen(one):
                self._pictures.picture(one, SMALL_PX)
        return found

    def move_by(self, step: int) -> None:
        """One further, or back."""
        self._at = max(0, min(self._at + step, self._model.rowCount() - 1))
        self._show()
        self.chosen_changed.emit()

    def focus(self) -> None:
        """Where the arrows work."""
        if self.isVisible():
            (self.sheet if self.currentIndex() == SHEET else self.view).setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, row: int) -> None:
        self._at = row
        self.show_sheet(is_sheet=False)

    def _show(self) -> None:
        rows = self._model.rows()
        if not rows:
            self.view.show_picture(None, "", "")
            return
        one = rows[self._at]
        image = self._pictures.picture(one, LARGE_PX)
        refusal = self._pictures.refusal(one)
        is_hidden = one.covers is None or refusal is not None
        words = obstacle(one, refusal, self._context.catalogue) if is_hidden else ""
        outlined = outlined_in(one)
        self.view.show_picture(image, words or translate("Leader", "The picture is on its way."), one.name, outlined)
        self.place.setText(translate("Leader", "{at} of {total}").format(at=self._at + 1, total=len(rows)))
        self.previous_button.setEnabled(self._at > 0)
        self.next_button.setEnabled(self._at < len(rows) - 1)

    def _arrived(self, sha256: str) -> None:
        if self._model.row_of(sha256) == self._at:
            self._show()


def _step(name: str, icon_name: str, context: Context) -> QPushButton:
    """A button of an icon alone: beside the place there is no room for words in large letters."""
    made = button("", icon_name, context.theme)
    made.setAccessibleName(name)
    made.setToolTip(name)
    return made
