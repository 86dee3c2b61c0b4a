"""The written file against its source and its covers: whatever form it has, a cover is known by its luma and its colours."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.media.video.canvas import Canvas, Patch
from app.media.video.encoding import VideoCodec
from app.media.video.probing import probe
from app.media.video.reading import frames
from app.media.video.source import read_video
from app.media.video.tones import HLG, PQ
from app.media.video.writing import COVER_COLOUR, WritePlan, Written, write_video
from app.pipeline.video_gate import FilmReport, FrameTest, GateLook, prove
from app.pipeline.video_stray import TOLERANCE, worst_covers
from app.redaction.cover import SOLID_RGB
from detectors.base import Box, Face, RgbImage
from tests import make_movies
from tests.make_film import Film as Moving
from tests.make_film import empty_scene, film
from tests.make_media import ENTRY, Rgb, quarters
from tests.make_movies import Film, made

SIZE = (192, 128)
TIMES = tuple(range(0, 5 * 512, 512))
FACE = Box(41, 29, 103, 91)
FULL_RANGE = 2
FORMS: dict[str, tuple[str, Film, VideoCodec]] = {
    "8 bits": (".mp4", Film(), "h264"),
    "8 bits, HEVC": (".mp4", Film(), "hevc"),
    "full range": (".mp4", Film(pix_fmt="yuvj420p", colour=(1, 1, 1, FULL_RANGE)), "h264"),
    "10 bits to 8": (".mp4", Film(codec="libx265", pix_fmt="yuv420p10le"), "h264"),
    "10 bits": (".mp4", Film(codec="libx265", pix_fmt="yuv420p10le"), "hevc"),
    "10 bits, full range": (".mp4", Film(codec="libx265", pix_fmt="yuv420p10le", colour=(1, 1, 1, FULL_RANGE)), "hevc"),
    "PQ": (".mp4", Film(codec="libx265", pix_fmt="yuv420p10le", colour=(9, PQ, 9, 1)), "hevc"),
    "HLG": (".mp4", Film(codec="libx265", pix_fmt="yuv420p10le", colour=(9, HLG, 9, 1)), "hevc"),
    "PQ, toned": (".mp4", Film(codec="libx265", pix_fmt="yuv420p10le", colour=(9, PQ, 9, 1)), "h264"),
    "RGB": (".apng", Film(), "h264"),
    "HLG in RGB": (".mkv", Film(codec="ffv1", pix_fmt="gbrp10le", colour=(9, HLG, 0, FULL_RANGE)), "hevc"),
    "HLG in RGB, toned": (".mkv", Film(codec="ffv1", pix_fmt="gbrp10le", colour=(9, HLG, 0, FULL_RANGE)), "h264"),
    "PQ with alpha": (".mkv", Film(codec="ffv1", pix_fmt="yuva444p10le", colour=(9, PQ, 9, 1)), "hevc"),
    "PQ with alpha, toned": (".mkv", Film(codec="ffv1", pix_fmt="yuva444p10le", colour=(9, PQ, 9, 1)), "h264"),
}


@pytest.fixture(params=FORMS)
def form(request: pytest.FixtureRequest) -> tuple[str, Film, VideoCodec]:
    ending, made_of, codec = FORMS[request.param]
    return ending, replace(made_of, size=SIZE, times=TIMES), codec


def solid(box: Box) -> Patch:
    return Patch(box, np.ones((box.height, box.width), np.bool_))


def report_of(path: Path, written_as: VideoCodec, covers: Sequence[Patch], writer: Sequence[Patch] | None = None) -> FilmReport:
    """The gate's, of a film that had to be covered so; `writer`: what its writer covers instead."""
    return prove(against(path, written_as, covers, writer))


def against(
    path: Path,
    written_as: VideoCodec,
    covers: Sequence[Patch] | Callable[[int], Sequence[Patch]],
    writer: Sequence[Patch] | None = None,
    other: Path | None = None,
) -> FrameTest:
    """What is held against that, `covers` all the time or by timestamp; `other`: what is written instead of it."""
    source, target = read_video(path), path.with_name("out.mp4")
    plan, facts = WritePlan(entry=ENTRY, codec=written_as), probe(source)
    planned = covers if callable(covers) else lambda _: covers
    painted = planned if writer is None else lambda _: writer
    written = write_video(source if other is None else read_video(other), facts, plan, painted, target)
    return FrameTest(source, facts, written, read_video(target), planned, lambda _: (), lambda _: (), lambda _: ())


def test_a_cover_is_known_in_whatever_form_it_is_written(form: tuple[str, Film, VideoCodec], tmp_path: Path) -> None:
    ending, made_of, codec = form
    report = report_of(made(tmp_path / f"a{ending}", made_of), codec, [solid(FACE)])
    assert (report.wrong, report.frames) == ("", len(TIMES))
    assert report.worst_cover < 6
    assert report.worst_colour < 3


def leaving(monkeypatch: pytest.MonkeyPatch, *left: int) -> None:
    """A writer that leaves these planes of whoever is covered as they are: 1 is Cb, 2 is Cr."""
    paint = Canvas._paint

    def half(self: Canvas, patch: Patch, plain: Any) -> None:
        luma, cb, cr = planes = self._planes
        self._planes = (luma, cb.copy() if 1 in left else cb, cr.copy() if 2 in left else cr)
        paint(self, patch, plain)
        self._planes = planes

    monkeypatch.setattr(Canvas, "_paint", half)


