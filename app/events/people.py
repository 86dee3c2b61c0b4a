"""Who is the same person over an event: what people say about it, as new values of the items. Pure.

Two faces of one photo are never one person. Nothing here keeps a face visible: that is asked for each photo. That a face
belongs to somebody changes no decision by itself.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from app.events.deciding import FaceState, cover_again, face_state
from app.events.event import Belonging, EventItem
from app.grouping.encoding import PhotoFaces
from app.grouping.suggesting import SMALLEST_PX, FaceKey
from app.model import DecisionKind, FoundFace, MediaKind


@dataclass(frozen=True, slots=True)
class Appearance:
    """One face of one photo. Where the same photo lies twice, `item` is the first of them."""

    item: EventItem
    face: FoundFace

    @property
    def key(self) -> FaceKey:
        """Which face it is, wherever the photo lies."""
        return FaceKey(_source(self.item), self.face.id)

    @property
    def person(self) -> str | None:
        """Whom people said it to be."""
        return next((one.person for one in self.item.people if one.face == self.face.id), None)

    @property
    def state(self) -> FaceState:
        """What becomes of it when its photo goes out."""
        return face_state(self.item, self.face)


@dataclass(frozen=True, slots=True)
class Left:
    """How many faces are not compared, and why: too small, or the program is not certain that they are faces."""

    small: int
    doubtful: int


def appearances(items: Iterable[EventItem]) -> dict[FaceKey, Appearance]:
    """All faces of the photos, each photo once, in their order; what was reported under A9 is nowhere."""
    found: dict[FaceKey, Appearance] = {}
    for item in _photos(items):
        for face in item.screening.faces if item.screening else ():
            one = Appearance(item, face)
            found.setdefault(one.key, one)
    return found


def persons(found: Iterable[Appearance]) -> dict[str, tuple[Appearance, ...]]:
    """Whom people told apart, by id, in the order in which they first appear."""
    by_id: dict[str, list[Appearance]] = {}
    for one in found:
        if one.person is not None:
            by_id.setdefault(one.person, []).append(one)
    return {person: tuple(each) for person, each in by_id.items()}


def to_compare(items: Iterable[EventItem]) -> tuple[PhotoFaces, ...]:
    """The faces that grouping compares: those that are certain and large enough, and those that people grouped already."""
    photos: dict[str, list[Appearance]] = {}
    for one in appearances(items).values():
        if _is_comparable(one):
            photos.setdefault(_source(one.item), []).append(one)
    return tuple(
        PhotoFaces(
            each[0].item.found.path,
            sha256,
            _long_side(each[0].item),
            tuple(one.face.id for one in each),
            tuple(one.face.box for one in each),
            tuple(one.person for one in each),
        )
        for sha256, each in photos.items()
    )


def left_alone(items: Iterable[EventItem]) -> Left:
    """How many faces are not compared."""
    left = [one for one in appearances(items).values() if not _is_comparable(one) and not _is_dismissed(one)]
    small = sum(one.face.box.height < SMALLEST_PX for one in left)
    return Left(small, len(left) - small)


def new_person() -> str:
    """An id for somebody: random, so that it tells nothing."""
    return secrets.token_hex(6)


def meet_in(faces: Iterable[FaceKey]) -> str | None:
    """The SHA-256 of a photo in which two of these faces are: they cannot be one person. None where there is no such photo."""
    seen: set[str] = set()
    for sha256 in (face.sha256 for face in dict.fromkeys(faces)):
        if sha256 in seen:
            return sha256
        seen.add(sha256)
    return None


def say(items: Iterable[EventItem], faces: Sequence[FaceKey], person: str | None) -> tuple[EventItem, ...]:
    """The items with these faces said to be this person; None: nothing is said of them any more.

    Raises:
        ValueError: when two of the faces are in one photo, or one of them in a photo where that person is already.
    """
    wanted = set(faces)
    if person is not None:
        there = [one.key for one in appearances(items).values() if one.person == person]
        if meet_in([*there, *faces]) is not None:
            raise ValueError("nobody is in one photo twice")
    changed = []
    for item in _photos(items):
        mine = {face.face for face in wanted if face.sha256 == _source(item)}
        if mine:
            rest = tuple(one for one in item.people if one.face not in mine)
            said = () if person is None else tuple(Belonging(face, person) for face in sorted(mine))
            changed.append(replace(item, people=(*rest, *said)))
    return tuple(changed)


def cover_all(items: Iterable[EventItem], faces: Iterable[FaceKey]) -> tuple[EventItem, ...]:
    """The items in which one of these faces was to stay visible, or was said to be none, with it covered."""
    wanted, changed = set(faces), []
    for item in _photos(items):
        covered = item
        for face in item.screening.faces if item.screening else ():
            if FaceKey(_source(item), face.id) in wanted and _is_bare(item, face):
                covered = cover_again(covered, face)
        if covered is not item:
            changed.append(covered)
    return tuple(changed)


def forget_all(items: Iterable[EventItem]) -> tuple[EventItem, ...]:
    """The items of which something was said, with nothing said of anybody."""
    return tuple(replace(item, people=()) for item in items if item.people)


def _photos(items: Iterable[EventItem]) -> Iterable[EventItem]:
    return (
        item
        for item in items
        if item.screening is not None and item.screening.item.kind is MediaKind.PHOTO and not item.has(DecisionKind.REPORTED)
    )


def _is_comparable(one: Appearance) -> bool:
    if one.person is not None:
        return True
    return not (one.face.doubtful or _is_dismissed(one)) and one.face.box.height >= SMALLEST_PX


def _is_dismissed(one: Appearance) -> bool:
    return _decided(one.item, one.face) is FaceState.DISMISSED


def _is_bare(item: EventItem, face: FoundFace) -> bool:
    return _decided(item, face) in (FaceState.KEPT, FaceState.DISMISSED)


def _decided(item: EventItem, face: FoundFace) -> FaceState:
    """What is decided of the face itself, also while everybody in the photo is covered."""
    alone = tuple(one for one in item.decisions if one.kind is not DecisionKind.COVER_ALL)
    return face_state(replace(item, decisions=alone), face)


def _source(item: EventItem) -> str:
    return item.screening.item.sha256 if item.screening is not None else ""


def _long_side(item: EventItem) -> int:
    return max(item.screening.item.width, item.screening.item.height) if item.screening is not None else 0
