"""How often the first pass looks at a video."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SparsePace:
    """How often to look: at most `longest_s` apart, and no closer than `closest_s` but for cuts; finely where somebody is lost.

    The first look at a scene is `lead_s` after it begins.
    """

    longest_s: float
    closest_s: float = 0.1
    calm: float = 0.15
    lead_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Pace:
    """How often to look.

    `longest_s`: at most this long between two looks, and at most `longest` frames; `first`: so many frames after the first one
    of a scene it is looked at again; `calm`: two glances at least this calm tell the same story; `still`: from this calmness on
    the next step is longer. Where a square of the picture differs by `passing` levels from what it is at the looks before and
    after, in a picture with less contrast than usual by fewer, it is looked at in between, whatever these tell. What is gone
    again within `flash_s`, and leaves the picture as it was, is a flash and no scene of its own. `fine`: how often to look for
    small faces; `enlarged`: how often where small pictures are enlarged for that; `turned`: how often for faces that are not
    upright.
    """

    longest_s: float = 0.4
    longest: int = 32
    first: int = 4
    calm: float = 0.15
    still: float = 0.6
    passing: float = 48.0
    flash_s: float = 0.25
    fine: SparsePace = SparsePace(0.5)
    enlarged: SparsePace = SparsePace(2.0, lead_s=0.5)
    turned: SparsePace = SparsePace(1.0, lead_s=0.5)


DEFAULT_PACE = Pace()
