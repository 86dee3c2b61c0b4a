"""What a person wrote down about a video in seconds of a player's clock, until its timestamps are known."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime

from app.correction import Correction, CorrectionKind
from app.model import Actor, Decision, DecisionKind, Region, RegionKind, Shape
from app.track import Clip, KeyBox, Origin
from detectors.base import Box

Seconds = tuple[float, float]
"""From first to last moment, both inclusive."""


MOST_S, MOST_PX = 1e9, 10**9
"""No video is as long or as large: thirty years, and far more pixels than any picture's side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimedDecision:
    """A decision that holds from one moment to another."""

    sha256: str
    kind: DecisionKind
    author: Actor
    decided_at: datetime
    seconds: Seconds
    region: Region | None = None
    person_consent: str | None = None
    reason: str = ""

    def __post_init__(self) -> None:
        """Refuse what would be no decision.

        Raises:
            ValueError: when the seconds do not run from first to last, or as `Decision` says.
        """
        if not all(map(math.isfinite, self.seconds)) or not 0 <= self.seconds[0] <= self.seconds[1]:
            raise ValueError(f"{self.seconds}: from first to last second")
        self.at(None)

    def at(self, clip: Clip | None) -> Decision:
        """The decision by a video's timestamps; of a photo it holds as if no time were named, and mutes nothing."""
        span = (0, 0) if self.kind is DecisionKind.MUTE else None
        if clip is not None:
            begin = _frame_at if self.kind is DecisionKind.COVER else Clip.timestamp
            span = begin(clip, self.seconds[0]), clip.timestamp(self.seconds[1])
        return Decision(
            self.sha256,
            self.kind,
            self.author,
            self.decided_at,
            self.region,
            span,
            self.person_consent,
            self.reason,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnTrack:
    """Somebody who is covered from the first moment to the last; in between the box moves evenly from one to the next.

    The frame that is seen at the first moment is covered, too, though it came before.

    `boxes` are faces, in pixels of the upright, full-size picture, each with its second.
    """

    sha256: str
    author: Actor
    decided_at: datetime
    boxes: tuple[tuple[float, Box], ...]

    def __post_init__(self) -> None:
        """Refuse a track that is nowhere.

        Raises:
            ValueError: when there is no box, their moments do not rise, or a box or moment lies too far out to be held.
        """
        times = [second for second, _ in self.boxes]
        if not times or not all(map(math.isfinite, times)) or times[0] < 0 or times != sorted(set(times)):
            raise ValueError("the boxes of a track follow each other")
        edges = [edge for _, box in self.boxes for edge in (box.left, box.top, box.right, box.bottom)]
        if times[-1] > MOST_S or max(map(abs, edges)) > MOST_PX:
            raise ValueError("a box of a track lies outside of any video")

    def at(self, clip: Clip) -> Correction:
        """The correction by a video's timestamps."""
        first, box = self.boxes[0]
        keys = {_frame_at(clip, first): box} | {clip.timestamp(second): box for second, box in self.boxes}
        return Correction(
            kind=CorrectionKind.ADD,
            author=self.author,
            decided_at=self.decided_at,
            keys=tuple(KeyBox(pts, keys[pts], 1.0, Origin.PERSON) for pts in sorted(keys)),
        )

    def in_photo(self) -> tuple[Decision, ...]:
        """Of a photo: all of the boxes are covered."""
        regions = (Region(Shape.BOX, RegionKind.FACE, box) for _, box in self.boxes)
        return tuple(Decision(self.sha256, DecisionKind.COVER, self.author, self.decided_at, region) for region in regions)


def _frame_at(clip: Clip, second: float) -> int:
    """A timestamp from which on the frame is certain to be that is seen at a moment: it may have come long before."""
    return clip.timestamp(second) - clip.longest
