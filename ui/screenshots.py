"""`screenshots`: every screen in both languages and themes, of a sample event, for people to look at."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app.preferences import Preferences
from app.settings import Places, Settings
from app.text import Language
from ui.main import Program, make_app, workplace_here
from ui.scenes import KIM, Scene, begin, scenes

SIZES = ((1280, 800), (1920, 1080))
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
QUIET_MS, PATIENCE_MS = 150, 120_000


def run_screenshots(directory: Path) -> int:
    """Render every screen into `directory`; the exit code."""
    directory.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, _program(Path(folder)) as program:
        begin(program, Path(folder), _wait)
        for language in Language:
            for theme in THEMES:
                program.remember(replace(program.read_preferences(), language=language.value, theme=theme))
                for width, height in SIZES:
                    program.window.resize(width, height)
                    for scene in scenes():
                        _take(program, scene, directory / f"{scene.name}-{language}-{theme}-{width}x{height}.png")
    return 0


@contextmanager
def _program(home: Path) -> Iterator[Program]:
    app = make_app()
    workplace = workplace_here(Places(home / "program"), Settings(), None)
    preferences = Preferences(language="nl", theme="light", name=KIM.name, welcomed=True, out=str(home / "vrijgegeven"))
    program = Program(app, workplace, preferences, Language.NL)
    program.window.resize(*SIZES[0])
    program.window.show()
    try:
        yield program
    finally:
        program.window.hide()
        program.close()


def _take(program: Program, scene: Scene, file: Path) -> None:
    scene.enter(program)
    _settle(program)
    dialog = QApplication.activeModalWidget()
    target: QWidget = dialog or program.window
    if not target.grab().save(str(file)):
        raise OSError(f"cannot write {file.name}")
    if isinstance(dialog, QDialog):
        dialog.reject()
        dialog.deleteLater()
    sys.stdout.write(f"{file.name}\n")


def _settle(program: Program) -> None:
    """Let all that is under way arrive: pictures, records, verdicts."""
    _wait(lambda: not (program.tasks.is_busy or program.looks.is_busy))
    _pause(QUIET_MS)
    _wait(lambda: not (program.tasks.is_busy or program.looks.is_busy))


def _wait(until: Callable[[], bool]) -> None:
    """Let the window live until something holds.

    Raises:
        TimeoutError: when it does not come to hold.
    """
    left = PATIENCE_MS
    while not until():
        _pause(20)
        left -= 20
        if left <= 0:
            raise TimeoutError("the window did not come to rest")


def _pause(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
    QApplication.sendPostedEvents()
