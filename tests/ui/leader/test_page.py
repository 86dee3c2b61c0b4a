from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.events.deciding import Author, mark
from app.model import Actor, Decision, DecisionKind, Role, Verdict
from app.records import Given, open_referrals, referrals
from tests.stand_ins import photo
from tests.ui.leader.asking import arrive, deny_a_face, said, sign
from tests.ui.programs import KIM, SPORTS, begin, settle
from ui.leader.page import LeaderPage
from ui.leader.pictures import LARGE_PX, Pictures
from ui.leader.stages import Stage
from ui.leader.waiting_model import WaitingModel
from ui.main import Program
from ui.parts import Banner
from ui.rooms import Room

LEFT = Qt.MouseButton.LeftButton
NOW = datetime(2026, 9, 19, tzinfo=UTC)


def verdicts(program: Program) -> list[Verdict | None]:
    return [row.judged.verdict if row.judged else None for row in program.bench.model.rows()]


def test_one_is_shown_as_it_would_go_out_with_what_is_asked(page: LeaderPage) -> None:
    assert page.browser.view.image is not None
    covered = page.browser.view.image.pixelColor(64, 84)  # where the patch of `photo` is
    assert (covered.red(), covered.blue()) != (255, 255)
    assert covered.green() > 40
    text = said(page)
    for words in ("IMG_1.jpg", "B5", "Sportdag", "newsletter", "activity"):
        assert words in text
    assert "Approve" in page.form.approve_button.text()


def test_whom_to_ask_about_a_doubt_is_told(page: LeaderPage) -> None:
    assert "Who doubted it in review: Kim" in said(page)
    page.asked.show_one(replace(page.waiting.rows()[0], item=None), None, plays=False)
    assert "doubted it in review" not in said(page)


@pytest.mark.parametrize(
    ("given", "told", "untold"),
    [
        (Given(Actor("Robin", Role.OPERATOR), confirmed_nobody=True), ("Robin (member of staff)", "yes"), ("Decisions",)),
        (Given(), ("nobody gave a name", "no"), ("Decisions",)),
        (Given(decided=(Decision("ab" * 32, DecisionKind.DOUBT, Actor("Robin", Role.OPERATOR), NOW),)), ("Decisions", "1"), ()),
    ],
)
def test_what_was_said_along_with_a_command_is_told(
    page: LeaderPage, given: Given, told: tuple[str, ...], untold: tuple[str, ...]
) -> None:
    one = page.waiting.rows()[0]
    assert "Said along with the command" not in said(page)
    asking = one.asked[0]
    referral = replace(asking.referral, question=replace(asking.question, given=given))
    page.asked.show_one(replace(one, asked=(replace(asking, referral=referral),)), None, plays=False)
    lines = said(page).splitlines()
    for words in ("Said along with the command", "Nobody recognisable: confirmed", *told):
        assert words in lines
    assert not set(untold) & set(lines)


def test_many_are_approved_at_once_and_judged_so(page: LeaderPage, program: Program, qtbot: QtBot) -> None:
    assert verdicts(program) == [Verdict.REFERRED] * 3
    qtbot.mouseClick(page.sheet_button, LEFT)
    select = QItemSelectionModel.SelectionFlag.Select
    for row in (0, 1):
        page.browser.sheet.selectionModel().select(page.waiting.index(row), select)
    qtbot.waitUntil(lambda: "2" in page.form.approve_button.text())
    sign(page)
    qtbot.keyClicks(page.form.reason, "posed")
    qtbot.mouseClick(page.form.approve_button, LEFT)
    settle(program, qtbot)
    assert verdicts(program) == [Verdict.COVER, Verdict.COVER, Verdict.REFERRED]
    assert page.waiting.rowCount() == 1
    assert page.banner.isVisible()
    assert page.past.rowCount() == 2
    with program.desk.workplace.reading() as register:
        answers = [one.answer for one in referrals(register) if one.answer]
    assert {(one.approved, one.by.name, one.by.role, one.reason) for one in answers} == {
        (True, "Sam Director", Role.DIRECTOR, "posed")
    }


def test_all_of_it_by_the_keyboard(page: LeaderPage, program: Program, qtbot: QtBot) -> None:
    sign(page)
    view = page.browser.view
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert page.browser.chosen()[0].name == "IMG_2.jpg"
    settle(program, qtbot)
    qtbot.keyClick(view, Qt.Key.Key_R)
    assert page.form.reason.hasFocus()
    qtbot.keyClicks(page.form.reason, "a child cries")
    qtbot.keyClick(page.form.reason, Qt.Key.Key_Return)
    settle(program, qtbot)
    assert verdicts(program) == [Verdict.REFERRED, Verdict.BLOCKED, Verdict.REFERRED]
    assert page.browser.chosen()[0].name == "IMG_3.jpg"
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_A)
    assert page.form.reason.hasFocus()
    qtbot.keyClicks(page.form.reason, "approved after all")  # letters that are keys elsewhere
    qtbot.keyClick(page.form.reason, Qt.Key.Key_Return)
    settle(program, qtbot)
    assert verdicts(program) == [Verdict.REFERRED, Verdict.BLOCKED, Verdict.COVER]


