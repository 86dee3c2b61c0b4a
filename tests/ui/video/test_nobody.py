"""What somebody said is no person stays to be seen, in a later session too, and can be turned back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.events import correcting
from app.events.deciding import Author
from app.events.event import EventItem
from app.model import Actor, DecisionKind, Role
from app.text import Catalogue
from tests.ui.video.conftest import NOW, Scene, film_item
from tests.ui.video.making import pts, wandering
from ui.event_model import Row
from ui.gallery.facts import dismissed_in, faces_in
from ui.gallery.wording import Wording
from ui.release.outlook import dismissals_of
from ui.review.marks import SIGNS
from ui.theme import RegionState
from ui.video.lanes import Lane, lanes_of, marks_at
from ui.video.wording import line_of

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
KIM = Author(Actor("Kim", Role.OPERATOR), NOW)


def without(item: EventItem, place: int, span: tuple[int, int] | None = None) -> EventItem:
    """One of its tracks is nobody, wholly or in a stretch."""
    track = lanes_of(item)[place].track
    assert track is not None
    return correcting.remove(item, track, KIM, span)


def nobody(scene: Scene) -> list[Lane]:
    return [lane for lane in scene.video.showing.lanes if lane.nobody is not None]


def words(scene: Scene) -> str:
    section = scene.video.panel.tracks
    return f"{section.words.text()} {section.why.text()}"


@pytest.fixture
def alone(film: Path) -> EventItem:
    """A video with one track."""
    return film_item(film, (wandering("t1", 5, 25),))


def test_a_track_that_is_nobody_keeps_its_lane_and_its_number(item: EventItem, english: Catalogue) -> None:
    assert item.screening is not None
    clip = item.screening.clip
    assert clip is not None
    lanes = lanes_of(without(item, 0))
    assert [(lane.number, lane.state) for lane in lanes[:2]] == [(1, RegionState.IGNORED), (2, RegionState.DOUBTFUL)]
    assert line_of(lanes[0], clip, english) == "Track 1, 0:00.50 to 0:02.50, no person, not covered"
    (mark,) = marks_at(lanes, pts(10))
    assert (mark.state, mark.sign) == (RegionState.IGNORED, SIGNS[RegionState.IGNORED])
    assert marks_at(lanes, pts(30)) == ()


def test_a_stretch_that_is_nobody_is_a_lane_of_its_own(item: EventItem, english: Catalogue) -> None:
    assert item.screening is not None
    clip = item.screening.clip
    assert clip is not None
    lanes = lanes_of(without(item, 0, (pts(10), pts(14))))
    stretch = next(lane for lane in lanes if lane.nobody is not None)
    assert line_of(stretch, clip, english) == "Stretch 1, 0:01.00 to 0:01.40, no person, not covered"
    assert [lane.number for lane in lanes if lane.track is not None] == [1, 2, 3]
    states = {at: [mark.state for mark in marks_at(lanes, pts(at))] for at in (9, 10, 14, 15)}
    covered, ignored = [RegionState.COVERED], [RegionState.IGNORED]
    assert states == {9: covered, 10: ignored, 14: ignored, 15: covered}


def test_cover_everybody_covers_them_too(item: EventItem) -> None:
    everybody = replace(without(item, 0), decisions=correcting.keep_sound(item, KIM, nobody_audible=False).decisions)
    assert any(lane.nobody is not None for lane in lanes_of(everybody))
    all_of_it = replace(everybody, decisions=(replace(everybody.decisions[0], kind=DecisionKind.COVER_ALL),))
    assert not any(lane.nobody is not None for lane in lanes_of(all_of_it))


@pytest.mark.usefixtures("permission")
def test_in_a_later_session_it_is_turned_back_by_keyboard(scene: Scene, alone: EventItem) -> None:
    scene.open([without(alone, 0)])
    assert "somebody said: no person" in words(scene)
    assert "press Delete" in words(scene)
    QTest.keyClick(scene.video.lanes, Key.Key_Down)
    scene.settle()
    assert scene.video.lane in nobody(scene)
    remove = scene.video.panel.tracks.buttons["remove"]
    assert (remove.text(), remove.accessibleName()) == ("Person after all  ·  Delete", "Person after all")
    assert [name for name, one in scene.video.panel.tracks.buttons.items() if one.isEnabled()] == ["remove"]
    QTest.keyClick(scene.video.lanes, Key.Key_Delete)
    scene.settle()
    assert (scene.item.corrections, scene.tracks(), scene.video.selected) == ((), [(5, 25)], "track:t1")
    assert remove.accessibleName() == "No person"
    scene.video.showing.go(pts(10))
    scene.settle()
    assert len(scene.video.canvas.covers.regions) == 1
    scene.bench.undo.undo()
    scene.settle()
    assert (len(scene.item.corrections), scene.tracks(), len(nobody(scene))) == (1, [], 1)


@pytest.mark.usefixtures("permission")
def test_it_is_turned_back_on_the_picture_too_and_nothing_else_is_done_with_it(scene: Scene, alone: EventItem) -> None:
    scene.open([without(alone, 0)])
    scene.video.showing.go(pts(10))
    scene.settle()
    QTest.keyClick(scene.video.canvas, Key.Key_Tab)
    assert scene.video.lane in nobody(scene)
    was = scene.item
    for key, modifier in (
        (Key.Key_I, Qt.KeyboardModifier.NoModifier),
        (Key.Key_T, Qt.KeyboardModifier.NoModifier),
        (Key.Key_K, Qt.KeyboardModifier.NoModifier),
        (Key.Key_Delete, SHIFT),
        (Key.Key_Down, Qt.KeyboardModifier.ControlModifier),
    ):
        scene.page.message.clear()
        scene.press(key, modifier=modifier)
        assert "no person" in scene.page.message.text
        assert scene.item.corrections == was.corrections
    scene.press(Key.Key_Delete)
    assert scene.tracks() == [(5, 25)]


@pytest.mark.usefixtures("permission")
def test_who_is_a_person_after_all_stays_covered_though_they_were_to_stay_visible(scene: Scene, alone: EventItem) -> None:
    track = lanes_of(alone)[0].track
    assert track is not None
    scene.open([correcting.remove(correcting.keep(alone, track, "P-17", KIM), track, KIM)])
    scene.video.select(nobody(scene)[0].key)
    scene.press(Key.Key_Delete)
    assert [lane.state for lane in scene.video.showing.lanes if lane.track is not None] == [RegionState.COVERED]


@pytest.mark.usefixtures("permission")
def test_a_stretch_is_turned_back_into_the_track_it_was_of(scene: Scene, alone: EventItem) -> None:
    scene.open([without(alone, 0, (pts(10), pts(14)))])
    assert len(scene.tracks()) == 2
    scene.video.select(nobody(scene)[0].key)
    scene.video.track_acts.act("remove")
    scene.settle()
    assert (scene.tracks(), scene.video.selected) == ([(5, 25)], "track:t1")


def test_one_person_who_is_nobody_is_counted_once(alone: EventItem, english: Catalogue) -> None:
    track = lanes_of(alone)[0].track
    assert track is not None
    later = correcting.begin_at(alone, track, pts(10), KIM)
    assert (faces_in(later), dismissed_in(later)) == (1, 1)
    rest = next(lane.track for lane in lanes_of(later) if lane.track is not None)
    gone = correcting.remove(later, rest, KIM)
    assert (faces_in(gone), dismissed_in(gone), dismissals_of(gone)) == (0, 1, 1)
    assert "1 said to be nobody" in Wording(english).line(Row(gone))
    both = without(without(alone, 0, (pts(10), pts(14))), 0)
    assert dismissed_in(without(both, 1)) == 1
