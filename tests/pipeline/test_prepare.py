from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest

from app.errors import EnvironmentBrokenError, ItemError, UnsafeOutputError
from app.media.image import decode
from app.media.intake import read_source
from app.metadata.inspect import unexpected
from app.metadata.write import encode
from app.model import Region, RegionKind, Screening, Sensitivity, Shape
from app.pipeline import prepare as module
from app.pipeline.eyes import eyes_for
from app.pipeline.prepare import Order, prepare
from app.pipeline.prepared import Prepared
from app.redaction.cover import SOLID_RGB, CoverStyle, Paint, cover
from app.redaction.gate import TOLERANCES
from app.redaction.regions import Extent, head_of, person_of, scaled, union
from detectors.base import Box, RgbImage
from tests.make_media import ENTRY, exif, jpeg_segment, png_chunk, riff_chunk
from tests.pipeline.conftest import dirty

Screenings = dict[str, tuple[Path, Screening]]
SUFFIX = {"jpeg": ".jpg", "png": ".png", "webp": ".webp"}
FORMATS = ("jpeg", "png", "webp", "heic", "tiff")


@pytest.fixture
def order(screenings: Screenings, tmp_path: Path) -> Order:
    return order_of(screenings, "jpeg", tmp_path)


def order_of(screenings: Screenings, fmt: str, folder: Path) -> Order:
    """To cover everybody."""
    path, screening = screenings[fmt]
    if fmt == "png":
        screening = replace(screening, written_as="png")
    return Order(
        path=path,
        screening=screening,
        entry=ENTRY,
        temporary=folder / f"out{SUFFIX[screening.written_as]}",
        covers=tuple(head_of(face.box) for face in screening.faces),
    )


def written(order: Order) -> RgbImage:
    return decode(read_source(order.temporary)).rgb


