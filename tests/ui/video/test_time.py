"""The picture at the playhead, by keyboard and by hand; nothing of it is decoded on the window's thread."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from app.events.event import EventItem
from app.model import DecisionKind, Recipient
from tests.ui.video.conftest import Scene, film_item
from tests.ui.video.making import HEIGHT, STEP, WIDTH, number_of, pts, wandering, write_film
from tests.ui.video.test_film import CLIP
from ui.review.stage import StageState
from ui.video.axis import Axis
from ui.video.player import Player
from ui.video.scrub import Stretch

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


def shown(scene: Scene) -> int:
    """The number of the frame that is on the screen, by its pixels."""
    at = scene.video.showing.shown
    assert at is not None
    found = scene.video.showing.reel.pixels(at)
    assert found is not None
    number = number_of(found[1])
    assert number * STEP == at
    return number


def watch(scene: Scene, *frames: int) -> None:
    """Look at these frames."""
    for index in frames:
        scene.video.showing.go(pts(index))
        scene.settle()


def slow_item(film: Path) -> EventItem:
    """A video in which nobody was found, of four frames that last two seconds and a half."""
    slow = film_item(write_film(film.with_name("slow.mp4"), 4, lasting=25), ())
    assert slow.screening is not None
    assert slow.screening.clip is not None
    clip = replace(slow.screening.clip, frames=4, last=pts(75), seconds=10.0, cuts=())
    return replace(slow, screening=replace(slow.screening, clip=clip))


@pytest.mark.usefixtures("permission")
def test_a_video_opens_its_own_page(scene: Scene, item: EventItem) -> None:
    scene.open([item])
    assert scene.video.isVisible()
    assert not scene.page.stage.isVisible()
    assert not scene.page.panel.regions.isVisible()
    assert scene.page.panel.isAncestorOf(scene.video.panel.tracks)
    assert scene.video.panel.tracks.isVisible()
    assert scene.video.stage.state is StageState.PHOTO
    assert scene.video.canvas.size_px == (WIDTH, HEIGHT)
    assert shown(scene) == 0
    assert "picture" not in scene.looks.asked
    assert scene.video.transport.time.text() == "0:00.00 / 0:06"


@pytest.mark.usefixtures("permission")
def test_the_clock_is_that_of_a_player_where_the_sound_begins_before_the_pictures(scene: Scene, item: EventItem) -> None:
    assert item.screening is not None
    assert item.screening.clip is not None
    clip = replace(item.screening.clip, begins=-pts(30))
    scene.open([replace(item, screening=replace(item.screening, clip=clip))])
    assert scene.video.transport.time.text() == "0:03.00 / 0:09"
    assert [second for second, _ in Axis(clip, 0, 600).marks(apart_px=60)] == [3, 4, 5, 6, 7, 8]
    assert list(Axis(clip, 0, 590).marks(apart_px=60))[1] == (4, 100.0)


@pytest.mark.usefixtures("permission")
def test_step_skip_and_go_to_the_ends_by_keyboard(scene: Scene, item: EventItem) -> None:
    scene.open([item])
    scene.press(Key.Key_Right, Key.Key_Right, Key.Key_Right)
    assert shown(scene) == 3
    scene.press(Key.Key_Left)
    assert shown(scene) == 2
    scene.press(Key.Key_Right, modifier=SHIFT)
    assert shown(scene) == 12
    scene.press(Key.Key_End)
    assert shown(scene) == 59
    scene.press(Key.Key_Right)
    assert shown(scene) == 59
    for expected in range(58, 30, -1):
        scene.press(Key.Key_Left)
        assert shown(scene) == expected
    scene.press(Key.Key_Home)
    assert shown(scene) == 0
    scene.press(Key.Key_Left)
    assert shown(scene) == 0


@pytest.mark.usefixtures("permission")
def test_the_time_is_that_of_the_frame_that_is_seen(scene: Scene, item: EventItem) -> None:
    scene.open([item])
    showing, clock = scene.video.showing, scene.video.transport.time
    for asked in (pts(2) + STEP // 2, pts(40) + STEP - 1):  # one that is there, and one that comes later
        scene.video.scrub.sought.emit(asked)
        scene.settle()
        assert showing.moment == showing.shown == asked // STEP * STEP
        assert clock.text().startswith(f"0:0{asked // STEP / 10:.2f} /")
        assert scene.video.lanes.moment == showing.shown
    scene.press(Key.Key_Left, modifier=SHIFT)
    assert shown(scene) == 30
    showing.player.play(showing.moment)
    showing.player._timer.stop()
    showing._playing(pts(31) + STEP // 3)
    assert clock.text().startswith("0:03.13 /")
    showing.player._timer.start()
    showing.player.pause()
    assert showing.moment == showing.shown == pts(31)
    assert clock.text().startswith("0:03.10 /")


def in_view(scene: Scene) -> set[str]:
    """The lanes that are wholly seen."""
    lanes = scene.video.lanes
    rows = range(lanes.lane_model.rowCount())
    seen = [row for row in rows if lanes.viewport().rect().contains(lanes.visualRect(lanes.lane_model.index(row)))]
    return {lanes.lane_model.lanes[row].key for row in seen}


@pytest.mark.usefixtures("permission")
def test_the_lanes_follow_who_is_there(scene: Scene, film: Path) -> None:
    scene.open([film_item(film, tuple(wandering(f"t{at}", 4 * at, 4 * at + 4, at=10 * at) for at in range(14)))])
    lanes = scene.video.lanes
    assert "track:t0" in in_view(scene)
    assert "track:t13" not in in_view(scene)
    watch(scene, 54)
    assert "track:t13" in in_view(scene)
    lanes.scrollToTop()
    scene.press(Key.Key_Right)
    assert "track:t0" in in_view(scene)  # somebody looks at others, and nobody came
    watch(scene, 22)
    assert "track:t5" in in_view(scene)
    scene.video.showing._playing(pts(30))
    assert "track:t7" in in_view(scene)


@pytest.mark.usefixtures("permission")
def test_lanes_do_not_slip_away_under_the_pointer(scene: Scene, film: Path) -> None:
    scene.open([film_item(film, tuple(wandering(f"t{at}", 4 * at, 4 * at + 4, at=10 * at) for at in range(14)))])
    lanes, axis = scene.video.lanes, scene.video.lanes.axis
    assert axis is not None
    there = QPoint(round(axis.x(pts(54))), 4)
    QTest.mousePress(lanes.viewport(), Qt.MouseButton.LeftButton, pos=there)
    scene.settle()
    assert "track:t0" in in_view(scene)
    QTest.mouseRelease(lanes.viewport(), Qt.MouseButton.LeftButton, pos=there)


@pytest.mark.usefixtures("permission")
def test_a_doubtful_moment_between_two_frames_does_not_hold_one_back(scene: Scene, film: Path) -> None:
    early, late = wandering("t1", 5, 7, doubts=("short",)), wandering("t2", 35, 50, at=180, doubts=("short",))
    keys = tuple(replace(key, pts=key.pts + STEP // 2) for key in early.keys)
    scene.open([film_item(film, (replace(early, keys=keys), late))])
    scene.press(Key.Key_J)
    assert shown(scene) == 6
    scene.press(Key.Key_J)
    assert shown(scene) == 42
    scene.press(Key.Key_J, modifier=SHIFT)
    assert shown(scene) == 6


@pytest.mark.usefixtures("permission")
def test_a_second_on_passes_a_frame_that_lasts_longer(scene: Scene, film: Path) -> None:
    scene.open([slow_item(film)])
    scene.press(Key.Key_Right, modifier=SHIFT)
    assert scene.video.showing.shown == pts(25)
    scene.press(Key.Key_Left, modifier=SHIFT)
    assert scene.video.showing.shown == 0


@pytest.mark.usefixtures("permission")
def test_outlines_and_covers_belong_to_the_frame_that_is_shown(scene: Scene, item: EventItem) -> None:
    scene.open([item])
    canvas = scene.video.canvas
    assert not canvas.marks
    scene.video.showing.go(pts(10))
    scene.settle()
    (mark,) = canvas.marks
    assert mark.key == "track:t1"
    assert canvas.covers.regions == (mark.region,)
    assert "Track 1" in canvas.accessibleDescription()
    assert "film.mp4" in canvas.accessibleName()
    QTest.keyPress(canvas, Key.Key_B)
    assert canvas.is_peeking
    QTest.keyRelease(canvas, Key.Key_B)
    assert not canvas.is_peeking


@pytest.mark.usefixtures("permission")
def test_jump_to_what_is_doubtful_and_select_it(scene: Scene, item: EventItem) -> None:
    scene.open([item])
    scene.press(Key.Key_J)
    assert shown(scene) == 42
    assert scene.video.selected == "track:t2"
    assert "only for a moment" in scene.video.panel.tracks.why.text()
    assert "doubtful" not in scene.video.watching.why_unseen()
    scene.press(Key.Key_Home)
    assert scene.video.selected == "track:t2"  # it stays selected where it is not on the picture
    assert scene.video.canvas.selected == ""
    scene.press(Key.Key_J, modifier=SHIFT)
    assert shown(scene) == 42
    assert scene.video.canvas.selected == "track:t2"


@pytest.mark.usefixtures("permission")
def test_each_doubt_at_one_moment_has_its_turn_and_it_is_said_where_they_begin_again(scene: Scene, film: Path) -> None:
    names = ("t1", "t2", "t3")
    tracks = [wandering(name, 20, 30, at=60 * (1 + place), doubts=("short",)) for place, name in enumerate(names)]
    scene.open([film_item(film, (*tracks, wandering("t4", 40, 50, doubts=("short",))))])
    message = scene.page.message
    gone = []
    for _ in range(5):
        scene.press(Key.Key_J)
        gone.append((shown(scene), scene.video.selected, message.text))
    keys = [*((25, f"track:{name}", "") for name in names), (45, "track:t4", "")]
    assert gone == [*keys, (25, "track:t1", "No doubtful moment comes after this one: on from the first.")]
    scene.press(Key.Key_J, modifier=SHIFT)
    assert (shown(scene), scene.video.selected) == (45, "track:t4")
    assert "on from the last" in message.text
    for name in reversed(names):
        scene.press(Key.Key_J, modifier=SHIFT)
        assert (shown(scene), scene.video.selected, message.text) == (25, f"track:{name}", "")


@pytest.mark.usefixtures("permission")
def test_the_line_of_time_and_the_lanes_lead_to_a_moment(scene: Scene, item: EventItem) -> None:
    scene.open([item])
    scrub, lanes = scene.video.scrub, scene.video.lanes
    axis = scrub.axis
    assert axis is not None
    QTest.mouseClick(scrub, Qt.MouseButton.LeftButton, pos=QPoint(round(axis.x(pts(30))), scrub.height() // 2))
    scene.settle()
    assert abs(shown(scene) - 30) <= 1
    lane_axis = lanes.axis
    assert lane_axis is not None
    assert abs((lane_axis.x(pts(30)) + lanes.viewport().x()) - axis.x(pts(30))) <= 2
    row = lanes.visualRect(lanes.lane_model.index(1))
    at = QPoint(round(lane_axis.x(pts(40))), row.center().y())
    QTest.mouseClick(lanes.viewport(), Qt.MouseButton.LeftButton, pos=at)
    scene.settle()
    assert abs(shown(scene) - 40) <= 1
    assert scene.video.selected == "track:t2"
    QTest.keyClick(lanes, Key.Key_Up)
    assert scene.video.selected == "track:t1"
    QTest.keyClick(lanes, Key.Key_Right)
    scene.settle()
    assert abs(shown(scene) - 41) <= 1


@pytest.mark.usefixtures("permission")
def test_as_released_the_covers_are_in_the_pixels(scene: Scene, item: EventItem) -> None:
    scene.open([item])
    scene.video.showing.go(pts(10))
    scene.settle()
    scene.press(Key.Key_H)
    assert scene.video.showing.is_preview
    assert scene.video.transport.preview.isChecked()
    found = scene.video.showing.reel.pixels(pts(10))
    assert found is not None
    box = scene.video.showing.lanes[0].track
    assert box is not None
    at = box.at(pts(10))
    assert at is not None
    assert tuple(found[1][(at.top + at.bottom) // 2, (at.left + at.right) // 2]) == (98, 106, 116)
    assert scene.video.canvas.marks == ()
    scene.press(Key.Key_H)
    back = scene.video.showing.reel.pixels(pts(10))
    assert back is not None
    assert tuple(back[1][(at.top + at.bottom) // 2, (at.left + at.right) // 2]) != (98, 106, 116)
    assert len(scene.video.canvas.marks) == 1


@pytest.mark.usefixtures("permission")
def test_as_released_is_shown_though_it_was_asked_for_before_the_first_frame_was_there(scene: Scene, item: EventItem) -> None:
    scene.open([item])
    showing = scene.video.showing
    scene.video.show_path("")
    scene.video.show_path(item.path)
    assert showing.reel.source is None
    scene.video.preview(on=True)
    scene.settle()
    assert showing.shown == 0
    showing.go(pts(10))
    scene.settle()
    found = showing.reel.pixels(pts(10))
    assert found is not None
    assert (found[1] == (98, 106, 116)).all(axis=2).any()


@pytest.mark.usefixtures("permission")
def test_playing_goes_on_by_the_clock_and_waits_for_frames(scene: Scene, item: EventItem) -> None:
    scene.open([item])
    now = [0.0]
    player = scene.video.showing.player
    player._now = lambda: now[0]
    scene.press(Key.Key_Space)
    assert player.is_playing
    player._timer.stop()  # the test says when time passes
    seen = []
    while now[0] < 6.0:
        now[0] += 0.1
        player.tick()
        scene.settle()
        seen.append(scene.video.showing.shown)
    assert scene.video.showing.shown == pts(59)
    assert len(set(seen)) > 50
    watched = scene.video.showing.watched
    assert watched is not None
    assert watched.percent == 100


@pytest.mark.usefixtures("permission")
@pytest.mark.parametrize(("speed", "percent"), [(2.0, 100), (4.0, 8), (8.0, 8)])
def test_what_rushed_by_was_not_seen(scene: Scene, item: EventItem, speed: float, percent: int) -> None:
    scene.open([item])
    now = [0.0]
    player, watched = scene.video.showing.player, scene.video.showing.watched
    assert watched is not None
    player._now = lambda: now[0]
    player.set_speed(speed)
    scene.press(Key.Key_Space)
    player._timer.start(1_000_000)  # the test says when time passes
    for _ in range(60):
        now[0] += 0.1 / speed
        player.tick()
        scene.settle()
    assert scene.video.showing.shown == pts(59)
    player.pause()
    assert watched.percent == percent  # of what rushed by, the first and the last quarter of a second: there it stood still


def test_a_player_keeps_its_place_at_another_speed() -> None:
    now, told = [0.0], list[int]()
    player = Player(lambda: now[0])
    player.load(CLIP)
    player.moved.connect(told.append)
    player.start_at(10)
    now[0] = 1.0
    player.tick()
    player.faster(1)
    now[0] = 2.0
    player.tick()
    player.faster(-1)
    player.faster(-1)
    now[0] = 4.0
    player.tick()
    assert told == [20, 40, 50]
    for _ in range(20):
        player.faster(1)
    assert player.speed == 8.0


@pytest.mark.usefixtures("permission")
def test_who_saw_only_some_of_it_confirms_nothing(scene: Scene, film: Path) -> None:
    scene.open([film_item(film, ())])
    scene.press(Key.Key_0)
    assert not scene.item.has(DecisionKind.NOBODY_RECOGNISABLE)
    assert "You saw 4 %" in scene.page.message.text
    watch(scene, *range(0, 60, 10))  # from second to second
    scene.press(Key.Key_0)
    assert not scene.item.has(DecisionKind.NOBODY_RECOGNISABLE)
    watch(scene, *range(0, 60, 2))
    scene.press(Key.Key_0)
    assert scene.item.has(DecisionKind.NOBODY_RECOGNISABLE)
    assert scene.item.seen


@pytest.mark.usefixtures("permission")
def test_seen_is_who_saw_the_doubtful_moments_and_all_the_rest(scene: Scene, item: EventItem) -> None:
    scene.open([item])
    scene.press(Key.Key_N)
    assert "doubtful moment" in scene.page.message.text
    scene.press(Key.Key_J)
    assert scene.page.message.text == ""
    scene.press(Key.Key_N)
    assert "You saw 12 %" in scene.page.message.text
    assert "0:00.25" in scene.page.message.text
    watch(scene, 10)
    assert scene.page.message.text == ""  # it was more than that by now
    watch(scene, *range(0, 60, 2))
    before = scene.item
    scene.press(Key.Key_N)
    assert (before.seen, scene.item.seen) == (False, True)
    assert not scene.video.panel.tracks.why.isVisible()


@pytest.mark.usefixtures("permission")
def test_who_did_not_see_it_may_go_on_all_the_same(scene: Scene, film: Path, item: EventItem) -> None:
    other = film_item(write_film(film.with_name("other.mp4"), 59), ())
    scene.open([item, other])
    scene.press(Key.Key_N)
    assert scene.page.editor.path == item.path  # it has a doubtful moment
    scene.press(Key.Key_N)
    assert scene.page.editor.path == other.path
    scene.press(Key.Key_N)
    assert "You saw 4 %" in scene.page.message.text
    scene.press(Key.Key_N)
    assert "2 still to see" in scene.page.message.text
    assert not any(row.item.seen for row in scene.bench.model.rows())
    scene.press(Key.Key_P)
    scene.press(Key.Key_N)
    assert scene.page.editor.path == item.path  # what was said once is said anew


@pytest.mark.usefixtures("permission")
def test_a_frame_that_lasts_for_seconds_is_seen_for_all_of_them(scene: Scene, film: Path) -> None:
    scene.open([slow_item(film)])
    scene.press(Key.Key_Right, Key.Key_Right, Key.Key_Right)
    assert scene.video.watching.is_seen_whole


@pytest.mark.usefixtures("permission")
def test_what_changed_since_is_not_shown(scene: Scene, item: EventItem, film: Path) -> None:
    film.write_bytes(film.read_bytes() + b"\0")
    scene.open([item])
    assert scene.video.stage.state is StageState.CHANGED
    assert not scene.video.canvas.has_picture
    scene.press(Key.Key_0)
    assert scene.page.message.text == ""


@pytest.mark.usefixtures("permission")
def test_what_cannot_be_read_says_so(scene: Scene, item: EventItem, film: Path) -> None:
    film.unlink()
    scene.open([item])
    assert scene.video.stage.state is StageState.UNREADABLE


@pytest.mark.usefixtures("permission")
def test_a_report_takes_every_frame_away(scene: Scene, item: EventItem) -> None:
    scene.open([item])
    reel = scene.video.showing.reel
    films = [reel.film]
    scene.page.editor.report(Recipient.BOARD)
    scene.settle()
    films.append(reel.film)
    assert scene.video.stage.state is StageState.REPORTED
    assert [film is None for film in films] == [False, True]
    assert scene.video.showing.portraits.there() == {}
    assert not scene.video.canvas.has_picture
    asked = len(scene.looks.asked)
    scene.press(Key.Key_Right, Key.Key_Space, Key.Key_J, Key.Key_A)
    assert len(scene.looks.asked) == asked
    assert not scene.item.has(DecisionKind.COVER_ALL)


@pytest.mark.usefixtures("permission")
def test_another_event_takes_the_video_away(scene: Scene, item: EventItem) -> None:
    scene.open([item])
    scene.bench.close_event()
    assert scene.video.showing.reel.film is None
    assert scene.page.stage.state is StageState.NOTHING


@pytest.mark.usefixtures("permission")
def test_item_marks_have_the_keys_that_photos_have(scene: Scene, item: EventItem) -> None:
    scene.open([item])
    for key, kind in (
        (Key.Key_X, DecisionKind.DO_NOT_USE),
        (Key.Key_G, DecisionKind.NOT_FITTING),
        (Key.Key_D, DecisionKind.DOUBT),
        (Key.Key_A, DecisionKind.COVER_ALL),
    ):
        scene.press(key)
        assert scene.item.has(kind)
        scene.press(key)
        assert not scene.item.has(kind)
    scene.press(Key.Key_S)
    assert scene.item.starred


@pytest.mark.usefixtures("permission")
def test_what_was_not_looked_at_yet_waits_and_then_shows(scene: Scene, item: EventItem) -> None:
    scene.open([item])
    scene.bench.model.replace_items([replace(item, screening=None)])
    assert not scene.video.canvas.has_picture
    scene.bench.model.replace_items([item])
    scene.settle()
    assert shown(scene) == 0


@pytest.mark.usefixtures("permission")
def test_a_muted_stretch_is_on_the_line_of_time(scene: Scene, item: EventItem, monkeypatch: pytest.MonkeyPatch) -> None:
    scene.open([item])
    scrub = scene.video.scrub
    axis = scrub.axis
    assert axis is not None
    within, outside = (QPoint(round(axis.x(pts(at))), scrub.height() - 12) for at in (15, 45))
    before = scrub.grab().toImage()
    for frame, bracket in ((10, Key.Key_BracketLeft), (20, Key.Key_BracketRight)):
        watch(scene, frame)
        scene.press(bracket)
    scene.press(Key.Key_U)
    watch(scene, 0)
    after = scrub.grab().toImage()
    around = range(-4, 5)
    assert len({after.pixelColor(within + QPoint(by, 0)).name() for by in around}) > 1  # a pattern, where it is marked, too
    assert after.pixelColor(outside) == before.pixelColor(outside)
    said = "silent from 0:01.00 to 0:02.00"
    assert (scrub.told_at(within.x()), scrub.told_at(outside.x())) == (said, "")
    assert scrub.accessibleDescription() == said
    tips = list[str]()
    monkeypatch.setattr(QToolTip, "showText", lambda _, words, __: tips.append(words))
    for at in (within, outside):
        QApplication.sendEvent(scrub, QHelpEvent(QEvent.Type.ToolTip, at, scrub.mapToGlobal(at)))
    assert tips == [said, ""]
    scene.bench.undo.undo()
    scene.video.selection.stretch = Stretch()
    scene.video.refresh()
    scene.settle()
    assert scrub.grab().toImage() == before
