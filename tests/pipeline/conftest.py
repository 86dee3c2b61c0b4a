from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from app.media.intake import read_source
from app.model import Screening, Sensitivity
from app.pipeline.screen import screen
from detectors.base import RgbImage
from tests.make_media import encoded, exif, gps_exif, portrait

Look = Callable[[Path], Screening]


def pair() -> RgbImage:
    """The astronaut twice, side by side: 340 x 190 pixels, two faces; the second one darker, and not the first one's mirror."""
    one = portrait()[30:220, 140:310]
    other = (portrait()[30:220, 140:310] * 0.7).astype(np.uint8)
    return np.ascontiguousarray(np.hstack([one, other]))


def dirty(fmt: str) -> bytes:
    """`pair` as a file that says where and by whom it was made, with an uncovered thumbnail's worth of comment."""
    block = gps_exif() if fmt != "heic" else exif(zeroth={0x013B: "A. Maker"})
    return encoded(pair(), fmt) if fmt == "tiff" else encoded(pair(), fmt, exif=block)


@pytest.fixture(scope="session")
def screenings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, Screening]]:
    """A photo of two people in each format, looked at once."""
    folder = tmp_path_factory.mktemp("sources")
    found = {}
    for fmt in ("jpeg", "png", "webp", "heic", "tiff"):
        path = folder / f"photo.{fmt}"
        path.write_bytes(dirty(fmt))
        found[fmt] = (path, screen(read_source(path), Sensitivity.STANDARD, "test"))
    return found
