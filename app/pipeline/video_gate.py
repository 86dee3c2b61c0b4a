"""Did it hold? The written video, decoded again frame by frame, against its source and against what had to be covered.

Four questions of every frame. Its time: is it the source's, to the tick? Its covers: is nothing there but the cover? The
rest: does it resemble the source? And, at the frames that are looked at: does a detector see somebody who is neither covered
nor let be? What had to be covered is computed here from the regions, not taken from the writer; and that nobody was forgotten
there, from the tracks themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import chain, zip_longest

import numpy as np
from numpy.typing import NDArray

from app.media.video.canvas import Patch
from app.media.video.facts import VideoFacts, VideoSource
from app.media.video.frame import Frame
from app.media.video.opening import unchanged
from app.media.video.reading import frames
from app.media.video.writing import Written
from app.pipeline.side_by_side import Hands
from app.pipeline.video_looks import LookKind
from app.pipeline.video_picture import MadeOnce, picture_of
from app.pipeline.video_seen import CoveredLook, Sighted, covers_of, seen_in
from app.pipeline.video_stray import TOLERANCE, FilmTolerance, stray, worst_covers
from app.redaction.gate import MIDDLE_COVERED
from app.redaction.regions import covered_share
from detectors.base import Box, Detector


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
        owed: by a source timestamp, rising, what of each face has to be covered in any case, in pixels of the written picture.
        let_be: by a source timestamp, where a face may be seen, in pixels of the written picture.
        looks_at: by a source timestamp, all looks that are taken there.
        same: the source timestamps of frames that are known to be what they were when they were tested before: only their
            time is tested again, unless there is a look to be taken.
        left: those of the last frames, of which all are the same and at none of which a look is taken: of them the first is the
            last that is read.
        hands: how many looks may go on at a time.
        detect_px: the long side in pixels of what is looked at, but for looks at whole frames.
        seen: told each source timestamp once it was tested.
    """

    source: VideoSource
    facts: VideoFacts
    written: Written
    file: VideoSource
    patches: Callable[[int], Sequence[Patch]]
    owed: Callable[[int], Sequence[Box]]
    let_be: Callable[[int], tuple[Box, ...]]
    looks_at: Callable[[int], Sequence[GateLook]]
    same: Collection[int] = ()
    left: Collection[int] = ()
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
        ItemError: when either file cannot be decoded, or is no longer the one that was hashed.
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
    for read in (test.source, test.file):  # to whoever has not read to its end nobody has told that
        unchanged(read)
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
        if ours.pts in test.left:
            return replace(report, frames=report.frames + len(test.left))
        looks = test.looks_at(ours.pts)
        if looks or ours.pts not in test.same:
            patches = test.patches(ours.pts)
            covers = covers_of(patches, (test.written.width, test.written.height))
            report = _tested(test, report, (patches, covers), (ours, theirs))
            if report.wrong:
                return replace(report, wrong_at=ours.pts)
            for taken, covered in _to_look_at(test, looks, covers, (ours, theirs)):
                look(taken, covered)
        report = replace(report, frames=report.frames + 1, looked=report.looked + bool(looks))
        test.seen(ours.pts)
    return report


def _tested(
    test: FrameTest,
    report: FilmReport,
    covered: tuple[Sequence[Patch], NDArray[np.bool_]],
    pair: tuple[Frame, Frame],
) -> FilmReport:
    """The report with what one more frame is like; `covered`: by what, and all that it holds."""
    patches, covers = covered
    cell, mean = stray(test.facts, (test.written.width, test.written.height), patches, pair)
    cover, colour = worst_covers(patches, pair[1], (report.worst_cover, report.worst_colour)) if patches else (0.0, 0.0)
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
    if any(covered_share(box, covers) < MIDDLE_COVERED for box in test.owed(pair[0].pts)):
        return replace(report, wrong="cover")
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


def _to_look_at(
    test: FrameTest, looks: Sequence[GateLook], covers: NDArray[np.bool_], pair: tuple[Frame, Frame]
) -> Iterator[tuple[GateLook, CoveredLook]]:
    """What the looks at one frame are at; its pixels are converted once for all, its source's only once they are needed."""
    if not looks:
        return
    ours, theirs = pair
    let_be, written = test.let_be(ours.pts), MadeOnce(picture_of(theirs))
    for look in looks:
        picture, source = (theirs.whole, ours.whole) if look.whole else (written, ours.rgb)
        yield look, CoveredLook(ours.pts, picture, covers, let_be, source if look.known is None else look.known)
