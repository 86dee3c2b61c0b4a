"""Files with more than one thing in them, or with one thing that is broken: what is looked at, and what is left out."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from av.codec.context import Flags
from av.container import OutputContainer
from av.stream import Disposition
from av.video.frame import VideoFrame
from PIL import Image

from app.errors import ItemError
from app.media.intake import read_media
from app.media.video.facts import VideoSource
from app.media.video.probing import probe
from app.media.video.reading import frames
from app.media.video.source import read_video
from app.media.video.tally import Tally
from app.media.video.writing import SoundPlan, WritePlan, write_video
from app.metadata.inventory_kinds import CarriedKind
from app.metadata.inventory_movie import inventory_movie
from app.metadata.movie import unexpected_movie
from tests.make_media import ENTRY, encoded, quarters
from tests.make_movies import Film, made, scene

UNCHECKED = {"write_crc32": "0"}
SMALL, LARGE = (64, 48), (96, 64)
VP8_SHOWN, VP9_SHOWN, SEVERAL = 0x10, 0x02, 0xC0
"""Bits of a packet's first byte, and of its last where it holds several frames."""


def with_cover_art(path: Path, *, film: bool = True) -> Path:
    """A film, or a piece of sound, with a picture on its cover that is larger than itself."""
    with av.open(str(path), "w") as out:
        stream: Any = out.add_stream("libx264", rate=25) if film else out.add_stream("aac", rate=48000)
        art: Any = out.add_stream("mjpeg", rate=1)
        art.width, art.height, art.pix_fmt = 320, 240, "yuvj420p"
        art.disposition = Disposition.attached_pic
        picture = VideoFrame.from_ndarray(scene(0, (320, 240)), "rgb24")
        picture.pts = 0
        if film:
            stream.width, stream.height, stream.pix_fmt = *SMALL, "yuv420p"
        out.mux([*art.encode(picture), *art.encode(None)])
        for index in range(5 if film else 0):
            frame = VideoFrame.from_ndarray(scene(index, SMALL), "rgb24")
            frame.pts = index
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    return path


def two_streams(path: Path, default: int | None) -> Path:
    """A small stream and a large one."""
    with av.open(str(path), "w", format="matroska", options={"default_mode": "passthrough"}) as out:
        streams: list[Any] = [out.add_stream("libx264", rate=25) for _ in range(2)]
        for index, (stream, size) in enumerate(zip(streams, (SMALL, LARGE), strict=True)):
            stream.width, stream.height, stream.pix_fmt = *size, "yuv420p"
            stream.disposition = Disposition.default if index == default else Disposition(0)
        for stream, size in zip(streams, (SMALL, LARGE), strict=True):
            for index in range(3):
                frame = VideoFrame.from_ndarray(scene(index, size), "rgb24")
                frame.pts = index
                out.mux(stream.encode(frame))
            out.mux(stream.encode(None))
    return path


def growing(path: Path) -> Path:
    """A stream that goes on at another size."""
    with av.open(str(path), "w", format="mpegts") as out:
        stream: Any = out.add_stream("libx264", rate=25)
        stream.width, stream.height, stream.pix_fmt = *SMALL, "yuv420p"
        start = 0
        for size in (SMALL, LARGE):
            encoder: Any = av.CodecContext.create("libx264", "w")
            encoder.width, encoder.height, encoder.pix_fmt, encoder.time_base = *size, "yuv420p", Fraction(1, 25)
            encoder.options = {"bf": "0"}
            for index in range(4):
                frame = VideoFrame.from_ndarray(scene(index, size), "rgb24")
                frame.pts, frame.time_base = start + index, Fraction(1, 25)
                mux(out, stream, encoder.encode(frame))
            mux(out, stream, encoder.encode(None))
            start += 4
    return path


def mux(out: OutputContainer, stream: Any, packets: list[Any]) -> None:
    for packet in packets:
        packet.stream = stream
        out.mux(packet)


