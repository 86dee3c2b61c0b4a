"""Keys are what they were made of, and take little memory."""

import base64
import math
import pickle
import struct
import tracemalloc
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.track import Clip, KeyBox, Keys, Origin, Track
from detectors.base import Box

FAR = 2**31
EDGES = st.integers(-FAR, FAR - 1)
BOXES = st.builds(
    lambda across, down: Box(across[0], down[0], across[1], down[1]),
    *[st.lists(EDGES, min_size=2, max_size=2, unique=True).map(sorted)] * 2,
)
STAMPS = st.integers(-(2**62), 2**62)
KEYS = st.lists(st.builds(KeyBox, STAMPS, BOXES, st.floats(0, 1), st.sampled_from(Origin)))
LEAST = 6
"""How many times as much memory the objects take, at least."""


@given(KEYS, KEYS)
def test_keys_are_what_they_were_made_of(given_keys: list[KeyBox], others: list[KeyBox]) -> None:
    keys = Keys(given_keys)
    assert list(keys) == [keys[number] for number in range(len(keys))] == given_keys
    assert keys[:] == tuple(given_keys)
    assert keys[1:-1] == tuple(given_keys[1:-1])
    assert list(keys.stamps) == [key.pts for key in given_keys]
    assert (keys == Keys(others)) == (given_keys == others)
    copy = pickle.loads(pickle.dumps(keys))  # noqa: S301 - our own bytes
    assert (copy, hash(copy)) == (keys, hash(keys))
    assert Keys.unpacked(keys.packed()) == keys


@given(KEYS.filter(bool))
def test_the_first_and_the_last_may_be_asked_from_the_end(given_keys: list[KeyBox]) -> None:
    keys = Keys(given_keys)
    assert (keys[0], keys[-1], keys[-len(keys)]) == (given_keys[0], given_keys[-1], given_keys[0])
    with pytest.raises(IndexError):
        keys[len(keys)]
    with pytest.raises(IndexError):
        keys[-len(keys) - 1]


@pytest.mark.parametrize("box", [Box(0, 0, FAR, 1), Box(-FAR - 1, 0, 1, 1)])
def test_a_box_too_far_out_is_refused(box: Box) -> None:
    with pytest.raises(ValueError, match="no place or time"):
        Keys([KeyBox(0, box, 0.5, Origin.SEEN)])


def test_a_track_is_the_same_however_its_keys_are_given() -> None:
    keys = [KeyBox(pts, Box.of_size(pts, 0, 10, 10), 0.5, Origin.SEEN) for pts in (0, 10, 30)]
    assert Track("a", tuple(keys)) == Track("a", keys) == Track("a", Keys(keys))
    assert hash(Track("a", tuple(keys))) == hash(Track("a", keys))


PACKED = "BAAAAAAAAAAKAAAAAAAAAAEAAAACAAAAAwAAAAUAAAD/////AAAAAAEAAAAHAAAAAAAAAAAA4D8AAAAAAADwPwAD"
"""As every earlier version wrote these keys, on whatever machine."""


def test_packed_keys_stay_readable() -> None:
    keys = Keys([KeyBox(4, Box(1, 2, 3, 5), 0.5, Origin.SEEN), KeyBox(10, Box(-1, 0, 1, 7), 1.0, Origin.PERSON)])
    assert keys.packed() == PACKED
    assert Keys.unpacked(PACKED) == keys


def one_row(*, right: int = 3, score: float = 0.5, code: int = 0) -> bytes:
    return struct.pack("<qiiiidB", 4, 1, 2, right, 5, score, code)


@pytest.mark.parametrize(
    "row",
    [
        one_row()[:-1],
        one_row() + b"x",
        one_row(right=1),
        one_row(score=1.5),
        one_row(score=math.nan),
        one_row(code=len(Origin)),
    ],
    ids=["too short", "too long", "empty box", "no score", "not a number", "no origin"],
)
def test_what_holds_no_keys_is_refused(row: bytes) -> None:
    assert len(Keys.unpacked(base64.b64encode(one_row()).decode())) == 1
    with pytest.raises(ValueError, match=r"\S"):
        Keys.unpacked(base64.b64encode(row).decode())


@pytest.mark.parametrize("text", ["A", "é", "A A=", PACKED[:-1]])
def test_what_is_no_packed_text_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        Keys.unpacked(text)


def made(number: int) -> KeyBox:
    return KeyBox(10_000 + number, Box.of_size(number, 300 + number, 400, 500), number / 10_000, Origin.SEEN)


def test_many_keys_take_little_memory() -> None:
    tracemalloc.start()
    try:
        keys = Keys(map(made, range(10_000)))
        columns, _ = tracemalloc.get_traced_memory()
        objects = list(keys)
        both, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(objects) == len(keys)
    assert both - columns > LEAST * columns


def test_the_clock_begins_with_the_first_picture_or_with_what_comes_before_it() -> None:
    clip = Clip((1, 10), 20, 30, 49, 2.0, has_sound=True)
    assert [clip.clock(pts) for pts in (30, 49)] == [0.0, 1.9]
    assert replace(clip, begins=5).clock(30) == 2.5
    assert replace(clip, begins=35).clock(30) == 0.0
