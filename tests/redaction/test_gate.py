from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import astuple
from pathlib import Path

import cv2
import numpy as np
import pytest
import simplejpeg
from numpy.typing import NDArray
from PIL import Image

from app.model import Region
from app.redaction.cover import SOLID, CoverStyle, Paint, cover, outlines
from app.redaction.gate import TOLERANCES, PixelReport, Tolerance, compare, unexplained
from app.redaction.regions import head_of, union
from detectors.base import Box, Face, RgbImage
from tests.make_media import ENTRY, noise, portrait, portrait_path, quarters

TOLERANCE = TOLERANCES[CoverStyle.SOLID]
PAINTS = {style: Paint(style, ENTRY) for style in CoverStyle}


def data(name: str) -> RgbImage:
    path = portrait_path()
    assert path is not None
    with Image.open(Path(path).with_name(name)) as image:
        return np.asarray(image.convert("RGB"))


def sized(rgb: RgbImage, long_side: int) -> RgbImage:
    scale = long_side / max(rgb.shape[:2])
    way = cv2.INTER_CUBIC if scale > 1 else cv2.INTER_AREA
    return np.asarray(cv2.resize(rgb, None, fx=scale, fy=scale, interpolation=way), np.uint8)


def noisy(rgb: RgbImage, spread: float) -> RgbImage:
    grain = np.random.default_rng(1).normal(0, spread, rgb.shape)
    return np.asarray(np.clip(rgb + grain, 0, 255), np.uint8)


def drawing() -> RgbImage:
    """Small rectangles of loud colours."""
    random = np.random.default_rng(2)
    sheet = np.zeros((400, 600, 3), np.uint8)
    for _ in range(200):
        left, top, width, height = random.integers(0, (600, 400, 80, 80))
        sheet[top : top + height, left : left + width] = random.integers(0, 256, 3)
    return sheet


PICTURES: dict[str, Callable[[], RgbImage]] = {
    "portrait": portrait,
    "coffee": lambda: data("coffee.png"),
    "rocket": lambda: data("rocket.jpg"),
    "grass": lambda: data("grass.png"),
    "page": lambda: data("page.png"),
    "small coffee": lambda: sized(data("coffee.png"), 301),
    "large portrait": lambda: sized(portrait(), 1000),
    "grainy": lambda: noisy(sized(data("rocket.jpg"), 900), 15),
    "noise": lambda: noise(400, 300),
    "drawing": drawing,
    "quarters": lambda: quarters(333, 201),
}


def jpeg(quality: int, sampling: str) -> Callable[[RgbImage], RgbImage]:
    def there_and_back(rgb: RgbImage) -> RgbImage:
        written = simplejpeg.encode_jpeg(
            np.ascontiguousarray(rgb), quality=quality, colorspace="RGB", colorsubsampling=sampling
        )
        return np.asarray(simplejpeg.decode_jpeg(written, colorspace="RGB"))

    return there_and_back


def by_pillow(fmt: str) -> Callable[[RgbImage], RgbImage]:
    def there_and_back(rgb: RgbImage) -> RgbImage:
        out = io.BytesIO()
        Image.fromarray(rgb).save(out, fmt, quality=90)
        return np.asarray(Image.open(out).convert("RGB"))

    return there_and_back


CODECS = {
    "jpeg-444": jpeg(90, "444"),
    "jpeg-420": jpeg(90, "420"),
    "jpeg-careful": jpeg(95, "444"),
    "webp": by_pillow("WEBP"),
    "png": by_pillow("PNG"),
}


