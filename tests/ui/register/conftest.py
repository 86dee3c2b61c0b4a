from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.book_keeping import Place, place_of, workplace_in
from ui.tasks import Tasks


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path) -> Iterator[Place]:
    tasks = Tasks()
    yield place_of(workplace_in(tmp_path / "home"), tasks)
    tasks.close()
