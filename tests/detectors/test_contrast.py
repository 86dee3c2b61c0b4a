from __future__ import annotations

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from detectors.base import RgbImage
from detectors.centerface import CenterFace, Network
from detectors.contrast import to_look_at
from tests.make_media import portrait

SIDE = 320
COVER = (98, 106, 116)


def small() -> RgbImage:
    """The portrait in the size in which it is looked at; at this one her badge is no face."""
    return np.asarray(cv2.resize(portrait(), (SIDE, SIDE), interpolation=cv2.INTER_AREA), np.uint8)


def lit(rgb: RgbImage, light: float, around: float = 0, noise: float = 0) -> RgbImage:
    random = np.random.default_rng(7).normal(0, noise, rgb.shape) if noise else 0
    return np.asarray(np.clip(np.rint((rgb - np.float32(around)) * light + around + random), 0, 255), np.uint8)


def in_full_contrast(rgb: RgbImage, apart: NDArray[np.bool_] | None = None) -> RgbImage:
    """The only one that is looked at."""
    (one,) = to_look_at(rgb, apart)
    return one


def best(rgb: RgbImage, network: Network) -> float:
    return max((face.score for face in CenterFace(SIDE, network=network).detect(rgb)), default=0.0)


@pytest.mark.parametrize(("light", "around"), [(1, 0), (0.6, 0), (0.6, 128), (0.6, 255)])
def test_what_uses_half_of_all_levels_is_left_as_it_is(light: float, around: float) -> None:
    rgb = lit(small(), light, around)
    assert in_full_contrast(rgb) is rgb


@pytest.mark.parametrize("level", [0, 16, 255])
def test_where_nothing_is_to_be_seen_nothing_is_made_up(level: int) -> None:
    rgb = np.full((90, 160, 3), level, np.uint8)
    rgb[::2, ::3] = min(255, level + 2)
    assert in_full_contrast(rgb) is rgb


@pytest.mark.parametrize(("light", "around"), [(0.2, 0), (0.05, 0), (0.1, 128), (0.04, 128), (0.1, 250)])
def test_a_picture_with_little_light_or_contrast_gets_the_whole_range(light: float, around: float) -> None:
    rgb = lit(small(), light, around)
    stretched = in_full_contrast(rgb)
    assert np.ptp(rgb) < 64
    assert stretched.shape == rgb.shape
    assert np.percentile(stretched, 2) <= 10
    assert np.percentile(stretched, 99) >= 225


@pytest.mark.parametrize(("light", "around"), [(0.02, 0), (0.02, 128), (0.02, 250)])
def test_who_is_hardly_lit_is_seen_as_in_full_light(light: float, around: float, network: Network) -> None:
    """As it is the heat is 0.91; not stretched, that of the dark portrait is 0.70, of the flat one 0.44, in white 0.06."""
    rgb = small()
    assert best(lit(rgb, light, around), network) > best(rgb, network) - 0.1


@pytest.mark.parametrize("colour", [0, 1, 2])
def test_who_stands_in_coloured_light_is_left_as_they_are(colour: int, network: Network) -> None:
    """By its luma a picture in blue is dark: stretched by that, all of it would be as bright as can be."""
    rgb = small()
    rgb[..., [other for other in range(3) if other != colour]] = 0
    assert in_full_contrast(rgb) is rgb
    dim = lit(rgb, 0.05)
    assert best(dim, network) > best(rgb, network) - 0.1
    assert (in_full_contrast(dim)[..., colour] > 240).mean() < 0.2


def test_noise_is_smoothed_where_it_would_be_stretched() -> None:
    halves = np.full((SIDE, SIDE, 3), 8, np.uint8)
    halves[:, SIDE // 2 :] = 24
    noisy = lit(halves, 1, noise=2.0)
    alone = (slice(20, -20), slice(20, SIDE // 2 - 20))
    gain = 240 / (np.percentile(noisy, 99.5) - np.percentile(noisy, 1))
    assert in_full_contrast(noisy)[alone].std() < 0.5 * gain * noisy[alone].std()
    assert len(np.unique(in_full_contrast(halves))) == 2, "what has no noise stays sharp"


def test_a_lamp_in_the_dark_is_looked_at_and_beside_it(network: Network) -> None:
    """What is as large as a face, and brighter than all else, may be one: for it the picture is looked at as it is, too."""
    rgb = np.zeros((SIDE, 4 * SIDE, 3), np.uint8)
    rgb[:, SIDE : 2 * SIDE] = lit(small(), 0.02)
    rgb[250:290, 900:940] = cv2.resize(portrait()[80:300, 130:330], (40, 40), interpolation=cv2.INTER_AREA)
    as_it_is, stretched = to_look_at(rgb)
    assert as_it_is is rgb
    assert (stretched[255:285, 905:935] == 255).mean() > 0.5
    found = CenterFace(rgb.shape[1], network=network).detect(rgb)
    in_the_dark, in_the_light = (
        max(face.score for face in found if (face.box.left < 2 * SIDE) == dark) for dark in (True, False)
    )
    assert in_the_dark > best(small(), network) - 0.1
    assert in_the_light > 0.5
    assert len([face for face in found if face.score > 0.5]) == len({face.box for face in found if face.score > 0.5}) == 2


def test_a_cover_has_no_say_about_a_dark_picture() -> None:
    rgb = lit(small(), 0.05)
    held = np.zeros((SIDE, SIDE), np.bool_)
    held[:, 200:] = True
    covered = rgb.copy()
    covered[held] = COVER
    expected = in_full_contrast(rgb[:, :190])
    assert np.abs(in_full_contrast(covered)[:, :190].astype(int) - expected).mean() > 30
    for mask in (held, held[::2, ::2], np.repeat(held, 3, 0)):
        assert np.abs(in_full_contrast(covered, mask)[:, :190].astype(int) - expected).mean() < 3


def test_a_cover_changes_nothing_in_a_picture_with_light() -> None:
    rgb = small()
    held = np.zeros((SIDE, SIDE), np.bool_)
    held[:, 200:] = True
    rgb[held] = COVER
    assert in_full_contrast(rgb, held) is rgb
    assert in_full_contrast(rgb, np.ones((SIDE, SIDE), np.bool_)) is rgb
