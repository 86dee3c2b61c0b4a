"""Which other tracks are offered as the same person: by number, with their pictures, and none that was there as well."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from app.track import KeyBox, Origin, Track
from detectors.base import Box
from tests.ui.video.conftest import Scene, film_item
from tests.ui.video.making import pts, wandering
from ui.video.lanes import lanes_of, perhaps_same

Key = Qt.Key
pytestmark = pytest.mark.usefixtures("permission")


def lengthened(track: Track, last: int) -> Track:
    """The same, guessed on until a frame."""
    end = track.keys[-1]
    return replace(track, keys=(*track.keys, KeyBox(pts(last), end.box, end.score, Origin.LENGTHENED)))


def gap(name: str, first: int, left: int, seen: int, last: int) -> Track:
    """A track of somebody who is not seen for a while."""
    box = Box(60, 60, 84, 90)
    middle = KeyBox(pts((left + seen) // 2), box, 0.5, Origin.FILLED)
    before, after = (tuple(KeyBox(pts(at), box, 0.9, Origin.SEEN) for at in run) for run in ((first, left), (seen, last)))
    return Track(name, (*before, middle, *after))


def offered(film: Path, *tracks: Track) -> list[str]:
    first, *rest = lanes_of(film_item(film, tracks))
    return [lane.key for lane in perhaps_same(first, [first, *rest])]


def test_who_was_seen_at_the_same_time_is_somebody_else(film: Path) -> None:
    own = wandering("t1", 0, 20)
    assert offered(film, own, wandering("t2", 10, 30, at=180), wandering("t3", 25, 40)) == ["track:t3"]


def test_what_is_guessed_at_an_end_or_in_a_gap_was_not_seen(film: Path) -> None:
    assert offered(film, lengthened(wandering("t1", 0, 20), 24), wandering("t2", 22, 40)) == ["track:t2"]
    assert offered(film, gap("t1", 0, 10, 30, 40), wandering("t2", 15, 25)) == ["track:t2"]
    assert offered(film, gap("t1", 0, 10, 30, 40), wandering("t2", 15, 35)) == []


def test_the_menu_goes_by_number_and_shows_pictures(scene: Scene, film: Path) -> None:
    tracks = [wandering(f"t{number}", 4 * number, 4 * number + 2) for number in range(1, 13)]
    scene.open([film_item(film, tuple(tracks))])
    scene.video.select("track:t11")
    scene.qtbot.waitUntil(lambda: len(scene.video.showing.portraits.there()) == 12)
    actions = scene.video.panel.tracks.others().actions()
    assert [one.text().split(" · ")[0] for one in actions] == [f"Track {number}" for number in (*range(1, 11), 12)]
    assert not any(one.icon().isNull() for one in actions)


def test_where_nobody_can_be_the_same_person_that_is_said(scene: Scene, film: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[QPoint] = []
    monkeypatch.setattr(QMenu, "popup", lambda _, at: asked.append(at))
    scene.open([film_item(film, (wandering("t1", 5, 40), wandering("t2", 10, 30, at=180)))])
    scene.video.showing.go(pts(15))
    scene.settle()
    scene.video.select("track:t1")
    scene.press(Key.Key_C)
    assert asked == []
    assert "Nobody else" in scene.page.message.text
