from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest

from app.media.image import Picture
from app.media.intake import read_source
from app.model import Sensitivity
from app.pipeline import screen as screen_module
from app.pipeline.recognisable import PLAIN, SMALLEST_PX, is_recognisable, lost_detail
from app.pipeline.screen import screen
from detectors.base import Box, RgbImage
from tests.make_media import encoded, portrait

FACE = Box.of_size(172, 58, 100, 130)


def picture(rgb: RgbImage, *, times: int = 1) -> Picture:
    """As decoded; `times` smaller than the file's own."""
    return Picture(rgb, rgb.shape[1] * times, rgb.shape[0] * times)


def blurred(sigma: float) -> RgbImage:
    return np.asarray(cv2.GaussianBlur(portrait(), (0, 0), sigma), np.uint8)


def reduced(face_px: int) -> tuple[RgbImage, Box]:
    scale = face_px / FACE.height
    size = round(512 * scale)
    rgb = np.asarray(cv2.resize(portrait(), (size, size), interpolation=cv2.INTER_AREA), np.uint8)
    return rgb, Box.of_size(round(FACE.left * scale), round(FACE.top * scale), round(FACE.width * scale), face_px)


def test_a_sharp_face_is_recognisable_and_a_blurred_one_is_not() -> None:
    assert is_recognisable(picture(portrait()), FACE)
    assert is_recognisable(picture(blurred(0.03 * FACE.height)), FACE)
    assert not is_recognisable(picture(blurred(0.25 * FACE.height)), FACE)


def test_a_face_below_the_height_is_too_small_however_sharp() -> None:
    for face_px in (SMALLEST_PX - 1, SMALLEST_PX * 4):
        rgb, box = reduced(face_px)
        assert is_recognisable(picture(rgb), box) == (face_px >= SMALLEST_PX)


def test_enlarging_makes_nobody_recognisable() -> None:
    small, _ = reduced(3)
    large = np.asarray(cv2.resize(small, (512, 512), interpolation=cv2.INTER_CUBIC), np.uint8)
    assert not is_recognisable(picture(large), FACE)


def test_what_was_decoded_smaller_may_be_sharper_than_it_looks() -> None:
    """The same pixels, once all there are and once a reduced look at eight times as many."""
    rgb = np.full((200, 300, 3), 128, np.uint8)
    box = Box.of_size(100, 80, 10, 12)
    assert not is_recognisable(picture(rgb), box)
    assert is_recognisable(picture(rgb, times=8), Box(box.left * 8, box.top * 8, box.right * 8, box.bottom * 8))
    large = Box.of_size(60, 40, 100, 120)
    blurry = Box(large.left * 8, large.top * 8, large.right * 8, large.bottom * 8)
    assert not is_recognisable(picture(rgb, times=8), blurry)


def test_noise_is_not_taken_for_blur() -> None:
    noise = np.random.default_rng(1).integers(0, 256, (130, 100, 3), np.uint8)
    assert lost_detail(noise) > PLAIN
    assert lost_detail(np.full((130, 100, 3), 9, np.uint8)) < PLAIN


@pytest.mark.parametrize("box", [Box(-40, -40, -2, -2), Box(600, 0, 640, 50)])
def test_of_a_face_outside_the_picture_nothing_is_known(box: Box) -> None:
    assert is_recognisable(picture(portrait()), box)


def test_screening_lists_a_face_that_is_not_recognisable_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "portrait.png"
    path.write_bytes(encoded(portrait(), "png"))
    sharp = screen(read_source(path), Sensitivity.STANDARD, "test")
    assert [face.recognisable for face in sharp.faces if face.box.iou(FACE) > 0.3] == [True]
    monkeypatch.setattr(screen_module, "is_recognisable", lambda *_: False)
    unclear = screen(read_source(path), Sensitivity.STANDARD, "test")
    assert unclear.faces == tuple(replace(face, recognisable=False) for face in sharp.faces)
