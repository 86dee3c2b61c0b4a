"""All test media, made by code: pictures, containers, metadata, damage."""

from __future__ import annotations

import functools
import importlib.util
import io
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import piexif
import pillow_heif
from numpy.typing import NDArray
from PIL import Image, ImageCms

Rgb = NDArray[np.uint8]

ENTRY = "0123456789abcdef0123456789abcdef"
QUARTERS = ((220, 30, 40), (30, 200, 50), (40, 60, 210), (230, 220, 60))
"""The colours of `quarters`: top left, top right, bottom left, bottom right."""

STILL_FORMATS = ("jpeg", "png", "webp", "tiff", "bmp", "gif", "heic", "avif")


def quarters(width: int = 96, height: int = 64) -> Rgb:
    """Four coloured quarters: whatever turns or mirrors, it shows."""
    picture = np.zeros((height, width, 3), np.uint8)
    middle_y, middle_x = height // 2, width // 2
    picture[:middle_y, :middle_x], picture[:middle_y, middle_x:] = QUARTERS[0], QUARTERS[1]
    picture[middle_y:, :middle_x], picture[middle_y:, middle_x:] = QUARTERS[2], QUARTERS[3]
    return picture


def noise(width: int = 96, height: int = 64, seed: int = 0) -> Rgb:
    """A picture in which every part differs: what is missing cannot hide."""
    small = np.random.default_rng(seed).integers(0, 256, (height // 4, width // 4, 3), dtype=np.uint8)
    return np.asarray(Image.fromarray(small).resize((width, height), Image.Resampling.BICUBIC))


@functools.cache
def portrait_path() -> Path | None:
    """The public domain portrait of an astronaut (512 x 512), or None where scikit-image's data is not installed."""
    spec = importlib.util.find_spec("skimage")
    folders = spec.submodule_search_locations if spec is not None else None
    path = Path(folders[0]) / "data" / "astronaut.png" if folders else None
    return path if path is not None and path.exists() else None


def portrait() -> Rgb:
    """The astronaut: one frontal face. (512, 512, 3) uint8 RGB."""
    path = portrait_path()
    if path is None:
        raise FileNotFoundError("scikit-image's astronaut.png")
    with Image.open(path) as image:
        return np.asarray(image.convert("RGB"))


def group(columns: int = 3, rows: int = 1, gap: int = 40) -> Rgb:
    """The astronaut several times on grey, like people side by side."""
    face = portrait()
    height, width = face.shape[:2]
    sheet = np.full((rows * height + (rows + 1) * gap, columns * width + (columns + 1) * gap, 3), 128, np.uint8)
    for row in range(rows):
        for column in range(columns):
            top, left = gap + row * (height + gap), gap + column * (width + gap)
            sheet[top : top + height, left : left + width] = face
    return sheet


def encoded(image: Image.Image | Rgb, fmt: str, **options: object) -> bytes:
    """A file of this picture by Pillow or pillow-heif; options go to the writer."""
    image = image if isinstance(image, Image.Image) else Image.fromarray(image)
    out = io.BytesIO()
    if fmt == "heic":
        exif = options.pop("exif", None)
        heif = pillow_heif.from_pillow(image)
        if exif is not None:
            heif.info["exif"] = exif
        heif.save(out, quality=95, **options)
        return out.getvalue()
    extra: dict[str, object] = {"quality": 95} if fmt in ("jpeg", "webp", "avif") else {}
    image.save(out, fmt.upper(), **(extra | options))
    return out.getvalue()


def animated(fmt: str) -> bytes:
    """Three frames."""
    frames = [Image.fromarray(noise(seed=seed)) for seed in range(3)]
    out = io.BytesIO()
    frames[0].save(out, fmt.upper(), save_all=True, append_images=frames[1:], duration=100)
    return out.getvalue()


def exif(**groups: dict[int, object]) -> bytes:
    """An EXIF block of piexif's groups (`zeroth`, `Exif`, `GPS`)."""
    return bytes(piexif.dump({"0th" if name == "zeroth" else name: tags for name, tags in groups.items()}))


def orientation_exif(orientation: int) -> bytes:
    """An EXIF block with an orientation alone."""
    return exif(zeroth={piexif.ImageIFD.Orientation: orientation})


def time_exif(original: str, subsecond: str = "", offset: str = "") -> bytes:
    """An EXIF block of an original time, and a modification and a digitisation time that must not be taken for one."""
    details: dict[int, object] = {
        piexif.ExifIFD.DateTimeOriginal: original,
        piexif.ExifIFD.DateTimeDigitized: "1999:01:01 00:00:00",
    }
    if subsecond:
        details[piexif.ExifIFD.SubSecTimeOriginal] = subsecond
    if offset:
        details[piexif.ExifIFD.OffsetTimeOriginal] = offset
    return exif(zeroth={piexif.ImageIFD.DateTime: "1998:01:01 00:00:00"}, Exif=details)


def gps_exif() -> bytes:
    """An EXIF block with a place."""
    place: dict[int, object] = {
        piexif.GPSIFD.GPSLatitudeRef: "N",
        piexif.GPSIFD.GPSLatitude: ((52, 1), (5, 1), (24, 1)),
        piexif.GPSIFD.GPSLongitudeRef: "E",
        piexif.GPSIFD.GPSLongitude: ((5, 1), (7, 1), (12, 1)),
    }
    return exif(GPS=place)


def xmp(body: str) -> bytes:
    """An XMP packet around these attributes."""
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" {body}/></rdf:RDF></x:xmpmeta>'
    ).encode()


def jpeg_segment(marker: int, body: bytes) -> bytes:
    """One segment: FF, marker, length, body."""
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def with_segment(jpeg: bytes, marker: int, body: bytes) -> bytes:
    """A JPEG with a segment directly after its start."""
    return jpeg[:2] + jpeg_segment(marker, body) + jpeg[2:]


def png_chunk(name: bytes, body: bytes) -> bytes:
    """One chunk: length, name, body, check sum."""
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def with_chunk(png: bytes, name: bytes, body: bytes) -> bytes:
    """A PNG with a chunk directly after its header."""
    return png[:33] + png_chunk(name, body) + png[33:]


def riff_chunk(name: bytes, body: bytes) -> bytes:
    """One chunk: name, length, body, padding."""
    return name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)


