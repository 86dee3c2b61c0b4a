from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from app.consents import Giver, LeadershipConsent, PersonConsent
from app.errors import BeeldkeurError
from app.events.desk import Desk, NewEvent
from app.events.event import EventItem
from app.metadata.inventory import Carried
from app.model import Channel, Setting
from app.pipeline.preview import Look, carried, look, look_covered
from app.preferences import Preferences
from app.records import add_person_consent
from app.redaction.cover import Covering
from app.text import Catalogue
from app.workplace import Workplace
from tests.events.conftest import CONSENT, desk, english, permission, workplace
from tests.stand_ins import photo
from ui.event_model import Row
from ui.looks import Looks
from ui.review.page import ReviewPage
from ui.rooms import Context, Room
from ui.tasks import Tasks
from ui.theme import LIGHT
from ui.workbench import Workbench

__all__ = ["desk", "english", "permission", "workplace"]

VALID, REFUSED, UNKNOWN = "P-17", "P-18", "P-99"


class DirectLooks(QObject):
    """Pictures in this process, after a turn of the event loop."""

    thumbnail_ready = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[str, int]] = []
        self.covered_as: list[Covering] = []

    def thumbnail(self, _: str) -> QImage | None:
        return None

    def picture(self, path: str, side: int, then: Callable[[Look], None], failed: Callable[[BeeldkeurError], None]) -> None:
        self.asked.append((path, side))
        self._later(lambda: look(Path(path), side), then, failed)

    def covered(
        self,
        path: str,
        covering: Covering,
        side: int,
        then: Callable[[Look], None],
        failed: Callable[[BeeldkeurError], None],
    ) -> None:
        self.covered_as.append(covering)
        self._later(lambda: look_covered(Path(path), covering, side), then, failed)

    def carried(self, path: str, then: Callable[[tuple[Carried, ...]], None], failed: Callable[[BeeldkeurError], None]) -> None:
        self._later(lambda: carried(Path(path)), then, failed)

    def _later(self, find: Callable[[], Any], then: Callable[[Any], None], failed: Callable[[BeeldkeurError], None]) -> None:
        def call() -> None:
            try:
                found = find()
            except BeeldkeurError as error:
                failed(error)
            else:
                then(found)

        QTimer.singleShot(0, self, call)


class Scene:
    """A page with an event, and what a test asks of it."""

    def __init__(self, qtbot: QtBot, desk: Desk, catalogue: Catalogue) -> None:
        self.qtbot, self.desk = qtbot, desk
        self.tasks = Tasks()
        self.bugs: list[BaseException] = []
        self.errors: list[BeeldkeurError] = []
        self.tasks.bug.connect(self.bugs.append)
        self.tasks.failed.connect(self.errors.append)
        self.looks = DirectLooks()
        self.bench = Workbench(desk, self.tasks, catalogue)
        self.preferences = Preferences(name="Kim")
        self.gone: list[tuple[Room, str | None]] = []
        self.context = Context(
            desk=desk,
            tasks=self.tasks,
            looks=cast("Looks", self.looks),
            bench=self.bench,
            theme=LIGHT,
            catalogue=catalogue,
            go=self.go,
            read_preferences=lambda: self.preferences,
            remember=self.remember,
            show_error=self.errors.append,
        )
        self.page = ReviewPage(self.context)
        qtbot.addWidget(self.page)
        self.page.resize(1100, 760)
        self.canvas = self.page.canvas

    def go(self, room: Room, subject: str | None = None) -> None:
        self.gone.append((room, subject))
        if room is Room.REVIEW:
            self.page.arrive(subject)

    def remember(self, preferences: Preferences) -> None:
        self.preferences = preferences

    def open(self, paths: Sequence[Path], **new: object) -> None:
        """Begin an event and come in, when all of it is looked at and judged."""
        wanted = replace(
            NewEvent(name="Sportdag", setting=Setting.ACTIVITY, channel=Channel.NEWSLETTER, consent=CONSENT),
            **new,  # type: ignore[arg-type]
        )
        self.bench.begin(paths, wanted, self.errors.append)
        self.qtbot.waitUntil(lambda: self.bench.model.rowCount() > 0)
        self.settle()
        with self.qtbot.waitExposed(self.page):
            self.page.show()
        self.page.arrive(None)
        self.settle()

    def settle(self) -> None:
        """Until nothing is under way any more."""

        def is_still() -> bool:
            rows = self.bench.model.rows()
            is_known = all(row.item.problem is not None or row.judged is not None for row in rows)
            return is_known and not self.tasks.is_busy and not self.bench.is_screening

        self.qtbot.waitUntil(is_still, timeout=15000)
        for _ in range(6):
            self.qtbot.wait(1)
        self.qtbot.waitUntil(is_still, timeout=15000)

    @property
    def row(self) -> Row:
        row = self.page.editor.row
        assert row is not None
        return row

    @property
    def item(self) -> EventItem:
        return self.row.item

    def close(self) -> None:
        self.page.close()
        self.tasks.close()
        assert not self.bugs


@pytest.fixture
def scene(qtbot: QtBot, desk: Desk, english: Catalogue) -> Iterator[Scene]:
    made = Scene(qtbot, desk, english)
    yield made
    made.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One photo with two people, one with one, one with nobody."""
    folder = tmp_path / "fotos"
    photo(folder / "a.jpg", 2, seed=1)
    photo(folder / "b.jpg", 1, seed=2)
    photo(folder / "c.jpg", 0, seed=3)
    return folder


@pytest.fixture
def persons(workplace: Workplace, permission: LeadershipConsent) -> None:
    """A consent that counts for the newsletter, and one that refuses it."""
    assert permission.reference == CONSENT
    with workplace.writing() as (register, _):
        for reference, refused in ((VALID, False), (REFUSED, True)):
            add_person_consent(
                register,
                PersonConsent(
                    reference=reference,
                    issuer="De Boog",
                    giver=Giver.PARENT,
                    channels=frozenset({Channel.NEWSLETTER, Channel.SOCIAL_MEDIA}),
                    refused=refused,
                    recorded_at=datetime(2024, 1, 6, tzinfo=UTC),
                ),
            )
