import io
import struct
import zlib
from pathlib import PurePath

import numpy as np
import pillow_heif
import pytest
import simplejpeg
from PIL import Image, ImageFile

from app.errors import ItemError
from app.media import colour
from app.media import image as image_module
from app.media.colour import ALPHA_FLATTENED, ICC_IGNORED
from app.media.image import FURTHER_PAGES, decode, probe
from app.media.sniff import Format, examine
from app.media.tiff import Tiff
from tests import make_media
from tests.media.samples import shows_quarters, source


def code_of(data: bytes, fmt: str) -> str:
    with pytest.raises(ItemError) as caught:
        decode(source(data, fmt))
    return caught.value.code


@pytest.mark.parametrize("fmt", make_media.STILL_FORMATS)
def test_every_format_decodes(fmt: str) -> None:
    photo = source(make_media.encoded(make_media.quarters(), fmt), fmt)
    picture = decode(photo)
    assert shows_quarters(picture)
    assert picture.rgb.shape == (64, 96, 3)
    assert picture.rgb.dtype == np.uint8
    assert picture.rgb.flags.c_contiguous
    assert (picture.full_width, picture.full_height, picture.notes) == (96, 64, ())
    assert probe(photo) == image_module.Extent(96, 64)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("fmt", ["jpeg", "png", "webp", "tiff", "lzw", "avif", "heic"])
def test_upright_once(fmt: str, orientation: int) -> None:
    # AVIF and HEIC are encoded with the turn in the container (irot, imir) beside the EXIF: turning by both would show.
    stored = _turned_away(make_media.quarters(), orientation)
    options = {"compression": "tiff_lzw"} if fmt == "lzw" else {}
    fmt = fmt.replace("lzw", "tiff")
    exif = make_media.orientation_exif(orientation)
    if fmt == "tiff":
        tags = Image.Exif()
        tags[0x112] = orientation
        data = make_media.encoded(stored, fmt, exif=tags, **options)
    else:
        data = make_media.encoded(stored, fmt, exif=exif)
    if fmt in ("avif", "heic") and orientation != 1:
        assert b"irot" in data or b"imir" in data
    picture = decode(source(data, fmt))
    assert shows_quarters(picture)
    assert (picture.full_width, picture.full_height) == (96, 64)
    assert probe(source(data, fmt)) == image_module.Extent(96, 64)


def _turned_away(upright: make_media.Rgb, orientation: int) -> make_media.Rgb:
    """What a camera stores with this orientation, by the EXIF table: where row 0 and column 0 of the stored picture lie."""
    turns = {
        1: upright,
        2: upright[:, ::-1],
        3: upright[::-1, ::-1],
        4: upright[::-1],
        5: upright.transpose(1, 0, 2),
        6: np.rot90(upright, 1),
        7: np.rot90(upright, 2).transpose(1, 0, 2),
        8: np.rot90(upright, -1),
    }
    return np.ascontiguousarray(turns[orientation])


@pytest.mark.parametrize("name", make_media.MODES)
def test_every_colour_model_comes_out_as_it_looks(name: str) -> None:
    data, fmt = make_media.MODES[name]()
    picture = decode(source(data, fmt))
    assert picture.notes == ()
    assert picture.rgb.shape == (64, 96, 3)
    if name.startswith(("grey-", "la-")):
        expected = np.asarray(Image.fromarray(make_media.quarters()).convert("L").convert("RGB"))
    elif name.startswith(("grey16", "float", "int")):
        expected = np.repeat(make_media.quarters()[..., :1], 3, axis=2)
    elif name.startswith("bit"):
        assert set(np.unique(picture.rgb)) == {0, 255}
        return
    else:
        expected = make_media.quarters()
    assert np.abs(picture.rgb[8:24, 8:40].astype(int) - expected[8:24, 8:40]).max() <= 12
    assert np.abs(picture.rgb[40:56, 56:88].astype(int) - expected[40:56, 56:88]).max() <= 12


