"""What boxes do in time: move, grow, lie between two others, lie near each other. Pixels of one picture throughout."""

from __future__ import annotations

import math

from detectors.base import Box


def middle(box: Box) -> tuple[float, float]:
    """Its centre, x and y."""
    return (box.left + box.right) / 2, (box.top + box.bottom) / 2


def shifted(box: Box, x: float, y: float) -> Box:
    """The box moved by this many pixels, of the same size."""
    right, down = round(x), round(y)
    return Box(box.left + right, box.top + down, box.right + right, box.bottom + down)


def grown(box: Box, share: float) -> Box:
    """The box larger by this share (0 or more) of its sides, about its middle."""
    more_x, more_y = math.ceil(box.width * share / 2), math.ceil(box.height * share / 2)
    return Box(box.left - more_x, box.top - more_y, box.right + more_x, box.bottom + more_y)


def hull(one: Box, other: Box) -> Box:
    """The smallest box that holds both."""
    return Box(min(one.left, other.left), min(one.top, other.top), max(one.right, other.right), max(one.bottom, other.bottom))


def holds(one: Box, other: Box) -> bool:
    """Whether `other` lies wholly inside `one`."""
    return one.left <= other.left and one.top <= other.top and one.right >= other.right and one.bottom >= other.bottom


def nearness(one: Box, other: Box, reach: float, change: float) -> float:
    """1 for the same place and size, falling to 0 where centres are `reach` mean sides apart or sizes differ by `change`."""
    x, y = one.left + one.right - other.left - other.right, one.top + one.bottom - other.top - other.bottom
    width, height = one.right - one.left, one.bottom - one.top
    other_width, other_height = other.right - other.left, other.bottom - other.top
    farthest = reach * (width + height + other_width + other_height) / 2  # no mean of sides is larger
    if abs(x) >= farthest or abs(y) >= farthest:  # as most are who are asked about
        return 0.0
    side, other_side = math.sqrt(width * height), math.sqrt(other_width * other_height)
    apart = math.hypot(x, y) / (side + other_side)
    if apart >= reach:
        return 0.0
    ratio = math.log(max(side, other_side) / min(side, other_side)) / math.log(change)
    return (1 - apart / reach) * max(0.0, 1 - ratio)