def with_riff_chunk(webp: bytes, name: bytes, body: bytes) -> bytes:
    """A WebP with a chunk at its end, its size put right."""
    longer = webp[12:] + riff_chunk(name, body)
    return b"RIFF" + struct.pack("<I", len(longer) + 4) + b"WEBP" + longer


def bomb_png(width: int = 60_000, height: int = 60_000) -> bytes:
    """A PNG whose header claims this size."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", header) + png_chunk(b"IDAT", pixels) + png_chunk(b"IEND", b"")


def half_png(picture: Rgb) -> bytes:
    """A PNG whose chunks are all sound and whose pixel stream ends in the middle."""
    rows = b"".join(b"\0" + row.tobytes() for row in picture)
    height, width = picture.shape[:2]
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(rows[: len(rows) // 2])
    return b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", header) + png_chunk(b"IDAT", pixels) + png_chunk(b"IEND", b"")


def srgb_profile() -> bytes:
    """The profile of sRGB itself."""
    return bytes(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())


def swapped_profile() -> bytes:
    """A sound profile of a device whose red is sRGB's blue and the other way round."""
    profile = bytearray(srgb_profile())
    (count,) = struct.unpack_from(">I", profile, 128)
    entries = {bytes(profile[at : at + 4]): at for at in range(132, 132 + 12 * count, 12)}
    red, blue = (entries[name] + 4 for name in (b"rXYZ", b"bXYZ"))
    profile[red : red + 8], profile[blue : blue + 8] = profile[blue : blue + 8], profile[red : red + 8]
    return bytes(profile)


def lab_profile() -> bytes:
    """A profile of a colour space that no photo file has."""
    return bytes(ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes())


def raw_tiff() -> bytes:
    """A TIFF that says its light is a colour filter array, as camera raw files do."""
    tags = ((0x0100, 8), (0x0101, 8), (0x0106, 32803))
    entries = b"".join(struct.pack("<HHIHH", tag, 3, 1, value, 0) for tag, value in tags)
    return b"II*\0" + struct.pack("<IH", 8, len(tags)) + entries + struct.pack("<I", 0) + b"\0" * 64


def movie() -> bytes:
    """The beginning of an MP4."""
    return struct.pack(">I4s4sI4s", 20, b"ftyp", b"isom", 0x200, b"isom") + struct.pack(">I4s", 8, b"moov")


def pages_tiff() -> bytes:
    """A TIFF of two pages, the first of which is `quarters`."""
    out = io.BytesIO()
    Image.fromarray(quarters()).save(out, "TIFF", save_all=True, append_images=[Image.fromarray(noise())])
    return out.getvalue()


MODES: dict[str, Callable[[], tuple[bytes, str]]] = {
    "grey-jpeg": lambda: (encoded(Image.fromarray(quarters()).convert("L"), "jpeg"), "jpeg"),
    "cmyk-jpeg": lambda: (encoded(Image.fromarray(quarters()).convert("CMYK"), "jpeg"), "jpeg"),
    "rgb-jpeg": lambda: (encoded(quarters(), "jpeg", keep_rgb=True), "jpeg"),
    "progressive-jpeg": lambda: (encoded(quarters(), "jpeg", progressive=True), "jpeg"),
    "bit-png": lambda: (encoded(Image.fromarray(quarters()).convert("1"), "png"), "png"),
    "palette-png": lambda: (encoded(Image.fromarray(quarters()).quantize(8), "png"), "png"),
    "grey16-png": lambda: (encoded(Image.fromarray(quarters()[..., 0].astype(np.uint16) * 257), "png"), "png"),
    "la-png": lambda: (encoded(Image.fromarray(quarters()).convert("LA"), "png"), "png"),
    "rgba-png": lambda: (encoded(Image.fromarray(quarters()).convert("RGBA"), "png"), "png"),
    "float-tiff": lambda: (encoded(Image.fromarray(quarters()[..., 0].astype(np.float32) / 255), "tiff"), "tiff"),
    "int-tiff": lambda: (encoded(Image.fromarray(quarters()[..., 0].astype(np.int32)), "tiff"), "tiff"),
    "grey16-tiff": lambda: (encoded(Image.fromarray(quarters()[..., 0].astype(np.uint16) * 257), "tiff"), "tiff"),
    "lab-tiff": lambda: (encoded(_lab(), "tiff"), "tiff"),
    "ycbcr-tiff": lambda: (encoded(Image.fromarray(quarters()).convert("YCbCr"), "tiff"), "tiff"),
    "cmyk-tiff": lambda: (encoded(Image.fromarray(quarters()).convert("CMYK"), "tiff"), "tiff"),
    "lzw-tiff": lambda: (encoded(quarters(), "tiff", compression="tiff_lzw"), "tiff"),
}
"""Every colour model that can be written here: the file and its format."""


def _lab() -> Image.Image:
    lab = ImageCms.profileToProfile(
        Image.fromarray(quarters()), ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), outputMode="LAB"
    )
    if lab is None:
        raise ValueError("no LAB picture")
    return lab
