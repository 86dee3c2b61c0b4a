from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model import (
    REGION_DECISIONS,
    Actor,
    Decision,
    DecisionKind,
    FoundFace,
    MediaItem,
    MediaKind,
    Recipient,
    Region,
    RegionKind,
    Role,
    Screening,
    Sensitivity,
    Shape,
)
from app.pipeline.as_json import decision_from_json, decision_to_json, screening_from_json, screening_to_json
from app.track import Clip, KeyBox, Origin, Track
from detectors.base import Box

SHA = "ab" * 32
NUMBERS = st.integers(-(2**40), 2**40)
SIDES = st.integers(1, 12)
TEXT = st.text(max_size=12)
PROBABILITIES = st.floats(0, 1)
OFFSETS = st.builds(lambda seconds: timezone(timedelta(seconds=seconds)), st.integers(-86_399, 86_399))
AWARE = st.datetimes(timezones=st.one_of(st.just(UTC), OFFSETS))
BOXES = st.builds(Box.of_size, NUMBERS, NUMBERS, st.integers(1, 2**30), st.integers(1, 2**30))
FACES = st.builds(FoundFace, TEXT, BOXES, PROBABILITIES, doubtful=st.booleans(), detector=TEXT, recognisable=st.booleans())
ITEMS = st.builds(
    MediaItem,
    TEXT,
    st.sampled_from(MediaKind),
    NUMBERS,
    NUMBERS,
    st.one_of(st.none(), st.datetimes(), AWARE),
    has_location=st.booleans(),
    looks_like=TEXT,
)
SCREENINGS = st.builds(
    Screening,
    ITEMS,
    st.lists(FACES, max_size=3).map(tuple),
    TEXT,
    st.sampled_from(Sensitivity),
    st.lists(TEXT, max_size=3).map(tuple),
    TEXT,
    st.lists(TEXT, max_size=3).map(tuple),
    PROBABILITIES,
)


@st.composite
def regions(draw: st.DrawFn) -> Region:
    shape, kind = draw(st.sampled_from(Shape)), draw(st.sampled_from(RegionKind))
    bounds = draw(st.builds(Box.of_size, NUMBERS, NUMBERS, SIDES, SIDES))
    points: tuple[tuple[int, int], ...] = ()
    runs: tuple[int, ...] = ()
    if shape is Shape.POLYGON:
        across, down = st.integers(bounds.left, bounds.right - 1), st.integers(bounds.top, bounds.bottom - 1)
        points = tuple(draw(st.lists(st.tuples(across, down), min_size=3, max_size=6)))
    elif shape is Shape.MASK:
        outside = draw(st.integers(0, bounds.area - 1))
        runs = (outside, bounds.area - outside)
    return Region(shape, kind, bounds, points, runs)


def spans() -> st.SearchStrategy[tuple[int, int]]:
    """From first to last."""
    return st.tuples(NUMBERS, NUMBERS).map(lambda ends: (min(ends), max(ends)))


@st.composite
def decisions(draw: st.DrawFn) -> Decision:
    kind = draw(st.sampled_from(DecisionKind))
    actor = Actor(draw(TEXT.filter(str.strip)), draw(st.sampled_from(Role)), draw(TEXT))
    return Decision(
        draw(TEXT),
        kind,
        actor,
        draw(AWARE),
        draw(regions()) if kind in REGION_DECISIONS else None,
        draw(spans() if kind is DecisionKind.MUTE else st.one_of(st.none(), spans())),
        draw(TEXT) if kind is DecisionKind.KEEP else None,
        draw(st.sampled_from(Recipient)).value if kind is DecisionKind.REPORTED else draw(TEXT),
    )


def through_text(values: dict[str, Any]) -> object:
    """There is nothing but JSON in it: no tuple, no enumeration."""
    back: object = json.loads(json.dumps(values, allow_nan=False))
    assert repr(back) == repr(values)
    return back


def offset_of(time: datetime | None) -> timedelta | None:
    """Two times may be the same moment in different zones."""
    return time.utcoffset() if time else None


@given(SCREENINGS)
def test_a_screening_comes_back_as_it_was(screening: Screening) -> None:
    back = screening_from_json(through_text(screening_to_json(screening)))
    assert back == screening
    assert offset_of(back.item.captured_at) == offset_of(screening.item.captured_at)
    assert hash(back) == hash(screening)


@given(decisions())
def test_a_decision_comes_back_as_it_was(decision: Decision) -> None:
    back = decision_from_json(through_text(decision_to_json(decision)))
    assert back == decision
    assert repr(back.region) == repr(decision.region)
    assert back.decided_at.utcoffset() == decision.decided_at.utcoffset()
    assert hash(back) == hash(decision)


def screening() -> dict[str, Any]:
    item = MediaItem(SHA, MediaKind.PHOTO, 200, 100, None, has_location=True, looks_like="0f" * 8)
    face = FoundFace("f1", Box(1, 2, 3, 4), 0.5, doubtful=False, detector="test")
    return screening_to_json(Screening(item, (face,), "f", Sensitivity.STANDARD, ("text",), "jpeg", (), 0.125))


KEYS = tuple(KeyBox(pts, Box.of_size(pts, 2, 30, 40), 0.5, Origin.SEEN) for pts in (0, 1, 5))


