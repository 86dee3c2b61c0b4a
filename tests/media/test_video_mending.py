"""A written video that is mended: what was to become another does, everything else stays to the byte."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from app.beside import beside, delete
from app.media.video import groups, mending, target
from app.media.video.canvas import Patch
from app.media.video.encoding import GROUP, VideoCodec
from app.media.video.facts import VideoFacts, VideoSource
from app.media.video.groups import Group, groups_of
from app.media.video.mending import Mend, mend_video
from app.media.video.probing import probe
from app.media.video.reading import frames
from app.media.video.shown import shown
from app.media.video.source import read_video
from app.media.video.writing import SoundPlan, WritePlan, Written, write_video
from app.metadata.movie import read_movie_entry, unexpected_movie
from detectors.base import Box
from tests.make_media import ENTRY
from tests.make_movies import Film, made, times_of
from tests.media.test_video_writing import Full

STEP = 512
FRAMES = 2 * GROUP + 34
BOX = Box(8, 8, 40, 40)
COVER = Patch(BOX, np.ones((32, 32), np.bool_))


def evenly(count: int = FRAMES) -> tuple[int, ...]:
    return tuple(range(0, count * STEP, STEP))


def unevenly() -> tuple[int, ...]:
    return tuple(number * STEP + 200 * (number % 3 == 0) for number in range(FRAMES))


@dataclass(frozen=True)
class Case:
    """A film that was written once, with nobody covered."""

    source: VideoSource
    facts: VideoFacts
    plan: WritePlan
    written: Written
    file: Path

    @property
    def groups(self) -> tuple[Group, ...]:
        return groups_of(read_video(self.file))

    @cached_property
    def stamps(self) -> Sequence[int]:
        """The source's."""
        return [frame.pts for frame in frames(self.source)]

    def mend(self, changed: Collection[int]) -> Mend:
        return Mend(self.source, self.facts, self.plan, self.written, self.groups, self.stamps, changed)

    def mended(self, changed: Collection[int]) -> Written | None:
        asked: list[int] = []

        def redact(pts: int) -> Sequence[Patch]:
            asked.append(pts)
            return (COVER,) if pts in changed else ()

        written = mend_video(self.mend(changed), redact, asked.append, self.file)
        if written is not None:
            assert asked == self.stamps
        return written


def case(folder: Path, film: Film, codec: VideoCodec = "h264") -> Case:
    source = read_video(made(folder / "film.mp4", film))
    facts, plan = probe(source), WritePlan(entry=ENTRY, codec=codec, sound=SoundPlan() if film.sound_s else None)
    file = folder / "out.mp4"
    return Case(source, facts, plan, write_video(source, facts, plan, lambda _: (), file), file)


def streams(file: Path) -> list[Any]:
    """What a file says of itself and of its streams, but for what follows from its size."""
    with av.open(str(file)) as container:
        told: list[Any] = [container.duration, sorted(container.metadata.items())]
        for one in container.streams:
            coding = one.codec_context
            told += [coding.name, coding.codec_tag, coding.extradata, sorted(one.metadata.items())]
            told += [one.time_base, one.start_time, one.duration, one.frames]
        return told


def sound(file: Path) -> list[tuple[int | None, bytes]]:
    with av.open(str(file)) as container:
        return [(packet.pts, bytes(packet)) for packet in container.demux(audio=0) if packet.size]


def covered(file: Path) -> list[int]:
    """The numbers of the frames that show the cover."""
    found = []
    for number, frame in enumerate(frames(read_video(file))):
        part = frame.rgb()[BOX.top + 4 : BOX.bottom - 4, BOX.left + 4 : BOX.right - 4].astype(int)
        if np.abs(part - (98, 106, 116)).mean() < 10:
            found.append(number)
    return found


