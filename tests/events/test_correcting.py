from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.correction import CorrectionKind
from app.events import correcting, deciding
from app.events.deciding import Author
from app.events.event import Event, EventItem, as_twin, corrections_by_source
from app.events.store import EventStore
from app.model import (
    Actor,
    DecisionKind,
    MediaItem,
    MediaKind,
    Region,
    RegionKind,
    Role,
    Screening,
    Sensitivity,
    Setting,
    Shape,
)
from app.pipeline.video_covers import video_head_of
from app.track import Clip, KeyBox, Origin, Track
from app.tracking.correcting import correct, fits
from detectors.base import Box

NOW = datetime(2024, 6, 1, 12, tzinfo=UTC)
KIM = Author(Actor("Kim", Role.OPERATOR), NOW)
HERE, THERE = Box(10, 10, 50, 60), Box(110, 10, 150, 60)
TRACK = Track(
    "t1",
    (KeyBox(20, HERE, 0.6, Origin.LENGTHENED), KeyBox(40, HERE, 0.9, Origin.SEEN), KeyBox(80, THERE, 0.7, Origin.SEEN)),
    ("weak",),
)
OTHER = Track("t2", (KeyBox(90, THERE, 0.8, Origin.SEEN), KeyBox(120, THERE, 0.8, Origin.SEEN)))
CLIP = Clip((1, 25), 201, 0, 200, 8.0, has_sound=True, tracks=(TRACK, OTHER), cuts=(60, 130))
VIDEO = EventItem(
    path="/a/film.mp4",
    root="/a",
    relative="film.mp4",
    screening=Screening(
        MediaItem("ab" * 32, MediaKind.VIDEO, 640, 360, None, has_location=False),
        (),
        "fp",
        Sensitivity.STANDARD,
        (),
        "mp4",
        clip=CLIP,
    ),
)


def test_a_drawn_track_lasts_a_moment_and_no_longer_than_its_scene() -> None:
    (whole,) = correcting.add(VIDEO, HERE, 0, KIM).corrections
    assert [(key.pts, key.box, key.origin) for key in whole.keys] == [(0, HERE, Origin.PERSON), (25, HERE, Origin.PERSON)]
    (short,) = correcting.add(VIDEO, HERE, 50, KIM).corrections
    assert [key.pts for key in short.keys] == [50, 59]
    (at_a_cut,) = correcting.add(VIDEO, HERE, 60, KIM).corrections
    assert [key.pts for key in at_a_cut.keys] == [60, 85]
    (last,) = correcting.add(VIDEO, HERE, 200, KIM).corrections
    assert [key.pts for key in last.keys] == [200]


def test_a_correction_takes_back_that_nobody_is_recognisable() -> None:
    said = deciding.mark(VIDEO, DecisionKind.NOBODY_RECOGNISABLE, KIM)
    for changed in (
        correcting.add(said, HERE, 0, KIM),
        correcting.move(said, TRACK, 30, THERE, KIM),
        correcting.remove(said, TRACK, KIM),
        correcting.split(said, TRACK, 50, KIM),
        correcting.join(said, TRACK, OTHER, KIM),
    ):
        assert not changed.has(DecisionKind.NOBODY_RECOGNISABLE)
        assert len(changed.corrections) == 1


def test_a_key_of_a_person_anchors_to_the_track_where_it_is() -> None:
    (moved,) = correcting.move(VIDEO, TRACK, 30, THERE, KIM).corrections
    assert (moved.kind, [key.pts for key in moved.keys]) == (CorrectionKind.MOVE, [30])
    assert moved.anchor is not None
    assert (moved.anchor.pts, moved.anchor.box) == (30, TRACK.at(30))


def test_beyond_its_ends_a_key_takes_the_track_along_without_a_gap() -> None:
    (later,) = correcting.move(VIDEO, TRACK, 100, HERE, KIM).corrections
    assert [(key.pts, key.box) for key in later.keys] == [(80, THERE), (100, HERE)]
    (earlier,) = correcting.move(VIDEO, TRACK, 5, THERE, KIM).corrections
    assert [(key.pts, key.box) for key in earlier.keys] == [(5, THERE), (20, HERE)]


def test_keys_set_one_after_the_other_close_in_time_are_one_movement() -> None:
    first = correcting.move(VIDEO, TRACK, 30, THERE, KIM)
    now = replace(TRACK, keys=(TRACK.keys[0], KeyBox(30, THERE, 1.0, Origin.PERSON), *TRACK.keys[1:]))
    near = correcting.move(first, now, 70, HERE, KIM)
    assert [[key.pts for key in one.keys] for one in near.corrections] == [[30, 70]]
    again = correcting.move(first, now, 30, HERE, KIM)
    assert [[(key.pts, key.box) for key in one.keys] for one in again.corrections] == [[(30, HERE)]]
    far = correcting.move(first, now, 81, HERE, KIM)  # more than two seconds
    assert len(far.corrections) == 2
    another = correcting.move(first, OTHER, 95, HERE, KIM)
    assert len(another.corrections) == 2


