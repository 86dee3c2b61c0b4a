"""Which lane of a video is selected, and which stretch of its time is marked."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from ui.video.lanes import Lane
from ui.video.scrub import Stretch
from ui.video.showing import VideoShowing


class Selection(QObject):
    """`changed` when another lane was selected, or none.

    `key` is the selected lane's, also where it is not on the picture at this moment; "" for none.
    """

    changed = Signal()

    def __init__(self, showing: VideoShowing, parent: QObject) -> None:
        super().__init__(parent)
        self._showing = showing
        self._halves: dict[str, str] = {}
        self.key = ""
        self.stretch = Stretch()

    @property
    def lane(self) -> Lane | None:
        """The selected lane."""
        return self.find(self.key)

    def find(self, key: str) -> Lane | None:
        """A lane that is there now."""
        return next((lane for lane in self._showing.lanes if lane.key == key), None)

    def select(self, key: str) -> None:
        """Select a lane; "" for none."""
        self.key = key
        self.changed.emit()

    def select_half(self, key: str, whole: str) -> None:
        """Of a lane that was split, the half that was meant; where that is undone, the whole is."""
        self._halves[key] = whole
        self.select(key)

    def mend(self) -> None:
        """Where the splitting that made the selected half was undone, the whole is selected again."""
        if self.lane is None and self.key in self._halves:
            self.select(self._halves[self.key])

    def forget(self) -> None:
        """Another video: nothing is selected or marked in it."""
        self.key, self.stretch, self._halves = "", Stretch(), {}

    def mark(self, pts: int, *, first: bool) -> None:
        """A stretch begins or ends at this moment."""
        was = self.stretch
        self.stretch = Stretch(pts, was.last) if first else Stretch(was.first, pts)
