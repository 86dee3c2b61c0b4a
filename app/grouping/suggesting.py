"""Which faces of some photos may be one person: encoded in processes that end with it, and nothing of it is written anywhere.

The encodings come back to the thread that asked, are linked, and are let go of: what leaves this module are groups of faces.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import numpy as np

from app.batch.conveyor import AHEAD, Flight, conveyor
from app.batch.interruption import Interruption
from app.batch.workers import Workers, outcome_of
from app.errors import ItemError, UsageError
from app.grouping.encoding import Encoded, PhotoFaces, encode_photo, ready
from app.grouping.linkage import Place, groups
from app.workplace import cores

LIMIT = 0.54
"""The largest mean distance within which faces may be one person. Chosen and reported on by `benchmarks/grouping.py`."""
SMALLEST_PX = 32
"""Faces less high than this are left alone: what the encoder makes of them says little about who it is (the same benchmark)."""
MOST_FACES = 5000
"""Comparing so many takes some 200 MB; ten times as much for three times as many."""
TWO = 2
"""Nobody is in two photos where there are fewer."""


@dataclass(frozen=True, slots=True)
class FaceKey:
    """A face: of which bytes (SHA-256), and its id there."""

    sha256: str
    face: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Faces that may be one person, each in another photo: that `person`, where people said already who some of them are."""

    faces: tuple[FaceKey, ...]
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Suggested:
    """What came of comparing so many faces; `failed` photos could not be read any more."""

    suggestions: tuple[Suggestion, ...]
    compared: int
    failed: int = 0


def _nobody(_done: int, _total: int) -> None:
    """Nobody wants to be told."""


@dataclass(frozen=True, slots=True)
class Watch:
    """Who is told how many photos are done, of how many (in the calling thread), and what ends it."""

    tell: Callable[[int, int], None] = _nobody
    interruption: Interruption = field(default_factory=Interruption)


def suggest(photos: Sequence[PhotoFaces], watch: Watch) -> Suggested | None:
    """Suggest who is the same person; None where it was ended before it was done.

    Args:
        photos: the faces to compare, each photo once.
        watch: who is told, and what ends it.

    Raises:
        UsageError: `too-many-faces`.
        EnvironmentBrokenError: when the encoder is missing or changed, or no process can be started.
    """
    count = sum(len(photo.faces) for photo in photos)
    if count > MOST_FACES:
        raise UsageError("too-many-faces", faces=count, most=MOST_FACES)
    if len(photos) < TWO:
        return Suggested((), count)
    jobs = max(1, min(cores(), len(photos)))
    try:
        with Workers(jobs, ready) as workers:
            return _linked(photos, list(_encoded(photos, workers, watch)))
    except KeyboardInterrupt:
        return None


def _encoded(photos: Sequence[PhotoFaces], workers: Workers, watch: Watch) -> Iterator[Encoded | None]:
    launch = partial(_launch, workers)
    bell = watch.interruption
    under_way = conveyor(photos, launch, workers.jobs * AHEAD, bell.moment, bell.stopped)
    for done, (_, encoded) in enumerate(under_way, 1):
        watch.tell(done, len(photos))
        yield encoded


def _launch(workers: Workers, photo: PhotoFaces) -> Flight[PhotoFaces, Encoded | None]:
    return Flight(photo, workers.submit(encode_photo, photo), _land)


def _land(flight: Flight[PhotoFaces, Encoded | None], future: Future[Any]) -> None:
    try:
        flight.land(outcome_of(future))
    except ItemError:
        flight.land(None)


def _linked(photos: Sequence[PhotoFaces], found: Sequence[Encoded | None]) -> Suggested:
    keys: list[FaceKey] = []
    places: list[Place] = []
    rows = []
    for photo, encoded in zip(photos, found, strict=True):
        if encoded is not None:
            keys += (FaceKey(photo.sha256, face) for face in photo.faces)
            places += (Place(photo.sha256, person) for person in photo.persons)
            rows.append(encoded.encodings)
    failed = sum(encoded is None for encoded in found)
    together = groups(np.concatenate(rows), places, LIMIT) if rows else ()
    suggested = (_suggestion(group, keys, places) for group in together)
    return Suggested(tuple(one for one in suggested if one is not None), len(keys), failed)


def _suggestion(group: Sequence[int], keys: Sequence[FaceKey], places: Sequence[Place]) -> Suggestion | None:
    """What a group says that people did not say already."""
    person = next((places[row].person for row in group if places[row].person is not None), None)
    new = tuple(keys[row] for row in group if places[row].person is None)
    return Suggestion(new, person) if len(new) >= (TWO if person is None else 1) else None