ELSEWHERE = Box(210, 10, 250, 60)


def drawn(item: EventItem) -> Track:
    """The track that a person drew; it is the only one that nobody saw."""
    tracks = correct((), item.corrections)
    (track,) = tracks
    return track


def places(item: EventItem, *stamps: int) -> list[Box | None]:
    return [drawn(item).at(pts) for pts in stamps]


def test_what_was_drawn_goes_along_where_it_is_moved_at_once() -> None:
    """Again and again, as with the arrow keys; and as far as it was said to last since."""
    item = correcting.add(VIDEO, HERE, 0, KIM)
    for box in (THERE, ELSEWHERE):
        item = correcting.move(item, drawn(item), 0, box, KIM)
    assert places(item, 0, 1, 12, 25) == [ELSEWHERE] * 4
    item = correcting.end_at(item, drawn(item), 50, KIM)
    item = correcting.move(item, drawn(item), 0, THERE, KIM)
    assert places(item, 0, 1, 12, 25, 26, 50, 51) == [THERE] * 6 + [None]


def test_what_was_drawn_moves_evenly_to_where_it_is_next_and_stays_there() -> None:
    item = correcting.add(VIDEO, HERE, 0, KIM)
    item = correcting.move(item, drawn(item), 10, THERE, KIM)
    assert places(item, 0, 5, 10, 11, 25) == [HERE, Box(60, 10, 100, 60), THERE, THERE, THERE]
    item = correcting.move(item, drawn(item), 20, ELSEWHERE, KIM)
    assert places(item, 0, 5, 10, 15, 20, 25) == [
        HERE,
        Box(60, 10, 100, 60),
        THERE,
        Box(160, 10, 200, 60),
        ELSEWHERE,
        ELSEWHERE,
    ]
    item = correcting.move(item, drawn(item), 25, HERE, KIM)
    assert places(item, 20, 25) == [ELSEWHERE, HERE]
    item = correcting.move(item, drawn(item), 10, HERE, KIM)
    assert places(item, 10, 20, 25) == [HERE, ELSEWHERE, HERE]


def test_what_was_drawn_and_is_moved_at_its_end_moves_there_evenly() -> None:
    item = correcting.add(VIDEO, HERE, 0, KIM)
    item = correcting.move(item, drawn(item), 25, THERE, KIM)
    assert places(item, 0, 25) == [HERE, THERE]
    (between,) = places(item, 12)
    assert between is not None
    assert HERE.left < between.left < THERE.left


def test_what_was_found_stays_where_it_was_found_around_a_key() -> None:
    item = correcting.move(VIDEO, TRACK, 40, ELSEWHERE, KIM)
    (moved,) = correct((TRACK,), item.corrections)
    assert [moved.at(pts) for pts in (39, 40, 41)] == [TRACK.at(39), ELSEWHERE, TRACK.at(41)]


def test_here_it_begins_and_here_it_ends() -> None:
    def told(item: EventItem) -> object:
        (one,) = item.corrections
        return one.kind, [key.pts for key in one.keys], one.span

    assert told(correcting.begin_at(VIDEO, TRACK, 5, KIM)) == (CorrectionKind.MOVE, [5, 20], None)
    assert told(correcting.begin_at(VIDEO, TRACK, 30, KIM)) == (CorrectionKind.REMOVE, [], (20, 29))
    assert told(correcting.end_at(VIDEO, TRACK, 150, KIM)) == (CorrectionKind.MOVE, [80, 150], None)
    assert told(correcting.end_at(VIDEO, TRACK, 30, KIM)) == (CorrectionKind.REMOVE, [], (31, 80))
    for pts, change in ((20, correcting.begin_at), (150, correcting.begin_at), (80, correcting.end_at), (5, correcting.end_at)):
        assert change(VIDEO, TRACK, pts, KIM) is VIDEO


def test_what_is_removed_wholly_is_told_by_its_surest_sight() -> None:
    (wholly,) = correcting.remove(VIDEO, TRACK, KIM).corrections
    assert (wholly.span, wholly.anchor and wholly.anchor.pts) == ((20, 80), 40)
    (within,) = correcting.remove(VIDEO, TRACK, KIM, (50, 500)).corrections
    assert (within.span, within.anchor and within.anchor.pts) == ((50, 80), 50)
    (all_of_it,) = correcting.remove(VIDEO, TRACK, KIM, (0, 500)).corrections
    assert all_of_it == wholly
    assert correcting.remove(VIDEO, TRACK, KIM, (81, 500)) is VIDEO


