"""A workplace with consents and releases on record, and a context around it, for the rooms that show them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from app.consents import Giver, LeadershipConsent, PersonConsent
from app.errors import BeeldkeurError
from app.events.desk import Desk
from app.model import Actor, Channel, Role, Setting, Verdict
from app.preferences import Preferences
from app.records import ExportBasis, Grounds, add_consent, add_person_consent, opening_for
from app.register import Register
from app.register.exports import finish, open_export
from app.settings import Places, Settings
from app.text import Language, load_catalogue
from app.workplace import Workplace
from ui.rooms import Context, Room
from ui.tasks import Tasks
from ui.theme import LIGHT, Theme

KIM = Actor("Kim", Role.OPERATOR)
ON_THE_BENCH = "/photos/one.jpg"


@dataclass
class Asked:
    """Where a page asked to go, and what it asked to show or remember."""

    went: list[tuple[Room, str | None]] = field(default_factory=list)
    errors: list[BeeldkeurError] = field(default_factory=list)
    judged: list[str] = field(default_factory=list)
    preferences: Preferences = field(default_factory=lambda: Preferences(name="Kim"))

    def remember(self, preferences: Preferences) -> None:
        self.preferences = preferences


@dataclass
class Place:
    """A context, and what came of it."""

    workplace: Workplace
    context: Context
    asked: Asked

    @contextmanager
    def writing(self) -> Iterator[Register]:
        with self.workplace.writing() as (register, _):
            yield register


def workplace_in(folder: Path) -> Workplace:
    home = Places(folder)
    return Workplace(home, Settings(), home.register_url)


def place_of(workplace: Workplace, tasks: Tasks, *, language: Language = Language.EN, theme: Theme = LIGHT) -> Place:
    """A context whose desk knows its workplace alone."""
    asked = Asked()
    context = Context(
        desk=cast("Desk", SimpleNamespace(workplace=workplace)),
        tasks=tasks,
        looks=cast("Any", None),
        bench=cast("Any", _bench(asked)),
        theme=theme,
        catalogue=load_catalogue(language),
        go=lambda room, subject=None: asked.went.append((room, subject)),
        read_preferences=lambda: asked.preferences,
        remember=asked.remember,
        show_error=asked.errors.append,
    )
    return Place(workplace, context, asked)


def _bench(asked: Asked) -> SimpleNamespace:
    """What the rooms use of a workbench on which a photo lies."""
    row = SimpleNamespace(item=SimpleNamespace(path=ON_THE_BENCH))
    return SimpleNamespace(current=None, model=SimpleNamespace(rows=lambda: (row,)), judge=asked.judged.extend)


def leadership(reference: str = "SL-2026-001", **other: Any) -> LeadershipConsent:
    """A consent for activities, for three channels, without end."""
    given = LeadershipConsent(
        reference=reference,
        issuer="De Boog",
        given_by="Sam Director",
        role=Role.DIRECTOR,
        written_on=date(2026, 1, 5),
        written_at=time(8, 30),
        settings=frozenset({Setting.ACTIVITY}),
        channels=frozenset({Channel.NEWSLETTER, Channel.WEBSITE, Channel.PRINT}),
        recorded_at=datetime(2026, 1, 6, 12, tzinfo=UTC),
    )
    return replace(given, **other)


def of_person(reference: str = "OU-2026-001", **other: Any) -> PersonConsent:
    """A parent's consent for the newsletter."""
    given = PersonConsent(
        reference,
        "De Boog",
        Giver.PARENT,
        frozenset({Channel.NEWSLETTER}),
        refused=False,
        recorded_at=datetime(2026, 1, 6, tzinfo=UTC),
    )
    return replace(given, **other)


def record(workplace: Workplace, *given: LeadershipConsent | PersonConsent) -> None:
    with workplace.writing() as (register, _):
        for one in given:
            if isinstance(one, LeadershipConsent):
                add_consent(register, one)
            else:
                add_person_consent(register, one)


def release(
    workplace: Workplace, folder: Path, consent: str, *, data: bytes = b"picture", persons: Sequence[str] = (), **more: Any
) -> tuple[str, Path]:
    """An export through the register's own steps: its id and its file. `more` are its grounds."""
    folder.mkdir(parents=True, exist_ok=True)
    grounds = replace(
        Grounds(
            verdict=Verdict.COVER,
            codes=("b5-channel-missing", "a3-cover", "no-longer-a-rule"),
            settled=(),
            protocol="twijs-2023",
            fingerprint="ab" * 32,
            attested=None,
            confirmed_nobody=False,
            kept=(),
        ),
        **more,
    )
    basis = ExportBasis(
        sha256=hashlib.sha256(b"source" + data).hexdigest(),
        path="/photos/one.jpg",
        event="Sports day",
        setting=Setting.ACTIVITY,
        channel=Channel.NEWSLETTER,
        consent=consent,
        persons=tuple(persons),
        operator=KIM,
        grounds=grounds,
    )
    with workplace.writing() as (register, _):
        export = open_export(register, opening_for(basis, "De Boog", folder, ".jpg"))
        assert export.temporary is not None
        export.temporary.write_bytes(data)
        names = (folder / f"nieuwsbrief-{number:04}.jpg" for number in range(1, 10000))
        file = finish(register, export, hashlib.sha256(data).hexdigest(), names, {"covered": 2})
    return export.id, file
