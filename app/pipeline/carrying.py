"""What a file of any kind carries beside what is to be seen."""

from __future__ import annotations

from app.errors import ItemError
from app.media.intake import Source
from app.media.video.facts import VideoSource
from app.media.video.kinds import DEMUXERS
from app.metadata.inventory import Carried, CarriedKind, inventory
from app.metadata.inventory_movie import inventory_movie

_LIKE_STILLS = {"gif": "gif", "apng": "png", "webp": "webp"}
"""Pictures that move carry what their still kin do."""


def carried_by(source: Source | VideoSource) -> tuple[Carried, ...]:
    """All of it, what gives away most first.

    Raises:
        ItemError: `unreadable`: when a video cannot be read any more.
    """
    if isinstance(source, Source):
        return inventory(source.data, source.format.value)
    still = _LIKE_STILLS.get(source.format)
    try:
        if still is not None:
            return inventory(source.path.read_bytes(), still)
        return inventory_movie(source.path, DEMUXERS.get(source.format, source.format))
    except OSError as problem:
        raise ItemError("unreadable") from problem


def named_in(source: VideoSource) -> tuple[str, ...]:
    """The names of people that a video carries.

    Raises:
        ItemError: `unreadable`: when it cannot be read any more.
    """
    return tuple(one.what for one in carried_by(source) if one.kind is CarriedKind.PEOPLE and one.what)
