"""HEIC and AVIF: boxes, and the items that the meta box lists: metadata, further pictures, depth and gain maps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from app.metadata.inventory_exif import exif
from app.metadata.inventory_iptc import iptc
from app.metadata.inventory_jpeg import tail
from app.metadata.inventory_kinds import Carried, CarriedKind, amount, carried, decoded, guarded, told
from app.metadata.inventory_maker import opaque_text
from app.metadata.inventory_profile import profile
from app.metadata.inventory_tail import movie_head
from app.metadata.inventory_xmp import xmp

_MAX_BOXES = 5000
_MAX_ITEMS = 5000
_MAX_ITEM_BYTES = 32 << 20
_MAX_METAS = 4
_PICTURES = frozenset(
    {b"hvc1", b"hev1", b"av01", b"grid", b"iovl", b"iden", b"jpeg", b"avc1", b"vvc1", b"unci", b"j2k1", b"tmap"}
)
_PLAIN_PROPERTIES = frozenset(
    b"hvcC av1C ispe pixi irot imir colr clap pasp auxC lsel a1op a1lx clli mdcv cclv amve hevC jpgC lhvC oinf tols rref "
    b"vvcC avcC uncC cmpd free ster cmin cmex iscl".split()
)
_PLAIN_CHILDREN = frozenset({b"hdlr", b"pitm", b"iinf", b"iloc", b"iref", b"iprp", b"idat", b"dinf", b"grpl", b"free", b"skip"})
_TEXT_PROPERTIES = {b"udes": CarriedKind.DESCRIPTION, b"altt": CarriedKind.DESCRIPTION}
_TIMES = frozenset({b"crtt", b"mdft"})
_SPACE = frozenset({b"free", b"skip", b"wide"})
_AUXILIARY = (
    ("gainmap", CarriedKind.GAIN_MAP),
    ("hdrgain", CarriedKind.GAIN_MAP),
    ("depth", CarriedKind.DEPTH_MAP),
    ("disparity", CarriedKind.DEPTH_MAP),
    ("matte", CarriedKind.DEPTH_MAP),
    ("auxid:2", CarriedKind.DEPTH_MAP),
    ("alpha", CarriedKind.SETTINGS),
    ("auxid:1", CarriedKind.SETTINGS),
)
_NAL_ZERO = 4


@dataclass(slots=True)
class _Items:
    """What the meta box tells of its items."""

    primary: int = 0
    kinds: dict[int, tuple[bytes, str]] = field(default_factory=dict)
    extents: dict[int, list[tuple[int, int, int]]] = field(default_factory=dict)
    references: list[tuple[bytes, int, tuple[int, ...]]] = field(default_factory=list)
    properties: list[tuple[bytes, bytes]] = field(default_factory=list)
    owned: dict[int, list[int]] = field(default_factory=dict)
    inner: bytes = b""
    foreign: list[tuple[bytes, int]] = field(default_factory=list)
    room: int = _MAX_ITEM_BYTES


def boxes(data: bytes) -> Iterator[Carried]:
    """All that a HEIC or AVIF carries."""
    at = metas = 0
    for _ in range(_MAX_BOXES):
        if at >= len(data):
            return
        name, body, end = _box(data, at)
        if not name or (end > len(data) and name != b"mdat"):
            yield from tail(data[at:])
            if name:
                yield carried(CarriedKind.UNREADABLE, decoded(name))
            return
        if end > len(data):
            yield carried(CarriedKind.UNREADABLE, "mdat")
        metas += name == b"meta"
        if metas > _MAX_METAS:
            break
        yield from guarded(_top(data, name, body), decoded(name))
        at = end
    yield carried(CarriedKind.UNREADABLE, amount(len(data) - at))


def _top(data: bytes, name: bytes, body: tuple[int, int]) -> Iterator[Carried]:
    start, end = body
    if name == b"meta":
        yield from _meta(data, start, end)
    elif name in (b"moov", b"mpvd"):
        yield carried(CarriedKind.MOVIE, amount(end - start))
        yield from movie_head(data[max(0, start - 8) : end])
    elif name in _SPACE:
        if data[start:end].strip(b"\0"):
            yield carried(CarriedKind.UNKNOWN, f"{decoded(name)}, {amount(end - start)}")
    elif name == b"sefd":
        yield carried(CarriedKind.MAKER_NOTES, f"Samsung, {amount(end - start)}")
        yield from opaque_text(data[start:end])
    elif name not in (b"ftyp", b"mdat", b"mini", b"etyp"):
        yield carried(CarriedKind.UNKNOWN, f"{decoded(name)}, {amount(end - start)}")
        yield from opaque_text(data[start:end])


def _box(data: bytes, at: int, limit: int | None = None) -> tuple[bytes, tuple[int, int], int]:
    """The name of the box that begins here, where its content lies, and where it ends; no name where there is no box."""
    size, name, head = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8], 8
    if size == 1:
        size, head = int.from_bytes(data[at + 8 : at + 16]), 16
    if size == 0:
        size = (len(data) if limit is None else limit) - at
    if size < head or len(name) < 4 or not all(0x20 <= byte < 0x7F or byte == 0xA9 for byte in name):  # noqa: PLR2004
        return b"", (at, at), at
    return name, (at + head, min(at + size, len(data))), at + size


def _children(data: bytes, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    at = start
    for _ in range(_MAX_BOXES):
        if at + 8 > end:
            return
        name, body, after = _box(data, at, end)
        if not name:
            raise ValueError("no box where one must be")
        yield name, body[0], min(body[1], end)
        at = after


def _meta(data: bytes, start: int, end: int) -> Iterator[Carried]:
    items = _Items()
    for name, low, high in _children(data, start + 4, end):
        reader = _READERS.get(name)
        if reader is not None:
            try:
                reader(items, data[low:high])
            except (ValueError, IndexError):
                yield carried(CarriedKind.UNREADABLE, decoded(name))
        elif name not in _PLAIN_CHILDREN:
            items.foreign.append((name, high - low))
    yield from (carried(CarriedKind.UNKNOWN, f"{decoded(name)}, {amount(size)}") for name, size in items.foreign)
    yield from _properties(items)
    yield from _pictures(items)
    for number, (kind, told_of) in list(items.kinds.items())[:_MAX_ITEMS]:
        if kind not in _PICTURES:
            yield from guarded(_item(data, items, number, kind, told_of), decoded(kind))


def _primary(items: _Items, body: bytes) -> None:
    items.primary = int.from_bytes(body[4:8] if body[0] else body[4:6])


def _information(items: _Items, body: bytes) -> None:
    for name, low, high in _children(body, 8 if body[0] else 6, len(body)):
        if name == b"infe" and body[low] >= 2:  # noqa: PLR2004
            wide = 4 if body[low] == 3 else 2  # noqa: PLR2004
            at = low + 4 + wide + 2
            texts = body[at + 4 : high].split(b"\0", 2)
            about = decoded(texts[1]) if len(texts) > 1 else ""
            items.kinds[int.from_bytes(body[low + 4 : low + 4 + wide])] = (body[at : at + 4], about)


def _locations(items: _Items, body: bytes) -> None:
    version = body[0]
    sizes = (body[4] >> 4, body[4] & 15, body[5] >> 4, body[5] & 15 if version else 0)
    wide = 4 if version == 2 else 2  # noqa: PLR2004
    at, count = 6, 0

    def number(size: int) -> int:
        nonlocal at
        if at + size > len(body):
            raise ValueError("beyond the end")
        at += size
        return int.from_bytes(body[at - size : at])

    for _ in range(min(number(wide), _MAX_ITEMS)):
        item = number(wide)
        method = number(2) & 15 if version else 0
        number(2)
        base = number(sizes[2])
        for _ in range(number(2)):
            number(sizes[3])
            count += 1
            if count > 4 * _MAX_ITEMS:
                raise ValueError("too many of them")
            extent = (method, base + number(sizes[0]), number(sizes[1]))
            items.extents.setdefault(item, []).append(extent)


def _referred(items: _Items, body: bytes) -> None:
    wide = 4 if body[0] else 2
    for name, low, high in _children(body, 4, len(body)):
        count = int.from_bytes(body[low + wide : low + wide + 2])
        first = low + wide + 2
        ends = min(first + wide * count, high)
        to = tuple(int.from_bytes(body[at : at + wide]) for at in range(first, ends, wide))
        items.references.append((name, int.from_bytes(body[low : low + wide]), to))


def _property_boxes(items: _Items, body: bytes) -> None:
    for name, low, high in _children(body, 0, len(body)):
        if name == b"ipco":
            items.properties += [(kind, body[start:end]) for kind, start, end in _children(body, low, high)]
        elif name == b"ipma":
            _associations(items, body[low:high])


def _associations(items: _Items, body: bytes) -> None:
    wide, index = (4 if body[0] else 2), (2 if body[3] & 1 else 1)
    at = 8
    for _ in range(min(int.from_bytes(body[4:8]), _MAX_ITEMS)):
        item, count = int.from_bytes(body[at : at + wide]), body[at + wide]
        at += wide + 1
        mask = 0x7FFF if index == 2 else 0x7F  # noqa: PLR2004
        numbers = [int.from_bytes(body[at + each * index : at + (each + 1) * index]) & mask for each in range(count)]
        items.owned.setdefault(item, []).extend(numbers)
        at += index * count


def _inner(items: _Items, body: bytes) -> None:
    items.inner = body


_READERS: dict[bytes, Callable[[_Items, bytes], None]] = {
    b"pitm": _primary,
    b"iinf": _information,
    b"iloc": _locations,
    b"iref": _referred,
    b"iprp": _property_boxes,
    b"idat": _inner,
}


def _properties(items: _Items) -> Iterator[Carried]:
    for name, body in items.properties:
        if name == b"colr" and body[:4] in (b"prof", b"rICC"):
            yield from guarded(profile(body[4:]), "ICC")
        elif name in _TEXT_PROPERTIES:
            yield from told(_TEXT_PROPERTIES[name], body[4:].replace(b"\0", b" "))
        elif name in _TIMES:
            yield carried(CarriedKind.MOMENT if name == b"crtt" else CarriedKind.EDITING)
        elif name not in _PLAIN_PROPERTIES:
            yield carried(CarriedKind.UNKNOWN, f"{decoded(name)}, {amount(len(body))}")


def _pictures(items: _Items) -> Iterator[Carried]:
    """Every picture among the items that is neither the one shown nor a part of it."""
    referred: dict[int, list[bytes]] = {}
    for name, item, _ in items.references:
        referred.setdefault(item, []).append(name)
    tiles = {part for name, _, to in items.references if name == b"dimg" for part in to}
    tiles -= {item for item, names in referred.items() if b"auxl" in names or b"thmb" in names}
    for item, (kind, _) in list(items.kinds.items())[:_MAX_ITEMS]:
        names = referred.get(item, [])
        if kind == b"tmap":
            yield carried(CarriedKind.GAIN_MAP)
        elif kind in _PICTURES and item != items.primary:
            size = _extent(items, item)
            if b"auxl" in names:
                yield _auxiliary(items, item, size)
            elif b"thmb" in names:
                yield carried(CarriedKind.THUMBNAIL, size)
            elif item not in tiles:
                yield carried(CarriedKind.SECOND_IMAGE, size)


def _owned(items: _Items, item: int, wanted: bytes) -> bytes:
    for number in items.owned.get(item, []):
        if 0 < number <= len(items.properties) and items.properties[number - 1][0] == wanted:
            return items.properties[number - 1][1]
    return b""


def _extent(items: _Items, item: int) -> str:
    body = _owned(items, item, b"ispe")
    return f"{int.from_bytes(body[4:8])} x {int.from_bytes(body[8:12])}" if len(body) >= 12 else ""  # noqa: PLR2004


def _auxiliary(items: _Items, item: int, size: str) -> Carried:
    """A picture that belongs to another: what it is, by its type."""
    told_of = decoded(_owned(items, item, b"auxC")[_NAL_ZERO:])
    kind = next((kind for mark, kind in _AUXILIARY if mark in told_of.lower()), CarriedKind.UNKNOWN)
    name = told_of if kind is CarriedKind.UNKNOWN else told_of.rpartition(":")[2] if "apple" in told_of else ""
    return carried(kind, ", ".join(filter(None, (name, size))))


def _content(data: bytes, items: _Items, number: int) -> bytes:
    """The bytes of an item, as far as there is room for them: what is read of all items together is limited."""
    found = bytearray()
    for method, start, size in items.extents.get(number, []):
        source = items.inner if method == 1 else data
        piece = source[start : start + min(size or len(source), items.room)]
        items.room -= len(piece)
        found += piece
    return bytes(found)


def _item(data: bytes, items: _Items, number: int, kind: bytes, told_of: str) -> Iterator[Carried]:
    """An item that is no picture: EXIF, XMP, or something else by its name."""
    raw = _content(data, items, number)
    if not raw:
        yield carried(CarriedKind.UNREADABLE, decoded(kind))
    elif kind == b"Exif":
        skipped = 4 + int.from_bytes(raw[:4])
        yield from exif(raw[skipped:] if skipped < len(raw) else raw[4:])
    elif kind == b"iptc":
        yield from iptc(raw)
    elif kind == b"mime" and "xml" in told_of:
        yield from xmp(raw)
    else:
        yield carried(CarriedKind.UNKNOWN, ", ".join(filter(None, (decoded(kind), told_of, amount(len(raw))))))
        yield from opaque_text(raw)
