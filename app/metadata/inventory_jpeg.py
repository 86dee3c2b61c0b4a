"""JPEG: every segment by its owner, the pictures, movies and bytes behind the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from app.metadata.inventory_exif import exif
from app.metadata.inventory_iptc import EXIF, ICC, IPTC, PHOTOSHOP, XMP, iptc, resource, resources
from app.metadata.inventory_kinds import HARMLESS, Carried, CarriedKind, amount, carried, decoded, depicted, guarded, told
from app.metadata.inventory_maker import embedded_images, opaque_text
from app.metadata.inventory_profile import profile
from app.metadata.inventory_segments import flir, segment_of
from app.metadata.inventory_tail import SCAN_END, jpeg_end, movie, parts, rest
from app.metadata.inventory_xmp import MAX_XMP_BYTES, xmp

EXIF_HEAD = b"Exif\0"
XMP_HEAD = b"http://ns.adobe.com/xap/1.0/\0"
_XMP_MORE = b"http://ns.adobe.com/xmp/extension/\0"
_MORE_HEAD = len(_XMP_MORE) + 40
_FLIR_HEAD = b"FLIR\0"
_ICC_HEAD = b"ICC_PROFILE\0"
_ICC_START = len(_ICC_HEAD) + 2
_MAX_SEGMENTS = 50_000
_MAX_OF_A_BLOCK, _MAX_FOREIGN = 300, 500
_BARE = frozenset({0x01, 0xD8, 0xD9})
_MAX_DEPTH = 3
_COM, _APP0, _APP15 = 0xFE, 0xE0, 0xEF
_GAIN = (b"hdr-gain-map", b"hdrgainmap", b"HDRGainMap")
_HARMLESS_KINDS = HARMLESS | {CarriedKind.UNREADABLE}

_NAMED: tuple[tuple[bytes, CarriedKind, str], ...] = (
    (b"HEAPJPGM", CarriedKind.MAKER_NOTES, "CIFF"),
    (b"QVCI\0", CarriedKind.MAKER_NOTES, "Casio"),
    (b"infisense", CarriedKind.MAKER_NOTES, "InfiRay"),
    (b"IJPEG\0", CarriedKind.MAKER_NOTES, "InfiRay"),
    (b"AVI1", CarriedKind.SETTINGS, "AVI1"),
    (b"Ocad$", CarriedKind.EDITING, "Ocad"),
    (b"PARROT\0", CarriedKind.MAKER_NOTES, "Parrot"),
    (b"FPXR\0", CarriedKind.MAKER_NOTES, "FlashPix"),
    (b"MPF\0", CarriedKind.SETTINGS, "MPF"),
    (b"Meta\0", CarriedKind.MAKER_NOTES, "Meta"),
    (b"META\0", CarriedKind.MAKER_NOTES, "Meta"),
    (b"_JPSJPS_", CarriedKind.SECOND_IMAGE, "JPS"),
    (b"SCALADO\0", CarriedKind.EDITING, "Scalado"),
    (b"RMETA\0", CarriedKind.DESCRIPTION, "RMETA"),
    (b"SEMETA", CarriedKind.MAKER_NOTES, "Samsung"),
    (b"ssuniqueid\0", CarriedKind.IDENTIFIER, "Samsung"),
    (b"EPPIM\0", CarriedKind.SETTINGS, "EPPIM"),
    (b"GoPro\0", CarriedKind.MAKER_NOTES, "GoPro"),
    (b"TDHD", CarriedKind.MAKER_NOTES, "HP"),
    (b"HQ", CarriedKind.MAKER_NOTES, "HP"),
    (b"NITF\0", CarriedKind.UNKNOWN, "NITF"),
    (b"SPIFF\0", CarriedKind.SETTINGS, "SPIFF"),
    (b"Media Jukebox\0", CarriedKind.DESCRIPTION, "Media Jukebox"),
    (b"HDR_RI", CarriedKind.GAIN_MAP, "JPEG-HDR"),
    (b"JP", CarriedKind.EDITING, "JUMBF"),
    (b"[picture info]", CarriedKind.MAKER_NOTES, "Picture Info"),
    (b"Ducky", CarriedKind.EDITING, "Ducky"),
    (b"Adobe_CM", CarriedKind.SETTINGS, "Adobe CM"),
    (b"Adobe\0", CarriedKind.SETTINGS, "Adobe"),
    (b"Adobe", CarriedKind.SETTINGS, "Adobe"),
)
"""How segments of others begin, and what they are."""
_NAME_BYTES = 64


def jpeg(data: bytes, depth: int = 0) -> Iterator[Carried]:
    """All that a JPEG carries; of the pictures behind it too, down to a few levels."""
    blocks: dict[str, list[bytes]] = {"exif": [], "xmp": [], "more": [], "icc": [], "photoshop": [], "flir": []}
    end = jpeg_end(data, 0)
    foreign = 0
    for marker, body in _segments(data[:end]):
        name = _block(marker, body)
        foreign += name is None
        if name is not None and len(blocks[name]) < _MAX_OF_A_BLOCK:
            blocks[name].append(body)
        elif name is None and foreign <= _MAX_FOREIGN:
            yield from guarded(_segment(marker, body), _label(marker))
        else:
            yield carried(CarriedKind.UNREADABLE, _label(marker))
    yield from _blocks(blocks)
    if data[end - 2 : end] != b"\xff\xd9":
        yield carried(CarriedKind.UNREADABLE, "JPEG")
    for part in parts(data[end:]):
        yield from guarded(_PARTS[part.form](part.body, depth + 1), CarriedKind.TRAILING)


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Application segments and comments, wherever they lie; what comes between is picture data."""
    at = 2
    for _ in range(_MAX_SEGMENTS):
        match = SCAN_END.search(data, at)
        if match is None:
            return
        at, marker = match.end(), match[0][1]
        if marker in _BARE:
            continue
        size = max(2, int.from_bytes(data[at : at + 2]))
        if marker == _COM or _APP0 <= marker <= _APP15:
            yield marker, data[at + 2 : at + size]
        at += size


