"""From encodings to groups: average linkage in which two faces of one photo never come together. Pure.

Own lines, because the well-kept clusterings (SciPy, scikit-learn) know no "never these two", and a person is not twice in
one photo: that is the surest thing known about faces here, and it also keeps apart who is alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Encodings = NDArray[np.float32]
"""(N, 128) float32."""
Distances = NDArray[np.float32]
"""(N, N) float32, infinite between two that must not meet."""

APART = np.float32(np.inf)


@dataclass(frozen=True, slots=True)
class Place:
    """What is known of a face beside its encoding: in which photo it is, and whom people said it to be."""

    photo: str
    person: str | None = None


def groups(encodings: Encodings, places: Sequence[Place], limit: float) -> tuple[tuple[int, ...], ...]:
    """Groups of row numbers, the largest first, those of one row included; every row is in one of them.

    The two groups that are nearest on average (mean Euclidean distance over all pairs) become one, again and again, while that
    mean is at most `limit`. Two groups that share a photo never do, nor do two that people said to be different persons;
    faces that people said to be the same person are one group from the start.

    Args:
        encodings: (N, 128) float32.
        places: one for each row.
        limit: the largest mean distance within which faces may be one person.

    Raises:
        ValueError: when there is not one place for each row.
    """
    if len(places) != len(encodings):
        raise ValueError(f"{len(encodings)} encodings, {len(places)} faces")
    linking = _Linking(encodings, places)
    linking.join_known(places)
    linking.join_near(limit)
    return tuple(sorted(linking.members.values(), key=lambda group: (-len(group), group)))


class _Linking:
    """Groups by the row that stands for each, and how far they are from each other."""

    def __init__(self, encodings: Encodings, places: Sequence[Place]) -> None:
        self.members: dict[int, tuple[int, ...]] = {row: (row,) for row in range(len(encodings))}
        self._far = _distances(encodings)
        photos, persons = _numbers([place.photo for place in places]), _numbers([place.person for place in places])
        differ = (persons[:, None] != persons[None, :]) & (persons[:, None] >= 0) & (persons[None, :] >= 0)
        self._far[differ | (photos[:, None] == photos[None, :])] = APART

    def join_known(self, places: Sequence[Place]) -> None:
        """Who was said to be one person is one group, whatever the encodings say."""
        first: dict[str, int] = {}
        for row, place in enumerate(places):
            if place.person is not None and first.setdefault(place.person, row) != row:
                self._join(first[place.person], row)

    def join_near(self, limit: float) -> None:
        """Join the nearest two while they are near enough."""
        if not self.members:
            return
        nearest = self._far.argmin(axis=1)
        least = self._far[np.arange(len(self._far)), nearest]
        while (distance := least[kept := int(least.argmin())]) <= limit and distance < APART:
            gone = int(nearest[kept])
            self._join(kept, gone)
            stale = np.flatnonzero((nearest == kept) | (nearest == gone))
            stale = np.union1d(stale, [kept, gone])
            nearest[stale] = self._far[stale].argmin(axis=1)
            least[stale] = self._far[stale, nearest[stale]]

    def _join(self, kept: int, gone: int) -> None:
        """The distances of two groups become those of both together; what either must not meet, both must not."""
        here, there = self.members[kept], self.members.pop(gone)
        mean = (len(here) * self._far[kept] + len(there) * self._far[gone]) / (len(here) + len(there))
        self._far[kept], self._far[:, kept] = mean, mean
        self._far[gone], self._far[:, gone] = APART, APART
        self._far[kept, kept] = APART
        self.members[kept] = tuple(sorted((*here, *there)))


def _numbers(names: Sequence[str | None]) -> NDArray[np.int64]:
    """Equal numbers for equal names, -1 for none."""
    known: dict[str, int] = {}
    return np.asarray([-1 if name is None else known.setdefault(name, len(known)) for name in names], np.int64)


def _distances(encodings: Encodings) -> Distances:
    squares = np.einsum("ij,ij->i", encodings, encodings)
    far = encodings @ encodings.T  # in place from here on: of many faces this is the largest thing in memory
    far *= -2
    far += squares[:, None]
    far += squares[None, :]
    np.maximum(far, 0, out=far)
    return np.asarray(np.sqrt(far, out=far), np.float32)
