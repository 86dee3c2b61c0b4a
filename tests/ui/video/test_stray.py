"""What was decided about a place where nobody is found: it goes with the track it was about, or is listed to be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from app.events import correcting
from app.events.deciding import Author
from app.events.event import EventItem
from app.events.store import EventStore
from app.model import Actor, Decision, DecisionKind, Region, RegionKind, Role, Shape
from detectors.base import Box
from tests.ui.video.conftest import NOW, Scene
from tests.ui.video.making import pts
from ui.theme import RegionState
from ui.video.lanes import lanes_of, strays_of
from ui.video.stray_list import StrayList

Key = Qt.Key
KIM = Author(Actor("Kim", Role.OPERATOR), NOW)

pytestmark = pytest.mark.usefixtures("permission")


def kept(item: EventItem) -> EventItem:
    track = lanes_of(item)[0].track
    assert track is not None
    return correcting.keep(item, track, "P-17", KIM)


def said(item: EventItem, *kinds: DecisionKind) -> EventItem:
    """An item about which something was decided of a place where nobody is, or where no picture is."""
    assert item.screening is not None
    sha256, away = item.screening.item.sha256, Region(Shape.BOX, RegionKind.FACE, Box(900, 900, 920, 920))
    made = {
        DecisionKind.KEEP: Decision(sha256, DecisionKind.KEEP, KIM.actor, NOW, away, (pts(12), pts(20)), "P-17"),
        DecisionKind.COVER: Decision(sha256, DecisionKind.COVER, KIM.actor, NOW, away, (pts(30), pts(40))),
        DecisionKind.NOT_A_FACE: Decision(sha256, DecisionKind.NOT_A_FACE, KIM.actor, NOW, away),
    }
    return replace(item, decisions=tuple(made[kind] for kind in kinds))


def strays(scene: Scene) -> StrayList:
    return scene.video.panel.tracks.strays


def lines(scene: Scene) -> list[str]:
    rows = strays(scene).list
    return [rows.item(row).text() for row in range(rows.count())]


def codes(scene: Scene) -> Sequence[str]:
    assert scene.row.judged is not None
    return [finding.code for finding in scene.row.judged.findings]


def go(scene: Scene, frame: int) -> None:
    scene.video.showing.go(pts(frame))
    scene.settle()


def test_who_stays_visible_does_so_from_where_the_track_begins_now(scene: Scene, item: EventItem) -> None:
    scene.open([kept(item)])
    scene.video.select("track:t1")
    go(scene, 15)
    scene.press(Key.Key_I)
    lane = next(lane for lane in scene.video.showing.lanes if lane.key == "track:t1")
    assert (lane.state, lane.visible) == (RegionState.KEPT, ((pts(15), pts(25)),))
    assert "b5-decision-unmatched" not in codes(scene)
    assert not strays(scene).isVisibleTo(scene.page)
    scene.press(Key.Key_K)
    assert not scene.item.has(DecisionKind.KEEP)


def test_no_person_takes_along_that_they_stay_visible_and_one_undo_brings_both_back(scene: Scene, item: EventItem) -> None:
    scene.open([kept(item)])
    was = scene.item
    go(scene, 10)
    scene.video.select("track:t1")
    scene.press(Key.Key_Delete)
    assert not scene.item.has(DecisionKind.KEEP)
    assert "b5-decision-unmatched" not in codes(scene)
    assert "no longer stays visible" in scene.page.message.text
    scene.bench.undo.undo()
    scene.settle()
    assert (scene.item.decisions, scene.item.corrections) == (was.decisions, was.corrections)


def test_each_is_listed_in_words_and_leads_there(scene: Scene, item: EventItem) -> None:
    scene.open([said(item, DecisionKind.KEEP, DecisionKind.COVER, DecisionKind.NOT_A_FACE)])
    assert strays(scene).isVisibleTo(scene.page)
    assert strays(scene).words.text().startswith("3 decision")
    assert sorted(lines(scene)) == [
        "A decision about 0:00.00 is about nothing in this video.",
        "An area to cover at 0:03.00 lies outside of the video.",
        "“Keep visible” on consent P-17 at 0:01.20: nobody is found there.",
    ]
    assert strays(scene).list.accessibleName()
    strays(scene).list.setCurrentRow(lines(scene).index("An area to cover at 0:03.00 lies outside of the video."))
    QTest.keyClick(strays(scene).list, Key.Key_Return)
    scene.settle()
    assert scene.video.showing.shown == pts(30)


def test_taken_back_it_holds_nothing_up_any_more(scene: Scene, item: EventItem) -> None:
    scene.open([said(item, DecisionKind.KEEP, DecisionKind.COVER)])
    assert "b5-decision-unmatched" in codes(scene)
    scene.video.select("track:t1")
    tracks = scene.tracks()
    QTest.keyClick(strays(scene).list, Key.Key_Delete)
    scene.settle()
    assert (len(strays_of(scene.item)), scene.tracks()) == (1, tracks)
    button = strays(scene).findChild(QPushButton, "strayDropButton")
    assert button is not None
    button.click()
    scene.settle()
    assert scene.item.decisions == ()
    assert "b5-decision-unmatched" not in codes(scene)
    assert not strays(scene).isVisibleTo(scene.page)
    store = EventStore(scene.desk.workplace.places.events)
    assert [one.decisions for one in store.items("e1")] == [()]
    store.close()
    scene.bench.undo.undo()
    scene.settle()
    assert len(lines(scene)) == 1


def test_while_everybody_is_covered_nothing_is_out_of_place(item: EventItem) -> None:
    everybody = Decision("ab" * 32, DecisionKind.COVER_ALL, KIM.actor, NOW)
    item = said(item, DecisionKind.KEEP)
    assert strays_of(item) == item.decisions
    assert strays_of(replace(item, decisions=(*item.decisions, everybody))) == ()
    assert strays_of(replace(item, screening=None)) == ()
