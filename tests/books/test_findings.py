from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.books.findings import rules_of
from app.books.stories import Story, story
from app.model import Channel, Setting
from app.records import REFERRAL, Question, refer
from app.register import Query
from app.text import Language, load_catalogue
from app.workplace import Workplace
from tests.ui.book_keeping import leadership, record, release

CODES = ("b5-channel-missing", "gone-from-the-protocol", "no-rule", "referral-refused")


@pytest.fixture
def broken(workplace: Workplace) -> Workplace:
    """The same place, after a slip of the hand in the protocol."""
    workplace.places.home.mkdir(parents=True, exist_ok=True)
    (workplace.places.home / "own.toml").write_text("not toml", "utf-8")
    return replace(workplace, settings=replace(workplace.settings, protocol="own.toml"))


def told_of(workplace: Workplace, kind: str) -> Story:
    """The story of the first entry of this kind."""
    with workplace.reading() as register:
        entry = next(register.entries(Query((kind,))))
    told = story(workplace, entry.id, load_catalogue(Language.EN))
    assert told is not None
    return told


def put_forward(workplace: Workplace) -> None:
    """Put an item to the leader for all of `CODES`."""
    question = Question("ab" * 32, "one.jpg", None, Setting.ACTIVITY, Channel.PORTAL, None, frozenset(CODES))
    with workplace.writing() as (register, _):
        refer(register, question, "De Boog")


def test_what_no_rule_speaks_of_and_what_was_refused_is_said_in_words(workplace: Workplace) -> None:
    put_forward(workplace)
    told = told_of(workplace, REFERRAL)
    assert told.problem is None
    assert told.reasons[1:3] == ("gone-from-the-protocol", "B5: No rule of the protocol fits this case.")
    assert all(reason.startswith("B5: ") for reason in (told.reasons[0], told.reasons[3]))


def test_a_protocol_that_cannot_be_read_hides_no_entry(workplace: Workplace, broken: Workplace, tmp_path: Path) -> None:
    record(workplace, leadership())
    release(workplace, tmp_path / "out", "SL-2026-001", codes=CODES)
    put_forward(workplace)
    asked, export = told_of(broken, REFERRAL), told_of(broken, "export-confirmed").export
    assert export is not None
    assert asked.reasons == export.reasons == CODES
    assert asked.problem is not None
    assert asked.problem.code == "protocol-invalid"
    assert rules_of(broken).by_code == {}
