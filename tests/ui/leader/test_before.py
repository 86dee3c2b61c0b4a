"""What was answered before about the same file, and what is asked whose consent has ended meanwhile."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.books.withdrawing import ConsentKind, withdraw
from app.events.waiting import Waiting
from app.model import Actor, Role
from app.records import Answer, add_consent, consent, decide, open_referrals, referrals
from tests.ui.leader.asking import arrive, said, sign
from tests.ui.programs import CONSENT, settle
from ui.leader.page import LeaderPage
from ui.main import Program
from ui.parts import Banner

LEFT = Qt.MouseButton.LeftButton
SECOND = "SL-2024-02"
ALEX = Actor("Alex Deputy", Role.DEPUTY)


def ask_under_another(program: Program, qtbot: QtBot) -> None:
    """All photos once more, for what a second consent allows."""
    with program.desk.workplace.writing() as (register, _):
        first = consent(register, CONSENT)
        assert first is not None
        add_consent(register, replace(first, reference=SECOND, withdrawn=None))
    current = program.bench.current
    assert current is not None
    program.bench.set_event(replace(current, consent=SECOND))
    settle(program, qtbot)
    opened = program.bench.snapshot()
    program.desk.put_forward(opened, opened.items, program.bench.catalogue)


@pytest.fixture
def answered(program: Program, qtbot: QtBot) -> LeaderPage:
    """The first photo was refused, the second approved; all are asked about anew, for another use."""
    with program.desk.workplace.writing() as (register, _):
        first, second, third = (one.question.sha256 for one in open_referrals(register))
        decide(register, first, Answer(approved=False, by=ALEX, reason="not fitting"))
        for sha256 in (second, third):
            decide(register, sha256, Answer(approved=True, by=ALEX, reason="posed"))
    ask_under_another(program, qtbot)
    return arrive(program, qtbot)


def test_an_earlier_refusal_stands_out(answered: LeaderPage) -> None:
    banner = answered.asked.findChild(Banner, "refusedBanner")
    assert banner is not None
    first, second = banner.text.splitlines()
    assert first == "The school leadership refused this file before."
    assert second.startswith("Refused on ")
    assert f"by Alex Deputy (deputy director), for newsletter under consent {CONSENT}: “not fitting”." in second
    texts = [answered.waiting.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert ["refused before" in text.split(", ") for text in texts] == [True, False, False]


def test_an_earlier_approval_is_a_line(answered: LeaderPage, program: Program, qtbot: QtBot) -> None:
    answered.browser.move_by(1)
    settle(program, qtbot)
    assert answered.asked.findChild(Banner, "refusedBanner") is None
    (line,) = [label.text() for label in answered.asked.findChildren(QLabel) if label.text().startswith("Approved on ")]
    assert "by Alex Deputy (deputy director), for newsletter" in line


def test_of_many_it_is_told_how_many_were_refused(answered: LeaderPage, program: Program, qtbot: QtBot) -> None:
    answered.show_view("sheet")
    answered.browser.sheet.selectAll()
    settle(program, qtbot)
    banner = answered.asked.findChild(Banner, "refusedBanner")
    assert banner is not None
    assert banner.text.startswith("1 of them was refused before")


def test_the_tile_of_what_was_refused_bears_a_sign(
    answered: LeaderPage, program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed: list[str] = []
    monkeypatch.setattr(answered.browser.sheet.delegate, "_sign", lambda painter, name, corner: signed.append(name))
    answered.show_view("sheet")
    answered.browser.sheet.grab()
    settle(program, qtbot)
    assert set(signed) == {"ban"}


def test_nothing_was_answered_before(page: LeaderPage) -> None:
    assert page.asked.findChild(Banner, "refusedBanner") is None
    assert page.asked.findChild(Banner, "overBanner") is None


@pytest.fixture
def outlived(program: Program, qtbot: QtBot) -> LeaderPage:
    """All three wait under a consent that was withdrawn, and under another that holds."""
    withdraw(program.desk.workplace, ConsentKind.LEADERSHIP, CONSENT, "a parent objected", ALEX)
    ask_under_another(program, qtbot)
    return arrive(program, qtbot)


def test_a_use_that_can_be_approved_no_more_is_told_and_stops_no_approval(
    outlived: LeaderPage, program: Program, qtbot: QtBot
) -> None:
    page = outlived
    assert page.asked.findChild(Banner, "obstacleBanner") is None
    banner = page.asked.findChild(Banner, "overBanner")
    assert banner is not None
    assert banner.text.startswith(f"The use for newsletter under consent {CONSENT} can no longer be approved")
    assert f"Consent {CONSENT} of the school leadership was withdrawn" in banner.text
    assert "Your approval counts for 1 of these uses, your refusal for all 2." in said(page)
    assert "After your approval:" in said(page)
    assert page.form.approve_button.isEnabled()
    sign(page)
    page.form.reason.setText("posed")
    qtbot.mouseClick(page.form.approve_button, LEFT)
    settle(program, qtbot)
    assert page.waiting.rowCount() == 2
    with program.desk.workplace.reading() as register:
        told = {one.question.consent: one.answer and one.answer.approved for one in referrals(register) if not one.is_open}
    assert told == {CONSENT: None, SECOND: True}


def test_of_many_it_is_told_that_a_use_is_over(outlived: LeaderPage, program: Program, qtbot: QtBot) -> None:
    outlived.show_view("sheet")
    outlived.browser.sheet.selectAll()
    settle(program, qtbot)
    banner = outlived.asked.findChild(Banner, "overBanner")
    assert banner is not None
    assert banner.text.startswith("3 of them have a use that can no longer be approved")
    assert "cannot be approved" not in said(outlived)


def test_where_all_is_over_it_can_be_refused(outlived: LeaderPage, program: Program, qtbot: QtBot) -> None:
    withdraw(program.desk.workplace, ConsentKind.LEADERSHIP, SECOND, "a parent objected", ALEX)
    page = arrive(program, qtbot)
    one: Waiting = page.waiting.rows()[0]
    assert one.live == ()
    assert page.asked.findChild(Banner, "obstacleBanner") is not None
    assert page.asked.findChild(Banner, "overBanner") is None
    assert not page.form.approve_button.isEnabled()
    sign(page)
    page.form.reason.setText("not any more")
    qtbot.mouseClick(page.form.refuse_button, LEFT)
    settle(program, qtbot)
    assert page.waiting.rowCount() == 2
