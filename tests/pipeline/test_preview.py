from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from app.metadata.inventory import CarriedKind
from app.pipeline.preview import carried, look, look_covered
from app.redaction.cover import DISC_RGB, SOLID_RGB, Covering, CoverStyle
from app.redaction.regions import head_of, union
from detectors.base import Box
from tests.make_film import Film, animation, film
from tests.make_media import encoded, portrait

HEAD = head_of(Box.of_size(178, 60, 94, 118))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "photo.png"
    path.write_bytes(encoded(portrait(), "png"))
    return path


@pytest.mark.parametrize("side", [512, 200])
@pytest.mark.parametrize("style", CoverStyle)
def test_a_preview_shows_the_very_style(file: Path, side: int, style: CoverStyle) -> None:
    shown, bare = look_covered(file, Covering((HEAD,), style), side), look(file, side)
    assert shown.rgb.shape == bare.rgb.shape == (side, side, 3)
    assert (shown.sha256, shown.full_width) == (bare.sha256, 512)
    middle = round(225 * side / 512), round(119 * side / 512)
    colour = {CoverStyle.SOLID: SOLID_RGB, CoverStyle.DISC: DISC_RGB}.get(style)
    if colour is not None:
        assert tuple(shown.rgb[middle[1], middle[0]]) == colour
    corner = slice(side * 3 // 4, None)
    assert np.array_equal(shown.rgb[corner, corner], bare.rgb[corner, corner])


def test_without_a_style_it_is_solid(file: Path) -> None:
    assert np.array_equal(
        look_covered(file, Covering((HEAD,)), 512).rgb, look_covered(file, Covering((HEAD,), CoverStyle.SOLID), 512).rgb
    )


def test_a_soft_preview_holds_nothing_of_the_face(file: Path, tmp_path: Path) -> None:
    other = portrait().copy()
    other[union((HEAD,), 512, 512)] = (255, 0, 0)
    red = tmp_path / "red.png"
    red.write_bytes(encoded(other, "png"))
    one, two = (look_covered(path, Covering((HEAD,), CoverStyle.SOFT), 512).rgb for path in (file, red))
    assert np.array_equal(one, two)


def test_what_a_video_carries_is_told_as_of_a_photo(file: Path, tmp_path: Path) -> None:
    assert carried(file) is not None
    kinds = {one.kind for one in carried(film(tmp_path / "film.mp4", Film(3)))}
    assert {CarriedKind.PLACE, CarriedKind.SOUND, CarriedKind.MOMENT, CarriedKind.DESCRIPTION} <= kinds
    assert carried(animation(tmp_path / "film.gif", 3)) is not None
