import io
import json
import shutil
import struct
import subprocess
from collections.abc import Callable
from pathlib import Path

import numpy as np
import piexif
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from app.metadata.inspect import unexpected
from app.metadata.write import WriteFormat, choose_format, encode, exif_payload, has_few_colours, read_entry
from tests import make_media
from tests.make_media import ENTRY

FORMATS: tuple[WriteFormat, ...] = ("jpeg", "png", "webp")
JPEG, PNG, WEBP = (encode(make_media.noise(), fmt, ENTRY) for fmt in FORMATS)
SIZES = [(1, 1), (1, 9), (17, 3), (97, 64)]


@pytest.mark.parametrize("fmt", FORMATS)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("quality", [1, 60, 90, 100])
def test_what_is_written_is_clean_and_names_its_entry(fmt: WriteFormat, size: tuple[int, int], quality: int) -> None:
    rgb = np.random.default_rng(1).integers(0, 256, (size[1], size[0], 3), dtype=np.uint8)
    data = encode(rgb, fmt, ENTRY, quality=quality)
    assert unexpected(data, ENTRY) == ()
    assert read_entry(data) == ENTRY
    with Image.open(io.BytesIO(data)) as image:
        assert (image.format, image.size, image.mode) == (fmt.upper(), size, "RGB")


@pytest.mark.parametrize("fmt", FORMATS)
def test_the_picture_is_the_one_given(fmt: WriteFormat) -> None:
    rgb = make_media.quarters()[:, ::-1]  # not contiguous
    with Image.open(io.BytesIO(encode(rgb, fmt, ENTRY))) as image:
        difference = np.abs(np.asarray(image).astype(int) - rgb)
    assert difference[8:24, 8:40].max() <= (0 if fmt == "png" else 6)


def test_another_entry_is_a_leak() -> None:
    for data in (JPEG, PNG, WEBP):
        assert unexpected(data, "f" * 32)


@pytest.mark.parametrize("entry", ["", "x" * 32, ENTRY.upper(), ENTRY + "0", ENTRY + "\n"])
def test_an_entry_is_an_entry(entry: str) -> None:
    with pytest.raises(ValueError, match="hexadecimal"):
        exif_payload(entry)
    with pytest.raises(ValueError, match="hexadecimal"):
        unexpected(JPEG, entry)


def test_pixels_of_another_shape_are_refused() -> None:
    for wrong in (np.zeros((4, 4), np.uint8), np.zeros((4, 4, 4), np.uint8), np.zeros((4, 4, 3), np.float32)):
        with pytest.raises(ValueError, match="RGB"):
            encode(wrong, "jpeg", ENTRY)  # type: ignore[arg-type]


def _thumbnail() -> bytes:
    tags = piexif.load(JPEG)
    tags["1st"] = {piexif.ImageIFD.Compression: 6}
    tags["thumbnail"] = make_media.encoded(make_media.quarters(32, 32), "jpeg")
    out = io.BytesIO()
    piexif.insert(piexif.dump(tags), JPEG, out)
    return out.getvalue()


