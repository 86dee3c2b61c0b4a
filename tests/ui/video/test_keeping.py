"""A person stays visible in a video on their own consent, or is covered again; looking at the same video in two places."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel

from app.events import correcting
from app.events.deciding import Author
from app.events.event import EventItem
from app.model import Actor, DecisionKind, FoundFace, Role, Setting
from tests.ui.video.conftest import NOW, Scene
from tests.ui.video.making import pts
from ui.review.keeping import ConsentDialog
from ui.theme import RegionState
from ui.video.lanes import lanes_of, marks_at

KIM = Author(Actor("Kim", Role.OPERATOR), NOW)


def kept(item: EventItem, reference: str = "P-17") -> EventItem:
    track = lanes_of(item)[0].track
    assert track is not None
    return correcting.keep(item, track, reference, KIM)


def test_who_is_kept_is_outlined_so_and_not_covered(item: EventItem) -> None:
    lane = lanes_of(kept(item))[0]
    assert (lane.state, lane.consent, lane.visible) == (RegionState.KEPT, "P-17", ((pts(5), pts(25)),))
    (mark,) = marks_at(lanes_of(kept(item)), pts(10))
    assert (mark.state, mark.consent) == (RegionState.KEPT, "P-17")


@pytest.mark.usefixtures("permission")
def test_the_same_key_covers_again(scene: Scene, item: EventItem) -> None:
    scene.open([kept(item)])
    scene.video.select("track:t1")
    assert "P-17" in scene.video.panel.tracks.words.text()
    scene.press(Qt.Key.Key_K)
    assert not scene.item.has(DecisionKind.KEEP)
    scene.bench.undo.undo()
    assert scene.item.has(DecisionKind.KEEP)


@pytest.mark.usefixtures("permission")
def test_in_a_lesson_nobody_stays_visible(scene: Scene, item: EventItem) -> None:
    scene.open([replace(item, setting=Setting.LESSON)])
    scene.video.showing.go(pts(10))
    scene.settle()
    scene.video.select("track:t1")
    scene.press(Qt.Key.Key_K)
    scene.qtbot.waitUntil(lambda: bool(scene.page.message.text))
    assert "A1" in scene.page.message.text
    assert not scene.item.has(DecisionKind.KEEP)


def test_one_consent_stands_for_one_track(scene: Scene, item: EventItem) -> None:
    two = lanes_of(item)[1].track
    assert two is not None
    face = FoundFace(two.id, two.keys[0].box, 1.0, doubtful=False, detector="")
    assert scene.video.keeping.taken(kept(item), face) == {"P-17"}
    one = lanes_of(item)[0].track
    assert one is not None
    assert scene.video.keeping.taken(kept(item), replace(face, id=one.id)) == frozenset()


@pytest.mark.usefixtures("permission")
def test_who_is_asked_about_a_person_in_a_video_reads_of_no_photo(
    scene: Scene, item: EventItem, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = list[str]()

    def read_it(dialog: ConsentDialog) -> int:
        read.extend(label.text() for label in dialog.findChildren(QLabel))
        return QDialog.DialogCode.Rejected.value

    monkeypatch.setattr(ConsentDialog, "exec", read_it)
    scene.open([item])
    scene.video.showing.go(pts(10))
    scene.settle()
    scene.video.select("track:t1")
    scene.press(Qt.Key.Key_K)
    scene.qtbot.waitUntil(lambda: bool(read))
    assert any("one track in a video" in words for words in read)
    assert not any("photo" in words or "face" in words for words in read)
