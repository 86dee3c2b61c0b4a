"""What the ordinary and the fine looks see, brought together by time and passed on while the video is being read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from app.tracking.lingering import with_lingering
from app.tracking.sighting import Glance


class Watch(Protocol):
    """Leaves glances behind, their timestamps rising; `earliest`: that of the first frame of which one may still come."""

    @property
    def glances(self) -> list[Glance]:
        """Those that were not taken yet."""

    @property
    def earliest(self) -> int | None:
        """None where none may come of the frames so far."""


@dataclass(slots=True)
class Meeting:
    """Glances of several watches, by their time; of two at the same frame that of the later watch, which sees what both do.

    Who lingers by the one does so by the other.
    """

    watches: Sequence[Watch]
    tell: Callable[[Glance], None]
    waiting: dict[int, Glance] = field(default_factory=dict)

    def pass_on(self, until: float) -> None:
        """Tell all glances before this timestamp, as far as none before them is still to come."""
        for watch in self.watches:
            self.waiting.update((one.pts, with_lingering(one, self.waiting.get(one.pts))) for one in watch.glances)
            watch.glances.clear()
            if watch.earliest is not None:
                until = min(until, watch.earliest)
        for pts in sorted(pts for pts in self.waiting if pts < until):
            self.tell(self.waiting.pop(pts))
