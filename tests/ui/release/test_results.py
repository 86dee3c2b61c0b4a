from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.books.removals import mark_removed, removals
from app.books.withdrawing import ConsentKind, withdraw
from app.model import Actor, Role
from app.pipeline.release import Wish
from app.records import open_referrals
from tests.ui.pointing import middle, quick
from tests.ui.programs import CONSENT, settle
from ui.badges import Badge, BadgeLabel
from ui.consents.judging import judge_anew
from ui.gallery.facts import faces_in
from ui.main import Program
from ui.parts import Banner
from ui.release.dialog import ReleaseDialog
from ui.release.page import ResultsPage
from ui.release.results_model import ResultRole, ResultsModel
from ui.rooms import Room

__all__ = ["quick"]

LEFT = Qt.MouseButton.LeftButton
SAM = Actor("Sam Director", Role.DIRECTOR)


@pytest.fixture
def page(program: Program, qtbot: QtBot, tmp_path: Path) -> Iterator[ResultsPage]:
    """Two photos left, one was held, one could not be read any more."""
    bench = program.bench
    paths = [item.path for item in bench.model.items()]
    Path(paths[1]).unlink()
    ended = list[object]()
    bench.release_ended.connect(ended.append)
    bench.release(paths, Wish(out=tmp_path / "uit", operator=Actor("Kim", Role.OPERATOR)), program.show_error)
    qtbot.waitUntil(lambda: bool(ended), timeout=20_000)
    settle(program, qtbot)
    program.window.go(Room.RESULTS)
    shown = program.window.page(Room.RESULTS)
    assert isinstance(shown, ResultsPage)
    yield shown
    for left in program.window.findChildren(ReleaseDialog):
        left.close()


def names(page: ResultsPage) -> list[str]:
    return [item.found.path.name for item in page.results.items()]


def choose(page: ResultsPage, name: str) -> None:
    page.list.setCurrentIndex(page.results.index(names(page).index(name)))


def buttons(page: ResultsPage) -> list[QPushButton]:
    return [page.review_button, page.again_button, page.refer_button, page.copy_button, page.look_up_button]


def is_referred(page: ResultsPage) -> bool:
    """Whether something was put to the school leader on this page."""
    return "school leader" in page.summary.text


def said(page: ResultsPage) -> str:
    return "\n".join(label.text() for label in page.detail.findChildren(QLabel))


def test_what_needs_somebody_comes_first_and_groups_are_filtered(page: ResultsPage, qtbot: QtBot) -> None:
    assert names(page) == ["leeg.jpg", "IMG_2.jpg", "IMG_1.jpg", "IMG_3.jpg"]
    qtbot.mouseClick(page._filters["released"], LEFT)
    assert names(page) == ["IMG_1.jpg", "IMG_3.jpg"]
    qtbot.mouseClick(page._filters["failed"], LEFT)
    assert names(page) == ["IMG_2.jpg"]
    assert page._filters["held"].text().endswith("(1)")
    assert "2 file" in page.summary.text


def test_what_was_held_says_why_and_what_to_do(page: ResultsPage) -> None:
    choose(page, "leeg.jpg")
    item = page.chosen()[0]
    assert item.ending is not None
    assert item.ending.reasons
    for reason in item.ending.reasons:
        assert f"{reason.article}: {reason.fact}" in said(page)
        assert reason.remedy in said(page)
    assert page.review_button.isEnabled()
    assert page.again_button.isEnabled()
    assert not page.copy_button.isEnabled()


def test_what_failed_says_the_errors_sentence(page: ResultsPage, program: Program) -> None:
    choose(page, "IMG_2.jpg")
    assert program.window.context.catalogue.say("errors.missing") in said(page)


def test_held_photos_lead_to_review_and_to_the_leader(page: ResultsPage, program: Program, qtbot: QtBot) -> None:
    choose(page, "leeg.jpg")
    qtbot.mouseClick(page.refer_button, LEFT)
    settle(program, qtbot)
    with program.desk.workplace.reading() as register:
        assert len(open_referrals(register)) == 1
    assert is_referred(page)
    qtbot.mouseClick(page.review_button, LEFT)
    assert program.window.room is Room.REVIEW