def test_cover_art_is_no_film_and_stays_behind(tmp_path: Path) -> None:
    path = with_cover_art(tmp_path / "a.mp4")
    source = read_video(path)
    facts = probe(source)
    assert (facts.width, facts.height, facts.notes) == (*SMALL, ())
    assert len(list(frames(source))) == 5
    assert CarriedKind.THUMBNAIL in {one.kind for one in inventory_movie(path, "mov")}
    write_video(source, facts, WritePlan(entry=ENTRY), lambda _: (), tmp_path / "out.mp4")
    assert unexpected_movie(tmp_path / "out.mp4", ENTRY) == ()
    assert b"\xff\xd8\xff" not in (tmp_path / "out.mp4").read_bytes()


def test_only_cover_art_is_no_film(tmp_path: Path) -> None:
    with pytest.raises(ItemError) as caught:
        probe(read_video(with_cover_art(tmp_path / "a.mp4", film=False)))
    assert caught.value.code == "video-without-pictures"


@pytest.mark.parametrize(("default", "expected"), [(0, SMALL), (1, LARGE), (None, LARGE)])
def test_the_default_stream_is_looked_at_else_the_largest(
    tmp_path: Path, default: int | None, expected: tuple[int, int]
) -> None:
    source = read_video(two_streams(tmp_path / "a.mkv", default))
    facts = probe(source)
    assert (facts.width, facts.height) == expected
    assert "further-streams-left-out" in facts.notes
    assert {frame.rgb().shape[:2] for frame in frames(source)} == {expected[::-1]}


@pytest.mark.parametrize("interlaced", [True, False])
def test_it_is_said_that_two_fields_become_one_picture(tmp_path: Path, *, interlaced: bool) -> None:
    with av.open(str(tmp_path / "a.mts"), "w", format="mpegts") as out:
        stream = out.add_stream("mpeg2video", rate=25)
        stream.width, stream.height, stream.pix_fmt = 320, 240, "yuv420p"
        if interlaced:
            stream.codec_context.flags |= Flags.interlaced_dct | Flags.interlaced_me
        for _ in range(6):
            out.mux(stream.encode(VideoFrame.from_ndarray(np.full((240, 320, 3), 90, np.uint8), "rgb24")))
        out.mux(stream.encode(None))
    source = read_video(tmp_path / "a.mts")
    assert probe(source).notes == (("fields-joined",) if interlaced else ())
    assert len(list(frames(source))) == 6


def test_a_film_whose_size_changes_is_refused(tmp_path: Path) -> None:
    source = read_video(growing(tmp_path / "a.mts"))
    with pytest.raises(ItemError) as caught:
        list(frames(source))
    assert caught.value.code == "video-changes-size"
    with pytest.raises(ItemError):
        write_video(source, probe(source), WritePlan(entry=ENTRY), lambda _: (), tmp_path / "out.mp4")
    assert not (tmp_path / "out.mp4").exists()


@pytest.mark.parametrize("ending", [".mp4", ".mkv"])
def test_a_packet_of_which_no_frame_comes_is_damage(tmp_path: Path, ending: str) -> None:
    path = made(
        tmp_path / f"a{ending}", Film(times=tuple(range(0, 30 * 512, 512)), options={} if ending == ".mp4" else UNCHECKED)
    )
    with av.open(str(path)) as container:
        coded = [bytes(packet) for packet in container.demux(video=0) if packet.size]
    data = path.read_bytes()
    for frame in coded[10:15]:
        at = data.index(frame) + 6
        path.write_bytes(data[:at] + bytes([data[at] ^ 8]) + data[at + 1 :])  # in the head of a slice: its number or its time
        with pytest.raises(ItemError) as caught:
            list(frames(read_video(path)))
        assert caught.value.code == "video-damaged"


def av1_film(path: Path, count: int) -> None:
    """A Matroska film in AV1, its pictures taken from an animated AVIF."""
    pictures = [Image.fromarray(scene(index, LARGE)) for index in range(count)]
    held = BytesIO()
    pictures[0].save(held, "AVIF", save_all=True, append_images=pictures[1:], duration=40)
    held.seek(0)
    with av.open(held, "r") as given, av.open(str(path), "w", format="matroska", options=UNCHECKED) as out:
        source = max(given.streams.video, key=lambda each: each.frames)
        stream: Any = out.add_mux_stream("av1", rate=25, width=LARGE[0], height=LARGE[1], pix_fmt="yuv420p")
        for packet in given.demux(source):
            if packet.size:
                packet.stream = stream
                out.mux(packet)


