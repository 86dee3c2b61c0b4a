"""Frames from a moment on: the same as when all are decoded, and decoded from the key frame before."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from app.media.video import seeking
from app.media.video.facts import VideoSource
from app.media.video.reading import frames
from app.media.video.seeking import frames_from
from app.media.video.source import read_video
from app.model import Sensitivity
from app.pipeline.video_preview import wanted
from app.pipeline.video_screen import screen_video
from tests.make_media import Rgb, noise

COUNT, EVERY = 100, 20


@pytest.fixture(scope="module", params=["open-gop=0", "open-gop=1"], ids=["closed", "open"])
def source(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> VideoSource:
    """A film with a key frame every 20; where groups are open, frames that are shown before it need one from before."""
    path = tmp_path_factory.mktemp("films") / "film.mp4"
    ground = noise(96 + COUNT, 64, 1)
    with av.open(str(path), "w") as out:
        params = f"keyint={EVERY}:min-keyint={EVERY}:scenecut=0:bframes=3:b-adapt=0:ref=1:{request.param}"
        stream: Any = out.add_stream("libx264", rate=25, options={"x264-params": params})
        stream.width, stream.height, stream.pix_fmt = 96, 64, "yuv420p"
        for number in range(COUNT):
            picture = np.ascontiguousarray(ground[:, number : number + 96])
            out.mux(stream.encode(av.VideoFrame.from_ndarray(picture, "rgb24")))
        out.mux(stream.encode(None))
    return read_video(path)


def key_stamps(source: VideoSource) -> list[tuple[int, int]]:
    with av.open(str(source.path)) as container:
        return [(packet.pts or 0, packet.dts or 0) for packet in container.demux(video=0) if packet.is_keyframe]


def test_from_each_moment_it_is_what_it_is_from_the_start(source: VideoSource) -> None:
    whole: dict[int, Rgb] = {frame.pts: frame.rgb() for frame in frames(source)}
    stamps = list(whole)
    for pts in stamps:
        found = list(islice(frames_from(source, pts, seeks=True), 30))
        begin = stamps.index(found[0].pts)
        assert found[0].pts <= pts
        assert [frame.pts for frame in found] == stamps[begin : begin + 30]
        for frame in found:
            assert np.array_equal(frame.rgb(), whole[frame.pts])


def test_what_is_shown_before_a_key_frame_and_decoded_after_it_is_sought_once_more(
    source: VideoSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not everything from the start on."""
    monkeypatch.setattr(seeking, "frames", lambda *_, **__: pytest.fail("from the start"))
    pts, dts = key_stamps(source)[3]
    early = [stamp for stamp in range(dts, pts, 512) if stamp % 512 == 0]
    assert early
    for stamp in early:
        first = next(frames_from(source, stamp, seeks=True))
        assert 0 < first.pts <= stamp


def test_a_container_without_an_index_is_read_from_the_start(tmp_path: Path, source: VideoSource) -> None:
    path = tmp_path / "film.ts"
    with av.open(str(source.path)) as old, av.open(str(path), "w", format="mpegts") as new:
        stream = new.add_stream_from_template(old.streams.video[0], opaque=True)
        for packet in old.demux(video=0):
            if packet.size:
                packet.stream = stream
                new.mux(packet)
    moved = read_video(path)
    stamps = [frame.pts for frame in frames(moved)]
    assert next(frames_from(moved, stamps[50], seeks=True)).pts == stamps[0]


def live(path: Path, left: int) -> bytes:
    """60 frames of a light square at this place, as Matroska that is written while it is sent."""
    with av.open(str(path), "w", format="matroska", options={"live": "1"}) as out:
        stream: Any = out.add_stream("libx264", rate=25, options={"g": "25"})
        stream.width, stream.height, stream.pix_fmt = 96, 64, "yuv420p"
        for _ in range(60):
            picture = np.full((64, 96, 3), 30, np.uint8)
            picture[20:40, left : left + 20] = 230
            out.mux(stream.encode(av.VideoFrame.from_ndarray(picture, "rgb24")))
        out.mux(stream.encode(None))
    return path.read_bytes()


CLUSTER = bytes.fromhex("1f43b675")


def test_where_the_clock_was_set_anew_a_moment_is_sought_from_the_start(tmp_path: Path) -> None:
    """The second half tells the same times as the first: whoever begins in it would take it for that."""
    first, second = live(tmp_path / "a.mkv", 10), live(tmp_path / "b.mkv", 60)
    path = tmp_path / "both.mkv"
    path.write_bytes(first + second[second.index(CLUSTER) :])
    both = read_video(path)
    whole = {frame.pts: (frame.rgb(), frame.is_told) for frame in frames(both)}
    assert len(whole) == 120
    assert [is_told for _, is_told in whole.values()] == [True] * 60 + [False] * 60
    late = list(whole)[90]
    found = next(frame for frame in frames_from(both, late, seeks=False) if frame.pts == late)
    assert np.array_equal(found.rgb(), whole[late][0])
    assert whole[late][0][30, 70].min() > 180
    clip = screen_video(both, Sensitivity.STANDARD, "test").clip
    assert clip is not None
    assert not clip.seekable


def test_a_film_that_tells_its_times_may_be_begun_anywhere(source: VideoSource) -> None:
    assert all(frame.is_told for frame in frames(source))
    clip = screen_video(source, Sensitivity.STANDARD, "test").clip
    assert clip is not None
    assert clip.seekable
    assert wanted(clip, (96, 64), clip.first, 1, 64).seeks
    assert not wanted(replace(clip, seekable=False), (96, 64), clip.first, 1, 64).seeks
