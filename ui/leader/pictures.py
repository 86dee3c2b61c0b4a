"""What waits as it would go out: covered pictures, a bounded number of them in memory.

Whether a picture could be shown counts: nobody approves what cannot be seen, or is no longer what was asked about. Whether it
was on the screen as well, `Seen` knows.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QRectF, QSize, Signal
from PySide6.QtGui import QImage
from shiboken6 import isValid

from app.errors import BeeldkeurError, ItemError
from app.events.waiting import Waiting
from app.model import Region
from app.pipeline.preview import Look
from app.pipeline.video_preview import cells_of, sheet_of, telling_moments, wanted
from app.redaction.cover import Covering
from app.redaction.regions import Extent
from detectors.base import Box
from ui.leader.sight import Sight, sight_of
from ui.looks import Looks, image_of
from ui.release.outlines import placed, shares_of
from ui.video.stills import denied_at

SMALL_PX, LARGE_PX = 320, 1600
"""The long side of a picture on the sheet, and of one alone."""
WHOLE_PX = 6000
"""Of one that is looked at closely."""
KEPT_BYTES = 96 << 20
WHOLE = QRectF(0.0, 0.0, 1.0, 1.0)
"""All of a picture, as a share of it."""

_Key = tuple[Sight, int]
"""What is shown, and how large."""


class Pictures(QObject):
    """Fetches them. `arrived` carries the SHA-256 of an item whose picture, or its refusal, is there."""

    arrived = Signal(str)

    def __init__(self, looks: Looks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        self._there: OrderedDict[_Key, QImage] = OrderedDict()
        self._asked: set[_Key] = set()
        self._seen: set[Sight] = set()
        self._refused: dict[str, BeeldkeurError] = {}
        self._withheld: set[str] = set()

    def picture(self, item: Waiting, side: int) -> QImage | None:
        """The picture with its covers if it is there; else it is on its way, and `arrived` tells. Cheap."""
        if item.covers is None or self.is_withheld(item) or item.sha256 in self._refused:
            return None
        key = (sight_of(item), side)
        if key in self._there:
            self._there.move_to_end(key)
            return self._there[key]
        if key not in self._asked:
            self._asked.add(key)
            self._ask(item, item.covers, key)
        return None

    def _ask(self, item: Waiting, covers: tuple[Region, ...], key: _Key) -> None:
        """The photo; of a video, a sheet of moments as they would go out."""
        screening, side = item.screening, key[1]
        taken, missed = partial(self._take, key), partial(self._refuse, key)
        if screening is None or screening.clip is None:
            self._looks.covered(item.path, Covering(covers), side, taken, missed)
            return
        clip, size = screening.clip, (screening.item.width, screening.item.height)
        moments = telling_moments(clip, item.tracks)
        asked = [wanted(clip, size, moment, 1, side).covered(item.tracks, Extent.HEAD) for moment in moments]
        self._looks.ask(partial(sheet_of, Path(item.path), asked, side), taken, missed)

    def fetch_whole(self, item: Waiting, then: Callable[[QImage], None]) -> None:
        """A photo with its covers in as many pixels as can be looked at, to be looked at closely; it is not kept here."""
        if item.covers is None or self.is_withheld(item):
            return

        def take(seen: Look) -> None:
            if isValid(self) and seen.sha256 == item.sha256 and not self.is_withheld(item):
                then(image_of(seen))

        self._looks.covered(item.path, Covering(item.covers), WHOLE_PX, take, lambda _: None)

    def is_seen(self, item: Waiting) -> bool:
        """Whether the picture as it would go out was there to be seen."""
        is_shown = item.covers is not None and not self.is_withheld(item) and item.sha256 not in self._refused
        return is_shown and sight_of(item) in self._seen

    def is_withheld(self, item: Waiting) -> bool:
        """Whether it was reported under A9: it is not shown any more."""
        return item.is_reported or item.sha256 in self._withheld

    def withhold(self, sha256: str) -> None:
        """It was reported under A9: none of it stays in memory, nor is kept when it comes in still."""
        if sha256 not in self._withheld:
            self._withheld.add(sha256)
            for key in [key for key in self._there if key[0].sha256 == sha256]:
                del self._there[key]
            self._tell(sha256)

    def keep_only(self, items: Iterable[Waiting]) -> None:
        """Nothing else waits any more: no other picture stays in memory."""
        wanted = {one.sha256 for one in items if not self.is_withheld(one)}
        for key in [key for key in self._there if key[0].sha256 not in wanted]:
            del self._there[key]

    def refusal(self, item: Waiting) -> BeeldkeurError | None:
        """Why there is no picture to be had."""
        return self._refused.get(item.sha256)

    def refuse(self, sha256: str, error: BeeldkeurError) -> None:
        """There is no picture to be had of it."""
        self._refused[sha256] = error
        self._tell(sha256)

    def forget_refusals(self) -> None:
        """Files may be back: try again."""
        self._refused.clear()

    def _take(self, key: _Key, seen: Look) -> None:
        self._asked.discard(key)
        sha256 = key[0].sha256
        if seen.sha256 != sha256:
            self.refuse(sha256, ItemError("changed-since-screening"))
            return
        if sha256 in self._withheld:
            return
        self._there[key] = image_of(seen)
        self._seen.add(key[0])
        while sum(image.sizeInBytes() for image in self._there.values()) > KEPT_BYTES and len(self._there) > 1:
            self._there.popitem(last=False)
        self._tell(sha256)

    def _tell(self, sha256: str) -> None:
        if isValid(self):  # the page may have been made anew meanwhile
            self.arrived.emit(sha256)

    def _refuse(self, key: _Key, error: BeeldkeurError) -> None:
        self._asked.discard(key)
        self.refuse(key[0].sha256, error)


def outlined_in(item: Waiting, size: QSize) -> tuple[QRectF, ...]:
    """Where dashed lines go, as shares of the picture, which has so many pixels; of a video, in the moments of its sheet."""
    screening = item.screening
    if screening is None:
        return ()
    if screening.clip is None:
        return shares_of(item.dismissed, screening.item)
    if not item.tracks.removed:
        return ()
    moments = telling_moments(screening.clip, item.tracks)
    cells = (_share(cell, size) for cell in cells_of(len(moments), size.width(), size.height()))
    return tuple(
        placed(cell, share & WHOLE)
        for cell, moment in zip(cells, moments, strict=True)
        for share in shares_of(denied_at(item.tracks, moment), screening.item)
    )


def _share(cell: Box, size: QSize) -> QRectF:
    width, height = size.width(), size.height()
    return QRectF(cell.left / width, cell.top / height, cell.width / width, cell.height / height)