def test_inverted_adobe_inks_and_plain_ones() -> None:
    data = make_media.encoded(Image.fromarray(make_media.quarters()).convert("CMYK"), "jpeg")
    with_pillow = np.asarray(Image.open(io.BytesIO(data)).convert("RGB")).astype(int)
    assert np.abs(decode(source(data, "jpeg")).rgb - with_pillow).max() <= 2
    at = data.index(b"\xff\xee")
    plain = data[:at] + data[at + 2 + struct.unpack(">H", data[at + 2 : at + 4])[0] :]
    with_pillow = np.asarray(Image.open(io.BytesIO(plain)).convert("RGB")).astype(int)
    assert np.abs(decode(source(plain, "jpeg")).rgb - with_pillow).max() <= 2


@pytest.mark.parametrize("fmt", ["png", "webp", "tiff"])
@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_transparency_becomes_white_and_is_noted(fmt: str, mode: str) -> None:
    image = Image.fromarray(make_media.quarters()).convert(mode)
    alpha = Image.new("L", image.size, 255)
    alpha.paste(0, (0, 0, 48, 64))
    image.putalpha(alpha)
    picture = decode(source(make_media.encoded(image, fmt), fmt))
    assert picture.notes == (ALPHA_FLATTENED,)
    assert (picture.rgb[10:50, 5:40] == 255).all()
    assert picture.rgb[10, 70].min() < 200


def test_transparent_palette_and_key_colour() -> None:
    palette = Image.fromarray(make_media.quarters()).quantize(4)
    background = palette.getpixel((2, 2))
    assert decode(source(make_media.encoded(palette, "gif", transparency=background), "gif")).notes == (ALPHA_FLATTENED,)
    keyed = make_media.encoded(make_media.quarters(), "png", transparency=make_media.QUARTERS[0])
    picture = decode(source(keyed, "png"))
    assert picture.notes == (ALPHA_FLATTENED,)
    assert (picture.rgb[5, 5] == 255).all()


@pytest.mark.parametrize("fmt", ["jpeg", "png", "webp", "tiff", "heic", "avif"])
def test_profiles_are_obeyed(fmt: str) -> None:
    swapped = np.ascontiguousarray(make_media.quarters()[..., ::-1])
    data = (
        make_media.encoded(swapped, fmt, icc_profile=make_media.swapped_profile())
        if fmt != "heic"
        else _heic_with_profile(swapped)
    )
    picture = decode(source(data, fmt))
    assert picture.notes == ()
    assert shows_quarters(picture, tolerance=20)


def _heic_with_profile(rgb: make_media.Rgb) -> bytes:
    image = Image.fromarray(rgb)
    image.info["icc_profile"] = make_media.swapped_profile()
    return make_media.encoded(image, "heic")


def test_the_profile_of_srgb_changes_no_pixel() -> None:
    plain = make_media.encoded(make_media.noise(), "png")
    tagged = make_media.encoded(make_media.noise(), "png", icc_profile=make_media.srgb_profile())
    assert (decode(source(plain, "png")).rgb == decode(source(tagged, "png")).rgb).all()


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
@pytest.mark.parametrize("profile", [b"no profile at all" * 20, make_media.lab_profile(), make_media.srgb_profile()[:200]])
def test_unusable_profiles_are_ignored_and_noted(mode: str, profile: bytes) -> None:
    image = Image.fromarray(make_media.quarters()).convert(mode)
    picture = decode(source(make_media.encoded(image, "jpeg", icc_profile=profile), "jpeg"))
    assert picture.notes == (ICC_IGNORED,)
    assert picture.rgb.shape == (64, 96, 3)


