"""An AVI of which pictures are missing is told, wherever the damage lies: no frame is lost in silence."""

from __future__ import annotations

import io
import random
from pathlib import Path

import pytest

from app.errors import ItemError
from app.media.video.reading import frames
from app.media.video.riff import pictures_of_avi
from app.media.video.source import read_video
from tests.make_movies import Film, made

COUNT = 20
FILMS = {
    "mpeg4": Film(times=tuple(range(0, COUNT * 512, 512)), sound_s=0.7),
    "mjpeg": Film(codec="mjpeg", pix_fmt="yuvj420p", times=tuple(range(0, COUNT * 512, 512))),
    "h264": Film(codec="libx264", times=tuple(range(0, COUNT * 512, 512))),
}
PICTURE, INDEX = b"00dc", b"idx1"
LENGTH_AT = 32


def film(folder: Path, kind: str) -> bytes:
    path = made(folder / f"{kind}.avi", FILMS[kind])
    return path.read_bytes()


def told(data: bytes) -> tuple[int, ...] | str:
    beats: list[None] = []
    try:
        return pictures_of_avi(io.BytesIO(data), len(data), lambda: beats.append(None))
    except ItemError as error:
        return error.code


def places(data: bytes) -> list[int]:
    """Where the chunks of pictures begin; libav may put an empty one among them."""
    found, at, end = [], data.index(b"movi") + 4, data.index(INDEX)
    while at < end:
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        if data[at : at + 4] == PICTURE and size:
            found.append(at)
        at += 8 + size + size % 2
    return found


def outcome(path: Path, data: bytes) -> int | str:
    path.write_bytes(data)
    try:
        return len(list(frames(read_video(path))))
    except ItemError as error:
        return error.code


def without(data: bytes, start: int, end: int) -> bytes:
    return data[:start] + data[end:]


@pytest.mark.parametrize("kind", FILMS)
def test_what_is_whole_is_counted(tmp_path: Path, kind: str) -> None:
    found = told(film(tmp_path, kind))
    assert isinstance(found, tuple)
    assert found[0] == COUNT
    assert not any(found[1:])


@pytest.mark.parametrize("kind", FILMS)
def test_a_picture_that_is_gone_is_damage(tmp_path: Path, kind: str) -> None:
    data, path = film(tmp_path, kind), tmp_path / "a.avi"
    found = places(data)
    assert len(found) == COUNT
    for number in (3, 10, COUNT - 1):
        at = found[number]
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        end = at + 8 + size + size % 2
        for damaged in (
            without(data, at, end),
            data[:at] + b"JUNK" + data[at + 4 :],
            data[:at] + b"07dc" + data[at + 4 :],
            data[:at] + bytes(8) + data[at + 8 :],
            data[: at + 5] + bytes([data[at + 5] ^ 0x10]) + data[at + 6 :],
        ):
            assert outcome(path, damaged) in ("video-damaged", "video-cut-short"), number


@pytest.mark.parametrize("kind", FILMS)
def test_random_damage_loses_no_frame_in_silence(tmp_path: Path, kind: str) -> None:
    data, path, chance = film(tmp_path, kind), tmp_path / "a.avi", random.Random(4)  # noqa: S311
    outcomes = set()
    for _ in range(60):
        damaged = bytearray(data)
        at = chance.randrange(data.index(b"movi"), len(data))
        if chance.random() < 0.5:
            damaged[at] ^= 1 << chance.randrange(8)
        else:
            del damaged[at : at + chance.choice((1, 8, 64, 512))]
        outcomes.add(outcome(path, bytes(damaged)))
    assert outcomes <= {COUNT, "video-damaged", "video-cut-short"}
    assert {COUNT, "video-damaged"} <= outcomes


def test_what_breaks_off_is_cut_short(tmp_path: Path) -> None:
    data = film(tmp_path, "mpeg4")
    for number in (5, COUNT - 1):
        at = places(data)[number]
        assert told(data[:at]) == told(data[: at + 20]) == "video-cut-short"


def test_an_index_or_a_count_that_is_wrong_costs_nothing_while_every_picture_is_there(tmp_path: Path) -> None:
    data, path = film(tmp_path, "mpeg4"), tmp_path / "a.avi"
    index, head = data.index(INDEX), data.index(b"strh") + 8
    entry = data.index(PICTURE, index)
    assert outcome(path, without(data, index, len(data))) in (COUNT, "video-cut-short")
    assert outcome(path, data[:index] + b"JUNK" + data[index + 4 :]) == COUNT
    assert outcome(path, data[:entry] + b"07" + data[entry + 2 :]) == COUNT
    for count in (0, COUNT + 5, COUNT - 5):
        assert outcome(path, data[: head + LENGTH_AT] + count.to_bytes(4, "little") + data[head + LENGTH_AT + 4 :]) == COUNT


@pytest.mark.parametrize("length", [0, 0xFFFF_FFFF])
def test_a_film_written_in_one_go_counts_nothing_and_is_read_to_its_end(tmp_path: Path, length: int) -> None:
    data, path = film(tmp_path, "mpeg4"), tmp_path / "a.avi"
    at = data.index(b"strh") + 8 + LENGTH_AT
    live = data[:4] + length.to_bytes(4, "little") + data[8:at] + (1 << 30).to_bytes(4, "little") + data[at + 4 :]
    live = live[: live.index(INDEX)]
    assert outcome(path, live) == COUNT
    fifth = places(data)[5]
    assert outcome(path, live[:fifth] + b"07dc" + live[fifth + 4 :]) == "video-damaged"
    assert outcome(path, live[:-3]) in ("video-cut-short", "video-damaged")


def test_pictures_that_are_empty_repeat_the_one_before(tmp_path: Path) -> None:
    data = film(tmp_path, "mjpeg")
    at = places(data)[4]
    size = int.from_bytes(data[at + 4 : at + 8], "little")
    emptied = without(data, at + 8, at + 8 + size + size % 2)
    emptied = emptied[: at + 4] + bytes(4) + emptied[at + 8 :]
    emptied = emptied[:4] + (len(emptied) - 8).to_bytes(4, "little") + emptied[8:]
    found = told(emptied)
    assert isinstance(found, tuple)
    assert found[0] == COUNT - 1
