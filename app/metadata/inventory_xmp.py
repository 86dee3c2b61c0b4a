"""XMP: every property by its meaning, with the names of people and the points on the map among them.

Parsed by expat, without a document type (so without entities); what expat refuses is searched as it lies there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from app.metadata.inventory_kinds import Carried, CarriedKind, amount, carried, told
from app.metadata.inventory_place import point, xmp_degrees
from app.metadata.inventory_xmp_names import NAMES, PREFIXES, SPACES, WITHIN

MAX_XMP_BYTES = 16 << 20
_MAX_DEPTH = 64
_MAX_LEAVES = 5000
_MAX_TEXT = 2048
_MAX_SALVAGED = 1 << 20
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_XML = "http://www.w3.org/XML/1998/namespace"
_FRAME = frozenset({"xmpmeta", "xapmeta", "RDF", "Description", "li", "Bag", "Seq", "Alt", "xpacket"})
_POINT = re.compile(r"gps(?:dest)?(latitude|longitude|latituderef|longituderef)|(latitude|longitude)")
_IN_VAIN = frozenset({"", "false", "0"})
_FLAGS = frozenset({"motionphoto", "microvideo"})
_SIZED = frozenset({CarriedKind.THUMBNAIL, CarriedKind.SECOND_IMAGE, CarriedKind.SOUND, CarriedKind.DEPTH_MAP})
_SEMANTICS = {
    "gainmap": CarriedKind.GAIN_MAP,
    "motionphoto": CarriedKind.MOVIE,
    "depth": CarriedKind.DEPTH_MAP,
    "confidence": CarriedKind.DEPTH_MAP,
    "original": CarriedKind.SECOND_IMAGE,
    "primary": None,
}
_TIME = re.compile(r"^(\d{4}-\d\d-\d\d)T(?=\d\d:)")
_SALVAGED = re.compile(
    r"<([\w.-]{1,60}:[\w.-]{1,80})[^<>]{0,400}>([^<>]{1,400})<|([\w.-]{1,60}:[\w.-]{1,80})\s?=\s?[\"']([^\"'<>]{1,400})[\"']"
)


@dataclass(slots=True)
class _Open:
    """An element that is being read; `number` tells it apart from its like."""

    space: str
    name: str
    prefix: str
    number: int
    text: str = ""
    length: int = 0
    parents: int = 0


@dataclass(frozen=True, slots=True)
class _Leaf:
    """A property's value: `path` are the names above and its own, innermost last; `owner` is the structure it belongs to."""

    path: tuple[tuple[str, str, str], ...]
    text: str
    length: int
    owner: int


@dataclass(slots=True)
class _Reading:
    """What expat has told so far."""

    leaves: list[_Leaf] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    count: int = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins; its attributes are properties."""
        if len(self.stack) >= _MAX_DEPTH or len(self.leaves) >= _MAX_LEAVES:
            raise ValueError("too much of it")
        self.count += 1
        if self.stack:
            self.stack[-1].parents += 1
        self.stack.append(_Open(*_split(name), self.count))
        for key, value in attributes.items():
            space, own, prefix = _split(key)
            if space not in ("", _RDF, _XML) or (not space and own not in ("about", "ID", "xmptk", "parseType")):
                self._leaf((space, own, prefix), value[:_MAX_TEXT], len(value), self.count)
            elif (space, own) == (_RDF, "resource"):
                self._leaf(None, value[:_MAX_TEXT], len(value), self._owner())

    def text(self, text: str) -> None:
        """Characters inside the innermost element."""
        if self.stack:
            one = self.stack[-1]
            one.length += len(text)
            if len(one.text) < _MAX_TEXT:
                one.text += text[:_MAX_TEXT]

    def end(self, _name: str) -> None:
        """An element ends: without others in it, it is a value."""
        one = self.stack[-1]
        if one.text.strip() and not one.parents:
            self._leaf(None, one.text.strip(), one.length, self._owner())
        self.stack.pop()

    def _owner(self) -> int:
        """The structure around the value that is being read: the next element above that is no list."""
        return self.stack[-2].number if len(self.stack) > 1 else 0

    def _leaf(self, own: tuple[str, str, str] | None, text: str, length: int, owner: int) -> None:
        path = tuple((each.space, each.name, each.prefix) for each in self.stack if each.name not in _FRAME)
        self.leaves.append(_Leaf((*path, own) if own is not None else path, text, length, owner))


def xmp(raw: bytes) -> Iterator[Carried]:
    """All that an XMP packet tells."""
    packet = raw[:MAX_XMP_BYTES].strip(b"\0 \t\r\n")
    reading = _Reading()
    if not _parse(packet, reading):
        yield carried(CarriedKind.UNREADABLE, f"XMP, {amount(len(raw))}")
        reading.leaves += _salvaged(packet)
    yield from _points(reading.leaves)
    settings = False
    for leaf in reading.leaves:
        one = _meaning(leaf)
        settings |= one is None
        if one is not None:
            yield one
    if settings:
        yield carried(CarriedKind.SETTINGS, "XMP")


def _parse(packet: bytes, reading: _Reading) -> bool:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.namespace_prefixes = True
    parser.buffer_text = True
    parser.StartElementHandler = reading.start
    parser.EndElementHandler = reading.end
    parser.CharacterDataHandler = reading.text
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(packet, True)  # noqa: FBT003 - expat takes it by place only
    except (expat.ExpatError, ValueError, LookupError):
        return False
    return True


def _refuse(*_told: object) -> None:
    raise ValueError("a document type has no place in XMP")


def _split(name: str) -> tuple[str, str, str]:
    """Namespace, local name and prefix of expat's `namespace name prefix`."""
    parts = name.split(" ")
    return (parts[0], parts[1], parts[2] if len(parts) > 2 else "") if len(parts) > 1 else ("", name, "")  # noqa: PLR2004


