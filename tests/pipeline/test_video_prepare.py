from __future__ import annotations

import errno
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast
from unittest.mock import Mock

import numpy as np
import pytest

from app.errors import EnvironmentBrokenError, ItemError, UnsafeOutputError
from app.media.video.canvas import Patch
from app.media.video.facts import VideoFacts, VideoSource
from app.media.video.source import read_video
from app.media.video.writing import Redact, WritePlan, Written, write_video
from app.metadata.inventory import Carried, CarriedKind
from app.model import Actor, Decision, DecisionKind, Region, RegionKind, Role, Screening, Sensitivity, Shape
from app.pipeline import carrying, video_prepare
from app.pipeline.video_again import looks_again
from app.pipeline.video_covers import PlannedCovers
from app.pipeline.video_eyes import VideoEyes
from app.pipeline.video_gate import FilmReport
from app.pipeline.video_plan import TrackPlan, plan_tracks
from app.pipeline.video_prepare import VideoOrder, prepare_video
from app.pipeline.video_proof import Attempt, Proof
from app.pipeline.video_screen import screen_video
from app.track import Clip
from detectors.base import Box
from tests.make_film import HEIGHT, TICKS, WIDTH, Film, empty_scene, film, patch_scene, pictures, timestamps
from tests.make_media import ENTRY
from tests.stand_ins import use_stand_ins

FRAMES = 30
GREY = np.array((98, 106, 116))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Screening]:
    """A film of somebody who moves, looked at once."""
    with pytest.MonkeyPatch.context() as patch:
        use_stand_ins(patch)
        path = film(tmp_path_factory.mktemp("films") / "film.mp4", Film(FRAMES, sound=False), patch_scene)
        return path, screen_video(read_video(path), Sensitivity.STANDARD, "test")