def test_who_shows_in_colours_alone_is_held(
    form: tuple[str, Film, VideoCodec], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ending, made_of, codec = form
    leaving(monkeypatch, 1, 2)
    report = report_of(made(tmp_path / f"a{ending}", made_of), codec, [solid(FACE)])
    assert report.wrong == "cover"
    assert report.worst_cover <= TOLERANCE.cover


@pytest.mark.parametrize("plane", [1, 2])
def test_each_of_the_colours_counts(plane: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    leaving(monkeypatch, plane)
    report = report_of(made(tmp_path / "a.mp4", Film(size=SIZE, times=TIMES)), "h264", [solid(FACE)])
    assert report.wrong == "cover"
    assert report.worst_cover <= TOLERANCE.cover


DARKER = 30


def dim(_: int, size: tuple[int, int]) -> Rgb:
    """Somebody dim and hazy below what is to be covered: of the cover's own colour, but darker."""
    picture = quarters(*size)
    haze = np.random.default_rng(1).integers(-5, 6, (FACE.height, FACE.width, 1))
    picture[FACE.top : FACE.bottom, FACE.left : FACE.right] = np.array(SOLID_RGB) - DARKER + haze
    return picture


def test_who_is_dim_and_hazy_is_no_cover(
    form: tuple[str, Film, VideoCodec], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ending, made_of, codec = form
    monkeypatch.setattr(make_movies, "scene", dim)
    report = report_of(made(tmp_path / f"a{ending}", made_of), codec, [solid(FACE)], writer=())
    assert report.wrong == "cover"
    assert report.worst_cover > TOLERANCE.cover


def test_nothing_is_a_cover_in_a_form_that_is_not_written_here(tmp_path: Path) -> None:
    frame = next(frames(read_video(made(tmp_path / "a.mp4", Film(pix_fmt="yuv444p")))))
    assert worst_covers([solid(Box(0, 0, 40, 40))], frame, (0.0, 0.0)) == (255.0, 255.0)


@pytest.mark.parametrize("box", [Box(31, 21, 32, 22), Box(30, 20, 31, 21), Box(31, 21, 44, 33)])
def test_covers_of_a_few_pixels_are_no_trouble(box: Box, tmp_path: Path) -> None:
    assert report_of(made(tmp_path / "a.mp4"), "h264", [solid(box)]).wrong == ""


def test_the_writer_covers_in_the_colour_that_the_gate_asks_for() -> None:
    assert COVER_COLOUR == SOLID_RGB


# --- The rest of the frame, and its time --------------------------------------------------------------------------


def lighter(number: int) -> Rgb:
    return (empty_scene(number) + np.uint8(14)).astype(np.uint8)


def test_a_film_that_became_lighter_as_a_whole_is_held(tmp_path: Path) -> None:
    paths = (film(tmp_path / name, Moving(5, sound=False), draw) for name, draw in (("a.mp4", empty_scene), ("b.mp4", lighter)))
    path, other = paths
    report = prove(against(path, "h264", (), other=other))
    assert report.wrong == "rest"
    assert report.worst_cell < TOLERANCE.cell
    assert 8 < report.worst_frame < 20


def test_who_shows_at_the_outline_of_a_large_cover_is_held(tmp_path: Path) -> None:
    """Of a cover 280 pixels wide, all but 16 at its outline counts: here 30 of them are bare."""
    path = film(tmp_path / "a.mp4", Moving(5, sound=False), empty_scene)
    window, held, less = Box(10, 0, 310, 240), np.zeros((240, 300), np.bool_), np.zeros((240, 300), np.bool_)
    held[4:-4, 10:-10] = True
    less[34:-34, 40:-40] = True
    assert report_of(path, "h264", [Patch(window, held)]).wrong == ""
    path.with_name("out.mp4").unlink()
    assert report_of(path, "h264", [Patch(window, held)], [Patch(window, less)]).wrong == "cover"


Telling = Callable[[Written], Written]
SAID: dict[str, Telling] = {
    "later": lambda told: replace(told, shift=told.shift - 512),  # each as far from the first one as it should be
    "faster": lambda told: replace(told, time_base=(1, 25_600)),  # each where the writer says
}


@pytest.mark.parametrize("said", SAID)
def test_frames_that_are_not_at_their_time_are_held(said: str, tmp_path: Path) -> None:
    test = against(made(tmp_path / "a.mp4"), "h264", ())
    assert prove(test).wrong == ""
    assert Fraction(*test.written.time_base) == Fraction(1, 12_800)
    assert prove(replace(test, written=SAID[said](test.written))).wrong == "time"


class Blind:
    """Sees nobody; tells how large what it looked at is."""

    name = "stand-in"

    def __init__(self) -> None:
        self.sides = set[int]()

    def detect(self, rgb: RgbImage) -> tuple[Face, ...]:
        self.sides.add(max(rgb.shape))
        return ()


def test_a_frame_is_looked_at_as_large_as_the_look_wants_it(tmp_path: Path) -> None:
    ordinary, wholly = Blind(), Blind()
    test = against(made(tmp_path / "a.mp4", Film(size=SIZE, times=TIMES)), "h264", [solid(FACE)])
    looks = [GateLook(ordinary), GateLook(wholly, whole=True)]
    report = prove(replace(test, looks_at=lambda _: looks, detect_px=max(SIZE) // 2))
    assert (report.wrong, report.looked, report.faces) == ("", len(TIMES), ())
    assert (ordinary.sides, wholly.sides) == ({max(SIZE) // 2}, {max(SIZE)})