def heads(width: int, height: int, count: int) -> tuple[Region, ...]:
    """Heads of all sizes, some cut by the borders."""
    random = np.random.default_rng(3)
    tall = np.exp(random.uniform(np.log(10), np.log(height / 2.5), count)).astype(int).tolist()
    places = zip(random.integers(-5, width, count).tolist(), random.integers(-5, height, count).tolist(), strict=True)
    return tuple(head_of(Box.of_size(x, y, max(3, size * 3 // 4), size)) for size, (x, y) in zip(tall, places, strict=True))


@pytest.mark.parametrize("style", CoverStyle)
@pytest.mark.parametrize("codec", CODECS.values(), ids=list(CODECS))
@pytest.mark.parametrize("make", PICTURES.values(), ids=list(PICTURES))
def test_honest_files_hold(make: Callable[[], RgbImage], codec: Callable[[RgbImage], RgbImage], style: CoverStyle) -> None:
    picture, paint = make(), PAINTS[style]
    height, width = picture.shape[:2]
    for count in (0, 3, 9) if style is CoverStyle.SOLID else (9,):
        covers = heads(width, height, count)
        report = compare(picture, codec(cover(picture, covers, paint)), covers, TOLERANCES[style], paint)
        assert report.holds, (count, report)


@pytest.mark.parametrize("style", CoverStyle)
def test_what_is_not_changed_does_not_stray(style: CoverStyle) -> None:
    covers, paint = heads(512, 512, 5), PAINTS[style]
    report = compare(portrait(), cover(portrait(), covers, paint), covers, TOLERANCES[style], paint)
    assert report == PixelReport(0, 0, 0, 0, 0, holds=True)


# --- Sabotage ---------------------------------------------------------------------------------------------------------

Sabotage = Callable[[RgbImage, tuple[Region, ...], Paint], RgbImage]


def shifted(dx: int, dy: int) -> Sabotage:
    def redact(rgb: RgbImage, covers: tuple[Region, ...], paint: Paint) -> RgbImage:
        moved = tuple(
            Region(c.shape, c.kind, Box(c.bounds.left + dx, c.bounds.top + dy, c.bounds.right + dx, c.bounds.bottom + dy))
            for c in covers
        )
        return cover(rgb, moved, paint)

    return redact


def skipped(number: int) -> Sabotage:
    return lambda rgb, covers, paint: cover(rgb, covers[:number] + covers[number + 1 :], paint)


def too_small(rgb: RgbImage, covers: tuple[Region, ...], paint: Paint) -> RgbImage:
    less = []
    for region in covers:
        box = region.bounds
        x, y = box.width // 10, box.height // 10
        less.append(Region(region.shape, region.kind, Box(box.left + x, box.top + y, box.right - x, box.bottom - y)))
    return cover(rgb, tuple(less), paint)


def area(rgb: RgbImage, covers: tuple[Region, ...], paint: Paint) -> NDArray[np.bool_]:
    return union(outlines(covers, paint.style), rgb.shape[1], rgb.shape[0])


def blurred(strength: float) -> Sabotage:
    def redact(rgb: RgbImage, covers: tuple[Region, ...], paint: Paint) -> RgbImage:
        soft = cv2.GaussianBlur(rgb, (0, 0), strength)
        return np.where(area(rgb, covers, paint)[..., None], soft, rgb).astype(np.uint8)

    return redact


def mosaic(cells: int) -> Sabotage:
    def redact(rgb: RgbImage, covers: tuple[Region, ...], paint: Paint) -> RgbImage:
        coarse = rgb.copy()
        for region in covers:
            box = region.bounds.clipped(rgb.shape[1], rgb.shape[0])
            assert box is not None
            part = coarse[box.top : box.bottom, box.left : box.right]
            few = cv2.resize(part, (cells, cells), interpolation=cv2.INTER_AREA)
            part[:] = cv2.resize(few, part.shape[1::-1], interpolation=cv2.INTER_NEAREST)
        return np.where(area(rgb, covers, paint)[..., None], coarse, rgb).astype(np.uint8)

    return redact


def ghost(opacity: float) -> Sabotage:
    def redact(rgb: RgbImage, covers: tuple[Region, ...], paint: Paint) -> RgbImage:
        mixed = opacity * cover(rgb, covers, paint) + (1 - opacity) * rgb
        return np.where(area(rgb, covers, paint)[..., None], mixed, rgb).round().astype(np.uint8)

    return redact


def feathered_inwards(rgb: RgbImage, covers: tuple[Region, ...], paint: Paint) -> RgbImage:
    """The cover fades into what is below it, within the region."""
    far = cv2.distanceTransform(area(rgb, covers, paint).astype(np.uint8), cv2.DIST_L2, 3)
    opacity = np.clip(far / 12, 0, 1)[..., None]
    return np.asarray((opacity * cover(rgb, covers, paint) + (1 - opacity) * rgb).round(), np.uint8)


def smeared(rgb: RgbImage, covers: tuple[Region, ...], paint: Paint) -> RgbImage:
    """The right cover, with a tenth of the blurred face laid over it."""
    done = cover(rgb, covers, paint)
    return np.asarray(cv2.addWeighted(done, 0.9, blurred(12)(rgb, covers, paint), 0.1, 0), np.uint8)


def rolled(axis: int) -> Sabotage:
    return lambda rgb, covers, paint: np.roll(cover(rgb, covers, paint), 8, axis)


def cut(rgb: RgbImage, covers: tuple[Region, ...], paint: Paint) -> RgbImage:
    """Cut off 8 pixels all round and enlarge again: the size is as it should be."""
    return np.asarray(cv2.resize(cover(rgb, covers, paint)[8:-8, 8:-8], rgb.shape[1::-1]), np.uint8)


def without_chin(rgb: RgbImage, covers: tuple[Region, ...], paint: Paint) -> RgbImage:
    """The lowest quarter of the first cover is bare."""
    done, box = cover(rgb, covers, paint), covers[0].bounds
    bare = slice(box.bottom - box.height // 4, box.bottom)
    done[bare, box.left : box.right] = rgb[bare, box.left : box.right]
    return done


SABOTAGE: dict[str, Sabotage] = {
    "nothing covered": lambda rgb, _, __: rgb,
    "shifted right": shifted(8, 0),
    "shifted left": shifted(-8, 0),
    "shifted down": shifted(0, 8),
    "shifted up": shifted(0, -8),
    "first skipped": skipped(0),
    "second skipped": skipped(1),
    "last skipped": skipped(2),
    "a fifth too small": too_small,
    "chin bare": without_chin,
    "blurred": blurred(8),
    "blurred beyond sight": blurred(25),
    "mosaic of four cells": mosaic(4),
    "mosaic of ten cells": mosaic(10),
    "ghost of 10 %": ghost(0.9),
    "ghost of 20 %": ghost(0.8),
    "a tenth of the blurred face": smeared,
    "feathered inwards": feathered_inwards,
    "mirrored": lambda rgb, covers, paint: cover(rgb, covers, paint)[:, ::-1],
    "upside down": lambda rgb, covers, paint: cover(rgb, covers, paint)[::-1],
    "moved by a block": rolled(1),
    "moved down by a block": rolled(0),
    "cut": cut,
    "another picture": lambda rgb, covers, paint: cover(
        noise(rgb.shape[1], rgb.shape[0])[: rgb.shape[0], : rgb.shape[1]], covers, paint
    ),
    "other size": lambda rgb, covers, paint: cover(rgb, covers, paint)[:-1],
}


def three_portraits(face_px: int) -> tuple[RgbImage, tuple[Region, ...]]:
    """Three people side by side whose faces are so many pixels high, and their heads."""
    one = sized(portrait(), round(512 * face_px / 118))
    scale = one.shape[0] / 512
    faces = (
        Box.of_size(round(178 * scale) + shift * one.shape[1], round(60 * scale), round(94 * scale), round(118 * scale))
        for shift in range(3)
    )
    return np.hstack([one] * 3), tuple(head_of(face) for face in faces)


@pytest.fixture(scope="module", params=[20, 118])
def people(request: pytest.FixtureRequest) -> tuple[RgbImage, tuple[Region, ...]]:
    return three_portraits(request.param)


@pytest.mark.parametrize("style", CoverStyle)
@pytest.mark.parametrize("codec", ["jpeg-444", "jpeg-420", "webp", "png"])
def test_the_same_people_honestly_covered_hold(
    people: tuple[RgbImage, tuple[Region, ...]], codec: str, style: CoverStyle
) -> None:
    picture, covers = people
    paint = PAINTS[style]
    assert compare(picture, CODECS[codec](cover(picture, covers, paint)), covers, TOLERANCES[style], paint).holds


@pytest.mark.parametrize(
    ("codec", "style"),
    [*(("jpeg-420", style) for style in CoverStyle), ("webp", CoverStyle.SOLID), ("webp", CoverStyle.SOFT)],
)
@pytest.mark.parametrize("redact", SABOTAGE.values(), ids=list(SABOTAGE))
def test_sabotage_is_caught(
    people: tuple[RgbImage, tuple[Region, ...]], redact: Sabotage, codec: str, style: CoverStyle
) -> None:
    picture, covers = people
    paint = PAINTS[style]
    written = CODECS[codec](np.ascontiguousarray(redact(picture, covers, paint)))
    report = compare(picture, written, covers, TOLERANCES[style], paint)
    assert not report.holds, report


@pytest.mark.parametrize("codec", ["jpeg-420", "webp"])
def test_the_noise_of_another_entry_is_caught(people: tuple[RgbImage, tuple[Region, ...]], codec: str) -> None:
    picture, covers = people
    paint = PAINTS[CoverStyle.SOFT]
    written = CODECS[codec](cover(picture, covers, Paint(CoverStyle.SOFT, "f" * 32)))
    assert not compare(picture, written, covers, TOLERANCES[CoverStyle.SOFT], paint).holds


@pytest.mark.parametrize("style", CoverStyle)
def test_the_cover_of_another_style_is_caught(people: tuple[RgbImage, tuple[Region, ...]], style: CoverStyle) -> None:
    picture, covers = people
    for other in set(CoverStyle) - {style}:
        assert not compare(picture, cover(picture, covers, PAINTS[other]), covers, TOLERANCES[style], PAINTS[style]).holds


def from_the_face(blanked: RgbImage, *_: object) -> None:
    """A fault in the one computation that redactor and gate share: the cover is a blur of what lies below it."""
    blanked[:] = cv2.GaussianBlur(blanked, (0, 0), 15)


def test_a_fault_that_the_gate_shares_is_caught(
    people: tuple[RgbImage, tuple[Region, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What lies below the covers was taken from the gate's source before: it cannot make the same of it."""
    picture, covers = people
    monkeypatch.setattr("app.redaction.cover.soften", from_the_face)
    monkeypatch.setattr("app.redaction.gate.soften", from_the_face)
    paint = PAINTS[CoverStyle.SOFT]
    assert not compare(picture, cover(picture, covers, paint), covers, TOLERANCES[CoverStyle.SOFT], paint).holds


def test_a_cover_of_another_colour_is_caught() -> None:
    picture, covers = three_portraits(118)
    held = union(covers, picture.shape[1], picture.shape[0])
    for colour in ((0, 0, 0), (255, 255, 255), (98, 106, 176), (150, 84, 116)):
        written = picture.copy()
        written[held] = colour
        assert not compare(picture, written, covers, TOLERANCE).holds, colour


@pytest.mark.parametrize("field", ["mean", "detail", "colour", "cover", "edge"])
def test_each_tolerance_can_refuse_alone(field: str) -> None:
    picture, covers = three_portraits(118)
    written = CODECS["jpeg-420"](blurred(3)(picture, covers, SOLID))
    worst = dict(
        zip(("mean", "detail", "colour", "cover", "edge"), astuple(compare(picture, written, covers, TOLERANCE)), strict=False)
    )
    loose = dict.fromkeys(worst, 255.0)
    assert compare(picture, written, covers, Tolerance(**loose)).holds
    assert not compare(picture, written, covers, Tolerance(**(loose | {field: worst[field] - 0.01}))).holds
    assert compare(picture, written, covers, Tolerance(**(loose | {field: worst[field]}))).holds


# --- Faces that are still seen ------------------------------------------------------------------------------------------


def seen(box: Box) -> tuple[Face, ...]:
    return (Face(box, 0.9, "test"),)


FACE = Box(100, 100, 140, 150)


def test_a_bare_face_is_unexplained() -> None:
    assert unexplained(seen(FACE), np.zeros((300, 300), np.bool_), ()) == seen(FACE)


def test_a_face_under_its_cover_is_explained() -> None:
    assert unexplained(seen(FACE), union((head_of(FACE),), 300, 300), ()) == ()


def test_a_face_whose_middle_is_bare_is_unexplained() -> None:
    covers = union((head_of(FACE),), 300, 300)
    covers[115:130, 112:128] = False
    assert unexplained(seen(FACE), covers, ()) == seen(FACE)


def test_a_face_beside_a_cover_is_unexplained() -> None:
    beside = Box(160, 100, 200, 150)
    assert unexplained((*seen(FACE), *seen(beside)), union((head_of(FACE),), 300, 300), ()) == seen(beside)


@pytest.mark.parametrize(
    ("let_be", "explained"), [(FACE, True), (Box(104, 104, 144, 154), True), (Box(130, 100, 170, 150), False)]
)
def test_only_the_very_face_that_is_let_be_is_explained(let_be: Box, explained: bool) -> None:  # noqa: FBT001
    assert (unexplained(seen(FACE), np.zeros((300, 300), np.bool_), (let_be,)) == ()) is explained


def test_what_is_let_be_explains_one_face_each() -> None:
    bare = np.zeros((300, 300), np.bool_)
    near = Box(104, 104, 144, 154)
    assert len(unexplained((*seen(FACE), *seen(near)), bare, (FACE,))) == 1
    assert unexplained((*seen(FACE), *seen(near)), bare, (FACE, near)) == ()
