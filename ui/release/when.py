"""A moment as people read it."""

from __future__ import annotations

from datetime import datetime, tzinfo

from PySide6.QtCore import QDate, QDateTime, QTime

from app.text import Language
from ui.language import locale_of


def moment_text(at: datetime, zone: tzinfo, language: Language) -> str:
    """Day and time of `at` (aware), by the clock on the wall of `zone`."""
    wall = at.astimezone(zone)
    shown = QDateTime(QDate(wall.year, wall.month, wall.day), QTime(wall.hour, wall.minute))
    return locale_of(language).toString(shown, "d MMMM yyyy, HH:mm")
