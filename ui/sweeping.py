"""Python's garbage is collected on the window's thread alone.

What is collected may hold a widget, and Qt ends the process when one is destroyed in another thread. Python collects wherever
memory happens to be asked for, so in our threads too, unless it is told not to.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EACH_MS = 500


class Sweeper(QObject):
    """While it lives, Python collects nothing by itself; a timer of this thread does, by Python's own thresholds."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_on = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.sweep)
        self._timer.start(EACH_MS)

    def close(self) -> None:
        """Leave it to Python again; no other thread may touch widgets' garbage any more."""
        self._timer.stop()
        if self._was_on:
            gc.enable()

    def sweep(self) -> None:
        """Collect the oldest generation that is due, as Python would."""
        due = [
            at for at, (count, limit) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)) if count > limit > 0
        ]
        if due:
            gc.collect(max(due))
