"""What is written: every frame at its own time, upright, in its own colours, covered; and nothing else."""

from __future__ import annotations

import errno
import json
import shutil
import struct
import subprocess
from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any, BinaryIO, Never

import av
import numpy as np
import pytest

from app.errors import EnvironmentBrokenError, ItemError
from app.media.video import light, target
from app.media.video.canvas import Patch
from app.media.video.drawing import Drawing, written_size
from app.media.video.encoding import PictureTrack
from app.media.video.light import Light
from app.media.video.probing import probe
from app.media.video.reading import frames
from app.media.video.source import read_video
from app.media.video.tones import HLG, PQ
from app.media.video.writing import SoundPlan, WritePlan, Written, write_video
from app.metadata.movie import read_movie_entry, unexpected_movie
from detectors.base import Box
from tests.make_media import ENTRY
from tests.make_movies import CODECS, Film, loudness, made, times_of
from tests.media.test_video_reading import corners

PLAN = WritePlan(entry=ENTRY)


def nothing(_: int) -> Sequence[Patch]:
    return ()


def patch(left: int, top: int, right: int, bottom: int) -> Patch:
    return Patch(Box(left, top, right, bottom), np.ones((bottom - top, right - left), np.bool_))


def rewritten(path: Path, plan: WritePlan = PLAN, cover: Sequence[Patch] = ()) -> tuple[Path, Written]:
    source = read_video(path)
    target = path.with_name("out.mp4")
    target.unlink(missing_ok=True)
    written = write_video(source, probe(source), plan, lambda _: cover, target)
    assert unexpected_movie(target, plan.entry, may_sound=plan.sound is not None) == ()
    assert read_movie_entry(target) == plan.entry
    assert written.sha256 == read_video(target).sha256
    assert written.size == target.stat().st_size
    second = Fraction(*written.time_base)
    expected = [written.there(frame.pts) * second for frame in frames(source)]
    assert times_of(target) == expected
    assert written.frames == len(expected)
    return target, written


@pytest.mark.parametrize("ending", CODECS)
def test_every_container_goes_out_with_all_its_frames(tmp_path: Path, ending: str) -> None:
    path = made(tmp_path / f"a{ending}")
    target, written = rewritten(path)
    before, after = probe(read_video(path)), probe(read_video(target))
    assert (after.width, after.height) == (before.width, before.height) == (96, 64)
    assert after.codec == "h264"
    for mine, theirs in zip(frames(read_video(path)), frames(read_video(target)), strict=True):
        assert np.abs(mine.rgb().astype(int) - theirs.rgb()).mean() < (25 if ending == ".gif" else 5)  # its dots of few colours
        assert np.abs(mine.luma(48).astype(int) - theirs.luma(48)).mean() < 5
    if ending != ".mts":
        assert written.shift == 0


def test_variable_rate_and_a_late_beginning_are_kept_to_the_tick(tmp_path: Path) -> None:
    times = (2000, 2017, 3000, 3001, 9000, 12345, 80000)
    options = {"video_track_timescale": "12800", "movie_timescale": "12800"}
    target, written = rewritten(made(tmp_path / "a.mp4", Film(times=times, options=options)))
    assert [frame.pts for frame in frames(read_video(target))] == list(times)
    assert (written.time_base, written.shift, written.factor) == ((1, 12800), 0, 1)


@pytest.mark.parametrize(("begins", "shift"), [(3_600_000, 3_600_000), (900, 0)])
def test_what_was_cut_out_of_something_longer_begins_at_once(begins: int, shift: int, tmp_path: Path) -> None:
    times = tuple(range(begins, begins + 500, 40))
    path = made(tmp_path / "a.mkv", Film(times=times, base=Fraction(1, 1000)))
    target, written = rewritten(path)
    assert (written.shift, [frame.pts for frame in frames(read_video(target))]) == (shift, [pts - shift for pts in times])


