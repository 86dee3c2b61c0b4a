"""Every room and dialogue of the program on a sample event, for tests that look at all of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app.preferences import Preferences
from app.text import Language
from tests.make_media import encoded, noise, time_exif
from tests.stand_ins import MAGENTA
from tests.ui.programs import is_idle, running
from tests.ui.video.making import write_film
from ui.main import Program
from ui.scenes import KIM, Scene, begin, scenes

NAMES = {
    "01-start": 2,
    "02-beker": 0,
    "03-finish": 5,
    "04-portret": 1,
    "05-mascotte": 0,
    "06-van-dichtbij": 1,
    "07-raket": 0,
    "08-tribune": 3,
    "09-koffie": 0,
    "11-gras": 0,
    "12-prijs": 1,
}
"""Photos of the sample event, named as the real ones are, and how many patches stand for faces in each."""


GLANCE_MS, GLANCES = 10, 3000


def make_photos(folder: Path) -> None:
    """Photos large enough for what the sample event draws on them."""
    for seed, (name, faces) in enumerate(NAMES.items()):
        picture = (noise(1280, 853, seed) * 0.3 + 60).astype(np.uint8)
        for place in range(faces):
            picture[200:300, 100 + 220 * place : 200 + 220 * place] = MAGENTA
        _write(folder / f"{name}.jpg", encoded(picture, "jpeg", exif=time_exif("2026:09:18 10:24:31")))
    _write(folder / "10-via-de-app.jpg", encoded((noise(640, 480, 99) * 0.3 + 60).astype(np.uint8), "jpeg"))
    write_film(folder / "14-sprint.mp4", 24, _sprint)
    _write(folder / "13-kapot.jpg", (folder / "02-beker.jpg").read_bytes()[:4000])


def _sprint(index: int) -> NDArray[np.uint8]:
    """A patch that stands for a face and wanders."""
    picture = np.full((360, 640, 3), 90, np.uint8)
    picture[100:180, 60 + 8 * index : 140 + 8 * index] = MAGENTA
    return picture


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


@contextmanager
def sample_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, **chosen: object) -> Iterator[Program]:
    """The program with its window shown at 1280x800 and the sample event in it; `chosen` are preferences."""
    preferences = Preferences(language="en", theme="light", name=KIM.name, welcomed=True, out=str(tmp_path / "out"))
    home = tmp_path / "home"
    home.mkdir(exist_ok=True)
    with running(home, monkeypatch, replace(preferences, **chosen), Language.EN) as program:  # type: ignore[arg-type]
        program.window.resize(1280, 800)
        program.window.show()
        begin(program, tmp_path, wait, make_photos)
        rest(program)
        yield program
        rest(program)
    for translator in program._speech._installed:  # the next program in this process speaks for itself
        QCoreApplication.removeTranslator(translator)


def wait(look: Callable[[], bool]) -> None:
    """Let the window live until something holds."""
    for _ in range(GLANCES):
        if look():
            return
        QTest.qWait(GLANCE_MS)  # between two glances; nothing depends on how long it is
    pytest.fail("the window did not come to rest")


def rest(program: Program) -> None:
    """Wait until nothing is under way, and what was asked for late was drawn."""
    wait(lambda: is_idle(program))
    for _ in range(8):  # a text that changes while a dialogue is first painted is laid out some rounds later
        QApplication.processEvents()
    wait(lambda: is_idle(program))


def walk(program: Program, look: Callable[[Scene, QWidget], None]) -> None:
    """Enter each scene and look at the page, or the dialogue over it."""
    for scene in scenes():
        scene.enter(program)
        rest(program)
        dialog = QApplication.activeModalWidget()
        assert (dialog is not None) is scene.name.startswith("dialog"), scene.name
        look(scene, dialog or program.window)
        if isinstance(dialog, QDialog):
            dialog.reject()
            dialog.deleteLater()
            rest(program)