# --- What leaves --------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module", params=FORMATS)
def released(
    screenings: Screenings, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> tuple[Order, Prepared, bytes]:
    """One release of each format, and the source's bytes as they were before."""
    order = order_of(screenings, request.param, tmp_path_factory.mktemp("released"))
    before = order.path.read_bytes()
    return order, prepare(order), before


def test_nobody_and_nothing_else_leaves(released: tuple[Order, Prepared, bytes]) -> None:
    order, done, before = released
    source = read_source(order.temporary)
    assert done.sha256 == source.sha256
    assert (done.covered, done.figures["attempts"]) == (2, 1)
    assert unexpected(source.data, ENTRY) == ()
    picture = written(order)
    assert picture.shape == (190, 340, 3)
    assert eyes_for(Sensitivity.STANDARD).look(source).faces == ()
    assert order.path.read_bytes() == before
    assert [file.name for file in order.temporary.parent.iterdir()] == [order.temporary.name]


@pytest.mark.skipif(shutil.which("exiftool") is None, reason="ExifTool is not installed")
def test_exiftool_agrees(released: tuple[Order, Prepared, bytes]) -> None:
    order, *_ = released
    told = {name: exiftool(path) for name, path in (("source", order.path), ("written", order.temporary))}
    assert set(told["written"]) <= {"ExifIFD:ImageUniqueID", "IFD0:Software"}
    assert told["written"].get("ExifIFD:ImageUniqueID") == ENTRY
    if order.path.suffix in (".jpeg", ".png", ".webp"):
        assert any(name.startswith("GPS:") for name in told["source"])


def exiftool(path: Path) -> dict[str, str]:
    """All that is told of people, places and makers: not the picture's own format."""
    program = shutil.which("exiftool")
    assert program is not None
    done = subprocess.run([program, "-json", "-G1", "-a", "-ee", str(path)], capture_output=True, check=True)  # noqa: S603
    technical = {"File", "System", "ExifTool", "Composite", "JFIF", "PNG", "RIFF", "Meta"}
    neutral = {"ExifByteOrder", "XResolution", "YResolution", "ResolutionUnit", "YCbCrPositioning"}
    tags: dict[str, str] = json.loads(done.stdout)[0]
    return {
        name: str(value)
        for name, value in tags.items()
        if ":" in name and name.split(":")[0] not in technical and name.split(":")[1] not in neutral
    }


@pytest.mark.parametrize(
    ("style", "extent"), [("soft", "head"), ("soft", "shoulders"), ("disc", "head"), ("solid", "shoulders")]
)
@pytest.mark.parametrize("fmt", ["jpeg", "png", "webp"])
def test_every_style_holds_in_every_format(screenings: Screenings, fmt: str, style: str, extent: str, tmp_path: Path) -> None:
    plain = order_of(screenings, fmt, tmp_path)
    covers = tuple(person_of(face.box, Extent(extent)) for face in plain.screening.faces)
    done = prepare(replace(plain, style=CoverStyle(style), extent=Extent(extent), covers=covers))
    assert (done.covered, done.figures["attempts"]) == (2, 1)
    assert (done.figures["cover"], done.figures["extent"]) == (style, extent)
    assert eyes_for(Sensitivity.STANDARD).look(read_source(plain.temporary)).faces == ()


@pytest.mark.parametrize("style", CoverStyle)
@pytest.mark.parametrize("max_side", [170, 301])
def test_every_style_holds_at_another_size(order: Order, style: CoverStyle, max_side: int) -> None:
    done = prepare(replace(order, style=style, max_side=max_side))
    assert (done.covered, done.figures["attempts"]) == (2, 1)


def test_whom_only_the_gate_sees_is_covered_to_the_extent_that_was_wished(
    order: Order, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def noting(box: Box, extent: Extent) -> Region:
        asked.append(extent)
        return person_of(box, extent)

    monkeypatch.setattr(module, "person_of", noting)
    first, _ = order.screening.faces
    prepare(replace(order, extent=Extent.SHOULDERS, covers=(head_of(first.box),)))
    assert asked == [Extent.SHOULDERS]


def test_who_is_kept_stays_and_who_is_not_goes(order: Order) -> None:
    first, second = sorted((face.box for face in order.screening.faces), key=lambda box: box.left)
    kept = replace(order, covers=(head_of(second),), kept=(first,))
    assert prepare(kept).covered == 1
    picture, source = written(kept).astype(int), decode(read_source(order.path)).rgb
    assert np.abs(picture - source)[first.top : first.bottom, first.left : first.right].mean() < 6
    middle = picture[second.top + 20 : second.bottom - 20, second.left + 20 : second.right - 20]
    assert np.abs(middle - SOLID_RGB).max() <= 3


@pytest.mark.parametrize("max_side", [None, 170])
def test_what_a_person_held_for_no_face_stays_and_does_not_hold_the_rest(order: Order, max_side: int | None) -> None:
    """The gate sees it again in the written file, as it does who is kept."""
    first, second = sorted((face.box for face in order.screening.faces), key=lambda box: box.left)
    some = replace(order, covers=(head_of(second),), dismissed=(first,), max_side=max_side)
    assert (prepare(some).covered, prepare(some).figures["attempts"]) == (1, 1)
    assert len(eyes_for(Sensitivity.STANDARD).look(read_source(some.temporary)).faces) == 1
    none_left = replace(order, covers=(), dismissed=(first, second), max_side=max_side)
    assert prepare(none_left).covered == 0
    assert len(eyes_for(Sensitivity.STANDARD).look(read_source(some.temporary)).faces) == 2


def test_somebody_beside_what_is_no_face_is_held_where_nobody_was_said_to_be(order: Order) -> None:
    first, second = (face.box for face in order.screening.faces)
    assert refused(replace(order, covers=(), dismissed=(first,))) == "output-shows-face"
    assert refused(replace(order, covers=(), dismissed=(second,))) == "output-shows-face"


def drawn(box: Box) -> Region:
    """A brush's mask: the ellipse in the box, row by row."""
    ellipse = Region(Shape.ELLIPSE, RegionKind.FACE, Box(0, 0, box.width, box.height))
    held = union((ellipse,), box.width, box.height)
    edges = np.flatnonzero(np.diff(held.ravel().astype(int), prepend=0, append=0))
    return Region(Shape.MASK, RegionKind.FACE, box, runs=tuple(map(int, np.diff(edges, prepend=0, append=box.area))))


@pytest.mark.parametrize("max_side", [None, 301, 170])
def test_a_face_that_a_person_drew_is_covered_at_every_size(order: Order, max_side: int | None) -> None:
    masks = tuple(drawn(head_of(face.box).bounds) for face in order.screening.faces)
    done = prepare(replace(order, covers=masks, max_side=max_side))
    assert done.covered == 2
    assert eyes_for(Sensitivity.STANDARD).look(read_source(order.temporary)).faces == ()
    picture = written(order)
    scale = picture.shape[1] / 340
    held = union(tuple(scaled(mask, scale, picture.shape[0] / 190) for mask in masks), picture.shape[1], picture.shape[0])
    assert np.abs(picture.astype(int) - SOLID_RGB)[held].mean() < 4
    boxes = union(tuple(replace(mask, shape=Shape.BOX, runs=()) for mask in masks), 340, 190)
    assert (max_side is not None) or held.sum() < boxes.sum()


def test_an_area_without_a_face_is_covered_too(order: Order) -> None:
    corner = head_of(Box(300, 150, 330, 185))
    assert prepare(replace(order, covers=(*order.covers, corner))).covered == 3
    held = union((corner,), 340, 190)
    assert np.abs(written(order).astype(int) - SOLID_RGB)[held].mean() < 4


@pytest.mark.parametrize(("max_side", "shape"), [(170, (95, 170)), (301, (168, 301)), (5000, (190, 340))])
def test_smaller_on_request_and_never_larger(order: Order, max_side: int, shape: tuple[int, int]) -> None:
    done = prepare(replace(order, max_side=max_side))
    assert written(order).shape == (*shape, 3)
    assert (done.figures["height"], done.figures["width"]) == shape
    assert eyes_for(Sensitivity.STANDARD).look(read_source(order.temporary)).faces == ()


def test_the_same_order_twice_gives_the_same_bytes(order: Order) -> None:
    first = prepare(order)
    assert prepare(order) == first


# --- What does not ------------------------------------------------------------------------------------------------------


def test_a_source_that_changed_is_an_item_error(order: Order, tmp_path: Path) -> None:
    other = tmp_path / "changed.jpg"
    other.write_bytes(order.path.read_bytes()[:-2] + b"\0\xff\xd9")
    with pytest.raises(ItemError) as caught:
        prepare(replace(order, path=other))
    assert caught.value.code == "changed-since-screening"
    assert not order.temporary.exists()


def test_a_face_that_nobody_decided_on_is_covered_in_a_second_attempt(order: Order) -> None:
    """One of the two is left out of the order: what the gate sees it has covered, and proves again."""
    first, second = order.screening.faces
    done = prepare(replace(order, covers=(head_of(first.box),)))
    assert (done.figures["attempts"], done.covered) == (2, 2)
    assert eyes_for(Sensitivity.STANDARD).look(read_source(order.temporary)).faces == ()
    middle = written(order)[second.box.top + 20 : second.box.bottom - 20, second.box.left + 20 : second.box.right - 20]
    assert np.abs(middle.astype(int) - SOLID_RGB).max() <= 3


def test_a_first_attempt_that_fails_and_a_second_that_holds(order: Order, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []

    def once_careless(rgb: RgbImage, regions: tuple[Region, ...], paint: Paint) -> RgbImage:
        calls.append(regions)
        return cover(rgb, regions if len(calls) > 1 else regions[1:], paint)

    monkeypatch.setattr(module, "cover", once_careless)
    done = prepare(order)
    assert (done.figures["attempts"], done.covered, len(calls)) == (2, 2, 2)
    for small, large in zip(*calls, strict=True):
        assert large.bounds.width > small.bounds.width
    assert eyes_for(Sensitivity.STANDARD).look(read_source(order.temporary)).faces == ()


def refused(order: Order) -> str:
    """The code under which it is held; nothing is left of it."""
    with pytest.raises(UnsafeOutputError) as caught:
        prepare(order)
    assert not order.temporary.exists()
    assert list(order.temporary.parent.iterdir()) == []
    return caught.value.code


Cover = Callable[[RgbImage, tuple[Region, ...], Paint], RgbImage]


def moved(dx: int, dy: int) -> Cover:
    def redact(rgb: RgbImage, regions: tuple[Region, ...], paint: Paint) -> RgbImage:
        boxes = (region.bounds for region in regions)
        there = (Box(box.left + dx, box.top + dy, box.right + dx, box.bottom + dy) for box in boxes)
        return cover(rgb, tuple(replace(region, bounds=box) for region, box in zip(regions, there, strict=True)), paint)

    return redact


def blurred(rgb: RgbImage, regions: tuple[Region, ...], _: Paint) -> RgbImage:
    """A real blur, of the faces themselves."""
    held = union(regions, rgb.shape[1], rgb.shape[0])
    return np.where(held[..., None], cv2.GaussianBlur(rgb, (0, 0), 20), rgb).astype(np.uint8)


CARELESS: dict[str, Cover] = {
    "covers nothing": lambda rgb, _, __: rgb.copy(),
    "8 pixels right": moved(8, 0),
    "8 pixels left": moved(-8, 0),
    "8 pixels down": moved(0, 8),
    "8 pixels up": moved(0, -8),
    "skips the first": lambda rgb, regions, paint: cover(rgb, regions[1:], paint),
    "skips the last": lambda rgb, regions, paint: cover(rgb, regions[:-1], paint),
    "shimmers through": lambda rgb, regions, paint: (cover(rgb, regions, paint) * 0.8 + rgb * 0.2).astype(np.uint8),
    "turns the picture": lambda rgb, regions, paint: np.ascontiguousarray(cover(rgb, regions, paint)[::-1, ::-1]),
    "blurs the faces": blurred,
}


@pytest.mark.parametrize(
    ("fmt", "style"), [("jpeg", "solid"), ("png", "solid"), ("webp", "solid"), ("jpeg", "soft"), ("jpeg", "disc")]
)
@pytest.mark.parametrize("careless", CARELESS.values(), ids=list(CARELESS))
def test_a_careless_cover_is_held(
    request: pytest.FixtureRequest,
    fmt: str,
    style: str,
    careless: Cover,
) -> None:
    screenings, folder = request.getfixturevalue("screenings"), request.getfixturevalue("tmp_path")
    request.getfixturevalue("monkeypatch").setattr(module, "cover", careless)
    assert refused(replace(order_of(screenings, fmt, folder), style=CoverStyle(style))) == "output-differs"


def test_the_noise_of_another_entry_is_held(order: Order, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "cover", lambda rgb, regions, paint: cover(rgb, regions, replace(paint, seed="f" * 32)))
    assert refused(replace(order, style=CoverStyle.SOFT)) == "output-differs"


def with_source_exif(data: bytes) -> bytes:
    """The source's own EXIF, as a careless writer copies it over."""
    source = dirty("jpeg")
    at = source.index(b"\xff\xe1")
    size = int.from_bytes(source[at + 2 : at + 4])
    return data[:2] + source[at : at + 2 + size] + data[2:]


def with_thumbnail(data: bytes) -> bytes:
    return data[:2] + jpeg_segment(0xE1, exif(zeroth={}) + b"\xff\xd8" + b"thumbnail" * 20 + b"\xff\xd9") + data[2:]


LEAKS: dict[str, Callable[[bytes], bytes]] = {
    "the source's EXIF": with_source_exif,
    "a thumbnail": with_thumbnail,
    "a comment": lambda data: data[:2] + jpeg_segment(0xFE, b"class 4b") + data[2:],
    "bytes at the end": lambda data: data + b"class 4b",
    "another photo at the end": lambda data: data + dirty("jpeg"),
    "no entry": lambda data: data.replace(ENTRY.encode(), b"f" * 32),
    "half a file": lambda data: data[: len(data) // 2],
    "no file": lambda _: b"",
    "no picture": lambda _: b"this is no picture",
    "another format": lambda _: dirty("webp"),
}


@pytest.mark.parametrize("spoil", LEAKS.values(), ids=list(LEAKS))
def test_a_file_that_holds_more_or_less_is_held(
    order: Order, spoil: Callable[[bytes], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "encode", lambda *given: spoil(encode(*given)))
    assert refused(order) == "output-leaks"


@pytest.mark.parametrize(
    ("fmt", "spoil"),
    [
        ("png", lambda data: data[:33] + png_chunk(b"tEXt", b"Comment\0class 4b") + data[33:]),
        ("png", lambda data: data[: len(data) // 2]),
        ("webp", lambda data: data + riff_chunk(b"XMP ", b"class 4b")),
        ("webp", lambda data: data[: len(data) // 2]),
    ],
)
def test_so_in_png_and_webp(
    screenings: Screenings, fmt: str, tmp_path: Path, spoil: Callable[[bytes], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "encode", lambda *given: spoil(encode(*given)))
    assert refused(order_of(screenings, fmt, tmp_path)) == "output-leaks"


def test_bytes_that_do_not_decode_are_held(screenings: Screenings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A WebP whose container is in order and whose picture is not: an output that does not hold, not an unreadable item."""

    def broken(*given: object) -> bytes:
        data = bytearray(encode(*given))  # type: ignore[arg-type]
        at = data.index(b"VP8 ") + 8
        data[at + 3 : at + 6] = b"\0\0\0"
        return bytes(data)

    monkeypatch.setattr(module, "encode", broken)
    assert refused(order_of(screenings, "webp", tmp_path)) == "output-differs"


PIXELS: dict[str, Callable[[RgbImage, RgbImage], RgbImage]] = {
    "the uncovered picture": lambda _, source: source,
    "other dimensions": lambda rgb, _: rgb[:-1],
    "upright instead of wide": lambda rgb, _: np.rot90(rgb),
    "mirrored": lambda rgb, _: rgb[:, ::-1],
    "a block to the right": lambda rgb, _: np.roll(rgb, 8, 1),
}


@pytest.mark.parametrize("spoil", PIXELS.values(), ids=list(PIXELS))
def test_a_writer_of_other_pixels_is_held(
    order: Order, spoil: Callable[[RgbImage, RgbImage], RgbImage], monkeypatch: pytest.MonkeyPatch
) -> None:
    source = decode(read_source(order.path)).rgb
    monkeypatch.setattr(module, "encode", lambda rgb, *more: encode(np.ascontiguousarray(spoil(rgb, source)), *more))
    assert refused(order) == "output-differs"


def test_a_face_that_the_covers_do_not_hide_is_held(order: Order, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody is seen, and covering what the gate points at never helps."""
    monkeypatch.setattr(module, "person_of", lambda _, extent: person_of(Box(0, 0, 5, 5), extent))
    assert refused(replace(order, covers=())) == "output-shows-face"


@pytest.mark.parametrize("name", ["cover", "encode", "compare", "unexpected", "unexplained", "decode"])
def test_whatever_breaks_nothing_is_left(order: Order, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object, **__: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr(module, name, breaks)
    with pytest.raises(RuntimeError, match="a bug"):
        prepare(order)
    assert list(order.temporary.parent.iterdir()) == []


def test_a_folder_that_is_gone_breaks_the_run_not_the_item(order: Order, tmp_path: Path) -> None:
    with pytest.raises(EnvironmentBrokenError):
        prepare(replace(order, temporary=tmp_path / "gone" / "out.jpg"))


def test_the_gate_sees_what_was_written_not_what_was_meant(order: Order, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between writing and looking the file is replaced by the uncovered source."""

    def swapped(file: Path, data: bytes) -> None:
        assert data
        file.write_bytes(order.path.read_bytes())

    monkeypatch.setattr(module, "write", swapped)
    assert refused(order) == "output-leaks"


def test_figures_are_plain_values(order: Order) -> None:
    done: Prepared = prepare(order)
    assert json.loads(json.dumps(done.figures)) == done.figures
    assert done.figures["worst_cover"] <= TOLERANCES[CoverStyle.SOLID].cover
