"""Windows of a frame's samples as they are stored, and what they are where all is of one colour."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from av.video.frame import VideoFrame

from app.media.video.canvas import Canvas, Coding, Patch
from app.media.video.frame import Decoded, Frame
from app.media.video.looking import Looking
from app.media.video.tones import HLG, PQ
from detectors.base import Box

SIDE = 16
WHOLE = Box(0, 0, SIDE, SIDE)
CODINGS = [
    Coding(1, 1, full_range=False, bits=8),
    Coding(5, 6, full_range=False, bits=8),
    Coding(6, 1, full_range=True, bits=8),
    Coding(1, 1, full_range=False, bits=10),
    Coding(1, 1, full_range=True, bits=10),
    Coding(9, PQ, full_range=False, bits=10),
    Coding(9, HLG, full_range=True, bits=10),
]


def test_one_frame_is_converted_by_one_thread_at_a_time() -> None:
    """PyAV writes on a frame what it is taken for, and back: two at once leave it taken for something else."""
    noise = np.random.default_rng(1).integers(0, 256, (720, 1280, 3), np.uint8)
    looking, untagged = Looking(None), VideoFrame.from_ndarray(noise, "rgb24").reformat(format="yuv420p")
    told = untagged.colorspace, untagged.color_range
    alone = Frame(Decoded(untagged, 0, 0, (0, False)), looking).little(8)
    for _ in range(60):
        raw = VideoFrame.from_ndarray(noise, "rgb24").reformat(format="yuv420p")
        raw.colorspace, raw.color_range = told
        frame = Frame(Decoded(raw, 0, 0, (0, False)), looking)
        with ThreadPoolExecutor(4) as pool:
            littles = [pool.submit(frame.little, 8) for _ in range(4)]
            rgbs = [pool.submit(frame.rgb) for _ in range(2)]
        assert all(np.array_equal(one.result(), alone) for one in littles)
        assert np.array_equal(rgbs[0].result(), rgbs[1].result())
        assert (raw.colorspace, raw.color_range) == told


def test_each_thread_has_converters_of_its_own() -> None:
    looking = Looking(None)
    with ThreadPoolExecutor(1) as pool:
        others = pool.submit(lambda: looking._converters.plain).result()
    assert others is not looking._converters.plain
    assert looking._converters.plain is looking._converters.plain


def framed(raw: VideoFrame, orientation: tuple[int, bool] = (0, False)) -> Frame:
    return Frame(Decoded(raw, 0, 0, orientation), Looking(None))


@pytest.mark.parametrize("coding", CODINGS)
@pytest.mark.parametrize("colour", [(98, 106, 116), (20, 60, 200), (255, 255, 255)])
def test_what_is_painted_in_one_colour_has_the_samples_that_are_told(coding: Coding, colour: tuple[int, int, int]) -> None:
    canvas = Canvas(SIDE, SIDE, coding)
    canvas.paint([Patch(WHOLE, np.ones((SIDE, SIDE), np.bool_))], colour)
    raw = canvas.frame()
    raw.colorspace, raw.color_trc, raw.color_range = coding.matrix, coding.transfer, 2 if coding.full_range else 1
    frame = framed(raw)
    ((luma,), ((cb, cr),)) = frame.lumas([WHOLE]), frame.colours([WHOLE])
    assert (luma.shape, cb.shape, cr.shape) == ((SIDE, SIDE), (SIDE // 2, SIDE // 2), (SIDE // 2, SIDE // 2))
    told = frame.plain(colour)
    assert told is not None
    for part, level in zip((luma, cb, cr), told, strict=True):
        assert np.abs(part - level).max() <= 1.4  # where ten bits become eight, and 219 levels 255


@pytest.mark.parametrize("kind", ["yuv444p", "yuv422p", "gray", "rgb24", "yuv420p12le"])
def test_other_forms_are_not_known(kind: str) -> None:
    assert framed(VideoFrame(SIDE, SIDE, kind)).plain((98, 106, 116)) is None


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("bits", [8, 10])
def test_windows_of_colours_are_cut_from_the_upright_picture(degrees: int, *, mirrored: bool, bits: int) -> None:
    unit = 1 << (bits - 8)
    canvas = Canvas(24, 20, Coding(1, 1, full_range=True, bits=bits))
    canvas.data[:] = unit * np.random.default_rng(1).integers(0, 256, canvas.data.shape)
    luma, *colours = (np.rot90(plane[:, ::-1] if mirrored else plane, degrees // 90) // unit for plane in canvas._planes)
    raw = canvas.frame()
    raw.color_range = 2
    frame = framed(raw, (degrees, mirrored))
    windows = [Box(0, 0, 17, 9), Box(11, 3, 20, 20), Box(7, 4, 8, 5)]
    for window, part, parts in zip(windows, frame.lumas(windows), frame.colours(windows), strict=True):
        assert np.array_equal(part, luma[window.top : window.bottom, window.left : window.right])
        rows, columns = (np.arange(*edges) for edges in ((window.top, window.bottom), (window.left, window.right)))
        even = np.ix_(rows[rows % 2 == 0] // 2, columns[columns % 2 == 0] // 2)
        assert all(np.array_equal(mine, whole[even]) for mine, whole in zip(parts, colours, strict=True))


@pytest.mark.parametrize("place", [(0, 0), (0, 1), (1, 0), (1, 1)])
def test_one_covered_pixel_takes_the_colour_of_its_four(place: tuple[int, int]) -> None:
    coding = CODINGS[0]
    canvas = Canvas(SIDE, SIDE, coding)
    canvas.data[:] = 200
    held = np.zeros((2, 2), np.bool_)
    held[place] = True
    canvas.paint([Patch(Box(4, 6, 6, 8), held)], (98, 106, 116))
    luma, *colours = canvas._planes
    plain = coding.plain((98, 106, 116))
    assert luma[6 + place[0], 4 + place[1]] == plain[0]
    assert [plane[3, 2] for plane in colours] == list(plain[1:])
    assert all((np.delete(plane.reshape(-1), 3 * SIDE // 2 + 2) == 200).all() for plane in colours)


@pytest.mark.parametrize("full_range", [False, True])
@pytest.mark.parametrize("transfer", [PQ, HLG])
def test_high_dynamic_range_is_toned_from_the_range_that_it_tells(transfer: int, *, full_range: bool) -> None:
    coding = Coding(9, transfer, full_range, bits=10)
    canvas = Canvas(64, 64, coding)
    canvas.paint([Patch(Box(0, 0, 64, 64), np.ones((64, 64), np.bool_))], (98, 106, 116))
    raw = canvas.frame()
    raw.colorspace, raw.color_trc, raw.color_range, raw.pts = 9, transfer, 2 if full_range else 1, 0
    seen = framed(raw).rgb().reshape(-1, 3).astype(int)
    assert np.abs(seen - (98, 106, 116)).max() <= 3
