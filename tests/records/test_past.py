from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.model import Channel, Recipient
from app.records import (
    Answered,
    Closed,
    ExportBasis,
    HistoryLine,
    Made,
    Marked,
    Referred,
    TakeBack,
    add_consent,
    close_referrals,
    decide,
    histories,
    history,
    mark_do_not_use,
    mark_reported,
    refer,
    withdraw_consent,
)
from app.register import Query, Register, open_register
from app.register.exports import ExportState, abandon
from tests.test_records import ITEM, LEADER, LEADERSHIP, NO, OPERATOR, QUESTION, SHA, YES, begun, released

OTHER = "f" * 64


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with open_register(f"sqlite:///{tmp_path}/register.db") as register:
        yield register


def told(register: Register, sha256: str) -> tuple[HistoryLine, ...]:
    """Both ways of asking say the same."""
    lines = history(register, sha256)
    assert histories(register).get(sha256, ()) == lines
    return lines


def test_all_that_happened_to_an_item_in_its_order(register: Register, tmp_path: Path) -> None:
    add_consent(register, LEADERSHIP)
    refer(register, QUESTION, "De Wilg")
    refer(register, replace(QUESTION, sha256=OTHER), "De Wilg")
    going_on = begun(register, tmp_path)
    decide(register, SHA, NO)
    given_up = begun(register, tmp_path)
    decide(register, SHA, YES)
    done = released(register, tmp_path, "a.jpg")
    abandon(register, given_up.id, "x")
    mark_do_not_use(register, ITEM, OPERATOR, "De Wilg")
    withdraw_consent(register, LEADERSHIP.reference, "a parent asked", LEADER)
    mark_reported(register, ITEM, LEADER, "board", "De Wilg")
    lines = told(register, SHA)
    made = (Channel.NEWSLETTER, LEADERSHIP.reference, OPERATOR)
    at = [line.at for line in lines]
    assert at == sorted(at)
    assert all(moment.tzinfo for moment in at)
    assert lines == (
        Referred(at[0], QUESTION),
        Made(at[1], going_on.id, ExportState.OPENED, None, *made),
        Answered(at[2], QUESTION, NO),
        Answered(at[3], QUESTION, YES),
        Made(at[4], done.id, ExportState.CONFIRMED, tmp_path / "a.jpg", *made),
        Made(at[5], given_up.id, ExportState.ABANDONED, None, *made, "x"),
        Marked(at[6], OPERATOR),
        TakeBack(at[7], going_on.id, LEADERSHIP.reference),
        TakeBack(at[8], done.id, LEADERSHIP.reference),
        Marked(at[9], LEADER, Recipient.BOARD),
    )
    assert [type(line) for line in told(register, OTHER)] == [Referred]
    assert told(register, "0" * 64) == ()


def test_a_question_that_waits_no_more(register: Register) -> None:
    refer(register, QUESTION, "De Wilg")
    anew = replace(QUESTION, codes=frozenset({"a8"}))
    refer(register, anew, "De Wilg")
    assert anew.setting
    assert anew.channel
    assert anew.consent
    close_referrals(register, ExportBasis(SHA, "a.jpg", None, anew.setting, anew.channel, anew.consent, (), OPERATOR))
    kinds = [(type(line), line.question) for line in told(register, SHA) if isinstance(line, Referred | Closed)]
    assert kinds == [(Referred, QUESTION), (Closed, QUESTION), (Referred, anew), (Closed, anew)]


def test_what_was_erased_is_left_out_but_a_mark_stays(register: Register, tmp_path: Path) -> None:
    refer(register, QUESTION, "De Wilg")
    decide(register, SHA, YES)
    released(register, tmp_path, "a.jpg")
    mark_reported(register, ITEM, OPERATOR, "leadership", "De Wilg")
    register.erase([entry.id for entry in register.entries(Query())], "term", "De Wilg")
    (line,) = told(register, SHA)
    assert line == Marked(line.at, None, Recipient.LEADERSHIP)
