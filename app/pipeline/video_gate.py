"""Did it hold? The written video, decoded again frame by frame, against its source and against what had to be covered.

Four questions of every frame. Its time: is it the source's, to the tick? Its covers: is nothing there but the cover? The
rest: does it resemble the source? And, at the frames that are looked at: does a detector see somebody who is neither covered
nor let be? What had to be covered is computed here from the regions, not taken from the writer.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import lru_cache
from itertools import chain, zip_longest

import cv2
import numpy as np
from numpy.typing import NDArray

from app.media.video.facts import VideoFacts, VideoSource
from app.media.video.frame import GREY_PX, Frame
from app.media.video.looking import WHOLE_PX, fitted, reduced
from app.media.video.reading import frames
from app.media.video.writing import Patch, Written
from app.pipeline.side_by_side import Hands
from app.pipeline.video_looks import LookKind
from app.pipeline.video_picture import MadeOnce, picture_of
from app.pipeline.video_seen import CoveredLook, Sighted, covers_of, seen_in
from app.redaction.cover import SOLID_RGB
from app.redaction.regions import SMALL_AREA, SMALL_KEPT
from detectors.base import Box, Detector

BLOCK_PX = 8
RIM_PX = 4
LARGEST_RIM_PX = 16
"""Of a cover, so much at its outline is left to the codec's ringing and deblocking: a sixth of its side, within these bounds.
The larger one is H.264's block."""
SMALL_PX, CELL_PX = 64, 8
"""The long side at which a frame is compared with its source, and the fewest pixels of a side that become one there."""
EIGHT_BITS = 8
NO_COVER = 255.0
"""Further from it nothing can be, in levels."""


@dataclass(frozen=True, slots=True)
class FilmTolerance:
    """How far the codec may stray, in levels of 0 to 255.

    `cover`: the mean absolute difference from the cover's luma in a block of 8 x 8 inside a cover. `colour`: the same of Cb or
    Cr, in a block of 8 x 8 samples, which are 16 x 16 pixels. `cell` and `frame`: the worst and the mean difference of luma
    between the cells of a small look at the frame and at its source, where no cover is.

    `colour` was measured with covers of faces from 10 pixels to 30 % of the height, which wandered over 32 real films, as H.264
    and HEVC, and over 31 of them in 10 bits, a third each PQ, HLG and neither. It was set on one half: worst there 3.6, on the
    other 4.4. Where luma alone was covered, 193 real faces from 17 pixels on gave 8.4 at least, and 31 without colour 6.0.
    """

    cover: float = 12.0
    colour: float = 6.0
    cell: float = 40.0
    frame: float = 8.0


TOLERANCE = FilmTolerance()


@dataclass(frozen=True, slots=True)
class GateLook:
    """A look at a frame.

    Args:
        detector: finds faces in (H, W, 3) uint8 sRGB, in its pixels.
        doubt: from this probability on a sighting can make somebody a person; frames with less are not looked at twice.
        known: whom a look like this saw in the source's frame, in pixels of the written picture; None where none was taken.
        kind: whom it sees.
        whole: whether it is at the frame as large as it is.
    """

    detector: Detector
    doubt: float = 0.0
    known: tuple[Box, ...] | None = None
    kind: LookKind = LookKind.ORDINARY
    whole: bool = False


@dataclass(frozen=True, slots=True)
class FrameTest:
    """What the frames of one written video are held against.

    Args:
        source: what it was made from.
        facts: the source's.
        written: what the writer says that it wrote; its bytes are `file`.
        file: the written file.
        patches: by a source timestamp, what has to be covered in the written picture.
        let_be: by a source timestamp, where a face may be seen, in pixels of the written picture.
        looks_at: by a source timestamp, all looks that are taken there.
        same: the source timestamps of frames that are known to be what they were when they were tested before: only their
            time is tested again, unless there is a look to be taken.
        hands: how many looks may go on at a time.
        detect_px: the long side in pixels of what is looked at, but for looks at whole frames.
        seen: told each source timestamp once it was tested.
    """

    source: VideoSource
    facts: VideoFacts
    written: Written
    file: VideoSource
    patches: Callable[[int], Sequence[Patch]]
    let_be: Callable[[int], tuple[Box, ...]]
    looks_at: Callable[[int], Sequence[GateLook]]
    same: Collection[int] = ()
    hands: int = 1
    detect_px: int | None = None
    seen: Callable[[int], None] = field(default=lambda _: None)
    tolerance: FilmTolerance = TOLERANCE


@dataclass(frozen=True, slots=True)
class FilmReport:
    """The worst that was found, in levels as in `FilmTolerance`; `wrong_at` is the first source timestamp that does not hold.

    `wrong` says what: `frames` (one too many or too few), `time`, `cover`, `rest`, or `sound` (heard though muted); empty where
    all holds. `faces` are all sightings of somebody who is neither covered nor let be, however weak: whether they are people
    shows only in their course. `looked`: at so many frames a detector looked.
    """

    frames: int = 0
    looked: int = 0
    worst_cover: float = 0.0
    worst_colour: float = 0.0
    worst_cell: float = 0.0
    worst_frame: float = 0.0
    wrong: str = ""
    wrong_at: int | None = None
    faces: tuple[Sighted, ...] = ()


