"""Flash, Windows Media, Ogg, and MP4 written piece by piece: no tag, packet, page or piece is passed over in silence."""

from __future__ import annotations

import io
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any, BinaryIO

import av
import numpy as np
import pytest
from av.video.frame import VideoFrame

from app.errors import ItemError
from app.media.video.asf import pictures_of_asf
from app.media.video.kinds import boxes_cut_short
from app.media.video.ogg import pictures_of_ogg
from app.media.video.reading import frames
from app.media.video.source import read_video
from tests.make_movies import Film, made, scene

Count = Callable[[BinaryIO, int, Callable[[], None]], tuple[int, ...]]
COUNT = 20
SIZE = (96, 64)
DAMAGED = ("video-damaged", "video-cut-short")
TAG_HEAD = 11
DATA, DATA_HEAD, PACKET = bytes.fromhex("3626b2758e66cf11a6d900aa0062ce6c"), 50, 3200
BEGINS, GOES_ON = 2, 0


def outcome(path: Path, data: bytes) -> int | str:
    path.write_bytes(data)
    try:
        return len(list(frames(read_video(path))))
    except ItemError as error:
        return error.code


def film(path: Path, container: str, codec: str, grain: int = 0) -> bytes:
    chance = np.random.default_rng(5)
    with av.open(str(path), "w", format=container) as out:
        stream: Any = out.add_stream(codec, rate=25)
        stream.width, stream.height, stream.pix_fmt = *SIZE, "yuv420p"
        stream.codec_context.time_base = Fraction(1, 25)
        for index in range(COUNT):
            picture = scene(index, SIZE)
            picture = np.clip(picture + chance.integers(-grain, grain + 1, picture.shape), 0, 255).astype(np.uint8)
            frame = VideoFrame.from_ndarray(picture, "rgb24")
            frame.pts = index
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    return path.read_bytes()


def tags(data: bytes) -> list[tuple[int, int]]:
    """Where each tag begins and ends, its length after it included."""
    found, at = [], 13
    while at < len(data):
        end = at + TAG_HEAD + int.from_bytes(data[at + 1 : at + 4]) + 4
        found.append((at, end))
        at = end
    return found


@pytest.mark.parametrize("codec", ["flv", "libx264"])
def test_a_tag_of_flash_that_is_not_understood_is_damage(tmp_path: Path, codec: str) -> None:
    path = tmp_path / "a.flv"
    data = film(path, "flv", codec)
    assert outcome(path, data) == COUNT
    for start, end in tags(data)[4:-2]:
        size = data[start + 3]
        for damaged in (
            data[:start] + b"\0" + data[start + 1 :],
            data[:start] + bytes(end - start) + data[end:],
            data[: start + 3] + bytes([size ^ 0x10]) + data[start + 4 :],
            data[: end - 5],
        ):
            assert outcome(path, damaged) in DAMAGED, start


def test_a_picture_of_windows_media_that_cannot_be_put_together_is_damage(tmp_path: Path) -> None:
    path = tmp_path / "a.wmv"
    data = film(path, "asf", "wmv2", grain=60)
    assert outcome(path, data) == COUNT
    assert told(data, pictures_of_asf) == (COUNT,)
    start = data.index(DATA) + DATA_HEAD
    packets = range(start, start + int.from_bytes(data[start - 10 : start - 2], "little") * PACKET, PACKET)
    assert len(packets) > 4
    for number, at in enumerate(packets[1:-1]):
        for damaged in (
            data[:at] + bytes(PACKET) + data[at + PACKET :],
            data[:at] + data[at + PACKET :],
            *(data[: at + place] + bytes([data[at + place] ^ 1 << number % 8]) + data[at + place + 1 :] for place in range(24)),
        ):
            assert outcome(path, damaged) in (*DAMAGED, COUNT), at
        assert told(data[:at] + bytes(PACKET) + data[at + PACKET :], pictures_of_asf) == "video-damaged"
        assert told(data[:at], pictures_of_asf) == "video-cut-short"


def page(serial: int, turn: int, kind: int, *packets: bytes, open_end: bool = False) -> bytes:
    parts = bytearray()
    for number, packet in enumerate(packets):
        parts += b"\xff" * (len(packet) // 255)
        if not (open_end and number == len(packets) - 1):
            parts.append(len(packet) % 255)
    numbers = bytes(8) + serial.to_bytes(4, "little") + turn.to_bytes(4, "little") + bytes(4)
    return b"OggS\0" + bytes([kind]) + numbers + bytes([len(parts)]) + bytes(parts) + b"".join(packets)


HEADS = b"\x80theora", b"\x81theora", b"\x82theora"
SOUND = b"\x01vorbis"
FILM = (
    page(1, 0, BEGINS, HEADS[0]),
    page(2, 0, BEGINS, SOUND),
    page(1, 1, GOES_ON, *HEADS[1:]),
    page(1, 2, GOES_ON, b"first", b"", b"second", bytes(510), open_end=True),
    page(2, 1, GOES_ON, b"sound"),
    page(1, 3, GOES_ON, bytes(40), b"fourth"),
)


def told(data: bytes, count: Count = pictures_of_ogg) -> tuple[int, ...] | str:
    try:
        return count(io.BytesIO(data), len(data), lambda: None)
    except ItemError as error:
        return error.code


def test_pictures_in_ogg_are_counted_across_pages() -> None:
    assert told(b"".join(FILM)) == (4, 0)


@pytest.mark.parametrize("missing", [2, 3])
def test_a_page_that_is_missing_or_not_understood_is_damage(missing: int) -> None:
    assert told(b"".join(FILM[:missing] + FILM[missing + 1 :])) == "video-damaged"
    whole = b"".join(FILM)
    at = whole.index(FILM[missing])
    assert told(whole[:at] + b"X" + whole[at + 1 :]) == "video-damaged"
    assert told(whole[: at + 30]) == told(whole[: at + 10]) == "video-cut-short"


def test_a_piece_that_is_not_recognised_is_damage(tmp_path: Path) -> None:
    options = {"movflags": "frag_keyframe+empty_moov", "min_frag_duration": "100000"}
    film = Film(times=tuple(range(0, COUNT * 512, 512)), options={**options, "frag_duration": "200000"})
    path = made(tmp_path / "a.mp4", film)
    data = path.read_bytes()
    assert outcome(path, data) == COUNT
    pieces = [at for at in range(len(data)) if data[at : at + 4] == b"moof"]
    assert len(pieces) > 2
    for at in pieces[1:]:
        assert outcome(path, data[:at] + b"mooF" + data[at + 4 :]) in DAMAGED
        assert outcome(path, data[: at - 3] + data[at - 2 :]) in DAMAGED


def test_what_trails_a_film_in_one_piece_does_not_matter(tmp_path: Path) -> None:
    path = made(tmp_path / "a.mp4")
    data = path.read_bytes() + b"\0\1\2\3rest of something"
    assert not boxes_cut_short(io.BytesIO(data), len(data))
    assert outcome(path, data) == 12
