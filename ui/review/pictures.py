"""Pictures for one photo at a time: the wanted one first, the next one beforehand, never a queue of those gone by."""

from __future__ import annotations

from collections import OrderedDict
from functools import partial

from PySide6.QtCore import QObject, Signal

from app.errors import BeeldkeurError
from app.pipeline.preview import Look
from ui.looks import Looks
from ui.review.alive import while_alive

SIDE_PX, FULL_SIDE_PX = 1600, 6000
"""The long side of the first look, and of the one for who zooms in."""
KEPT = 3


class Pictures(QObject):
    """`ready` (path, Look) for what is wanted, `sharp` for its full-size look, `failed` (path, error)."""

    ready = Signal(str, object)
    sharp = Signal(str, object)
    failed = Signal(str, object)

    def __init__(self, looks: Looks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        self._there: OrderedDict[str, Look] = OrderedDict()
        self._wanted = ""
        self._next = ""
        self._under_way = ""
        self._sharpening = ""

    def want(self, path: str, following: str = "") -> None:
        """Show this one as soon as it is there, then fetch the one that follows."""
        self._wanted, self._next = path, following
        found = self._there.get(path)
        if found is not None:
            self.ready.emit(path, found)
        self._fetch()

    def want_sharp(self) -> None:
        """The full-size look of the wanted one, once."""
        if self._wanted and self._sharpening != self._wanted:
            self._sharpening = self._wanted
            path = self._wanted
            self._looks.picture(path, FULL_SIDE_PX, while_alive(self, partial(self._take_sharp, path)), self._miss_sharp)

    def rest(self) -> None:
        """Want nothing any more."""
        self._wanted = self._next = self._sharpening = ""

    def drop(self, path: str) -> None:
        """Want nothing any more, and keep nothing of this one."""
        self.rest()
        self.forget(path)

    def forget(self, path: str) -> None:
        """Keep nothing of this one, which is not the wanted one."""
        self._there.pop(path, None)
        if self._next == path:
            self._next = ""

    def drop_all(self) -> None:
        """Want nothing any more, and keep nothing."""
        self.rest()
        self._there.clear()

    def _fetch(self) -> None:
        if self._under_way:
            return
        path = next((one for one in (self._wanted, self._next) if one and one not in self._there), "")
        if path:
            self._under_way = path
            taken, missed = partial(self._take, path), partial(self._miss, path)
            self._looks.picture(path, SIDE_PX, while_alive(self, taken), while_alive(self, missed))

    def _take(self, path: str, seen: Look) -> None:
        self._under_way = ""
        if path in (self._wanted, self._next):
            self._there[path] = seen
            while len(self._there) > KEPT:
                self._there.popitem(last=False)
        if path == self._wanted:
            self.ready.emit(path, seen)
        self._fetch()

    def _miss(self, path: str, error: BeeldkeurError) -> None:
        self._under_way = ""
        if path == self._wanted:
            self._wanted = ""
            self.failed.emit(path, error)
        elif path == self._next:
            self._next = ""
        self._fetch()

    def _take_sharp(self, path: str, seen: Look) -> None:
        if path == self._wanted:
            self.sharp.emit(path, seen)

    def _miss_sharp(self, _: BeeldkeurError) -> None:
        """The first look stays: it showed enough to be seen."""
