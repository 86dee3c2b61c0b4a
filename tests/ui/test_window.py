"""The window itself."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QSize

from tests.ui.programs import running
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
