"""A small picture of each track, covered: fetched one at a time, while nothing plays."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from app.errors import BeeldkeurError
from app.media.video.facts import VideoSource
from app.model import Region
from app.pipeline.video_plan import TrackPlan
from app.pipeline.video_preview import portrait, portrait_moment, regions_at, wanted
from app.redaction.regions import Extent
from app.track import Clip
from detectors.base import Box, RgbImage
from ui.looks import Looks
from ui.review.alive import while_alive
from ui.video.lanes import Lane

SIDE_PX = 640
"""The long side of the frame that it is cut from."""
MOST = 200
"""So many tracks get a picture: of a crowd not everybody."""

Key = tuple[int, Box, tuple[Region, ...]]
"""When, of whom, and what is covered then: where one of them changes, so does the picture."""


class Portraits(QObject):
    """`changed` when there are others."""

    changed = Signal()

    def __init__(self, looks: Looks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        self._turn = 0
        self._there: dict[Key, QImage | None] = {}
        self._wanted: OrderedDict[Key, None] = OrderedDict()
        self._lanes: dict[str, Key] = {}
        self._source: VideoSource | None = None
        self._clip: Clip | None = None
        self._size = (0, 0)
        self._under_way = False
        self._rests = False

    def clear(self) -> None:
        """Another video: nothing of the one before stays."""
        self._turn += 1
        self._there.clear()
        self._wanted.clear()
        self._lanes.clear()
        self._source, self._clip, self._under_way = None, None, False

    def rest(self, *, on: bool) -> None:
        """Fetch nothing while it plays."""
        self._rests = on
        self._fetch()

    def load(self, source: VideoSource, clip: Clip, size: tuple[int, int]) -> None:
        """The bytes of the video whose lanes are shown."""
        self._source, self._clip, self._size = source, clip, size
        self._fetch()

    def want(self, lanes: Sequence[Lane], plan: TrackPlan) -> None:
        """The pictures of these."""
        self._lanes = {lane.key: key for lane in lanes[:MOST] if (key := _key(lane, plan)) is not None}
        self._plan = plan
        self._wanted = OrderedDict.fromkeys(key for key in self._lanes.values() if key not in self._there)
        self._fetch()

    def there(self) -> dict[str, QImage]:
        """Those that are there, by lane."""
        found = ((lane, self._there.get(key)) for lane, key in self._lanes.items())
        return {lane: image for lane, image in found if image is not None}

    def _fetch(self) -> None:
        if self._rests or self._under_way or self._source is None or self._clip is None or not self._wanted:
            return
        key, _ = self._wanted.popitem(last=False)
        self._under_way = True
        asked = wanted(self._clip, self._size, key[0], 1, SIDE_PX).covered(self._plan, Extent.HEAD)
        taken = while_alive(self, partial(self._take, self._turn, key))
        missed = while_alive(self, partial(self._miss, self._turn, key))
        self._looks.ask(partial(portrait, self._source, asked, key[1]), taken, missed)

    def _take(self, turn: int, key: Key, rgb: RgbImage) -> None:
        if turn == self._turn:
            height, width = rgb.shape[:2]
            self._there[key] = QImage(rgb.data, width, height, width * 3, QImage.Format.Format_RGB888).copy()
            self._go_on()

    def _miss(self, turn: int, key: Key, _: BeeldkeurError) -> None:
        if turn == self._turn:
            self._there[key] = None
            self._go_on()

    def _go_on(self) -> None:
        self._under_way = False
        self.changed.emit()
        self._fetch()


def _key(lane: Lane, plan: TrackPlan) -> Key | None:
    if lane.track is None:
        return None
    moment = portrait_moment(lane.track)
    box = lane.track.at(moment)
    return None if box is None else (moment, box, regions_at(plan, moment))
