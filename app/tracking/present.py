"""Who is there when: the tracks of one moment among the many of an hour, without asking each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from app.track import Track

MOST_DRAWERS = 1024


class Present:
    """Tracks by their time."""

    def __init__(self, tracks: Iterable[Track], drawer: int | None = None) -> None:
        """Sort them into drawers of equal length, so many ticks, or by what there is; a track lies in each that it touches."""
        tracks = tuple(tracks)
        self._start = min((track.first for track in tracks), default=0)
        length = max((track.last for track in tracks), default=0) - self._start + 1
        self._width = max(1, drawer or -(-length // max(1, min(MOST_DRAWERS, len(tracks)))))
        self._drawers: dict[int, list[Track]] = defaultdict(list)
        for track in tracks:
            self.add(track)

    def add(self, track: Track) -> None:
        """One more, after those that are there."""
        for drawer in range(self._drawer(track.first), self._drawer(track.last) + 1):
            self._drawers[drawer].append(track)

    def at(self, pts: int) -> tuple[Track, ...]:
        """The tracks that are there at a timestamp, in the order given."""
        return tuple(track for track in self._drawers.get(self._drawer(pts), ()) if track.first <= pts <= track.last)

    def _drawer(self, pts: int) -> int:
        return (pts - self._start) // self._width
