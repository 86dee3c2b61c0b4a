"""A Matroska or WebM file that is not whole is told, wherever the damage lies: no frame is lost in silence."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from app.errors import ItemError
from app.media.video.matroska import damage_in
from app.media.video.reading import frames
from app.media.video.source import read_video
from tests.make_movies import Film, made

KINDS = {
    "checked": (".mkv", {}),
    "unchecked": (".mkv", {"write_crc32": "0"}),
    "live": (".webm", {"live": "1", "write_crc32": "0"}),
    "many clusters": (".webm", {"cluster_time_limit": "100", "write_crc32": "0"}),
}
BLOCK, BLOCK_GROUP, CLUSTER = b"\xa3", b"\xa0", b"\x1f\x43\xb6\x75"


def film(folder: Path, kind: str) -> Path:
    ending, options = KINDS[kind]
    times = tuple(range(0, 20 * 512, 512))
    return made(folder / f"{kind}{ending}", Film(size=(160, 120), times=times, sound_s=0.7, options=options))


def told(data: bytes) -> str | None:
    beats: list[None] = []
    return damage_in(io.BytesIO(data), len(data), lambda: beats.append(None))


def heads(data: bytes) -> list[int]:
    """Where blocks begin that are told by their id, length and track (1 or 2)."""
    found, at = [], data.index(CLUSTER)
    while (at := data.find(BLOCK, at + 1)) >= 0:
        size = data[at + 1]
        width = 9 - size.bit_length()
        if size >= 0x10 and data[at + 1 + width : at + 2 + width] in (b"\x81", b"\x82") and data[at + 4 + width] in (0, 0x80):
            found.append(at)
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_whole_is_whole(tmp_path: Path, kind: str) -> None:
    assert told(film(tmp_path, kind).read_bytes()) is None


@pytest.mark.parametrize("kind", KINDS)
def test_flipped_bits_lose_no_frame_in_silence(tmp_path: Path, kind: str) -> None:
    path = film(tmp_path, kind)
    whole = path.read_bytes()
    places = heads(whole)
    assert len(places) > 20
    codes = []
    for turn, head in enumerate(places):
        data = bytearray(whole)
        data[head + turn % 6] ^= 1 << turn * 5 % 8
        path.write_bytes(bytes(data))
        try:
            assert len(list(frames(read_video(path)))) == 20, (head, turn)
        except ItemError as error:
            codes.append(error.code)
    assert set(codes) <= {"video-damaged", "video-cut-short"}
    assert len(codes) > len(places) // 3


def test_a_checksum_tells_of_a_bit_in_a_picture(tmp_path: Path) -> None:
    data = bytearray(film(tmp_path, "checked").read_bytes())
    data[heads(bytes(data))[3] + 20] ^= 4
    assert told(bytes(data)) == "video-damaged"


@pytest.mark.parametrize("kind", KINDS)
def test_what_breaks_off_is_cut_short(tmp_path: Path, kind: str) -> None:
    data = film(tmp_path, kind).read_bytes()
    middle = heads(data)[len(heads(data)) // 2]
    assert told(data[: middle + 20]) == "video-cut-short"
    assert told(data[: middle + 1]) == "video-cut-short"


def test_nothing_may_follow_but_room(tmp_path: Path) -> None:
    data = film(tmp_path, "checked").read_bytes()
    assert told(data + b"\0" * 4096) is None
    assert told(data + b"\xec\x82ab") is None
    assert told(data + data) == "video-damaged"
    assert told(data + b"\0" * 10 + b"x") is not None


def element(name: bytes, content: bytes) -> bytes:
    return name + (0x1000_0000 | len(content)).to_bytes(4) + content


def by_hand(*blocks: bytes, group: bytes = b"") -> bytes:
    """One video track (1), one of sound (2), and a cluster of these."""
    tracks = b"".join(element(b"\xae", element(b"\xd7", bytes([n])) + element(b"\x83", bytes([n]))) for n in (1, 2))
    cluster = element(b"\xe7", b"\0") + b"".join(element(BLOCK, block) for block in blocks) + group
    segment = element(b"\x16\x54\xae\x6b", tracks) + element(CLUSTER, cluster)
    return element(b"\x1a\x45\xdf\xa3", b"") + element(b"\x18\x53\x80\x67", segment)


VIDEO, SOUND = b"\x81\0\0", b"\x82\0\0"


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (VIDEO + b"\0pixels", None),
        (b"\x83\0\0\0lost", "video-damaged"),
        (VIDEO + b"\4\1abab", "video-damaged"),
        (SOUND + b"\4\1abab", None),
        (SOUND + b"\4\1ababx", "video-damaged"),
        (SOUND + b"\2\2\1\2abbccc", None),
        (SOUND + b"\2\2\1\x22abbccc", "video-damaged"),
        (SOUND + b"\2\1\xff\xff", "video-damaged"),
        (SOUND + b"\6\2\x82\xc0aabbbc", None),
        (SOUND + b"\6\2\x82\xb0aabbbc", "video-damaged"),
        (SOUND + b"\6\2\x82\xf0aabbbc", "video-damaged"),
        (b"\x81\0", "video-damaged"),
        (b"\0\0\0\0", "video-damaged"),
    ],
)
def test_every_block_belongs_somewhere_and_its_frames_fit(block: bytes, expected: str | None) -> None:
    assert told(by_hand(VIDEO + b"\0first", block)) == expected


def test_what_does_not_belong_in_a_cluster_is_damage() -> None:
    group = element(BLOCK_GROUP, element(b"\xa1", VIDEO + b"\0x") + element(b"\x9b", b"\1"))
    assert told(by_hand(group=group)) is None
    assert told(by_hand(group=element(BLOCK_GROUP, element(b"\xb1", b"x")))) == "video-damaged"
    for name in (b"\xab", b"\xa7", b"\xaf", b"\x23", CLUSTER):
        assert told(by_hand(group=element(name, VIDEO + b"\0lost pixels"))) == "video-damaged"
    assert told(by_hand(group=b"\xa3\xff" + VIDEO)) == "video-damaged"


def test_it_tells_that_it_is_alive(tmp_path: Path) -> None:
    beats: list[None] = []
    read_video(film(tmp_path, "many clusters"), lambda: beats.append(None))
    assert len(beats) > 3
