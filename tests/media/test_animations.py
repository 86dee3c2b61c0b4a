"""Animated GIF and PNG: whole, or an error; no frame is lost in silence."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from app.errors import ItemError
from app.media.video.reading import frames
from app.media.video.source import read_video
from tests.make_film import animation


def outcome(path: Path) -> int | str:
    """How many frames come, or the code of the error."""
    try:
        return len(list(frames(read_video(path))))
    except ItemError as error:
        return error.code


def test_whole_ones_tell_how_many_frames_they_hold(tmp_path: Path) -> None:
    for name in ("a.gif", "a.png"):
        path = animation(tmp_path / name, 6)
        assert read_video(path).least_frames == 6
        assert outcome(path) == 6
        path.write_bytes(path.read_bytes() + b"\0\0\n")
        assert outcome(path) == 6


@pytest.mark.parametrize("name", ["a.gif", "a.png"])
def test_damage_loses_no_frame_in_silence(tmp_path: Path, name: str) -> None:
    path = animation(tmp_path / name, 6)
    whole, chance = path.read_bytes(), random.Random(5)  # noqa: S311
    said = set()
    for _ in range(60):
        data = bytearray(whole)
        at = chance.randrange(20, len(data) - 8)
        for place in range(at, at + 8):
            data[place] ^= chance.randrange(1, 256)
        path.write_bytes(bytes(data))
        said.add(outcome(path))
    assert said <= {6, "video-damaged", "video-cut-short", "codec-not-supported"}
    assert "video-damaged" in said


def test_a_gif_is_no_more_after_its_end(tmp_path: Path) -> None:
    path = animation(tmp_path / "a.gif", 6)
    whole = path.read_bytes()
    images = [at for at in range(len(whole)) if whole[at : at + 5] == b"\x2c\0\0\0\0"]
    half = images[3]
    path.write_bytes(whole[:half] + b"\x3b" + whole[half + 1 :])
    assert outcome(path) == "video-damaged"
    path.write_bytes(whole[: half + 400])
    assert outcome(path) == "video-cut-short"


def test_every_checksum_of_a_png_counts(tmp_path: Path) -> None:
    path = animation(tmp_path / "a.png", 6)
    data = bytearray(path.read_bytes())
    data[data.rindex(b"fdAT") + 40] ^= 1
    path.write_bytes(bytes(data))
    assert outcome(path) == "video-damaged"
