from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.errors import UnsafeOutputError
from app.media.video.facts import VideoFacts, VideoSource
from app.media.video.probing import probe
from app.media.video.source import read_video
from app.media.video.writing import Redact, SoundPlan, WritePlan, Written, write_video
from app.model import Actor, Role, Sensitivity
from app.pipeline import video_prepare
from app.pipeline.video_plan import SoundChoice, plan_tracks
from app.pipeline.video_prepare import VideoOrder, prepare_video
from app.pipeline.video_screen import screen_video
from app.pipeline.video_silence import heard_though_muted
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
    assert heard_though_muted(read_video(target), written, SoundChoice(KIM, MUTED)) == heard
    assert heard_though_muted(read_video(target), written, SoundChoice(KIM)) is None
    assert heard_though_muted(read_video(target), written, None) is None


def test_a_video_in_which_something_muted_is_heard_is_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use_stand_ins(monkeypatch)
    path = make_film.film(tmp_path / "film.mp4", make_film.Film(30), make_film.patch_scene)
    screening = screen_video(read_video(path), Sensitivity.STANDARD, "test")
    assert screening.clip is not None
    plan, _ = plan_tracks(screening.clip, (make_film.WIDTH, make_film.HEIGHT), (), ())
    plan = replace(plan, sound=SoundChoice(KIM, ((5120, 10_240),)))
    order = VideoOrder(path=path, screening=screening, entry=ENTRY, temporary=tmp_path / "out.part", plan=plan)

    def deaf(source: VideoSource, facts: VideoFacts, plan: WritePlan, redact: Redact, temporary: Path) -> Written:
        return write_video(source, facts, replace(plan, sound=SoundPlan()), redact, temporary)

    monkeypatch.setattr(video_prepare, "write_video", deaf)
    with pytest.raises(UnsafeOutputError) as refused:
        prepare_video(order)
    assert (refused.value.code, refused.value.params["what"]) == ("video-differs", "sound")
    assert not order.temporary.exists()
    monkeypatch.undo()
    use_stand_ins(monkeypatch)
    assert prepare_video(order).figures["sound"] is True
