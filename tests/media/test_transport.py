"""A transport stream of which packets with pictures are missing is told."""

from __future__ import annotations

import io
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from app.errors import ItemError
from app.media.video.reading import frames
from app.media.video.source import read_video
from app.media.video.transport import PACKET, loses_step
from tests.make_movies import Film, made

COUNT = 12
PICTURES = 0x100
"""Where libav puts the first stream."""


def film(folder: Path, codec: str = "libx264", *, size: tuple[int, int] = (320, 240)) -> NDArray[np.uint8]:
    """The packets of a film, (n, 188)."""
    base = Fraction(1, 25)
    path = made(folder / "a.mts", Film(codec=codec, size=size, base=base, times=tuple(range(COUNT)), sound_s=0.4))
    return np.frombuffer(path.read_bytes(), np.uint8).reshape(-1, PACKET).copy()


def of_pictures(packets: NDArray[np.uint8]) -> NDArray[np.intp]:
    numbers = (packets[:, 1].astype(int) & 0x1F) << 8 | packets[:, 2]
    return np.flatnonzero(numbers == PICTURES)


def begins(packets: NDArray[np.uint8]) -> list[int]:
    return [int(at) for at in of_pictures(packets) if packets[at, 1] & 0x40]


def loses(packets: NDArray[np.uint8]) -> bool:
    data = packets.tobytes()
    beats: list[None] = []
    lost = loses_step(io.BytesIO(data), data[:8192], lambda: beats.append(None))
    assert lost or beats
    return lost


def outcome(path: Path, packets: NDArray[np.uint8]) -> int | str:
    path.write_bytes(packets.tobytes())
    try:
        return len(list(frames(read_video(path))))
    except ItemError as error:
        return error.code


@pytest.mark.parametrize("codec", ["libx264", "libx265", "mpeg2video"])
def test_what_is_whole_is_read_with_and_without_time_codes(tmp_path: Path, codec: str) -> None:
    packets = film(tmp_path, codec)
    assert outcome(tmp_path / "b.mts", packets) == COUNT
    timed = np.zeros((len(packets), PACKET + 4), np.uint8)
    timed[:, 4:] = packets
    assert outcome(tmp_path / "c.mts", timed) == COUNT


def test_every_packet_that_is_missing_is_noticed_but_one_of_the_ends(tmp_path: Path) -> None:
    packets = film(tmp_path)
    places = of_pictures(packets)
    assert not loses(packets)
    for number in range(1, len(places) - 1):
        assert loses(np.delete(packets, places[number], axis=0)), number
    sound = np.flatnonzero(packets[:, 2] == 1)
    assert not loses(np.delete(packets, sound[len(sound) // 2], axis=0))


def test_a_step_between_two_pieces_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packets = film(tmp_path)
    monkeypatch.setattr("app.media.video.transport._PACKETS_AT_ONCE", 7)
    assert not loses(packets)
    for number in range(1, len(of_pictures(packets)) - 1):
        assert loses(np.delete(packets, of_pictures(packets)[number], axis=0)), number


def emptied(packet: NDArray[np.uint8]) -> None:
    packet[4:] = 0


def renamed(packet: NDArray[np.uint8]) -> None:
    at = 4 + (1 + packet[4] if packet[3] & 0x20 else 0)
    packet[at + 3] ^= 1


def hollowed(packet: NDArray[np.uint8]) -> None:
    packet[3] &= 0xEF


def shifted(packet: NDArray[np.uint8]) -> None:
    at = 4 + (1 + packet[4] if packet[3] & 0x20 else 0)
    packet[at + 8] ^= 8


@pytest.mark.parametrize("damage", [emptied, renamed, hollowed, shifted])
@pytest.mark.parametrize("codec", ["libx264", "libx265", "mpeg2video"])
def test_a_frame_whose_beginning_is_damaged_is_not_lost_in_silence(
    tmp_path: Path, codec: str, damage: Callable[[NDArray[np.uint8]], None]
) -> None:
    packets = film(tmp_path, codec, size=(96, 64))
    outcomes = []
    for at in begins(packets):
        damaged = packets.copy()
        damage(damaged[at])
        outcomes.append(outcome(tmp_path / "b.mts", damaged))
    assert set(outcomes) <= {"video-damaged", COUNT}
    late = outcomes[4:]
    assert late.count("video-damaged") >= (1 if damage is shifted else len(late))


def test_packets_sent_twice_and_said_beginnings_are_no_damage(tmp_path: Path) -> None:
    packets = film(tmp_path)
    places = of_pictures(packets)
    assert not loses(np.insert(packets, places[9], packets[places[9]], axis=0))
    said = next(int(at) for at in places[5:] if packets[at, 3] & 0x20 and packets[at, 4] > 0)
    anew = packets.copy()
    anew[said, 5] |= 0x80
    anew[places[places >= said], 3] = anew[places[places >= said], 3] & 0xF0 | (anew[places[places >= said], 3] + 5) & 0xF
    assert not loses(anew)
    anew[said, 5] &= 0x7F
    assert loses(anew)
