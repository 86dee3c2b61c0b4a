"""What was seen and is nobody's: sightings too weak and too short to be a person, and not where one is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from app.track import KeyBox, Keys, Track
from app.tracking.geometry import holds
from app.tracking.present import Present
from detectors.base import middle_of


def aside_of(seen: Iterable[KeyBox], tracks: Sequence[Track], alive: Callable[[], None] = lambda: None) -> Keys:
    """The sightings whose middle no track holds at their time.

    Args:
        seen: what may be nobody's, timestamps rising.
        tracks: the people.
        alive: called with every sighting, for whoever waits: those of an hour may take long.
    """
    present = Present(tracks)

    def nobodys() -> Iterator[KeyBox]:
        for pts, at_once in groupby(seen, key=attrgetter("pts")):
            boxes = [box for track in present.at(pts) if (box := track.at(pts)) is not None]
            for one in at_once:
                alive()
                middle = middle_of(one.box)
                if not any(holds(box, middle) for box in boxes):
                    yield one

    return Keys(nobodys())
