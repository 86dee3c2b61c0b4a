"""Colour profiles: harmless, but named; their description can be a device's."""

from __future__ import annotations

from collections.abc import Iterator

from app.metadata.inventory_kinds import Carried, CarriedKind, amount, carried, decoded, plain

_MAX_TAGS = 100
_HEAD = 132


def profile(raw: bytes) -> Iterator[Carried]:
    """A colour profile by its own description."""
    if raw[36:40] != b"acsp":
        yield carried(CarriedKind.UNREADABLE, f"ICC, {amount(len(raw))}")
        return
    yield carried(CarriedKind.COLOUR_PROFILE, _description(raw) or amount(len(raw)))


def _description(raw: bytes) -> str:
    for at in range(_HEAD, _HEAD + 12 * min(int.from_bytes(raw[128:132]), _MAX_TAGS), 12):
        if raw[at : at + 4] == b"desc":
            start, size = int.from_bytes(raw[at + 4 : at + 8]), int.from_bytes(raw[at + 8 : at + 12])
            return plain(_text(raw[start : start + min(size, 4096)]))
    return ""


def _text(body: bytes) -> str:
    if body[:4] == b"mluc":
        size, start = int.from_bytes(body[20:24]), int.from_bytes(body[24:28])
        return body[start : start + size].decode("utf-16-be", "replace")
    return decoded(body[12:])