PASSED = Track(
    "t1",
    tuple(KeyBox(pts, HERE, score, Origin.SEEN) for pts, score in ((20, 0.6), (50, 0.7), (58, 0.8), (80, 0.9))),
    (),
    ((50, 58),),
)
"""One who is seen until 50, and from 58 on perhaps somebody else."""


def stretches(item: EventItem, track: Track = PASSED) -> list[tuple[int, int]]:
    """Of a track alone, from when to when somebody is covered."""
    return [(one.first, one.last) for one in correct((track,), item.corrections)]


def test_where_a_track_may_have_passed_to_somebody_else_who_is_looked_at_is_nobody() -> None:
    assert stretches(correcting.remove(VIDEO, PASSED, KIM)) == [(20, 57)]  # the surest sight
    assert stretches(correcting.remove(VIDEO, PASSED, KIM, pts=30)) == [(51, 80)]
    assert stretches(correcting.remove(VIDEO, PASSED, KIM, pts=58)) == [(20, 57)]
    assert stretches(correcting.remove(VIDEO, PASSED, KIM, pts=54)) == [(20, 50), (58, 80)]
    assert stretches(correcting.remove(VIDEO, PASSED, KIM, pts=150)) == [(20, 57)]


def test_who_is_nobody_on_both_sides_is_gone_part_by_part() -> None:
    for pts in (30, 70):
        item = correcting.remove(VIDEO, PASSED, KIM, pts=pts)
        (rest,) = correct((PASSED,), item.corrections)
        assert stretches(correcting.remove(item, rest, KIM)) == []
        assert stretches(correcting.remove(item, rest, KIM, pts=54)) == []


def test_who_was_told_from_somebody_else_stays_covered_where_that_fits_nobody_any_more() -> None:
    track = replace(PASSED, breaks=())
    split = correcting.split(VIDEO, track, 40, KIM)
    item = correcting.remove(split, correct((track,), split.corrections)[1], KIM)
    assert stretches(item, track) == [(20, 39)]
    keys = (KeyBox(20, HERE, 0.9, Origin.SEEN), KeyBox(40, THERE, 0.9, Origin.SEEN), *track.keys[2:])
    again = replace(track, keys=keys)
    assert not fits((again,), item.corrections[0])
    assert stretches(item, again) == [(20, 39)]


def test_a_key_that_a_person_set_in_between_is_not_the_surest() -> None:
    item = correcting.move(VIDEO, PASSED, 54, HERE, KIM)
    (moved,) = correct((PASSED,), item.corrections)
    assert stretches(correcting.remove(item, moved, KIM)) == [(20, 57)]
    one = correcting.remove(item, moved, KIM, pts=30)
    (rest,) = correct((PASSED,), one.corrections)
    both = correcting.remove(one, rest, KIM)
    assert stretches(correcting.restore(both, both.corrections[1])) == [(20, 57)]


def test_who_comes_after_or_came_before_stays_covered_where_a_track_ends_or_begins() -> None:
    assert stretches(correcting.end_at(VIDEO, PASSED, 30, KIM)) == [(20, 30), (51, 80)]
    assert stretches(correcting.end_at(VIDEO, PASSED, 50, KIM)) == [(20, 50), (58, 80)]
    assert stretches(correcting.end_at(VIDEO, PASSED, 70, KIM)) == [(20, 70)]
    assert stretches(correcting.begin_at(VIDEO, PASSED, 60, KIM)) == [(20, 57), (60, 80)]
    assert stretches(correcting.begin_at(VIDEO, PASSED, 58, KIM)) == [(20, 50), (58, 80)]
    assert stretches(correcting.begin_at(VIDEO, PASSED, 30, KIM)) == [(30, 80)]


def test_no_more_is_nobody_than_what_was_there_when_that_was_said() -> None:
    """After another look, with another sensitivity, the track may go on."""
    item = correcting.remove(VIDEO, TRACK, KIM)
    longer = replace(TRACK, keys=(KeyBox(2, HERE, 0.9, Origin.SEEN), *TRACK.keys, KeyBox(150, THERE, 0.9, Origin.SEEN)))
    assert stretches(item, longer) == [(2, 19), (81, 150)]
    for pts, part in ((30, (20, 50)), (54, (51, 57)), (60, (58, 80)), (None, (58, 80))):
        (one,) = correcting.remove(VIDEO, PASSED, KIM, pts=pts).corrections
        assert one.span == part


def test_splitting_needs_two_sides() -> None:
    assert correcting.split(VIDEO, TRACK, 20, KIM) is VIDEO
    assert correcting.split(VIDEO, TRACK, 81, KIM) is VIDEO
    (cut,) = correcting.split(VIDEO, TRACK, 80, KIM).corrections
    assert cut.anchor is not None
    assert cut.anchor.pts == 80


