"""The second attempt: what showed nobody stays as it is, and is not looked at again."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from app.errors import ItemError
from app.media.video.encoding import GROUP
from app.media.video.facts import VideoSource
from app.media.video.frame import Frame
from app.media.video.groups import groups_of
from app.media.video.mending import Mend, mend_video
from app.media.video.reading import frames
from app.media.video.source import read_video
from app.media.video.target import new_file, output
from app.media.video.writing import Written, as_written, write_video
from app.model import Screening, Sensitivity
from app.pipeline import video_gate, video_prepare, video_proof
from app.pipeline.video_people import people_of
from app.pipeline.video_plan import plan_tracks
from app.pipeline.video_prepare import VideoOrder, prepare_video
from app.pipeline.video_proof import Attempt, Proof, proof_of
from app.pipeline.video_screen import screen_video
from app.pipeline.video_seen import CoveredLook, Sighted, seen_in
from detectors.base import Detector
from tests.make_film import HEIGHT, TICKS, WIDTH, Film, empty_scene, film, pictures, timestamps
from tests.make_media import ENTRY, Rgb
from tests.stand_ins import use_stand_ins

FRAMES, STEP = 2 * GROUP + 34, 512
COMES, GOES = GROUP + 12, GROUP + 42
GREY = (98, 106, 116)


def scene(number: int) -> Rgb:
    """Somebody who stands there all the time, and somebody else who is there for a second."""
    picture = empty_scene(number)
    picture[30:78, 200:248] = (255, 0, 255)
    if COMES <= number < GOES:
        picture[140:188, 100:148] = (255, 0, 255)
    return picture


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Screening]:
    with pytest.MonkeyPatch.context() as patch:
        use_stand_ins(patch)
        path = film(tmp_path_factory.mktemp("films") / "film.mp4", Film(FRAMES, sound=False), scene)
        return path, screen_video(read_video(path), Sensitivity.STANDARD, "test")


@pytest.fixture
def order(made: tuple[Path, Screening], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> VideoOrder:
    """To cover only who is there all the time."""
    use_stand_ins(monkeypatch)
    path, screening = made
    assert screening.clip is not None
    plan = plan_tracks(screening.clip, (WIDTH, HEIGHT), (), ())[0]
    assert len(plan.tracks) == 2
    always = max(plan.tracks, key=lambda track: track.last - track.first)
    plan = replace(plan, tracks=(always,))
    return VideoOrder(path=path, screening=screening, entry=ENTRY, temporary=tmp_path / "out.part", plan=plan)


class Attempts:
    """What each attempt was: its file's groups, and the timestamps at which a detector looked."""

    def __init__(
        self,
        monkeypatch: pytest.MonkeyPatch,
        folder: Path,
        again: Callable[..., Written | None] | None = None,
        sees: Callable[[int, int], bool] = lambda _attempt, _pts: True,
    ) -> None:
        self.files: list[Path] = []
        self.looks: list[list[int]] = []
        self.shown: list[int] = []

        def proving(attempt: Any, progress: Any) -> Any:
            self.files.append(Path(shutil.copy(attempt.path, folder / f"attempt-{len(self.files)}")))
            self.looks.append([])
            self.shown.append(len(attempt.earlier.shown))
            return proof_of(attempt, progress)

        def looking(detector: Detector, doubt: float, look: CoveredLook) -> tuple[Sighted, ...]:
            self.looks[-1].append(look.pts)
            return seen_in(detector, doubt, look) if sees(len(self.looks), look.pts) else ()

        monkeypatch.setattr(video_prepare, "proof_of", proving)
        monkeypatch.setattr(video_gate, "seen_in", looking)
        if again is not None:
            monkeypatch.setattr(video_prepare, "mend_video", again)

    @property
    def kept(self) -> list[bool]:
        """Which groups of the first file are in all others."""
        first, *others = (groups_of(read_video(file)) for file in self.files)
        return [all(group in other for other in others) for group in first]


