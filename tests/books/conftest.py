from __future__ import annotations

from pathlib import Path

import pytest

from app.workplace import Workplace
from tests.ui.book_keeping import workplace_in


@pytest.fixture
def workplace(tmp_path: Path) -> Workplace:
    return workplace_in(tmp_path / "home")
