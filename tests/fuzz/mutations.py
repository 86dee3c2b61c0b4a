"""Seeds, and what becomes of them: small sound files made here, broken in the ways that files are broken."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import numpy as np
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from PIL import Image

from app.metadata.write import encode
from tests import make_media

ROUNDS = int(os.environ.get("BEELDKEUR_FUZZ_ROUNDS", "1"))
"""How many times the short round: 1 in CI. From 2 on the shared broken files are seeds too, and no two runs are alike."""
SHARED = Path(__file__).parents[3] / "shared" / "data" / "malformed"
SEED_BYTES = 60_000
ENTRY = "0123456789abcdef" * 2
INTERESTING = (0, 1, 4, 7, 0x7F, 0x80, 0xFE, 0xFF)


def rounds(examples: int) -> settings:
    """So many examples in the short round, the same ones each time."""
    return settings(
        max_examples=examples * ROUNDS,
        derandomize=ROUNDS == 1,
        database=None,
        suppress_health_check=list(HealthCheck),
    )


@cache
def seeds() -> tuple[tuple[str, bytes], ...]:
    """Sound files with much in them, each with the name of its format."""
    small = make_media.quarters(32, 24)
    block = make_media.exif(
        zeroth={0x010F: "Canon", 0x0110: "EOS", 0x013B: "A. Maker"},
        Exif={0x9003: "2024:05:14 10:30:00", 0x927C: b"Apple iOS\0\0\1MM\0\1\0\x11\0\2\0\0\0\4abc\0"},
        GPS={1: "N", 2: ((52, 1), (5, 1), (24, 1)), 3: "E", 4: ((5, 1), (7, 1), (12, 1))},
    )
    told = make_media.xmp('xmlns:e="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" e:PersonInImage="Kim"')
    jpeg = make_media.encoded(small, "jpeg", exif=block, xmp=told, icc_profile=make_media.srgb_profile(), comment=b"hello")
    photoshop = b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x0f\x1c\x02\x5a\0\x0aAmersfoort"
    png = make_media.encoded(small, "png", exif=block)
    tiff = io.BytesIO()
    Image.fromarray(small).save(tiff, "TIFF", save_all=True, append_images=[Image.fromarray(small)], compression="tiff_lzw")
    made = [
        ("jpeg", jpeg),
        ("jpeg", make_media.with_segment(jpeg, 0xED, photoshop) + make_media.movie() + jpeg),
        ("jpeg", make_media.encoded(small, "jpeg", progressive=True)),
        ("jpeg", make_media.encoded(Image.fromarray(small).convert("CMYK"), "jpeg")),
        ("png", make_media.with_chunk(png, b"zTXt", b"Comment\0\0x\x9c\x03\0\0\0\0\x01")),
        ("png", make_media.encoded(Image.fromarray(small).quantize(8), "png", transparency=2)),
        ("webp", make_media.encoded(small, "webp", exif=block)),
        ("webp", make_media.animated("webp")[:4000]),
        ("tiff", tiff.getvalue()),
        ("tiff", make_media.encoded(small, "tiff", compression="jpeg")),
        ("gif", make_media.encoded(small, "gif")),
        ("bmp", make_media.encoded(small, "bmp")),
        ("heic", make_media.encoded(np.tile(small, (3, 3, 1)), "heic", exif=block)),
        ("avif", make_media.encoded(small, "avif", exif=block)),
    ]
    return (*made, *(_found() if ROUNDS > 1 else ()))


def _found() -> Sequence[tuple[str, bytes]]:
    files = sorted(path for path in SHARED.rglob("*") if path.is_file() and path.stat().st_size <= SEED_BYTES)
    kinds = {".jpg": "jpeg", ".jpeg": "jpeg", ".tif": "tiff", ".hif": "heic", ".heif": "heic"}
    known = {name for name, _ in KINDS}
    named = ((kinds.get(path.suffix.lower(), path.suffix.lower()[1:]), path) for path in files)
    return [(kind, path.read_bytes()) for kind, path in named if kind in known]


KINDS = tuple((name, name) for name in ("jpeg", "png", "webp", "tiff", "gif", "bmp", "heic", "avif"))


@cache
def outputs() -> tuple[bytes, ...]:
    """What the program writes."""
    picture = make_media.quarters(40, 24)
    return (encode(picture, "jpeg", ENTRY), encode(picture, "png", ENTRY), encode(picture, "webp", ENTRY))


def _set(data: bytes, at: int, value: int) -> bytes:
    return data[:at] + bytes([value]) + data[at + 1 :]


def _size(data: bytes, at: int, value: int) -> bytes:
    """Four bytes that may have been a length or an offset."""
    return data[:at] + value.to_bytes(4, "big" if value % 2 else "little") + data[at + 4 :]


def _cut(data: bytes, at: int, _: int) -> bytes:
    return data[:at]


def _drop(data: bytes, at: int, value: int) -> bytes:
    return data[:at] + data[at + 1 + value % 64 :]


def _double(data: bytes, at: int, value: int) -> bytes:
    return data[: at + 1 + value % 512] + data[at:]


def _insert(data: bytes, at: int, value: int) -> bytes:
    return data[:at] + bytes([value % 256]) * (1 + value % 300) + data[at:]


def _flip(data: bytes, at: int, value: int) -> bytes:
    return _set(data, at, data[at] ^ (1 << value % 8)) if at < len(data) else data


def _byte(data: bytes, at: int, value: int) -> bytes:
    return _set(data, at, INTERESTING[value % len(INTERESTING)])


WAYS: tuple[Callable[[bytes, int, int], bytes], ...] = (_flip, _byte, _size, _cut, _drop, _double, _insert)
HEADS = 600
"""Most that is told stands at a file's beginning: half of the blows fall there."""


@st.composite
def broken(draw: st.DrawFn, originals: tuple[bytes, ...]) -> bytes:
    """One of these files after up to six blows."""
    data = draw(st.sampled_from(originals))
    for _ in range(draw(st.integers(1, 6))):
        most = min(len(data), draw(st.sampled_from((HEADS, SEED_BYTES * 2))))
        at = draw(st.integers(0, max(0, most - 1)))
        data = draw(st.sampled_from(WAYS))(data, at, draw(st.one_of(st.integers(0, 600), st.integers(0, (1 << 32) - 1))))
    return data


@st.composite
def broken_photo(draw: st.DrawFn) -> tuple[str, bytes]:
    """A broken file, with the format that it was."""
    kind, data = draw(st.sampled_from(seeds()))
    return kind, draw(broken((data,)))
