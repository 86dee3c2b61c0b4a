"""Looking at a video, for people: a few frames from any moment on, as they are or covered as they would go out.

Runs in a worker process, for a broken file may take a decoder down. Each call decodes from the last key frame before the wanted
moment; nothing stays open between two calls.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

import numpy as np

from app.media.video.facts import VideoSource
from app.media.video.frame import Frame
from app.media.video.seeking import frames_from
from app.media.video.source import read_video
from app.model import Region
from app.pipeline.preview import Look
from app.pipeline.video_covers import covered_regions
from app.pipeline.video_plan import TrackPlan
from app.redaction.cover import cover
from app.redaction.regions import Extent, head_of, scaled
from app.track import Clip, Origin, Track
from detectors.base import Box, RgbImage

ROOM = 1.3
"""How much wider than the head the picture of a track is."""
SLACK_FRAMES = 8
"""So many frames before the wanted moment are converted: one of them is on the screen at that moment, unless time stands still
there for long."""


SHEET, GAP_PX = 12, 4
"""How many moments of a video are on one sheet, unless more have to be seen, and the gap between them."""


@dataclass(frozen=True, slots=True, eq=False)
class Shot:
    """One frame. `rgb`: (H, W, 3) uint8, upright sRGB, contiguous."""

    pts: int
    rgb: RgbImage


@dataclass(frozen=True, slots=True, eq=False)
class Strip:
    """Frames that follow each other, none left out. The sizes are those of the full picture in pixels."""

    shots: tuple[Shot, ...]
    full_width: int
    full_height: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """The frame that is on the screen at `first`, and `count` - 1 after it; the long side at most `side` pixels.

    `tick` is how many ticks a frame lasts on average; `size` the full picture's width and height in pixels. Covered
    where `plan` says who; `extent` is how much around each face. `seeks`: see `frames_from`.
    """

    first: int
    count: int
    side: int
    tick: Fraction
    size: tuple[int, int]
    plan: TrackPlan | None = None
    extent: Extent = Extent.HEAD
    seeks: bool = False

    def covered(self, plan: TrackPlan | None, extent: Extent) -> Wanted:
        """The same frames, covered so; as they are where there is no plan."""
        return replace(self, plan=plan, extent=extent)


def wanted(clip: Clip, size: tuple[int, int], first: int, count: int, side: int) -> Wanted:
    """The frame on the screen at a timestamp and those after it, uncovered; `size` is the full picture's."""
    tick = Fraction(max(clip.last - clip.first, 1), max(clip.frames - 1, 1))
    return Wanted(min(max(first, clip.first), clip.last), count, side, tick, size, seeks=clip.seekable)


def open_video(path: Path) -> VideoSource:
    """Find out which bytes these are. Reads all of the file.

    Raises:
        ItemError: when it cannot be read.
    """
    return read_video(path)


def strip(source: VideoSource, asked: Wanted) -> Strip:
    """The frames that are wanted; fewer where the video ends.

    Raises:
        ItemError: when it cannot be read, or changed since `open_video`.
    """
    shots: list[Shot] = []
    skipped: int | None = None
    start = asked.first - SLACK_FRAMES * asked.tick
    with closing(frames_from(source, int(start), max_side=asked.side, seeks=asked.seeks)) as decoded:
        for frame in decoded:
            if frame.pts < start:
                skipped = frame.pts
                continue
            if frame.pts > asked.first and not shots and skipped is not None:
                return strip(source, replace(asked, first=skipped))  # that one is on the screen until now
            if frame.pts <= asked.first:
                shots.clear()
            elif len(shots) >= asked.count:
                break
            shots.append(_shot(frame, asked))
            if frame.pts >= asked.first and len(shots) >= asked.count:
                break
    if not shots and skipped is not None:
        return strip(source, replace(asked, first=skipped))
    return Strip(tuple(shots), *asked.size)


def still(path: Path, asked: Wanted) -> Look:
    """The one wanted frame, covered where it is wanted so.

    Raises:
        ItemError: when it cannot be read.
    """
    source = read_video(path)
    (shot,) = strip(source, replace(asked, count=1)).shots
    return Look(shot.rgb, *asked.size, source.sha256)


