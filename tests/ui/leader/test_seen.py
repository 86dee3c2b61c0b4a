"""Nothing is approved that was not on the screen as it would go out: alone in full size, on the sheet as a tile."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.events.waiting import Waiting
from tests.ui.leader.asking import arrive, said, sign
from tests.ui.programs import settle
from ui.leader.page import LeaderPage
from ui.leader.pictures import LARGE_PX, SMALL_PX
from ui.main import Program
from ui.rooms import Room

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(page: LeaderPage) -> LeaderPage:
    sign(page)
    return page


def seen(page: LeaderPage, side: int) -> list[str]:
    return [one.name for one in page.waiting.rows() if page.browser.seen.has(one, side)]


def never_more(page: LeaderPage, monkeypatch: pytest.MonkeyPatch) -> None:
    """No picture comes any more."""
    monkeypatch.setattr(page.pictures, "_looks", SimpleNamespace(covered=lambda *_: None, ask=lambda *_: None))


def to_sheet(page: LeaderPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.sheet_button, LEFT)
    qtbot.waitUntil(lambda: len(seen(page, SMALL_PX)) == 3)


def is_said(page: LeaderPage, words: str) -> bool:
    return page.form.approve_button.text() == words


def can_approve(page: LeaderPage) -> bool:
    return page.form.approve_button.isEnabled()


def test_alone_it_cannot_be_approved_before_its_picture_is_on_the_screen(
    page: LeaderPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_sheet(page, qtbot)
    never_more(page, monkeypatch)
    page.browser.sheet.setCurrentIndex(page.waiting.index(2))
    qtbot.waitUntil(lambda: can_approve(page))
    qtbot.mouseClick(page.single_button, LEFT)
    assert page.browser.chosen()[0].name == "IMG_3.jpg"
    assert "on its way" in page.browser.view.words
    assert not can_approve(page)
    assert "once its picture is there" in page.form.note.text()
    assert "once its picture is there" in page.form.approve_button.accessibleDescription()
    assert page.form.refuse_button.isEnabled()


def test_a_picture_that_left_the_memory_has_to_come_again(
    page: LeaderPage, program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert can_approve(page)
    page.browser.move_by(1)
    settle(program, qtbot)
    page.pictures._there.clear()
    never_more(page, monkeypatch)
    page.browser.move_by(-1)
    assert page.browser.view.image is None
    assert not can_approve(page)


def test_it_can_be_approved_as_soon_as_its_picture_is_there(page: LeaderPage, program: Program, qtbot: QtBot) -> None:
    page.browser.move_by(1)
    assert not can_approve(page)
    settle(program, qtbot)
    assert page.browser.view.image is not None
    assert can_approve(page)
    assert "once its picture is there" not in page.form.note.text()


def test_what_was_never_in_view_on_the_sheet_cannot_be_approved(page: LeaderPage, program: Program, qtbot: QtBot) -> None:
    sheet = page.browser.sheet
    qtbot.mouseClick(page.sheet_button, LEFT)
    page.browser.seen.forget()
    tile = sheet.sizeHintForIndex(page.waiting.index(0))
    sheet.setFixedSize(tile.width() + 30, tile.height() + tile.height() // 3)  # one below the other; the second in part
    settle(program, qtbot)
    sheet.selectAll()
    qtbot.waitUntil(lambda: bool(seen(page, SMALL_PX)))
    qtbot.wait(50)
    assert seen(page, SMALL_PX) == ["IMG_1.jpg"]
    assert page.form.approve_button.text() == "Approve (A)"
    assert "3" in page.form.refuse_button.text()
    assert "2 files here were not in view yet" in page.form.note.text()
    assert "cannot be approved" not in said(page)
    for place in (1, 2):
        sheet.scrollTo(page.waiting.index(place))
        qtbot.waitUntil(partial(is_said, page, f"Approve {place + 1} (A)"))
    assert "in view" not in page.form.note.text()


@pytest.mark.parametrize("percent", [125, 150])
def test_in_large_letters_and_a_small_window_several_can_be_approved(program: Program, qtbot: QtBot, percent: int) -> None:
    program.remember(replace(program.read_preferences(), text_percent=percent))
    program.window.resize(program.window.minimumSize())
    page = arrive(program, qtbot)
    sign(page)
    sheet = page.browser.sheet
    qtbot.mouseClick(page.sheet_button, LEFT)
    sheet.setFixedWidth(8 * sheet.fontMetrics().height() + 40)  # less than a tile is wide where there is room
    settle(program, qtbot)
    page.browser.seen.forget()
    sheet.selectAll()
    for row in range(3):
        sheet.scrollTo(page.waiting.index(row))
        qtbot.wait(200)
    assert len(seen(page, SMALL_PX)) == 3
    assert is_said(page, "Approve 3 (A)")


def test_a_low_sheet_shrinks_its_tiles_and_a_high_one_lets_them_grow_again(
    page: LeaderPage, program: Program, qtbot: QtBot
) -> None:
    sheet = page.browser.sheet
    qtbot.mouseClick(page.sheet_button, LEFT)
    settle(program, qtbot)
    large = sheet.visualRect(page.waiting.index(0)).size()
    sheet.setFixedHeight(large.height() - 30)
    qtbot.waitUntil(lambda: sheet.visualRect(page.waiting.index(0)).height() <= sheet.viewport().height())
    page.browser.seen.forget()
    for row in range(3):
        sheet.scrollTo(page.waiting.index(row))
        qtbot.wait(100)
    assert len(seen(page, SMALL_PX)) == 3
    sheet.setFixedHeight(large.height() + 60)
    qtbot.waitUntil(lambda: sheet.visualRect(page.waiting.index(0)).size() == large)


def test_what_is_chosen_on_the_sheet_without_having_been_seen_is_not_approved(
    page: LeaderPage, program: Program, qtbot: QtBot
) -> None:
    sheet = page.browser.sheet
    qtbot.mouseClick(page.sheet_button, LEFT)
    page.browser.seen.forget()
    sheet.setFixedHeight(40)
    settle(program, qtbot)
    sheet.selectAll()
    page.form.reason.setText("posed")
    qtbot.wait(50)
    assert not can_approve(page)
    assert "not in view" in page.form.approve_button.accessibleDescription()
    page.form.want(is_approval=True)
    settle(program, qtbot)
    assert page.waiting.rowCount() == 3


def test_what_was_only_ready_behind_the_sheet_was_not_seen(page: LeaderPage, program: Program, qtbot: QtBot) -> None:
    to_sheet(page, qtbot)
    page.reload()  # meanwhile the one that stood alone is fetched
    settle(program, qtbot)
    page.browser.seen.forget()
    page.browser.sheet.setCurrentIndex(page.waiting.index(2))
    qtbot.mouseClick(page.single_button, LEFT)
    settle(program, qtbot)
    assert seen(page, LARGE_PX) == ["IMG_3.jpg"]


def test_what_was_alone_in_full_size_was_seen_on_the_sheet_too(page: LeaderPage) -> None:
    assert seen(page, LARGE_PX) == seen(page, SMALL_PX) == ["IMG_1.jpg"]


def test_somebody_else_has_to_see_it_anew(page: LeaderPage, program: Program) -> None:
    assert seen(page, LARGE_PX)
    program.window.go(Room.GALLERY)
    assert not seen(page, SMALL_PX)


def test_what_is_decided_otherwise_has_to_be_seen_anew(page: LeaderPage) -> None:
    def is_seen(one: Waiting) -> bool:
        return page.browser.seen.has(one, SMALL_PX)

    one = page.browser.chosen()[0]
    assert one.screening is not None
    assert is_seen(one)
    assert not is_seen(replace(one, decisions="others"))
    assert not is_seen(replace(one, covers=()))
    assert not is_seen(replace(one, screening=replace(one.screening, fingerprint="another")))
