from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from app.errors import UnsafeOutputError
from app.media.video.facts import VideoFacts, VideoSource
from app.media.video.probing import probe
from app.media.video.reading import frames
from app.media.video.sound import FOREVER_S, SoundTrack, loudness
from app.media.video.source import read_video
from app.media.video.writing import Redact, SoundPlan, WritePlan, Written, write_video
from app.model import Actor, Role, Sensitivity
from app.pipeline import video_prepare, video_silence
from app.pipeline.video_plan import SoundChoice, plan_tracks
from app.pipeline.video_prepare import VideoOrder, prepare_video
from app.pipeline.video_screen import screen_video
from app.pipeline.video_silence import LISTENED_S, heard_though_muted
from tests import make_film
from tests.make_media import ENTRY
from tests.make_movies import Film, made
from tests.stand_ins import use_stand_ins

KIM = Actor("Kim", Role.OPERATOR)
MUTED = ((6400, 12_800), (19_200, 19_200))


@pytest.mark.parametrize(
    ("written_with", "heard"), [(MUTED, None), (MUTED[:1], 19_200), (MUTED[1:], 6400), ((), 6400), (((0, 25_000),), None)]
)
def test_what_was_muted_is_silent_in_the_written_file(
    written_with: tuple[tuple[int, int], ...], heard: int | None, tmp_path: Path
) -> None:
    source = read_video(made(tmp_path / "a.mp4", Film(times=tuple(range(0, 50 * 512, 512)), sound_s=2.0)))
    target = tmp_path / "out.mp4"
    written = write_video(source, probe(source), WritePlan(entry=ENTRY, sound=SoundPlan(written_with)), lambda _: (), target)
    times = [frame.pts for frame in frames(source)]
    assert heard_though_muted(read_video(target), written, SoundChoice(KIM, MUTED), times) == heard
    assert heard_though_muted(read_video(target), written, SoundChoice(KIM), times) is None
    assert heard_though_muted(read_video(target), written, None, times) is None


LATE_S, SHORT_S = 0.05, 0.05


@pytest.mark.parametrize(("late_s", "short_s"), [(0.0, 0.0), (LATE_S, 0.0), (0.0, SHORT_S)])
@pytest.mark.parametrize("muted", [(6400, 12_800), (7000, 7100)])
def test_silence_that_begins_late_or_ends_early_is_found(
    late_s: float, short_s: float, muted: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The tone of the film is as loud beside what is muted as anywhere."""
    times = tuple(range(0, 50 * 512, 512))
    mute = SoundTrack.mute
    with monkeypatch.context() as patched:
        patched.setattr(SoundTrack, "mute", lambda self, begin, end: mute(self, begin + late_s, end - short_s))
        target, written = with_sound(tmp_path, Film(times=times, sound_s=2.0), muted)
    found = heard_though_muted(target, written, SoundChoice(KIM, (muted,)), times)
    assert found == (muted[0] if late_s or short_s else None)


@pytest.mark.parametrize(
    ("muted", "listened"), [((0, 100), (None, 1.0)), ((13_000, 13_100), (1.0, 3.0)), ((40_000, 40_000), (3.0, None))]
)
def test_a_frame_is_listened_to_for_as_long_as_it_is_seen(
    muted: tuple[int, int], listened: tuple[float | None, float | None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Frames at 0, 1 and 3 s: what is muted of one is wherever it is shown."""
    times = (0, 12_800, 38_400)
    target, written = with_sound(tmp_path, Film(times=times, sound_s=5.0), muted)
    asked: list[tuple[float, float]] = []

    def listen(_: VideoSource, spans: Sequence[tuple[float, float]]) -> list[float]:
        asked.extend(spans)
        return loudness(target, spans)

    monkeypatch.setattr(video_silence, "loudness", listen)
    assert heard_though_muted(target, written, SoundChoice(KIM, (muted,)), times) is None
    begin, end = listened
    assert asked == [
        (-FOREVER_S if begin is None else begin - LISTENED_S, FOREVER_S if end is None else pytest.approx(end + LISTENED_S))
    ]


def test_what_is_heard_while_the_last_frame_still_stands_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a transport stream, the last frame stands for as long as the one before it."""
    source = read_video(made(tmp_path / "a.mts", Film(times=(0, 12_800, 25_600), sound_s=4.0)))
    times, target = [frame.pts for frame in frames(source)], tmp_path / "out.mp4"
    mute, last = SoundTrack.mute, times[-1] / 90_000
    monkeypatch.setattr(SoundTrack, "mute", lambda self, begin, end: mute(self, begin, min(end, last + 0.2)))
    span = times[-1], times[-1]
    plan = WritePlan(entry=ENTRY, sound=SoundPlan((span,)))
    written = write_video(source, probe(source), plan, lambda _: (), target)
    assert heard_though_muted(read_video(target), written, SoundChoice(KIM, (span,)), times) == times[-1]


def test_a_sample_that_is_no_number_is_not_silent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    times = (0, 12_800)
    target, written = with_sound(tmp_path, Film(times=times, sound_s=2.0), (0, 100))
    monkeypatch.setattr(video_silence, "loudness", lambda *_: [float("nan")])
    assert heard_though_muted(target, written, SoundChoice(KIM, ((0, 100),)), times) == 0


def with_sound(folder: Path, film: Film, *muted: tuple[int, int]) -> tuple[VideoSource, Written]:
    source, target = read_video(made(folder / "a.mp4", film)), folder / "out.mp4"
    written = write_video(source, probe(source), WritePlan(entry=ENTRY, sound=SoundPlan(muted)), lambda _: (), target)
    return read_video(target), written


@pytest.mark.parametrize(
    ("choice", "told"),
    [
        (SoundChoice(KIM, ((5120, 10_240),)), ("video-differs", {"at": "0:00", "pts": 5120, "what": "sound"})),
        (None, ("output-leaks", {"detail": "sound that was to be removed"})),
    ],
    ids=["muted", "removed"],
)
def test_a_video_in_which_something_is_heard_that_should_not_be_is_held(
    choice: SoundChoice | None, told: tuple[str, dict[str, object]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_stand_ins(monkeypatch)
    path = make_film.film(tmp_path / "film.mp4", make_film.Film(30), make_film.patch_scene)
    screening = screen_video(read_video(path), Sensitivity.STANDARD, "test")
    assert screening.clip is not None
    plan, _ = plan_tracks(screening.clip, (make_film.WIDTH, make_film.HEIGHT), (), ())
    plan = replace(plan, sound=choice)
    order = VideoOrder(path=path, screening=screening, entry=ENTRY, temporary=tmp_path / "out.part", plan=plan)

    def deaf(source: VideoSource, facts: VideoFacts, plan: WritePlan, redact: Redact, temporary: Path) -> Written:
        return write_video(source, facts, replace(plan, sound=SoundPlan()), redact, temporary)

    monkeypatch.setattr(video_prepare, "write_video", deaf)
    with pytest.raises(UnsafeOutputError) as refused:
        prepare_video(order)
    assert (refused.value.code, refused.value.params) == told
    assert not order.temporary.exists()
    monkeypatch.undo()
    use_stand_ins(monkeypatch)
    assert prepare_video(order).figures["sound"] is (choice is not None)
