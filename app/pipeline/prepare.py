"""The worker's half of the second verb: redact, write a temporary file, and prove on the written bytes that it holds.

It touches neither the register nor a final name; run twice it does the same.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import get_args

from app.errors import ItemError, UnsafeOutputError, output_error
from app.media.companions import companions, still_identifier
from app.media.image import decode
from app.media.intake import Source, read_source
from app.media.sniff import Format
from app.metadata.inspect import unexpected
from app.metadata.inventory import people_named
from app.metadata.write import CAREFUL_QUALITY, QUALITY, WriteFormat, encode
from app.model import MediaKind, Region, Screening, Sensitivity
from app.pipeline.eyes import eyes_for
from app.pipeline.prepared import Prepared
from app.redaction.cover import CoverStyle, Paint, cover, outlines
from app.redaction.gate import NOTHING_HOLDS, TOLERANCES, PixelReport, compare, unexplained
from app.redaction.regions import Extent, grown, person_of, scaled, union
from detectors.base import Box, RgbImage, scaled_box
from detectors.views import shrunk

GROW_AGAIN = 1.15
"""What fails is covered more, once: every cover by so much."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """All that a worker needs to prepare one release.

    `covers`, `kept` (faces that stay visible) and `dismissed` (what a person held for no face, and the gate will see again) are
    in pixels of the full-size source. `extent` is how much is covered around a face that only the gate sees.
    """

    path: Path
    screening: Screening
    entry: str
    temporary: Path
    covers: tuple[Region, ...]
    kept: tuple[Box, ...] = ()
    dismissed: tuple[Box, ...] = ()
    style: CoverStyle = CoverStyle.SOLID
    extent: Extent = Extent.HEAD
    max_side: int | None = None

    @property
    def paint(self) -> Paint:
        """What the covers are painted with."""
        return Paint(self.style, self.entry)


def prepare(order: Order) -> Prepared:
    """Redact, write and prove one photo.

    Raises:
        ItemError: when the source is no longer what was screened, or cannot be decoded.
        UnsafeOutputError: when the written file does not hold, even covered more; its bytes are deleted.
        EnvironmentBrokenError: when it cannot be written.
    """
    source = read_source(order.path)
    if source.sha256 != order.screening.item.sha256:
        raise ItemError("changed-since-screening")
    whole = decode(source).rgb
    picture = whole if order.max_side is None else shrunk(whole, order.max_side)
    height, width = picture.shape[:2]
    scale_x, scale_y = width / order.screening.item.width, height / order.screening.item.height
    covers = tuple(scaled(region, scale_x, scale_y) for region in order.covers)
    let_be = tuple(scaled_box(box, scale_x, scale_y) for box in (*order.kept, *order.dismissed))
    people = people_named(source.data, source.format.value)
    movies = companions(order.path, still_identifier(source.data, source.format))
    try:
        return replace(_written(order, picture, covers, let_be), people=people, companions=movies)
    except BaseException:
        with contextlib.suppress(OSError):  # the parent tries again, and leaves the entry open where it cannot
            order.temporary.unlink(missing_ok=True)
        raise


@dataclass(frozen=True, slots=True)
class _Look:
    """What looking at the written bytes gave; `sha256` is of the very bytes that were looked at."""

    sha256: str
    pixels: PixelReport
    leaks: tuple[str, ...] = ()
    faces: tuple[Box, ...] = ()

    @property
    def holds(self) -> bool:
        return self.pixels.holds and not self.leaks and not self.faces


def _written(order: Order, picture: RgbImage, covers: tuple[Region, ...], let_be: tuple[Box, ...]) -> Prepared:
    """Write and prove; covered more, once, where that may mend it."""
    look = _attempt(order, picture, covers, let_be, careful=False)
    attempts = 1
    if look.faces and not covers and not order.kept:
        # The item was let out because nobody was found in it: with somebody in it, it has to be judged anew.
        raise UnsafeOutputError("output-shows-face")
    if not look.holds and not look.leaks:
        more = tuple(person_of(box, order.extent) for box in look.faces)
        covers = (*covers, *more) if more else tuple(grown(region, GROW_AGAIN) for region in covers)
        look = _attempt(order, picture, covers, let_be, careful=not more)
        attempts = 2
    if not look.holds:
        raise UnsafeOutputError(_reason(look), detail="; ".join(look.leaks[:3]))
    figures = {
        "attempts": attempts,
        "worst_block_mean": round(look.pixels.worst_mean, 2),
        "worst_block_detail": round(look.pixels.worst_detail, 2),
        "worst_block_colour": round(look.pixels.worst_colour, 2),
        "worst_cover": round(look.pixels.worst_cover, 2),
        "worst_cover_edge": round(look.pixels.worst_edge, 2),
        "width": picture.shape[1],
        "height": picture.shape[0],
        "format": order.screening.written_as,
        "cover": order.style.value,
        "extent": order.extent.value,
    }
    return Prepared(look.sha256, len(covers), figures)


def _attempt(order: Order, picture: RgbImage, covers: tuple[Region, ...], let_be: tuple[Box, ...], *, careful: bool) -> _Look:
    redacted = cover(picture, covers, order.paint)
    write(order.temporary, encode(redacted, _format(order), order.entry, CAREFUL_QUALITY if careful else QUALITY))
    del redacted
    return look_again(order, picture, covers, let_be)


def look_again(order: Order, picture: RgbImage, covers: tuple[Region, ...], let_be: tuple[Box, ...]) -> _Look:
    """Open the written file again and ask the gate's questions."""
    data = order.temporary.read_bytes()
    sha256 = hashlib.sha256(data).hexdigest()
    leaks = unexpected(data, order.entry, with_pixels=False)  # they are decoded strictly below
    if leaks:
        return _Look(sha256, NOTHING_HOLDS, leaks)
    source = Source(data, sha256, Format(_format(order)), MediaKind.PHOTO)
    height, width = picture.shape[:2]
    held = union(outlines(covers, order.style), width, height)
    try:
        pixels = compare(picture, decode(source).rgb, covers, TOLERANCES[order.style], order.paint)
        if not pixels.holds:
            return _Look(sha256, pixels)
        seen = eyes_for(Sensitivity.STANDARD).look(source, held).faces
    except ItemError:
        return _Look(sha256, NOTHING_HOLDS)
    faces = unexplained(seen, held, let_be)
    return _Look(sha256, pixels, (), tuple(face.box for face in faces))


def write(file: Path, data: bytes) -> None:
    """Write the temporary file through to the disk.

    Raises:
        EnvironmentBrokenError: `out-disk-full` or `out-unwritable`.
    """
    try:
        with file.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        raise output_error(error, file.parent) from error


def _reason(look: _Look) -> str:
    if look.leaks:
        return "output-leaks"
    return "output-shows-face" if look.pixels.holds else "output-differs"


def _format(order: Order) -> WriteFormat:
    name: WriteFormat = next(fmt for fmt in get_args(WriteFormat) if fmt == order.screening.written_as)
    return name
