"""Every container, clock, direction and colour comes in as it is shown; what is not whole does not come in."""

from __future__ import annotations

import os
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np
import pytest
from av.video.frame import VideoFrame
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from app.errors import ItemError
from app.media.intake import Source, read_media
from app.media.video import opening
from app.media.video.canvas import Coding
from app.media.video.colours import BT709
from app.media.video.facts import VideoSource
from app.media.video.looking import reduced
from app.media.video.probing import probe
from app.media.video.reading import frames
from app.media.video.source import read_video
from app.media.video.tones import HLG, PQ, Toning, to_hdr, toned
from app.tracking.passing import cells_of
from detectors.base import Box
from tests import make_media
from tests.make_media import QUARTERS
from tests.make_movies import CODECS, Film, made, scene


def corners(picture: np.ndarray) -> list[int]:
    """Which of the four colours is nearest in each corner."""
    height, width = picture.shape[:2]
    spots = [picture[y, x].astype(int) for y in (height // 8, -height // 8) for x in (width // 8, -width // 8)]
    return [int(np.argmin([np.abs(spot - colour).sum() for colour in QUARTERS])) for spot in spots]


def code_of(path: Path) -> str:
    try:
        source = read_media(path)
        assert isinstance(source, VideoSource)
        probe(source)
        for frame in frames(source):
            frame.luma()
    except ItemError as error:
        return error.code
    return "read"


@pytest.mark.parametrize("ending", CODECS)
def test_every_container_gives_every_frame_in_order(tmp_path: Path, ending: str) -> None:
    path = made(tmp_path / f"a{ending}")
    path = path.rename(tmp_path / "a.jpg")  # the name is only a claim
    source = read_media(path)
    assert isinstance(source, VideoSource)
    facts = probe(source)
    seen = list(frames(source))
    assert (facts.width, facts.height, facts.has_sound) == (96, 64, False)
    assert [frame.index for frame in seen] == list(range(12))
    second = Fraction(*facts.time_base)
    times = [(frame.pts - seen[0].pts) * second for frame in seen]
    assert [round(25 * time) for time in times] == list(range(12))
    for frame in seen:
        assert np.abs(frame.rgb().astype(int) - scene(frame.index, (96, 64))).mean() < (30 if ending == ".gif" else 12), (
            frame.index
        )
        assert frame.luma().shape == (43, 64)


@pytest.mark.parametrize("fmt", ["gif", "webp", "png"])
def test_pictures_that_move_are_videos_and_still_ones_photos(tmp_path: Path, fmt: str) -> None:
    moving, still = tmp_path / f"a.{fmt}", tmp_path / f"b.{fmt}"
    moving.write_bytes(make_media.animated(fmt))
    still.write_bytes(make_media.encoded(make_media.quarters(), fmt))
    assert isinstance(read_media(still), Source)
    source = read_media(moving)
    assert isinstance(source, VideoSource)
    assert len(list(frames(source))) == 3


def test_transparency_lies_on_white_and_is_told(tmp_path: Path) -> None:
    clear = [Image.new("RGBA", (32, 32), (200, 0, 0, alpha)) for alpha in (0, 128)]
    for fmt in ("webp", "png"):
        path = tmp_path / f"a.{fmt}"
        clear[0].save(path, save_all=True, append_images=clear[1:], duration=100, lossless=True)
        source = read_video(path)
        assert probe(source).notes == ("alpha-flattened",)
        first, second = (frame.rgb() for frame in frames(source))
        assert first.min() >= 250
        assert np.abs(second[16, 16].astype(int) - (227, 127, 127)).max() <= 4


@pytest.mark.parametrize(
    ("degrees", "expected", "rotation"),
    [(0, [0, 1, 2, 3], 0), (90, [1, 3, 0, 2], 90), (180, [3, 2, 1, 0], 180), (270, [2, 0, 3, 1], 270)],
)
def test_all_four_directions_come_in_upright(tmp_path: Path, degrees: int, expected: list[int], rotation: int) -> None:
    source = read_video(made(tmp_path / "a.mp4", Film(rotation=(degrees, False))))
    facts = probe(source)
    frame = next(frames(source, max_side=48))
    assert (facts.rotation, facts.mirrored) == (rotation, False)
    assert (facts.width, facts.height) == ((96, 64) if degrees % 180 == 0 else (64, 96))
    assert frame.rgb().shape[:2] == ((32, 48) if degrees % 180 == 0 else (48, 32))
    assert corners(frame.rgb()) == expected
    assert frame.whole().shape[:2] == (facts.height, facts.width)
    assert corners(frame.whole()) == expected
    assert frame.luma(48).shape == frame.rgb().shape[:2]


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
@pytest.mark.parametrize("mirrored", [False, True])
def test_windows_of_luma_are_cut_from_the_upright_picture(tmp_path: Path, degrees: int, *, mirrored: bool) -> None:
    frame = next(frames(read_video(made(tmp_path / "a.mp4", Film(rotation=(degrees, mirrored))))))
    whole = frame.luma(96)
    windows = [Box(0, 0, 17, 9), Box(11, 30, 40, 57)]
    for window, part in zip(windows, frame.lumas(windows), strict=True):
        assert np.array_equal(part, whole[window.top : window.bottom, window.left : window.right])


@given(st.integers(1, 40), st.integers(1, 40), st.integers(0, 3), st.integers(0, 3))
def test_halving_first_hardly_differs_from_means_of_areas(width: int, height: int, wide: int, high: int) -> None:
    picture = np.random.default_rng(width * height).integers(0, 256, (height << high, width << wide)).astype(np.uint8)
    small = reduced(picture, (width, height))
    expected = cv2.resize(picture, (width, height), interpolation=cv2.INTER_AREA)
    assert small.shape == (height, width)
    assert np.abs(small.astype(int) - expected).max() <= 2


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_directions_agree_with_libav(tmp_path: Path, degrees: int) -> None:
    path = made(tmp_path / "a.mov", Film(rotation=(degrees, False)))
    with av.open(str(path)) as container:
        raw = next(container.decode(video=0))
        expected = np.rot90(raw.to_ndarray(format="rgb24"), raw.rotation // 90)
    assert np.abs(next(frames(read_video(path))).rgb().astype(int) - expected).mean() < 3


def test_a_mirrored_picture_is_mirrored_back(tmp_path: Path) -> None:
    source = read_video(made(tmp_path / "a.mp4", Film(rotation=(0, True))))
    assert probe(source).mirrored
    assert corners(next(frames(source)).rgb()) == [1, 0, 3, 2]


def test_variable_rate_keeps_its_ticks(tmp_path: Path) -> None:
    times = (0, 17, 1000, 1001, 9000, 12345, 80000)
    source = read_video(made(tmp_path / "a.mp4", Film(times=times, options={"video_track_timescale": "12800"})))
    assert [frame.pts for frame in frames(source)] == list(times)
    assert probe(source).time_base == (1, 12800)
    wanted = list(frames(source, wanted=lambda pts: pts > 1000))
    assert [(frame.pts, frame.index) for frame in wanted] == [(1001, 3), (9000, 4), (12345, 5), (80000, 6)]


def test_a_late_beginning_is_kept(tmp_path: Path) -> None:
    source = read_video(made(tmp_path / "a.mp4", Film(times=(5120, 5632, 6144), options={"movie_timescale": "12800"})))
    assert [frame.pts for frame in frames(source)] == [5120, 5632, 6144]
    assert probe(source).begins == 5120


@pytest.mark.parametrize("ending", [".mp4", ".mkv", ".mts"])
def test_a_player_counts_from_where_the_sound_begins(tmp_path: Path, ending: str) -> None:
    """Half a second of sound before the first picture."""
    source = read_video(made(tmp_path / f"a{ending}", Film(times=tuple(range(6400, 9600, 512)), sound_s=0.8)))
    facts, first = probe(source), next(iter(frames(source))).pts
    assert facts.begins is not None
    assert float((first - facts.begins) * Fraction(*facts.time_base)) == pytest.approx(0.5, abs=0.03)  # a packet of sound


def test_a_fragmented_film_is_read(tmp_path: Path) -> None:
    source = read_video(made(tmp_path / "a.mp4", Film(options={"movflags": "frag_keyframe+empty_moov"})))
    assert len(list(frames(source))) == 12


def test_shape_and_colours_are_told(tmp_path: Path) -> None:
    facts = probe(read_video(made(tmp_path / "a.mp4", Film(aspect=Fraction(2), colour=(9, 14, 9, 1)))))
    assert facts.aspect == 2
    assert (facts.colour.primaries, facts.colour.transfer, facts.colour.matrix, facts.colour.full_range) == (9, 14, 9, False)
    turned = probe(read_video(made(tmp_path / "b.mp4", Film(aspect=Fraction(2), rotation=(90, False)))))
    assert turned.aspect == Fraction(1, 2)


def test_odd_sizes_and_ten_bits_are_read(tmp_path: Path) -> None:
    source = read_video(made(tmp_path / "a.mkv", Film(size=(95, 63), pix_fmt="yuv444p10le")))
    facts = probe(source)
    assert (facts.width, facts.height, facts.bits, facts.pix_fmt) == (95, 63, 10, "yuv444p10le")
    assert corners(next(frames(source)).rgb()) == [0, 1, 2, 3]


@pytest.mark.parametrize("transfer", [PQ, HLG])
def test_high_dynamic_range_is_toned_not_washed_out(transfer: int) -> None:
    for grey in (0.0, 0.2, 0.5, 0.7):
        signal = to_hdr(np.full((1, 3), grey), transfer)
        assert np.abs(toned(signal, transfer) - grey).max() < 0.02
    ramp = toned(np.repeat(np.linspace(0, 1, 64)[:, None], 3, axis=1), transfer)
    assert (np.diff(ramp[:, 0]) >= 0).all()
    assert ramp[0, 0] < 0.01
    assert ramp[-1, 0] > 0.98


@pytest.mark.parametrize("transfer", [PQ, HLG])
def test_an_hdr_film_is_seen_in_its_own_colours(tmp_path: Path, transfer: int) -> None:
    film = Film(codec="libx265", pix_fmt="yuv420p10le", colour=(9, transfer, 9, 1))
    source = read_video(made(tmp_path / "a.mp4", film))
    facts = probe(source)
    assert facts.hdr
    plain = scene(0, (96, 64))[10, 10] / 255
    seen = next(frames(source)).rgb()[10, 10] / 255
    assert np.abs(seen - toned(plain[None], transfer)[0]).max() < 0.06
    assert next(frames(source, max_side=48)).luma(24).shape == (16, 24)


@pytest.mark.parametrize("transfer", [PQ, HLG])
def test_a_table_tones_as_the_formula_does(transfer: int) -> None:
    """Flat squares of all colours that such a film can hold; where two curves meet, the table's steps show in a few."""
    colours = np.random.default_rng(1).integers(0, 256 if transfer == HLG else 192, (32, 32, 3), np.uint8)
    signal = colours / 255
    coding = Coding(9, 1, full_range=False, bits=10)
    samples = np.rint(coding.samples_of(colours)).astype(np.uint16)
    frame = VideoFrame(512, 512, "yuv420p10le")
    for plane, part, side in zip(frame.planes, np.moveaxis(samples, -1, 0), (16, 8, 8), strict=True):
        rows = np.frombuffer(memoryview(plane), np.uint16).reshape(-1, plane.line_size // 2)
        rows[:, : 32 * side] = np.kron(part, np.ones((side, side), np.uint16))
    frame.color_trc, frame.colorspace, frame.pts = transfer, 9, 0
    seen = Toning(512, 512, "rgb24").tone(frame).to_ndarray()[8::16, 8::16] / 255
    off = np.abs(seen - toned(signal, transfer))
    assert off.mean() < 0.003
    assert np.quantile(off, 0.99) < 0.02


@pytest.mark.parametrize("transfer", [BT709, PQ])
def test_a_grey_look_is_that_of_the_picture_and_no_larger_than_asked_for(tmp_path: Path, transfer: int) -> None:
    film = Film(codec="libx265", pix_fmt="yuv420p10le", colour=(9, transfer, 9, 1), rotation=(90, False))
    for frame in frames(read_video(made(tmp_path / "a.mp4", film)), max_side=48):
        grey = np.asarray(cv2.cvtColor(frame.rgb(), cv2.COLOR_RGB2GRAY), np.uint8)
        assert np.array_equal(frame.grey(960), grey)
        little = frame.grey(24)
        assert little.shape == (24, 16)
        assert np.abs(little.astype(int) - reduced(grey, (16, 24))).mean() < 4


@pytest.mark.parametrize(
    "film",
    [
        Film(size=(192, 128)),
        Film(size=(192, 128), rotation=(90, True)),
        Film(size=(192, 128), rotation=(270, False), aspect=Fraction(4, 3)),
        Film(size=(192, 128), codec="libx265", pix_fmt="yuv420p10le", colour=(9, PQ, 9, 1)),
    ],
)
def test_a_little_look_shows_what_the_picture_does_in_squares(tmp_path: Path, film: Film) -> None:
    source = read_video(made(tmp_path / "a.mp4", film))
    for frame in frames(source, max_side=160, aspect=probe(source).aspect):
        little, cells = frame.little(8), cells_of(frame.rgb())
        assert little.shape == cells.shape
        assert np.abs(little.astype(int) - cells).mean() < 2


def test_a_frame_may_be_held_in_place_of_its_picture_where_that_takes_as_much_memory(tmp_path: Path) -> None:
    film = Film(size=(192, 128))
    assert next(frames(read_video(made(tmp_path / "a.mp4", film)), max_side=160)).is_light
    assert not next(frames(read_video(tmp_path / "a.mp4"), max_side=96)).is_light
    hdr = replace(film, codec="libx265", pix_fmt="yuv420p10le", colour=(9, PQ, 9, 1))
    assert not next(frames(read_video(made(tmp_path / "b.mp4", hdr)), max_side=192)).is_light


def test_half_a_film_is_an_error(tmp_path: Path) -> None:
    whole = made(tmp_path / "a.mp4", Film(size=(320, 240), options={"movflags": "faststart"})).read_bytes()
    short = tmp_path / "short.mp4"
    short.write_bytes(whole[: len(whole) * 3 // 4])
    assert code_of(short) in ("video-cut-short", "video-damaged")
    late = made(tmp_path / "late.mp4", Film(size=(320, 240)))
    late.write_bytes(late.read_bytes()[:-200])
    assert code_of(late) in ("video-cut-short", "video-damaged")


@pytest.mark.parametrize("ending", [".mp4", ".mkv", ".mts"])
def test_a_damaged_frame_is_an_error(tmp_path: Path, ending: str) -> None:
    path = made(tmp_path / f"a{ending}", Film(size=(320, 240), times=tuple(range(0, 40 * 512, 512))))
    data = bytearray(path.read_bytes())
    for at in range(len(data) // 3, len(data) // 3 + 600):
        data[at] ^= 0xA5
    path.write_bytes(bytes(data))
    assert code_of(path) in ("video-damaged", "video-cut-short", "video-changes-size")


def test_what_is_no_video_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.mov").write_bytes(b"nothing")
    (tmp_path / "b.mp4").write_bytes(make_media.movie())
    (tmp_path / "c.mp4").write_bytes(b"")
    assert code_of(tmp_path / "a.mov") == "not-a-video"
    assert code_of(tmp_path / "b.mp4") == "video-without-pictures"
    assert code_of(tmp_path / "c.mp4") == "empty-file"
    assert code_of(tmp_path / "gone.mp4") == "missing"
    os.mkfifo(tmp_path / "pipe.mp4")
    assert code_of(tmp_path / "pipe.mp4") == "not-a-file"


def test_a_playlist_opens_nothing_else(tmp_path: Path) -> None:
    secret = made(tmp_path / "secret.mp4")
    (tmp_path / "a.mp4").write_text(f"ffconcat version 1.0\nfile '{secret}'\n")
    (tmp_path / "b.mp4").write_text(f"#EXTM3U\n#EXTINF:1,\nfile://{secret}\n")
    assert code_of(tmp_path / "a.mp4") == "not-a-video"
    assert code_of(tmp_path / "b.mp4") == "not-a-video"


def test_only_sound_is_no_video(tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    with av.open(str(path), "w") as out:
        stream = out.add_stream("aac", rate=48000)
        frame = av.AudioFrame.from_ndarray(np.zeros((2, 1024), np.float32), "fltp", "stereo")
        frame.sample_rate = 48000
        out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    assert code_of(path) == "video-without-pictures"


@pytest.mark.parametrize("fmt", ["mp4", "webp", "gif", "png"])
def test_a_film_that_changes_meanwhile_is_refused(tmp_path: Path, fmt: str) -> None:
    path = tmp_path / f"a.{fmt}"
    if fmt == "mp4":
        made(path)
    else:
        path.write_bytes(make_media.animated(fmt))
    source = read_video(path)
    coming = frames(source)
    next(coming)
    os.utime(path, ns=(1, 1))
    with pytest.raises(ItemError) as caught:
        list(coming)
    assert caught.value.code == "changed-while-read"
    with pytest.raises(ItemError) as caught:
        probe(source)
    assert caught.value.code == "changed-while-read"
    path.unlink()
    with pytest.raises(ItemError) as caught:
        list(frames(source))
    assert caught.value.code == "missing"


@pytest.mark.skipif(os.name == "nt", reason="Windows tells when a file was made, not when it was last touched")
def test_a_film_whose_time_of_change_is_set_back_is_refused(tmp_path: Path) -> None:
    path = made(tmp_path / "a.mp4")
    source, before = read_video(path), path.stat()
    path.write_bytes(path.read_bytes()[::-1])
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    with pytest.raises(ItemError, match="changed-while-read"):
        list(frames(source))


def test_a_sequence_that_becomes_another_one_is_changed_not_damaged(tmp_path: Path) -> None:
    path = tmp_path / "a.webp"
    path.write_bytes(make_media.animated("webp"))
    source = read_video(path)
    coming = frames(source)
    next(coming)
    path.write_bytes(path.read_bytes()[:80])
    with pytest.raises(ItemError) as caught:
        list(coming)
    assert caught.value.code == "changed-while-read"


def test_frames_too_large_are_refused_by_the_header(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = made(tmp_path / "a.mp4")
    monkeypatch.setattr(opening, "MAX_FRAME_PIXELS", 96 * 64 - 1)
    assert code_of(path) == "too-many-video-pixels"


def test_the_default_stream_is_looked_at_and_the_others_told(tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    with av.open(str(path), "w") as out:
        streams = [out.add_stream("libx264", rate=25) for _ in range(2)]
        for stream, size in zip(streams, ((64, 48), (96, 64)), strict=True):
            stream.width, stream.height, stream.pix_fmt = *size, "yuv420p"
        for stream, size in zip(streams, ((64, 48), (96, 64)), strict=True):
            for index in range(3):
                frame = VideoFrame.from_ndarray(scene(index, size), "rgb24")
                frame.pts = index
                out.mux(stream.encode(frame))
            out.mux(stream.encode(None))
    facts = probe(read_video(path))
    assert "further-streams-left-out" in facts.notes


def test_frames_are_taken_one_at_a_time(tmp_path: Path) -> None:
    source = read_video(made(tmp_path / "a.mp4", Film(times=tuple(range(0, 200 * 512, 512)))))
    coming = frames(source)
    assert next(coming).index == 0
    coming.close()
    with pytest.raises(StopIteration):
        next(coming)
