"""What was seen and is nobody's: sightings too weak and too short to be a person, and not where one is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from app.track import KeyBox, Keys, Track
from app.tracking.geometry import holds, inner
from app.tracking.present import Present

MIDDLE = 0.6
"""The share of a face's sides that has to lie in a track's box for the face to be that track's."""


def aside_of(seen: Iterable[KeyBox], tracks: Sequence[Track], alive: Callable[[], None] = lambda: None) -> Keys:
    """The sightings whose middle no track holds at their time.

    Args:
        seen: what may be nobody's.
        tracks: the people.
        alive: called with every sighting, for whoever waits: those of an hour may take long.
    """
    present = Present(tracks)

    def is_held(one: KeyBox) -> bool:
        alive()
        middle = inner(one.box, MIDDLE)
        return any(holds(box, middle) for track in present.at(one.pts) if (box := track.at(one.pts)) is not None)

    return Keys(one for one in seen if not is_held(one))
