"""From a chain of sightings to the keys of a track: smoothed, gaps filled, lengthened at both ends, kept few.

Nothing here makes a box smaller than what was seen: smoothing encloses the sighting, a dropped key lies inside what the
others make of it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from app.track import KeyBox, Origin, between
from app.tracking.geometry import grown, hull, shifted
from app.tracking.joining import Chain
from app.tracking.thinning import thinned
from app.tracking.timeline import Times
from detectors.base import Box


@dataclass(frozen=True, slots=True)
class Shaping:
    """How a track is drawn through its sightings.

    `smooth_s`: sightings this near in time are averaged; `gap_s`: longer without a sight counts as a gap, whose middle is
    `gap_grow` larger for each second, at most `gap_most`; `lengthen_s`: how long before the first and after the last sight a
    face is still covered; `lengthen_grow`: how much larger it is at that end, as a share of its side; `slack`: how much larger
    a box may become, as a share of its side, to save keys. `calm_s`: over how long a face's motion is taken, and for how long
    it is held to go on; `least_s`: sights nearer in time tell of no motion, but of how a detector trembles, as where a frame
    comes twice a tick apart; `furthest`: so many of its sides a face moves on at most.
    """

    smooth_s: float = 0.12
    gap_s: float = 0.25
    gap_grow: float = 0.3
    gap_most: float = 0.3
    lengthen_s: float = 0.2
    lengthen_grow: float = 0.1
    slack: float = 0.04
    calm_s: float = 0.15
    least_s: float = 0.015
    furthest: float = 2.0


DEFAULT_SHAPING = Shaping()
LONGEST_KEY_S = 2.0
"""Keys are kept at least this close, so that a person who edits has something to hold."""


def keys_of(chain: Chain, times: Times, shaping: Shaping = DEFAULT_SHAPING) -> tuple[KeyBox, ...]:
    """The keys of a track through these sightings, from before the first to after the last, within their scene."""
    boxes = _smoothed(chain, shaping.smooth_s * times.second)
    seen = [
        KeyBox(link.pts, box, round(link.sighting.score, 4), Origin.FILLED if link.sighting.lingers else Origin.SEEN)
        for link, box in zip(chain, boxes, strict=True)
    ]
    filled = _filled(seen, times, shaping)
    few = thinned(filled, shaping.slack, LONGEST_KEY_S * times.second)
    return (*_before(chain, few[0], times, shaping), *few, *_after(chain, few[-1], times, shaping))


def _smoothed(chain: Chain, reach: float) -> list[Box]:
    """Each sighting's box, widened to where its neighbours in time (`reach` ticks) would have it."""
    pts = np.array([link.pts for link in chain], np.float64)
    edges = np.array([(b.left, b.top, b.right, b.bottom) for b in (link.sighting.box for link in chain)], np.float64)
    smooth = []
    for number, link in enumerate(chain):
        low, high = np.searchsorted(pts, [pts[number] - reach, pts[number] + reach], "left")
        side = min(number - low, max(low, high - 1) - number)  # as many before as after: a steady motion stays where it is
        near = slice(number - side, number + side + 1)
        weight = 1 - np.abs(pts[near] - pts[number]) / (reach + 1)
        left, top, right, bottom = (edges[near] * weight[:, None]).sum(0) / weight.sum()
        mean = Box(math.floor(left), math.floor(top), math.ceil(right), math.ceil(bottom))
        smooth.append(hull(mean, link.sighting.box))
    return smooth


def _filled(keys: Sequence[KeyBox], times: Times, shaping: Shaping) -> list[KeyBox]:
    """The keys with one more in the middle of each gap, larger for what is not known there."""
    filled = [keys[0]]
    for before, after in pairwise(keys):
        gap_s = (after.pts - before.pts) / times.second
        middle = times.at_or_after((before.pts + after.pts) / 2)
        if gap_s > shaping.gap_s and before.pts < middle < after.pts:
            share = (middle - before.pts) / (after.pts - before.pts)
            box = grown(between(before.box, after.box, share), min(shaping.gap_most, shaping.gap_grow * gap_s))
            filled.append(KeyBox(middle, box, min(before.score, after.score), Origin.FILLED))
        filled.append(after)
    return filled


def _before(chain: Chain, key: KeyBox, times: Times, shaping: Shaping) -> tuple[KeyBox, ...]:
    pts = max(times.scene(key.pts)[0], times.at_or_after(key.pts - shaping.lengthen_s * times.second))
    if pts >= key.pts:
        return ()
    return (KeyBox(pts, _onward(chain[::-1], key, pts, times, shaping), key.score, Origin.LENGTHENED),)


def _after(chain: Chain, key: KeyBox, times: Times, shaping: Shaping) -> tuple[KeyBox, ...]:
    pts = min(times.scene(key.pts)[1], times.at_or_before(key.pts + shaping.lengthen_s * times.second))
    if pts <= key.pts:
        return ()
    return (KeyBox(pts, _onward(chain, key, pts, times, shaping), key.score, Origin.LENGTHENED),)


def _onward(chain: Chain, key: KeyBox, pts: int, times: Times, shaping: Shaping) -> Box:
    """Where the face is at `pts`, beyond the last link of the chain (which may run backwards), moving on for a while."""
    vx, vy = _velocity(chain, shaping.calm_s * times.second, shaping.least_s * times.second)
    ticks = math.copysign(min(abs(pts - key.pts), shaping.calm_s * times.second), pts - key.pts)
    most_x, most_y = shaping.furthest * key.box.width, shaping.furthest * key.box.height
    moved = shifted(key.box, min(max(vx * ticks, -most_x), most_x), min(max(vy * ticks, -most_y), most_y))
    return grown(moved, shaping.lengthen_grow)


def _velocity(chain: Chain, ticks: float, least: float) -> tuple[float, float]:
    """Pixels a tick of the box's middle, over the last sightings of the chain that lie within this many ticks, at least two.

    None where they lie within `least` ticks.
    """
    end = chain[-1]
    start = next((link for link in reversed(chain[:-1]) if abs(link.pts - end.pts) >= ticks), chain[0])
    if not least <= abs(start.pts - end.pts) <= 4 * ticks:
        return 0.0, 0.0
    one, other, span = start.sighting.box, end.sighting.box, end.pts - start.pts
    return (
        (other.left + other.right - one.left - one.right) / 2 / span,
        (other.top + other.bottom - one.top - one.bottom) / 2 / span,
    )
