"""The proof of a written video finds whatever is slipped in."""

from __future__ import annotations

import struct
from pathlib import Path

import av
import pytest

from app.media.video.light import Light
from app.media.video.probing import probe
from app.media.video.source import read_video
from app.media.video.writing import SoundPlan, WritePlan, write_video
from app.metadata.movie import read_movie_entry, unexpected_movie
from tests.make_media import ENTRY
from tests.make_movies import Film, made


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("films")
    source = read_video(made(folder / "a.mp4", Film(sound_s=0.5)))
    write_video(source, probe(source), WritePlan(entry=ENTRY, sound=SoundPlan()), lambda _: (), folder / "out.mp4")
    return (folder / "out.mp4").read_bytes()


def leaks(tmp_path: Path, data: bytes, entry: str = ENTRY) -> tuple[str, ...]:
    path = tmp_path / "a.mp4"
    path.write_bytes(data)
    return unexpected_movie(path, entry, may_sound=True)


def changed(data: bytes, at: int, value: bytes) -> bytes:
    return data[:at] + value + data[at + len(value) :]


def test_what_we_wrote_is_clean(tmp_path: Path, clean: bytes) -> None:
    assert leaks(tmp_path, clean) == ()
    assert read_movie_entry(tmp_path / "a.mp4") == ENTRY
    with pytest.raises(ValueError, match="entry"):
        leaks(tmp_path, clean, "x")


def test_sound_that_nobody_chose_to_keep_is_a_leak(tmp_path: Path, clean: bytes) -> None:
    (tmp_path / "a.mp4").write_bytes(clean)
    assert unexpected_movie(tmp_path / "a.mp4", ENTRY) == ("sound that was to be removed",)
    assert unexpected_movie(tmp_path / "a.mp4", ENTRY, may_sound=True) == ()


def test_what_was_repacked_is_known_by_its_entry_and_is_not_clean(tmp_path: Path, clean: bytes) -> None:
    """As messengers do: the index at the end, after the samples."""
    (tmp_path / "a.mp4").write_bytes(clean)
    path = tmp_path / "b.mp4"
    with av.open(str(tmp_path / "a.mp4")) as old, av.open(str(path), "w") as new:
        new.metadata.update(old.metadata)
        streams = {one.index: new.add_stream_from_template(one, opaque=True) for one in old.streams}
        for packet in old.demux():
            if packet.size:
                packet.stream = streams[packet.stream_index]
                new.mux(packet)
    assert path.read_bytes().find(b"moov") > path.read_bytes().find(b"mdat")
    assert read_movie_entry(path) == ENTRY
    assert unexpected_movie(path, ENTRY, may_sound=True) != ()


def test_another_entry_is_no_proof(tmp_path: Path, clean: bytes) -> None:
    assert leaks(tmp_path, clean, "f" * 32) == ("text that is not the entry",)


@pytest.mark.parametrize("name", [b"mvhd", b"tkhd", b"mdhd"])
def test_a_time_of_making_is_found(tmp_path: Path, clean: bytes, name: bytes) -> None:
    at = clean.find(name) + 4
    assert leaks(tmp_path, changed(clean, at + 4, b"\xda\1\2\3")) == (f"content of {name.decode()}",)
    assert leaks(tmp_path, changed(clean, at + 8, b"\xda\1\2\3")) == (f"content of {name.decode()}",)


@pytest.mark.parametrize(
    ("name", "inset", "value"),
    [
        (b"hdlr", 24, b"GoPro"),
        (b"avc1", 46, b"\7iPhone"),
        (b"mdhd", 24, b"\x15\xe7"),
        (b"tkhd", 44, b"\0\0\0\0\0\1\0\0"),
        (b"url ", 4, b"\0\0\0\0"),
        (b"smhd", 12, b"x"),
        (b"\xa9cmt", 22, b"Anna"),
        (b"ftyp", 20, b"qt  "),
        (b"roll", -4, b"refr"),
    ],
)
def test_words_in_known_boxes_are_found(tmp_path: Path, clean: bytes, name: bytes, inset: int, value: bytes) -> None:
    at = clean.find(name)
    assert at > 0
    altered = changed(clean, at + inset, value)
    assert altered != clean
    assert leaks(tmp_path, altered) != () or name == b"roll"


def test_more_boxes_are_found(tmp_path: Path, clean: bytes) -> None:
    for extra in (b"udta", b"uuid", b"free", b"mdat", b"moov"):
        assert leaks(tmp_path, clean + struct.pack(">I4s", 16, extra) + b"\0" * 8) != ()
    assert leaks(tmp_path, clean + b"x") != ()
    assert leaks(tmp_path, clean[:-1]) != ()


