"""A person's "no person" that fits nobody any more: shown, gone to, cleared away, and brought back by undoing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from app.correction import Anchor, Correction, CorrectionKind
from app.events.event import EventItem
from app.events.store import EventStore
from app.model import Actor, Role
from detectors.base import Box
from tests.ui.video.conftest import Scene
from tests.ui.video.making import pts
from ui.video.lanes import stops_of
from ui.video.lost_list import LostList

Key = Qt.Key

pytestmark = pytest.mark.usefixtures("permission")


def nobody(frame: int) -> Correction:
    """Said of a place where no track is."""
    return Correction(
        kind=CorrectionKind.REMOVE,
        author=Actor("Kim", Role.OPERATOR),
        decided_at=datetime(2024, 6, 1, tzinfo=UTC),
        anchor=Anchor(pts(frame), Box.of_size(10, 120, 24, 30)),
    )


def lost_of(scene: Scene) -> LostList:
    return scene.video.panel.tracks.lost


def button(scene: Scene, name: str) -> QPushButton:
    found = lost_of(scene).findChild(QPushButton, name)
    assert found is not None
    return found


def left_in(scene: Scene) -> tuple[Correction, ...]:
    return scene.item.corrections


def is_seen(scene: Scene) -> bool:
    return "doubtful moment" not in scene.video.watching.why_unseen()


@pytest.fixture
def stale(item: EventItem) -> EventItem:
    """A video about whose tracks somebody said two things that fit nobody any more."""
    return replace(item, corrections=(nobody(12), nobody(55)))


@pytest.mark.parametrize(("kind", "name"), [(CorrectionKind.SPLIT, "split"), (CorrectionKind.JOIN, "same person as…")])
def test_what_joined_or_split_nobody_is_told_as_well(kind: CorrectionKind, name: str, scene: Scene, item: EventItem) -> None:
    other = Anchor(pts(50), Box.of_size(40, 120, 24, 30)) if kind is CorrectionKind.JOIN else None
    scene.open([replace(item, corrections=(replace(nobody(12), kind=kind, other=other),))])
    assert [lost_of(scene).list.item(row).text() for row in range(lost_of(scene).list.count())] == [
        f"Your “{name}” at 0:01.20 no longer fits anybody found."
    ]


def test_a_row_tells_of_each_lost_change_and_leads_there(scene: Scene, stale: EventItem) -> None:
    scene.open([stale])
    lost = lost_of(scene)
    assert lost.isVisibleTo(scene.page)
    assert [lost.list.item(row).text() for row in range(lost.list.count())] == [
        "Your “no person” at 0:01.20 no longer fits anybody found.",
        "Your “no person” at 0:05.50 no longer fits anybody found.",
    ]
    assert all(not lost.list.item(row).icon().isNull() for row in range(2))
    assert lost.list.accessibleName()
    lost.list.setCurrentRow(1)
    button(scene, "lostLookButton").click()
    scene.settle()
    assert scene.video.showing.shown == pts(55)
    lost.list.setCurrentRow(0)
    QTest.keyClick(lost.list, Key.Key_Return)
    scene.settle()
    assert scene.video.showing.shown == pts(12)


def test_removing_it_clears_the_doubt_and_undo_brings_it_back(scene: Scene, stale: EventItem) -> None:
    scene.open([replace(stale, corrections=(nobody(12), nobody(55)))])
    assert scene.item.doubts == 3
    scene.video.select("track:t1")
    tracks = scene.tracks()
    lost_of(scene).list.setCurrentRow(0)
    QTest.keyClick(lost_of(scene).list, Key.Key_Delete)
    scene.settle()
    assert left_in(scene) == (nobody(55),)
    assert scene.tracks() == tracks  # the selected track is not what Delete was about
    assert scene.item.doubts == 2
    button(scene, "lostDropButton").click()
    scene.settle()
    assert left_in(scene) == ()
    assert scene.item.doubts == 1  # the short track
    assert not lost_of(scene).isVisibleTo(scene.page)
    scene.bench.undo.undo()
    scene.bench.undo.undo()
    scene.settle()
    assert left_in(scene) == (nobody(12), nobody(55))
    assert lost_of(scene).list.count() == 2
    scene.bench.undo.redo()
    scene.settle()
    store = EventStore(scene.desk.workplace.places.events)
    (kept,) = store.items("e1")
    store.close()
    assert kept.corrections == (nobody(55),)


def test_only_lost_changes_to_clear_leaves_no_doubt(scene: Scene, stale: EventItem) -> None:
    screening = stale.screening
    assert screening is not None
    assert screening.clip is not None
    empty = replace(screening, clip=replace(screening.clip, tracks=(), has_sound=False))
    scene.open([replace(stale, screening=empty, corrections=(nobody(12),))])
    assert scene.item.doubts == 1
    scene.press(Key.Key_J)
    assert scene.video.showing.shown == pts(12)
    button(scene, "lostDropButton").click()
    scene.settle()
    assert scene.item.doubts == 0


def test_the_next_doubtful_moment_leads_to_lost_changes_too(scene: Scene, stale: EventItem) -> None:
    scene.open([stale])
    gone = []
    for _ in range(3):
        scene.press(Key.Key_J)
        gone.append((scene.video.showing.shown, scene.video.selected, lost_of(scene).list.currentRow()))
    assert [moment for moment, *_ in gone] == [stop.pts for stop in stops_of(scene.item)]
    assert gone[0] == (pts(12), "", 0)
    assert gone[1][1] == "track:t2"
    assert gone[2] == (pts(55), "", 1)


def test_who_did_not_see_its_moment_has_not_seen_the_video(scene: Scene, item: EventItem) -> None:
    calm = replace(item, corrections=(nobody(55),))
    screening = calm.screening
    assert screening is not None
    assert screening.clip is not None
    steady = replace(screening.clip, tracks=screening.clip.tracks[:1])
    scene.open([replace(calm, screening=replace(screening, clip=steady))])
    assert not is_seen(scene)
    scene.press(Key.Key_J)
    assert is_seen(scene)
    assert stops_of(replace(scene.item, seen=True)) == ()
    assert replace(scene.item, seen=True).doubts == 0
