"""Every real and broken file at hand: a picture or an `ItemError`, nothing else."""

from pathlib import Path

import numpy as np
import pytest

from app.errors import ItemError
from app.media.capture import read_capture
from app.media.image import decode, probe
from app.media.intake import read_source, walk

SHARED = Path(__file__).parents[3] / "shared" / "data"
FOLDERS = sorted(path for name in ("metadata", "malformed") for path in (SHARED / name).glob("*"))
LARGE_PX = 50_000_000
"""Larger ones are only probed: that takes long enough."""

UNREADABLE_METADATA = {
    "200MP.heic",  # more than a HEIC may have
    "corrupted.heic",
    "corrupted.hif",
    "truncated.heic",
    "QuickTime.heic",  # a container without a picture
    "QuickTime.mov",
    "dirty.mp4",
}


def outcome(path: Path) -> str:
    try:
        source = read_source(path)
        read_capture(source)
        extent = probe(source)
        if extent.width * extent.height > LARGE_PX:
            return "large"
        picture = decode(source)
        look = decode(source, max_side=320)
    except ItemError as error:
        return error.code
    assert picture.rgb.shape == (picture.full_height, picture.full_width, 3) == (extent.height, extent.width, 3)
    assert picture.rgb.dtype == np.uint8
    assert picture.rgb.flags.c_contiguous
    assert (look.full_width, look.full_height) == (extent.width, extent.height)
    return "picture"


@pytest.mark.skipif(not FOLDERS, reason="needs the shared media")
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_a_picture_or_an_item_error(folder: Path) -> None:
    files = [folder] if folder.is_file() else [path for path in sorted(folder.rglob("*")) if path.is_file()]
    outcomes = {path: outcome(path) for path in files}
    listing = walk([folder])
    assert len(listing.found) + listing.other == len(files)
    if folder.parent.name == "metadata":
        refused = {path.name for path, said in outcomes.items() if said not in ("picture", "large", "animated-image")}
        assert refused <= UNREADABLE_METADATA