def nested(data: bytes, path: list[bytes], extra: bytes) -> bytes:
    """The file with `extra` at the end of the box at `path`, all sizes mended; chunk offsets are moved too."""
    at, starts = 0, []
    for name in path:
        at = data.find(name, at)
        starts.append(at - 4)
    end = starts[-1] + int.from_bytes(data[starts[-1] : starts[-1] + 4])
    out = bytearray(data[:end] + extra + data[end:])
    for start in starts:
        out[start : start + 4] = struct.pack(">I", int.from_bytes(out[start : start + 4]) + len(extra))
    seek = 0
    while (seek := out.find(b"stco", seek)) > 0:
        count = int.from_bytes(out[seek + 8 : seek + 12])
        for index in range(count):
            spot = seek + 12 + 4 * index
            out[spot : spot + 4] = struct.pack(">I", int.from_bytes(out[spot : spot + 4]) + len(extra))
        seek += 4
    return bytes(out)


@pytest.mark.parametrize(
    "path",
    [
        [b"moov"],
        [b"moov", b"trak"],
        [b"moov", b"trak", b"mdia", b"minf", b"stbl"],
        [b"moov", b"udta"],
        [b"moov", b"udta", b"meta"],
    ],
)
def test_a_box_deep_inside_is_found(tmp_path: Path, clean: bytes, path: list[bytes]) -> None:
    extra = struct.pack(">I4s", 20, b"\xa9xyz") + b"+52.1+4.5/\0\0"
    found = leaks(tmp_path, nested(clean, path, extra))
    assert found == (f"box \xa9xyz in {path[-1].decode()}",)


def test_a_second_comment_beside_the_entry_is_found(tmp_path: Path, clean: bytes) -> None:
    text = struct.pack(">I4sQ", 20, b"data", 1 << 32) + b"Anna"
    found = leaks(tmp_path, nested(clean, [b"moov", b"udta", b"meta", b"ilst"], struct.pack(">I4s", 28, b"\xa9nam") + text))
    assert found == ("box \xa9nam in ilst",)


def test_a_unit_that_is_no_slice_is_found(tmp_path: Path, clean: bytes) -> None:
    at = clean.find(b"mdat") + 4
    length = int.from_bytes(clean[at : at + 4])
    sei = b"\6\5" + b"x" * (length - 2)
    assert leaks(tmp_path, changed(clean, at + 4, sei)) == ("unit 6 among the pictures",)


def test_hevc_may_tell_its_light_and_no_more(tmp_path: Path) -> None:
    light = Light((13250, 34500, 7500, 3000, 34000, 16000, 15635, 16450, 10_000_000, 50), (1000, 400))
    source = read_video(
        made(tmp_path / "s.mp4", Film(codec="libx265", pix_fmt="yuv420p10le", x265=light.as_x265, colour=(9, 16, 9, 1)))
    )
    write_video(source, probe(source), WritePlan(entry=ENTRY, codec="hevc"), lambda _: (), tmp_path / "out.mp4")
    data = (tmp_path / "out.mp4").read_bytes()
    assert leaks(tmp_path, data) == ()
    for head in (b"\x4e\1\x90\4", b"\x4e\1\x89\x18"):
        at = data.index(head)
        assert leaks(tmp_path, changed(data, at, b"\x4e\1\5")) == ("content of stsd",)  # a text of anybody's
        assert leaks(tmp_path, changed(data, at + 3, bytes([head[3] - 1]))) == ("content of stsd",)
        assert leaks(tmp_path, changed(data, at + 3, bytes([head[3] + 1]))) == ("content of stsd",)


def test_bytes_between_the_samples_are_found(tmp_path: Path, clean: bytes) -> None:
    at = clean.find(b"mdat") - 4
    longer = struct.pack(">I", int.from_bytes(clean[at : at + 4]) + 4)
    assert leaks(tmp_path, changed(clean, at, longer) + b"Anna") == ("4 bytes after the samples",)


def test_a_sign_in_the_sound_is_found(tmp_path: Path, clean: bytes) -> None:
    mp4a = clean.find(b"mp4a")
    stco = clean.find(b"stco", mp4a)
    first = int.from_bytes(clean[stco + 12 : stco + 16])
    assert leaks(tmp_path, changed(clean, first, b"\xde")) == ("data among the sound",)


@pytest.mark.parametrize("data", [b"", b"\0" * 100, b"\0\0\0\x08ftyp\0\0\0\x08moov", b"GIF89a" + b"\0" * 40])
def test_garbage_is_not_clean(tmp_path: Path, data: bytes) -> None:
    assert leaks(tmp_path, data) != ()
    assert read_movie_entry(tmp_path / "a.mp4") is None


def test_a_source_is_not_clean(tmp_path: Path) -> None:
    path = made(tmp_path / "b.mp4", Film(metadata={"title": "Klas 3b"}))
    assert unexpected_movie(path, ENTRY) != ()
    assert read_movie_entry(path) is None
