"""Rules of the window's house that are about what a file may import."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import ui

UI = Path(ui.__file__).parent
THREADED = ("threading", "_thread", "concurrent", "multiprocessing", "asyncio", "PySide6.QtConcurrent")
THREADED_NAMES = {"QThread", "QThreadPool", "QRunnable", "QtConcurrent"}
HARMLESS = {"concurrent.futures.Future"}  # what somebody else's thread will answer; starts none
WHERE_THREADS_START = "tasks.py"
BELOW = ("sqlalchemy", "cv2", "PIL", "simplejpeg", "app.register", "app.media.image")
TURNED = {
    "QComboBox",
    "QFontComboBox",
    "QSpinBox",
    "QDoubleSpinBox",
    "QDateTimeEdit",
    "QDateEdit",
    "QTimeEdit",
    "QSlider",
    "QDial",
}
WHERE_THEY_STAND_STILL = "still.py"
WHERE_ENTER_PRESSES = "parts.py"
FIRST_TO_IMPORT = {("__main__.py", "cv2")}  # imported only to undo what the import does to Qt's variables


def imported(source: str) -> Iterator[str]:
    """Everything a file imports, wherever in it, with the whole dotted name."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{name.name}" for name in node.names)


def within(name: str, modules: tuple[str, ...]) -> bool:
    return any(name == module or name.startswith(module + ".") for module in modules)


def starts_threads(source: str) -> set[str]:
    """What in a file could start a thread or a process."""
    names = set(imported(source))
    names |= {node.attr for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Attribute)}
    return {name for name in names - HARMLESS if within(name, THREADED) or name.rpartition(".")[2] in THREADED_NAMES}


def goes_below(source: str) -> set[str]:
    return {name for name in imported(source) if within(name, BELOW)}


def is_turned_by_the_wheel(source: str) -> set[str]:
    """What in a file would change while somebody scrolls past it."""
    names = {name.rpartition(".")[2] for name in imported(source)}
    return TURNED & (names | {node.attr for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Attribute)})


def is_not_pressed_by_enter(source: str) -> bool:
    """Whether a file makes a push button of Qt's own: in a page, and where a dialogue chose another one, Enter passes it by."""
    made = (node.func for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    names = (one.id if isinstance(one, ast.Name) else one.attr if isinstance(one, ast.Attribute) else "" for one in made)
    return "QPushButton" in names


def files() -> list[Path]:
    return sorted(UI.rglob("*.py"))


@pytest.mark.parametrize("file", files(), ids=lambda file: file.relative_to(UI).as_posix())
def test_threads_start_in_one_file(file: Path) -> None:
    if file.relative_to(UI).as_posix() != WHERE_THREADS_START:
        assert not starts_threads(file.read_text("utf-8"))


@pytest.mark.parametrize("file", files(), ids=lambda file: file.relative_to(UI).as_posix())
def test_the_window_neither_decodes_nor_asks_the_register_itself(file: Path) -> None:
    name = file.relative_to(UI).as_posix()
    assert not {found for found in goes_below(file.read_text("utf-8")) if (name, found) not in FIRST_TO_IMPORT}


@pytest.mark.parametrize("file", files(), ids=lambda file: file.relative_to(UI).as_posix())
def test_no_field_is_changed_by_who_scrolls_past_it(file: Path) -> None:
    if file.relative_to(UI).as_posix() != WHERE_THEY_STAND_STILL:
        assert not is_turned_by_the_wheel(file.read_text("utf-8"))


@pytest.mark.parametrize("file", files(), ids=lambda file: file.relative_to(UI).as_posix())
def test_every_push_button_is_pressed_by_enter(file: Path) -> None:
    if file.relative_to(UI).as_posix() != WHERE_ENTER_PRESSES:
        assert not is_not_pressed_by_enter(file.read_text("utf-8"))


@pytest.mark.parametrize("source", ["QPushButton()", "QtWidgets.QPushButton('Stop')"])
def test_a_push_button_of_qts_own_is_seen(source: str) -> None:
    assert is_not_pressed_by_enter(source)
    assert not is_not_pressed_by_enter(source.replace("QPush", "Push"))


@pytest.mark.parametrize(
    "source",
    [
        "from PySide6.QtWidgets import QComboBox, QWidget",
        "from PySide6 import QtWidgets\nQtWidgets.QDateEdit()",
        "from PySide6.QtWidgets import QSlider as Bar",
    ],
)
def test_what_the_wheel_would_turn_is_seen(source: str) -> None:
    assert is_turned_by_the_wheel(source)


@pytest.mark.parametrize(
    "source",
    [
        "import threading",
        "def later():\n    from concurrent.futures import ThreadPoolExecutor",
        "import concurrent.futures as futures",
        "from multiprocessing import Process",
        "from PySide6.QtCore import QObject, QThread as T\nQThread()",
        "from PySide6 import QtCore\nQtCore.QThreadPool.globalInstance()",
        "from PySide6 import QtConcurrent",
        "from PySide6.QtCore import QRunnable as R",
    ],
)
def test_what_starts_a_thread_is_seen(source: str) -> None:
    assert starts_threads(source)


@pytest.mark.parametrize(
    "source",
    ["from concurrent.futures import Future", "from PySide6.QtCore import QTimer", "from app.batch.workers import Workers"],
)
def test_what_starts_none_is_let_through(source: str) -> None:
    assert not starts_threads(source)


@pytest.mark.parametrize(
    "source",
    [
        "import cv2",
        "from PIL import Image",
        "from app.media import image",
        "from app.media.image import read",
        "from app.register import open_register",
        "import app.register.store",
        "from sqlalchemy.orm import Session",
        "from app import register",
    ],
)
def test_what_goes_below_is_seen(source: str) -> None:
    assert goes_below(source)