def test_who_puts_something_to_the_leader_by_keyboard_stays_at_that_button(
    page: ResultsPage, program: Program, qtbot: QtBot
) -> None:
    choose(page, "leeg.jpg")
    qtbot.waitUntil(program.window.isActiveWindow)
    page.refer_button.setFocus()
    qtbot.keyClick(page.refer_button, Qt.Key.Key_Space)
    qtbot.keyClick(page.refer_button, Qt.Key.Key_Space)
    assert page.refer_button.hasFocus()
    settle(program, qtbot)
    assert page.refer_button.hasFocus()
    with program.desk.workplace.reading() as register:
        assert len(open_referrals(register)) == 1


def test_where_more_was_covered_than_there_were_faces_it_is_said_why(page: ResultsPage) -> None:
    choose(page, "IMG_1.jpg")
    (item,) = page.chosen()
    assert item.ending is not None
    assert item.ending.covered == faces_in(item)
    assert "More than there were faces" not in said(page)
    page.detail.show_items((replace(item, ending=replace(item.ending, covered=faces_in(item) + 1)),))
    assert "More than there were faces" in said(page)


def test_each_button_has_one_place(page: ResultsPage) -> None:
    seen = set()
    for name in names(page):
        choose(page, name)
        QApplication.processEvents()
        seen.add(tuple(one.mapTo(page, QPoint()).toTuple() for one in buttons(page)))
        assert all(one.isVisible() for one in buttons(page))
    page.list.clearSelection()
    QApplication.processEvents()
    assert not any(one.isEnabled() for one in buttons(page))
    (places,) = seen
    assert len(set(places)) == len(places)


def test_the_list_is_wider_than_what_is_said_of_one(page: ResultsPage) -> None:
    assert page.list.width() > page.detail.width()


def test_where_something_else_could_be_done_a_moment_ago_nothing_is_done(
    page: ResultsPage, program: Program, qtbot: QtBot
) -> None:
    choose(page, "IMG_3.jpg")
    QApplication.processEvents()
    place = page.look_up_button.mapTo(page, page.look_up_button.rect().center())
    choose(page, "leeg.jpg")
    QApplication.processEvents()
    hit = page.childAt(place)
    assert hit is not None
    qtbot.mouseClick(hit, LEFT)
    settle(program, qtbot)
    assert not is_referred(page)
    assert program.window.room is Room.RESULTS


@pytest.mark.usefixtures("quick")
def test_a_double_click_that_ends_a_dialogue_does_nothing_below_it(page: ResultsPage, program: Program, qtbot: QtBot) -> None:
    choose(page, "leeg.jpg")
    page.again_button.click()
    (dialog,) = program.window.findChildren(ReleaseDialog)
    settle(program, qtbot)
    button = dialog.cancel_button
    dialog.move(dialog.pos() + middle(page.refer_button) - middle(button))
    for widget in (button, page.refer_button):
        window = widget.window().windowHandle()
        QTest.mouseClick(window, LEFT, Qt.KeyboardModifier.NoModifier, window.mapFromGlobal(middle(widget)))
        QApplication.processEvents()
    settle(program, qtbot)
    assert not program.window.findChildren(ReleaseDialog)
    assert not is_referred(page)


def test_trying_again_opens_the_release_of_what_stayed(page: ResultsPage, program: Program, qtbot: QtBot) -> None:
    page.list.selectAll()
    qtbot.mouseClick(page.again_button, LEFT)
    (dialog,) = program.window.findChildren(ReleaseDialog)
    assert [Path(path).name for path in dialog.paths] == ["leeg.jpg", "IMG_2.jpg"]
    settle(program, qtbot)