def is_grey(picture: Rgb) -> bool:
    there = picture[146:182, 106:142].astype(int)
    return bool(np.abs(there - np.array(GREY)).mean() < 8)


def all_are_covered(order: VideoOrder) -> bool:
    return all(is_grey(picture) for picture in pictures(order.temporary)[COMES:GOES])


def test_only_where_somebody_was_seen_it_becomes_another(
    order: VideoOrder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    attempts = Attempts(monkeypatch, tmp_path)
    prepared = prepare_video(order)
    assert (prepared.figures["attempts"], prepared.covered) == (2, 2)
    assert all_are_covered(order)
    assert timestamps(order.temporary) == timestamps(order.path)
    assert attempts.kept == [True, False, True]
    first, again = attempts.looks
    assert first[0] < GROUP * STEP < 2 * GROUP * STEP <= first[-1]
    assert again
    assert all(GROUP * STEP <= pts < 2 * GROUP * STEP for pts in again)
    assert prepared.figures["frames"] == FRAMES
    assert prepared.figures["looked_frames"] == len({*first, *again})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["attempt-0", "attempt-1", "out.part"]


@pytest.mark.parametrize("of", ["source", "file"])
def test_what_is_not_read_to_its_end_is_still_what_it_was(order: VideoOrder, monkeypatch: pytest.MonkeyPatch, of: str) -> None:
    """Whoever stops before the end of a file is not told that it was changed meanwhile."""
    second = list[VideoSource]()

    def proving(attempt: Attempt, progress: Any) -> Proof:
        if attempt.earlier.groups:
            second.append(attempt.source)
        return proof_of(attempt, progress)

    def looking(detector: Detector, doubt: float, look: CoveredLook) -> tuple[Sighted, ...]:
        if second and look.pts >= GROUP * STEP:
            path = order.path if of == "source" else order.temporary
            os.utime(path, (0, 0))
        return seen_in(detector, doubt, look)

    monkeypatch.setattr(video_prepare, "proof_of", proving)
    monkeypatch.setattr(video_gate, "seen_in", looking)
    try:
        with pytest.raises(ItemError) as raised:
            prepare_video(order)
    finally:
        os.utime(order.path)
    assert raised.value.code == "changed-while-read"


def test_what_stays_at_the_end_is_not_read_again(order: VideoOrder, monkeypatch: pytest.MonkeyPatch) -> None:
    read, whole = list[tuple[bool, int]](), frames

    def reading(source: VideoSource, **how: Any) -> Iterator[Frame]:
        with closing(whole(source, **how)) as coming:
            for number, frame in enumerate(coming):
                read.append((source.path == order.path, number))
                yield frame

    monkeypatch.setattr(video_gate, "frames", reading)
    prepared = prepare_video(order)
    assert (prepared.figures["attempts"], prepared.figures["frames"]) == (2, FRAMES)
    for is_source in (True, False):
        times = Counter(number for ours, number in read if ours == is_source)
        assert [times[number] for number in (0, GROUP, 2 * GROUP, 2 * GROUP + 1, FRAMES - 1)] == [2, 2, 2, 1, 1]


Told = tuple[bytes, int, int, bool]
"""A packet: what is in it, when it is shown, when it is decoded, and whether with a key frame."""


def one_group_less(packets: list[Told]) -> list[Told]:
    return packets[: max(number for number, (*_, is_key) in enumerate(packets) if is_key)]


def one_group_more(packets: list[Told]) -> list[Told]:
    """Again what comes first, at the end."""
    (_, _, latest, _), count = packets[-1], next(number for number, (*_, is_key) in enumerate(packets) if number and is_key)
    again = enumerate(packets[:count], 1)
    return [*packets, *((data, pts + FRAMES * STEP, latest + number, is_key) for number, (data, pts, _, is_key) in again)]


@pytest.mark.parametrize("turned", [one_group_less, one_group_more])
def test_where_the_groups_are_not_those_of_all_frames_all_is_read_and_written_anew(
    order: VideoOrder, monkeypatch: pytest.MonkeyPatch, turned: Callable[[list[Told]], list[Told]]
) -> None:
    """Whoever mends has not to be believed: what would follow behind what stays would not be seen."""

    def again(mend: Mend, redact: Any, stays: Any, temporary: Path) -> Written | None:
        written = mend_video(mend, redact, stays, temporary)
        assert written is not None
        with av.open(str(temporary)) as whole:
            template = whole.streams.video[0]
            told = [(bytes(one), one.pts or 0, one.dts or 0, one.is_keyframe) for one in whole.demux(template) if one.size]
            with new_file(temporary.with_suffix(".x"), lambda: None) as target, output(target, TICKS, ENTRY) as out:
                stream = out.add_stream_from_template(template, opaque=True)
                stream.codec_context.codec_tag = template.codec_context.codec_tag
                for data, pts, dts, is_key in turned(told):
                    packet = av.Packet(data)
                    packet.pts, packet.dts, packet.is_keyframe = pts, dts, is_key
                    packet.stream, packet.time_base, packet.duration = stream, Fraction(1, TICKS), STEP
                    out.mux(packet)
                out.close()
        temporary.with_suffix(".x").replace(temporary)
        return as_written(temporary, mend.plan, written)

    monkeypatch.setattr(video_prepare, "mend_video", again)
    assert prepare_video(order).figures["attempts"] == 3
    assert all_are_covered(order)
    assert timestamps(order.temporary) == timestamps(order.path)


def written_anew(quality: int | None) -> Callable[..., Written]:
    """A mender that takes over no group, unless the same comes out."""

    def again(mend: Any, redact: Any, _stays: Any, temporary: Path) -> Written:
        temporary.unlink()
        return write_video(mend.source, mend.facts, replace(mend.plan, quality=quality), redact, temporary)

    return again


def test_what_was_written_anew_is_looked_at_again(order: VideoOrder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever says that it mended: only the same bytes need no looks."""
    attempts = Attempts(monkeypatch, tmp_path, written_anew(24))
    assert prepare_video(order).figures["attempts"] == 2
    assert all_are_covered(order)
    assert attempts.kept == [False, False, False]
    assert {*attempts.looks[0]} <= {*attempts.looks[1]}


def test_without_a_mender_all_is_written_anew(order: VideoOrder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    attempts = Attempts(monkeypatch, tmp_path, lambda *_: None)
    assert prepare_video(order).figures["attempts"] == 2
    assert all_are_covered(order)
    assert len(attempts.files) == 2


def test_who_is_seen_only_then_is_covered_in_a_third_attempt(
    order: VideoOrder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In what was made anew once it is looked again, as often as it takes; the rest stays for good."""
    attempts = Attempts(monkeypatch, tmp_path, sees=lambda attempt, pts: attempt > 1 or pts < (COMES + 15) * STEP)
    monkeypatch.setattr(video_proof, "people_of", only_when_seen)
    assert prepare_video(order).figures["attempts"] == 3
    assert all_are_covered(order)
    assert attempts.kept == [True, False, True]
    assert len(attempts.looks[0]) > max(map(len, attempts.looks[1:]))


def only_when_seen(faces: Any, *more: Any) -> Any:
    """People, who are there from their first to their last sight and no longer."""
    return tuple(replace(track, keys=tuple(key for key in track.keys if key.score)) for track in people_of(faces, *more))


def test_a_mender_that_covers_nobody_is_found_out(order: VideoOrder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The frames are held against their covers, whatever was taken over; then all is written anew, with more care."""

    def nothing(mend: Any, redact: Any, _stays: Any, _temporary: Path) -> Written:
        for number in range(FRAMES):
            redact(number * STEP)
        written: Written = mend.written
        return written

    attempts = Attempts(monkeypatch, tmp_path, nothing)
    assert prepare_video(order).figures["attempts"] == 3
    assert all_are_covered(order)
    assert attempts.kept == [False, False, False]
    assert 0 == attempts.shown[0] < attempts.shown[1] == attempts.shown[2]
    assert {*attempts.looks[0]} < {*attempts.looks[2]}
