"""What lies in frames of sound and is not heard is found, wherever it lies."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import av
import pytest
from av.packet import Packet

from app.media.video.probing import probe
from app.media.video.source import read_video
from app.media.video.writing import SoundPlan, WritePlan, write_video
from app.metadata.movie import unexpected_movie
from app.metadata.movie_sound import unheard
from tests.make_media import ENTRY
from tests.make_movies import Film, made

TIMES = tuple(range(0, 60 * 512, 512))


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sound")
    source = read_video(made(folder / "a.mp4", Film(times=TIMES, sound_s=2.4)))
    write_video(source, probe(source), WritePlan(entry=ENTRY, sound=SoundPlan()), lambda _: (), folder / "out.mp4")
    return folder / "out.mp4"


def told(path: Path) -> tuple[str, ...]:
    return tuple(unheard(path, lambda: None))


def changed(source: Path, path: Path, change: Callable[[int, str], str]) -> Path:
    """The file with each frame of sound changed, as bits without the mark at the end; muxed anew."""
    with av.open(str(source)) as container, av.open(str(path), "w") as out:
        stream = container.streams.audio[0]
        target = out.add_stream_from_template(stream)
        for number, packet in enumerate(each for each in container.demux(stream) if each.size):
            bits = "".join(f"{byte:08b}" for byte in bytes(packet)).rstrip("0").removesuffix("111")
            bits = change(number, bits) + "111"
            bits += "0" * (-len(bits) % 8)
            new = Packet(int(bits, 2).to_bytes(len(bits) // 8))
            new.pts, new.dts, new.duration, new.time_base = packet.pts, packet.dts, packet.duration, packet.time_base
            new.stream = target
            out.mux(new)
    return path


def data_element(text: bytes) -> str:
    """DSE: its id, a tag, not aligned, the length; then what it holds."""
    return "100" + "0000" + "0" + f"{len(text):08b}" + "".join(f"{byte:08b}" for byte in text)


def fill_element(text: bytes) -> str:
    """FIL: its id, the length, filling by its kind; then what it holds."""
    return "110" + f"{len(text) + 1:04b}" + "0000" + "0000" + "".join(f"{byte:08b}" for byte in text)


def test_sound_alone_is_clean(clean: Path, tmp_path: Path) -> None:
    assert told(clean) == ()
    assert told(changed(clean, tmp_path / "same.mp4", lambda _, bits: bits)) == ()


@pytest.mark.parametrize("element", [data_element, fill_element])
@pytest.mark.parametrize("frame", [0, 1, 40, 41])
@pytest.mark.parametrize("text", [b"Kim", b"\0\0\0", b"\xff\xff\xff"])
def test_data_behind_the_sound_is_found(
    clean: Path, tmp_path: Path, element: Callable[[bytes], str], frame: int, text: bytes
) -> None:
    hidden = changed(clean, tmp_path / "a.mp4", lambda number, bits: bits + (element(text) if number == frame else ""))
    assert told(hidden) == (f"data in frame {frame} of the sound",)


def test_data_in_all_frames_is_found(clean: Path, tmp_path: Path) -> None:
    assert told(changed(clean, tmp_path / "a.mp4", lambda _, bits: bits + data_element(b"Kim"))) != ()


@pytest.mark.parametrize("muted", [((0, TIMES[-1]),), ((5000, 20_000),)])
def test_silence_is_sound(tmp_path: Path, muted: tuple[tuple[int, int], ...]) -> None:
    source = read_video(made(tmp_path / "a.mp4", Film(times=TIMES, sound_s=2.4)))
    plan = WritePlan(entry=ENTRY, sound=SoundPlan(muted))
    write_video(source, probe(source), plan, lambda _: (), tmp_path / "out.mp4")
    beats: list[None] = []
    assert unexpected_movie(tmp_path / "out.mp4", ENTRY, lambda: beats.append(None), may_sound=True) == ()
    assert len(beats) > 50


def test_what_cannot_be_heard_is_no_sound(clean: Path, tmp_path: Path) -> None:
    assert told(changed(clean, tmp_path / "a.mp4", lambda number, bits: bits[: 3 if number == 7 else None])) != ()
