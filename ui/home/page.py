"""Begin an event, or come back to one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFileDialog,
    QFrame,
    QMessageBox,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from app.books.choices import RegisterPlace, register_place
from app.events.desk import Desk
from app.events.event import Event
from app.events.store import Kept
from app.media.sniff import MEDIA_ENDINGS
from ui.home.drop_zone import DropZone
from ui.home.new_event import NewEventDialog
from ui.home.recent import EventRow, GoingOnCard, RecentCard, going_on_button, open_button
from ui.home.teaching import Promise, Steps
from ui.home.welcome import WelcomeCard
from ui.home.whereabouts import whereabouts_of
from ui.home.words import facts_text, state_text
from ui.language import translate
from ui.parts import Banner, BannerKind, title
from ui.rooms import Context, Page, Room
from ui.theme import SPACE_24, SPACE_32

WIDE_UP_TO_PERCENT = 130
"""With larger text than this, what stands side by side goes one below the other."""
WIDEST_EM, NARROW_EM = 62, 46


@dataclass(frozen=True, slots=True)
class _Known:
    """What was read for this page."""

    kept: tuple[Kept, ...]
    register: RegisterPlace


class HomePage(Page):
    """Begin an event, or come back to one."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._awaited: str | None = None
        self._kept: tuple[Kept, ...] = ()
        self._is_wide = context.preferences.text_percent <= WIDE_UP_TO_PERCENT
        self._drop = DropZone(context.theme)
        self._drop.dropped.connect(self.take)
        self._drop.folder_wanted.connect(self.choose_folder)
        self._drop.photos_wanted.connect(self.choose_photos)
        self._promise = Promise()
        self._note = Banner(BannerKind.NOTICE, "")
        self._note.setObjectName("homeNote")
        self._note.hide()
        self._first, self._others = QVBoxLayout(), QVBoxLayout()
        self.begin_at(self._drop.folder_button)
        self._build()
        context.bench.opened.connect(self._opened)

    # What the window asks

    def arrive(self, subject: str | None) -> None:
        """Show what there is now."""
        self._read()

    def take(self, paths: Sequence[Path]) -> bool:
        """Begin an event with these."""
        if paths and self._may_change_event():
            whereabouts_of(self.context).note(paths)
            dialog = NewEventDialog(self.context, tuple(paths), self.window())
            dialog.open()
        return True

    def choose_folder(self) -> None:
        """Ask for a folder."""
        self._choose(translate("Home", "Which folder?"), QFileDialog.FileMode.Directory)

    def choose_photos(self) -> None:
        """Ask for photos."""
        self._choose(translate("Home", "Which photos and videos?"), QFileDialog.FileMode.ExistingFiles)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, as in a dialogue."""
        focused = QApplication.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QPushButton):
            focused.click()
        else:
            super().keyPressEvent(event)

    # The page

    def _build(self) -> None:
        inside = QWidget()
        inside.setProperty("kind", "page")
        direction = QBoxLayout.Direction.LeftToRight if self._is_wide else QBoxLayout.Direction.TopToBottom
        self._sides = QBoxLayout(direction)
        self._sides.setSpacing(SPACE_24)
        left = QVBoxLayout()
        left.setSpacing(SPACE_24)
        left.addWidget(self._drop)
        left.addWidget(Steps(is_wide=self._is_wide))
        left.addWidget(self._promise)
        left.addStretch(1)
        self._sides.addLayout(left, 3)
        self._sides.addLayout(self._others)
        middle = self._middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_24)
        column.addWidget(title(translate("Home", "Which photos and videos would you like to use?")))
        column.addWidget(self._note)
        self._welcome = None if self.context.preferences.welcomed else WelcomeCard(self.context)
        if self._welcome is not None:
            self._welcome.done.connect(self._welcomed)
            column.addWidget(self._welcome)
        column.addLayout(self._first)
        column.addLayout(self._sides)
        column.addStretch(1)
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        row.setContentsMargins(SPACE_32, SPACE_24, SPACE_32, SPACE_24)
        row.addStretch(1)
        row.addWidget(middle, 100)
        row.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    @property
    def _retention(self) -> timedelta:
        return timedelta(days=self.context.preferences.retention_days)

    def _read(self) -> None:
        desk, retention, current = self.context.desk, self._retention, self.context.bench.current
        self.context.tasks.run(lambda: _known(desk, retention, current), self._show)

    def _show(self, known: _Known) -> None:
        if not isValid(self):
            return
        self._kept = known.kept
        is_elsewhere = self.window().focusWidget() not in (None, self, self._begins_at)
        self._promise.tell(None if known.register.is_local else known.register.name)
        _empty(self._first)
        _empty(self._others)
        current = self.context.bench.current
        first_id = current.id if current is not None else self.context.preferences.last_event
        first = next((kept for kept in known.kept if kept.event.id == first_id), None)
        focused: QWidget = self._drop.folder_button
        if first is None and self._welcome is not None and not self._welcome.isHidden():
            focused = self._welcome.name_field
        if first is not None:
            focused = going_on = going_on_button(first, self.context.theme, is_open=current is not None)
            row = self._row(first, going_on, is_wide=self._is_wide)
            card = GoingOnCard(row, is_open=current is not None)
            self._first.addWidget(card)
            card.show()  # the layout would do so a moment later, and what is hidden takes no focus
        others = [self._row(kept, open_button(kept, self.context.theme)) for kept in known.kept if kept is not first]
        if others:
            self._others.addWidget(RecentCard(others, self._retention))
            self._others.addStretch(1)
        self._sides.setStretch(1, 2 if others else 0)
        self._middle.setMaximumWidth((WIDEST_EM if others else NARROW_EM) * self.fontMetrics().height())
        self._drop.make_first(is_first=first is None)
        self.begin_at(focused)
        if not is_elsewhere:  # Enter does what is likeliest
            self.focus()

    def _welcomed(self) -> None:
        """What was asked first is answered."""
        if self._welcome is not None:
            self._welcome.hide()
            if self._begins_at is self._welcome.name_field:
                self.begin_at(self._drop.folder_button)
                self.focus()

    def _row(self, kept: Kept, opening: QPushButton, *, is_wide: bool = False) -> EventRow:
        words = facts_text(kept, self.context.catalogue), state_text(kept, self._retention)
        row = EventRow(kept, words, opening, self.context.theme, is_wide=is_wide)
        row.wanted.connect(self._reopen)
        row.unwanted.connect(self._ask_to_forget)
        return row

    def _tell(self, text: str) -> None:
        self._note.show_text(BannerKind.NOTICE, text)
        self._note.setVisible(bool(text))

    # Doing

    def _choose(self, name: str, mode: QFileDialog.FileMode) -> None:
        if not self._may_change_event():
            return
        dialog = QFileDialog(self.window(), name, str(whereabouts_of(self.context).start()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(mode)
        if mode is QFileDialog.FileMode.ExistingFiles:
            endings = " ".join(f"*{ending}" for ending in sorted(MEDIA_ENDINGS))
            photos, everything = translate("Home", "Photos and videos"), translate("Home", "All files")
            dialog.setNameFilters([f"{photos} ({endings})", f"{everything} (*)"])
        dialog.filesSelected.connect(lambda names: self.take([Path(name) for name in names]))
        dialog.open()

    def _may_change_event(self) -> bool:
        """While photos are being released the event stays: another one would break that off."""
        is_releasing = self.context.bench.is_releasing
        self._tell(
            translate("Home", "Files are being released. Wait until that is done, then begin another event.")
            if is_releasing
            else ""
        )
        return not is_releasing

    def _reopen(self, event_id: str) -> None:
        current = self.context.bench.current
        if current is not None and current.id == event_id:
            self.context.go(Room.GALLERY)
        elif self._may_change_event():
            self._awaited = event_id
            self.context.bench.reopen(event_id, self._missing)

    def _missing(self) -> None:
        self._awaited = None
        if isValid(self):
            self._tell(translate("Home", "This event is not kept any more: its term is over. Begin it anew."))
            self._read()

    def _opened(self) -> None:
        current = self.context.bench.current
        if current is None:
            self._read()
            return
        if self.context.preferences.last_event != current.id:  # a kill leaves no time to say so later
            self.context.remember(replace(self.context.preferences, last_event=current.id))
        if self._awaited == current.id:
            self._awaited = None
            self.context.go(Room.GALLERY)
        else:
            self._read()

    def _ask_to_forget(self, event_id: str) -> None:
        kept = next((kept for kept in self._kept if kept.event.id == event_id), None)
        if kept is None or not self._may_change_event():
            return
        box = QMessageBox(self.window())
        box.setObjectName("forgetBox")
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle("Beeldkeur")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(translate("Home", "Forget “{name}”?").format(name=kept.event.name))
        box.setInformativeText(
            translate(
                "Home",
                "What was found and decided in it is deleted from this computer. Your own files, the released files "
                "and the register stay.",
            )
        )
        forget = box.addButton(translate("Home", "Forget"), QMessageBox.ButtonRole.DestructiveRole)
        forget.setObjectName("forgetButton")
        keep = box.addButton(translate("Home", "Keep"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        forget.clicked.connect(lambda: self._forget(event_id))
        box.open()

    def _forget(self, event_id: str) -> None:
        bench, desk = self.context.bench, self.context.desk
        if bench.current is not None and bench.current.id == event_id:
            bench.close_event()
        if self.context.preferences.last_event == event_id:
            self.context.remember(replace(self.context.preferences, last_event=None))
        self.context.tasks.run(lambda: desk.forget(event_id), lambda _: self._read() if isValid(self) else None)


def _known(desk: Desk, retention: timedelta, current: Event | None) -> _Known:
    """What there is; an event that is open is being worked on, so its term begins anew and it never expires under its user."""
    if current is not None:
        desk.save(current)
    return _Known(desk.kept(retention), register_place(desk.workplace))


def _empty(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