def packets_of(path: Path) -> list[bytes]:
    with av.open(str(path)) as container:
        return [bytes(packet) for packet in container.demux(video=0) if packet.size]


def test_every_packet_of_av1_shows_a_frame_or_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "a.mkv"
    av1_film(path, 10)
    data = path.read_bytes()
    assert len(list(frames(read_video(path)))) == 10
    for frame in packets_of(path)[1:]:
        at = data.index(frame)
        path.write_bytes(data[:at] + b"\x7a" + data[at + 1 :])  # a kind of unit that nobody knows
        with pytest.raises(ItemError) as caught:
            list(frames(read_video(path)))
        assert caught.value.code == "video-damaged"


def vp_film(path: Path, codec: str) -> None:
    """A film of 40 frames; in VP9, some packets hold others that are never shown."""
    with av.open(str(path), "w", format="matroska", options=UNCHECKED) as out:
        stream: Any = out.add_stream(codec, rate=25)
        stream.width, stream.height, stream.pix_fmt = *LARGE, "yuv420p"
        stream.options = {"lag-in-frames": "16", "auto-alt-ref": "1", "b": "60000", "deadline": "good", "cpu-used": "4"}
        for index in range(40):
            frame = VideoFrame.from_ndarray(scene(index, LARGE), "rgb24")
            frame.pts = index
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))


def test_what_vp8_never_shows_is_not_missed_but_what_it_shows_is(tmp_path: Path) -> None:
    path = tmp_path / "a.mkv"
    vp_film(path, "libvpx")
    packets, data = packets_of(path), path.read_bytes()
    assert len(packets) == len(list(frames(read_video(path)))) == 40
    at = data.index(packets[7])
    path.write_bytes(data[:at] + bytes([data[at] & ~VP8_SHOWN]) + data[at + 1 :])
    assert len(list(frames(read_video(path)))) == 39
    tally = Tally("matroska", "vp8")
    with av.open(str(path)) as container:
        for packet in container.demux(video=0):
            tally.went_in(packet)
            for frame in packet.decode()[: 0 if packet.dts == 0 else None]:
                tally.came_out(frame)
    assert tally.is_short


def test_every_packet_of_vp9_shows_a_frame_or_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "a.mkv"
    vp_film(path, "libvpx-vp9")
    packets = packets_of(path)
    assert any(packet[-1] & SEVERAL == SEVERAL for packet in packets)
    assert len(list(frames(read_video(path)))) == 40
    data = path.read_bytes()
    single = [packet for packet in packets[1:] if packet[-1] & SEVERAL != SEVERAL and packet[0] & VP9_SHOWN]
    assert len(single) > 5
    for packet in single[:6]:
        at = data.index(packet)
        path.write_bytes(data[:at] + bytes([data[at] & ~VP9_SHOWN]) + data[at + 1 :])
        with pytest.raises(ItemError) as caught:
            list(frames(read_video(path)))
        assert caught.value.code == "video-damaged"


@pytest.mark.parametrize("codec", ["libx264", "libx265"])
@pytest.mark.parametrize("ending", ["mkv", "mp4"])
def test_leading_pictures_without_their_key_frame_are_no_damage(tmp_path: Path, codec: str, ending: str) -> None:
    """A film cut without encoding it anew: it may begin with frames that need some from before the cut."""
    options = {f"{codec[3:]}-params": "log-level=none:keyint=12:open-gop=1:bframes=3:b-adapt=0:scenecut=0"}
    path = tmp_path / f"a.{ending}"
    with av.open(str(path), "w") as out:
        stream: Any = out.add_stream(codec, rate=25, options=options)
        stream.width, stream.height, stream.pix_fmt = *LARGE, "yuv420p"
        packets = []
        for index in range(40):
            frame = VideoFrame.from_ndarray(np.full((*LARGE[::-1], 3), 20 + 5 * index, np.uint8), "rgb24")
            frame.pts = index
            packets += stream.encode(frame)
        packets += stream.encode(None)
        second = [number for number, packet in enumerate(packets) if packet.is_keyframe][1]
        key = packets[second].pts
        assert any(packet.pts < key for packet in packets[second:])
        for packet in packets[second:]:
            out.mux(packet)
    source = read_video(path)
    shown = [round((float(frame.rgb().mean()) - 20) / 5) for frame in frames(source)]
    assert shown == list(range(key, 40))
    assert probe(source).width == LARGE[0]


