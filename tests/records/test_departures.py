from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.records import (
    REMOVAL_DONE,
    Standing,
    add_consent,
    add_person_consent,
    departures,
    standings,
    withdraw_consent,
    withdraw_person_consent,
    worst_of,
    worst_standings,
)
from app.register import Register, open_register
from app.register.exports import abandon
from tests.test_records import LEADER, LEADERSHIP, OPERATOR, PARENT, SHA, begun, released


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with open_register(f"sqlite:///{tmp_path}/register.db") as register:
        add_consent(register, LEADERSHIP)
        add_person_consent(register, PARENT)
        yield register


def standing(register: Register) -> list[Standing]:
    return [one.standing for one in departures(register).get(SHA, ())]


def test_only_what_left_counts_as_released_before(register: Register, tmp_path: Path) -> None:
    assert departures(register) == {}
    begun(register, tmp_path)
    abandon(register, begun(register, tmp_path).id, "x")
    assert departures(register) == {}
    first = released(register, tmp_path, "a.jpg")
    second = released(register, tmp_path, "b.jpg")
    found = departures(register)[SHA]
    assert [one.made.entry for one in found] == [first.id, second.id]
    assert [one.made.output for one in found] == [tmp_path / "a.jpg", tmp_path / "b.jpg"]
    assert {one.made.operator for one in found} == {OPERATOR}
    assert standing(register) == [Standing.OUT, Standing.OUT]


def test_what_left_on_a_withdrawn_consent_has_to_be_taken_down_until_somebody_did(register: Register, tmp_path: Path) -> None:
    left = released(register, tmp_path, "a.jpg", (PARENT.reference,))
    withdraw_person_consent(register, PARENT.reference, "asked to", LEADER)
    assert standing(register) == [Standing.TO_TAKE_DOWN]
    withdraw_consent(register, LEADERSHIP.reference, "a parent asked", LEADER)
    register.append("De Wilg", REMOVAL_DONE, left.id, {}, PARENT.reference)
    assert standing(register) == [Standing.TO_TAKE_DOWN]  # the other consent asks for it still
    register.append("De Wilg", REMOVAL_DONE, left.id, {}, LEADERSHIP.reference)
    assert standing(register) == [Standing.TAKEN_DOWN]
    assert standings(register) == {left.id: Standing.TAKEN_DOWN}


def test_what_came_to_nothing_has_not_to_be_taken_down(register: Register, tmp_path: Path) -> None:
    under_way = begun(register, tmp_path)
    withdraw_consent(register, LEADERSHIP.reference, "a parent asked", LEADER)
    assert standings(register) == {under_way.id: Standing.TO_TAKE_DOWN}  # it may still get its name
    abandon(register, under_way.id, "consent-withdrawn-meanwhile")
    assert standings(register) == {}


def test_a_later_release_does_not_hide_that_an_earlier_one_has_to_be_taken_down(register: Register, tmp_path: Path) -> None:
    first = released(register, tmp_path, "a.jpg", (PARENT.reference,))
    assert worst_standings(register) == {}  # nothing has to be taken down
    withdraw_person_consent(register, PARENT.reference, "asked to", LEADER)
    released(register, tmp_path, "b.jpg")
    assert standing(register) == [Standing.TO_TAKE_DOWN, Standing.OUT]
    assert worst_of(departures(register)[SHA]) is Standing.TO_TAKE_DOWN
    assert worst_standings(register) == {SHA: Standing.TO_TAKE_DOWN}
    register.append("De Wilg", REMOVAL_DONE, first.id, {}, PARENT.reference)
    assert worst_of(departures(register)[SHA]) is Standing.OUT  # not all of it is gone
    assert worst_of(departures(register)[SHA][:1]) is Standing.TAKEN_DOWN
    assert worst_of(()) is None
