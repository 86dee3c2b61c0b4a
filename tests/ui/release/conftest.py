from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.stand_ins import photo, photos
from tests.ui.programs import begin, permit, running, settle, workplace_at
from ui.main import Program
from ui.release.dialog import ReleaseDialog, open_release_dialog


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three photos with somebody in them, and one with nobody."""
    photos(tmp_path / "fotos", 3)
    photo(tmp_path / "fotos" / "leeg.jpg", 0, seed=9)
    return tmp_path / "fotos"


@pytest.fixture
def program(home: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Iterator[Program]:
    """The program with that folder open as an event."""
    permit(workplace_at(home))
    with running(home, monkeypatch) as program:
        program.window.show()
        begin(program, qtbot, folder)
        yield program


Open = Callable[..., ReleaseDialog]


@pytest.fixture
def dialog(program: Program, qtbot: QtBot) -> Iterator[Open]:
    """Opens the dialogue for all photos, or for those of these numbers."""

    def show(*numbers: int) -> ReleaseDialog:
        items = program.bench.model.items()
        chosen = [items[number] for number in numbers] if numbers else list(items)
        paths = tuple(item.path for item in chosen)
        open_release_dialog(program.window.context, paths, program.window)
        settle(program, qtbot)
        found = program.window.findChildren(ReleaseDialog)
        return found[-1]

    yield show
    for left in program.window.findChildren(ReleaseDialog):
        left.close()
