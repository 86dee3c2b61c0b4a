"""When and where a video says it was made: what cameras write counts, what programs stamp does not."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import av
import pytest
from av.bitstream import BitStreamFilterContext
from av.video.frame import VideoFrame

from app.media.video.facts import VideoFacts
from app.media.video.probing import probe
from app.media.video.source import read_video
from tests.make_movies import Film, made, scene

SUMMER = timezone(timedelta(hours=2))
APPLE = {"com.apple.quicktime.creationdate": "2024-05-14T10:30:00+0200"}


def facts(path: Path, said: dict[str, str], options: dict[str, str] | None = None) -> VideoFacts:
    return probe(read_video(made(path, Film(metadata=said, options=options or {}))))


def test_what_a_phone_says_counts_before_what_the_container_says(tmp_path: Path) -> None:
    tags = {"movflags": "use_metadata_tags"}
    told = facts(tmp_path / "a.mov", APPLE | {"creation_time": "2024-05-20T00:00:00Z"}, tags)
    assert told.captured_at == datetime(2024, 5, 14, 10, 30, tzinfo=SUMMER)
    assert facts(tmp_path / "b.mov", {"com.apple.quicktime.creationdate": "yesterday"}, tags).captured_at is None


def test_a_time_that_a_program_stamped_does_not_count(tmp_path: Path) -> None:
    path = made(tmp_path / "a.mp4", Film(metadata={"creation_time": "2024-05-14T08:30:00Z"}))
    assert probe(read_video(path)).captured_at is None  # libavformat signs
    data = path.read_bytes()
    (tmp_path / "b.mp4").write_bytes(data.replace(b"Lavf", b"Cam1").replace(b"Lavc", b"Cam1"))
    assert probe(read_video(tmp_path / "b.mp4")).captured_at == datetime(2024, 5, 14, 8, 30, tzinfo=UTC)


@pytest.mark.parametrize("ending", [".mkv", ".webm", ".avi"])
def test_other_containers_hold_the_hour_of_whoever_wrote_them(tmp_path: Path, ending: str) -> None:
    assert facts(tmp_path / f"a{ending}", {"creation_time": "2024-05-14T08:30:00Z"}).captured_at is None


def test_a_clock_that_was_never_set_tells_nothing(tmp_path: Path) -> None:
    path = made(tmp_path / "a.mp4", Film(metadata={"creation_time": "1970-01-01T00:00:10Z"}))
    path.write_bytes(path.read_bytes().replace(b"Lavf", b"Cam1").replace(b"Lavc", b"Cam1"))
    assert probe(read_video(path)).captured_at is None


def avchd(path: Path, body: bytes) -> Path:
    """A transport stream in whose first picture a camera wrote this."""
    mark = "17ee8c60-f84d-11d9-8cd6-0800200c9a66+MDPM"
    with av.open(str(path), "w", format="mpegts") as out:
        stream: Any = out.add_stream("libx264", rate=25)
        stream.width, stream.height, stream.pix_fmt = 96, 64, "yuv420p"
        written = BitStreamFilterContext(f"h264_metadata=sei_user_data={mark}{body.decode('latin-1')}", stream)
        for index in range(3):
            frame = VideoFrame.from_ndarray(scene(index, (96, 64)), "rgb24")
            frame.pts = index
            for packet in stream.encode(frame):
                out.mux(written.filter(packet))
        for packet in stream.encode(None):
            out.mux(written.filter(packet))
        out.mux(written.filter(None))
    return path


DAY, HOUR = b"\x18\x02\x20\x24\x05", b"\x19\x14\x10\x30\x15"


def test_a_camcorder_writes_day_and_hour_beside_the_first_picture(tmp_path: Path) -> None:
    told = probe(read_video(avchd(tmp_path / "a.mts", b"\2" + DAY + HOUR)))
    assert told.captured_at == datetime(2024, 5, 14, 10, 30, 15)  # noqa: DTZ001 - its own wall clock
    assert not told.has_location
    assert probe(read_video(avchd(tmp_path / "b.mts", b"\2" + DAY))).captured_at is None
    assert probe(read_video(avchd(tmp_path / "c.mts", b"\2" + DAY + b"\x19\x34\x10\x30\x15"))).captured_at is None  # a 34th
    assert probe(read_video(avchd(tmp_path / "d.mts", b"\3" + DAY + HOUR + b"\xb2\x35\x34\x33\x32"))).has_location


def test_places_are_noticed_wherever_they_are_written(tmp_path: Path) -> None:
    assert not facts(tmp_path / "a.mp4", {"title": "x"}).has_location
    assert facts(tmp_path / "b.mp4", {"location": "+52.1000+004.5000/"}).has_location
    plain = made(tmp_path / "c.mp4").read_bytes()
    for name, box in {
        "loci": b"loci\0\0\0\0\x15\xc7x\0\0",
        "xyz": b"\xa9xyz\0\x08\x15\xc7+52+4/",
        "gpmd": b"stsd\0\0\0\0\0\0\0\1\0\0\0\x10gpmd",
        "camm": b"stsd\0\0\0\0\0\0\0\1\0\0\0\x10camm",
    }.items():
        (tmp_path / f"{name}.mp4").write_bytes(plain + (len(box) + 12).to_bytes(4) + b"skip" + (len(box) + 4).to_bytes(4) + box)
        assert probe(read_video(tmp_path / f"{name}.mp4")).has_location, name
