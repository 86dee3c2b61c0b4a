"""From a chain of sightings to a track: judge, shape, name."""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import pairwise

from app.track import Track
from app.tracking.geometry import nearness
from app.tracking.joining import DEFAULT_JOINING, Chain, Joining, Link
from app.tracking.shaping import DEFAULT_SHAPING, Shaping, keys_of
from app.tracking.sighting import Glance
from app.tracking.timeline import Times


@dataclass(frozen=True, slots=True)
class Judging:
    """Which chains are people, and which of those somebody should look at.

    Sightings below `floor` do not count at all. A chain counts when one sighting reaches `clear`, or when its `often` best
    sightings reach `mean` on average; where it has fewer, those that are missing count as 0 unless its scene was looked at
    less often than that. A weak one that lasts counts too, such as a face behind a mask: with `lasting` sightings as probable
    as what is `listed` in a photo, or one in each look where its scene was looked at less often. And so does one with a single
    sighting of `alone`, unless other tracks hold it: once it is written, the gate may see it a little better, and the video
    would be written again for it.

    `short_s`: a track that is seen for less is doubtful, unless its scene is that short; `weak`: one whose best sighting is
    below; a step between two sightings that leaves less than `steady` nearness is a jump.
    """

    floor: float = 0.1
    clear: float = 0.97
    often: int = 2
    listed: float = 0.15
    lasting: int = 8
    mean: float = 0.6
    alone: float = 0.5
    short_s: float = 0.4
    weak: float = 0.7
    steady: float = 0.3


DEFAULT_JUDGING = Judging()
JUMP_REACH = 0.7
JUMP_CHANGE = 2.0
JUMP_S = 0.1
"""A jump: within this time the centre moved by about half a side, or the size changed by more than half."""
FULL = 0.9
"""A track that fills this share of its scene is not short."""


@dataclass(frozen=True, slots=True)
class Tracking:
    """All that tracking goes by."""

    joining: Joining = DEFAULT_JOINING
    judging: Judging = DEFAULT_JUDGING
    shaping: Shaping = DEFAULT_SHAPING


DEFAULT_TRACKING = Tracking()


@dataclass(slots=True)
class LookTimes:
    """The timestamps of all looks so far, and of those for small faces, too; rising."""

    all: list[int] = field(default_factory=list)
    fine: list[int] = field(default_factory=list)

    def add(self, glance: Glance) -> None:
        """One more look."""
        self.all.append(glance.pts)
        if glance.fine:
            self.fine.append(glance.pts)


def track_of(chain: Chain, looks: LookTimes, times: Times, tracking: Tracking) -> Track:
    """The track through a chain of sightings.

    Args:
        chain: see `join`.
        looks: when it was looked at until its end.
        times: the frames of the video until its end, and as far beyond as a track is lengthened.
        tracking: what speaks against it, and how its boxes are drawn.
    """
    keys, doubts = keys_of(chain, times, tracking.shaping), doubts_of(chain, times, tracking.judging)
    return Track(name_of(chain), keys, doubts, _breaks_of(chain, looks, times, tracking))


def counts(chain: Chain, looks: int, judging: Judging) -> bool:
    """Whether a chain of sightings is held to be a person; `looks`: how often its scene was looked at."""
    best = sorted((link.sighting.score for link in chain), reverse=True)[: judging.often]
    lasting = sum(link.sighting.score >= judging.listed for link in chain) >= max(1, min(judging.lasting, looks))
    return lasting or best[0] >= judging.clear or sum(best) >= judging.mean * max(1, min(judging.often, looks))


def doubts_of(chain: Chain, times: Times, judging: Judging) -> tuple[str, ...]:
    """Why somebody should look at this track: `short`, `weak`, `jumps`."""
    first, last = times.scene(chain[0].pts)
    span = chain[-1].pts - chain[0].pts
    short = span < judging.short_s * times.second and span < FULL * (last - first)
    weak = max(link.sighting.score for link in chain) < judging.weak
    jumps = any(
        nearness(one.sighting.box, other.sighting.box, JUMP_REACH, JUMP_CHANGE) < judging.steady
        for one, other in pairwise(chain)
        if other.pts - one.pts <= JUMP_S * times.second
    )
    return tuple(name for name, is_so in (("short", short), ("weak", weak), ("jumps", jumps)) if is_so)


def _breaks_of(chain: Chain, looks: LookTimes, times: Times, tracking: Tracking) -> tuple[tuple[int, int], ...]:
    """Where a chain may have passed to somebody else: the timestamps of the sightings on both sides.

    That is where somebody was looked for in vain for longer than a short gap, where place, size or appearance jump, and where
    another sighting or another chain lay about as near.
    """
    joining, judging = tracking.joining, tracking.judging
    short, quick = joining.short_gap_s * times.second, JUMP_S * times.second

    def is_break(one: Link, other: Link) -> bool:
        ticks, (before, after) = other.pts - one.pts, (one.sighting, other.sighting)
        stamps = looks.fine if before.fine and after.fine else looks.all
        if ticks > short and bisect_left(stamps, other.pts) - bisect_right(stamps, one.pts) > 0:
            return True
        reach, least = (JUMP_REACH, judging.steady) if ticks <= quick else (1.0, 0.0)
        return other.unlike or other.contested or nearness(before.box, after.box, reach, JUMP_CHANGE) <= least

    return tuple((one.pts, other.pts) for one, other in pairwise(chain) if is_break(one, other))


def name_of(chain: Chain) -> str:
    """8 hex digits that follow from when and where the person was first and last seen."""
    places = ";".join(
        f"{link.pts}:{link.sighting.box.left},{link.sighting.box.top},{link.sighting.box.right},{link.sighting.box.bottom}"
        for link in (chain[0], chain[-1])
    )
    return hashlib.sha256(places.encode()).hexdigest()[:8]
