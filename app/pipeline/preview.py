"""Looking for people, not for detectors: small pictures, the whole picture, and how it will be once covered.

Runs in a worker process, for a broken file may take a decoder down.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from app.media.image import decode
from app.media.intake import read_media, read_source
from app.metadata.inventory import Carried
from app.pipeline.carrying import carried_by
from app.redaction.cover import Covering, Paint, cover
from app.redaction.regions import scaled
from detectors.base import RgbImage
from detectors.views import shrunk


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """`rgb`: (H, W, 3) uint8, upright sRGB, contiguous; the full size in pixels; the SHA-256 of the bytes looked at."""

    rgb: RgbImage
    full_width: int
    full_height: int
    sha256: str


def look(path: Path, side: int) -> Look:
    """A photo whose long side is at most `side` pixels; never enlarged.

    Raises:
        ItemError: when it cannot be read.
    """
    source = read_source(path)
    picture = decode(source, max_side=side)
    return Look(np.ascontiguousarray(shrunk(picture.rgb, side)), picture.full_width, picture.full_height, source.sha256)


def look_covered(path: Path, covering: Covering, side: int) -> Look:
    """A photo as it would go out; `covering` is in pixels of the full-size picture.

    The noise of a soft cover will be another: it follows from the id that the release gets.

    Raises:
        ItemError: when it cannot be read.
    """
    whole = look(path, side)
    height, width = whole.rgb.shape[:2]
    scale_x, scale_y = width / whole.full_width, height / whole.full_height
    regions = tuple(scaled(region, scale_x, scale_y) for region in covering.regions)
    covered = cover(whole.rgb, regions, Paint(covering.style))
    return Look(covered, whole.full_width, whole.full_height, whole.sha256)


def carried(path: Path) -> tuple[Carried, ...]:
    """All that a file carries beside its visible pixels, what gives away most first.

    Raises:
        ItemError: when it cannot be read.
    """
    return carried_by(read_media(path))