def test_a_colour_profile_on_grey_and_on_inks() -> None:
    grey = make_media.encoded(
        Image.fromarray(make_media.quarters()).convert("L"), "jpeg", icc_profile=make_media.swapped_profile()
    )
    assert decode(source(grey, "jpeg")).notes == ()
    inks = make_media.encoded(
        Image.fromarray(make_media.quarters()).convert("CMYK"), "jpeg", icc_profile=make_media.srgb_profile()
    )
    assert decode(source(inks, "jpeg")).notes == (ICC_IGNORED,)


@pytest.mark.parametrize("floats", [np.float32(-5), np.float32("nan"), np.float32(1e9)])
def test_measurements_are_no_pictures(floats: np.float32) -> None:
    values = np.zeros((64, 96), np.float32)
    values[3, 3] = floats
    assert code_of(make_media.encoded(Image.fromarray(values), "tiff"), "tiff") == "colour-not-supported"


@pytest.mark.parametrize(("width", "height"), [(1600, 1200), (1200, 1600), (1000, 3), (50, 50)])
@pytest.mark.parametrize("max_side", [100, 640, 1000, 1599, 5000])
def test_a_decode_for_looking_is_never_smaller_than_asked(width: int, height: int, max_side: int) -> None:
    data = make_media.encoded(np.zeros((height, width, 3), np.uint8), "jpeg", exif=make_media.orientation_exif(6))
    picture = decode(source(data, "jpeg"), max_side=max_side)
    assert (picture.full_width, picture.full_height) == (height, width)
    assert min(max_side, width, height) <= max(picture.rgb.shape[:2]) <= max(width, height)
    assert max(picture.rgb.shape[:2]) >= min(max_side, max(width, height))


def test_twelve_bits_are_refused_by_name() -> None:
    for options in ({}, {"progressive": True}):
        jpeg = bytearray(make_media.encoded(make_media.quarters(), "jpeg", exif=make_media.orientation_exif(6), **options))
        jpeg[jpeg.index(b"\xff\xc2" if options else b"\xff\xc0") + 4] = 12
        with pytest.raises(ItemError) as caught:
            decode(source(bytes(jpeg), "jpeg"))
        assert (caught.value.code, caught.value.params) == ("depth-not-supported", {"bits": 12})
        with pytest.raises(ItemError) as caught:
            probe(source(bytes(jpeg), "jpeg"))
        assert caught.value.code == "depth-not-supported"


@pytest.mark.parametrize("bits", [10, 12])
def test_heic_of_more_bits_comes_in_eight(bits: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pillow_heif.options, "SAVE_HDR_TO_12_BIT", bits == 12)
    deep = make_media.quarters().astype(np.uint16) * 257
    height, width = deep.shape[:2]
    out = io.BytesIO()
    pillow_heif.encode("RGB;16", (width, height), deep.tobytes(), out, quality=95)
    assert pillow_heif.open_heif(out.getvalue()).info["bit_depth"] == bits
    picture = decode(source(out.getvalue(), "heic"))
    assert picture.rgb.dtype == np.uint8
    assert shows_quarters(picture)


@pytest.mark.parametrize("primary", [0, 1, 2])
def test_of_several_pictures_in_a_heic_the_primary_one_is_taken_and_the_rest_noted(primary: int) -> None:
    pictures = [Image.fromarray(make_media.quarters() if number == primary else make_media.noise()) for number in range(3)]
    heif = pillow_heif.from_pillow(pictures[0])
    for further in pictures[1:]:
        heif.add_from_pillow(further)
    out = io.BytesIO()
    heif.save(out, quality=95, primary_index=primary)
    picture = decode(source(out.getvalue(), "heic"))
    assert shows_quarters(picture)
    assert picture.notes == (FURTHER_PAGES,)


def test_what_is_attached_to_a_jpeg_does_not_take_the_place_of_the_photo() -> None:
    photo, other = make_media.encoded(make_media.quarters(), "jpeg"), make_media.encoded(make_media.noise(), "jpeg")
    out = io.BytesIO()
    Image.fromarray(make_media.quarters()).save(
        out, "MPO", save_all=True, append_images=[Image.fromarray(make_media.noise())], quality=95
    )
    for data in (out.getvalue(), photo + other, photo + make_media.movie() + other):
        assert examine(data, PurePath("a.jpg")) is Format.JPEG
        assert shows_quarters(decode(source(data, "jpeg")))


