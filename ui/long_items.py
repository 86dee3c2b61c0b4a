"""Long items under way in one piece of work, on the window's thread: how far they are, and of which to speak."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.batch.under_way import UnderWay

CLEARLY_LONGER_S = 60.0
"""Only for an item that takes so much longer another one is put aside: what is shown must not hop to and fro."""


class LongItems(QObject):
    """Those that said how far they are and are not done; a photo, which never does, is never among them.

    Signals: `changed` when something else is known of them; `ended` when the work came to an end, and they with it.
    """

    changed = Signal()
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._known: dict[Path, UnderWay] = {}
        self._chosen: Path | None = None

    @property
    def longest(self) -> UnderWay | None:
        """The one that takes longest, as far as that is known; None where there is none."""
        return self._known[self._chosen] if self._chosen is not None else None

    @property
    def others(self) -> int:
        """How many there are besides the longest."""
        return max(0, len(self._known) - 1)

    @property
    def share(self) -> float:
        """How far they are together: 1.0 for each that would be done."""
        return sum(one.share for one in self._known.values())

    def hear(self, one: UnderWay) -> None:
        """How far one is. Before its first step, and after its last or when it begins anew, nothing is known of it."""
        if 0.0 < one.share < 1.0:
            self._known[one.found.path] = one
            self._choose()
        else:
            self.forget(one.found.path)

    def forget(self, path: Path) -> None:
        """This one is done, or was none of them."""
        if self._known.pop(path, None) is not None:
            self._choose()

    def clear(self) -> None:
        """The work has ended."""
        self._known.clear()
        self._chosen = None
        self.changed.emit()
        self.ended.emit()

    def _choose(self) -> None:
        longest = max(self._known, key=self._left_s, default=None)
        keeps = longest is not None and self._chosen in self._known
        if not keeps or self._left_s(longest) > self._left_s(self._chosen) + CLEARLY_LONGER_S:
            self._chosen = longest
        self.changed.emit()

    def _left_s(self, path: Path | None) -> float:
        one = self._known.get(path) if path is not None else None
        return 0.0 if one is None or one.left_s is None else one.left_s
