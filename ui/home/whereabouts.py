"""Where a dialogue that asks for photos begins."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths

from ui.rooms import Context

_NAME = "whereabouts"


class Whereabouts(QObject):
    """Where what was chosen last lay, as long as the program runs."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName(_NAME)
        self._last: Path | None = None

    def note(self, paths: Sequence[Path]) -> None:
        """These were chosen."""
        if paths:
            self._last = paths[0].absolute().parent

    def start(self) -> Path:
        """Where the last ones lay, else the user's pictures, else their home."""
        pictures = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        places = (self._last, Path(pictures) if pictures else None)
        return next((place for place in places if place is not None and place.is_dir()), Path.home())


def whereabouts_of(context: Context) -> Whereabouts:
    """Those of the window: pages are made anew at any time."""
    found = context.bench.findChild(Whereabouts, _NAME)
    return found if isinstance(found, Whereabouts) else Whereabouts(context.bench)