@pytest.fixture
def order(made: tuple[Path, Screening], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> VideoOrder:
    use_stand_ins(monkeypatch)
    path, screening = made
    return VideoOrder(path=path, screening=screening, entry=ENTRY, temporary=tmp_path / "out.part", plan=planned(screening))


def planned(screening: Screening, *decisions: Decision) -> TrackPlan:
    assert screening.clip is not None
    return plan_tracks(screening.clip, (WIDTH, HEIGHT), decisions, ())[0]


def patch_at(picture: Any, number: int) -> Any:
    return picture[100:128, 90 + number : 118 + number].astype(int)


WORST = ("cover", "colour", "cell", "frame")


def test_each_frame_is_covered_at_its_own_time(order: VideoOrder) -> None:
    told: list[float] = []
    prepared = prepare_video(order, told.append)
    assert prepared.sha256 == hashlib.sha256(order.temporary.read_bytes()).hexdigest()
    assert prepared.covered == 1
    figures = prepared.figures
    assert (figures["attempts"], figures["frames"], figures["format"], figures["sound"]) == (1, FRAMES, "mp4", False)
    assert figures["looked_frames"] >= len(order.screening.clip.looks if order.screening.clip else ())
    assert [name for name in figures if name.startswith("worst_")] == [f"worst_{what}" for what in WORST]
    assert timestamps(order.temporary) == timestamps(order.path)
    for number, picture in enumerate(pictures(order.temporary)):
        assert np.abs(patch_at(picture, number) - GREY).mean() < 8, number
        corner = np.abs(picture[:30, :30].astype(int) - empty_scene()[:30, :30]).mean()
        assert corner < 12, number
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_uneven_times_are_kept_to_the_tick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use_stand_ins(monkeypatch)
    times = [0, 512, 1500, 1501, 4000, 9000, 9512, 20_000]
    path = film(tmp_path / "uneven.mp4", Film(times=times, sound=False), patch_scene)
    screening = screen_video(read_video(path), Sensitivity.STANDARD, "test")
    order = VideoOrder(path=path, screening=screening, entry=ENTRY, temporary=tmp_path / "out.part", plan=planned(screening))
    prepare_video(order)
    assert [time * TICKS for time in timestamps(order.temporary)] == times == [time * TICKS for time in timestamps(path)]


def test_a_smaller_copy(order: VideoOrder) -> None:
    prepared = prepare_video(replace(order, max_side=160))
    assert (prepared.figures["width"], prepared.figures["height"]) == (160, 120)
    assert pictures(order.temporary)[0].shape == (120, 160, 3)


def test_who_looks_lets_go_of_memory_while_it_is_written(order: VideoOrder, monkeypatch: pytest.MonkeyPatch) -> None:
    rested: list[bool] = []
    monkeypatch.setattr(VideoEyes, "rest", lambda _: rested.append(order.temporary.exists()))
    prepare_video(order)
    assert rested == [False]


def test_a_source_that_changed(order: VideoOrder, tmp_path: Path) -> None:
    other = film(tmp_path / "other.mp4", Film(4, sound=False), patch_scene)
    with pytest.raises(ItemError) as refused:
        prepare_video(replace(order, path=other))
    assert refused.value.code == "changed-since-screening"
    assert not order.temporary.exists()


def test_who_is_named_in_a_video_is_read_before_anything_is_written(order: VideoOrder, monkeypatch: pytest.MonkeyPatch) -> None:
    """After hours of writing the disk that holds it may be gone."""
    found = [Carried(CarriedKind.PEOPLE, "Anna"), Carried(CarriedKind.DEVICE, "GoPro")]
    there: list[bool] = []

    def read(*_: object) -> tuple[Carried, ...]:
        there.append(order.temporary.exists())
        return tuple(found)

    monkeypatch.setattr(carrying, "inventory_movie", read)
    assert (prepare_video(order).people, there) == (("Anna",), [False])
    order.temporary.unlink()
    monkeypatch.setattr(carrying, "inventory_movie", Mock(side_effect=OSError(errno.EIO, "unplugged")))
    with pytest.raises(ItemError, match="unreadable"):
        prepare_video(order)
    assert not order.temporary.exists()


@pytest.mark.parametrize(
    ("number", "code"),
    [(errno.ENOSPC, "out-disk-full"), (errno.EDQUOT, "out-disk-full"), (errno.EIO, "out-unwritable")],
    ids=["full", "over quota", "broken"],
)
def test_a_disk_that_fails_at_last(order: VideoOrder, number: int, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it is full shows only once it has to have all."""
    monkeypatch.setattr("app.pipeline.video_prepare.os.fsync", Mock(side_effect=OSError(number, "no")))
    with pytest.raises(EnvironmentBrokenError, match=code):
        prepare_video(order)
    assert not order.temporary.exists()


# --- Writers that do not do what they say -----------------------------------------------------------------------------

Writer = Callable[[VideoSource, VideoFacts, WritePlan, Redact, Path], Written]


def leaving_out(frame: int) -> Writer:
    """Covers nobody in one frame."""

    def write(source: VideoSource, facts: VideoFacts, plan: WritePlan, redact: Redact, temporary: Path) -> Written:
        def careless(pts: int) -> Sequence[Patch]:
            patches = redact(pts)
            return () if pts == frame * TICKS // 25 else patches

        return write_video(source, facts, plan, careless, temporary)

    return write


def adding_a_box(source: VideoSource, facts: VideoFacts, plan: WritePlan, redact: Redact, temporary: Path) -> Written:
    """Paints over something else, too."""

    def careless(pts: int) -> Sequence[Patch]:
        box = Patch(Box(0, 0, 60, 60), np.ones((60, 60), np.bool_))
        return [*redact(pts), box] if pts > 10 * 512 else redact(pts)

    return write_video(source, facts, plan, careless, temporary)


def writing_another(path: Path, *, asks_for_all: bool) -> Writer:
    """Writes the frames of another film."""

    def write(source: VideoSource, facts: VideoFacts, plan: WritePlan, redact: Redact, temporary: Path) -> Written:
        asked: list[int] = []

        def noting(pts: int) -> Sequence[Patch]:
            asked.append(pts)
            return redact(pts)

        written = write_video(read_video(path), facts, plan, noting, temporary)
        for number in range(len(asked), FRAMES) if asks_for_all else ():
            redact(number * 512)
        return written

    return write


def leaving_a_word(source: VideoSource, facts: VideoFacts, plan: WritePlan, redact: Redact, temporary: Path) -> Written:
    """Writes a box of its own at the end."""
    written = write_video(source, facts, plan, redact, temporary)
    with temporary.open("ab") as stream:
        stream.write(b"\0\0\0\x10uuidKim was ")
    return replace(written, sha256=hashlib.sha256(temporary.read_bytes()).hexdigest())


def held(order: VideoOrder, writer: Writer, monkeypatch: pytest.MonkeyPatch) -> UnsafeOutputError:
    monkeypatch.setattr(video_prepare, "write_video", writer)
    with pytest.raises(UnsafeOutputError) as refused:
        prepare_video(order)
    assert not order.temporary.exists()
    return refused.value


@pytest.mark.parametrize("frame", [0, 14, FRAMES - 1])
def test_one_uncovered_frame_is_held_with_its_time(order: VideoOrder, frame: int, monkeypatch: pytest.MonkeyPatch) -> None:
    error = held(order, leaving_out(frame), monkeypatch)
    assert (error.code, error.params["what"], error.params["at"]) == ("video-differs", "cover", f"0:0{frame // 25}")


def test_a_box_too_many_is_held(order: VideoOrder, monkeypatch: pytest.MonkeyPatch) -> None:
    error = held(order, adding_a_box, monkeypatch)
    assert (error.code, error.params["what"]) == ("video-differs", "rest")


def test_a_shifted_frame_is_held(order: VideoOrder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    times = [number * 512 for number in range(FRAMES)]
    times[20] += 100
    path = film(tmp_path / "shifted.mp4", Film(times=times, sound=False), patch_scene)
    error = held(order, writing_another(path, asks_for_all=False), monkeypatch)
    assert (error.code, error.params["what"]) == ("video-differs", "time")


@pytest.mark.parametrize("asks_for_all", [False, True])
def test_a_dropped_last_frame_is_held(
    order: VideoOrder, *, asks_for_all: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = film(tmp_path / "short.mp4", Film(FRAMES - 1, sound=False), patch_scene)
    error = held(order, writing_another(path, asks_for_all=asks_for_all), monkeypatch)
    assert (error.code, error.params["what"]) == ("video-differs", "frames")


def test_whom_the_plan_of_the_covers_forgot_is_held(order: VideoOrder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Writer and gate go by it, and no detector looks at that frame."""
    assert order.screening.clip is not None
    looks = {
        *order.screening.clip.looks,
        *looks_again(order.screening.clip, [number * TICKS // 25 for number in range(FRAMES)]),
    }
    unseen = next(pts for pts in (number * TICKS // 25 for number in range(FRAMES)) if pts not in looks)
    covered = PlannedCovers._covered
    monkeypatch.setattr(PlannedCovers, "_covered", lambda self, pts: [] if pts == unseen else covered(self, pts))
    error = held(order, write_video, monkeypatch)
    assert (error.code, error.params["what"]) == ("video-differs", "cover")


def test_a_word_beside_the_pictures_is_held(order: VideoOrder, monkeypatch: pytest.MonkeyPatch) -> None:
    assert held(order, leaving_a_word, monkeypatch).code == "output-leaks"


def test_a_disk_that_turns_bytes_is_held(order: VideoOrder, monkeypatch: pytest.MonkeyPatch) -> None:
    def write(source: VideoSource, facts: VideoFacts, plan: WritePlan, redact: Redact, temporary: Path) -> Written:
        return replace(write_video(source, facts, plan, redact, temporary), sha256="0" * 64)

    assert held(order, write, monkeypatch).code == "output-changed"


# --- Somebody who was not found before ----------------------------------------------------------------------------


def test_who_can_still_be_seen_is_covered_in_a_second_attempt(order: VideoOrder) -> None:
    assert order.screening.clip is not None
    (track,) = order.plan.tracks
    late = replace(track, keys=tuple(key for key in track.keys if key.pts >= track.keys[len(track.keys) // 2].pts))
    prepared = prepare_video(replace(order, plan=replace(order.plan, tracks=(late,))))
    assert (prepared.figures["attempts"], prepared.covered) == (2, 2)
    for number, picture in enumerate(pictures(order.temporary)):
        assert np.abs(patch_at(picture, number) - GREY).mean() < 8, number


@pytest.mark.parametrize(("soon", "most"), [(0, 3), (FRAMES * 5, 5), (FRAMES * 100, 8)], ids=["long", "short", "very short"])
def test_who_is_always_seen_is_not_covered_for_ever(
    order: VideoOrder, monkeypatch: pytest.MonkeyPatch, soon: int, most: int
) -> None:
    attempts: list[Attempt] = []

    def always(attempt: Attempt, _: object) -> Proof:
        attempts.append(attempt)
        return Proof(attempt, people=order.plan.tracks)

    monkeypatch.setattr(video_prepare, "SOON_WRITTEN", soon)
    monkeypatch.setattr(video_prepare, "proof_of", always)
    with pytest.raises(UnsafeOutputError) as refused:
        prepare_video(order)
    assert refused.value.code == "video-shows-face"
    assert len(attempts) == most
    assert not order.temporary.exists()


def test_a_film_that_was_let_out_as_empty_is_held_where_somebody_is_in_it(order: VideoOrder) -> None:
    with pytest.raises(UnsafeOutputError) as refused:
        prepare_video(replace(order, plan=TrackPlan()))
    assert (refused.value.code, refused.value.params["at"]) == ("video-shows-face", "0:00")
    assert order.screening.clip is not None
    assert refused.value.params["pts"] == order.screening.clip.first
    assert not order.temporary.exists()


# --- Decisions ------------------------------------------------------------------------------------------------------


def decision(screening: Screening, kind: DecisionKind, box: Box, span: tuple[int, int] | None, **more: Any) -> Decision:
    from datetime import UTC, datetime  # noqa: PLC0415

    region = Region(Shape.BOX, RegionKind.FACE, box)
    return Decision(
        screening.item.sha256, kind, Actor("Kim", Role.OPERATOR), datetime(2026, 1, 2, tzinfo=UTC), region, span, **more
    )


def test_who_consented_is_visible_in_that_span_and_covered_outside(order: VideoOrder) -> None:
    screening = order.screening
    (track,) = order.plan.tracks
    span = (10 * 512, 19 * 512)
    box = track.at(span[0])
    assert box is not None
    plan = planned(screening, decision(screening, DecisionKind.KEEP, box, span, person_consent="P-17"))
    prepare_video(replace(order, plan=plan))
    for number, picture in enumerate(pictures(order.temporary)):
        is_grey = np.abs(patch_at(picture, number) - GREY).mean() < 12
        assert is_grey == (not 10 <= number <= 19), number


def test_an_area_is_covered_in_its_span(order: VideoOrder) -> None:
    area = decision(order.screening, DecisionKind.COVER, Box(200, 150, 280, 220), (5 * 512, 9 * 512))
    prepare_video(replace(order, plan=planned(order.screening, area)))
    for number, picture in enumerate(pictures(order.temporary)):
        is_grey = np.abs(picture[160:210, 210:270].astype(int) - GREY).mean() < 8
        assert is_grey == (5 <= number <= 9), number


def test_where_the_gate_looks() -> None:
    clip = Clip((1, 25), 20, 0, 19, 0.8, has_sound=False, looks=(0, 4, 5, 9, 19))
    assert sorted(looks_again(clip, range(20))) == [0, 4, 5, 9, 14, 19]


def test_the_time_of_what_does_not_hold_is_its_own_also_where_that_is_zero() -> None:
    clip = Clip((1, 1000), 9, -4000, 4000, 8.0, has_sound=False)
    job = cast("video_prepare._Job", SimpleNamespace(clip=clip))
    for pts, said in ((0, "0:04"), (None, "0:00")):
        proof = Proof(cast("Attempt", None), film=FilmReport(wrong="rest", wrong_at=pts))
        assert str(video_prepare._refusal(job, proof).params["at"]).startswith(said)