@pytest.mark.parametrize("codec", ["h264", "hevc"])
@pytest.mark.parametrize("times", [evenly(), unevenly()], ids=["even", "uneven"])
@pytest.mark.parametrize("place", [0, 1, 2])
def test_one_group_becomes_another_and_the_rest_stays(
    tmp_path: Path, codec: VideoCodec, times: tuple[int, ...], place: int
) -> None:
    made_of = case(tmp_path, Film(times=times, sound_s=3.0), codec)
    before, said, heard, shown = made_of.groups, streams(made_of.file), sound(made_of.file), times_of(made_of.file)
    assert len(before) == 3
    span = range(before[place].first, before[place].last + 1)
    stamps = made_of.stamps
    there = [number for number, pts in enumerate(stamps) if made_of.written.there(pts) in span]
    changed = there[3:12]
    written = made_of.mended([stamps[number] for number in changed])
    assert written is not None
    after = made_of.groups
    assert [one == other for one, other in zip(before, after, strict=True)] == [number != place for number in range(3)]
    assert (after[place].first, after[place].last, after[place].frames) == (
        before[place].first,
        before[place].last,
        before[place].frames,
    )
    assert covered(made_of.file) == changed
    assert (streams(made_of.file), sound(made_of.file), times_of(made_of.file)) == (said, heard, shown)
    assert written == replace(made_of.written, sha256=written.sha256, size=written.size)
    assert (written.sha256, written.size) == (read_video(made_of.file).sha256, made_of.file.stat().st_size)
    assert unexpected_movie(made_of.file, ENTRY, may_sound=True) == ()
    assert read_movie_entry(made_of.file) == ENTRY
    assert sorted(path.name for path in tmp_path.iterdir()) == ["film.mp4", "out.mp4"]


def test_two_groups_become_others(tmp_path: Path) -> None:
    made_of = case(tmp_path, Film(times=evenly(4 * GROUP + 10)))
    before = made_of.groups
    written = made_of.mended([3 * STEP, (4 * GROUP + 5) * STEP])
    assert written is not None
    assert [one == other for one, other in zip(before, made_of.groups, strict=True)] == [False, True, True, True, False]
    assert covered(made_of.file) == [3, 4 * GROUP + 5]
    assert times_of(made_of.file) == [Fraction(number, 25) for number in range(4 * GROUP + 10)]


def test_what_comes_after_the_last_of_them_is_not_decoded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made_of, read = case(tmp_path, Film(times=evenly())), list[int]()
    whole = shown

    def reading(source: VideoSource, facts: VideoFacts) -> Iterator[Any]:
        for now, ticks in whole(source, facts):
            read.append(now.pts)
            yield now, ticks

    monkeypatch.setattr(mending, "shown", reading)
    assert made_of.mended([3 * STEP]) is not None
    assert GROUP <= len(read) < 2 * GROUP
    assert covered(made_of.file) == [3]


Told = tuple[int, bool, bytes]
TOLD: tuple[Told, ...] = ((0, True, b"a"), (2, False, b"b"), (1, False, b"c"), (3, True, b"d"), (4, False, b"e"))
"""Packets in order of decoding: two groups."""


@pytest.mark.parametrize(
    ("place", "packet", "setup", "same"),
    [
        (0, TOLD[0], b"setup", [True, True]),
        (0, TOLD[0], b"other", [False, False]),
        (1, (2, False, b"x"), b"setup", [False, True]),
        (4, (5, False, b"e"), b"setup", [True, False]),
        (3, (3, False, b"d"), b"setup", [False]),
    ],
    ids=["the same", "another decoder", "other bytes", "another time", "no key frame"],
)
def test_a_group_knows_its_bytes_and_its_times(place: int, packet: Told, setup: bytes, same: list[bool]) -> None:
    turned = [packet if number == place else told for number, told in enumerate(TOLD)]
    before, after = list(groups._grouped(list(TOLD), b"setup")), list(groups._grouped(turned, setup))
    assert [(group.first, group.last, group.frames) for group in before] == [(0, 2, 3), (3, 4, 2)]
    assert [group in before for group in after] == same


def test_what_is_shown_before_a_key_frame_and_decoded_after_it_reaches_across() -> None:
    told = [*TOLD[:2], TOLD[3], TOLD[2]]
    assert [group.frames for group in groups._grouped(told, b"")] == [4]


@pytest.mark.parametrize("reaches", [True, False])
def test_nothing_reaches_across_a_group(tmp_path: Path, *, reaches: bool) -> None:
    """Key frames across which others reach begin no group."""
    path = tmp_path / "film.mp4"
    with av.open(str(path), "w") as out:
        params = f"log-level=none:keyint=20:min-keyint=20:scenecut=0:bframes=3:open-gop={int(reaches)}"
        stream: Any = out.add_stream("libx265", rate=25, options={"x265-params": params})
        stream.width, stream.height, stream.pix_fmt = 96, 64, "yuv420p"
        ground = np.random.default_rng(0).integers(0, 255, (64, 160, 3), np.uint8)
        for number in range(60):
            picture = av.VideoFrame.from_ndarray(np.ascontiguousarray(ground[:, number : number + 96]), "rgb24")
            out.mux(stream.encode(picture))
        out.mux(stream.encode(None))
    found = groups_of(read_video(path))
    assert sum(group.frames for group in found) == 60
    assert (len(found) < 3) == reaches


