"""Start of the window: everything is made once here and handed on."""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from app.errors import BeeldkeurError, EnvironmentBrokenError
from app.events.broken_off import BrokenOff, bring_broken_off_to_an_end
from app.events.desk import Desk
from app.events.store import EventStore
from app.log import NAME, start_log
from app.preferences import Preferences, load_preferences, save_preferences
from app.settings import Places, Settings, load_settings, places
from app.text import Catalogue, Language, load_catalogue
from app.workplace import Workplace, system_language
from ui.double_clicks import DoubleClicks
from ui.language import Speech, translate
from ui.looks import Looks
from ui.motion import is_reduced, keep_still
from ui.release.broken_off import tell_broken_off
from ui.rooms import Context
from ui.tasks import Tasks
from ui.theme import DARK, LIGHT, Theme, apply, system_theme
from ui.window import MainWindow
from ui.workbench import Workbench

BROKEN = 4
SHOWS_ANEW = ("language", "theme", "text_percent", "reduced_motion")
"""Preferences that change how everything looks or reads."""


class Program(QObject):
    """What lives as long as the window: the core's desk, the threads, the pictures, and the preferences."""

    def __init__(self, app: QApplication, workplace: Workplace, preferences: Preferences, otherwise: Language) -> None:
        """Make everything; `otherwise` is the language where the user chose none in the window.

        Raises:
            EnvironmentBrokenError: when the program's own files cannot be used.
        """
        super().__init__()
        self._app, self._places = app, workplace.places
        self._preferences, self._otherwise = preferences, otherwise
        self._speech = Speech(app)
        self.desk = Desk(workplace, EventStore(workplace.places.events))
        self.tasks = Tasks(self)
        self.looks = Looks(self.tasks, self)
        self._catalogue = self._set_language()
        self._theme = self._set_theme()
        self.bench = Workbench(self.desk, self.tasks, self._catalogue, self)
        self.bench.opened.connect(self.looks.forget)
        self.looks.still_of = self.bench.model.still_of
        self.window = MainWindow(self._context())
        app.focusChanged.connect(self.window.show_focused)
        self._double_clicks = DoubleClicks(self)
        app.focusWindowChanged.connect(self._double_clicks.watch)
        self.tasks.failed.connect(self.show_error)
        self.tasks.bug.connect(self._show_bug)
        QGuiApplication.styleHints().colorSchemeChanged.connect(lambda _: self._follow_system())

    def close(self) -> None:
        """End everything: what is being saved is saved first."""
        self.bench.stop()
        self.tasks.close()
        self.looks.close()
        self.desk.close()
        self._speech.fall_silent()
        self._app.focusWindowChanged.disconnect(self._double_clicks.watch)

    def tidy(self) -> None:
        """Bring to an end what an earlier run left unfinished, and say what that was."""
        work = partial(_tidy, self.desk, self._preferences)
        self.tasks.run(work, lambda found: tell_broken_off(found, self.window))

    def remember(self, preferences: Preferences) -> None:
        """Keep preferences, and show at once what they change."""
        before, self._preferences = self._preferences, preferences
        try:
            save_preferences(self._places.preferences, preferences)
        except BeeldkeurError as error:
            self.show_error(error)
        if any(getattr(before, name) != getattr(preferences, name) for name in SHOWS_ANEW):
            self._show_anew()

    def show_error(self, error: BeeldkeurError) -> None:
        """What happened, what it means, what to do; the log gets the code."""
        logging.getLogger(NAME).warning("%s: %s", type(error).__name__, error.code)
        say_error(self.window, self._catalogue, error)

    def read_preferences(self) -> Preferences:
        """The preferences as they are now."""
        return self._preferences

    def _context(self) -> Context:
        return Context(
            desk=self.desk,
            tasks=self.tasks,
            looks=self.looks,
            bench=self.bench,
            theme=self._theme,
            catalogue=self._catalogue,
            go=lambda room, subject=None: self.window.go(room, subject),
            read_preferences=self.read_preferences,
            remember=self.remember,
            show_error=self.show_error,
        )

    def _show_anew(self) -> None:
        self._catalogue = self._set_language()
        self._theme = self._set_theme()
        if self._catalogue.language is not self.bench.catalogue.language:
            self.bench.speak(self._catalogue)
        self.window.adopt(self._context())

    def _follow_system(self) -> None:
        if self._preferences.theme is None and system_theme(self._app) is not self._theme:
            self._show_anew()

    def _set_language(self) -> Catalogue:
        chosen = Language(self._preferences.language) if self._preferences.language else self._otherwise
        self._speech.speak(chosen)
        return load_catalogue(chosen)

    def _set_theme(self) -> Theme:
        chosen: Theme = {"light": LIGHT, "dark": DARK}.get(self._preferences.theme or "") or system_theme(self._app)
        apply(self._app, chosen, self._preferences.text_percent / 100)
        keep_still(self._app, still=is_reduced(self._app, chosen=self._preferences.reduced_motion))
        return chosen

    def _show_bug(self, error: BaseException) -> None:
        logging.getLogger(NAME).error("a bug of ours", exc_info=error)
        box = QMessageBox(QMessageBox.Icon.Critical, "Beeldkeur", translate("Window", "Something went wrong in the program."))
        box.setInformativeText(
            translate(
                "Window",
                "What was released stands in the register. Try again; if it happens again, send the log: it holds no paths "
                "and no people.",
            )
        )
        box.exec()


