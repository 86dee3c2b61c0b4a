from __future__ import annotations

from contextlib import closing
from fractions import Fraction
from pathlib import Path

import pytest

from app.media.video.probing import probe
from app.media.video.reading import frames
from app.media.video.shape import seen_size
from app.media.video.source import read_video
from tests.make_movies import Film, made


@pytest.mark.parametrize(
    ("aspect", "size"),
    [
        (Fraction(1), (720, 576)),
        (Fraction(64, 45), (1024, 576)),
        (Fraction(8, 9), (720, 648)),
        (Fraction(1000), (2880, 576)),
        (Fraction(1, 1000), (720, 2304)),
    ],
)
def test_pixels_that_are_not_square_lengthen_one_side(aspect: Fraction, size: tuple[int, int]) -> None:
    assert seen_size(720, 576, aspect) == size


@pytest.mark.parametrize(("rotation", "seen"), [(0, (192, 64)), (90, (64, 192)), (180, (192, 64))])
def test_what_is_looked_at_has_the_shape_that_is_seen(rotation: int, seen: tuple[int, int], tmp_path: Path) -> None:
    source = read_video(made(tmp_path / "a.mp4", Film(size=(96, 64), aspect=Fraction(2), rotation=(rotation, False))))
    facts = probe(source)
    assert facts.seen_size == seen
    for side, longest in ((1000, 192), (96, 96)):
        with closing(frames(source, max_side=side, aspect=facts.aspect)) as coming:
            frame = next(coming)
            height, width = frame.rgb().shape[:2]
            assert frame.whole().shape[:2] == seen[::-1]
        assert (width, height) == tuple(edge * longest // 192 for edge in seen)
    with closing(frames(source, aspect=facts.aspect)) as coming:
        assert next(coming).rgb().shape[:2] == (facts.height, facts.width)
