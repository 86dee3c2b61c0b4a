"""A reader of TIFF directories (EXIF is one): bounded, without loops, and silent on garbage."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

MAX_ENTRIES = 1024
MAX_DIRECTORIES = 16
MAX_VALUE_BYTES = 1 << 20

SUB_IFDS, EXIF_IFD, GPS_IFD = 0x014A, 0x8769, 0x8825
PHOTOMETRIC, DNG_VERSION = 0x0106, 0xC612
_SEPARATE, _YCBCR = 2, 6
_RAW_PHOTOMETRIC = frozenset({32803, 34892})
"""Colour filter array and linear raw: sensor data, no picture."""
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 129: 1}
_WORDS = {3: "H", 4: "I", 13: "I"}


@dataclass(frozen=True, slots=True)
class Value:
    """One entry's content as it lies in the file: `kind` is the TIFF type, `order` the byte order (`<` or `>`)."""

    kind: int
    raw: bytes
    order: str

    @property
    def text(self) -> str:
        """The content as text up to the first NUL, without surrounding blanks."""
        return self.raw.split(b"\0", 1)[0].decode("utf-8", "replace").strip()

    @property
    def numbers(self) -> tuple[int, ...]:
        """The content as unsigned integers; empty where the type is another one."""
        code = _WORDS.get(self.kind)
        if code is None:
            return ()
        count = len(self.raw) // _SIZES[self.kind]
        return struct.unpack(f"{self.order}{count}{code}", self.raw[: count * _SIZES[self.kind]])


Directory = dict[int, Value]


@dataclass(frozen=True, slots=True)
class Layout:
    """How a picture lies in its strips or tiles: its size in pixels, how many parts it takes, and all bytes unpacked.

    `size` is 0 where colour is stored at a lower resolution: nothing can be said.
    """

    width: int
    height: int
    compression: int
    parts: int
    size: int

    @classmethod
    def of(cls, directory: Directory) -> Layout:
        """The layout that a directory tells; what it leaves out is as the standard says."""

        def one(tag: int, otherwise: int) -> int:
            numbers = directory[tag].numbers if tag in directory else ()
            return numbers[0] if numbers else otherwise

        width, height, samples = one(0x0100, 0), one(0x0101, 0), one(0x0115, 1)
        planes = samples if one(0x011C, 1) == _SEPARATE else 1
        across, down = max(1, one(0x0142, width)), max(1, one(0x0143, one(0x0116, height)))
        parts = -(-width // across) * -(-height // down) * planes
        row = (width * samples * one(0x0102, 1) + 7) // 8
        return cls(width, height, one(0x0103, 1), parts, 0 if one(PHOTOMETRIC, 0) == _YCBCR else row * height)


@dataclass(frozen=True, slots=True)
class Tiff:
    """A classic TIFF or the body of an EXIF block."""

    data: bytes
    order: str

    @classmethod
    def of(cls, data: bytes) -> Tiff | None:
        """The reader for these bytes (with or without `Exif` in front), or None where they are no classic TIFF."""
        data = data[6:] if data.startswith(b"Exif\0") else data
        order = {b"II*\0": "<", b"MM\0*": ">"}.get(data[:4])
        return cls(data, order) if order is not None and len(data) >= 8 else None  # noqa: PLR2004

    def first(self) -> Directory:
        """The first directory."""
        return self.directory(self._number(4))

    def chain(self) -> Iterator[Directory]:
        """All directories one after the other, at most `MAX_DIRECTORIES`."""
        at = self._number(4)
        for _ in range(MAX_DIRECTORIES):
            if not 8 <= at <= len(self.data) - 2:  # noqa: PLR2004
                return
            yield self.directory(at)
            (count,) = struct.unpack_from(f"{self.order}H", self.data, at)
            at = self._number(at + 2 + 12 * count)

    def directory(self, at: int) -> Directory:
        """The directory at this offset; what lies outside the data is left out."""
        if not 8 <= at <= len(self.data) - 2:  # noqa: PLR2004
            return {}
        (count,) = struct.unpack_from(f"{self.order}H", self.data, at)
        found: Directory = {}
        for entry in range(at + 2, at + 2 + 12 * min(count, MAX_ENTRIES), 12):
            if entry + 12 > len(self.data):
                break
            tag, kind, number = struct.unpack_from(f"{self.order}HHI", self.data, entry)
            size = number * _SIZES.get(kind, 0)
            start = entry + 8 if size <= 4 else self._number(entry + 8)  # noqa: PLR2004
            if 0 < size <= MAX_VALUE_BYTES and start + size <= len(self.data):
                found.setdefault(tag, Value(kind, self.data[start : start + size], self.order))
        return found

    def below(self, parent: Directory, tag: int) -> Directory:
        """The directory that an entry of `parent` points to; empty where there is none."""
        pointer = parent.get(tag)
        return self.directory(pointer.numbers[0]) if pointer is not None and pointer.numbers else {}

    def parts(self, directory: Directory) -> Iterator[bytes]:
        """The strips or tiles of a picture as they lie there, still packed."""
        for offsets, sizes in ((0x0111, 0x0117), (0x0144, 0x0145)):
            if offsets in directory and sizes in directory:
                for at, size in zip(directory[offsets].numbers, directory[sizes].numbers, strict=False):
                    yield self.data[at : at + size]

    def _number(self, at: int) -> int:
        return int(struct.unpack_from(f"{self.order}I", self.data, at)[0]) if at + 4 <= len(self.data) else 0


def raw_camera_tiff(data: bytes) -> bool:
    """Whether a TIFF holds sensor data (DNG, NEF, ARW, PEF and their like) beside or instead of a picture."""
    tiff = Tiff.of(data)
    if tiff is None:
        return False
    for directory in tiff.chain():
        pointers = directory[SUB_IFDS].numbers[:MAX_DIRECTORIES] if SUB_IFDS in directory else ()
        for each in (directory, *map(tiff.directory, pointers)):
            light = each[PHOTOMETRIC].numbers if PHOTOMETRIC in each else ()
            if DNG_VERSION in each or _RAW_PHOTOMETRIC.intersection(light):
                return True
    return False