def _salvaged(packet: bytes) -> list[_Leaf]:
    """Values in a broken packet: elements, list items and attributes, each on its own."""
    text = packet[:_MAX_SALVAGED].replace(b"\0", b"").decode("utf-8", "replace")
    leaves = []
    for number, match in enumerate(_SALVAGED.finditer(text)):
        if number >= _MAX_LEAVES:
            break
        key, value = (match[1], match[2].strip()) if match[1] else (match[3], match[4])
        prefix, _, name = key.partition(":")
        if value and prefix not in ("xmlns", "xml", "x") and (prefix != "rdf" or name == "li"):
            path = ((prefix, name, prefix),) if prefix != "rdf" else (("", "description", ""),)
            leaves.append(_Leaf(path, value, len(value), 0))
    return leaves


def _points(leaves: list[_Leaf]) -> Iterator[Carried]:
    """Latitude and longitude that belong to one structure, together."""
    found: dict[tuple[int, bool], dict[str, str]] = {}
    for leaf in leaves:
        name = leaf.path[-1][1].lower() if leaf.path else ""
        match = _POINT.fullmatch(name)
        if match is not None:
            found.setdefault((leaf.owner, name.startswith("gpsdest")), {}).setdefault(match[1] or match[2], leaf.text)
    for told_of in found.values():
        latitude = xmp_degrees(told_of.get("latitude", ""), told_of.get("latituderef", ""))
        longitude = xmp_degrees(told_of.get("longitude", ""), told_of.get("longituderef", ""))
        if latitude is not None and longitude is not None:
            yield point(latitude, longitude)
        else:
            yield from told(CarriedKind.PLACE, ", ".join(told_of.values()))


def _meaning(leaf: _Leaf) -> Carried | None:
    """What a value tells; None for settings, and for what is told otherwise."""
    names = [(space, name.lower(), prefix) for space, name, prefix in leaf.path]
    own = names[-1][1] if names else ""
    if _POINT.fullmatch(own) is not None or (own in _FLAGS and leaf.text.strip().lower() in _IN_VAIN):
        return None
    kind = _semantic(own, leaf.text) if own == "semantic" else _kind(names)
    if kind is None:
        return None
    if kind is CarriedKind.UNKNOWN:
        return carried(kind, "XMP " + ":".join(filter(None, (leaf.path[-1][2], leaf.path[-1][1]))) if leaf.path else "XMP")
    if kind in _SIZED and leaf.length > _MAX_TEXT // 2:
        return carried(kind, amount(leaf.length * 3 // 4))
    if kind in (CarriedKind.GAIN_MAP, CarriedKind.DEPTH_MAP, CarriedKind.MOVIE):
        return carried(kind)
    one = carried(kind, _TIME.sub(r"\1 ", leaf.text))
    return one if one.what else None


def _semantic(own: str, text: str) -> CarriedKind | None:
    """What Google's list of attached items calls one."""
    return _SEMANTICS.get(text.strip().lower(), CarriedKind.SECOND_IMAGE) if own else None


def _kind(names: list[tuple[str, str, str]]) -> CarriedKind | None:
    """The meaning of the innermost name that has one; else of its namespace; None where that is harmless."""
    own = names[-1][1] if names else ""
    inside = [WITHIN[outer, own] for _, outer, _ in names[:-1] if (outer, own) in WITHIN]
    named = [*inside, *(NAMES[name] for _, name, _ in reversed(names) if name in NAMES)]
    if named:
        return named[0] if named[0] is not CarriedKind.SETTINGS else None
    for space, _, prefix in reversed(names):
        meant = [kind for part, kind in SPACES.items() if part in space.lower()]
        meant += [PREFIXES[prefix.lower()]] if space == prefix and prefix.lower() in PREFIXES else []
        if meant:
            return meant[0]
    return CarriedKind.UNKNOWN