# --- Where all has to be written anew -------------------------------------------------------------------------------


def unmended(made_of: Case, changed: Collection[int]) -> None:
    bytes_ = made_of.file.read_bytes()
    assert made_of.mended(changed) is None
    assert made_of.file.read_bytes() == bytes_
    assert sorted(path.name for path in made_of.file.parent.iterdir()) == ["film.mp4", "out.mp4"]


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Case:
    return case(tmp_path_factory.mktemp("mending"), Film(times=evenly()))


@pytest.mark.parametrize("numbers", [(), (0, GROUP)], ids=["nothing", "most of it"])
def test_it_has_to_pay(once: Case, numbers: Sequence[int]) -> None:
    unmended(once, [number * STEP for number in numbers])


def test_what_was_changed_since_is_not_mended(once: Case, tmp_path: Path) -> None:
    for path in once.file.parent.iterdir():
        shutil.copy(path, tmp_path / path.name)
    with (tmp_path / "out.mp4").open("ab") as file:
        file.write(b"\0\0\0\x08free")
    unmended(replace(once, file=tmp_path / "out.mp4"), [0])


def test_a_disk_without_room_is_not_filled(once: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(once.file.parent)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=once.written.size))
    unmended(once, [0])


def other_setup(part: Any) -> Any:
    return replace(part, setup=b"other")


def one_less(part: Any) -> Any:
    return replace(part, stamps=part.stamps[:-1])


def one_later(part: Any) -> Any:
    return replace(part, stamps=[*part.stamps[:-1], replace(part.stamps[-1], pts=part.stamps[-1].pts + 1)])


def no_key(part: Any) -> Any:
    return replace(part, stamps=[replace(part.stamps[0], is_key=False), *part.stamps[1:]])


@pytest.mark.parametrize("turned", [other_setup, one_less, one_later, no_key])
def test_what_does_not_go_into_its_place_is_not_put_there(
    once: Case, turned: Callable[[Any], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    read = mending._Film.read
    monkeypatch.setattr(
        mending._Film, "read", lambda file, alive: turned(film) if len((film := read(file, alive)).stamps) < FRAMES else film
    )
    unmended(once, [0])


def test_who_stops_it_leaves_nothing_beside_it(once: Case) -> None:
    def stop(pts: int) -> Sequence[Patch]:
        if pts >= 10 * STEP:
            raise KeyboardInterrupt
        return ()

    bytes_ = once.file.read_bytes()
    with pytest.raises(KeyboardInterrupt):
        mend_video(once.mend([0]), stop, lambda _: None, once.file)
    assert once.file.read_bytes() == bytes_
    assert sorted(path.name for path in once.file.parent.iterdir()) == ["film.mp4", "out.mp4"]


@pytest.mark.parametrize("share", [0.0, 0.5, 1.1])
def test_what_fails_while_it_is_put_together_leaves_nothing(
    once: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, share: float
) -> None:
    """All is written anew then; if the disk is full, that shows there."""
    for path in once.file.parent.iterdir():
        shutil.copy(path, tmp_path / path.name)
    whole = target.open_new
    monkeypatch.setattr(target, "open_new", lambda path: Full(whole(path), round(share * once.written.size), errno.ENOSPC))
    assert replace(once, file=tmp_path / "out.mp4").mended([0]) is None
    assert [path.name for path in tmp_path.iterdir()] == ["film.mp4"]


def test_a_frame_that_no_group_holds_is_not_mended(once: Case) -> None:
    first, *rest = once.groups
    mend = replace(once.mend([0]), groups=(replace(first, first=STEP), *rest))
    assert mend.anew == mend.groups
    assert not mend.pays


def test_only_names_that_are_deleted_again_lie_beside(tmp_path: Path) -> None:
    temporary = tmp_path / ".beeldkeur-1.mp4"
    for path in (temporary, beside(temporary, "was"), beside(temporary, "parts"), tmp_path / "theirs.mp4"):
        path.write_bytes(b"1")
    delete(temporary)
    assert [path.name for path in tmp_path.iterdir()] == ["theirs.mp4"]
    delete(temporary)
    with pytest.raises(ValueError, match="nobody"):
        beside(temporary, "else")
