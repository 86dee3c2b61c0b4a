"""Every field that the program records has a name in words, and every code that it records has a word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import StrEnum
from typing import Any, get_args, get_type_hints

import pytest

from app.cli.payloads import LABELS, _keys, label
from app.consents import Giver, LeadershipConsent, PersonConsent, Withdrawal
from app.correction import CorrectionKind
from app.model import Channel, DecisionKind, Recipient, RegionKind, Role, Setting, Shape, Verdict
from app.records import Answer, ExportBasis, Question
from app.redaction.cover import CoverStyle
from app.redaction.regions import Extent
from app.register.owner import Owner
from app.text import Language, load_catalogue
from app.track import Origin

SENTENCES = load_catalogue(Language.NL).sentences
RECORDED = (LeadershipConsent, PersonConsent, ExportBasis, Question, Answer, Owner)
WRITTEN = {
    "temporary", "owner", "details", "output", "figures", "released_at", "to", "items", "value", "entries",
    "attempts", "bytes", "cover", "extent", "format", "frames", "looked_frames", "height", "width", "sound",
    "worst_block_colour", "worst_block_detail", "worst_block_mean", "worst_cell", "worst_colour", "worst_cover",
    "worst_cover_edge", "worst_frame",
}  # fmt: skip
"""Names that are written as such, not from a value's fields."""
CODES: tuple[tuple[str, type[StrEnum]], ...] = (
    ("channel", Channel), ("channels", Channel), ("setting", Setting), ("settings", Setting), ("role", Role), ("giver", Giver),
    ("verdict", Verdict), ("cover", CoverStyle), ("style", CoverStyle), ("extent", Extent), ("to", Recipient),
    ("kind", DecisionKind), ("kind", RegionKind), ("kind", CorrectionKind), ("shape", Shape), ("origin", Origin),
)  # fmt: skip


def names_in(hint: Any) -> Iterator[str]:
    """The names of a value's fields, and of those inside it."""
    if is_dataclass(hint):
        hints = get_type_hints(hint)
        for field in fields(hint):
            yield field.name
            yield from () if hints[field.name] == Withdrawal | None else names_in(hints[field.name])
    for part in get_args(hint):
        yield from names_in(part)


NAMES = {name for kind in RECORDED for name in names_in(kind)} | WRITTEN


@pytest.mark.parametrize("name", sorted(NAMES))
def test_each_field_has_a_name_in_words(name: str) -> None:
    for language in Language:
        catalogue = load_catalogue(language)
        assert (LABELS.get(name) or f"words.field-{name.replace('_', '-')}") in catalogue.sentences
        assert "_" not in label(name, catalogue)


def test_no_name_is_of_no_field() -> None:
    named = {f"words.field-{name.replace('_', '-')}" for name in NAMES - LABELS.keys()}
    assert {key for key in SENTENCES if key.startswith("words.field-")} == named
    assert LABELS.keys() <= NAMES


def test_a_field_that_nobody_knows_goes_by_its_own_name() -> None:
    assert label("colour_of_the_sky", load_catalogue(Language.NL)) == "colour_of_the_sky"


@pytest.mark.parametrize(("name", "codes"), CODES)
def test_each_code_has_a_word(name: str, codes: type[StrEnum]) -> None:
    assert {code for code in codes if not any(key in SENTENCES for key in _keys(name, code))} == set()
