"""`screenshots`: every screen in both languages and themes, of a sample event, for people to look at."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from app.consents import Giver, LeadershipConsent, PersonConsent
from app.events.deciding import Author, draw, mark
from app.events.desk import NewEvent
from app.events.event import EventItem
from app.model import Actor, Channel, DecisionKind, Region, RegionKind, Role, Setting, Shape
from app.pipeline.release import Wish
from app.preferences import Preferences
from app.records import add_consent, add_person_consent, set_policy, withdraw_consent
from app.sample import make_gallery
from app.settings import Places, Settings
from app.text import Language
from detectors.base import Box
from ui.main import Program, make_app, workplace_here
from ui.rooms import Room

SIZES = ((1280, 800), (1920, 1080))
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
QUIET_MS, PATIENCE_MS = 150, 120_000
SCHOOL, REFERENCE = "De Regenboog", "SPORT-2026-3"
DAY = date(2026, 9, 18)


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture to take: its name, how to get there, and the widget to take (the window, or a dialogue on it)."""

    name: str
    enter: Callable[[Program], None]


def run_screenshots(directory: Path) -> int:
    """Render every screen into `directory`; the exit code."""
    directory.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, _program(Path(folder)) as program:
        _prepare(program, Path(folder))
        for language in Language:
            for theme in THEMES:
                program.remember(replace(program.read_preferences(), language=language.value, theme=theme))
                for width, height in SIZES:
                    program.window.resize(width, height)
                    for scene in _scenes(program):
                        _take(program, scene, directory / f"{scene.name}-{language}-{theme}-{width}x{height}.png")
    return 0


@contextmanager
def _program(home: Path) -> Iterator[Program]:
    app = make_app()
    workplace = workplace_here(Places(home / "program"), Settings(), None)
    preferences = Preferences(language="nl", theme="light", name="Kim de Vries", welcomed=True, out=str(home / "vrijgegeven"))
    program = Program(app, workplace, preferences, Language.NL)
    program.window.resize(*SIZES[0])
    program.window.show()
    try:
        yield program
    finally:
        program.window.hide()
        program.close()


def _prepare(program: Program, folder: Path) -> None:
    """A sample event that was looked at, decided on in part, released in part and put to the leader in part."""
    photos = folder / "Sportdag groep 7"
    make_gallery(photos)
    _record(program)
    new = NewEvent(
        name="Sportdag groep 7",
        setting=Setting.ACTIVITY,
        days=(DAY, DAY),
        channel=Channel.NEWSLETTER,
        consent=REFERENCE,
        reminded=True,
    )
    bench = program.bench
    bench.begin([photos], new, program.show_error)
    _wait(lambda: bench.current is not None and all(item.is_looked_at for item in bench.model.items()))
    _settle(program)
    kim = Author(Actor("Kim de Vries", Role.OPERATOR), program.desk.workplace.now)
    _decide(program, "02", lambda item: replace(mark(item, DecisionKind.NOBODY_RECOGNISABLE, kim), starred=True))
    _decide(program, "07", lambda item: mark(item, DecisionKind.NOBODY_RECOGNISABLE, kim))
    _decide(program, "08", lambda item: mark(item, DecisionKind.DO_NOT_USE, kim))
    name = Region(Shape.BOX, RegionKind.NAME, Box(700, 560, 960, 640))
    _decide(program, "12", lambda item: replace(draw(item, name, kim), starred=True, seen=True))
    _decide(program, "03", lambda item: replace(item, starred=True))
    _settle(program)
    chosen = [row.item.path for row in bench.model.rows() if row.item.found.path.name[:2] in {"02", "05", "12"}]
    ended: list[bool] = []
    bench.release_ended.connect(lambda _: ended.append(True))
    bench.release(chosen, Wish(out=folder / "vrijgegeven", operator=kim.actor), program.show_error)
    _wait(lambda: bool(ended))
    _settle(program)
    opened = bench.snapshot()
    waiting = [item for item in opened.items if item.found.path.name.startswith(("09", "10"))]
    program.tasks.run(lambda: program.desk.refer(opened, waiting, bench.catalogue))
    _settle(program)


