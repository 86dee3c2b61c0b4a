"""How much of each video was watched, kept with the event as it grows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from app.errors import BeeldkeurError
from app.events.event import EventItem
from app.events.watching import Shown, keep_shown
from app.workplace import Workplace
from ui.tasks import Tasks
from ui.video.film import PARTS, Watched


class Remembering:
    """`watched` is how much of each video of the open event was on the screen, by its path."""

    def __init__(self, workplace: Workplace, tasks: Tasks) -> None:
        """Nothing is open."""
        self._workplace, self._tasks = workplace, tasks
        self.watched: dict[str, Watched] = {}
        self._kept: dict[str, int] = {}
        self._has_failed = False

    def begin(self, items: Iterable[EventItem], shown: Mapping[str, Shown]) -> None:
        """Another event: what was stored of it counts where it was said of the same look."""
        self.watched.clear()
        self._has_failed = False
        for item in items:
            stored = shown.get(item.path)
            watched = _watched(item, stored) if stored is not None else None
            if watched is not None:
                self.watched[item.path] = watched
        self._kept = {path: one.size for path, one in self.watched.items()}

    def keep(self, event_id: str, items: Iterable[EventItem]) -> None:
        """Store what grew since it was stored last; where nothing did, nothing is written."""
        grown = {path: size for path, one in self.watched.items() if (size := one.size) > self._kept.get(path, 0)}
        shown = {item.path: one for item in items if item.path in grown and (one := self._shown(item)) is not None}
        if not shown:
            return
        kept = self._kept
        before = {path: kept.get(path, 0) for path in shown}
        kept.update({path: grown[path] for path in shown})

        def fail(error: BeeldkeurError) -> None:
            """It is tried again; that it fails is told once, as it may go on failing for as long as the video plays."""
            kept.update(before)
            if kept is self._kept and not self._has_failed:
                self._has_failed = True
                self._tasks.failed.emit(error)

        self._tasks.run(lambda: keep_shown(self._workplace, event_id, shown), failed=fail)

    def _shown(self, item: EventItem) -> Shown | None:
        screening = item.screening
        if screening is None:
            return None
        return Shown(screening.item.sha256, screening.fingerprint, PARTS, self.watched[item.path].runs)


def _watched(item: EventItem, stored: Shown) -> Watched | None:
    """What counts of it; None where that is nothing."""
    screening = item.screening
    if screening is None or screening.clip is None or not stored.is_of(screening, PARTS):
        return None
    return Watched.again(screening.clip, stored.runs)
