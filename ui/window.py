"""The window: the rail with its rooms, the menus, and what is dropped on it."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QPoint, QRect, QSize
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QMessageBox,
    QScrollArea,
    QStackedWidget,
    QStyle,
    QWidget,
)

from app.preferences import Preferences
from ui.answers import AnsweredElsewhere
from ui.consents.page import ConsentsPage
from ui.gallery.page import GalleryPage
from ui.help.page import HelpPage
from ui.home.page import HomePage
from ui.language import translate
from ui.leader.page import LeaderPage
from ui.people.page import PeoplePage
from ui.rail import Rail, name_of
from ui.register.page import RegisterPage
from ui.release.page import ResultsPage
from ui.review.page import ReviewPage
from ui.rooms import Context, Page, Room
from ui.settings.page import SettingsPage
from ui.theme import SPACE_16

PAGES: Mapping[Room, type[Page]] = {
    Room.HOME: HomePage,
    Room.GALLERY: GalleryPage,
    Room.REVIEW: ReviewPage,
    Room.PEOPLE: PeoplePage,
    Room.RESULTS: ResultsPage,
    Room.CONSENTS: ConsentsPage,
    Room.REGISTER: RegisterPage,
    Room.LEADER: LeaderPage,
    Room.SETTINGS: SettingsPage,
    Room.HELP: HelpPage,
}
SHOWS_VERDICTS = frozenset({Room.GALLERY, Room.REVIEW, Room.RESULTS})
NEEDS_EVENT = frozenset({Room.GALLERY, Room.REVIEW, Room.PEOPLE, Room.RESULTS})
KEYS = {room: number for number, room in enumerate((room for room in Room if room is not Room.PEOPLE), 1)} | {Room.PEOPLE: 0}
"""People came last, and took no other room's number away."""
TEXT_STEP, TEXT_SMALLEST, TEXT_LARGEST = 25, 100, 200


