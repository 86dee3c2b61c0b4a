"""Who counts as seen in a covered frame, and what the first pass is believed."""

import numpy as np
import pytest

from app.media.video.canvas import Patch
from app.model import Sensitivity
from app.pipeline.video_eyes import video_eyes_for
from app.pipeline.video_known import Known
from app.pipeline.video_picture import Picture
from app.pipeline.video_seen import CoveredLook, covers_of, seen_in
from app.redaction.cover import SOLID_RGB
from app.track import Clip, KeyBox, Origin, Track
from detectors.base import Box, RgbImage
from tests.make_media import portrait
from tests.stand_ins import MAGENTA, Patches

SIZE = 320, 240
FACE = Box.of_size(60, 80, 40, 40)
OTHER = Box.of_size(200, 80, 40, 40)


def picture(*faces: Box) -> RgbImage:
    rgb = np.full((SIZE[1], SIZE[0], 3), 90, np.uint8)
    for face in faces:
        rgb[face.top : face.bottom, face.left : face.right] = MAGENTA
    return rgb


def seen(source: Picture | tuple[Box, ...], covered: tuple[Box, ...] = (), let_be: tuple[Box, ...] = ()) -> list[Box]:
    patches = [Patch(box, np.ones((box.height, box.width), np.bool_)) for box in covered]
    look = CoveredLook(7, lambda: picture(FACE, OTHER), covers_of(patches, SIZE), let_be, source)
    found = seen_in(Patches(), 0.15, look)
    assert all(one.pts == 7 for one in found)
    return sorted((one.box for one in found), key=lambda box: box.left)


@pytest.mark.parametrize("source", [lambda: picture(FACE), (FACE,), (Box.of_size(40, 60, 90, 90),)])
def test_who_is_in_the_source_too_is_seen(source: Picture | tuple[Box, ...]) -> None:
    assert seen(source) == [FACE]


@pytest.mark.parametrize("source", [picture, (), (Box.of_size(100, 120, 40, 40),)])
def test_who_is_not_in_the_source_is_nobody(source: Picture | tuple[Box, ...]) -> None:
    assert seen(source) == []


def test_who_is_covered_or_let_be_is_not_reported() -> None:
    assert seen((FACE, OTHER), covered=(FACE,)) == [OTHER]
    assert seen((FACE, OTHER), let_be=(OTHER,)) == [FACE]


def clip(aside: tuple[KeyBox, ...] | None) -> Clip:
    track = Track("a", tuple(KeyBox(pts, FACE, 0.9, Origin.SEEN) for pts in (10, 20)))
    return Clip((1, 25), 50, 0, 49, 2.0, has_sound=False, tracks=(track,), looks=(0, 10, 15, 40), aside=aside)


def test_nothing_is_known_where_nobody_looked() -> None:
    known = Known(clip(()), (1.0, 1.0))
    assert [known(pts) for pts in (0, 10, 12, 15, 40)] == [(), (FACE,), None, (FACE,), ()]


def test_nothing_is_known_where_it_was_not_kept() -> None:
    known = Known(clip(None), (1.0, 1.0))
    assert [known(pts) for pts in (0, 10, 12, 15, 40)] == [None] * 5


def test_what_was_seen_beside_tracks_is_known_in_pixels_of_the_copy() -> None:
    known = Known(clip((KeyBox(10, OTHER, 0.2, Origin.SEEN),)), (0.5, 0.5))
    assert known(10) == (Box(30, 40, 50, 60), Box(100, 40, 120, 60))
    assert known.aside(10) == (Box(100, 40, 120, 60),)
    assert (known.aside(40), known(40)) == ((), ())
    assert known(10, 0.2) == known(10)
    assert known(10, 0.3) == (Box(30, 40, 50, 60),)


def test_who_stands_bare_in_a_fade_to_white_is_seen_beside_a_cover() -> None:
    """A cover is darker than all of such a picture, which would not be stretched for it."""
    eyes = video_eyes_for(Sensitivity.STANDARD)
    source = np.asarray(np.rint(np.hstack([portrait(), portrait()]) * np.float32(0.02) + 245), np.uint8)
    held = np.zeros(source.shape[:2], np.bool_)
    held[:, source.shape[1] // 2 :] = True
    copy = source.copy()
    copy[held] = SOLID_RGB
    look = CoveredLook(7, lambda: copy, held, (), lambda: source)
    (one,) = (one for one in seen_in(eyes.detector, eyes.point.doubt, look) if one.score > 0.9)
    assert one.box.iou(eyes.detector.detect(portrait())[0].box) > 0.7