def test_enter_alone_decides_nothing(page: LeaderPage, program: Program, qtbot: QtBot) -> None:
    sign(page)
    qtbot.keyClicks(page.form.reason, "posed")
    qtbot.keyClick(page.form.reason, Qt.Key.Key_Return)
    settle(program, qtbot)
    assert page.waiting.rowCount() == 3


@pytest.mark.parametrize("lacking", ["name", "role", "reason"])
def test_nothing_is_decided_without_name_role_and_reason(
    page: LeaderPage, program: Program, qtbot: QtBot, lacking: str
) -> None:
    sign(page)
    page.form.reason.setText("posed")
    {
        "name": page.form.who.name.clear,
        "role": lambda: page.form.who.role.setCurrentIndex(0),
        "reason": page.form.reason.clear,
    }[lacking]()
    qtbot.mouseClick(page.form.approve_button, LEFT)
    qtbot.mouseClick(page.form.refuse_button, LEFT)
    settle(program, qtbot)
    with program.desk.workplace.reading() as register:
        assert len(open_referrals(register)) == 3


def test_what_no_approval_lifts_can_only_be_refused(page: LeaderPage, program: Program, qtbot: QtBot) -> None:
    kim = Author(Actor("Kim", Role.OPERATOR), program.desk.workplace.now)
    program.bench.change("not", [mark(program.bench.model.items()[0], DecisionKind.DO_NOT_USE, kim)])
    settle(program, qtbot)
    arrive(program, qtbot)
    assert not page.form.approve_button.isEnabled()
    assert page.form.refuse_button.isEnabled()
    assert "does not lift" in said(page)
    assert page.form.approve_button.accessibleDescription()


def test_a_file_that_is_gone_can_only_be_refused(page: LeaderPage, program: Program, qtbot: QtBot, folder: Path) -> None:
    (folder / "IMG_2.jpg").unlink()
    page.browser.move_by(1)
    settle(program, qtbot)
    assert page.browser.view.image is None
    assert not page.form.approve_button.isEnabled()
    assert "Without the picture" in said(page)
    sign(page)
    page.form.reason.setText("gone")
    qtbot.mouseClick(page.form.refuse_button, LEFT)
    settle(program, qtbot)
    assert [one.name for one in page.waiting.rows()] == ["IMG_1.jpg", "IMG_3.jpg"]


def test_another_picture_in_its_place_is_not_shown(page: LeaderPage, program: Program, qtbot: QtBot, folder: Path) -> None:
    photo(folder / "IMG_2.jpg", 3, seed=77)
    page.browser.move_by(1)
    settle(program, qtbot)
    assert page.browser.view.image is None
    assert not page.form.approve_button.isEnabled()


def test_a_reported_photo_is_not_shown(page: LeaderPage, program: Program, qtbot: QtBot) -> None:
    event, item = program.bench.current, program.bench.model.items()[0]
    assert event is not None
    program.desk.report(event, item, Actor("Kim", Role.OPERATOR), "board")
    arrive(program, qtbot)
    assert page.browser.view.image is None
    assert not page.form.approve_button.isEnabled()
    assert "A9" in said(page)


def test_what_is_in_no_event_is_looked_at_first(page: LeaderPage, program: Program, qtbot: QtBot, folder: Path) -> None:
    for one in folder.iterdir():
        one.unlink()
    photo(folder / "leeg.jpg", 0, seed=5)
    begin(program, qtbot, folder, replace(SPORTS, name="Kermis"))
    opened = program.bench.snapshot()
    program.desk.put_forward(opened, opened.items, program.bench.catalogue)
    program.bench.close_event()
    program.desk.forget(opened.event.id)
    program.window.go(Room.LEADER, opened.items[0].path)
    qtbot.waitUntil(lambda: page.browser.view.image is not None, timeout=20_000)
    settle(program, qtbot)
    assert page.browser.chosen()[0].name == "leeg.jpg"
    assert page.form.approve_button.isEnabled()


def test_only_those_that_can_be_approved_are(page: LeaderPage, program: Program, qtbot: QtBot, folder: Path) -> None:
    (folder / "IMG_3.jpg").unlink()
    qtbot.mouseClick(page.sheet_button, LEFT)
    page.browser.sheet.selectAll()
    qtbot.waitUntil(lambda: "2" in page.form.approve_button.text())
    settle(program, qtbot)
    assert "1 of them cannot be approved" in said(page)
    assert "3" in page.form.refuse_button.text()
    sign(page)
    page.form.reason.setText("posed")
    qtbot.mouseClick(page.form.approve_button, LEFT)
    settle(program, qtbot)
    assert [one.name for one in page.waiting.rows()] == ["IMG_3.jpg"]


