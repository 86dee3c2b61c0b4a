"""How the start page says settings, days and terms."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QDate, QLocale

from app.events.store import Kept
from app.model import Setting
from app.text import Catalogue
from ui.language import translate
from ui.options import Option

SAYS_NOTHING = frozenset(
    {"dcim", "camera", "downloads", "desktop", "pictures", "afbeeldingen", "bureaublad", "foto's", "fotos"}
)
"""Names of folders that are no activity."""


def suggested_name(paths: Sequence[Path]) -> str:
    """What an activity may be called, by its folder; empty where the folder's name says nothing."""
    if not paths:
        return ""
    first = paths[0].absolute()
    folder = first if first.is_dir() else first.parent
    name = " ".join(folder.name.replace("_", " ").split())
    return "" if name.lower() in SAYS_NOTHING or name.lower().endswith("apple") else name


def source_text(paths: Sequence[Path]) -> str:
    """What was dropped, in words."""
    if len(paths) == 1:
        return paths[0].name or str(paths[0])
    return translate("Home", "%n file(s) and folders", "", len(paths))


def setting_name(setting: Setting) -> str:
    """A setting in the protocol's words."""
    return {
        Setting.LESSON: translate("Home", "During a lesson"),
        Setting.ACTIVITY: translate("Home", "At an activity"),
        Setting.OTHER: translate("Home", "Nobody in it"),
        Setting.LESSON_RECORDING: translate("Home", "Recording of a lesson"),
    }[setting]


def setting_options() -> tuple[Option, ...]:
    """The settings to choose from, each with its line of help."""
    return (
        Option(
            Setting.ACTIVITY,
            setting_name(Setting.ACTIVITY),
            translate("Home", "Sports day, trip, performance, celebration, open evening, or a posed class photo."),
        ),
        Option(
            Setting.LESSON,
            setting_name(Setting.LESSON),
            translate("Home", "Made while a lesson went on: also in the gym, at a museum lesson or outside (A1)."),
        ),
        Option(
            Setting.OTHER,
            setting_name(Setting.OTHER),
            translate(
                "Home", "A building, an object, a work of art. If somebody is found after all, the school leader decides."
            ),
        ),
        Option(
            Setting.LESSON_RECORDING,
            setting_name(Setting.LESSON_RECORDING),
            translate(
                "Home",
                "Not allowed, whoever consents (A7): a lesson filmed through, or a screenshot of an online lesson. "
                "Do not use it, and delete it.",
            ),
            allowed=False,
        ),
    )


def day_text(day: date) -> str:
    """A day, as people write it."""
    return _written(day, "d MMMM yyyy")


def days_text(days: tuple[date, date] | None) -> str:
    """A day, or from one to another, with nothing said twice; empty where it is not known."""
    if days is None:
        return ""
    first, last = days
    if first == last:
        return day_text(last)
    pattern = "d MMMM yyyy" if first.year != last.year else "d MMMM" if first.month != last.month else "d"
    return translate("Home", "{first} to {last}").format(first=_written(first, pattern), last=day_text(last))


def facts_text(kept: Kept, catalogue: Catalogue) -> str:
    """When, what and for where, in one line."""
    event = kept.event
    channel = catalogue.say(f"words.channel-{event.channel}") if event.channel else ""
    return " · ".join(part for part in (days_text(event.days), setting_name(event.setting), channel) if part)


def state_text(kept: Kept, retention: timedelta) -> str:
    """How much there is, and until when it is kept, in one line."""
    parts = [translate("Home", "%n file(s)", "", kept.items)]
    if kept.released:
        parts.append(translate("Home", "%n released", "", kept.released))
    touched, until = kept.touched_at.astimezone().date(), (kept.touched_at + retention).astimezone().date()
    term = _written(until, "d MMMM" if touched.year == until.year else "d MMMM yyyy")
    parts.append(translate("Home", "kept until {day}").format(day=term))
    return " · ".join(parts)


def _written(day: date, pattern: str) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)