def test_the_last_frame_lasts_whatever_was_encoded_last(tmp_path: Path) -> None:
    even = tuple(range(20_000, 20_000 + 12 * 512, 512))
    path = made(tmp_path / "a.mkv", Film(size=(320, 240), times=(0, 10_000, *even, 80_000, 160_000)))
    target, _ = rewritten(path)
    after = probe(read_video(target))
    assert after.seconds == pytest.approx(160_000 / 12_800 + 0.04, abs=0.002)


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_pictures_are_written_upright_and_covered_there(tmp_path: Path, degrees: int) -> None:
    path = made(tmp_path / "a.mov", Film(rotation=(degrees, False)))
    target, _ = rewritten(path, cover=[patch(3, 5, 20, 21)])
    facts = probe(read_video(target))
    assert facts.rotation == 0
    assert (facts.width, facts.height) == ((96, 64) if degrees % 180 == 0 else (64, 96))
    for mine, theirs in zip(frames(read_video(path)), frames(read_video(target)), strict=True):
        was, is_now = mine.rgb(), theirs.rgb()
        assert corners(is_now)[1:] == corners(was)[1:]
        assert np.abs(is_now[7:19, 5:18].astype(int) - PLAN.colour).max() <= 18
        assert np.abs(is_now[30:, 30:].astype(int) - was[30:, 30:]).mean() < 5


def test_patches_at_the_border_and_beyond(tmp_path: Path) -> None:
    path = made(tmp_path / "a.mp4")
    cover = [patch(-4, -4, 20, 20), patch(90, 60, 120, 90), patch(200, 200, 210, 210)]
    target, _ = rewritten(path, cover=cover)
    seen = next(frames(read_video(target))).rgb()
    assert np.abs(seen[:18, :18].astype(int) - PLAN.colour).max() <= 12
    assert np.abs(seen[62:, 92:].astype(int) - PLAN.colour).max() <= 12


def test_odd_sizes_are_made_even_without_moving_anything(tmp_path: Path) -> None:
    path = made(tmp_path / "a.mkv", Film(size=(95, 63), pix_fmt="yuv444p"))
    target, written = rewritten(path, cover=[patch(80, 50, 95, 63)])
    assert written_size(probe(read_video(path))) == (95, 63)
    assert (written.width, written.height) == (96, 64)
    assert {"made-even", "colour-detail-reduced"} <= set(written.notes)
    seen = next(frames(read_video(target))).rgb()
    assert np.abs(seen[53:, 83:].astype(int) - PLAN.colour).max() <= 12


@pytest.mark.parametrize("size", [(96, 62), (94, 66), (95, 61), (94, 64)])
def test_no_height_or_width_moves_the_colours(tmp_path: Path, size: tuple[int, int]) -> None:
    path = made(tmp_path / "a.mkv", Film(size=size, pix_fmt="yuv444p"))
    target, _ = rewritten(path)
    for mine, theirs in zip(frames(read_video(path)), frames(read_video(target)), strict=True):
        was, is_now = mine.rgb(), theirs.rgb()[: size[1], : size[0]]
        assert np.abs(was.astype(int) - is_now).mean() < 5


def test_smaller_on_request(tmp_path: Path) -> None:
    path = made(tmp_path / "a.mp4", Film(size=(320, 240), rotation=(90, False)))
    target, written = rewritten(path, WritePlan(entry=ENTRY, max_side=160))
    assert written_size(probe(read_video(path)), 160) == (written.width, written.height) == (120, 160)
    assert corners(next(frames(read_video(target))).rgb()) == corners(next(frames(read_video(path))).rgb())


def test_shape_of_pixels_and_colour_tags_are_kept(tmp_path: Path) -> None:
    for colour in ((1, 1, 1, 1), (5, 6, 5, 1), (1, 13, 6, 2), (2, 2, 2, 0)):
        path = made(tmp_path / "a.mp4", Film(aspect=Fraction(4, 3), colour=colour))
        target, _ = rewritten(path)
        before, after = probe(read_video(path)), probe(read_video(target))
        assert (after.colour, after.aspect) == (before.colour, before.aspect) == (before.colour, Fraction(4, 3))