def test_further_pages_are_noted() -> None:
    picture = decode(source(make_media.pages_tiff(), "tiff"))
    assert picture.notes == (FURTHER_PAGES,)
    assert shows_quarters(picture)


@pytest.mark.parametrize("lenient", [False, True])
@pytest.mark.parametrize("name", [*make_media.STILL_FORMATS, "progressive", "interlaced", "lzw", "lossless"])
def test_a_cut_file_is_never_half_a_picture(monkeypatch: pytest.MonkeyPatch, name: str, lenient: bool) -> None:  # noqa: FBT001
    variants: dict[str, tuple[str, dict[str, object]]] = {
        "progressive": ("jpeg", {"progressive": True}),
        "interlaced": ("png", {"interlace": 1}),
        "lzw": ("tiff", {"compression": "tiff_lzw"}),
        "lossless": ("webp", {"lossless": True}),
    }
    fmt, options = variants.get(name, (name, {}))
    whole = make_media.encoded(make_media.noise(), fmt, **options)
    expected = decode(source(whole, fmt)).rgb
    cuts = sorted({*range(1, 40), *(len(whole) * part // 23 for part in range(1, 23)), len(whole) - 30})
    for cut in cuts:
        monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", lenient)  # as face_recognition does on import
        for max_side in (None, 20):
            try:
                picture = decode(source(whole[:-cut], fmt), max_side=max_side)
            except ItemError as error:
                assert error.code in ("truncated", "damaged", "too-many-pixels")  # noqa: PT017
            else:
                assert fmt != "jpeg", f"{cut} bytes are missing"
                assert (picture.rgb == expected).all(), f"{cut} bytes are missing"


def test_sound_chunks_around_half_the_pixels() -> None:
    assert code_of(make_media.half_png(make_media.noise()), "png") in ("truncated", "damaged")


def test_a_flipped_byte_in_pixel_data_is_found() -> None:
    data = bytearray(make_media.encoded(make_media.noise(), "png"))
    data[len(data) // 2] ^= 0x55
    assert code_of(bytes(data), "png") == "damaged"


@pytest.mark.parametrize("fmt", ["jpeg", "png", "webp", "tiff"])
def test_harmless_trailing_bytes_are_no_damage(fmt: str) -> None:
    # Motion photos and multi-picture files carry more behind the photo.
    data = make_media.encoded(make_media.quarters(), fmt)
    assert shows_quarters(decode(source(data + make_media.movie() + data, fmt)))


def test_bombs_are_refused_by_their_header() -> None:
    assert code_of(make_media.bomb_png(), "png") == "too-many-pixels"
    gif = bytearray(make_media.encoded(make_media.quarters(), "gif"))
    gif[6:10] = b"\xff\xff\xff\xff"
    assert code_of(bytes(gif), "gif") == "too-many-pixels"
    jpeg = bytearray(make_media.encoded(make_media.quarters(), "jpeg"))
    at = jpeg.index(b"\xff\xc0")
    jpeg[at + 5 : at + 9] = b"\xff\xdc\xff\xdc"
    assert code_of(bytes(jpeg), "jpeg") == "too-many-pixels"
    with pytest.raises(ItemError) as caught:
        probe(source(make_media.bomb_png(), "png"))
    assert caught.value.params == {"limit": 80}
    with pytest.raises(ItemError) as caught:
        probe(source(bytes(jpeg), "jpeg"))
    assert caught.value.params == {"limit": 200}


def test_a_large_picture_is_converted_in_bands_and_looks_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    profile = make_media.swapped_profile()
    picture = make_media.noise(60, 40)
    see_through = Image.fromarray(np.dstack([picture, picture[..., 0]]), "RGBA")
    for image, options in (
        (Image.fromarray(picture), {"icc_profile": profile}),
        (see_through, {}),
        (Image.fromarray(picture).quantize(8), {"transparency": 3}),
        (Image.fromarray(picture).convert("L"), {}),
        (Image.fromarray(picture[..., 0].astype(np.uint16) * 257), {}),
    ):
        data = make_media.encoded(image, "png", **options)
        whole = decode(source(data, "png"))
        monkeypatch.setattr(colour, "BAND_PIXELS", 7 * 60)
        parts = decode(source(data, "png"))
        monkeypatch.undo()
        assert np.array_equal(whole.rgb, parts.rgb)
        assert whole.notes == parts.notes


def test_a_bomb_of_scans_is_refused_before_decoding(monkeypatch: pytest.MonkeyPatch) -> None:
    data = make_media.encoded(make_media.noise(64, 48), "jpeg", progressive=True)
    assert data.count(b"\xff\xda") == 10
    last = data.rindex(b"\xff\xda")
    bomb = data[:last] + data[last:-2] * 60 + b"\xff\xd9"
    monkeypatch.setattr(simplejpeg, "decode_jpeg", lambda *_, **__: pytest.fail("decoded"))
    assert code_of(bomb, "jpeg") == "damaged"
    monkeypatch.undo()
    assert decode(source(data + bomb, "jpeg")).rgb.shape == (48, 64, 3), "what lies behind the photo is not counted"
    grey = make_media.encoded(Image.fromarray(make_media.noise()).convert("L"), "jpeg")
    assert decode(source(grey, "jpeg")).rgb.shape[2] == 3


def test_a_bomb_of_segments_is_refused_before_anybody_walks_over_it(monkeypatch: pytest.MonkeyPatch) -> None:
    data = make_media.encoded(make_media.noise(64, 48), "jpeg")
    comment = b"\xff\xfe\0\2"
    assert decode(source(data[:2] + comment * 1000 + data[2:], "jpeg")).rgb.shape == (48, 64, 3)
    monkeypatch.setattr(simplejpeg, "decode_jpeg", lambda *_, **__: pytest.fail("decoded"))
    monkeypatch.setattr(Image, "open", lambda *_, **__: pytest.fail("opened"))
    assert code_of(data[:2] + comment * 30_000 + data[2:], "jpeg") == "damaged"
    frame, last = data.index(b"\xff\xc0"), data.rindex(b"\xff\xda")
    assert code_of(data[:frame] + b"\xff\xc2" + data[frame + 2 : last] + comment * 30_000 + data[last:], "jpeg") == "damaged"


def tiff_around(jpeg: bytes, width: int, height: int) -> bytes:
    """A TIFF of one strip, which is this JPEG."""
    short, long, bits_at, strip_at = 3, 4, 8, 14
    fields = (
        (256, long, 1, width),
        (257, long, 1, height),
        (258, short, 3, bits_at),
        (259, short, 1, 7),
        (262, short, 1, 6),
        (273, long, 1, strip_at),
        (277, short, 1, 3),
        (278, long, 1, height),
        (279, long, 1, len(jpeg)),
        (530, short, 2, 2 | 2 << 16),
    )
    strip = jpeg + bytes(len(jpeg) % 2)
    directory = struct.pack("<H", len(fields)) + b"".join(struct.pack("<HHII", *field) for field in fields) + bytes(4)
    return struct.pack("<2sHIHHH", b"II", 42, strip_at + len(strip), 8, 8, 8) + strip + directory


def test_the_jpegs_in_a_tiff_are_no_bombs_either(monkeypatch: pytest.MonkeyPatch) -> None:
    data = make_media.encoded(make_media.noise(64, 48), "jpeg", progressive=True, subsampling=2)
    assert decode(source(tiff_around(data, 64, 48), "tiff")).rgb.shape == (48, 64, 3)
    last, at = data.rindex(b"\xff\xda"), data.index(b"\xff\xc2") + 5
    scans = data[:last] + data[last:-2] * 60 + b"\xff\xd9"
    pixels = data[:at] + b"\xff\xdc\xff\xdc" + data[at + 4 :]
    monkeypatch.setattr(simplejpeg, "decode_jpeg", lambda *_, **__: pytest.fail("decoded"))
    assert code_of(tiff_around(scans, 64, 48), "tiff") == "damaged"
    assert code_of(tiff_around(pixels, 64, 48), "tiff") == "too-many-pixels"


def test_a_canvas_bomb_in_webp() -> None:
    header = b"\0" * 4 + b"\xff\xff\xff" * 2
    webp = make_media.encoded(make_media.quarters(), "webp")
    body = b"WEBP" + make_media.riff_chunk(b"VP8X", header) + webp[12:]
    assert code_of(b"RIFF" + struct.pack("<I", len(body)) + body, "webp") == "too-many-pixels"


def test_a_text_bomb_is_an_error() -> None:
    text = b"Comment\0\0" + zlib.compress(b"\0" * 100_000_000)
    data = make_media.with_chunk(make_media.encoded(make_media.quarters(), "png"), b"zTXt", text)
    assert code_of(data, "png") == "damaged"


def test_decoders_that_run_out_of_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(simplejpeg, "decode_jpeg", full)
    assert code_of(make_media.encoded(make_media.quarters(), "jpeg"), "jpeg") == "out-of-memory"


def test_a_pixel_stream_that_ends_early_in_gif() -> None:
    # 16 x 16, four colours; the stream of 3-bit codes says: clear, one pixel, end.
    codes = 4 | 1 << 3 | 5 << 6
    header = b"GIF89a" + struct.pack("<HHBBB", 16, 16, 0x81, 0, 0) + bytes(range(12))
    frame = b"," + struct.pack("<HHHHB", 0, 0, 16, 16, 0) + b"\2\2" + struct.pack("<H", codes) + b"\0;"
    assert code_of(header + frame, "gif") in ("truncated", "damaged")


@pytest.mark.parametrize("compression", ["tiff_lzw", "tiff_adobe_deflate", "packbits", "jpeg"])
def test_a_strip_that_ends_early_in_tiff(compression: str) -> None:
    rgb = make_media.noise()
    data = make_media.encoded(rgb, "tiff", compression=compression)
    with Image.open(io.BytesIO(data)) as image:
        at, size = image.tag_v2[273][0], image.tag_v2[279][0]  # type: ignore[attr-defined]
    blank = data[: at + size // 2] + b"\0" * (size - size // 2) + data[at + size :]
    try:
        picture = decode(source(blank, "tiff"))
    except ItemError as error:
        assert error.code in ("truncated", "damaged")  # noqa: PT017
    else:
        assert compression == "packbits", picture.rgb[-1]  # zeros are sound there


@pytest.mark.parametrize("strips", [False, True])
@pytest.mark.parametrize("compression", [None, "tiff_lzw", "tiff_adobe_deflate", "packbits", "jpeg"])
def test_rows_that_no_strip_holds(compression: str | None, strips: bool) -> None:  # noqa: FBT001
    data = bytearray(make_media.encoded(make_media.noise(), "tiff", compression=compression))
    tiff = Tiff.of(bytes(data))
    assert tiff is not None
    (at,) = struct.unpack_from("<I", data, 4)
    for entry in range(at + 2, at + 2 + 12 * struct.unpack_from("<H", data, at)[0], 12):
        tag = struct.unpack_from("<H", data, entry)[0]
        if tag == 0x101 or (strips and tag == 0x116):
            struct.pack_into("<HII", data, entry + 2, 4, 1, 6400)
    assert code_of(bytes(data), "tiff") in ("truncated", "damaged")
