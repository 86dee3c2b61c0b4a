"""Screenings, decisions and corrections as JSON values and back, exactly: for what is kept between two runs of the program.

What comes from a file may be anything: a value of another type, a key that is missing or unknown, or a value that contradicts
itself is refused, never turned into something else.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar

from cattrs import BaseValidationError, Converter, transform_error

from app.correction import Correction
from app.model import Decision, Screening
from app.track import KeyBox, Keys

Kind = TypeVar("Kind", Screening, Decision, Correction)
Json = dict[str, Any]


def screening_to_json(screening: Screening) -> Json:
    """As JSON values: objects, lists, texts, numbers, true, false and null."""
    return _object(screening)


def screening_from_json(values: object) -> Screening:
    """The screening that `screening_to_json` was given; what was kept before `weak` was known has none.

    Raises:
        ValueError: when the values are no screening.
    """
    return _back(values, Screening)


def decision_to_json(decision: Decision) -> Json:
    """As JSON values."""
    return _object(decision)


def decision_from_json(values: object) -> Decision:
    """The decision that `decision_to_json` was given.

    Raises:
        ValueError: when the values are no decision.
    """
    return _back(values, Decision)


def correction_to_json(correction: Correction) -> Json:
    """As JSON values."""
    return _object(correction)


def correction_from_json(values: object) -> Correction:
    """The correction that `correction_to_json` was given.

    Raises:
        ValueError: when the values are no correction.
    """
    return _back(values, Correction)


def _object(value: Screening | Decision | Correction) -> Json:
    values: Json = _CONVERTER.unstructure(value)
    return values


def _back(values: object, kind: type[Kind]) -> Kind:
    try:
        return _CONVERTER.structure(values, kind)
    except BaseValidationError as error:
        raise ValueError("; ".join(transform_error(error))[:300]) from error
    except (TypeError, AttributeError) as error:
        raise ValueError(str(error)) from error


def _strict_converter() -> Converter:
    converter = Converter(forbid_extra_keys=True, detailed_validation=True, unstruct_collection_overrides={tuple: list})
    for kind, hook in ((str, _text), (int, _exactly), (bool, _exactly), (float, _number)):
        converter.register_structure_hook(kind, hook)
    converter.register_unstructure_hook(StrEnum, lambda word: word.value)
    converter.register_unstructure_hook(datetime, datetime.isoformat)
    listed = converter.get_structure_hook(tuple[KeyBox, ...])
    converter.register_unstructure_hook_func(_are_keys, lambda keys: keys.packed())
    converter.register_structure_hook_func(
        _are_keys, lambda value, _: Keys.unpacked(value) if isinstance(value, str) else Keys(listed(value, tuple[KeyBox, ...]))
    )
    converter.register_structure_hook(datetime, lambda value, _: datetime.fromisoformat(_exactly(value, str)))
    return converter


def _are_keys(kind: object) -> bool:
    """Keys of a video's tracks, as many as there may be: in one text. They were lists once, as those of corrections are."""
    return kind == Sequence[KeyBox]


def _exactly(value: Any, kind: type) -> Any:
    """`value`, which is of this very type: a number in quotes is no number, and 1 is not true."""
    if type(value) is not kind:
        raise ValueError(f"{value!r} is no {kind.__name__}")
    return value


def _text(value: object, kind: type[str]) -> str:
    """A text, or a word of the enumeration that is asked for: those are texts too."""
    return kind(_exactly(value, str))


def _number(value: object, _: type) -> float:
    if type(value) not in (int, float):
        raise ValueError(f"{value!r} is no number")
    return float(value)  # type: ignore[arg-type]


_CONVERTER = _strict_converter()
