from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.stand_ins import AtOnce, photos
from tests.ui.leader.asking import arrive, doubt
from tests.ui.programs import begin, permit, running, workplace_at
from ui.leader.page import LeaderPage
from ui.main import Program


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    photos(tmp_path / "fotos", 3)
    return tmp_path / "fotos"


@pytest.fixture
def program(home: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Iterator[Program]:
    """Three photos of which somebody was in doubt; all were put to the leader."""
    permit(workplace_at(home))
    monkeypatch.setattr("app.events.waiting.Workers", AtOnce)
    with running(home, monkeypatch) as program:
        program.window.show()
        begin(program, qtbot, folder)
        doubt(program, qtbot)
        yield program


@pytest.fixture
def page(program: Program, qtbot: QtBot) -> LeaderPage:
    return arrive(program, qtbot)