@pytest.mark.parametrize("transfer", [PQ, HLG])
def test_hdr_stays_hdr_in_hevc_and_is_toned_in_h264(tmp_path: Path, transfer: int) -> None:
    film = Film(codec="libx265", pix_fmt="yuv420p10le", colour=(9, transfer, 9, 1))
    path = made(tmp_path / "a.mp4", film)
    shown = next(frames(read_video(path))).rgb()
    kept, written = rewritten(path, WritePlan(entry=ENTRY, codec="hevc"), [patch(0, 0, 20, 20)])
    facts = probe(read_video(kept))
    assert (facts.hdr, facts.bits, facts.colour.transfer, facts.colour.primaries) == (True, 10, transfer, 9)
    assert written.notes == ()
    seen = next(frames(read_video(kept))).rgb()
    assert np.abs(seen[4:16, 4:16].astype(int) - PLAN.colour).max() <= 14
    assert np.abs(seen[30:].astype(int) - shown[30:]).mean() < 8
    toned, written = rewritten(path, cover=[patch(0, 0, 20, 20)])
    facts = probe(read_video(toned))
    assert (facts.hdr, facts.bits, facts.colour.transfer, facts.colour.primaries) == (False, 8, 1, 1)
    assert written.notes == ("hdr-toned",)
    seen = next(frames(read_video(toned))).rgb()
    assert np.abs(seen[4:16, 4:16].astype(int) - PLAN.colour).max() <= 14
    assert np.abs(seen[30:].astype(int) - shown[30:]).mean() < 8


LIGHT = Light((13250, 34500, 7500, 3000, 34000, 16000, 15635, 16450, 10_000_000, 50), (1000, 400))


def test_what_hdr_was_made_for_is_kept_in_hevc_and_goes_with_it(tmp_path: Path) -> None:
    film = Film(codec="libx265", pix_fmt="yuv420p10le", colour=(9, PQ, 9, 1), x265=LIGHT.as_x265)
    path = made(tmp_path / "a.mp4", film)
    assert probe(read_video(path)).light == LIGHT
    kept, _ = rewritten(path, WritePlan(entry=ENTRY, codec="hevc"))
    assert probe(read_video(kept)).light == LIGHT
    toned, _ = rewritten(path)
    assert probe(read_video(toned)).light == Light()


@pytest.mark.parametrize("broken", [(*LIGHT.screen[:8], 50, 50), (70_000, *LIGHT.screen[1:])])
def test_light_that_cannot_be_is_not_told(broken: tuple[int, ...]) -> None:
    green, blue, red, white = (broken[at : at + 2] for at in (0, 2, 4, 6))
    parts = [item for each in (*red, *green, *blue, *white) for item in (each, 50_000)]
    parts += [broken[9], 10_000, broken[8], 10_000]
    told = light._screen(struct.pack("<20i2i", *parts, 1, 1))
    assert told == ()
    assert light._screen(b"") == light._brightest(b"") == light._brightest(struct.pack("<2I", 0, 0)) == ()


def test_sound_goes_unless_it_is_asked_for(tmp_path: Path) -> None:
    path = made(tmp_path / "a.mp4", Film(times=tuple(range(0, 50 * 512, 512)), sound_s=2.0))
    target, written = rewritten(path)
    assert not probe(read_video(target)).has_sound
    assert written.notes == ("sound-removed",)


