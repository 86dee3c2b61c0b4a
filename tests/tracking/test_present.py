"""Who is there when, among many."""

from hypothesis import given
from hypothesis import strategies as st

from app.track import KeyBox, Origin, Track
from app.tracking.present import Present
from detectors.base import Box

SPANS = st.lists(st.tuples(st.integers(-10_000, 1_000_000), st.integers(0, 500_000)), max_size=12)


def track(number: int, first: int, length: int) -> Track:
    stamps = [first] if length == 0 else [first, first + length]
    return Track(str(number), tuple(KeyBox(pts, Box(0, 0, 9, 9), 0.9, Origin.SEEN) for pts in stamps))


@given(SPANS, st.lists(st.integers(-20_000, 1_600_000), max_size=12))
def test_it_finds_those_who_are_there_in_their_order(spans: list[tuple[int, int]], asked: list[int]) -> None:
    tracks = [track(number, *span) for number, span in enumerate(spans)]
    half = len(tracks) // 2
    late = Present(tracks[:half], drawer=90_000)
    for one in tracks[half:]:
        late.add(one)
    present = Present(tracks)
    for pts in [*asked, *(one.first for one in tracks), *(one.last for one in tracks)]:
        assert present.at(pts) == late.at(pts) == tuple(one for one in tracks if one.first <= pts <= one.last)
