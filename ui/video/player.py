"""The clock of a video that plays: which moment it is now. It waits where frames are not there yet."""

from __future__ import annotations

import time
from collections.abc import Callable
from fractions import Fraction

from PySide6.QtCore import QObject, QTimer, Signal

from app.track import Clip

TICK_MS = 15
SPEEDS = (0.25, 0.5, 1.0, 2.0, 4.0, 8.0)
SEEN_UP_TO = 2.0
"""What plays faster is not seen: nobody is recognised in it."""


class Player(QObject):
    """`moved` carries a timestamp while it plays; `changed` when it begins or ends playing, or plays at another speed."""

    moved = Signal(int)
    changed = Signal()

    def __init__(self, now: Callable[[], float] = time.monotonic, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._clip: Clip | None = None
        self._from, self._since = 0, 0.0
        self.speed = 1.0
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)

    @property
    def is_playing(self) -> bool:
        """Whether it plays."""
        return self._timer.isActive()

    def load(self, clip: Clip | None) -> None:
        """Another video, or none; it stands still."""
        self.pause()
        self._clip = clip

    def play(self, pts: int) -> None:
        """Play on from this timestamp; from the beginning where it is the last."""
        if self._clip is None:
            return
        self.start_at(self._clip.first if pts >= self._clip.last else pts)
        self._timer.start()
        self.changed.emit()

    def pause(self) -> None:
        """Stand still."""
        if self._timer.isActive():
            self._timer.stop()
            self.changed.emit()

    def start_at(self, pts: int) -> None:
        """It is this moment now: the clock goes on from here."""
        self._from, self._since = pts, self._now()

    def faster(self, by: int) -> None:
        """One speed up or down."""
        self.set_speed(SPEEDS[min(max(SPEEDS.index(self.speed) + by, 0), len(SPEEDS) - 1)])

    def set_speed(self, speed: float) -> None:
        """One of `SPEEDS`; what plays plays on from where it is."""
        self.start_at(self._moment())
        self.speed = speed
        self.changed.emit()

    def tick(self) -> None:
        """Tell which moment it is; the last one ends it."""
        if self._clip is None:
            return
        pts = self._moment()
        self.moved.emit(min(pts, self._clip.last))
        if pts >= self._clip.last:
            self.pause()

    def _moment(self) -> int:
        if self._clip is None:
            return self._from
        passed = Fraction((self._now() - self._since) * self.speed) / Fraction(*self._clip.time_base)
        return self._from + int(passed)
