"""Sound stays with its pictures, whenever it begins, however its clock runs and whatever its form becomes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import av
import pytest

from app.media.video.probing import probe
from app.media.video.sound import JUMP_S, loudness
from app.media.video.source import read_video
from app.media.video.writing import SoundPlan, WritePlan, write_video
from tests.make_media import ENTRY
from tests.make_sound import BEEP_S, LOUD, PITCH_HZ, Beeping, beeping, beeps_of, in_turn

PRIMING_S = 0.03
"""What an encoder of AAC puts before the sound: containers without edit lists do not tell of it."""


def with_sound(path: Path, *muted: tuple[int, int]) -> Path:
    source, target = read_video(path), path.with_name("out.mp4")
    write_video(source, probe(source), WritePlan(entry=ENTRY, sound=SoundPlan(muted)), lambda _: (), target)
    return target


@pytest.mark.parametrize(("name", "begins"), [("a.ts", 0.1), ("a.ts", 1.0), ("a.mkv", 2.0)])
def test_sound_that_begins_before_the_first_picture_does_not_come_late(tmp_path: Path, name: str, begins: float) -> None:
    film = Beeping(pictures_s=(begins, 5.0), beeps_s=(0.5, 3.0), seconds=5.0)
    heard = [at for at, _ in beeps_of(with_sound(beeping(tmp_path / name, film))) if at > 1.0 or begins < 0.5]
    assert heard == pytest.approx([at - begins for at in film.beeps_s if at > begins], abs=PRIMING_S)


def test_sound_that_begins_after_the_first_picture_waits(tmp_path: Path) -> None:
    film = Beeping(pictures_s=(0.0, 4.0), beeps_s=(0.5, 2.0), seconds=3.0, begins_s=0.7)
    assert [at for at, _ in beeps_of(with_sound(beeping(tmp_path / "a.mkv", film)))] == pytest.approx([1.2, 2.7], abs=PRIMING_S)


@pytest.mark.parametrize("pace", [0.9, 0.97, 1.1])
def test_sound_whose_samples_and_timestamps_run_apart_does_not_drift(tmp_path: Path, pace: float) -> None:
    film = Beeping(pictures_s=(0.0, 8.0), beeps_s=(1.0, 4.0, 7.0), seconds=8.0, pace=pace)
    heard = beeps_of(with_sound(beeping(tmp_path / "a.mkv", film)))
    # within a beep, silence may lie
    starts = [at for number, (at, _) in enumerate(heard) if number == 0 or at - heard[number - 1][0] > 1.0]
    assert starts == pytest.approx([at * pace for at in film.beeps_s], abs=JUMP_S + PRIMING_S)


@pytest.mark.parametrize("pace", [0.9, 1.1])
def test_what_is_muted_is_silent_at_its_time_where_samples_and_timestamps_run_apart(tmp_path: Path, pace: float) -> None:
    always = tuple(number * BEEP_S for number in range(80))
    film = Beeping(pictures_s=(0.0, 7.0), beeps_s=always, seconds=8.0, pace=pace)
    target = with_sound(beeping(tmp_path / "a.mkv", film), (6000, 6100))  # Matroska's ticks are milliseconds
    muted, before, after = loudness(read_video(target), [(6.0 - JUMP_S, 6.1 + JUMP_S), (5.0, 5.8), (6.3, 6.8)])
    assert muted < 0.003
    assert min(before, after) > LOUD


@pytest.mark.parametrize(
    ("first", "second"),
    [((48_000, 1), (48_000, 2)), ((48_000, 2), (48_000, 1)), ((48_000, 2), (44_100, 2)), ((44_100, 1), (48_000, 1))],
)
def test_sound_whose_form_changes_midway_goes_on_at_its_pitch(
    tmp_path: Path, first: tuple[int, int], second: tuple[int, int]
) -> None:
    film = Beeping(pictures_s=(0.0, 3.0), beeps_s=(1.0,), seconds=3.0, rate=first[0], channels=first[1])
    after = replace(film, pictures_s=(3.0, 6.0), begins_s=3.0, rate=second[0], channels=second[1])
    target = with_sound(in_turn(tmp_path / "a.ts", film, after))
    heard = beeps_of(target)
    assert [at for at, _ in heard] == pytest.approx([1.0, 4.0], abs=JUMP_S)
    assert [pitch for _, pitch in heard] == pytest.approx([PITCH_HZ, PITCH_HZ], rel=0.03)
    with av.open(str(target)) as container:
        assert container.streams.audio[0].codec_context.channels == first[1]
