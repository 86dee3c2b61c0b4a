"""What a person decides, as values: above all that nobody's confirmation outlives what contradicts it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from app.correction import Anchor, Correction, CorrectionKind
from app.events import deciding
from app.events.deciding import Author
from app.events.event import EventItem, Problem, looked_at_again
from app.model import (
    Actor,
    DecisionKind,
    FoundFace,
    MediaItem,
    MediaKind,
    Region,
    RegionKind,
    Role,
    Screening,
    Sensitivity,
    Shape,
)
from app.track import Clip, KeyBox, Origin, Track
from detectors.base import Box

KIM = Author(Actor("Kim", Role.OPERATOR), datetime(2024, 6, 1, tzinfo=UTC))
FACE = FoundFace("1", Box.of_size(40, 60, 48, 48), 0.9, False, "patches")  # noqa: FBT003 - as detectors say it
AREA = Region(Shape.BOX, RegionKind.HEAD, Box.of_size(200, 60, 40, 40))
NOBODY = DecisionKind.NOBODY_RECOGNISABLE


@pytest.fixture
def item() -> EventItem:
    """A photo with one face, which was said to be none, and of which it was confirmed that nobody is recognisable."""
    media = MediaItem("1" * 64, MediaKind.PHOTO, 360, 200, KIM.at, has_location=False)
    found = Screening(media, (FACE,), "0" * 64, Sensitivity.STANDARD, (), "jpeg")
    plain = EventItem(path="/photos/a.jpg", root="/photos", relative="a.jpg", screening=found)
    return deciding.mark(deciding.dismiss(plain, FACE, KIM), NOBODY, KIM)


@pytest.mark.parametrize(
    "decide",
    [
        lambda item: deciding.draw(item, AREA, KIM),
        lambda item: deciding.cover_again(item, FACE),
        lambda item: deciding.toggle(item, FACE, KIM),
        lambda item: deciding.keep(item, FACE, "P-1", KIM),
        lambda item: deciding.dismiss(item, FACE, KIM),
    ],
    ids=["draw", "cover_again", "toggle", "keep", "dismiss"],
)
def test_whoever_decides_about_a_place_takes_back_that_nobody_is_recognisable(
    item: EventItem, decide: Callable[[EventItem], EventItem]
) -> None:
    assert item.has(NOBODY)
    assert not decide(item).has(NOBODY)


def test_taking_an_area_away_does_not_bring_the_confirmation_back(item: EventItem) -> None:
    drawn = deciding.draw(item, AREA, KIM)
    area = deciding.drawn(drawn)[0]
    assert not deciding.erase(drawn, area).has(NOBODY)
    late = deciding.mark(drawn, NOBODY, KIM)
    assert not deciding.erase(late, area).has(NOBODY)
    assert not deciding.redraw(late, area, AREA, KIM).has(NOBODY)


def test_what_is_said_of_the_photo_as_a_whole_leaves_the_confirmation(item: EventItem) -> None:
    assert deciding.mark(item, DecisionKind.DOUBT, KIM).has(NOBODY)
    assert deciding.draw(deciding.mark(item, DecisionKind.DOUBT, KIM), AREA, KIM).has(DecisionKind.DOUBT)


def test_a_look_that_finds_the_same_leaves_what_was_said(item: EventItem) -> None:
    seen = replace(item, seen=True)
    assert seen.screening is not None
    again = looked_at_again(seen, replace(seen.screening, fingerprint="1" * 64), None)
    assert again.has(NOBODY)
    assert again.seen
    first = looked_at_again(replace(seen, screening=None), seen.screening, None)
    assert first.has(NOBODY)


def test_a_look_that_finds_others_takes_back_that_nobody_is_recognisable(item: EventItem) -> None:
    seen = replace(item, seen=True)
    assert seen.screening is not None
    other = replace(seen.screening, faces=(FACE, replace(FACE, id="2", box=Box.of_size(200, 60, 48, 48))))
    for screening, problem in ((other, None), (None, Problem("missing"))):
        again = looked_at_again(seen, screening, problem)
        assert not again.has(NOBODY)
        assert not again.seen
        assert again.has(DecisionKind.NOT_A_FACE)


def test_removals_of_what_is_not_there_any_more_are_doubts() -> None:
    track = Track("t", (KeyBox(0, FACE.box, 0.9, Origin.SEEN), KeyBox(90, FACE.box, 0.9, Origin.SEEN)))
    clip = Clip((1, 25), 100, 0, 99, 4.0, has_sound=False, tracks=(track,))
    media = MediaItem("1" * 64, MediaKind.VIDEO, 360, 200, KIM.at, has_location=False)
    screening = Screening(media, (), "0" * 64, Sensitivity.STANDARD, (), "mp4", clip=clip)
    gone = Correction(
        kind=CorrectionKind.REMOVE,
        author=KIM.actor,
        decided_at=KIM.at,
        anchor=Anchor(5, Box.of_size(250, 60, 48, 48)),
        span=(0, 90),
    )
    film = EventItem(path="/a.mp4", root="/", relative="a.mp4", screening=screening, corrections=(gone,))
    assert film.doubts == 1
    assert replace(film, corrections=(replace(gone, anchor=Anchor(5, FACE.box)),)).doubts == 0
    assert replace(film, seen=True).doubts == 0