@pytest.mark.parametrize("bounds", [Box(100, 50, 180, 140), Box(-7, -3, 40, 31), Box(5, 5, 13, 13), Box(0, 0, 601, 299)])
def test_the_head_of_what_was_drawn_covers_all_of_it(bounds: Box) -> None:
    drawn = Region(Shape.ELLIPSE, RegionKind.HEAD, bounds)
    head = video_head_of(correcting.face_of(drawn)).bounds
    assert head.left <= bounds.left
    assert head.top <= bounds.top
    assert head.right >= bounds.right
    assert head.bottom >= bounds.bottom
    assert max(head.width - bounds.width, head.height - bounds.height) <= 14


def test_a_face_box_and_its_head_do_not_grow_from_there_and_back() -> None:
    face = Box(100, 60, 140, 110)
    back = correcting.face_of(video_head_of(face))
    assert all(
        abs(one - two) <= 2
        for one, two in zip((back.left, back.top, back.right, back.bottom), (100, 60, 140, 110), strict=True)
    )


def test_sound_is_kept_on_a_word_and_unmuting_takes_the_word_back() -> None:
    silent = correcting.mute(VIDEO, (50, 75), KIM)
    kept = correcting.keep_sound(silent, KIM, nobody_audible=True)
    assert [one.kind for one in kept.decisions] == [
        DecisionKind.MUTE,
        DecisionKind.KEEP_SOUND,
        DecisionKind.NOBODY_AUDIBLE,
    ]
    more = correcting.mute(kept, (5, 9), KIM)
    assert [one.span for one in correcting.muted(more)] == [(5, 9), (50, 75)]
    assert more.has(DecisionKind.NOBODY_AUDIBLE)
    less = correcting.unmute(more, correcting.muted(more)[0])
    assert [one.span for one in correcting.muted(less)] == [(50, 75)]
    assert less.has(DecisionKind.KEEP_SOUND)
    assert not less.has(DecisionKind.NOBODY_AUDIBLE)
    gone = correcting.remove_sound(kept)
    assert [one.kind for one in gone.decisions] == [DecisionKind.MUTE]


def test_who_is_a_person_after_all_is_there_as_before() -> None:
    said = correcting.move(correcting.remove(VIDEO, TRACK, KIM, (20, 39)), OTHER, 95, HERE, KIM)
    removal, moved = said.corrections
    back = correcting.restore(deciding.mark(said, DecisionKind.NOBODY_RECOGNISABLE, KIM), removal)
    assert back.corrections == (moved,)
    assert not back.has(DecisionKind.NOBODY_RECOGNISABLE)


def test_twins_are_corrected_alike() -> None:
    corrected = correcting.remove(VIDEO, TRACK, KIM)
    twin = replace(VIDEO, path="/a/again.mp4")
    assert as_twin(twin, corrected).corrections == corrected.corrections
    assert corrections_by_source([corrected, as_twin(twin, corrected)]) == {"ab" * 32: corrected.corrections}


def test_corrections_are_kept_with_the_event(tmp_path: Path) -> None:
    event = Event(id="e1", name="Sportdag", setting=Setting.ACTIVITY, roots=("/a",), created_at=NOW)
    item = correcting.join(correcting.add(VIDEO, HERE, 3, KIM), TRACK, OTHER, KIM)
    item = correcting.remove(correcting.mute(item, (1, 2), KIM), TRACK, KIM, (30, 35))
    before = tuple(replace(one, span=None) for one in item.corrections)  # as removals were kept once
    store = EventStore(tmp_path / "events.sqlite")
    store.begin(event, [VIDEO])
    for kept in (item, replace(item, corrections=before)):
        store.save(event, [kept], NOW)
        assert store.items("e1") == (kept,)
    store.close()


def test_a_photo_has_no_tracks_to_correct() -> None:
    assert VIDEO.screening is not None
    photo = replace(VIDEO, screening=replace(VIDEO.screening, clip=None))
    with pytest.raises(ValueError, match="video"):
        correcting.add(photo, HERE, 0, KIM)


@pytest.mark.parametrize("side", [14, 40, 91, 400])
def test_moving_again_and_again_makes_no_head_larger(side: int) -> None:
    face = Box(100, 60, 100 + side, 60 + side * 5 // 4)
    head = video_head_of(face)
    bounds = Box(head.bounds.left + 7, head.bounds.top - 3, head.bounds.right + 7, head.bounds.bottom - 3)
    moved = correcting.refitted(face, replace(head, bounds=bounds))
    assert moved == Box(face.left + 7, face.top - 3, face.right + 7, face.bottom - 3)
    larger = Box(head.bounds.left, head.bounds.top, head.bounds.right + 20, head.bounds.bottom)
    wide = video_head_of(correcting.refitted(face, replace(head, bounds=larger))).bounds
    assert (wide.left, wide.right) <= (larger.left, wide.right)
    assert 0 <= wide.right - larger.right <= 8
