"""Faces that move evenly, and the glances of somebody who watches them."""

from collections.abc import Collection, Sequence

from app.tracking.geometry import shifted
from app.tracking.sighting import Glance, Sighting
from app.tracking.timeline import Timeline
from detectors.base import Box

SECOND = 1000.0
STEP = 40
"""Ticks of a frame: 25 a second."""

Way = list[tuple[int, Box]]


def walk(start: Box, step: tuple[int, int], frames: int) -> Way:
    return [(number * STEP, shifted(start, step[0] * number, step[1] * number)) for number in range(frames)]


def timeline(frames: int, cuts: Collection[int] = ()) -> Timeline:
    return Timeline(
        tuple(number * STEP for number in range(frames)), tuple(number * STEP for number in sorted(cuts)), 640, 480, SECOND
    )


def glances_of(way: Sequence[tuple[int, Box]], seen: Sequence[tuple[int, Box]], score: float = 0.99) -> list[Glance]:
    """Every frame is looked at; the face is seen in some."""
    boxes = dict(seen)
    return [Glance(pts, (Sighting(boxes[pts], score),) if pts in boxes else ()) for pts, _ in way]