UNSEEN = FilmReport()
"""Nothing was looked at."""


def _seen(task: tuple[GateLook, CoveredLook]) -> tuple[Sighted, ...]:
    look, covered = task
    return tuple(replace(one, kind=look.kind) for one in seen_in(look.detector, look.doubt, covered))


def prove(test: FrameTest) -> FilmReport:
    """Look at every frame of what was written. Stops at the first frame that is not what it has to be.

    Raises:
        ItemError: when either file cannot be decoded.
        DetectorError: when the detector cannot run.
    """
    with (
        closing(frames(test.source, max_side=test.detect_px, aspect=test.facts.aspect)) as source,
        closing(frames(test.file, max_side=test.detect_px, aspect=test.facts.aspect)) as file,
        Hands([_seen] * test.hands) as hands,
    ):
        faces = list[Sighted]()

        def look(taken: GateLook, covered: CoveredLook) -> None:
            faces.extend(chain(*hands.give((taken, covered))))

        report = _compared(test, zip_longest(source, file), look)
        faces.extend(chain(*hands.rest()))
    return replace(report, faces=tuple(faces))


def _compared(
    test: FrameTest,
    pairs: Iterable[tuple[Frame | None, Frame | None]],
    look: Callable[[GateLook, CoveredLook], None],
) -> FilmReport:
    """The report without what detectors see: they are set to work by `look`."""
    report, clock = FilmReport(), _Clock(test.facts, test.written)
    for ours, theirs in pairs:
        if ours is None or theirs is None:
            return replace(report, wrong="frames", wrong_at=ours.pts if ours is not None else clock.last)
        if not clock.agrees(ours.pts, theirs.pts):
            return replace(report, wrong="time", wrong_at=ours.pts)
        looks = test.looks_at(ours.pts)
        if looks or ours.pts not in test.same:
            patches = test.patches(ours.pts)
            report = _tested(test, report, patches, (ours, theirs))
            if report.wrong:
                return replace(report, wrong_at=ours.pts)
            for taken, covered in _to_look_at(test, looks, patches, (ours, theirs)):
                look(taken, covered)
        report = replace(report, frames=report.frames + 1, looked=report.looked + bool(looks))
        test.seen(ours.pts)
    return report


def _tested(test: FrameTest, report: FilmReport, patches: Sequence[Patch], pair: tuple[Frame, Frame]) -> FilmReport:
    """The report with what one more frame is like."""
    cell, mean = _stray(test, patches, pair)
    cover, colour = _worst_covers(patches, pair[1], (report.worst_cover, report.worst_colour)) if patches else (0.0, 0.0)
    report = replace(
        report,
        worst_cover=max(report.worst_cover, cover),
        worst_colour=max(report.worst_colour, colour),
        worst_cell=max(report.worst_cell, cell),
        worst_frame=max(report.worst_frame, mean),
    )
    if cover > test.tolerance.cover or colour > test.tolerance.colour:
        return replace(report, wrong="cover")
    if cell > test.tolerance.cell or mean > test.tolerance.frame:
        return replace(report, wrong="rest")
    return report


class _Clock:
    """Whether frames come at their source's time: to the tick after the first one, and where the writer says they are."""

    def __init__(self, facts: VideoFacts, written: Written) -> None:
        self._tick, self._written = Fraction(*facts.time_base), written
        self._their_tick = Fraction(*written.time_base)
        self._first: tuple[int, int] | None = None
        self.last = 0

    def agrees(self, ours: int, theirs: int) -> bool:
        first = self._first = self._first or (ours, theirs)
        self.last = ours
        is_told = theirs == self._written.there(ours)
        return is_told and (ours - first[0]) * self._tick == (theirs - first[1]) * self._their_tick


def _worst_covers(patches: Sequence[Patch], written: Frame, known: tuple[float, float]) -> tuple[float, float]:
    """How far the worst block inside a cover is from the cover, in luma and in Cb or Cr: 0 where no cover holds a whole block.

    And 0 where no sample is further from it than `known`: no block is then. Nothing is a cover in a frame of an unknown form.
    """
    plain = written.plain(SOLID_RGB)
    if plain is None:
        return NO_COVER, NO_COVER
    windows = [patch.window for patch in patches]
    cores = [_core(patch.held) for patch in patches]
    luma = max(_stray_of(*each, plain[0], known[0]) for each in zip(written.lumas(windows), cores, strict=True))
    small = [_small_of(core, window) for core, window in zip(cores, windows, strict=True)]
    colours = zip(written.colours(windows), small, strict=True)
    pairs = [(part, core, level) for parts, core in colours for part, level in zip(parts, plain[1:], strict=True)]
    return luma, max(_stray_of(part, core, level, known[1]) for part, core, level in pairs)


def _small_of(core: NDArray[np.uint8], window: Box) -> NDArray[np.uint8]:
    """Of what a cover holds, the pixels in even rows and columns of the picture: they have samples of colour."""
    return np.ascontiguousarray(core[window.top % 2 :: 2, window.left % 2 :: 2])


