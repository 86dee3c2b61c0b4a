"""The shape in which a picture is seen whose pixels are not square."""

from __future__ import annotations

from fractions import Fraction

SQUARE, WIDEST = Fraction(1), Fraction(4)
"""The width of a pixel by its height: as a rule; and at most, which is more than any format has."""


def seen_size(width: int, height: int, aspect: Fraction) -> tuple[int, int]:
    """Width and height in square pixels of a picture whose pixels are `aspect` times as wide as high.

    One side is lengthened, none is shortened, and no more than fourfold: what a file claims must not hide anybody.
    """
    aspect = min(max(aspect, 1 / WIDEST), WIDEST)
    return (round(width * aspect), height) if aspect >= 1 else (width, round(height / aspect))