def _record(program: Program) -> None:
    now = program.desk.workplace.now
    permission = LeadershipConsent(
        reference=REFERENCE,
        issuer=SCHOOL,
        given_by="A. de Bruin",
        role=Role.DIRECTOR,
        written_on=date(2026, 9, 1),
        written_at=time(9, 30),
        settings=frozenset({Setting.ACTIVITY}),
        channels=frozenset({Channel.NEWSLETTER, Channel.WEBSITE}),
        recorded_at=now,
        first_day=DAY - timedelta(days=3),
        last_day=DAY + timedelta(days=3),
        document_sha256="5d" * 32,
    )
    lesson = replace(permission, reference="LES-2026-11", settings=frozenset({Setting.LESSON}), valid_until=date(2026, 10, 1))
    old = replace(permission, reference="REIS-2025-2", written_on=date(2025, 4, 2), first_day=None, last_day=None)
    with program.desk.workplace.writing() as (register, _):
        for one in (permission, lesson, old):
            add_consent(register, one)
        withdraw_consent(register, old.reference, "Ouders hebben bezwaar gemaakt", Actor("A. de Bruin", Role.DIRECTOR))
        for number, refused in ((17, False), (18, True)):
            add_person_consent(
                register,
                PersonConsent(f"P-2026-{number}", SCHOOL, Giver.PARENT, frozenset({Channel.NEWSLETTER}), refused, now),
            )
        set_policy(register, "a2", "cover", Actor("A. de Bruin", Role.DIRECTOR))


def _decide(program: Program, start: str, change: Callable[[EventItem], EventItem]) -> None:
    bench = program.bench
    chosen = [item for item in bench.model.items() if item.found.path.name.startswith(start) and item.screening is not None]
    bench.change("sample", [change(item) for item in chosen])


def _path(program: Program, start: str) -> str:
    return next(item.path for item in program.bench.model.items() if item.found.path.name.startswith(start))


def _scenes(program: Program) -> tuple[Scene, ...]:
    def at(room: Room, start: str | None = None) -> Callable[[Program], None]:
        subject = _path(program, start) if start else None
        return lambda program: program.window.go(room, subject)

    return (
        Scene("home", at(Room.HOME)),
        Scene("gallery", at(Room.GALLERY)),
        Scene("review", at(Room.REVIEW, "12")),
        Scene("review-group", at(Room.REVIEW, "03")),
        Scene("results", at(Room.RESULTS)),
        Scene("consents", at(Room.CONSENTS)),
        Scene("register", at(Room.REGISTER)),
        Scene("leader", at(Room.LEADER)),
        Scene("settings", at(Room.SETTINGS)),
        Scene("help", at(Room.HELP)),
    )


def _take(program: Program, scene: Scene, file: Path) -> None:
    scene.enter(program)
    _settle(program)
    target: QWidget = program.window
    if not target.grab().save(str(file)):
        raise OSError(f"cannot write {file.name}")
    sys.stdout.write(f"{file.name}\n")


def _settle(program: Program) -> None:
    """Let all that is under way arrive: pictures, records, verdicts."""
    _wait(lambda: not (program.tasks.is_busy or program.looks.is_busy))
    _pause(QUIET_MS)
    _wait(lambda: not (program.tasks.is_busy or program.looks.is_busy))


def _wait(until: Callable[[], bool]) -> None:
    """Let the window live until something holds.

    Raises:
        TimeoutError: when it does not come to hold.
    """
    left = PATIENCE_MS
    while not until():
        _pause(20)
        left -= 20
        if left <= 0:
            raise TimeoutError("the window did not come to rest")


def _pause(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
    QApplication.sendPostedEvents()
