"""Faces of photos become suggestions, in processes of their own."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from app.batch.interruption import Interruption
from app.errors import ItemError, UsageError
from app.grouping import suggesting
from app.grouping.encoding import PhotoFaces, encode_photo
from app.grouping.suggesting import FaceKey, Suggestion, Watch, suggest
from detectors.base import Box
from tests.grouping.faces import face_in, mirrored, save
from tests.stand_ins import AtOnce


def faces_of(path: Path, *boxes: Box, persons: tuple[str | None, ...] = ()) -> PhotoFaces:
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    names = tuple(f"face{number}" for number in range(len(boxes)))
    return PhotoFaces(path, sha256, 512, names, boxes, persons or (None,) * len(boxes))


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.grouping.suggesting.Workers", AtOnce)


@pytest.fixture
def three(tmp_path: Path) -> list[PhotoFaces]:
    """The same person in three photos, in one of them twice: mirrored, as a sister might stand beside her."""
    return [
        faces_of(save(tmp_path / "a.jpg"), face_in()),
        faces_of(save(tmp_path / "b.jpg", side=400, brightness=0.8), face_in(400)),
        faces_of(save(tmp_path / "c.jpg", twice=True), face_in(), mirrored()),
    ]


def test_the_same_face_in_several_photos_is_suggested_to_be_one_person(three: list[PhotoFaces]) -> None:
    told: list[tuple[int, int]] = []
    found = suggest(three, Watch(lambda done, total: told.append((done, total))))
    assert found is not None
    assert (found.compared, found.failed) == (4, 0)
    (one,) = found.suggestions
    assert one.person is None
    assert {face.sha256 for face in one.faces} == {photo.sha256 for photo in three}
    assert len(one.faces) == 3  # not four: two of them are in one photo
    assert told == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.usefixtures("at_once")
def test_who_was_named_one_person_stays_one_and_others_may_be_added(three: list[PhotoFaces], tmp_path: Path) -> None:
    known = [faces_of(tmp_path / "a.jpg", face_in(), persons=("p1",)), *three[1:]]
    found = suggest(known, Watch())
    assert found is not None
    (one,) = found.suggestions
    assert one.person == "p1"
    assert FaceKey(known[0].sha256, "face0") not in one.faces


@pytest.mark.usefixtures("at_once")
def test_who_was_told_apart_is_not_suggested_to_be_one(three: list[PhotoFaces], tmp_path: Path) -> None:
    known = [
        faces_of(tmp_path / "a.jpg", face_in(), persons=("p1",)),
        faces_of(tmp_path / "b.jpg", face_in(400), persons=("p2",)),
    ]
    found = suggest(known, Watch())
    assert found is not None
    assert found.suggestions == ()


@pytest.mark.usefixtures("at_once")
def test_a_photo_that_changed_is_not_compared_and_said_so(three: list[PhotoFaces], tmp_path: Path) -> None:
    save(tmp_path / "b.jpg", brightness=0.5)
    found = suggest(three, Watch())
    assert found is not None
    assert (found.compared, found.failed) == (3, 1)


def test_another_photo_at_the_same_place_is_refused(three: list[PhotoFaces], tmp_path: Path) -> None:
    save(tmp_path / "a.jpg", brightness=0.5)
    with pytest.raises(ItemError, match="changed-since-screening"):
        encode_photo(three[0])


@pytest.mark.usefixtures("at_once")
def test_one_photo_has_nobody_twice(three: list[PhotoFaces]) -> None:
    assert suggest(three[2:], Watch()) == suggesting.Suggested((), 2)


@pytest.mark.usefixtures("at_once")
def test_it_can_be_ended(three: list[PhotoFaces]) -> None:
    interruption = Interruption()
    interruption.stop()
    assert suggest(three, Watch(interruption=interruption)) is None


def test_a_crowd_is_too_many(tmp_path: Path) -> None:
    crowd = faces_of(save(tmp_path / "a.jpg"), *[face_in()] * (suggesting.MOST_FACES + 1))
    with pytest.raises(UsageError, match="too-many-faces"):
        suggest([crowd], Watch())


def test_a_suggestion_compares_by_value() -> None:
    assert Suggestion((FaceKey("a", "b"),)) == Suggestion((FaceKey("a", "b"),), None)
