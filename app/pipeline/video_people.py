"""From sightings in covered frames to people: who is neither covered nor let be, and for how long."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from app.pipeline.video_looks import LookKind
from app.pipeline.video_seen import Sighted
from app.track import Track
from app.tracking.sighting import Glance, Sighting
from app.tracking.timeline import Timeline
from app.tracking.tracker import tracks_of
from app.tracking.tracks import Tracking
from detectors.base import scaled_box


@dataclass(frozen=True, slots=True)
class Looks:
    """The timestamps at which detectors looked: at all, and finely."""

    ordinary: Collection[int]
    fine: Collection[int] = frozenset()


def people_of(
    faces: Sequence[Sighted], looks: Looks, timeline: Timeline, size: tuple[int, int], tracking: Tracking
) -> tuple[Track, ...]:
    """The people whom sightings make: joined as in the first pass, but one certain sighting makes a person here.

    Args:
        faces: who was sighted, in pixels of a picture of this `size` (width, height).
        looks: when it was looked.
        timeline: all frames of the source; the tracks are in its pixels.
        size: see `faces`.
        tracking: that of the first pass.
    """
    if not faces:
        return ()
    scale = timeline.width / size[0], timeline.height / size[1]
    by_pts: dict[int, list[Sighting]] = {pts: [] for pts in (*looks.ordinary, *looks.fine)}
    for one in faces:
        by_pts[one.pts].append(Sighting(scaled_box(one.box, *scale), one.score, fine=one.kind is LookKind.FINE))
    glances = [Glance(pts, tuple(sightings), pts in looks.fine) for pts, sightings in sorted(by_pts.items())]
    judging = tracking.judging
    return tracks_of(glances, timeline, replace(tracking, judging=replace(judging, often=1, alone=judging.mean)))
