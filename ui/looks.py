"""Pictures for the window: decoded in processes of their own, the last asked for first, a bounded number kept in memory."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from app.batch.workers import Workers, outcome_of
from app.errors import BeeldkeurError
from app.metadata.inventory import Carried
from app.pipeline.preview import Look, carried, look, look_covered
from app.pipeline.video_preview import Wanted, still
from app.redaction.cover import Covering
from detectors.base import RgbImage
from ui.tasks import Tasks

THUMBNAIL_PX = 320
"""The long side of a thumbnail."""
KEPT_BYTES = 192 << 20
"""How much memory thumbnails may take."""
PROCESSES, UNDER_WAY = 2, 4
WANTED = 400
"""So many thumbnails wait at most; who scrolled on does not want the older ones any more."""


def ready() -> None:
    """Nothing to load before the first picture."""


def image_of(seen: Look) -> QImage:
    """A picture for the screen, with bytes of its own."""
    return image_from(seen.rgb)


def image_from(rgb: RgbImage) -> QImage:
    """The same of (H, W, 3) uint8."""
    height, width = rgb.shape[:2]
    return QImage(rgb.data, width, height, width * 3, QImage.Format.Format_RGB888).copy()


@dataclass
class _Thumbnails:
    """What is there, what is wanted, what is under way, and what cannot be had. The last wanted comes first."""

    there: OrderedDict[str, QImage] = field(default_factory=OrderedDict)
    wanted: OrderedDict[str, None] = field(default_factory=OrderedDict)
    under_way: set[str] = field(default_factory=set)
    refused: dict[str, Wanted | None] = field(default_factory=dict)
    dropped: set[str] = field(default_factory=set)
    bytes: int = 0

    def keep(self, path: str, image: QImage) -> None:
        self.there[path] = image
        self.bytes += image.sizeInBytes()
        while self.bytes > KEPT_BYTES and len(self.there) > 1:
            _, old = self.there.popitem(last=False)
            self.bytes -= old.sizeInBytes()

    def want(self, path: str) -> None:
        self.wanted[path] = None
        self.wanted.move_to_end(path)
        while len(self.wanted) > WANTED:
            self.wanted.popitem(last=False)


def _is_photo(_path: str, _side: int) -> Wanted | None:
    """No frame: it is no video, or nobody knows yet that it is one."""
    return None


class Looks(QObject):
    """Thumbnails and pictures. `thumbnail_ready` carries the item's path.

    `still_of` tells which frame of a video, of so many pixels at most, is its thumbnail; None for a photo.
    """

    thumbnail_ready = Signal(str)

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self.still_of: Callable[[str, int], Wanted | None] = _is_photo
        self._workers = Workers(PROCESSES, ready)
        self._thumbnails = _Thumbnails()
        self._warm = self._workers.submit(ready)
        self._asked = 0

    def thumbnail(self, path: str) -> QImage | None:
        """The thumbnail, upright and uncovered, if it is there; otherwise it is on its way, and `thumbnail_ready` tells.

        Its long side is `THUMBNAIL_PX`. Cheap: meant to be called while painting.
        """
        found = self._thumbnails.there.get(path)
        if found is not None:
            self._thumbnails.there.move_to_end(path)
            return found
        if not self._has_answer(path):
            self._thumbnails.want(path)
            self._fetch()
        return None

    def there(self, path: str) -> QImage | None:
        """The thumbnail if it is there; nothing is fetched."""
        return self._thumbnails.there.get(path)

    def want(self, paths: Sequence[str]) -> None:
        """Fetch the thumbnails of these, the first first; whatever else still waited is not wanted any more."""
        state = self._thumbnails
        missing = [path for path in paths[:WANTED] if not self._has_answer(path)]
        state.wanted = OrderedDict.fromkeys(reversed(missing))
        for path in reversed(paths):
            if path in state.there:
                state.there.move_to_end(path)
        self._fetch()

    @property
    def is_busy(self) -> bool:
        """Whether a picture is on its way."""
        return self._asked > 0

    def is_refused(self, path: str) -> bool:
        """Whether there is no thumbnail to be had of a file."""
        state = self._thumbnails
        return path in state.dropped or self._is_missing(path)

    def drop(self, path: str) -> None:
        """A thumbnail must not be shown any more: it leaves the memory, and is not fetched again."""
        state = self._thumbnails
        old = state.there.pop(path, None)
        if old is not None:
            state.bytes -= old.sizeInBytes()
        state.wanted.pop(path, None)
        state.dropped.add(path)

    def forget(self) -> None:
        """Another event is open: none of the pictures stays in memory."""
        self._thumbnails = _Thumbnails(under_way=self._thumbnails.under_way)

    def picture(self, path: str, side: int, then: Callable[[Look], None], failed: Callable[[BeeldkeurError], None]) -> None:
        """The picture as it is, its long side at most `side` pixels, never enlarged."""
        self._ask(partial(look, Path(path), side), then, failed)

    def covered(
        self,
        path: str,
        covering: Covering,
        side: int,
        then: Callable[[Look], None],
        failed: Callable[[BeeldkeurError], None],
    ) -> None:
        """The picture as it would go out; `covering` in pixels of the full-size picture."""
        self._ask(partial(look_covered, Path(path), covering, side), then, failed)

    def carried(self, path: str, then: Callable[[tuple[Carried, ...]], None], failed: Callable[[BeeldkeurError], None]) -> None:
        """What the file carries beside its visible pixels."""
        self._ask(partial(carried, Path(path)), then, failed)

    def ask(self, look_into: partial[Any], then: Callable[[Any], None], failed: Callable[[BeeldkeurError], None]) -> None:
        """Anything else that looks into a file; what it is called with and what it gives crosses to another process."""
        self._ask(look_into, then, failed)

    def close(self) -> None:
        """End the processes."""
        self._workers.stop()

    def _has_answer(self, path: str) -> bool:
        state = self._thumbnails
        return path in state.there or path in state.under_way or path in state.dropped or self._is_missing(path)

    def _is_missing(self, path: str) -> bool:
        """Whether it could not be had. As a photo a video cannot; once it is known to be one, it is tried anew."""
        refused = self._thumbnails.refused
        return path in refused and refused[path] == self.still_of(path, THUMBNAIL_PX)

    def _fetch(self) -> None:
        state = self._thumbnails
        while state.wanted and len(state.under_way) < UNDER_WAY:
            path, _ = state.wanted.popitem()
            state.under_way.add(path)
            frame = self.still_of(path, THUMBNAIL_PX)
            small = partial(look, Path(path), THUMBNAIL_PX) if frame is None else partial(still, Path(path), frame)
            self._ask(small, partial(self._keep, state, path), partial(self._refuse, state, path, frame))

    def _keep(self, asked: _Thumbnails, path: str, seen: Look) -> None:
        if asked is self._thumbnails and path not in asked.dropped:  # else another event is open by now, or it was dropped
            asked.keep(path, image_of(seen))
        self._arrived(path)

    def _refuse(self, asked: _Thumbnails, path: str, frame: Wanted | None, _: BeeldkeurError) -> None:
        asked.refused[path] = frame
        self._arrived(path)

    def _arrived(self, path: str) -> None:
        self._thumbnails.under_way.discard(path)
        self.thumbnail_ready.emit(path)
        self._fetch()

    def _ask(self, function: partial[Any], then: Callable[[Any], None], failed: Callable[[BeeldkeurError], None]) -> None:
        """Run something in a process, then call back on the window's thread."""
        self._asked += 1
        try:
            future = self._workers.submit(function.func, *function.args)
        except BeeldkeurError as error:
            refusal = error
            self._asked -= 1
            self._tasks.here(lambda: failed(refusal))
            return

        def settle() -> None:
            self._asked -= 1
            try:
                found = outcome_of(future)
            except BeeldkeurError as error:
                failed(error)
            else:
                then(found)

        arrive = self._tasks.later(settle)
        future.add_done_callback(lambda _: arrive())
