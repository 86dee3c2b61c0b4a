from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.flow.event import make_photos, record_consents
from tests.ui.flow.x11 import xvfb


@pytest.fixture
def screen() -> Iterator[str]:
    """A real X server; where it is not installed there are no such tests, but in CI it is."""
    if not shutil.which("Xvfb") and "CI" not in os.environ:
        pytest.skip("needs Xvfb")
    with xvfb() as display:
        yield display


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    """The folder of an activity."""
    folder = tmp_path / "Sportdag"
    make_photos(folder)
    return folder


@pytest.fixture
def school(tmp_path: Path) -> Path:
    """The program's own folder, with consents on record."""
    home = tmp_path / "home"
    home.mkdir()
    record_consents(home, tmp_path)
    return home
