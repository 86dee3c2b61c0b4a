"""What people confirmed of an item before it left, and how much of it they had looked at: who answers for a release said so."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """How much of an item was on somebody's screen.

    `percent` is of a video's seconds, and for a photo 0 or 100. `doubts` is how many moments that the program doubts were not.
    `stills`: single frames of the video were, whatever of it was played.
    """

    percent: int
    doubts: int = 0
    stills: bool = False


@dataclass(frozen=True, slots=True)
class Assurance:
    """What whoever released an item confirmed of it in the dialogue of the release.

    `own_account`: it is for the school's own account or publication (C1). `no_face`: they looked at what the program took for
    faces and somebody said were none, and there is none. `unseen`: nobody had looked at all of it, but only so far, and they
    released it all the same; None where somebody had.
    """

    own_account: bool
    no_face: bool = False
    unseen: Look | None = None
