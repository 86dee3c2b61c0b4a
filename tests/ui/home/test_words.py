from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from app.events.event import Event
from app.events.store import Kept
from app.model import Setting
from app.text import Language
from ui.home.words import days_text, setting_options, state_text, suggested_name
from ui.language import Speech
from ui.main import make_app


@pytest.fixture
def english(qtbot: QtBot) -> Iterator[None]:
    before = QLocale()
    speech = Speech(make_app())
    speech.speak(Language.EN)
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (None, ""),
        ((date(2026, 9, 18), date(2026, 9, 18)), "18 September 2026"),
        ((date(2026, 9, 10), date(2026, 9, 11)), "10 to 11 September 2026"),
        ((date(2026, 9, 30), date(2026, 10, 2)), "30 September to 2 October 2026"),
        ((date(2025, 12, 31), date(2026, 1, 1)), "31 December 2025 to 1 January 2026"),
    ],
)
@pytest.mark.usefixtures("english")
def test_days_are_written_without_saying_anything_twice(days: tuple[date, date] | None, words: str) -> None:
    assert days_text(days) == words


@pytest.mark.usefixtures("english")
def test_an_event_says_until_when_it_is_kept() -> None:
    touched = datetime(2026, 3, 1, 12, tzinfo=UTC)
    event = Event(id="e", name="x", setting=Setting.OTHER, roots=(), created_at=touched)
    assert state_text(Kept(event, touched, 3, 2), timedelta(days=30)).endswith("kept until 31 March")
    assert "2027" in state_text(Kept(event, touched, 3, 0), timedelta(days=365))
    assert " 2 released " in state_text(Kept(event, touched, 3, 2), timedelta(days=30))
    assert "released" not in state_text(Kept(event, touched, 3, 0), timedelta(days=30))


@pytest.mark.parametrize(
    ("folder", "name"),
    [("Sportdag_groep 7", "Sportdag groep 7"), ("DCIM", ""), ("102APPLE", ""), ("Downloads", "")],
)
def test_a_folder_suggests_the_name_unless_it_says_nothing(folder: str, name: str, tmp_path: Path) -> None:
    place = tmp_path / folder
    place.mkdir()
    assert suggested_name([place]) == name
    assert suggested_name([place / "1.jpg", place / "2.jpg"]) == name
    assert suggested_name([]) == ""


@pytest.mark.usefixtures("english")
def test_every_setting_is_offered_with_its_help_and_the_recording_of_a_lesson_is_not_allowed() -> None:
    options = {option.value: option for option in setting_options()}
    assert set(options) == set(Setting)
    assert all(option.help_text for option in options.values())
    assert [value for value, option in options.items() if not option.allowed] == [Setting.LESSON_RECORDING]
    assert "A7" in options[Setting.LESSON_RECORDING].help_text
