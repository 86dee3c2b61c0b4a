"""Days as people write them, wherever a text holds one as machines write it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from app.text import Language
from ui.dates import days_in, days_text, with_words
from ui.language import locale_of


@pytest.fixture(autouse=True)
def _locale(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(locale_of(Language.NL))
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("De dag (2026-09-18) is opgegeven.", "De dag (18 september 2026) is opgegeven."),
        ("van 2024-05-14 10:30, dus", "van 14 mei 2024, 10:30, dus"),
        ("2026:09:18 10:24:31+02:00", "18 september 2026, 10:24:31 +02:00"),
        ("2026-09-18T10:24:31.125Z; 2026-09-19", "18 september 2026, 10:24:31 Z; 19 september 2026"),
        ("2026-09-18..2026-09-19", "18 september 2026 to 19 september 2026"),
    ],
)
def test_a_day_in_a_text_is_written_as_people_write_it(text: str, said: str) -> None:
    assert with_words(text) == said


@pytest.mark.parametrize("text", ["SL-2026-09-18", "2026-09-18/A", "2026-13-45", "0000:00:00 00:00:00", "10:24:31", "1-2-2026"])
def test_what_is_no_day_stays_as_it_is(text: str) -> None:
    assert with_words(text) == text
    assert days_in(text) == ()


def test_one_day_is_said_once() -> None:
    first, last = date(2026, 9, 18), date(2026, 9, 19)
    assert days_text(first, first) == "18 september 2026"
    assert days_text(first, last) == "18 september 2026 to 19 september 2026"
    assert days_in("2026-09-18 10:24; 2026:09:19") == (first, last)
