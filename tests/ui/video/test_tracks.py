"""Adding, moving, lengthening, splitting, joining and removing tracks, muting: each one step, undone as one, kept at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QApplication, QComboBox, QListView, QMenu

from app.correction import CorrectionKind
from app.events.event import EventItem
from app.events.store import EventStore
from app.model import DecisionKind, RegionKind
from app.track import KeyBox, Origin, Track
from detectors.base import Box
from tests.ui.video.conftest import Scene, film_item
from tests.ui.video.making import pts, wandering
from ui.review.gestures import Tool
from ui.theme import LIGHT, RegionState, stylesheet
from ui.video.lanes import SOUND
from ui.video.sound_section import SoundDialog

Key = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier

pytestmark = pytest.mark.usefixtures("permission")


def go(scene: Scene, frame: int) -> None:
    scene.video.showing.go(pts(frame))
    scene.settle()


def kinds(scene: Scene) -> list[CorrectionKind]:
    return [one.kind for one in scene.item.corrections]


def drag(scene: Scene, start: tuple[int, int], end: tuple[int, int]) -> None:
    """From one place of the picture to another, in its pixels."""
    canvas = scene.video.canvas
    first, last = (canvas.mapFromScene(*at) for at in (start, end))
    view = canvas.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=first)
    QTest.mouseMove(view, last)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=last)
    scene.settle()


def test_who_was_missed_is_drawn_and_lasts_until_told(scene: Scene, item: EventItem) -> None:
    scene.open([item])
    go(scene, 2)
    scene.press(Key.Key_R)
    drag(scene, (200, 40), (260, 110))
    assert kinds(scene) == [CorrectionKind.ADD]
    assert scene.tracks() == [(2, 12), (5, 25), (35, 50)]
    assert scene.video.selected == scene.video.showing.lanes[0].key
    assert scene.video.canvas.tool is Tool.POINTER
    assert "press O" in scene.page.message.text
    (mark,) = scene.video.canvas.marks
    assert mark.region.bounds.left <= 201
    assert mark.region.bounds.right >= 259
    assert scene.video.canvas.covers.regions == (mark.region,)
    go(scene, 20)
    scene.press(Key.Key_O)
    assert scene.tracks() == [(2, 20), (5, 25), (35, 50)]
    scene.bench.undo.undo()
    scene.bench.undo.undo()
    assert scene.item.corrections == ()
    assert scene.tracks() == [(5, 25), (35, 50)]


def test_by_keyboard_a_box_is_put_moved_and_resized(scene: Scene, item: EventItem) -> None:
    scene.open([item])
    scene.press(Key.Key_E, Key.Key_Return)
    assert kinds(scene) == [CorrectionKind.ADD]
    before = scene.video.canvas.marks[0].region.bounds
    scene.press(Key.Key_Right, modifier=CONTROL)
    assert kinds(scene) == [CorrectionKind.ADD, CorrectionKind.MOVE]
    moved = scene.video.canvas.marks[0].region.bounds
    assert moved.left > before.left
    assert abs(moved.width - before.width) <= 4
    scene.press(Key.Key_Down, modifier=CONTROL | SHIFT)
    assert kinds(scene) == [CorrectionKind.ADD, CorrectionKind.MOVE]  # one movement: the same moment
    assert scene.video.canvas.marks[0].region.bounds.height > moved.height
    assert scene.video.showing.shown == 0


def test_two_keys_make_the_box_move_evenly_between_them(scene: Scene, item: EventItem) -> None:
    scene.open([item])
    go(scene, 10)
    scene.video.select("track:t1")
    scene.press(Key.Key_Down, modifier=CONTROL)
    low = scene.video.canvas.marks[0].region.bounds.top
    go(scene, 20)
    scene.press(Key.Key_Up, modifier=CONTROL)
    assert [[key.pts for key in one.keys] for one in scene.item.corrections] == [[pts(10), pts(20)]]
    high = scene.video.canvas.marks[0].region.bounds.top
    go(scene, 15)
    assert abs(scene.video.canvas.marks[0].region.bounds.top - (low + high) / 2) <= 2
    lane = next(lane for lane in scene.video.showing.lanes if lane.key == "track:t1")
    assert lane.set_by_hand == (pts(10), pts(20))


def test_here_it_begins_here_it_ends(scene: Scene, item: EventItem) -> None:
    scene.open([item])
    scene.video.select("track:t1")
    go(scene, 2)
    scene.press(Key.Key_I)
    go(scene, 30)
    scene.press(Key.Key_O)
    assert scene.tracks()[0] == (2, 30)
    go(scene, 10)
    scene.press(Key.Key_I)
    assert scene.tracks()[0] == (9, 30) or scene.tracks()[0] == (10, 30)


def test_a_track_is_split_joined_and_removed(scene: Scene, item: EventItem, monkeypatch: pytest.MonkeyPatch) -> None:
    scene.open([item])
    scene.video.select("track:t1")
    go(scene, 15)
    scene.press(Key.Key_T)
    assert len(scene.tracks()) == 3
    scene.bench.undo.undo()
    scene.video.select("track:t1")
    asked: list[QPoint] = []
    monkeypatch.setattr(QMenu, "popup", lambda _, at: asked.append(at))
    scene.press(Key.Key_C)
    assert len(asked) == 1
    (other,) = scene.video.panel.tracks.others().actions()
    assert "Track 2" in other.text()
    other.trigger()
    scene.settle()
    assert scene.tracks() == [(5, 50)]
    assert kinds(scene) == [CorrectionKind.JOIN]
    scene.bench.undo.undo()
    go(scene, 40)
    scene.video.select("track:t2")
    scene.press(Key.Key_Delete)
    assert scene.tracks() == [(5, 25)]
    assert scene.video.selected == ""


def test_no_person_is_who_is_on_the_screen_not_whoever_came_after(scene: Scene, item: EventItem) -> None:
    """A poster of which the detector is less sure than of the child who stands before it later."""
    assert item.screening is not None
    assert item.screening.clip is not None
    box = Box(100, 60, 124, 90)
    keys = (KeyBox(pts(at), box, score, Origin.SEEN) for at, score in ((5, 0.6), (20, 0.6), (30, 0.99), (50, 0.99)))
    track = Track("t1", tuple(keys), (), ((pts(20), pts(30)),))
    clip = replace(item.screening.clip, tracks=(track,))
    scene.open([replace(item, screening=replace(item.screening, clip=clip))])
    scene.video.select("track:t1")
    go(scene, 10)
    scene.press(Key.Key_Delete)
    ((first, last),) = scene.tracks()
    assert 20 <= first <= 30
    assert last == 50


@pytest.mark.parametrize(("frame", "nearest"), [(0, 5), (30, 25), (59, 25)])
@pytest.mark.parametrize("by_key", [True, False], ids=["key", "button"])
def test_who_is_not_in_the_picture_is_shown_before_anything_is_removed(
    scene: Scene, item: EventItem, frame: int, nearest: int, *, by_key: bool
) -> None:
    def remove() -> None:
        scene.press(Key.Key_Delete) if by_key else scene.video.panel.tracks.buttons["remove"].click()

    scene.open([item])
    go(scene, frame)
    scene.video.select("track:t1")
    remove()
    scene.settle()
    assert scene.item.corrections == ()
    assert scene.video.showing.shown == pts(nearest)
    assert scene.video.selected == scene.video.canvas.selected == "track:t1"
    assert "Track 1 was not in the picture" in scene.page.message.text
    remove()
    scene.settle()
    assert scene.tracks() == [(35, 50)]


def test_until_the_picture_is_there_nothing_is_removed(scene: Scene, item: EventItem) -> None:
    scene.open([item])
    scene.video.select("track:t2")
    for _ in range(3):  # faster than frames come
        scene.video.track_acts.act("remove")
    assert scene.item.corrections == ()
    scene.settle()
    scene.video.track_acts.act("remove")
    assert scene.tracks() == [(5, 25)]


def test_who_lies_between_two_frames_can_be_removed(scene: Scene, film: Path) -> None:
    track = wandering("t1", 20, 22)
    scene.open(
        [
            film_item(
                film, (replace(track, keys=tuple(replace(key, pts=pts(20) + 9 + at) for at, key in enumerate(track.keys))),)
            )
        ]
    )
    scene.video.select("track:t1")
    scene.press(Key.Key_Delete, Key.Key_Delete)
    assert scene.tracks() == []


def test_who_is_not_in_the_picture_is_shown_before_they_stay_visible(
    scene: Scene, item: EventItem, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = list[str]()
    monkeypatch.setattr(scene.video.keeping, "begin_track", lambda track: asked.append(track.id))
    scene.open([item])
    scene.video.select("track:t2")
    scene.press(Key.Key_K)
    assert (scene.video.showing.shown, asked) == (pts(35), [])
    assert "Track 2 was not in the picture" in scene.page.message.text
    scene.press(Key.Key_K)
    assert asked == ["t2"]


def test_where_no_player_can_be_started_it_is_said(scene: Scene, item: EventItem, monkeypatch: pytest.MonkeyPatch) -> None:
    can_be = [True, False]
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: can_be.pop(0))
    scene.open([item])
    scene.video.panel.sound.listen.click()
    assert scene.page.message.text == ""
    scene.video.panel.sound.listen.click()
    assert scene.page.message.text == f"No player could be started for this video. Open it yourself: {item.path}"


def test_after_a_split_who_is_seen_is_selected_and_undone_who_it_was(scene: Scene, item: EventItem) -> None:
    scene.open([item])
    scene.video.select("track:t1")
    go(scene, 15)
    scene.press(Key.Key_T)
    lane = scene.video.lane
    assert lane is not None
    assert lane.key != "track:t1"
    assert lane.span[0] == pts(15)
    assert scene.video.canvas.selected == lane.key
    scene.press(Key.Key_T)
    assert "from which it is somebody else" in scene.page.message.text
    scene.bench.undo.undo()
    scene.settle()
    assert scene.video.selected == scene.video.canvas.selected == "track:t1"


def test_no_person_in_a_stretch(scene: Scene, item: EventItem) -> None:
    scene.open([item])
    scene.video.select("track:t1")
    scene.press(Key.Key_Delete, modifier=SHIFT)
    assert "Mark a stretch first" in scene.page.message.text
    go(scene, 10)
    scene.press(Key.Key_BracketLeft)
    go(scene, 14)
    scene.press(Key.Key_BracketRight)
    scene.press(Key.Key_Delete, modifier=SHIFT)
    assert [one.span for one in scene.item.corrections] == [(pts(10), pts(14))]
    assert [mark.state for mark in scene.video.canvas.marks] == [RegionState.IGNORED]
    assert scene.video.canvas.covers.regions == ()
    assert len(scene.tracks()) == 3


def test_without_a_selection_a_key_says_what_to_do(scene: Scene, item: EventItem) -> None:
    scene.open([item])
    for key in (Key.Key_I, Key.Key_O, Key.Key_T, Key.Key_Delete, Key.Key_K):
        scene.page.message.clear()
        scene.press(key)
        assert "Select a track first" in scene.page.message.text
    assert scene.item.corrections == ()


def test_cover_everybody_outweighs_that_somebody_is_nobody(scene: Scene, item: EventItem) -> None:
    scene.open([item])
    scene.press(Key.Key_A)
    go(scene, 10)
    scene.video.select("track:t1")
    scene.press(Key.Key_Delete)
    assert scene.item.corrections == ()
    assert "Take back" in scene.page.message.text


def test_another_kind_is_an_area_that_stands_still(scene: Scene, item: EventItem) -> None:
    scene.open([item])
    scene.video.canvas.kind = RegionKind.BOARD
    go(scene, 10)
    scene.press(Key.Key_R, Key.Key_Return)
    assert scene.item.corrections == ()
    (drawn,) = [one for one in scene.item.decisions if one.kind is DecisionKind.COVER]
    assert drawn.span == (0, pts(30) - 1)  # the scene
    assert len(scene.video.canvas.covers.regions) == 2
    go(scene, 20)
    scene.press(Key.Key_O)
    assert [one.span for one in scene.item.decisions] == [(0, pts(20))]
    scene.press(Key.Key_Delete)
    assert scene.item.decisions == ()


def test_sound_is_removed_unless_somebody_listened(scene: Scene, item: EventItem) -> None:
    scene.open([item])
    sound = scene.video.panel.sound
    assert "removed" in sound.words.text()
    sound.keep.click()
    dialog = scene.page.findChild(SoundDialog)
    assert dialog is not None
    assert not dialog.keep.isEnabled()
    dialog.heard.setChecked(True)
    assert not dialog.keep.isEnabled()
    dialog.nobody.setChecked(True)
    dialog.keep.click()
    scene.settle()
    assert scene.item.has(DecisionKind.KEEP_SOUND)
    assert scene.item.has(DecisionKind.NOBODY_AUDIBLE)
    assert "somebody listened" in sound.words.text()
    lane = scene.video.showing.lanes[-1]
    assert (lane.key, lane.state) == (SOUND, RegionState.KEPT)
    go(scene, 10)
    scene.press(Key.Key_BracketLeft)
    go(scene, 20)
    scene.press(Key.Key_BracketRight, Key.Key_U)
    assert scene.video.showing.lanes[-1].silent == ((pts(10), pts(20)),)
    assert sound.list.item(0).text() == "silent from 0:01.00 to 0:02.00"
    sound.list.setCurrentRow(0)
    sound.unmute.click()
    scene.settle()
    assert not scene.item.has(DecisionKind.NOBODY_AUDIBLE)
    assert "nobody said" in sound.words.text()
    scene.bench.undo.undo()
    assert scene.item.has(DecisionKind.NOBODY_AUDIBLE)
    sound.remove.click()
    scene.settle()
    assert not scene.item.has(DecisionKind.KEEP_SOUND)


def test_each_button_of_a_track_shows_its_key_and_all_of_its_words(scene: Scene, item: EventItem) -> None:
    scene.open([item])
    buttons = scene.video.panel.tracks.buttons
    keys = {
        "begin": "I",
        "end": "O",
        "split": "T",
        "join": "C",
        "remove": "Delete",
        "remove-stretch": "Shift+Delete",
        "keep": "K",
    }
    scene.page.setStyleSheet(stylesheet(LIGHT, 1.0))
    scene.page.resize(1100, 640)
    scene.settle()
    for name, one in buttons.items():
        assert one.text().endswith(keys[name])
        assert one.size().expandedTo(one.sizeHint()) == one.size()


def test_who_keeps_the_sound_by_hand_plays_by_space_afterwards(scene: Scene, item: EventItem) -> None:
    scene.open([item])
    scene.video.canvas.setFocus()
    QTest.mouseClick(scene.video.panel.sound.keep, Qt.MouseButton.LeftButton)
    dialog = scene.page.findChild(SoundDialog)
    assert dialog is not None
    dialog.heard.setChecked(True)
    dialog.nobody.setChecked(True)
    QTest.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    scene.settle()
    focused = scene.page.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Key.Key_Space)
    assert scene.video.showing.player.is_playing
    assert scene.item.has(DecisionKind.KEEP_SOUND)
    scene.video.showing.player.pause()
    scene.settle()


def test_a_button_of_the_sound_leaves_the_keyboard_to_the_video(scene: Scene, item: EventItem) -> None:
    scene.open([item])
    sound = scene.video.panel.sound
    for one in (sound.keep, sound.remove, sound.listen, sound.mute, sound.unmute):
        assert one.focusPolicy() is Qt.FocusPolicy.TabFocus


def test_who_keeps_the_sound_by_keyboard_is_not_put_on_removing_it(scene: Scene, item: EventItem) -> None:
    scene.open([item])
    sound = scene.video.panel.sound
    scene.page.window().activateWindow()
    sound.keep.setFocus()
    QTest.keyClick(sound.keep, Key.Key_Space)
    dialog = scene.page.findChild(SoundDialog)
    assert dialog is not None
    for box in (dialog.heard, dialog.nobody):
        QTest.keyClick(box, Key.Key_Space)
    QTest.keyClick(dialog.keep, Key.Key_Space)
    scene.settle()
    assert scene.item.has(DecisionKind.KEEP_SOUND)
    assert sound.remove.isVisible()
    assert scene.page.window().focusWidget() is sound.listen
    sound.remove.setFocus()
    QTest.keyClick(sound.remove, Key.Key_Space)
    scene.settle()
    assert scene.page.window().focusWidget() is sound.keep


@pytest.mark.parametrize("key", [Key.Key_Delete, Key.Key_Backspace])
def test_delete_in_the_list_of_mutings_takes_the_muting_back_and_no_track(scene: Scene, item: EventItem, key: Qt.Key) -> None:
    scene.open([item])
    for frame, bracket in ((10, Key.Key_BracketLeft), (20, Key.Key_BracketRight)):
        go(scene, frame)
        scene.press(bracket)
    scene.press(Key.Key_U)
    scene.video.select("track:t1")
    tracks, rows = scene.tracks(), scene.video.panel.sound.list
    assert (rows.count(), len(tracks)) == (1, 2)
    rows.setFocus()
    for _ in range(2):  # and once more where there is no muting any more
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)
        scene.settle()
        assert (rows.count(), scene.tracks()) == (0, tracks)


def test_a_silent_video_offers_no_sound(scene: Scene, item: EventItem) -> None:
    assert item.screening is not None
    assert item.screening.clip is not None
    silent = replace(item, screening=replace(item.screening, clip=replace(item.screening.clip, has_sound=False)))
    scene.open([silent])
    assert all(lane.key != SOUND for lane in scene.video.showing.lanes)
    assert not scene.video.panel.sound.keep.isVisible()


def test_what_is_corrected_is_kept_at_once_and_for_both_places(scene: Scene, item: EventItem) -> None:
    twin = replace(item, path=item.path + "2.mp4", relative="again.mp4")
    scene.open([item, twin])
    go(scene, 10)
    scene.video.select("track:t1")
    scene.press(Key.Key_Delete)
    assert len(scene.item.corrections) == 1
    store = EventStore(scene.desk.workplace.places.events)
    assert {one.corrections for one in store.items("e1")} == {scene.item.corrections}
    store.close()
    assert all(row.item.corrections == scene.item.corrections for row in scene.bench.model.rows())


def test_a_track_has_a_picture_without_a_face(scene: Scene, item: EventItem) -> None:
    scene.open([item])
    scene.qtbot.waitUntil(lambda: set(scene.video.lanes.portraits) == {"track:t1", "track:t2"})
    image = scene.video.lanes.portraits["track:t1"]
    middle = image.pixelColor(image.width() // 2, image.height() // 2)
    assert (middle.red(), middle.green(), middle.blue()) == (98, 106, 116)


def test_every_control_has_a_name_and_lanes_are_heard(scene: Scene, item: EventItem) -> None:
    scene.page.setStyleSheet(stylesheet(LIGHT, 1.0))
    scene.open([item])
    scene.video.select("track:t2")
    controls = [
        control
        for kind in (QAbstractButton, QComboBox, QAbstractSlider, QListView)
        for control in scene.page.findChildren(kind)
        if control.isVisible() and control.metaObject().className() not in ("QScrollBar", "QComboBoxListView")
    ]
    assert len(controls) > 30
    for control in controls:
        interface = QAccessible.queryAccessibleInterface(control)
        assert interface.text(QAccessible.Text.Name), control.objectName()
    model = scene.video.lanes.lane_model
    heard = [str(model.index(row).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(model.rowCount())]
    assert heard == [
        "Track 1, 0:00.50 to 0:02.50, covered",
        "Track 2, 0:03.50 to 0:05.00, covered, look at it, seen only for a moment",
        "Sound, 0:00.00 to 0:05.90, is removed",
    ]
    assert "0:00.00 / 0:06" in scene.video.scrub.accessibleName()


@pytest.mark.parametrize("change", [lambda video: video.track_acts.act("end"), lambda video: video.doubts.go(1)])
def test_nothing_is_corrected_where_nothing_is_shown(scene: Scene, item: EventItem, change: Callable[[object], None]) -> None:
    scene.open([item])
    scene.bench.model.replace_judged({item.path: None})
    scene.bench.close_event()
    change(scene.video)
    assert scene.bench.model.rowCount() == 0
