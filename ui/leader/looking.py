"""Looks at what waits and nobody here looked at: it was put forward by the command line, or its event has expired."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from app.batch.interruption import Interruption
from app.errors import BeeldkeurError, EnvironmentBrokenError
from app.events.waiting import Looked, Waiting, look_at
from app.model import Screening
from ui.leader.pictures import Pictures
from ui.rooms import Context
from ui.tasks import Lane

LOOKED_AT_ONCE = 8
"""So many items are looked at in one piece of work."""


class Looking(QObject):
    """`ended` when some were looked at: what waits is to be read anew, with what was found."""

    ended = Signal()

    def __init__(self, context: Context, pictures: Pictures, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._pictures = context, pictures
        self._looked: dict[str, Screening] = {}
        self._under_way: Interruption | None = None

    @property
    def looked(self) -> dict[str, Screening]:
        """What was found, by SHA-256; a copy, for work elsewhere."""
        return dict(self._looked)

    def look(self, items: Iterable[Waiting]) -> None:
        """Look at those of these that nobody looked at; nothing while others are being looked at."""
        wanted = [one for one in items if self._is_unknown(one)]
        if not wanted or self._under_way is not None:
            return
        chosen, desk, here = wanted[:LOOKED_AT_ONCE], self._context.desk, self._context.tasks.here
        interruption = self._under_way = Interruption()

        def work() -> None:
            for found in look_at(desk, chosen, interruption):
                here(partial(self._take, found))

        self.destroyed.connect(interruption.stop)
        self._context.tasks.run(work, lambda _: self._end(), self._fail, Lane.LONG)

    def _is_unknown(self, one: Waiting) -> bool:
        return one.screening is None and not one.is_reported and self._pictures.refusal(one) is None

    def _take(self, found: Looked) -> None:
        if not isValid(self):
            return
        if found.screening is not None:
            self._looked[found.sha256] = found.screening
        else:
            self._pictures.refuse(found.sha256, found.error or EnvironmentBrokenError("workers-broken"))

    def _end(self) -> None:
        if isValid(self):
            self._under_way = None
            self.ended.emit()

    def _fail(self, error: BeeldkeurError) -> None:
        if isValid(self):
            self._under_way = None
            self._context.show_error(error)