def _fat_jfif() -> bytes:
    plain = make_media.with_segment(JPEG, 0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0")
    assert unexpected(plain, ENTRY) == ()
    return make_media.with_segment(JPEG, 0xE0, b"JFIF\0\1\1\0\0\1\0\1\1\1abc")


def _hidden_before_end() -> bytes:
    return JPEG[:-2] + b"hidden words" + JPEG[-2:]


PLANTED_JPEG: dict[str, Callable[[], bytes]] = {
    "comment": lambda: make_media.with_segment(JPEG, 0xFE, b"Groep 5, Anna"),
    "xmp": lambda: make_media.with_segment(
        JPEG, 0xE1, b"http://ns.adobe.com/xap/1.0/\0" + make_media.xmp('photoshop:City="U"')
    ),
    "second exif": lambda: make_media.with_segment(JPEG, 0xE1, make_media.gps_exif()),
    "the same exif twice": lambda: make_media.with_segment(JPEG, 0xE1, exif_payload(ENTRY)),
    "icc": lambda: make_media.with_segment(JPEG, 0xE2, b"ICC_PROFILE\0\1\1" + make_media.srgb_profile()),
    "mpf": lambda: make_media.with_segment(JPEG, 0xE2, b"MPF\0II*\0\x08\0\0\0"),
    "photoshop": lambda: make_media.with_segment(JPEG, 0xED, b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\0"),
    "app15": lambda: make_media.with_segment(JPEG, 0xEF, b"whatever"),
    "trailing byte": lambda: JPEG + b"\0",
    "trailing photo": lambda: JPEG + JPEG,
    "exif thumbnail": _thumbnail,
    "jfif thumbnail": _fat_jfif,
    "words before the end marker": _hidden_before_end,
    "words between segments": lambda: JPEG[:2] + b"words" + JPEG[2:],
    "words in a table": lambda: make_media.with_segment(JPEG, 0xC4, b"\0" + b"\0" * 16 + b"words"),
    "words in a quantisation table": lambda: make_media.with_segment(JPEG, 0xDB, b"\0" + b"w" * 65),
    "cut": lambda: JPEG[:-2],
    "gps": lambda: make_media.encoded(make_media.noise(), "jpeg", exif=make_media.gps_exif()),
    "no exif": lambda: make_media.encoded(make_media.noise(), "jpeg"),
    "progressive": lambda: make_media.encoded(make_media.noise(), "jpeg", progressive=True, exif=exif_payload(ENTRY)),
}


def _png_text() -> bytes:
    info = PngImagePlugin.PngInfo()
    info.add_itxt("Author", "Anna", zip=True)
    return make_media.encoded(make_media.noise(), "png", pnginfo=info, exif=exif_payload(ENTRY))


def _png_beside_the_stream() -> bytes:
    at = PNG.rindex(b"IDAT") - 4
    size = struct.unpack_from(">I", PNG, at)[0]
    body = PNG[at + 8 : at + 8 + size] + b"words behind the stream"
    return PNG[:at] + make_media.png_chunk(b"IDAT", body) + PNG[at + 12 + size :]


PLANTED_PNG: dict[str, Callable[[], bytes]] = {
    "tEXt": lambda: make_media.with_chunk(PNG, b"tEXt", b"Comment\0Anna"),
    "iTXt": _png_text,
    "tIME": lambda: make_media.with_chunk(PNG, b"tIME", b"\x07\xea\3\5\x0e\7\x09"),
    "icc": lambda: make_media.encoded(
        make_media.noise(), "png", icc_profile=make_media.srgb_profile(), exif=exif_payload(ENTRY)
    ),
    "private chunk": lambda: make_media.with_chunk(PNG, b"anNa", b"x"),
    "second exif": lambda: make_media.with_chunk(PNG, b"eXIf", make_media.gps_exif()[6:]),
    "the same exif twice": lambda: make_media.with_chunk(PNG, b"eXIf", exif_payload(ENTRY)[6:]),
    "trailing byte": lambda: PNG + b"\0",
    "trailing chunk": lambda: PNG + make_media.png_chunk(b"IDAT", b""),
    "words in IEND": lambda: PNG[:-12] + make_media.png_chunk(b"IEND", b"words"),
    "words behind the stream": _png_beside_the_stream,
    "more rows than the picture": lambda: PNG[:20] + PNG[20:],
    "wrong check sum": lambda: PNG[:-1] + b"\0",
    "palette": lambda: make_media.encoded(Image.fromarray(make_media.noise()).quantize(8), "png", exif=exif_payload(ENTRY)),
    "cut": lambda: PNG[:-12],
    "half the pixels": lambda: make_media.half_png(make_media.noise()),
}


def _too_many_rows() -> bytes:
    """The header says one row less than the stream holds."""
    width, height = struct.unpack_from(">II", PNG, 16)
    header = struct.pack(">II", width, height - 1) + PNG[24:29]
    return PNG[:8] + make_media.png_chunk(b"IHDR", header) + PNG[33:]


PLANTED_PNG["more rows than the picture"] = _too_many_rows

PLANTED_WEBP: dict[str, Callable[[], bytes]] = {
    "xmp": lambda: make_media.with_riff_chunk(WEBP, b"XMP ", make_media.xmp('photoshop:City="U"')),
    "icc": lambda: make_media.encoded(
        make_media.noise(), "webp", icc_profile=make_media.srgb_profile(), exif=exif_payload(ENTRY)
    ),
    "second exif": lambda: make_media.with_riff_chunk(WEBP, b"EXIF", make_media.gps_exif()[6:]),
    "other exif": lambda: make_media.encoded(make_media.noise(), "webp", exif=make_media.gps_exif()),
    "private chunk": lambda: make_media.with_riff_chunk(WEBP, b"anna", b"x"),
    "trailing byte": lambda: WEBP + b"\0",
    "filled padding": lambda: WEBP[:-1] + b"x",
    "wrong size": lambda: WEBP[:4] + struct.pack("<I", len(WEBP)) + WEBP[8:],
    "flags": lambda: WEBP[:20] + bytes([WEBP[20] | 0x20]) + WEBP[21:],
    "cut": lambda: WEBP[:-3],
    "animated": lambda: make_media.animated("webp"),
    "no exif": lambda: make_media.encoded(make_media.noise(), "webp"),
}


@pytest.mark.parametrize("planted", PLANTED_JPEG.values(), ids=PLANTED_JPEG)
def test_leaks_in_jpeg_are_found(planted: Callable[[], bytes]) -> None:
    assert unexpected(planted(), ENTRY)


@pytest.mark.parametrize("planted", PLANTED_PNG.values(), ids=PLANTED_PNG)
def test_leaks_in_png_are_found(planted: Callable[[], bytes]) -> None:
    assert unexpected(planted(), ENTRY)


@pytest.mark.parametrize("planted", PLANTED_WEBP.values(), ids=PLANTED_WEBP)
def test_leaks_in_webp_are_found(planted: Callable[[], bytes]) -> None:
    assert unexpected(planted(), ENTRY)


def test_what_is_none_of_the_three_is_a_leak() -> None:
    for data in (b"", b"GIF89a", make_media.encoded(make_media.noise(), "tiff")):
        assert unexpected(data, ENTRY)
        assert read_entry(data) is None


@given(st.sampled_from([JPEG, PNG, WEBP]), st.integers(0), st.binary(max_size=60))
def test_garbage_never_raises(data: bytes, at: int, garbage: bytes) -> None:
    at %= len(data)
    broken = data[:at] + garbage + data[at + len(garbage) // 2 :]
    unexpected(broken, ENTRY)
    assert read_entry(broken) is None or len(read_entry(broken) or "") == 32
    assert read_entry(data[:2] + garbage) is None


@given(st.sampled_from([JPEG, PNG, WEBP]), st.integers(0), st.binary(min_size=1, max_size=60))
def test_bytes_put_in_before_the_pixels_or_behind_them_are_found(data: bytes, at: int, garbage: bytes) -> None:
    at %= 30
    assert unexpected(data[:at] + garbage + data[at:], ENTRY) or data[:at] + garbage + data[at:] == data
    assert unexpected(data + garbage, ENTRY)


def test_the_format_follows_the_picture() -> None:
    drawing, photo = make_media.quarters(), make_media.noise(400, 300)
    assert has_few_colours(drawing)
    assert not has_few_colours(photo)
    assert [choose_format(source, drawing) for source in ("jpeg", "heic", "png", "gif", "bmp", "tiff", "webp")] == [
        "jpeg", "jpeg", "png", "png", "png", "png", "webp",
    ]  # fmt: skip
    assert choose_format("png", photo) == "jpeg"
    assert choose_format("webp", np.zeros((2, 16_384, 3), np.uint8)) == "jpeg"
    assert choose_format("jpeg", np.zeros((1, 65_501, 3), np.uint8)) == "png"


def test_many_colours_between_the_samples_are_counted() -> None:
    rgb = np.zeros((300, 300, 3), np.uint8)
    rgb[:, 1::2] = np.random.default_rng(0).integers(0, 256, (300, 150, 3), dtype=np.uint8)
    assert not has_few_colours(rgb)


ORDINARY = {"SourceFile", "File", "ExifTool", "Composite", "PNG", "RIFF", "JFIF"}
ALLOWED_TAGS = {"EXIF:Software": "Beeldkeur", "EXIF:ImageUniqueID": ENTRY}


@pytest.mark.skipif(shutil.which("exiftool") is None, reason="needs ExifTool")
@pytest.mark.parametrize("fmt", FORMATS)
def test_exiftool_finds_no_more_than_is_allowed(tmp_path: Path, fmt: WriteFormat) -> None:
    path = tmp_path / f"photo.{fmt}"
    path.write_bytes(encode(make_media.noise(), fmt, ENTRY))
    command = ["exiftool", "-j", "-G0", "-a", "-u", "-ee", str(path)]
    (said,) = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)  # noqa: S603
    exif = {key: value for key, value in said.items() if key.split(":")[0] not in ORDINARY}
    structure = {"EXIF:YCbCrPositioning", "EXIF:ExifVersion"}
    assert {key: value for key, value in exif.items() if key not in structure} == ALLOWED_TAGS
    assert not {key for key in said if key.startswith(("XMP", "IPTC", "ICC", "MPF", "Photoshop"))}
    assert "Warning" not in "".join(said)
