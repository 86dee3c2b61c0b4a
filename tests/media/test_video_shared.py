"""Every real and broken video at hand: read whole, or one clear error; and the real ones go out with all their times."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from app.errors import ItemError
from app.media.video.probing import probe
from app.media.video.reading import frames
from app.media.video.source import read_video
from app.media.video.writing import WritePlan, write_video
from app.metadata.movie import unexpected_movie
from tests.make_media import ENTRY
from tests.make_movies import times_of

SHARED = Path(__file__).parents[3] / "shared" / "data"
REAL = sorted(path for path in (SHARED / "videos").glob("*") if path.suffix != ".json")
BROKEN = sorted([*(SHARED / "malformed" / "video_bad").glob("*"), *(SHARED / "malformed" / "mp4parse").rglob("*.*")])
SLOW_BYTES = 1_300_000


def codes(path: Path) -> str:
    try:
        source = read_video(path)
        facts = probe(source)
        last = None
        for frame in frames(source, max_side=64):
            assert last is None or frame.pts > last
            assert frame.luma(32).size
            last = frame.pts
    except ItemError as error:
        return error.code
    assert facts.width > 0
    return "read"


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.name)
def test_every_real_video_is_read(path: Path) -> None:
    assert codes(path) == "read"


@pytest.mark.skipif(not BROKEN, reason="the shared data are not here")
def test_every_broken_video_is_one_clear_error_or_read() -> None:
    said = {path.name: codes(path) for path in BROKEN}
    assert said["corrupted.mp4"] == "video-damaged"
    assert set(said.values()) <= {"read", "video-damaged", "video-without-pictures", "not-a-video", "video-cut-short"}


@pytest.mark.parametrize("path", [path for path in REAL if path.stat().st_size < SLOW_BYTES], ids=lambda path: path.name)
def test_real_videos_go_out_to_the_tick_and_clean(tmp_path: Path, path: Path) -> None:
    source = read_video(path)
    facts = probe(source)
    target = tmp_path / "out.mp4"
    told: list[int] = []

    def redact(pts: int) -> tuple[()]:
        told.append(pts)
        return ()

    written = write_video(source, facts, WritePlan(entry=ENTRY, quality=40, max_side=160), redact, target)
    assert unexpected_movie(target, ENTRY) == ()
    second = Fraction(*written.time_base)
    assert times_of(target) == [written.there(pts) * second for pts in told]
    after = probe(read_video(target))
    tick = Fraction(*facts.time_base)
    rate = facts.average_rate or 25
    # Transport streams tell how long their sound is, too: there it is by the frames alone.
    seconds = facts.seconds if source.format != "mpegts" else float((told[-1] - told[0]) * tick + 1 / rate)
    if seconds is not None and after.seconds is not None and len(told) > 1:
        assert abs(after.seconds - seconds) <= 1.01 / rate
