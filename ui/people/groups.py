"""What the room shows: persons whom somebody confirmed, then suggestions. Pure: no widgets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.events.deciding import FaceState
from app.events.event import EventItem
from app.events.people import Appearance, appearances, meet_in, persons
from app.grouping.suggesting import FaceKey, Suggestion


@dataclass(frozen=True, slots=True)
class Group:
    """Faces that are, or may be, one person.

    `person` is whom people said some of them to be, or None; `number` is how that person is called in this room. Those in
    `unsure` are suggested only; of a confirmed person nothing is unsure.
    """

    key: str
    faces: tuple[Appearance, ...]
    unsure: frozenset[FaceKey]
    person: str | None = None
    number: int = 0

    @property
    def is_confirmed(self) -> bool:
        """Whether all of it was said by people."""
        return not self.unsure

    @property
    def first(self) -> Appearance:
        """The face that stands for it: one that is suggested, where one is."""
        return next((face for face in self.faces if face.key in self.unsure), self.faces[0])

    @property
    def keys(self) -> tuple[FaceKey, ...]:
        """Its faces."""
        return tuple(face.key for face in self.faces)

    @property
    def visible(self) -> tuple[Appearance, ...]:
        """The faces that will not be covered: they stay visible, or were said to be none."""
        return tuple(face for face in self.faces if face.state in (FaceState.KEPT, FaceState.DISMISSED))

    def meets(self, other: Group) -> bool:
        """Whether both are in one photo: then they are two people."""
        return meet_in((*self.keys, *other.keys)) is not None


def groups_of(items: Iterable[EventItem], suggestions: Sequence[Suggestion]) -> tuple[Group, ...]:
    """All groups: first the persons, in the order in which they appear, then suggestions, the largest first."""
    faces = appearances(items)
    known = persons(faces.values())
    numbers = {person: number for number, person in enumerate(known, 1)}
    confirmed = [Group(person, each, frozenset(), person, numbers[person]) for person, each in known.items()]
    suggested = [group for one in suggestions if (group := _suggested(one, faces, known, numbers)) is not None]
    return (*confirmed, *sorted(suggested, key=lambda group: -len(group.faces)))


def _suggested(
    suggestion: Suggestion,
    faces: Mapping[FaceKey, Appearance],
    known: Mapping[str, tuple[Appearance, ...]],
    numbers: Mapping[str, int],
) -> Group | None:
    """A suggestion as far as it is one still: of whom people said something, or who is no face, nothing is suggested."""
    there = (faces[key] for key in suggestion.faces if key in faces)
    new = tuple(one for one in there if one.person is None and one.state is not FaceState.DISMISSED)
    sure = known.get(suggestion.person or "", ())
    if len(new) + len(sure) < 2 or not new:  # noqa: PLR2004 - one alone is no group
        return None
    unsure = frozenset(one.key for one in new)
    if meet_in((*unsure, *(one.key for one in sure))) is not None:
        return None
    person = suggestion.person if sure else None
    first = new[0].key
    return Group(f"suggested:{first.sha256}:{first.face}", (*new, *sure), unsure, person, numbers.get(person or "", 0))


def without(suggestions: Sequence[Suggestion], faces: Iterable[FaceKey]) -> tuple[Suggestion, ...]:
    """The suggestions with nothing suggested of these faces."""
    gone = set(faces)
    left = (Suggestion(tuple(key for key in one.faces if key not in gone), one.person) for one in suggestions)
    return tuple(one for one in left if one.faces)