class MainWindow(QMainWindow):
    """The one window. Its pages are made anew when language, theme or text size change; their state is in the workbench."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.room = Room.HOME
        self._subject: str | None = None
        self.setAcceptDrops(True)
        self.setMinimumSize(960, 640)
        frame = QSize(0, self.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight))
        self.resize(QSize(1280, 800).boundedTo(self.screen().availableSize() - frame))
        if context.preferences.geometry:
            self.restoreGeometry(QByteArray(base64.b64decode(context.preferences.geometry)))
        self.context.bench.opened.connect(self._event_opened)
        self.context.bench.event_changed.connect(self._name_window)
        self._build()

    # Rooms

    def go(self, room: Room, subject: str | None = None) -> None:
        """Show a room; rooms of an event lead home while none is open."""
        if room in NEEDS_EVENT and self.context.bench.current is None:
            room, subject = Room.HOME, None
        self.room, self._subject = room, subject
        page = self.page(room)
        if self._stack.currentWidget() is not page:
            self._stack.setCurrentWidget(page)
            page.focus()  # Qt would choose what stands first
        self._rail.show_room(room)
        page.arrive(subject)
        focused = QApplication.focusWidget()
        if focused is None or not page.isAncestorOf(focused):
            page.focus()

    def show_focused(self, _: QWidget | None, now: QWidget | None) -> None:
        """Scroll to what has the focus where nothing of it is seen: Qt does so only inside one area, and only for Tab."""
        above = now.parentWidget() if now is not None else None
        while now is not None and above is not None:
            if isinstance(above, QScrollArea) and above.viewport().isAncestorOf(now):
                place = QRect(now.mapTo(above.viewport(), QPoint()), now.size())
                if not above.viewport().rect().intersects(place):
                    above.ensureWidgetVisible(now, 0, SPACE_16)
            above = above.parentWidget()

    def page(self, room: Room) -> Page:
        """The page of a room, made when it is first wanted."""
        if room not in self._pages:
            page = PAGES[room](self.context)
            self._pages[room] = page
            if room in SHOWS_VERDICTS:
                self._elsewhere.watch(page)
            self._stack.addWidget(page)
        return self._pages[room]

    def adopt(self, context: Context) -> None:
        """Another language, theme or text size: all pages are made anew, and the same room is shown."""
        self.context = context
        room, subject = self.room, self._subject
        self._build()
        self.go(room, subject)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the rail leaves its room to the page."""
        super().resizeEvent(event)
        self._rail.fit(self.width())

    # Built from preferences

    def _build(self) -> None:
        self._pages: dict[Room, Page] = {}
        self._stack = QStackedWidget()
        self._stack.setObjectName("rooms")
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._elsewhere = AnsweredElsewhere(self.context, whole)
        self._rail = Rail(self.context, self.go)
        row.addWidget(self._rail)
        row.addWidget(self._stack, 1)
        old = self.takeCentralWidget() if self.centralWidget() is not None else None
        self.setCentralWidget(whole)
        if old is not None:
            old.deleteLater()
        self._rail.fit(self.width())
        self._make_menus()
        self._event_opened()
        self.go(self.room, self._subject)

    # Menus

    def _make_menus(self) -> None:
        bar = self.menuBar()
        bar.clear()
        folder = bar.addMenu(translate("Window", "&Event"))
        self._act(folder, translate("Window", "&Open a folder…"), self._open_folder, "Ctrl+O")
        self._act(folder, translate("Window", "&Close the event"), self._close_event, "Ctrl+W")
        folder.addSeparator()
        self._act(folder, translate("Window", "&Quit"), self.close, "Ctrl+Q")
        edit = bar.addMenu(translate("Window", "E&dit"))
        undo, standard = self.context.bench.undo, QKeySequence.StandardKey
        again = dict.fromkeys((*QKeySequence.keyBindings(standard.Redo), QKeySequence("Ctrl+Y")))
        for action, keys in (
            (undo.createUndoAction(edit, translate("Window", "Undo")), QKeySequence.keyBindings(standard.Undo)),
            (undo.createRedoAction(edit, translate("Window", "Redo")), list(again)),
        ):
            action.setShortcuts(keys)
            edit.addAction(action)
        view = bar.addMenu(translate("Window", "&View"))
        for room in Room:
            self._act(view, name_of(room), partial(self.go, room), f"Ctrl+{KEYS[room]}")
        view.addSeparator()
        self._act(view, translate("Window", "Larger text"), lambda: self._resize_text(TEXT_STEP), "Ctrl++")
        self._act(view, translate("Window", "Smaller text"), lambda: self._resize_text(-TEXT_STEP), "Ctrl+-")
        now = self.context.preferences
        themes = {
            translate("Window", "As the system"): replace(now, theme=None),
            translate("Window", "Light"): replace(now, theme="light"),
            translate("Window", "Dark"): replace(now, theme="dark"),
        }
        self._choose(view.addMenu(translate("Window", "&Theme")), themes, now)
        spoken = replace(now, language=self.context.catalogue.language.value)
        languages = {"Nederlands": replace(spoken, language="nl"), "English": replace(spoken, language="en")}
        self._choose(view.addMenu(translate("Window", "&Language")), languages, spoken)
        help_menu = bar.addMenu(translate("Window", "&Help"))
        self._act(help_menu, translate("Window", "Help and about"), lambda: self.go(Room.HELP), "F1")

    def _act(self, menu: QMenu, text: str, do: Callable[[], object], keys: str) -> QAction:
        action = QAction(text, menu)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _=False: do())
        menu.addAction(action)
        return action

    def _choose(self, menu: QMenu, choices: Mapping[str, Preferences], shown: Preferences) -> None:
        """One of several preferences; the menus are built anew with each change."""
        group = QActionGroup(menu)
        for text, preferences in choices.items():
            action = QAction(text, menu)
            action.setCheckable(True)
            action.setChecked(preferences == shown)
            action.triggered.connect(lambda _=False, wanted=preferences: self._prefer(wanted))
            group.addAction(action)
            menu.addAction(action)

    def _prefer(self, wanted: Preferences) -> None:
        now = self.context.preferences
        self.context.remember(replace(now, theme=wanted.theme, language=wanted.language))

    def _resize_text(self, step: int) -> None:
        preferences = self.context.preferences
        size = min(TEXT_LARGEST, max(TEXT_SMALLEST, preferences.text_percent + step))
        self.context.remember(replace(preferences, text_percent=size))

    # The event

    def _event_opened(self) -> None:
        is_open = self.context.bench.current is not None
        self._rail.enable(dict.fromkeys(NEEDS_EVENT, is_open))
        self._name_window()
        if not is_open and self.room in NEEDS_EVENT:
            self.go(Room.HOME)

    def _name_window(self) -> None:
        event = self.context.bench.current
        self.setWindowTitle(f"{event.name} - Beeldkeur" if event else "Beeldkeur")

    def _open_folder(self) -> None:
        self.go(Room.HOME)
        home = self.page(Room.HOME)
        if isinstance(home, HomePage):
            home.choose_folder()

    def _close_event(self) -> None:
        if self._may_stop():
            self.context.bench.close_event()

    # Dropping and closing

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Files or folders were dropped, or named on the command line: the room that is shown comes first."""
        if paths and not self.page(self.room).take(paths):
            self.go(Room.HOME)
            self.page(Room.HOME).take(paths)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files are welcome."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take files from this machine."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.open_paths(paths)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask while work is under way; remember the window's place."""
        if not self._may_stop():
            event.ignore()
            return
        geometry = base64.b64encode(self.saveGeometry().data()).decode()
        bench = self.context.bench
        last = bench.current.id if bench.current else None
        self.context.remember(replace(self.context.preferences, geometry=geometry, last_event=last))
        bench.stop()
        event.accept()

    def _may_stop(self) -> bool:
        bench = self.context.bench
        if not (bench.is_screening or bench.is_releasing or bench.is_unsaved):
            return True
        question = QMessageBox(self)
        question.setIcon(QMessageBox.Icon.Question)
        question.setWindowTitle("Beeldkeur")
        question.setText(self._under_way())
        question.setInformativeText(
            translate("Window", "What is done stays done. The rest goes on the next time you open this event.")
            if bench.is_screening or bench.is_releasing
            else translate("Window", "Go on working, and make sure that the disk has room and can be written to.")
        )
        stop = question.addButton(translate("Window", "Stop"), QMessageBox.ButtonRole.AcceptRole)
        stay = question.addButton(translate("Window", "Go on working"), QMessageBox.ButtonRole.RejectRole)
        question.setDefaultButton(stay)
        question.exec()
        return question.clickedButton() is stop

    def _under_way(self) -> str:
        if self.context.bench.is_releasing:
            return translate("Window", "Files are being released. Stop?")
        if self.context.bench.is_screening:
            return translate("Window", "Files are still being looked at. Stop?")
        return translate("Window", "Your last decisions could not be saved. Stop all the same?")
