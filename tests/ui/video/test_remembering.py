"""What was watched of a video is there again when the program is, and is written no more often than it grows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.errors import EnvironmentBrokenError
from app.events.desk import Desk
from app.events.event import EventItem
from app.events.store import EventStore
from app.events.watching import Shown, keep_shown
from app.text import Catalogue
from app.workplace import Workplace
from tests.ui.video.conftest import Scene
from tests.ui.video.making import pts
from ui.video.film import Watched

Key = Qt.Key
pytestmark = pytest.mark.usefixtures("permission")


def watch(scene: Scene, *frames: int) -> None:
    """Look at these, and until that is saved."""
    for frame in frames:
        scene.video.showing.go(pts(frame))
        scene.settle()
    scene.qtbot.waitUntil(lambda: not scene.video.showing._rest.isActive())
    scene.settle()


def percent(scene: Scene) -> int:
    watched = scene.video.showing.watched
    return watched.percent if watched is not None else 0


@pytest.fixture
def again(qtbot: QtBot, desk: Desk, english: Catalogue) -> Callable[[], Scene]:
    """The program, begun anew on what an earlier one left."""

    def begin() -> Scene:
        made = Scene(qtbot, desk, english)
        made.bench.reopen("e1", lambda: None)
        qtbot.waitUntil(lambda: made.bench.model.rowCount() > 0)
        made.settle()
        made.page.show()
        made.page.arrive(None)
        made.settle()
        return made

    return begin


@pytest.fixture
def saves(monkeypatch: pytest.MonkeyPatch) -> list[Mapping[str, Shown]]:
    """What is written from now on."""
    written: list[Mapping[str, Shown]] = []

    def keep(workplace: Workplace, event_id: str, shown: Mapping[str, Shown]) -> None:
        written.append(shown)
        keep_shown(workplace, event_id, shown)

    monkeypatch.setattr("ui.video.remembering.keep_shown", keep)
    return written


def test_after_a_kill_it_is_known_what_was_watched(scene: Scene, item: EventItem, again: Callable[[], Scene]) -> None:
    scene.open([item])
    watch(scene, *range(0, 30, 2))
    before = percent(scene)
    assert before >= 50
    killed = again()  # the first one was never closed
    assert percent(killed) == before
    watched = killed.video.showing.watched
    assert watched is not None
    assert (watched.has(pts(28)), watched.has(pts(40))) == (True, False)
    killed.close()


def test_leaving_the_program_saves_what_stood_still_for_no_moment(
    scene: Scene, item: EventItem, again: Callable[[], Scene]
) -> None:
    scene.open([item])
    watch(scene, 0)
    scene.video.showing.go(pts(20))
    scene.qtbot.waitUntil(lambda: scene.video.showing.shown == pts(20))
    scene.video.showing._rest.stop()
    scene.bench.stop()  # as the window and the program do when they end
    scene.settle()
    after = again()
    watched = after.video.showing.watched
    assert watched is not None
    assert watched.has(pts(20))
    after.close()


def test_another_look_or_other_bytes_were_not_watched(scene: Scene, item: EventItem, again: Callable[[], Scene]) -> None:
    scene.open([item])
    watch(scene, *range(0, 60, 2))
    assert percent(scene) == 100
    event, screening = scene.bench.current, item.screening
    assert event is not None
    assert screening is not None
    with closing(EventStore(scene.desk.workplace.places.events)) as store:
        store.save(event, [replace(item, screening=replace(screening, fingerprint="another"))], event.created_at)
    after = again()
    assert percent(after) < 10
    after.close()


def test_nothing_is_written_that_was_seen_before(scene: Scene, item: EventItem, saves: list[Mapping[str, Shown]]) -> None:
    scene.open([item])
    watch(scene, 0, 10, 20)
    count = len(saves)
    assert count >= 1
    watch(scene, 10, 20, 0)
    scene.bench.keep_watched()
    scene.bench.stop()
    scene.settle()
    assert len(saves) == count
    watch(scene, 30)
    assert len(saves) == count + 1


def test_while_it_plays_one_write_takes_what_many_frames_brought(
    scene: Scene, item: EventItem, saves: list[Mapping[str, Shown]]
) -> None:
    scene.open([item])
    watch(scene, 0)
    saves.clear()
    show, now = scene.video.showing, [0.0]
    show.player._now = lambda: now[0]
    scene.press(Key.Key_Space)
    show.player._timer.start(1_000_000)  # the test says when time passes
    for _ in range(20):
        now[0] += 0.1
        show.player.tick()
        scene.settle()
    assert saves == []
    assert show._soon.isActive()
    show._soon.timeout.emit()
    scene.settle()
    assert len(saves) == 1


def test_a_disk_that_fails_is_told_once_and_tried_again(
    scene: Scene, item: EventItem, monkeypatch: pytest.MonkeyPatch, again: Callable[[], Scene]
) -> None:
    def fail(*_: object) -> None:
        raise EnvironmentBrokenError("events-unusable", file="events.sqlite", problem="full")

    scene.open([item])
    with monkeypatch.context() as patch:
        patch.setattr("ui.video.remembering.keep_shown", fail)
        watch(scene, 0, 10)
        watch(scene, 20)
    assert [error.code for error in scene.errors] == ["events-unusable"]
    scene.bench.stop()
    scene.settle()
    after = again()
    watched = after.video.showing.watched
    assert watched is not None
    assert all(watched.has(pts(frame)) for frame in (0, 10, 20))
    after.close()


def test_what_nobody_sees_does_not_play(scene: Scene, item: EventItem) -> None:
    scene.open([item])
    scene.press(Key.Key_Space)
    assert scene.video.showing.player.is_playing
    scene.page.hide()
    assert not scene.video.showing.player.is_playing


def test_stretches_that_do_not_fit_the_clip_count_for_nothing(item: EventItem) -> None:
    assert item.screening is not None
    clip = item.screening.clip
    assert clip is not None
    some = Watched.again(clip, ((0, 3), (8, 8)))
    assert (some.size, some.runs) == (5, ((0, 3), (8, 8)))
    assert Watched.again(clip, (*some.runs, (23, 24))).size == 0
    assert Watched.again(clip, ()).runs == ()