def sheet_of(path: Path, asked: Sequence[Wanted], side: int) -> Look:
    """Several moments of a video on one sheet, from left to right and down; its long side is about `side` pixels.

    Raises:
        ItemError: when it cannot be read.
    """
    source = read_video(path)
    columns = math.ceil(math.sqrt(len(asked)))
    small = [strip(source, replace(one, count=1, side=max(side // columns, 32))).shots[0].rgb for one in asked]
    height, width = small[0].shape[:2]
    rows = math.ceil(len(small) / columns)
    sheet = np.full((rows * (height + GAP_PX) - GAP_PX, columns * (width + GAP_PX) - GAP_PX, 3), 128, np.uint8)
    for cell, rgb in zip(cells_of(len(small), sheet.shape[1], sheet.shape[0]), small, strict=True):
        sheet[cell.top : cell.bottom, cell.left : cell.right] = rgb
    return Look(sheet, sheet.shape[1], sheet.shape[0], source.sha256)


def cells_of(count: int, width: int, height: int) -> Iterator[Box]:
    """Where so many moments are on a sheet of this size, in its pixels."""
    columns = math.ceil(math.sqrt(count))
    wide, high = (width + GAP_PX) // columns, (height + GAP_PX) // math.ceil(count / columns)
    for place in range(count):
        yield Box.of_size(place % columns * wide, place // columns * high, wide - GAP_PX, high - GAP_PX)


def telling_moments(clip: Clip, plan: TrackPlan) -> tuple[int, ...]:
    """Moments that show who is in a video: each thing that somebody said was nobody, then people, then some of the rest."""
    denied = [
        one.span[0] if one.span is not None and not one.is_at(portrait_moment(one.track)) else portrait_moment(one.track)
        for one in plan.removed
    ]
    people = [portrait_moment(track) for track in plan.tracks]
    evenly = [clip.first + (clip.last - clip.first) * place // (SHEET - 1) for place in range(SHEET)]
    chosen = list(dict.fromkeys(denied))
    chosen += [moment for moment in dict.fromkeys((*people, *evenly)) if moment not in chosen][: max(SHEET - len(chosen), 0)]
    return tuple(sorted(chosen))


def portrait(source: VideoSource, asked: Wanted, box: Box) -> RgbImage:
    """The surroundings of a face box (pixels of the full picture) in the one wanted frame, covered as that frame would be.

    Raises:
        ItemError: when it cannot be read.
    """
    (shot,) = strip(source, replace(asked, count=1)).shots
    height, width = shot.rgb.shape[:2]
    scale = Fraction(width, asked.size[0])
    head = head_of(box).bounds
    side = ROOM * max(head.width, head.height) * scale / 2
    middle = ((head.left + head.right) * scale / 2, (head.top + head.bottom) * scale / 2)
    around = Box(*(round(edge) for edge in (middle[0] - side, middle[1] - side, middle[0] + side, middle[1] + side)))
    inside = around.clipped(width, height)
    if inside is None:
        return shot.rgb
    return np.ascontiguousarray(shot.rgb[inside.top : inside.bottom, inside.left : inside.right])


def regions_at(plan: TrackPlan, pts: int, extent: Extent = Extent.HEAD) -> tuple[Region, ...]:
    """What a release covers at a timestamp, in pixels of the full picture."""
    return covered_regions(plan.covered_at(pts), plan.areas, pts, extent)


def poster_moment(clip: Clip) -> int:
    """The first moment at which somebody is seen, else the first of all."""
    seen = (key.pts for track in clip.tracks for key in track.keys if key.origin is Origin.SEEN)
    return min(seen, default=clip.first)


def portrait_moment(track: Track) -> int:
    """When the face of a track is seen best: where it is large and certain."""
    return max(track.keys, key=lambda key: (key.origin in (Origin.SEEN, Origin.PERSON), key.score * key.box.area)).pts


def _shot(frame: Frame, asked: Wanted) -> Shot:
    rgb = frame.rgb()
    if asked.plan is None:
        return Shot(frame.pts, np.ascontiguousarray(rgb))
    height, width = rgb.shape[:2]
    scales = width / asked.size[0], height / asked.size[1]
    regions = tuple(scaled(region, *scales) for region in regions_at(asked.plan, frame.pts, asked.extent))
    return Shot(frame.pts, cover(rgb, regions))
