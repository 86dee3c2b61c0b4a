"""Who is near becomes one; who was in one photo never does."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.grouping.linkage import Encodings, Place, groups


def at(*places: float) -> Encodings:
    """Encodings that lie so far from each other."""
    found = np.zeros((len(places), 128), np.float32)
    found[:, 0] = places
    return found


def photos(names: str) -> list[Place]:
    return [Place(name) for name in names]


def test_near_faces_are_one_group_and_far_ones_are_not() -> None:
    assert groups(at(0, 0.1, 0.2, 5, 5.1), photos("abcde"), 0.5) == ((0, 1, 2), (3, 4))


def test_two_faces_of_one_photo_never_meet_though_they_are_alike() -> None:
    found = groups(at(0, 0.01, 0.3), photos("aab"), 0.5)
    assert {frozenset(group) for group in found} == {frozenset({1, 2}), frozenset({0})}


def test_a_third_face_does_not_bring_two_of_one_photo_together() -> None:
    assert sorted(map(len, groups(at(0, 0.02, 0.01, 0.03), photos("abab"), 9.0))) == [2, 2]


def test_what_people_said_holds_against_the_encodings() -> None:
    places = [Place("a", "p"), Place("b", "q"), Place("c", "p"), Place("d")]
    assert groups(at(0, 0.01, 7, 7.1), places, 4.0) == ((0, 2, 3), (1,))


def test_the_mean_distance_counts_not_the_nearest() -> None:
    chain = at(0, 0.4, 0.8, 1.2, 1.6)
    assert max(map(len, groups(chain, photos("abcde"), 0.45))) == 2


def test_nobody_is_no_group() -> None:
    assert groups(np.zeros((0, 128), np.float32), [], 0.5) == ()
    assert groups(at(1), photos("a"), 0.5) == ((0,),)


def test_one_place_a_face() -> None:
    with pytest.raises(ValueError, match="2 encodings, 1 faces"):
        groups(at(0, 1), photos("a"), 0.5)


@given(st.lists(st.tuples(st.floats(0, 3), st.integers(0, 5), st.none() | st.integers(0, 2)), max_size=24), st.floats(0, 4))
def test_whatever_comes_each_face_is_in_one_group_and_no_photo_twice(
    faces: list[tuple[float, int, int | None]], limit: float
) -> None:
    said: set[tuple[int, int]] = set()
    places = []
    for _, photo, person in faces:  # people never say that somebody is in one photo twice
        is_new = person is not None and (photo, person) not in said
        if person is not None:
            said.add((photo, person))
        places.append(Place(str(photo), str(person) if is_new else None))
    found = groups(at(*(place for place, _, _ in faces)), places, limit)
    assert sorted(row for group in found for row in group) == list(range(len(faces)))
    for group in found:
        assert len({places[row].photo for row in group}) == len(group)
        assert len({places[row].person for row in group} - {None}) <= 1
    for name in {place.person for place in places} - {None}:
        assert sum(any(places[row].person == name for row in group) for group in found) == 1
