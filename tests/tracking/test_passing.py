"""How much has to change for something to have passed by: less where the picture has less contrast."""

from __future__ import annotations

import numpy as np
import pytest

from app.tracking.passing import LEAST_SHARE, USUAL, Cells, contrast_share, stands_out


def cells(lightest: int, channels: tuple[int, ...] = (0, 1, 2)) -> Cells:
    """Cells from black to so many levels, in some channels; no other is lit."""
    made = np.zeros((40, 80, 3), np.uint8)
    made[..., list(channels)] = np.linspace(0, lightest, 80).astype(np.uint8)[None, :, None]
    return made


@pytest.mark.parametrize("channels", [(0, 1, 2), (2,)], ids=["grey", "one colour"])
def test_it_goes_with_the_contrast(channels: tuple[int, ...]) -> None:
    assert contrast_share(cells(255, channels), cells(255, channels)) == 1.0
    assert contrast_share(cells(90, channels), cells(90, channels)) == pytest.approx(90 / USUAL, rel=0.05)


def test_the_flatter_of_two_counts_and_no_share_is_nothing() -> None:
    dim = contrast_share(cells(90), cells(90))
    assert contrast_share(cells(255), cells(90)) == contrast_share(cells(90), cells(255)) == dim
    assert contrast_share(cells(0), cells(0)) == LEAST_SHARE


def test_a_light_or_two_in_the_dark_is_no_contrast() -> None:
    dark = cells(60)
    dark[0, :20] = 255
    assert contrast_share(dark, dark) == pytest.approx(60 / USUAL, rel=0.1)


@pytest.mark.parametrize("lightest", [0, 20, 60, 90, 255])
@pytest.mark.parametrize("levels", [0.0, 7.9, 8.0, 15.0, 23.9, 24.1, 47.9, 48.0, 200.0])
def test_what_stands_out_does_so_by_the_contrast(levels: float, lightest: int) -> None:
    flat = cells(lightest)
    assert stands_out(levels, 48.0, flat, cells(255)) == (levels >= 48.0 * contrast_share(flat, cells(255)))
