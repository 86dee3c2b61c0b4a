"""From glances to tracks, while a video is being read: who is gone is a track at once, and the sightings are let go.

So an hour takes the memory of those who are there at one time, beside the tracks themselves.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from app.columns import EDGES, BoxColumns
from app.track import KeyBox, Keys, Origin, Track
from app.tracking.geometry import holds
from app.tracking.joining import Chain, HeldChain, Joiner
from app.tracking.present import Present
from app.tracking.sighting import Glance
from app.tracking.timeline import Times
from app.tracking.tracks import DEFAULT_TRACKING, LookTimes, Tracking, counts, track_of
from detectors.base import middle_of


class Tracker:
    """Makes tracks of glances as they come."""

    def __init__(self, times: Times, tracking: Tracking = DEFAULT_TRACKING) -> None:
        """`times` knows the frame of each glance by the time it comes, and all cuts up to that."""
        self._times, self._tracking = times, tracking
        self._joiner = Joiner(times, tracking.joining)
        self._seen_in = {False: Counter[int](), True: Counter[int]()}
        self._open = list[HeldChain]()
        self._people, self._others = list[Track](), list[HeldChain]()
        self._beside = BoxColumns()
        self.looks = LookTimes()

    def see(self, glance: Glance) -> None:
        """The next glance, later than all before, with all sightings however weak."""
        scene, _ = self._times.scene(glance.pts)
        self.looks.add(glance)
        self._seen_in[False][scene] += 1
        self._seen_in[True][scene] += glance.fine
        self._open += self._joiner.see(_heard(glance, self._tracking.judging.floor))
        still = list[HeldChain]()
        for chain in self._open:
            if self._is_known(chain, glance.pts, scene):
                self._judge(chain)
            else:
                still.append(chain)
        self._open = still

    def tracks(self, alive: Callable[[], None] = lambda: None) -> tuple[Track, ...]:
        """There are no more glances: all people, by the time of their first sight.

        Args:
            alive: called with every chain, for whoever waits.
        """
        for held in (*self._open, *self._joiner.rest()):
            alive()
            self._judge(held)
        self._open = []
        beside, least = list[Track](), self._tracking.judging.alone
        present = Present(self._people, drawer=round(self._times.second))
        for held in sorted(self._others, key=lambda held: held.best, reverse=True):
            alive()
            chain = held.links()
            if not _is_held(chain, least, present.at):
                beside.append(track_of(chain, self.looks, self._times, self._tracking))
                present.add(beside[-1])
        return tuple(sorted((*self._people, *beside), key=_order))

    @property
    def beside(self) -> Keys:
        """Sightings that would be listed in a photo, of chains so far that are nobody; a track may hold them all the same."""
        rows = self._beside

        def order(number: int) -> tuple[int, float, Sequence[int]]:
            return rows.pts[number], -rows.scores[number], rows.edges[EDGES * number : EDGES * number + 2]

        kept = map(rows.row, sorted(range(len(rows)), key=order))
        return Keys(KeyBox(pts, box, score, Origin.SEEN) for pts, box, score, _ in kept)

    @property
    def pending(self) -> int:
        """How many sightings are held until it is known what becomes of them."""
        return self._joiner.pending + sum(len(chain) for chain in (*self._open, *self._others))

    def _is_known(self, chain: HeldChain, pts: int, scene: int) -> bool:
        """Whether what is yet to come changes nothing about an ended chain: its scene is over, or was looked at enough."""
        first, _ = self._times.scene(chain.first)
        judging, shaping = self._tracking.judging, self._tracking.shaping
        is_past = pts - chain.last >= shaping.lengthen_s * self._times.second
        return first != scene or (is_past and self._looked_at(chain) >= max(judging.lasting, judging.often))

    def _looked_at(self, chain: HeldChain) -> int:
        """How often its scene was looked at in such a way that it may have been seen."""
        return self._seen_in[chain.is_fine][self._times.scene(chain.first)[0]]

    def _judge(self, held: HeldChain) -> None:
        judging, chain = self._tracking.judging, held.links()
        if counts(chain, self._looked_at(held), judging):
            self._people.append(track_of(chain, self.looks, self._times, self._tracking))
            return
        if held.best >= judging.alone:
            self._others.append(held)
        for link in chain:
            if link.sighting.score >= judging.listed:
                self._beside.add(link.pts, link.sighting.box, round(link.sighting.score, 4), 0)


def tracks_of(glances: Iterable[Glance], times: Times, tracking: Tracking = DEFAULT_TRACKING) -> tuple[Track, ...]:
    """The people of a video, by the time of their first sight.

    Args:
        glances: the frames looked at, timestamps rising, with all sightings however weak.
        times: all frames of the video.
        tracking: what counts as one person, as a person at all, and how its boxes are drawn.
    """
    tracker = Tracker(times, tracking)
    for glance in glances:
        tracker.see(glance)
    return tracker.tracks()


def _heard(glance: Glance, floor: float) -> Glance:
    return replace(glance, sightings=tuple(one for one in glance.sightings if one.score >= floor))


def _order(track: Track) -> tuple[int, int, int]:
    """By the first sight; the lengthening before it is cut short by the scene for one and not for the other."""
    key = next((key for key in track.keys if key.origin is Origin.SEEN), track.keys[0])
    return key.pts, key.box.left, key.box.top


def _is_held(chain: Chain, score: float, tracks_at: Callable[[int], Iterable[Track]]) -> bool:
    """Whether tracks hold the middle of each sighting of this score: then its eyes, nose and mouth are covered already."""
    middles = [(link.pts, middle_of(link.sighting.box)) for link in chain if link.sighting.score >= score]
    return all(
        any((box := track.at(pts)) is not None and holds(box, middle) for track in tracks_at(pts)) for pts, middle in middles
    )