def say_error(parent: QWidget | None, catalogue: Catalogue, error: BeeldkeurError) -> None:
    """A dialogue with an error's sentence."""
    box = QMessageBox(
        QMessageBox.Icon.Warning, "Beeldkeur", catalogue.say(f"errors.{error.code}", **error.params), parent=parent
    )
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.exec()


def make_app() -> QApplication:
    """The application, named; the one that is there already where a test made it."""
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication(["beeldkeur"])
    app.setApplicationName("Beeldkeur")
    app.setDesktopFileName("beeldkeur")
    return app


def workplace_here(home: Places, settings: Settings, register: str | None) -> Workplace:
    """Where this call works. `register` is a SQLAlchemy URL; None is the default."""
    return Workplace(home, settings, register or home.register_url)


def run_window(*, lang: str | None = None, register: str | None = None, paths: Sequence[Path] = ()) -> int:
    """Show the window until it is closed.

    Args:
        lang: `nl` or `en`; None is what was chosen, else the system's.
        register: a SQLAlchemy URL; None is the default.
        paths: folders or files to begin with.

    Returns:
        The exit code.
    """
    app = make_app()
    home = places(os.environ)
    language = Language(lang) if lang else system_language(os.environ)
    try:
        start_log(home.log)
        settings = load_settings(home.settings)
        preferences = load_preferences(home.preferences)
        if lang:
            preferences = replace(preferences, language=None)
        elif settings.language:
            language = Language(settings.language)
        lock = _only_window(home)
        program = Program(app, workplace_here(home, settings, register), preferences, language)
    except BeeldkeurError as error:
        say_error(None, load_catalogue(language), error)
        return BROKEN
    program.window.show()
    program.tidy()
    if paths:
        program.window.open_paths(paths)
    try:
        return app.exec()
    finally:
        program.close()
        lock.unlock()


def _only_window(home: Places) -> QLockFile:
    """Two windows on the same events would each undo what the other decided. A lock that a killed one left is no obstacle.

    Raises:
        EnvironmentBrokenError: `window-open-already`.
    """
    lock = QLockFile(str(home.home / "window.lock"))
    lock.setStaleLockTime(0)
    if not lock.tryLock(0):
        raise EnvironmentBrokenError("window-open-already")
    return lock


def _tidy(desk: Desk, preferences: Preferences) -> tuple[BrokenOff, ...]:
    """Bring to an end what an earlier run left unfinished, and let old events expire."""
    found = bring_broken_off_to_an_end(desk.workplace)
    desk.recent(timedelta(days=preferences.retention_days))
    return found
