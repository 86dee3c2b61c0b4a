"""What a key is about where the playhead is ahead of the picture, and where only a part of a track is meant."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.events.event import EventItem
from tests.ui.video.conftest import Scene, film_item
from tests.ui.video.making import pts, wandering
from ui.video.scrub import Stretch

Key = Qt.Key


def ahead(scene: Scene, index: int) -> None:
    """Somebody pointed at a moment whose frame is not there yet."""
    show = scene.video.showing
    show.reel.close()
    show.moment = pts(index)


def selected(scene: Scene, item: EventItem) -> list[str]:
    """Its first track is selected, a second into the video; what is said from now on."""
    scene.open([item])
    scene.settle()
    scene.video.showing.go(pts(10))
    scene.settle()
    scene.video.select(scene.video.showing.lanes[0].key)
    said: list[str] = []
    scene.video.said.connect(said.append)
    return said


def test_a_stretch_begins_where_the_playhead_is_not_where_the_picture_is_still(scene: Scene, film: Path) -> None:
    scene.open([film_item(film)])
    scene.settle()
    ahead(scene, 30)
    QTest.keyClick(scene.video.canvas, Key.Key_BracketLeft)
    assert scene.video.selection.stretch == Stretch(pts(30))


def test_nothing_is_done_to_a_track_before_the_picture_of_that_moment_is_there(scene: Scene, film: Path) -> None:
    said = selected(scene, film_item(film))
    assert scene.video.showing.is_there
    ahead(scene, 15)
    for key in (Key.Key_Delete, Key.Key_T, Key.Key_I, Key.Key_O):
        QTest.keyClick(scene.video.canvas, key)
    assert scene.item.corrections == ()
    assert len(said) == 4
    assert all("still on its way" in one for one in said)


def test_where_a_part_of_a_track_is_nobody_it_is_said_which(scene: Scene, film: Path) -> None:
    track = replace(wandering("t1", 5, 40), breaks=((pts(20), pts(24)),))
    said = selected(scene, film_item(film, (track,)))
    scene.press(Key.Key_Delete)
    assert [one for one in said if "0:00.50 to 0:02.00" in one and "stays covered" in one]


def test_where_a_whole_track_is_nobody_that_is_not_said(scene: Scene, film: Path) -> None:
    said = selected(scene, film_item(film, (wandering("t1", 5, 40),)))
    scene.press(Key.Key_Delete)
    assert scene.item.corrections
    assert not [one for one in said if "stays covered" in one]
