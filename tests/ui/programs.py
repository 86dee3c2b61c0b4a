"""A whole program for tests: real store, register and rules; workers that work at once; eyes for magenta patches."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.consents import LeadershipConsent
from app.events.desk import NewEvent
from app.model import Channel, Role, Setting
from app.preferences import Preferences
from app.records import add_consent
from app.settings import Places, Settings
from app.text import Language
from app.workplace import Workplace
from tests.stand_ins import AtOnce, use_stand_ins
from ui.main import Program, make_app

CONSENT = "SL-2024-01"
SPORTS = NewEvent(name="Sportdag", setting=Setting.ACTIVITY, channel=Channel.NEWSLETTER, consent=CONSENT)
KIM = Preferences(language="en", theme="light", name="Kim", welcomed=True)


class Leaving(AtOnce):
    """Workers at once, with the window's way of ending them."""


def workplace_at(home: Path) -> Workplace:
    places = Places(home)
    return Workplace(places, Settings(), places.register_url)


def permit(workplace: Workplace) -> LeadershipConsent:
    """A leadership consent for activities and lessons of 2024, for the newsletter and social media."""
    given = LeadershipConsent(
        reference=CONSENT,
        issuer="De Boog",
        given_by="Sam Director",
        role=Role.DIRECTOR,
        written_on=date(2024, 1, 5),
        written_at=None,
        settings=frozenset({Setting.ACTIVITY, Setting.LESSON}),
        channels=frozenset({Channel.NEWSLETTER, Channel.SOCIAL_MEDIA}),
        recorded_at=datetime(2024, 1, 6, tzinfo=UTC),
    )
    with workplace.writing() as (register, _):
        add_consent(register, given)
    return given


@contextmanager
def running(
    home: Path, monkeypatch: pytest.MonkeyPatch, preferences: Preferences = KIM, language: Language = Language.EN
) -> Iterator[Program]:
    """The program on this home, its window not shown; ended at the end."""
    use_stand_ins(monkeypatch)
    monkeypatch.setattr("app.events.desk.Workers", AtOnce)
    monkeypatch.setattr("ui.looks.Workers", Leaving)
    program = Program(make_app(), workplace_at(home), preferences, language)
    try:
        yield program
    finally:
        program.window.hide()
        program.close()
        program.window.deleteLater()


def is_idle(program: Program) -> bool:
    """Whether nothing is under way."""
    return not (program.tasks.is_busy or program.looks.is_busy or program.bench.is_screening or program.bench.is_releasing)


def settle(program: Program, qtbot: QtBot) -> None:
    """Wait until all that is under way arrived."""
    qtbot.waitUntil(lambda: is_idle(program), timeout=20_000)


def begin(program: Program, qtbot: QtBot, folder: Path, new: NewEvent = SPORTS) -> None:
    """Begin an event and wait until it was looked at and judged."""
    program.bench.begin([folder], new, program.show_error)
    qtbot.waitUntil(lambda: program.bench.current is not None, timeout=20_000)
    settle(program, qtbot)
