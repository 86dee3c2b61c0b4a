from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.errors import BeeldkeurError
from app.events.desk import Desk
from app.events.event import Event, EventItem
from app.events.store import EventStore
from app.model import Channel, Setting
from app.preferences import Preferences
from app.text import Catalogue
from app.track import Track
from tests.events.conftest import CONSENT, desk, english, permission, workplace
from tests.ui.video.making import STEP, screening_of, wandering, write_film
from ui.event_model import Row
from ui.looks import Looks
from ui.review.page import ReviewPage
from ui.rooms import Context, Room
from ui.tasks import Tasks
from ui.theme import LIGHT
from ui.video.side import VideoSide
from ui.workbench import Workbench

__all__ = ["desk", "english", "permission", "workplace"]

NOW = datetime(2024, 6, 1, 12, tzinfo=UTC)


class ThreadLooks(QObject):
    """Looks into files on other threads, and notes on which."""

    thumbnail_ready = Signal(str)

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._pool = ThreadPoolExecutor(1)
        self.asked: list[str] = []
        self.threads: set[int] = set()

    def ask(self, look_into: partial[Any], then: Callable[[Any], None], failed: Callable[[BeeldkeurError], None]) -> None:
        self.asked.append(look_into.func.__name__)

        def work() -> Any:
            self.threads.add(threading.get_ident())
            return look_into()

        self._tasks.watch(self._pool.submit(work), then, failed)

    def thumbnail(self, _: str) -> QImage | None:
        return None

    def picture(self, *_: object) -> None:
        self.asked.append("picture")

    def covered(self, *_: object) -> None:
        self.asked.append("covered")

    def carried(self, _: str, then: Callable[[object], None], __: object) -> None:
        self._tasks.here(lambda: then(()))

    def close(self) -> None:
        self._pool.shutdown()


class Scene:
    """The review of an event with a video, and what a test asks of it."""

    def __init__(self, qtbot: QtBot, desk: Desk, catalogue: Catalogue) -> None:
        self.qtbot, self.desk = qtbot, desk
        self.tasks = Tasks()
        self.bugs: list[BaseException] = []
        self.errors: list[BeeldkeurError] = []
        self.tasks.bug.connect(self.bugs.append)
        self.tasks.failed.connect(self.errors.append)
        self.looks = ThreadLooks(self.tasks)
        self.bench = Workbench(desk, self.tasks, catalogue)
        self.preferences = Preferences(name="Kim")
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

    def go(self, room: Room, subject: str | None = None) -> None:
        if room is Room.REVIEW:
            self.page.arrive(subject)

    def remember(self, preferences: Preferences) -> None:
        self.preferences = preferences

    @property
    def video(self) -> VideoSide:
        return self.page.video

    def open(self, items: Sequence[EventItem]) -> None:
        """Come back to an event whose items were looked at, and come in when all of it is judged."""
        event = Event(
            id="e1",
            name="Sportdag",
            setting=Setting.ACTIVITY,
            roots=("/a",),
            created_at=NOW,
            channel=Channel.NEWSLETTER,
            consent=CONSENT,
        )
        store = EventStore(self.desk.workplace.places.events)
        store.begin(event, items)
        store.close()
        self.bench.reopen(event.id, lambda: None)
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
            return is_known and not self.tasks.is_busy and not self.bench.is_judging

        self.qtbot.waitUntil(is_still, timeout=20_000)
        for _ in range(4):
            self.qtbot.wait(1)
        self.qtbot.waitUntil(is_still, timeout=20_000)

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            QTest.keyClick(self.video.canvas, key, modifier)
            self.settle()

    @property
    def row(self) -> Row:
        row = self.page.editor.row
        assert row is not None
        return row

    @property
    def item(self) -> EventItem:
        return self.row.item

    def tracks(self) -> list[tuple[int, int]]:
        """First and last frame of each track, in the order of the lanes."""
        return [(lane.span[0] // STEP, lane.span[1] // STEP) for lane in self.video.showing.lanes if lane.track is not None]

    def close(self) -> None:
        self.page.close()
        self.tasks.close()
        self.looks.close()
        assert not self.bugs
        assert threading.get_ident() not in self.looks.threads


@pytest.fixture
def scene(qtbot: QtBot, desk: Desk, english: Catalogue) -> Iterator[Scene]:
    made = Scene(qtbot, desk, english)
    yield made
    made.close()


TRACKS = (wandering("t1", 5, 25), wandering("t2", 35, 50, at=180, doubts=("short",)))


def film_item(file: Path, tracks: tuple[Track, ...] = TRACKS, **other: Any) -> EventItem:
    """A video of an event, looked at."""
    screening = screening_of(file, tracks, **other)
    return EventItem(path=str(file), root=str(file.parent), relative=file.name, screening=screening)


@pytest.fixture(scope="session")
def film_bytes(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return write_film(tmp_path_factory.mktemp("film") / "film.mp4").read_bytes()


@pytest.fixture
def film(tmp_path: Path, film_bytes: bytes) -> Path:
    file = tmp_path / "fotos" / "film.mp4"
    file.parent.mkdir()
    file.write_bytes(film_bytes)
    return file


@pytest.fixture
def item(film: Path) -> EventItem:
    return film_item(film)


def seen(item: EventItem) -> EventItem:
    return replace(item, seen=True)
