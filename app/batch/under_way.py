"""How far a long item is, and how long it will take: for whoever waits for it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from app.media.intake import Found
from app.pipeline.pulse import Pulse

SURE_AFTER_S = 2.0
"""Sooner nothing is said of the time left: the start says little about the rest."""


class Step(StrEnum):
    """What is being done to an item."""

    LOOKING = "looking"
    COVERING = "covering"


def left_s(began: float, from_share: float, now: float, share: float) -> float | None:
    """How long the rest of a step will take, as fast as it went so far.

    Args:
        began: when it was first heard, in seconds of a clock that only goes forward.
        from_share: how far it was then, 0 to 1.
        now: the same clock's time now.
        share: how far it is now, 0 to 1.

    Returns:
        Seconds; None while nothing can be said: too soon, or it has not come further.
    """
    passed, gone = now - began, share - from_share
    if gone <= 0 or passed < SURE_AFTER_S:
        return None
    return passed * max(0.0, 1 - share) / gone


@dataclass(frozen=True, slots=True)
class UnderWay:
    """An item that says how far it is: `share` of this step, 0 to 1; `left_s` is None while nothing can be said of it.

    Of whatever was told of once, a share of 1 is told at the end of the step, however it ended: done, failed or crashed.
    """

    found: Found
    step: Step
    share: float
    left_s: float | None = None


@dataclass(slots=True)
class Ear:
    """Listens to one task and passes on what is new."""

    found: Found
    step: Step
    pulse: Pulse
    told: Callable[[UnderWay], None]
    first: tuple[float, float] | None = field(default=None)
    last: float = -1.0

    def __call__(self) -> None:
        """Look how far it is, and say so where it went on."""
        share = self.pulse.share()
        if share is None or share == self.last:
            return
        now = time.monotonic()
        if self.first is None or share < self.last:  # it begins, or begins anew
            self.first = (now, share)
        self.last = share
        self.told(UnderWay(self.found, self.step, share, left_s(*self.first, now, share)))

    def end(self) -> None:
        """The task is over, well or not: what was said of it holds no longer."""
        if self.first is not None:
            self.told(UnderWay(self.found, self.step, 1.0))