def film(*, aside: bool = True) -> Screening:
    item = MediaItem(SHA, MediaKind.VIDEO, 200, 100, None, has_location=False)
    clip = Clip(
        (1, 25), 10, 0, 9, 0.4, has_sound=True, tracks=(Track("t1", KEYS, ("weak",), ((1, 5),)),), cuts=(5,), aside=KEYS[:1]
    )
    return Screening(item, (), "f", Sensitivity.STANDARD, ("text",), "mp4", clip=clip)


def test_the_screening_of_a_video_comes_back_as_it_was() -> None:
    for seen in (film(), film(aside=False)):
        back = screening_from_json(through_text(screening_to_json(seen)))
        assert back == seen
        assert hash(back) == hash(seen)


def test_keys_that_were_kept_one_by_one_are_read_too() -> None:
    listed = [
        {
            "pts": key.pts,
            "box": {"left": key.pts, "top": 2, "right": key.pts + 30, "bottom": 42},
            "score": 0.5,
            "origin": "seen",
        }
        for key in KEYS
    ]
    old = changed(changed(screening_to_json(film()), "clip.tracks.0.keys", listed), "clip.aside", listed[:1])
    assert screening_from_json(old) == film()


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("clip.tracks.0.keys", "A"),
        ("clip.tracks.0.keys", ""),
        ("clip.tracks.0.keys", None),
        ("clip.tracks.0.keys", [{"pts": 0}]),
        ("clip.aside", "A"),
        ("clip.aside", 7),
    ],
)
def test_what_is_no_keys_is_refused(path: str, value: object) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        screening_from_json(changed(screening_to_json(film()), path, value))


def decision() -> dict[str, Any]:
    actor, at = Actor("K. Smit", Role.OPERATOR), datetime(2026, 3, 1, 12, tzinfo=UTC)
    region = Region(Shape.BOX, RegionKind.BOARD, Box(1, 2, 3, 4))
    return decision_to_json(Decision(SHA, DecisionKind.COVER, actor, at, region))


def test_what_was_kept_before_there_was_a_trace_of_the_improbable() -> None:
    old = screening()
    del old["weak"]
    assert screening_from_json(old).weak == 0


def test_what_was_kept_before_it_was_asked_whether_a_face_is_recognisable() -> None:
    old = screening()
    del old["faces"][0]["recognisable"]
    assert screening_from_json(old).faces[0].recognisable


def changed(values: dict[str, Any], path: str, value: object) -> dict[str, Any]:
    *parents, last = path.split(".")
    inner: Any = values
    for step in parents:
        inner = inner[int(step) if step.isdigit() else step]
    inner[last] = value
    return values


WRONG: dict[str, Callable[[], object]] = {
    "nothing": lambda: None,
    "a list": list,
    "a text": lambda: "{}",
    "no item": lambda: {name: value for name, value in screening().items() if name != "item"},
    "something more": lambda: screening() | {"name": "K."},
    "a place in quotes": lambda: changed(screening(), "item.has_location", "false"),
    "a place as a number": lambda: changed(screening(), "item.has_location", 0),
    "a side in quotes": lambda: changed(screening(), "item.width", "200"),
    "half a pixel": lambda: changed(screening(), "faces.0.box.left", 0.5),
    "true for a pixel": lambda: changed(screening(), "faces.0.box.left", value=True),
    "an empty box": lambda: changed(screening(), "faces.0.box.right", 1),
    "no list of faces": lambda: changed(screening(), "faces", None),
    "a score in quotes": lambda: changed(screening(), "faces.0.score", "0.5"),
    "a kind that there is not": lambda: changed(screening(), "item.kind", "sound"),
    "a number for a text": lambda: changed(screening(), "item.sha256", 7),
    "a time that is none": lambda: changed(screening(), "item.captured_at", "yesterday"),
    "a time as a number": lambda: changed(screening(), "item.captured_at", 0),
}


@pytest.mark.parametrize("make", WRONG.values(), ids=list(WRONG))
def test_what_is_no_screening_is_refused(make: Callable[[], object]) -> None:
    assert screening_from_json(screening())
    with pytest.raises(ValueError, match=r"\S"):
        screening_from_json(make())


WRONG_DECISIONS: dict[str, Callable[[], object]] = {
    "nothing": lambda: None,
    "a kind that there is not": lambda: changed(decision(), "kind", "show"),
    "a keep without consent": lambda: changed(decision(), "kind", "keep"),
    "about the whole, with a region": lambda: changed(decision(), "kind", "doubt"),
    "a cover of nothing": lambda: changed(decision(), "region", None),
    "by nobody": lambda: changed(decision(), "author.name", " "),
    "a time without a zone": lambda: changed(decision(), "decided_at", "2026-03-01T12:00:00"),
    "half a mask": lambda: changed(decision(), "region.shape", "mask"),
    "a span of one": lambda: changed(decision(), "span", [1]),
}


@pytest.mark.parametrize("make", WRONG_DECISIONS.values(), ids=list(WRONG_DECISIONS))
def test_what_is_no_decision_is_refused(make: Callable[[], object]) -> None:
    assert decision_from_json(decision())
    with pytest.raises(ValueError, match=r"\S"):
        decision_from_json(make())