def test_nothing_waits_is_said_friendly_and_past_answers_stay(page: LeaderPage, program: Program, qtbot: QtBot) -> None:
    sign(page)
    page.show_view("sheet")
    page.browser.sheet.selectAll()
    page.form.reason.setText("no")
    qtbot.mouseClick(page.form.refuse_button, LEFT)
    settle(program, qtbot)
    assert page.stack.stage is Stage.EMPTY
    qtbot.mouseClick(page.past_button, LEFT)
    texts = [page.past.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(page.past.rowCount())]
    assert len(texts) == 3
    assert all("refused" in text and "Sam Director" in text and "no" in text for text in texts)


def test_who_decides_is_kept_until_the_room_is_left(page: LeaderPage, program: Program, qtbot: QtBot) -> None:
    sign(page)
    program.remember(replace(program.read_preferences(), theme="dark"))  # all pages are made anew
    again = arrive(program, qtbot)
    assert again is not page
    assert again.form.who.actor == Actor("Sam Director", Role.DIRECTOR)
    assert "Sam" not in program.desk.workplace.places.preferences.read_text("utf-8")
    assert program.read_preferences().name == KIM.name
    program.window.go(Room.GALLERY)
    assert arrive(program, qtbot).form.who.actor is None
    program.remember(replace(program.read_preferences(), theme="light"))
    assert arrive(program, qtbot).form.who.actor is None


@pytest.mark.parametrize(("name", "worker"), [(" kim", "Robin"), ("robin", "Robin")])
def test_nobody_approves_of_own_work(page: LeaderPage, program: Program, qtbot: QtBot, name: str, worker: str) -> None:
    """Kim doubted, Robin works here."""
    program.remember(replace(program.read_preferences(), name=worker))
    page = arrive(program, qtbot)
    sign(page, name)
    assert not page.form.approve_button.isEnabled()
    assert "own work" in page.form.note.text()
    assert "own work" in page.form.approve_button.accessibleDescription()
    page.form.reason.setText("no")
    sign(page, "Sam Director")
    assert page.form.approve_button.isEnabled()
    sign(page, name)
    qtbot.mouseClick(page.form.refuse_button, LEFT)
    settle(program, qtbot)
    assert page.waiting.rowCount() == 2


def test_a_leader_who_works_here_alone_may_decide(program: Program, qtbot: QtBot) -> None:
    program.remember(replace(program.read_preferences(), name="Sam Director", role=Role.DIRECTOR))
    page = arrive(program, qtbot)
    assert page.form.who.actor == Actor("Sam Director", Role.DIRECTOR)
    assert page.form.approve_button.isEnabled()


def test_faces_said_to_be_none_are_told_and_outlined(page: LeaderPage, program: Program, qtbot: QtBot) -> None:
    assert page.asked.findChild(Banner, "dismissedBanner") is None
    deny_a_face(program, qtbot)
    item = program.bench.model.items()[0]
    program.window.go(Room.LEADER, item.path)
    settle(program, qtbot)
    settle(program, qtbot)
    banner = page.asked.findChild(Banner, "dismissedBanner")
    assert banner is not None
    assert "1 file" in banner.text
    assert len(page.browser.view.outlined) == 1
    texts = [page.waiting.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert [text.split(",")[0] for text in texts if "no face" in text] == ["IMG_1.jpg"]


def test_what_was_decided_since_cannot_be_approved(page: LeaderPage, program: Program, qtbot: QtBot) -> None:
    program.bench.undo.undo()  # in no doubt any more: it would go now
    settle(program, qtbot)
    page = arrive(program, qtbot)
    sign(page)
    assert not page.form.approve_button.isEnabled()
    assert "not what was put to you" in said(page)


def test_what_is_reported_leaves_at_once(page: LeaderPage, program: Program, qtbot: QtBot) -> None:
    one = page.browser.chosen()[0]
    assert page.pictures.picture(one, LARGE_PX) is not None
    event, item = program.bench.current, program.bench.model.items()[0]
    assert event is not None
    program.bench.merge([program.desk.report(event, item, Actor("Kim", Role.OPERATOR), "board")])
    assert page.browser.view.image is None
    assert page.pictures.picture(one, LARGE_PX) is None
    assert not [key for key in page.pictures._there if key[0].sha256 == one.sha256]
    assert not page.form.approve_button.isEnabled()
    settle(program, qtbot)


def test_controls_have_names(page: LeaderPage) -> None:
    assert all(one.accessibleName() for one in page.findChildren(QPushButton))
    assert page.waiting.index(0).data(Qt.ItemDataRole.AccessibleTextRole).startswith("IMG_1.jpg, referred")


def test_the_model_keeps_qts_rules(page: LeaderPage, program: Program) -> None:
    pictures = Pictures(program.looks)
    model = WaitingModel(program.window.context.catalogue, pictures)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.load(page.waiting.rows())
    model.load(())
    assert model.rowCount() == 0
