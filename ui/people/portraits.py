"""Small pictures of faces: cut out when they are wanted, a bounded number kept in memory, none anywhere else."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from app.errors import BeeldkeurError
from app.events.people import Appearance
from app.grouping.crops import crops
from app.grouping.suggesting import FaceKey
from detectors.base import RgbImage
from ui.looks import Looks
from ui.review.alive import while_alive

SIDE_PX = 160
KEPT = 600
"""So many at most: 46 MB."""
UNDER_WAY = 2


class Portraits(QObject):
    """`arrived` when there are others."""

    arrived = Signal()

    def __init__(self, looks: Looks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        self._there: OrderedDict[FaceKey, QImage] = OrderedDict()
        self._missing: set[FaceKey] = set()
        self._wanted: OrderedDict[FaceKey, Appearance] = OrderedDict()
        self._under_way: set[str] = set()
        self._known: set[FaceKey] = set()

    def there(self, key: FaceKey) -> QImage | None:
        """The picture of a face if it is there. Cheap."""
        found = self._there.get(key)
        if found is not None:
            self._there.move_to_end(key)
        return found

    def want(self, faces: Iterable[Appearance]) -> None:
        """Fetch the pictures of these, the first first; what still waited is not wanted any more."""
        self._wanted = OrderedDict(
            (face.key, face) for face in faces if face.key not in self._there and face.key not in self._missing
        )
        self._fetch()

    def keep_only(self, keys: Iterable[FaceKey]) -> None:
        """Nothing of other faces stays in memory, or comes in still: they were reported, or their event is closed."""
        self._known = set(keys)
        for key in [key for key in self._there if key not in self._known]:
            del self._there[key]
        self._wanted = OrderedDict((key, face) for key, face in self._wanted.items() if key in self._known)
        self._missing &= self._known

    def _fetch(self) -> None:
        """One photo after the other: all wanted faces of it at once."""
        while len(self._under_way) < UNDER_WAY:
            first = next((face for key, face in self._wanted.items() if key.sha256 not in self._under_way), None)
            if first is None:
                return
            sha256 = first.key.sha256
            faces = [face for key, face in self._wanted.items() if key.sha256 == sha256]
            for face in faces:
                del self._wanted[face.key]
            self._under_way.add(sha256)
            keys = tuple(face.key for face in faces)
            boxes = tuple(face.face.box for face in faces)
            asked = partial(crops, Path(first.item.path), sha256, boxes, SIDE_PX)
            taken = while_alive(self, partial(self._take, sha256, keys))
            self._looks.ask(asked, taken, while_alive(self, partial(self._miss, sha256, keys)))

    def _take(self, sha256: str, keys: tuple[FaceKey, ...], found: tuple[RgbImage, ...]) -> None:
        for key, rgb in zip(keys, found, strict=True):
            if key not in self._known:  # reported meanwhile, or another event is open
                continue
            height, width = rgb.shape[:2]
            self._there[key] = QImage(rgb.data, width, height, width * 3, QImage.Format.Format_RGB888).copy()
        while len(self._there) > KEPT:
            self._there.popitem(last=False)
        self._go_on(sha256)

    def _miss(self, sha256: str, keys: tuple[FaceKey, ...], _: BeeldkeurError) -> None:
        self._missing.update(keys)
        self._go_on(sha256)

    def _go_on(self, sha256: str) -> None:
        self._under_way.discard(sha256)
        self.arrived.emit()
        self._fetch()
