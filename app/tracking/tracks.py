"""From glances to tracks: join, judge, shape, name."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.track import Track
from app.tracking.geometry import nearness
from app.tracking.joining import DEFAULT_JOINING, Chain, Joining, join
from app.tracking.shaping import DEFAULT_SHAPING, Shaping, keys_of
from app.tracking.sighting import Glance, Timeline


@dataclass(frozen=True, slots=True)
class Judging:
    """Which chains are people, and which of those somebody should look at.

    Sightings below `floor` do not count at all. A chain counts when one sighting reaches `clear`, or when its `often` best
    sightings reach `mean` on average; where it has fewer, those that are missing count as 0 unless its scene was looked at
    less often than that. A weak one that lasts counts too, such as a face behind a mask: with `lasting` sightings as probable
    as what is `listed` in a photo, or one in each look where its scene was looked at less often.

    `short_s`: a track that is seen for less is doubtful, unless its scene is that short; `weak`: one whose best sighting is
    below; a step between two sightings that leaves less than `steady` nearness is a jump.
    """

    floor: float = 0.1
    clear: float = 0.97
    often: int = 2
    listed: float = 0.15
    lasting: int = 8
    mean: float = 0.6
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


def tracks_of(glances: Sequence[Glance], timeline: Timeline, tracking: Tracking = DEFAULT_TRACKING) -> tuple[Track, ...]:
    """The people of a video, by the time of their first sight.

    Args:
        glances: the frames looked at, timestamps rising, with all sightings however weak.
        timeline: all frames of the video.
        tracking: what counts as one person, as a person at all, and how its boxes are drawn.
    """
    heard = [_heard(glance, tracking.judging.floor) for glance in glances]
    looks = Counter(timeline.scene(glance.pts) for glance in glances)
    chains = [
        chain
        for chain in join(heard, timeline, tracking.joining)
        if counts(chain, looks[timeline.scene(chain[0].pts)], tracking.judging)
    ]
    chains.sort(key=lambda chain: (chain[0].pts, chain[0].sighting.box.left, chain[0].sighting.box.top))
    return tuple(
        Track(name_of(chain), keys_of(chain, timeline, tracking.shaping), doubts_of(chain, timeline, tracking.judging))
        for chain in chains
    )


def counts(chain: Chain, looks: int, judging: Judging) -> bool:
    """Whether a chain of sightings is held to be a person; `looks`: how often its scene was looked at."""
    best = sorted((link.sighting.score for link in chain), reverse=True)[: judging.often]
    lasting = sum(link.sighting.score >= judging.listed for link in chain) >= max(1, min(judging.lasting, looks))
    return lasting or best[0] >= judging.clear or sum(best) >= judging.mean * max(1, min(judging.often, looks))


def doubts_of(chain: Chain, timeline: Timeline, judging: Judging) -> tuple[str, ...]:
    """Why somebody should look at this track: `short`, `weak`, `jumps`."""
    first, last = timeline.scene(chain[0].pts)
    span = chain[-1].pts - chain[0].pts
    short = span < judging.short_s * timeline.second and span < FULL * (last - first)
    weak = max(link.sighting.score for link in chain) < judging.weak
    jumps = any(
        nearness(one.sighting.box, other.sighting.box, JUMP_REACH, JUMP_CHANGE) < judging.steady
        for one, other in pairwise(chain)
        if other.pts - one.pts <= JUMP_S * timeline.second
    )
    return tuple(name for name, is_so in (("short", short), ("weak", weak), ("jumps", jumps)) if is_so)


def name_of(chain: Chain) -> str:
    """8 hex digits that follow from when and where the person was first and last seen."""
    places = ";".join(
        f"{link.pts}:{link.sighting.box.left},{link.sighting.box.top},{link.sighting.box.right},{link.sighting.box.bottom}"
        for link in (chain[0], chain[-1])
    )
    return hashlib.sha256(places.encode()).hexdigest()[:8]


def _heard(glance: Glance, floor: float) -> Glance:
    return Glance(glance.pts, tuple(one for one in glance.sightings if one.score >= floor))
