"""TIFF directories of sources, read leniently: bounded, without loops, and open about what lies outside the bytes.

Not shared with the intake: a fault in one reader must not hide from the other what a photo carries.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from app.metadata.inventory_kinds import decoded

MAX_ENTRIES = 512
MAX_DIRECTORIES = 24
MAX_VALUE_BYTES = 4 << 20
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 129: 1}
_CODES = {1: "B", 3: "H", 4: "I", 6: "b", 8: "h", 9: "i", 13: "I"}
_RATIOS = {5: "I", 10: "i"}
_MAX_NUMBERS, _MAX_TEXT = 4096, 4096
_INLINE = 4
_ENTRY = 12


@dataclass(frozen=True, slots=True)
class Value:
    """One entry's content: `kind` is the TIFF type, `at` where it lies in `data`, `size` in bytes as told."""

    kind: int
    data: bytes
    order: str
    at: int
    size: int

    @property
    def raw(self) -> bytes:
        """The content as far as it is there, no more than some 4 MB of it."""
        return self.head(MAX_VALUE_BYTES)

    def head(self, count: int) -> bytes:
        """The first bytes of the content."""
        return self.data[self.at : self.at + min(self.size, count)]

    @property
    def text(self) -> str:
        """The content as text up to the first NUL."""
        return decoded(self.head(_MAX_TEXT)).strip()

    @property
    def numbers(self) -> tuple[int, ...]:
        """The content as integers, the first few thousand; empty where the type is another one."""
        code = _CODES.get(self.kind)
        if code is None:
            return ()
        raw = self.head(_MAX_NUMBERS * _SIZES[self.kind])
        return struct.unpack_from(f"{self.order}{len(raw) // _SIZES[self.kind]}{code}", raw)

    @property
    def ratios(self) -> tuple[tuple[int, int], ...]:
        """The content as pairs of numerator and denominator; whole numbers are over one."""
        code = _RATIOS.get(self.kind)
        if code is None:
            return tuple((number, 1) for number in self.numbers)
        raw = self.head(_MAX_NUMBERS * 8)
        flat = struct.unpack_from(f"{self.order}{2 * (len(raw) // 8)}{code}", raw)
        return tuple(zip(flat[::2], flat[1::2], strict=True))


@dataclass(frozen=True, slots=True)
class Directory:
    """One directory: `following` is the offset of the next one (0: none), `whole` whether all entries could be read."""

    values: dict[int, Value] = field(default_factory=dict)
    following: int = 0
    end: int = 0
    whole: bool = True

    def text(self, tag: int) -> str:
        """The text of an entry; empty where there is none."""
        return self.values[tag].text if tag in self.values else ""

    def number(self, tag: int) -> int:
        """The first number of an entry; 0 where there is none."""
        numbers = self.values[tag].numbers if tag in self.values else ()
        return numbers[0] if numbers else 0


@dataclass(frozen=True, slots=True)
class Tiff:
    """Bytes with a byte order (`<` or `>`); offsets count from `base`."""

    data: bytes
    order: str
    base: int = 0

    @classmethod
    def of(cls, data: bytes) -> Tiff | None:
        """The reader for a TIFF or an EXIF block, with or without one or two `Exif` heads in front; None where it is none."""
        for start in (0, 6, 12, 4):
            order = {b"II*\0": "<", b"MM\0*": ">"}.get(data[start : start + 4])
            if order is not None:
                return cls(data[start:] if start else data, order)
        return None

    def first(self) -> Directory:
        """The first directory."""
        return self.directory(self.number(4))

    def chain(self) -> Iterator[Directory]:
        """The directories one after the other, each once."""
        at, seen = self.number(4), set[int]()
        while at and at not in seen and len(seen) < MAX_DIRECTORIES:
            seen.add(at)
            one = self.directory(at)
            yield one
            at = one.following

    def below(self, parent: Directory, tag: int) -> Directory | None:
        """The directory that an entry of `parent` points to; None where no entry does."""
        return self.directory(parent.number(tag)) if tag in parent.values else None

    def directory(self, offset: int) -> Directory:
        """The directory at this offset; entries outside the bytes are left out, and it is then not `whole`."""
        at = self.base + offset
        if at < 0 or at + 2 > len(self.data):
            return Directory(whole=False)
        (count,) = struct.unpack_from(f"{self.order}H", self.data, at)
        values: dict[int, Value] = {}
        whole = count <= MAX_ENTRIES
        for entry in range(at + 2, at + 2 + _ENTRY * min(count, MAX_ENTRIES), _ENTRY):
            if entry + _ENTRY > len(self.data):
                return Directory(values, 0, len(self.data), whole=False)
            tag, value = self._value(entry)
            if value is not None:
                values.setdefault(tag, value)
            whole = whole and value is not None
        end = at + 2 + _ENTRY * count
        return Directory(values, self.number(end - self.base), end + _INLINE, whole)

    def _value(self, entry: int) -> tuple[int, Value | None]:
        tag, kind, number = struct.unpack_from(f"{self.order}HHI", self.data, entry)
        size = number * _SIZES.get(kind, 0)
        at = entry + 8 if size <= _INLINE else self.base + self.number(entry + 8 - self.base)
        if kind not in _SIZES or at < 0 or (size and at >= len(self.data)):
            return tag, None
        return tag, Value(kind, self.data, self.order, at, size)

    def number(self, offset: int) -> int:
        """The 32-bit number at this offset; 0 outside the bytes."""
        at = self.base + offset
        return int(struct.unpack_from(f"{self.order}I", self.data, at)[0]) if 0 <= at <= len(self.data) - _INLINE else 0

    def slice(self, offset: int, size: int) -> bytes:
        """These bytes, as far as they are there."""
        at = self.base + offset
        return self.data[at : at + min(size, MAX_VALUE_BYTES)] if at >= 0 and size > 0 else b""

    def moved(self, base: int, order: str | None = None) -> Tiff:
        """The same bytes with offsets that count from another place."""
        return replace(self, base=base, order=order or self.order)
