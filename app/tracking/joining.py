"""Sightings joined to chains, one person each: by motion first, by plain appearance where motion alone does not decide."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field

from app.columns import BoxColumns
from app.tracking.appearance import likeness
from app.tracking.geometry import middle, nearness, shifted
from app.tracking.sighting import Glance, Sighting
from app.tracking.timeline import Times
from detectors.base import Box


@dataclass(frozen=True, slots=True)
class Link:
    """A sighting and the timestamp at which it was.

    `contested`: it may as well have been somebody else's; `unlike`: it does not look like the one before it in its chain.
    """

    pts: int
    sighting: Sighting
    contested: bool = False
    unlike: bool = False


Chain = tuple[Link, ...]
"""The sightings of one person, timestamps rising; what they look like is forgotten."""
FINE, CONTESTED, UNLIKE, LINGERS = 1, 2, 4, 8
"""What is told of a link, as bits."""


class HeldChain:
    """A chain for as long as it waits to be judged, in columns."""

    __slots__ = ("_columns",)

    def __init__(self) -> None:
        """It has no links."""
        self._columns = BoxColumns()

    def add(self, link: Link) -> None:
        """One more link, later than all before."""
        one = link.sighting
        code = one.fine * FINE | link.contested * CONTESTED | link.unlike * UNLIKE | one.lingers * LINGERS
        self._columns.add(link.pts, one.box, one.score, code)

    def links(self) -> Chain:
        """All links."""
        return tuple(
            Link(
                pts,
                Sighting(box, score, fine=bool(code & FINE), lingers=bool(code & LINGERS)),
                contested=bool(code & CONTESTED),
                unlike=bool(code & UNLIKE),
            )
            for pts, box, score, code in self._columns
        )

    @property
    def first(self) -> int:
        """Timestamp of the first link."""
        return self._columns.pts[0]

    @property
    def last(self) -> int:
        """Timestamp of the last link."""
        return self._columns.pts[-1]

    @property
    def is_fine(self) -> bool:
        """Whether a fine look was needed for any of its sightings."""
        return any(code & FINE for code in self._columns.codes)

    @property
    def best(self) -> float:
        """The probability of its best sighting."""
        return max(self._columns.scores)

    def __len__(self) -> int:
        """How many links it has."""
        return len(self._columns)


@dataclass(frozen=True, slots=True)
class Joining:
    """How far apart two sightings of one person may be.

    `patience_s`: how long somebody may be out of sight; `reach`: how far from where motion expects a face its centre may be,
    in mean sides of the two boxes; `reach_more`: by how much that grows in a second without sight; `change`: the largest ratio
    of their sizes; `alike`: the least likeness of two looks after a gap; `loud`: from which score on a sighting is
    joined before the others.
    """

    patience_s: float = 1.2
    reach: float = 0.6
    reach_more: float = 0.8
    change: float = 1.7
    alike: float = 0.45
    loud: float = 0.5
    short_gap_s: float = 0.2


DEFAULT_JOINING = Joining()
PATIENT_LOOKS = 2
"""Nobody is out of sight who was seen in one of the latest looks, however far apart frames lie."""
VELOCITY_SHARE = 0.5
"""Weight of the newest step in the running velocity."""
RIVAL = 0.5
"""A sighting is contested where, this well compared with it, another one continues its chain, or it continues another one."""
CALM_S = 0.25
"""A velocity is believed for this long; a face out of sight does not run on for ever."""


@dataclass(slots=True)
class _Growing:
    """A chain that is being made. Velocities in pixels a tick."""

    last: Link
    held: HeldChain = field(default_factory=HeldChain)
    vx: float = 0.0
    vy: float = 0.0

    def __post_init__(self) -> None:
        self.held.add(self.last)

    def add(self, link: Link) -> None:
        before, box = self.last.sighting.box, link.sighting.box
        ticks = link.pts - self.last.pts
        share = VELOCITY_SHARE if len(self.held) > 1 else 1.0
        (x, y), (x_before, y_before) = middle(box), middle(before)
        self.vx += share * ((x - x_before) / ticks - self.vx)
        self.vy += share * ((y - y_before) / ticks - self.vy)
        self.held.add(link)
        self.last = link

    def expected(self, pts: int, second: float) -> Box:
        """Where the face would be, moving on for a while; the size of the last sight."""
        ticks = min(pts - self.last.pts, CALM_S * second)
        return shifted(self.last.sighting.box, self.vx * ticks, self.vy * ticks)


class Joiner:
    """Joins glances as they come; tells the chains that nothing can continue any more, and holds no others than the rest."""

    def __init__(self, times: Times, joining: Joining = DEFAULT_JOINING) -> None:
        """`times` knows the frame of each glance by the time it comes, and all cuts up to that."""
        self._times, self._joining = times, joining
        self._live: list[_Growing] = []
        self._scene: int | None = None
        self._looks = deque[int](maxlen=PATIENT_LOOKS)

    def see(self, glance: Glance) -> list[HeldChain]:
        """The next glance, later than all before; returns the chains that end before it."""
        ended, fresh = list[_Growing](), list[_Growing]()
        scene, _ = self._times.scene(glance.pts)
        longest_ago = min([glance.pts - self._joining.patience_s * self._times.second, *self._looks])
        for chain in self._live:
            stays = scene == self._scene and chain.last.pts >= longest_ago
            (fresh if stays else ended).append(chain)
        self._scene = scene
        self._looks.append(glance.pts)
        self._live = fresh + _extended(fresh, glance, self._times.second, self._joining)
        return [chain.held for chain in ended]

    @property
    def pending(self) -> int:
        """How many sightings are in chains that may still go on."""
        return sum(len(chain.held) for chain in self._live)

    def rest(self) -> list[HeldChain]:
        """There are no more glances: the chains that were not told yet."""
        rest, self._live = self._live, []
        return [chain.held for chain in rest]


def join(glances: Iterable[Glance], times: Times, joining: Joining = DEFAULT_JOINING) -> tuple[Chain, ...]:
    """Chains of sightings; each sighting is in exactly one, and none reaches over a cut.

    Args:
        glances: frames looked at, timestamps rising.
        times: the frames of the video.
        joining: how far apart two sightings of one person may be.
    """
    joiner = Joiner(times, joining)
    ended = [chain for glance in glances for chain in joiner.see(glance)]
    return tuple(chain.links() for chain in (*ended, *joiner.rest()))


def _extended(live: list[_Growing], glance: Glance, second: float, joining: Joining) -> list[_Growing]:
    """Extend what the glance sees again; returns the chains that begin with it. The certain sightings choose first."""
    loud = [one for one in glance.sightings if one.score >= joining.loud]
    quiet = [one for one in glance.sightings if one.score < joining.loud]
    free, new = list(live), []
    for sightings in (loud, quiet):
        pairs = _pairs(free, [Link(glance.pts, sighting) for sighting in sightings], second, joining)
        chains, places = set(), set()
        for near, number, place in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
            if number not in chains and place not in places:
                chains.add(number)
                places.add(place)
                contested = any(rival >= RIVAL * near and (one == number) != (other == place) for rival, one, other in pairs)
                unlike = likeness(free[number].last.sighting.look, sightings[place].look) < joining.alike
                free[number].add(Link(glance.pts, sightings[place], contested, unlike))
        new += [_Growing(Link(glance.pts, one)) for place, one in enumerate(sightings) if place not in places]
        free = [chain for number, chain in enumerate(free) if number not in chains]
    return new


def _pairs(chains: list[_Growing], links: list[Link], second: float, joining: Joining) -> list[tuple[float, int, int]]:
    """Which of the links (all of one glance) may continue which of the chains, and how well."""
    middles = [middle(link.sighting.box) for link in links]
    pairs = []
    for number, chain in enumerate(chains):
        if not links:
            break
        gap_s = (links[0].pts - chain.last.pts) / second
        expected, reach = chain.expected(links[0].pts, second), joining.reach + joining.reach_more * gap_s
        left, top, right, bottom = _field(chain, expected, reach, joining)
        pairs += [
            (near, number, place)
            for place, (x, y) in enumerate(middles)
            if left <= x <= right
            and top <= y <= bottom
            and (near := _nearness(chain, expected, links[place], gap_s, joining)) > 0
        ]
    return pairs


def _field(chain: _Growing, expected: Box, reach: float, joining: Joining) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of where the middle of whatever continues the chain has to be: most lies far outside."""
    (x, y), (x_expected, y_expected) = middle(chain.last.sighting.box), middle(expected)
    far = reach * math.sqrt(chain.last.sighting.box.area) * (1 + joining.change) / 2
    return min(x, x_expected) - far, min(y, y_expected) - far, max(x, x_expected) + far, max(y, y_expected) + far


def _nearness(chain: _Growing, expected: Box, link: Link, gap_s: float, joining: Joining) -> float:
    """How well a sighting continues a chain that is `expected` there after a gap of so many seconds; above 0 where it may."""
    reach = joining.reach + joining.reach_more * gap_s
    near = max(nearness(box, link.sighting.box, reach, joining.change) for box in (expected, chain.last.sighting.box))
    if near <= 0:
        return 0.0
    alike = likeness(chain.last.sighting.look, link.sighting.look)
    return 0.0 if gap_s > joining.short_gap_s and alike < joining.alike else near * (0.5 + alike)