def _stray_of(part: NDArray[np.uint8], held: NDArray[np.uint8], level: float, known: float) -> float:
    """The worst block of one patch in one plane; `held` is 0 or 1."""
    if not held.any():
        return 0.0
    lowest, highest, _, _ = cv2.minMaxLoc(part, held)
    if max(level - lowest, highest - level) <= known:
        return 0.0
    off = cv2.multiply(cv2.LUT(part, np.abs(np.arange(256, dtype=np.float32) - np.float32(level))), held, dtype=cv2.CV_32F)
    sums, counts = (
        cv2.boxFilter(each, cv2.CV_32F, (BLOCK_PX, BLOCK_PX), normalize=False, borderType=cv2.BORDER_CONSTANT)
        for each in (off, held)
    )
    return float((sums * held / np.maximum(counts, BLOCK_PX**2 / 2)).max())


def _core(held: NDArray[np.bool_]) -> NDArray[np.uint8]:
    """(h, w) uint8, 0 or 1: what a cover holds without its rim; not to be written to."""
    known = held.size <= SMALL_AREA
    return _small_core(held.tobytes(), *held.shape) if known else _without_rim(held.view(np.uint8))


@lru_cache(SMALL_KEPT)
def _small_core(held: bytes, height: int, width: int) -> NDArray[np.uint8]:
    return _without_rim(np.frombuffer(held, np.uint8).reshape(height, width))


def _without_rim(held: NDArray[np.uint8]) -> NDArray[np.uint8]:
    rim = max(RIM_PX, min(LARGEST_RIM_PX, min(held.shape) // 6))
    kernel = np.ones((2 * rim + 1, 2 * rim + 1), np.uint8)
    return np.asarray(cv2.erode(held, kernel, borderType=cv2.BORDER_CONSTANT, borderValue=1), np.uint8)


def _stray(test: FrameTest, patches: Sequence[Patch], pair: tuple[Frame, Frame]) -> tuple[float, float]:
    """How far the written frame is from its source where no cover is: the worst cell, and the mean of all."""
    difference = np.asarray(cv2.absdiff(*_small(test, pair)), np.uint8)
    free = _free_cells(patches, difference.shape, (test.written.width, test.written.height))
    left = difference[free]
    return (float(left.max()), float(left.mean())) if left.size else (0.0, 0.0)


def _small(test: FrameTest, pair: tuple[Frame, Frame]) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """A small look at a frame as it was and as it is written, (h, w) uint8 both."""
    size = test.facts.width, test.facts.height
    side = max(1, min(SMALL_PX, max(size) // CELL_PX))
    if _keeps_luma(test.facts) and size == (test.written.width, test.written.height):
        return pair[0].luma(side), pair[1].luma(side)
    grey, copy = (_grey(frame, test.facts) for frame in pair)
    if copy.shape[0] - grey.shape[0] in (0, 1) and copy.shape[1] - grey.shape[1] in (0, 1):
        copy = copy[: grey.shape[0], : grey.shape[1]]  # an odd size gained a pixel
    small = fitted(grey.shape[1], grey.shape[0], side)
    return reduced(grey, small), reduced(copy, small)


def _grey(frame: Frame, facts: VideoFacts) -> NDArray[np.uint8]:
    """(h, w) uint8: the luma as it is stored, or, where that may be stored otherwise in the copy, as it is shown."""
    return frame.luma(WHOLE_PX) if _keeps_luma(facts) else frame.grey(GREY_PX)


def _keeps_luma(facts: VideoFacts) -> bool:
    """Whether the copy stores luma just as its source does."""
    return facts.pix_fmt.startswith("yuv4") and facts.bits == EIGHT_BITS and not (facts.hdr or facts.colour.full_range)


def _free_cells(patches: Sequence[Patch], shape: tuple[int, ...], size: tuple[int, int]) -> NDArray[np.bool_]:
    """(h, w) bool: the cells of a small look that no cover touches, nor its neighbours'."""
    free = np.ones(shape, np.bool_)
    across, down = shape[1] / size[0], shape[0] / size[1]
    for patch in patches:
        window = patch.window
        top, bottom = int(window.top * down) - 1, int(window.bottom * down) + 2
        left, right = int(window.left * across) - 1, int(window.right * across) + 2
        free[max(0, top) : max(0, bottom), max(0, left) : max(0, right)] = False
    return free


def _to_look_at(
    test: FrameTest, looks: Sequence[GateLook], patches: Sequence[Patch], pair: tuple[Frame, Frame]
) -> Iterator[tuple[GateLook, CoveredLook]]:
    """What the looks at one frame are at; its pixels are converted once for all, its source's only once they are needed."""
    if not looks:
        return
    ours, theirs = pair
    covers, let_be = covers_of(patches, (test.written.width, test.written.height)), test.let_be(ours.pts)
    written = MadeOnce(picture_of(theirs))
    for look in looks:
        picture, source = (theirs.whole, ours.whole) if look.whole else (written, ours.rgb)
        yield look, CoveredLook(ours.pts, picture, covers, let_be, source if look.known is None else look.known)
