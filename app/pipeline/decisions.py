"""The decisions file: what a person decided about photos and faces, as versioned JSON.

    {"version": 1,
     "items": {"<SHA-256 of the source>": {
        "regions": [{"decision": "keep", "box": [x, y, w, h], "person_consent": "P-17", "reason": "…"},
                    {"decision": "cover", "box": [x, y, w, h], "shape": "ellipse"}],
        "item": ["do-not-use" | "not-fitting" | "doubt" | "nobody-recognisable"]}}}

Boxes are pixels of the upright, full-size picture. `keep` needs a person consent that the register knows; nothing in the file
can make less be covered otherwise: anything else is refused.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from cattrs import BaseValidationError, Converter, transform_error

from app.consents import REFERENCE, PersonConsent
from app.errors import UsageError
from app.model import Actor, Decision, DecisionKind, Region, RegionKind, Shape
from detectors.base import Box

VERSION = 1
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class _RawRegion:
    decision: Literal["keep", "cover"]
    box: tuple[int, int, int, int]
    shape: Literal["box", "ellipse"] = "box"
    person_consent: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _RawItem:
    regions: tuple[_RawRegion, ...] = ()
    item: tuple[Literal["do-not-use", "not-fitting", "doubt", "nobody-recognisable"], ...] = ()


@dataclass(frozen=True, slots=True)
class _RawFile:
    version: int
    items: dict[str, _RawItem]


def parse_decisions(
    text: str, author: Actor, decided_at: datetime, person_consent: Callable[[str], PersonConsent | None]
) -> dict[str, tuple[Decision, ...]]:
    """Decisions by the source's SHA-256.

    Args:
        text: the file.
        author: who takes responsibility for them: the operator.
        decided_at: when, aware.
        person_consent: looks a person consent up.

    Raises:
        UsageError: `decisions-invalid` for anything that is not as described above, `person-consent-unknown`, or
            `person-consent-twice` where one reference stands for two faces in a photo.
    """
    try:
        raw = _strict_converter().structure(_strict_json(text), _RawFile)
    except (BaseValidationError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise UsageError("decisions-invalid", problem="; ".join(transform_error(error))[:300]) from error
    if raw.version != VERSION:
        raise UsageError("decisions-invalid", problem=f"version {raw.version}")
    decisions = {}
    for sha256, item in raw.items.items():
        if not _SHA256.fullmatch(sha256):
            raise UsageError("decisions-invalid", problem=f"{sha256[:80]!r}: SHA-256")
        try:
            decisions[sha256] = _of_item(sha256, item, author, decided_at)
        except ValueError as error:
            raise UsageError("decisions-invalid", problem=str(error)) from error
        _check_consents(decisions[sha256], person_consent)
    return decisions


def _strict_converter() -> Converter:
    """Refuses keys that it does not know, and a number that is none or no whole one instead of cutting it off."""

    def whole(value: object, _: object) -> int:
        if type(value) is not int:
            raise ValueError(f"{value!r} is no whole number")
        return value

    converter = Converter(forbid_extra_keys=True, detailed_validation=True)
    converter.register_structure_hook(int, whole)
    return converter


def _strict_json(text: str) -> object:
    """The JSON value; a key that stands twice is refused, for only one of them could be meant."""

    def unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
        found = dict(pairs)
        if len(found) != len(pairs):
            raise ValueError("a key stands twice")
        return found

    return json.loads(text, object_pairs_hook=unique)


def _of_item(sha256: str, item: _RawItem, author: Actor, decided_at: datetime) -> tuple[Decision, ...]:
    about_regions = (
        Decision(
            sha256,
            DecisionKind(raw.decision),
            author,
            decided_at,
            Region(Shape(raw.shape), RegionKind.FACE, Box.of_size(*raw.box)),
            person_consent=raw.person_consent,
            reason=raw.reason,
        )
        for raw in item.regions
    )
    about_item = (Decision(sha256, DecisionKind(word), author, decided_at) for word in item.item)
    return (*about_regions, *about_item)


def _check_consents(decisions: tuple[Decision, ...], person_consent: Callable[[str], PersonConsent | None]) -> None:
    references = [decision.person_consent for decision in decisions if decision.person_consent is not None]
    for reference in references:
        if not REFERENCE.fullmatch(reference):
            raise UsageError("reference-malformed", reference=reference[:80])
        if person_consent(reference) is None:
            raise UsageError("person-consent-unknown", reference=reference)
        if references.count(reference) > 1:
            raise UsageError("person-consent-twice", reference=reference)
