"""Who is the same person: what people say, as values."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from app.events.deciding import Author, FaceState, dismiss, face_state, keep, mark
from app.events.event import EventItem, as_twin
from app.events.people import (
    appearances,
    cover_all,
    forget_all,
    left_alone,
    meet_in,
    new_person,
    persons,
    say,
    to_compare,
)
from app.grouping.suggesting import FaceKey
from app.model import (
    Actor,
    Decision,
    DecisionKind,
    FoundFace,
    MediaItem,
    MediaKind,
    Recipient,
    Role,
    Screening,
    Sensitivity,
)
from detectors.base import Box

KIM = Author(Actor("Kim", Role.OPERATOR), datetime(2026, 9, 20, tzinfo=UTC))


def face(name: str, left: int = 0, *, height: int = 60, doubtful: bool = False) -> FoundFace:
    return FoundFace(name, Box.of_size(left, 10, 50, height), 0.9, doubtful, "test")


def photo(sha256: str, *faces: FoundFace, path: str = "", kind: MediaKind = MediaKind.PHOTO) -> EventItem:
    media = MediaItem(sha256, kind, 800, 600, captured_at=None, has_location=False)
    screening = Screening(media, faces, "f", Sensitivity.STANDARD, (), "jpeg")
    return EventItem(path=path or f"/p/{sha256}.jpg", root="/p", relative=f"{sha256}.jpg", screening=screening)


def key(sha256: str, name: str) -> FaceKey:
    return FaceKey(sha256, name)


A, B, C = photo("a", face("1"), face("2", 200)), photo("b", face("3")), photo("c", face("4"))
ITEMS = (A, B, C)


def changed(items: tuple[EventItem, ...], new: tuple[EventItem, ...]) -> tuple[EventItem, ...]:
    by_path = {item.path: item for item in new}
    return tuple(by_path.get(item.path, item) for item in items)


def test_what_people_say_is_kept_with_the_items() -> None:
    said = changed(ITEMS, say(ITEMS, [key("a", "1"), key("b", "3")], "p"))
    (each,) = persons(appearances(said).values()).values()
    assert [one.key for one in each] == [key("a", "1"), key("b", "3")]
    assert forget_all(said)
    assert not persons(appearances(changed(said, forget_all(said))).values())


def test_nobody_is_in_one_photo_twice() -> None:
    with pytest.raises(ValueError, match="twice"):
        say(ITEMS, [key("a", "1"), key("a", "2")], "p")
    said = changed(ITEMS, say(ITEMS, [key("a", "1")], "p"))
    with pytest.raises(ValueError, match="twice"):
        say(said, [key("a", "2")], "p")
    assert meet_in([key("a", "1"), key("b", "3"), key("a", "2")]) == "a"
    assert meet_in([key("a", "1"), key("a", "1")]) is None


def test_who_is_said_to_be_somebody_else_is_not_who_they_were() -> None:
    said = changed(ITEMS, say(ITEMS, [key("a", "1"), key("b", "3")], "p"))
    apart = changed(said, say(said, [key("b", "3")], "q"))
    assert {person: len(each) for person, each in persons(appearances(apart).values()).items()} == {"p": 1, "q": 1}
    nobody = changed(said, say(said, [key("b", "3")], None))
    assert list(persons(appearances(nobody).values())) == ["p"]
    assert len(persons(appearances(nobody).values())["p"]) == 1


def test_the_same_photo_in_two_places_is_one() -> None:
    twin = photo("a", face("1"), face("2", 200), path="/p/copy.jpg")
    assert len(appearances((*ITEMS, twin))) == 4
    both = say((*ITEMS, twin), [key("a", "1")], "p")
    assert [item.path for item in both] == [A.path, twin.path]
    assert as_twin(twin, both[0]).people == both[0].people


def test_covering_takes_back_what_would_show_them_and_nothing_else() -> None:
    first, second = A.screening.faces if A.screening else ()
    shown = keep(keep(A, first, "P-1", KIM), second, "P-2", KIM)
    (third,) = B.screening.faces if B.screening else ()
    items = (shown, dismiss(B, third, KIM), C)
    covered = cover_all(items, [key("a", "1"), key("b", "3"), key("c", "4")])
    assert [item.path for item in covered] == [A.path, B.path]
    assert face_state(covered[0], first) is FaceState.COVERED
    assert face_state(covered[0], second) is FaceState.KEPT
    assert face_state(covered[1], third) is FaceState.COVERED
    assert cover_all(covered, [key("a", "1"), key("b", "3")]) == ()


def test_covering_holds_after_everybody_is_no_longer_covered() -> None:
    (third,) = B.screening.faces if B.screening else ()
    everybody = mark(keep(B, third, "P-1", KIM), DecisionKind.COVER_ALL, KIM)
    (covered,) = cover_all((everybody,), [key("b", "3")])
    alone = replace(covered, decisions=tuple(one for one in covered.decisions if one.kind is not DecisionKind.COVER_ALL))
    assert face_state(alone, third) is FaceState.COVERED


def test_what_was_reported_is_nowhere() -> None:
    mark_ = Decision("b", DecisionKind.REPORTED, KIM.actor, KIM.at, reason=Recipient.BOARD.value)
    reported = replace(B, decisions=(mark_,))
    assert key("b", "3") not in appearances((A, reported))
    assert [one.sha256 for one in to_compare((A, reported))] == ["a"]


def test_only_what_says_something_is_compared() -> None:
    small, doubt, fine = face("s", height=20), face("d", 200, doubtful=True), face("f", 400)
    item = photo("z", small, doubt, fine)
    (one,) = to_compare((item,))
    assert (one.faces, one.boxes, one.persons, one.long_side) == (("f",), (fine.box,), (None,), 800)
    assert (left_alone((item,)).small, left_alone((item,)).doubtful) == (1, 1)
    assert left_alone((dismiss(item, doubt, KIM),)).doubtful == 0


def test_who_is_no_face_is_not_compared_unless_people_said_who_it_is() -> None:
    (third,) = B.screening.faces if B.screening else ()
    assert to_compare((dismiss(B, third, KIM),)) == ()
    (said,) = say((B,), [key("b", "3")], "p")
    (one,) = to_compare((dismiss(said, third, KIM),))
    assert one.persons == ("p",)


def test_videos_are_left_alone() -> None:
    assert to_compare((photo("v", face("1"), kind=MediaKind.VIDEO),)) == ()


def test_ids_of_persons_tell_nothing() -> None:
    assert len({new_person() for _ in range(100)}) == 100