def _block(marker: int, body: bytes) -> str | None:
    """The block that a segment belongs to and that is read as a whole."""
    heads = (
        (0xE1, EXIF_HEAD, "exif"),
        (0xE1, XMP_HEAD, "xmp"),
        (0xE1, _XMP_MORE, "more"),
        (0xE1, _FLIR_HEAD, "flir"),
        (0xE2, _ICC_HEAD, "icc"),
        (0xED, PHOTOSHOP, "photoshop"),
    )
    return next((name for number, head, name in heads if number == marker and body.startswith(head)), None)


def _blocks(blocks: dict[str, list[bytes]]) -> Iterator[Carried]:
    for body in blocks["exif"]:
        yield from guarded(exif(body), "EXIF")
    for body in blocks["xmp"]:
        yield from guarded(xmp(body[len(XMP_HEAD) :]), "XMP")
    more: dict[bytes, list[bytes]] = {}
    for body in blocks["more"]:
        more.setdefault(body[len(_XMP_MORE) : len(_XMP_MORE) + 32], []).append(body)
    for pieces in more.values():
        pieces.sort(key=lambda piece: piece[_MORE_HEAD - 4 : _MORE_HEAD])
        yield from guarded(xmp(b"".join(piece[_MORE_HEAD:] for piece in pieces)[:MAX_XMP_BYTES]), "XMP")
    if blocks["flir"]:
        yield from guarded(flir(b"".join(body[8:] for body in blocks["flir"])), "FLIR")
    if blocks["icc"]:
        yield from guarded(profile(b"".join(body[_ICC_START:] for body in blocks["icc"])), "ICC")
    if blocks["photoshop"]:
        yield from guarded(photoshop(b"".join(body[len(PHOTOSHOP) :] for body in blocks["photoshop"])), "Photoshop")


def photoshop(raw: bytes) -> Iterator[Carried]:
    """All that Photoshop's image resources tell."""
    seen = False
    for number, body in resources(raw):
        seen = True
        reader = _RESOURCES.get(number)
        yield from guarded(reader(body) if reader is not None else resource(number, body), "Photoshop")
    if not seen:
        yield carried(CarriedKind.UNREADABLE, f"Photoshop, {amount(len(raw))}")


_RESOURCES: dict[int, Callable[[bytes], Iterator[Carried]]] = {IPTC: iptc, EXIF: exif, XMP: xmp, ICC: profile}


def _segment(marker: int, body: bytes) -> Iterator[Carried]:
    if marker == _COM:
        yield from told(CarriedKind.COMMENT, decoded(body) or body.replace(b"\0", b""))
    elif marker == _APP0 and body.startswith((b"JFIF\0", b"JFXX\0")):
        yield from _jfif(body)
    else:
        yield from _foreign(marker, body)


def _jfif(body: bytes) -> Iterator[Carried]:
    if body.startswith(b"JFXX\0"):
        yield carried(CarriedKind.THUMBNAIL, depicted(body[6:]))
    elif len(body) > 14 and body[12] and body[13]:  # noqa: PLR2004
        yield carried(CarriedKind.THUMBNAIL, f"{body[12]} x {body[13]}")


def _foreign(marker: int, body: bytes) -> Iterator[Carried]:
    """A segment of somebody's own: who it is by, and what it spells out."""
    head = body[:_NAME_BYTES]
    known = next(((kind, name) for mark, kind, name in _NAMED if head.startswith(mark)), None)
    if known is None:
        known = next(((kind, name) for mark, kind, name in _NAMED if len(mark) > 3 and mark in head), None)  # noqa: PLR2004
    kind, name = known if known is not None else (CarriedKind.UNKNOWN, "")
    if kind in HARMLESS:
        yield carried(kind, name)
    else:
        yield carried(kind, ", ".join(filter(None, (_label(marker), name, amount(len(body))))))
        yield from opaque_text(body)
        yield from embedded_images(body)
        yield from segment_of(head, body)


def _label(marker: int) -> str:
    return "COM" if marker == _COM else f"APP{marker - _APP0}"


def _picture(body: bytes, depth: int) -> Iterator[Carried]:
    """A further picture behind the first: a gain map or another view, and what it carries itself."""
    gain = any(mark in body for mark in _GAIN)
    yield carried(CarriedKind.GAIN_MAP if gain else CarriedKind.SECOND_IMAGE, depicted(body))
    if depth < _MAX_DEPTH:
        yield from (one for one in jpeg(body, depth) if one.kind not in _HARMLESS_KINDS)


def _movie(body: bytes, _depth: int) -> Iterator[Carried]:
    return movie(body)


def _sound(body: bytes, _depth: int) -> Iterator[Carried]:
    yield carried(CarriedKind.SOUND, amount(len(body)))


def _rest(body: bytes, _depth: int) -> Iterator[Carried]:
    return rest(body)


_PARTS: dict[str, Callable[[bytes, int], Iterator[Carried]]] = {
    "jpeg": _picture,
    "movie": _movie,
    "sound": _sound,
    "rest": _rest,
}


def tail(data: bytes) -> Iterator[Carried]:
    """What lies behind the end of a picture of any format."""
    for part in parts(data):
        yield from guarded(_PARTS[part.form](part.body, 1), CarriedKind.TRAILING)
