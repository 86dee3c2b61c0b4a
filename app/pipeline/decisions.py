"""The decisions file: what a person decided about photos and faces, as versioned JSON.

    {"version": 1,
     "items": {"<SHA-256 of the source>": {
        "regions": [{"decision": "keep", "box": [x, y, w, h], "person_consent": "P-17", "reason": "…"},
                    {"decision": "cover", "box": [x, y, w, h], "shape": "ellipse"}],
        "item": ["do-not-use" | "not-fitting" | "doubt" | "nobody-recognisable" | "keep-sound" | "nobody-audible"],
        "tracks": [{"boxes": [{"t": s, "x": x, "y": y, "w": w, "h": h}, …]}],
        "mute": [[first_s, last_s]]}}}

Boxes are pixels of the upright, full-size picture. `keep` needs a person consent that the register knows; nothing in the file
can make less be covered otherwise: anything else is refused. For a video a region has `"from"` and `"until"` in seconds of a
player's clock (`keep` must: the box is where the person is at the first of them), `tracks` are people who were missed, and
`mute` makes stretches of kept sound silent.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations
from typing import Any, Literal, get_args, get_origin

from cattrs import BaseValidationError, Converter, transform_error
from cattrs.gen import make_dict_structure_fn, override
from cattrs.v import format_exception

from app.consents import REFERENCE, PersonConsent
from app.errors import UsageError
from app.model import Actor, Decision, DecisionKind, Region, RegionKind, Shape
from app.pipeline.timed import DrawnTrack, TimedDecision
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
    from_s: float | None = None
    until_s: float | None = None


@dataclass(frozen=True, slots=True)
class _RawBox:
    t: float
    x: int
    y: int
    w: int
    h: int


@dataclass(frozen=True, slots=True)
class _RawTrack:
    boxes: tuple[_RawBox, ...]


@dataclass(frozen=True, slots=True)
class _RawItem:
    regions: tuple[_RawRegion, ...] = ()
    item: tuple[Literal["do-not-use", "not-fitting", "doubt", "nobody-recognisable", "keep-sound", "nobody-audible"], ...] = ()
    tracks: tuple[_RawTrack, ...] = ()
    mute: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class _RawFile:
    version: int
    items: dict[str, _RawItem]


@dataclass(frozen=True, slots=True)
class Filed:
    """What a decisions file says, by the source's SHA-256; `timed` waits for a video's clock."""

    decisions: dict[str, tuple[Decision, ...]]
    timed: dict[str, tuple[TimedDecision | DrawnTrack, ...]]


NOTHING_FILED = Filed({}, {})


def parse_decisions(
    text: str, author: Actor, decided_at: datetime, person_consent: Callable[[str], PersonConsent | None]
) -> Filed:
    """What the file says.

    Args:
        text: the file.
        author: who takes responsibility for them: the operator.
        decided_at: when, aware.
        person_consent: looks a person consent up.

    Raises:
        UsageError: `decisions-not-json`; `decisions-invalid` for anything else that is not as described above;
            `person-consent-unknown`, or `person-consent-twice` where one reference stands for two faces in a photo, or in a
            video at the same time.
    """
    try:
        raw = _strict_converter().structure(_strict_json(text), _RawFile)
    except json.JSONDecodeError as error:
        raise UsageError("decisions-not-json", line=error.lineno, column=error.colno) from error
    except (BaseValidationError, ValueError, TypeError, AttributeError, RecursionError) as error:
        problems = transform_error(error, format_exception=_in_words)
        raise UsageError("decisions-invalid", problem="; ".join(problems)[:300]) from error
    if raw.version != VERSION:
        raise UsageError("decisions-invalid", problem=f"version {raw.version}")
    decisions, timed = dict[str, tuple[Decision, ...]](), dict[str, tuple[TimedDecision | DrawnTrack, ...]]()
    for sha256, item in raw.items.items():
        if not _SHA256.fullmatch(sha256):
            raise UsageError("decisions-invalid", problem=f"{sha256[:80]!r}: SHA-256, 64 x 0-9 a-f")
        try:
            decisions[sha256] = _of_item(sha256, item, author, decided_at)
            timed[sha256] = _timed(sha256, item, author, decided_at)
        except ValueError as error:
            raise UsageError("decisions-invalid", problem=str(error)) from error
        _check_consents(decisions[sha256], timed[sha256], person_consent)
    return Filed(decisions, timed)


def _in_words(error: BaseException, wanted: type | None) -> str:
    """What is wrong at one place of the file; our own refusals as they say it."""
    return str(error) if isinstance(error, _RefusedError) else format_exception(error, wanted)


class _RefusedError(ValueError):
    """A value that may not stand where it stands."""


def _is_literal(kind: Any) -> bool:
    return get_origin(kind) is Literal


def _strict_converter() -> Converter:
    """Refuses keys that it does not know, and a number that is none or no whole one instead of cutting it off."""

    def whole(value: object, _: object) -> int:
        if type(value) is not int:
            raise _RefusedError(f"{value!r} is no whole number")
        return value

    def number(value: object, _: object) -> float:
        if type(value) not in (int, float):
            raise _RefusedError(f"{value!r} is no number")
        return float(value)  # type: ignore[arg-type]

    def one_of(value: object, words: Any) -> object:
        if value not in get_args(words):
            raise _RefusedError(f"{value!r}: {' | '.join(get_args(words))}")
        return value

    converter = Converter(forbid_extra_keys=True, detailed_validation=True)
    converter.register_structure_hook_func(_is_literal, one_of)
    converter.register_structure_hook(int, whole)
    converter.register_structure_hook(float, number)
    region = make_dict_structure_fn(
        _RawRegion,
        converter,
        _cattrs_forbid_extra_keys=True,
        from_s=override(rename="from"),
        until_s=override(rename="until"),
    )
    converter.register_structure_hook(_RawRegion, region)
    return converter


def _strict_json(text: str) -> object:
    """The JSON value; a key that stands twice is refused, for only one of them could be meant."""

    def unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
        found = dict(pairs)
        if len(found) != len(pairs):
            raise _RefusedError("a key stands twice")
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
        if raw.from_s is None and raw.until_s is None
    )
    about_item = (Decision(sha256, DecisionKind(word), author, decided_at) for word in item.item)
    return (*about_regions, *about_item)


def _timed(sha256: str, item: _RawItem, author: Actor, decided_at: datetime) -> tuple[TimedDecision | DrawnTrack, ...]:
    about_regions = (
        TimedDecision(
            sha256=sha256,
            kind=DecisionKind(raw.decision),
            author=author,
            decided_at=decided_at,
            seconds=_seconds(raw),
            region=Region(Shape(raw.shape), RegionKind.FACE, Box.of_size(*raw.box)),
            person_consent=raw.person_consent,
            reason=raw.reason,
        )
        for raw in item.regions
        if raw.from_s is not None or raw.until_s is not None
    )
    muted = (
        TimedDecision(sha256=sha256, kind=DecisionKind.MUTE, author=author, decided_at=decided_at, seconds=span)
        for span in item.mute
    )
    drawn = (
        DrawnTrack(
            sha256=sha256,
            author=author,
            decided_at=decided_at,
            boxes=tuple((raw.t, Box.of_size(raw.x, raw.y, raw.w, raw.h)) for raw in track.boxes),
        )
        for track in item.tracks
    )
    return (*about_regions, *muted, *drawn)


def _seconds(raw: _RawRegion) -> tuple[float, float]:
    if raw.from_s is None or raw.until_s is None:
        raise ValueError("from and until go together")
    return raw.from_s, raw.until_s


def _check_consents(
    decisions: tuple[Decision, ...],
    timed: tuple[TimedDecision | DrawnTrack, ...],
    person_consent: Callable[[str], PersonConsent | None],
) -> None:
    references = [decision.person_consent for decision in decisions if decision.person_consent is not None]
    in_time = [
        (one.person_consent, one.seconds) for one in timed if isinstance(one, TimedDecision) and one.person_consent is not None
    ]
    for (one, first), (other, second) in combinations(in_time, 2):
        if one == other and first[0] <= second[1] and second[0] <= first[1]:
            raise UsageError("person-consent-twice", reference=one)
    references += sorted({reference for reference, _ in in_time})
    for reference in references:
        if not REFERENCE.fullmatch(reference):
            raise UsageError("reference-malformed", reference=reference[:80])
        if person_consent(reference) is None:
            raise UsageError("person-consent-unknown", reference=reference)
        if references.count(reference) > 1:
            raise UsageError("person-consent-twice", reference=reference)