def test_sound_is_kept_in_time_and_muted_where_somebody_said_so(tmp_path: Path) -> None:
    path = made(tmp_path / "a.mp4", Film(times=tuple(range(0, 50 * 512, 512)), sound_s=2.0))
    plan = WritePlan(entry=ENTRY, sound=SoundPlan(muted=((12800 // 2, 12800),)))
    target, written = rewritten(path, plan)
    assert written.notes == ()
    before, quiet, after = loudness(target, [(0.1, 0.4), (0.5, 1.04), (1.2, 1.8)])
    assert quiet < 0.001
    assert before == pytest.approx(0.35, abs=0.05)
    assert after == pytest.approx(0.35, abs=0.05)


def test_a_muted_frame_is_silent_for_as_long_as_it_is_seen(tmp_path: Path) -> None:
    times = (*range(0, 10 * 1280, 1280), 50_000, 51_280)
    path = made(tmp_path / "a.mp4", Film(times=times, sound_s=6.0))
    target, _ = rewritten(path, WritePlan(entry=ENTRY, sound=SoundPlan(muted=((0, times[9]),))))
    (standing,) = loudness(target, [(0.1, 3.8)])
    assert standing < 0.001
    whole, _ = rewritten(path, WritePlan(entry=ENTRY, sound=SoundPlan(muted=((0, times[-1]),))))
    assert loudness(whole, [(0.0, 10.0)])[0] < 0.001


def test_a_frame_is_silent_of_which_a_moment_is_muted(tmp_path: Path) -> None:
    times = (12_800, *range(25_600, 10 * 1280 + 25_600, 1280), 76_800, 78_080)  # from 1 s on; one stands from 2.9 to 6 s
    path = made(tmp_path / "a.mp4", Film(times=times, sound_s=7.0))
    for muted, quiet in (((51_200, 52_000), (2.9, 5.9)), ((0, 1280), (0.0, 1.9)), ((79_000, 79_500), (6.1, 6.15))):
        target, _ = rewritten(path, WritePlan(entry=ENTRY, sound=SoundPlan(muted=(muted,))))
        silent, loud = loudness(target, [quiet, (2.1, 2.6)])
        assert silent < 0.001, muted
        assert loud > 0.3, muted


def test_who_stops_it_leaves_nothing_behind(tmp_path: Path) -> None:
    source = read_video(made(tmp_path / "a.mp4"))
    target = tmp_path / "out.mp4"
    seen = []

    def stop(pts: int) -> Sequence[Patch]:
        seen.append(pts)
        if len(seen) == 5:
            raise KeyboardInterrupt
        return ()

    with pytest.raises(KeyboardInterrupt):
        write_video(source, probe(source), PLAN, stop, target)
    assert not target.exists()
    target.write_bytes(b"mine")
    with pytest.raises(ValueError, match="never over"):
        write_video(source, probe(source), PLAN, nothing, target)
    assert target.read_bytes() == b"mine"


class Full:
    """A disk with room for so many bytes."""

    def __init__(self, file: BinaryIO, room: int, number: int) -> None:
        self._file, self._room, self._number = file, room, number

    def write(self, data: bytes) -> int:
        self._room -= len(data)
        if self._room < 0:
            raise OSError(self._number, "no room")
        return self._file.write(data)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


@pytest.mark.parametrize("share", [0.0, 0.5, 1.1])
@pytest.mark.parametrize(("number", "code"), [(errno.ENOSPC, "out-disk-full"), (errno.EIO, "out-unwritable")])
def test_a_disk_that_fails_is_the_surroundings_doing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, share: float, number: int, code: str
) -> None:
    source = read_video(made(tmp_path / "a.mp4", Film(size=(320, 240), times=tuple(range(0, 60 * 512, 512)))))
    whole, plan = target.open_new, WritePlan(entry=ENTRY, quality=1)
    size = write_video(source, probe(source), plan, nothing, tmp_path / "whole.mp4").size
    # Beyond its size, it fails where the index is moved to the front, which writes everything once more.
    monkeypatch.setattr(target, "open_new", lambda path: Full(whole(path), round(share * size), number))
    with pytest.raises(EnvironmentBrokenError) as caught:
        write_video(source, probe(source), plan, nothing, tmp_path / "out.mp4")
    assert caught.value.code == code
    assert not (tmp_path / "out.mp4").exists()


def test_a_folder_that_is_not_there_is_the_surroundings_doing(tmp_path: Path) -> None:
    source = read_video(made(tmp_path / "a.mp4"))
    with pytest.raises(EnvironmentBrokenError) as caught:
        write_video(source, probe(source), PLAN, nothing, tmp_path / "gone" / "out.mp4")
    assert caught.value.code == "out-unwritable"


@pytest.mark.parametrize("where", ["encode", "rest"])
def test_an_encoder_that_fails_is_this_videos_doing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str) -> None:
    source = read_video(made(tmp_path / "a.mp4"))

    def fail(*_: object) -> Iterator[Never]:
        raise av.error.ExternalError(1, "the encoder gave up")

    monkeypatch.setattr(PictureTrack, where, fail)
    with pytest.raises(ItemError) as caught:
        write_video(source, probe(source), PLAN, nothing, tmp_path / "out.mp4")
    assert caught.value.code == "video-not-written"
    assert not (tmp_path / "out.mp4").exists()


def test_it_is_heard_while_the_index_moves_to_the_front(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = read_video(made(tmp_path / "a.mp4", Film(size=(320, 240))))
    beats: list[str] = []
    again = target.Target.again

    def moving(self: target.Target, *told: Any) -> Any:
        beats.append("moving")
        return again(self, *told)

    monkeypatch.setattr(target.Target, "again", moving)
    monkeypatch.setattr(target, "SYNC_BYTES", 1000)
    plan = WritePlan(entry=ENTRY, alive=lambda: beats.append("alive"))
    write_video(source, probe(source), plan, nothing, tmp_path / "out.mp4")
    assert "moving" in beats
    assert beats.index("moving") < len(beats) - 3
    assert beats[0] == beats[-1] == "alive"


def test_a_source_that_breaks_off_leaves_nothing_behind(tmp_path: Path) -> None:
    path = made(tmp_path / "a.mp4", Film(size=(320, 240), times=tuple(range(0, 40 * 512, 512))))
    facts = probe(read_video(path))
    data = bytearray(path.read_bytes())
    for at in range(len(data) // 2, len(data) // 2 + 200):
        data[at] ^= 0xA5
    path.write_bytes(bytes(data))
    with pytest.raises(ItemError):
        write_video(read_video(path), facts, PLAN, nothing, tmp_path / "out.mp4")
    assert not (tmp_path / "out.mp4").exists()


SAYING = {"title": "Klas 3b", "artist": "Anna", "location": "+52.1+004.5/", "creation_time": "2024-05-06T07:08:09Z"}


@pytest.mark.skipif(shutil.which("exiftool") is None, reason="no ExifTool")
def test_exiftool_finds_nothing_but_the_entry(tmp_path: Path) -> None:
    film = Film(metadata=SAYING, sound_s=0.4, options={"movflags": "use_metadata_tags"})
    target, _ = rewritten(made(tmp_path / "a.mp4", film), WritePlan(entry=ENTRY, sound=SoundPlan()))
    told = json.loads(subprocess.run(["exiftool", "-j", "-a", "-G1", str(target)], capture_output=True, check=True).stdout)[0]  # noqa: S603, S607
    said = {key: value for key, value in told.items() if not key.startswith(("System:", "File:", "ExifTool:"))}
    assert said.pop("ItemList:Comment") == f"Beeldkeur {ENTRY}"
    text = json.dumps(said)
    for word in ("Klas", "Anna", "52.1", "2024", "Lavf", "Lavc", "x264", "GPS"):
        assert word not in text, word
    assert {value for key, value in said.items() if "Date" in key} == {"0000:00:00 00:00:00"}


@pytest.mark.skipif(shutil.which("ffprobe") is None, reason="no ffprobe")
def test_ffprobe_finds_nothing_but_the_entry(tmp_path: Path) -> None:
    target, _ = rewritten(made(tmp_path / "a.mov", Film(metadata=SAYING)))
    command = ["ffprobe", "-v", "error", "-of", "json", "-show_format", "-show_streams", "-show_chapters", str(target)]
    told = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)  # noqa: S603
    tags = told["format"]["tags"]
    assert tags.pop("comment") == f"Beeldkeur {ENTRY}"
    assert set(tags) == {"major_brand", "minor_version", "compatible_brands"}
    assert told["chapters"] == []
    assert [set(stream["tags"]) <= {"language", "handler_name", "vendor_id"} for stream in told["streams"]] == [True]


@pytest.mark.parametrize(("height", "matrix"), [(718, 2), (719, 5), (720, 2)])
def test_a_row_more_does_not_change_the_colours_that_players_take(tmp_path: Path, height: int, matrix: int) -> None:
    """Unmarked colours go by the height of the file's picture: where that is another kind of height now, they are marked."""
    path = made(tmp_path / "a.mkv", Film(size=(64, height), pix_fmt="yuv444p"))
    _, written = rewritten(path)
    assert written.height == height + height % 2
    assert Drawing(probe(read_video(path)), "h264", None).picture.colour.matrix == matrix
