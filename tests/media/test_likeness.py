from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from app.media.likeness import ALIKE_BITS, alike, copies, looks_like
from app.model import MediaItem, MediaKind
from detectors.base import RgbImage
from tests.make_media import noise, portrait, portrait_path


def squeezed(rgb: RgbImage, quality: int) -> RgbImage:
    out = BytesIO()
    Image.fromarray(rgb).save(out, "JPEG", quality=quality)
    return np.asarray(Image.open(out).convert("RGB"))


def sized(rgb: RgbImage, factor: float) -> RgbImage:
    return np.asarray(cv2.resize(rgb, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA), np.uint8)


def lit(rgb: RgbImage, factor: float, more: float) -> RgbImage:
    return np.asarray(np.clip(rgb * factor + more, 0, 255), np.uint8)


EDITS: dict[str, Callable[[RgbImage], RgbImage]] = {
    "half": lambda rgb: sized(rgb, 0.5),
    "odd size": lambda rgb: sized(rgb, 0.37),
    "twice": lambda rgb: sized(rgb, 2),
    "poor": lambda rgb: squeezed(rgb, 30),
    "brighter": lambda rgb: lit(rgb, 1.0, 25),
    "darker": lambda rgb: lit(rgb, 0.8, 0),
    "more contrast": lambda rgb: lit(rgb, 1.2, -20),
    "grey": lambda rgb: np.repeat(rgb.mean(2, keepdims=True), 3, 2).astype(np.uint8),
    "blurred": lambda rgb: np.asarray(cv2.GaussianBlur(rgb, (0, 0), 2), np.uint8),
    "all of it": lambda rgb: squeezed(lit(sized(rgb, 0.6), 1.05, 10), 60),
}


def scenes() -> dict[str, RgbImage]:
    path = portrait_path()
    assert path is not None
    found = {"portrait": portrait()}
    for name in ("coffee.png", "rocket.jpg", "chelsea.png", "hubble_deep_field.jpg", "motorcycle_left.png"):
        with Image.open(Path(path).with_name(name)) as image:
            found[name] = np.asarray(image.convert("RGB"))
    return found


@pytest.mark.parametrize("edit", EDITS.values(), ids=list(EDITS))
def test_an_edited_copy_is_recognised(edit: Callable[[RgbImage], RgbImage]) -> None:
    for name, scene in scenes().items():
        assert alike(looks_like(scene), looks_like(edit(scene))), name


def test_other_pictures_are_not() -> None:
    looks = [looks_like(scene) for scene in scenes().values()] + [looks_like(noise(200, 160, seed)) for seed in range(20)]
    pairs = [(one, other) for number, one in enumerate(looks) for other in looks[:number]]
    assert not any(alike(one, other) for one, other in pairs)


def test_a_mirror_image_is_another_picture() -> None:
    assert not alike(looks_like(portrait()), looks_like(portrait()[:, ::-1].copy()))


@pytest.mark.parametrize("level", [0, 128, 255])
def test_flat_pictures_are_like_nothing(level: int) -> None:
    look = looks_like(np.full((50, 80, 3), level, np.uint8))
    assert look == ""
    assert not alike(look, look)
    assert not alike(look, looks_like(portrait()))


def test_hashes_are_sixteen_hex_digits_and_the_limit_is_exact() -> None:
    look = looks_like(portrait())
    assert len(look) == 16
    assert alike(look, f"{int(look, 16) ^ (1 << ALIKE_BITS) - 1:016x}")
    assert not alike(look, f"{int(look, 16) ^ (2 << ALIKE_BITS) - 1:016x}")


def test_copies_are_others_that_look_alike() -> None:
    near, far = "00ff" * 3 + "00fe", "0f0f" * 4
    item = MediaItem("a" * 64, MediaKind.PHOTO, 200, 100, None, has_location=False, looks_like="00ff" * 4)
    known = {near: "b" * 64, far: "c" * 64, "": "d" * 64, item.looks_like: item.sha256}
    assert copies(item, known) == {"b" * 64}
    assert copies(replace(item, looks_like=""), known) == frozenset()


@pytest.mark.parametrize("shape", [(1, 1), (1, 900), (900, 1), (31, 33)])
def test_any_size_has_an_answer(shape: tuple[int, int]) -> None:
    assert len(looks_like(np.resize(noise(), (*shape, 3)).astype(np.uint8))) in (0, 16)
