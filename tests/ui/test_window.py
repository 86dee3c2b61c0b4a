"""The window itself."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QKeySequence, QUndoCommand
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.preferences import Preferences
from tests.ui.programs import running
from ui.rail import NARROW_EM, Rail
from ui.window import MainWindow


@pytest.mark.parametrize(
    ("screen", "least"), [(QSize(1366, 728), QSize(1280, 640)), (QSize(1024, 700), QSize(1000, 640))], ids=["laptop", "small"]
)
def test_it_first_opens_no_larger_than_the_screen(
    screen: QSize, least: QSize, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(MainWindow, "screen", lambda _: SimpleNamespace(availableSize=lambda: screen), raising=False)
    with running(home, monkeypatch) as program:
        size = program.window.size()
    assert size.boundedTo(screen) == size
    assert size.expandedTo(least) == size


def test_in_a_narrow_window_the_page_has_the_room_of_the_rails_words(
    home: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    with running(home, monkeypatch, Preferences(text_percent=200)) as program:
        window = program.window
        window.resize(1280, 800)
        window.show()
        narrow = NARROW_EM * window.fontMetrics().height()
        assert window.width() < narrow
        rail = window.findChild(Rail)
        assert rail is not None
        slim = rail.width()
        window.resize(narrow + 10, 800)
        qtbot.waitUntil(lambda: rail.width() > 2 * slim)
        window.resize(1280, 800)
        qtbot.waitUntil(lambda: rail.width() == slim)


@pytest.mark.parametrize("keys", ["Ctrl+Y", "Ctrl+Shift+Z"])
def test_what_was_taken_back_is_done_again_by_either_key(
    keys: str, home: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    with running(home, monkeypatch) as program:
        with qtbot.waitActive(program.window):
            program.window.show()
        program.bench.undo.push(QUndoCommand("x"))
        QTest.keySequence(program.window, QKeySequence("Ctrl+Z"))
        assert program.bench.undo.canRedo()
        QTest.keySequence(program.window, QKeySequence(keys))
        assert not program.bench.undo.canRedo()
