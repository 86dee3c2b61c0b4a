"""What a person decides, as values: above all that nobody's confirmation outlives what contradicts it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from app.events import deciding
from app.events.deciding import Author
from app.events.event import EventItem
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
