"""At which frames of a written video the gate looks: where the first pass did, and in between."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from app.track import Clip

UNSEEN_S = 0.2
"""Where this long went by between two looks of the first pass, the gate looks in between, too."""
TURNED_S = 1.0
"""How often it looks at turned frames, and when first: half-way between two looks of the first pass, as a rule."""


def looks_again(clip: Clip, times: Sequence[int]) -> Iterator[int]:
    """The timestamps at which a detector looks at the written video: wherever it looked before, and in between.

    In between is half-way between two looks, and half-way again, as long as they lie so far apart that somebody could have come
    and gone.

    Args:
        clip: what the first pass saw.
        times: the timestamps of all frames.
    """
    yield from clip.looks
    places = [bisect_left(times, pts) for pts in clip.looks]
    for one, other in pairwise(places):
        yield from _halves(clip, times, one, other)


def fine_again(clip: Clip, times: Sequence[int]) -> Iterator[int]:
    """Those at which it looks for small faces: half-way between two fine looks, where covers rest on what both saw.

    Where two are next to each other it is at the later one, where there is but one at that. A clip of which nobody knows fine
    looks is looked at finely between all others.
    """
    looks = clip.fine or clip.looks
    places = [bisect_left(times, pts) for pts in looks]
    yield from looks[:1] if len(looks) == 1 else ()
    for one, other in pairwise(places):
        yield times[(one + other + 1) // 2]


def turned_again(clip: Clip, times: Sequence[int]) -> Iterator[int]:
    """Those at which it looks at turned frames: every second, the first one second in or at the end."""
    second = clip.time_base[1] / clip.time_base[0]
    moment, latest = times[0] + TURNED_S * second, None
    while latest is None or moment <= times[-1]:
        pts = times[min(len(times) - 1, bisect_left(times, moment))]
        if pts != latest:
            yield pts
        latest, moment = pts, max(pts, moment) + TURNED_S * second


def around(seen: Iterable[int], looks: Collection[int], times: Sequence[int]) -> Iterator[int]:
    """All frames between the looks on both sides of one that showed somebody: who moves is not where a single sight was."""
    stops = sorted(looks)
    for pts in seen:
        place = bisect_left(stops, pts)
        first = bisect_right(times, stops[place - 1]) if place else 0
        after = bisect_right(stops, pts)
        yield from times[first : bisect_left(times, stops[after]) if after < len(stops) else len(times)]


def close_to(seen: Collection[int], looks: Iterable[int], clip: Clip) -> Iterator[int]:
    """Those looks that are so near to a turned face that none of the frames turned before may lie between."""
    return (pts for pts in looks if any(abs(clip.second(pts - at)) <= TURNED_S for at in seen))


def _halves(clip: Clip, times: Sequence[int], one: int, other: int) -> Iterator[int]:
    if other - one > 1 and clip.second(times[other] - times[one]) > UNSEEN_S:
        middle = (one + other) // 2
        yield times[middle]
        yield from _halves(clip, times, one, middle)
        yield from _halves(clip, times, middle, other)
