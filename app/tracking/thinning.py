"""Fewer keys for the same way: a key goes where the even way between its neighbours explains it, and the way never loses it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from app.track import KeyBox, Origin, between
from detectors.base import Box

Edges = tuple[float, float, float, float]
"""How far a box lies outside another at its left, top, right and bottom, in pixels; negative where it lies inside."""


def thinned(keys: Sequence[KeyBox], slack: float, longest: float) -> list[KeyBox]:
    """The keys without those that the others explain.

    The boxes of the others grow where they must, so that at the time of a dropped key its box is held; by at most `slack`
    of its side. Keys that fill a gap or come from a person stay, and so does one every `longest` ticks.
    """
    kept = [0]
    while kept[-1] < len(keys) - 1:
        end = kept[-1] + 1
        while end + 1 < len(keys) and _explained(keys, kept[-1], end + 1, slack, longest):
            end += 1
        kept.append(end)
    boxes = [keys[number].box for number in kept]
    for place, (start, end) in enumerate(pairwise(kept)):
        need = [_outside(keys[start], keys[end], key) for key in keys[start + 1 : end]]
        more = [max(0, *(math.ceil(one[side]) for one in need)) for side in range(4)] if need else [0, 0, 0, 0]
        boxes[place], boxes[place + 1] = _widened(boxes[place], more), _widened(boxes[place + 1], more)
    return [replace(keys[number], box=box) for number, box in zip(kept, boxes, strict=True)]


def _explained(keys: Sequence[KeyBox], start: int, end: int, slack: float, longest: float) -> bool:
    """Whether the even way from one key to the other passes within the slack of all between."""
    between_them = keys[start + 1 : end]
    if keys[end].pts - keys[start].pts > longest or any(key.origin is not Origin.SEEN for key in between_them):
        return False
    return all(
        max(abs(edge) for edge in _outside(keys[start], keys[end], key)) <= slack * math.sqrt(key.box.area)
        for key in between_them
    )


def _outside(before: KeyBox, after: KeyBox, key: KeyBox) -> Edges:
    """How far the key's box lies outside the way."""
    way, box = between(before.box, after.box, (key.pts - before.pts) / (after.pts - before.pts)), key.box
    return way.left - box.left, way.top - box.top, box.right - way.right, box.bottom - way.bottom


def _widened(box: Box, more: Sequence[int]) -> Box:
    return Box(box.left - more[0], box.top - more[1], box.right + more[2], box.bottom + more[3])