CLUSTER = bytes.fromhex("1f43b675")
"""Begins what is decoded by itself in Matroska."""


@pytest.mark.parametrize("is_joined", [False, True])
def test_sound_beside_a_clock_that_was_set_anew_is_not_kept(tmp_path: Path, *, is_joined: bool) -> None:
    """What was to be muted beside its pictures would be heard elsewhere."""
    film = Film(times=tuple(range(0, 50 * 512, 512)), sound_s=2.0, options={"live": "1"})
    part = made(tmp_path / "part.mkv", film).read_bytes()
    path = tmp_path / "whole.mkv"
    path.write_bytes(part + is_joined * part[part.index(CLUSTER) :])
    source = read_video(path)
    facts, plan, out = probe(source), WritePlan(entry=ENTRY, sound=SoundPlan()), tmp_path / "out.mp4"
    if not is_joined:
        assert write_video(source, facts, plan, lambda _: (), out).notes == ()
        return
    with pytest.raises(ItemError) as caught:
        write_video(source, facts, plan, lambda _: (), out)
    assert caught.value.code == "sound-out-of-time"
    assert not out.exists()
    written = write_video(source, facts, replace(plan, sound=None), lambda _: (), out)
    assert (written.frames, written.notes) == (100, ("sound-removed",))


def test_damaged_sound_goes_with_the_sound_and_is_an_error_where_it_stays(tmp_path: Path) -> None:
    path = made(tmp_path / "a.mp4", Film(times=tuple(range(0, 50 * 512, 512)), sound_s=2.0))
    with av.open(str(path)) as container:
        places = [(packet.pos, packet.size) for packet in container.demux(audio=0) if packet.pos is not None and packet.size]
    data = bytearray(path.read_bytes())
    for place, size in places[20:60]:
        data[place : place + size] = b"\x5a\xc3" * (size // 2) + b"\x5a" * (size % 2)
    path.write_bytes(bytes(data))
    source = read_video(path)
    facts = probe(source)
    with pytest.raises(ItemError) as caught:
        write_video(source, facts, WritePlan(entry=ENTRY, sound=SoundPlan()), lambda _: (), tmp_path / "out.mp4")
    assert caught.value.code == "sound-damaged"
    assert not (tmp_path / "out.mp4").exists()
    written = write_video(source, facts, WritePlan(entry=ENTRY), lambda _: (), tmp_path / "out.mp4")
    assert (written.frames, written.notes) == (50, ("sound-removed",))


LIVE = {"com.apple.quicktime.content.identifier": "0A1B2C3D-0000-4000-8000-0123456789AB"}


def live(path: Path, said: dict[str, str]) -> Path:
    return made(path, Film(metadata=said, options={"movflags": "use_metadata_tags"}))


def test_the_movie_of_a_live_photo_is_no_item_but_any_other_beside_a_still_is(tmp_path: Path) -> None:
    alone = live(tmp_path / "alone.mov", LIVE)
    assert isinstance(read_media(alone), VideoSource)
    for name, said in (("live", LIVE), ("plain", {})):
        (tmp_path / f"{name}.jpg").write_bytes(encoded(quarters(), "jpeg"))
        live(tmp_path / f"{name}.mov", said)
    assert isinstance(read_media(tmp_path / "plain.mov"), VideoSource)
    with pytest.raises(ItemError) as caught:
        read_media(tmp_path / "live.mov")
    assert (caught.value.code, caught.value.params) == ("companion-movie", {"still": "live.jpg"})


def test_an_encrypted_film_is_told_to_be_one(tmp_path: Path) -> None:
    key = {"encryption_scheme": "cenc-aes-ctr", "encryption_key": "76" * 16, "encryption_kid": "a7" * 16}
    path = made(tmp_path / "a.mp4", Film(options=key))
    for reading in (lambda: probe(read_video(path)), lambda: list(frames(read_video(path)))):
        with pytest.raises(ItemError) as refused:
            reading()
        assert refused.value.code == "video-protected"