def test_released_files_are_dragged_and_copied_never_originals(page: ResultsPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.list.selectAll()
    mime = page.results.mimeData(page.list.selectionModel().selectedIndexes())
    outputs = {str(path) for path in (tmp_path / "uit").iterdir()}
    assert {url.toLocalFile() for url in mime.urls()} == outputs
    draggable = [
        bool(page.results.flags(page.results.index(row)) & Qt.ItemFlag.ItemIsDragEnabled)
        for row in range(page.results.rowCount())
    ]
    assert draggable == [False, False, True, True]
    qtbot.mouseClick(page.copy_button, LEFT)
    assert set(QGuiApplication.clipboard().text().splitlines()) == outputs


def test_the_folder_opens(page: ResultsPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = list[str]()
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    qtbot.mouseClick(page.folder_button, LEFT)
    assert opened == [str(tmp_path / "uit")]


def test_a_release_is_looked_up_in_the_register_by_its_entry(page: ResultsPage, program: Program, qtbot: QtBot) -> None:
    choose(page, "IMG_3.jpg")
    ending = page.chosen()[0].ending
    assert ending is not None
    qtbot.mouseClick(page.look_up_button, LEFT)
    assert program.window.room is Room.REGISTER
    assert program.window._subject == ending.entry
    settle(program, qtbot)


def test_a_row_says_what_it_shows(page: ResultsPage) -> None:
    texts = [page.results.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(page.results.rowCount())]
    assert texts[0].startswith("leeg.jpg, held, B5: ")
    assert texts[2].startswith("IMG_1.jpg, released, nieuwsbrief-0001.jpg")


def test_before_the_first_release_the_page_teaches(program: Program, qtbot: QtBot) -> None:
    program.window.go(Room.RESULTS)
    page = program.window.page(Room.RESULTS)
    assert isinstance(page, ResultsPage)
    button = page.findChild(type(page.again_button), "toPhotosButton")
    assert button is not None
    assert button.isVisible()
    qtbot.mouseClick(button, LEFT)
    assert program.window.room is Room.GALLERY


def test_the_model_keeps_qts_rules(page: ResultsPage, program: Program) -> None:
    model = ResultsModel(program.window.context.catalogue)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert program.bench.current is not None
    model.load(program.bench.model.items(), program.bench.current.use)
    model.show_fate("held")
    assert model.rowCount() == 1
    model.show_fate(None)
    assert model.rowCount() == page.results.rowCount() == 4


def released(program: Program) -> list[str]:
    return [item.found.path.name for item in program.bench.model.items() if item.ending and item.ending.fate == "released"]


def take_back(program: Program, qtbot: QtBot) -> None:
    """The consent is withdrawn, as on the page of consents."""
    withdraw(program.desk.workplace, ConsentKind.LEADERSHIP, CONSENT, "a parent asked", SAM)
    judge_anew(program.window.context)
    settle(program, qtbot)


def test_what_left_on_a_withdrawn_consent_is_to_be_taken_down(page: ResultsPage, program: Program, qtbot: QtBot) -> None:
    name = released(program)[0]
    choose(page, name)
    assert page.list.currentIndex().data(ResultRole.BADGE) == Badge.RELEASED
    take_back(program, qtbot)
    assert page.list.currentIndex().data(ResultRole.BADGE) == Badge.TO_TAKE_DOWN
    assert ", to be taken down, " in page.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Of 2 files a release is to be taken down: a consent was withdrawn." in page.summary.text
    assert page.chosen()[0].found.path.name == name
    assert [page.results.badge(item) for item in page.results.items()][:2] == [Badge.TO_TAKE_DOWN] * 2  # first in the list
    (badge,) = page.detail.findChildren(BadgeLabel)
    assert (badge.badge, badge.accessibleName()) == (Badge.TO_TAKE_DOWN, "to be taken down")
    (banner,) = page.detail.findChildren(Banner)
    assert "A consent that a release of this file rests on was withdrawn." in banner.text


def test_what_was_taken_down_is_shown_so(page: ResultsPage, program: Program, qtbot: QtBot) -> None:
    take_back(program, qtbot)
    first = removals(program.desk.workplace)[0]
    mark_removed(program.desk.workplace, [first], SAM)
    judge_anew(program.window.context)
    settle(program, qtbot)
    badges = [page.results.badge(item) for item in page.results.released()]
    assert sorted(badges) == [Badge.TAKEN_DOWN, Badge.TO_TAKE_DOWN]
    assert "Of 1 file a release is to be taken down" in page.summary.text


def test_what_is_to_be_taken_down_is_known_when_the_event_is_opened_again(
    page: ResultsPage, program: Program, qtbot: QtBot
) -> None:
    withdraw(program.desk.workplace, ConsentKind.LEADERSHIP, CONSENT, "a parent asked", SAM)
    assert program.bench.current is not None
    program.bench.reopen(program.bench.current.id, lambda: None)
    settle(program, qtbot)
    page.arrive(None)
    assert {page.results.badge(item) for item in page.results.released()} == {Badge.TO_TAKE_DOWN}
