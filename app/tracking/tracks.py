"""From glances to tracks: join, judge, shape, name."""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from app.track import Origin, Track
from app.tracking.appearance import likeness
from app.tracking.geometry import holds, inner, nearness
from app.tracking.joining import DEFAULT_JOINING, Chain, Joining, Link, join
from app.tracking.shaping import DEFAULT_SHAPING, Shaping, keys_of
from app.tracking.sighting import Glance, Timeline


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
MIDDLE = 0.6
"""The share of a face's sides that has to be covered for it to be covered."""
FULL = 0.9
"""A track that fills this share of its scene is not short."""


@dataclass(frozen=True, slots=True)
class Tracking:
    """All that tracking goes by."""

    joining: Joining = DEFAULT_JOINING
    judging: Judging = DEFAULT_JUDGING
    shaping: Shaping = DEFAULT_SHAPING


DEFAULT_TRACKING = Tracking()


def tracks_of(
    glances: Sequence[Glance],
    timeline: Timeline,
    tracking: Tracking = DEFAULT_TRACKING,
    alive: Callable[[], None] = lambda: None,
) -> tuple[Track, ...]:
    """The people of a video, by the time of their first sight.

    Args:
        glances: the frames looked at, timestamps rising, with all sightings however weak.
        timeline: all frames of the video.
        tracking: what counts as one person, as a person at all, and how its boxes are drawn.
        alive: called with every glance and every track, for whoever waits: those of an hour take minutes.
    """
    judging = tracking.judging
    heard = [_heard(glance, judging.floor) for glance in glances]
    looks = _Looks(heard, timeline)
    people, others = list[Chain](), list[Chain]()
    for chain in join(heard, timeline, tracking.joining, alive):
        (people if counts(chain, looks.at(chain), judging) else others).append(chain)
    tracks = []
    for chain in people:
        alive()
        tracks.append(_track(chain, looks, timeline, tracking))
    for chain in sorted(others, key=best_of, reverse=True):
        alive()
        if best_of(chain) >= judging.alone and not _is_held(chain, tracks, judging.alone):
            tracks.append(_track(chain, looks, timeline, tracking))
    return tuple(sorted(tracks, key=_order))


class _Looks:
    """When it was looked at: for faces of any size, and for those that only fine looks see."""

    def __init__(self, glances: Sequence[Glance], timeline: Timeline) -> None:
        self._timeline = timeline
        self.all = [glance.pts for glance in glances]
        self.fine = [glance.pts for glance in glances if glance.fine]
        self._of_scenes = {
            False: Counter(timeline.scene(pts) for pts in self.all),
            True: Counter(timeline.scene(pts) for pts in self.fine),
        }

    def at(self, chain: Chain) -> int:
        """How often its scene was looked at in such a way that it may have been seen."""
        return self._of_scenes[any(link.sighting.fine for link in chain)][self._timeline.scene(chain[0].pts)]


def _track(chain: Chain, looks: _Looks, timeline: Timeline, tracking: Tracking) -> Track:
    keys, doubts = keys_of(chain, timeline, tracking.shaping), doubts_of(chain, timeline, tracking.judging)
    return Track(name_of(chain), keys, doubts, _breaks_of(chain, looks, timeline, tracking))


def _order(track: Track) -> tuple[int, int, int]:
    """By the first sight; the lengthening before it is cut short by the scene for one and not for the other."""
    key = next((key for key in track.keys if key.origin is Origin.SEEN), track.keys[0])
    return key.pts, key.box.left, key.box.top


def best_of(chain: Chain) -> float:
    """The probability of the best sighting."""
    return max(link.sighting.score for link in chain)


def _is_held(chain: Chain, tracks: Sequence[Track], score: float) -> bool:
    """Whether the tracks hold the middle of each sighting of this score: then its eyes, nose and mouth are covered already."""
    middles = [(link.pts, inner(link.sighting.box, MIDDLE)) for link in chain if link.sighting.score >= score]
    return all(any((box := track.at(pts)) is not None and holds(box, middle) for track in tracks) for pts, middle in middles)


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


def _breaks_of(chain: Chain, looks: _Looks, timeline: Timeline, tracking: Tracking) -> tuple[tuple[int, int], ...]:
    """Where a chain may have passed to somebody else: the timestamps of the sightings on both sides.

    That is where somebody was looked for in vain for longer than a short gap, where place, size or appearance jump, and where
    another sighting or another chain lay about as near.
    """
    joining, judging = tracking.joining, tracking.judging
    short, quick = joining.short_gap_s * timeline.second, JUMP_S * timeline.second

    def is_break(one: Link, other: Link) -> bool:
        ticks, (before, after) = other.pts - one.pts, (one.sighting, other.sighting)
        stamps = looks.fine if before.fine and after.fine else looks.all
        if ticks > short and bisect_left(stamps, other.pts) - bisect_right(stamps, one.pts) > 0:
            return True
        if before.look is not None and after.look is not None and likeness(before.look, after.look) < joining.alike:
            return True
        least = judging.steady if ticks <= quick else 0.0
        return other.contested or nearness(before.box, after.box, JUMP_REACH if ticks <= quick else 1.0, JUMP_CHANGE) <= least

    return tuple((one.pts, other.pts) for one, other in pairwise(chain) if is_break(one, other))


def name_of(chain: Chain) -> str:
    """8 hex digits that follow from when and where the person was first and last seen."""
    places = ";".join(
        f"{link.pts}:{link.sighting.box.left},{link.sighting.box.top},{link.sighting.box.right},{link.sighting.box.bottom}"
        for link in (chain[0], chain[-1])
    )
    return hashlib.sha256(places.encode()).hexdigest()[:8]


def _heard(glance: Glance, floor: float) -> Glance:
    return replace(glance, sightings=tuple(one for one in glance.sightings if one.score >= floor))
