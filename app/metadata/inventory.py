"""What a photo carries beyond its visible pixels, and so what it would have told: for people to see before it is removed.

Reads sources, not what the program writes: it is generous in reading and bounded in work, and what it cannot read or does
not know is named as such, since what is not known is a leak. Nothing is decided by it: nothing of a source's bytes leaves.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from app.metadata.inventory_blocks import bmp, gif, tiff
from app.metadata.inventory_boxes import boxes
from app.metadata.inventory_chunks import png, webp
from app.metadata.inventory_jpeg import jpeg
from app.metadata.inventory_kinds import HARMLESS, MAX_SHOWN, Carried, CarriedKind, carried, guarded

__all__ = ["HARMLESS", "MAX_SHOWN", "Carried", "CarriedKind", "inventory", "people_named"]

MAX_OF_A_KIND = 40
"""Findings of one kind that are shown; how many more there are is said."""
_MAX_FINDINGS = 20_000
_PEOPLE_TAG = re.compile(r"(?:people|persons?|personen|mensen|faces|gezichten)\s*[/|\\]\s*(.+)", re.IGNORECASE)
"""How programs for photos write people among the keywords: `People/Kim de Vries`, `Personen|Kim`."""
_NESTED = frozenset({CarriedKind.DEVICE, CarriedKind.MOMENT})
"""Where a value that another contains says nothing more: a make beside make and model, a moment beside one with its zone."""
_RANKS = {kind: rank for rank, kind in enumerate(CarriedKind)}
_READERS: dict[str, Callable[[bytes], Iterator[Carried]]] = {
    "jpeg": jpeg,
    "png": png,
    "webp": webp,
    "tiff": tiff,
    "heic": boxes,
    "avif": boxes,
    "bmp": bmp,
    "gif": gif,
}


def inventory(data: bytes, format_name: str) -> tuple[Carried, ...]:
    """All that a photo carries, what gives away most first; never raises on garbage.

    Args:
        data: the bytes of the file.
        format_name: what they are: `jpeg`, `png`, `webp`, `tiff`, `heic`, `avif`, `bmp` or `gif`. Of another format it can
            only be said that it is not read.
    """
    reader = _READERS.get(format_name)
    if reader is None:
        return (carried(CarriedKind.UNREADABLE, format_name),)
    return tuple(_ordered(islice(guarded(reader(data), format_name.upper()), _MAX_FINDINGS)))


def people_named(data: bytes, format_name: str) -> tuple[str, ...]:
    """The names of people that a photo carries, in regions of faces and lists of who is shown, or as keywords; each once.

    Args:
        data: the bytes of the file.
        format_name: what they are, as for `inventory`.
    """
    reader = _READERS.get(format_name)
    found = islice(guarded(reader(data), format_name.upper()), _MAX_FINDINGS) if reader is not None else ()
    names = dict.fromkeys(name for one in found if (name := _name(one)))
    return tuple(names)


def _name(one: Carried) -> str:
    if one.kind is CarriedKind.PEOPLE:
        return one.what
    match = _PEOPLE_TAG.fullmatch(one.what) if one.kind is CarriedKind.DESCRIPTION else None
    return match[1] if match is not None else ""


def _ordered(found: Iterable[Carried]) -> Iterator[Carried]:
    """Each thing once, by how much it gives away; one without a value only where its kind has none with one."""
    kinds: dict[CarriedKind, dict[str, Carried]] = {}
    for one in found:
        kinds.setdefault(one.kind, {}).setdefault(one.what, one)
    for kind in sorted(kinds, key=_RANKS.__getitem__):
        things = [one for one in kinds[kind].values() if one.what] or list(kinds[kind].values())
        if kind in _NESTED and len(things) <= MAX_OF_A_KIND:
            things = [one for one in things if not any(one.what in other.what and one != other for other in things)]
        things.sort(key=lambda one: one.place is None)
        yield from things[:MAX_OF_A_KIND]
        if len(things) > MAX_OF_A_KIND:
            yield carried(kind, f"+ {len(things) - MAX_OF_A_KIND}")
