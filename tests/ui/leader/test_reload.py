"""What waits is read anew while a leader looks at it: nothing else comes under a decision, or a reason, than was meant."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.events.answering import past_answers, rule
from app.model import Actor, Role
from app.records import Answer
from tests.ui.leader.asking import sign
from tests.ui.programs import settle
from ui.leader.page import LeaderPage
from ui.main import Program

LEFT = Qt.MouseButton.LeftButton
GONE, NEXT = "does not wait any more", "This is the next one."


@pytest.fixture
def scene(page: LeaderPage, program: Program, qtbot: QtBot) -> Scene:
    sign(page)
    return Scene(page, program, qtbot)


class Scene:
    """What a test asks of the page. Three photos wait, IMG_1 to IMG_3."""

    def __init__(self, page: LeaderPage, program: Program, qtbot: QtBot) -> None:
        self.page, self._program, self._qtbot = page, program, qtbot
        self.reason = page.form.reason

    def settle(self) -> None:
        settle(self._program, self._qtbot)

    def look_at(self, name: str) -> None:
        self.page.browser.move_by(self.names.index(name) - self.names.index(self.chosen[0]))
        self.settle()

    def press(self, widget: QWidget, *keys: Qt.Key) -> None:
        for key in keys:
            self._qtbot.keyClick(widget, key)

    def begin_to_approve(self, reason: str = "posed") -> None:
        self.page.browser.view.setFocus()
        self.press(self.page.browser.view, Qt.Key.Key_A)
        assert self.reason.hasFocus()
        self._qtbot.keyClicks(self.reason, reason)

    def answered_by_another(self, *names: str) -> None:
        """Another leader refuses these; then what waits is read anew, as after a release."""
        items = [one for one in self.page.waiting.rows() if one.name in names]
        rule(self._program.desk.workplace, items, Answer(approved=False, by=Actor("Else", Role.DIRECTOR), reason="no"))
        self.reload()

    def reload(self) -> None:
        self._program.bench.release_ended.emit(())
        self.settle()

    @property
    def chosen(self) -> list[str]:
        return [one.name for one in self.page.browser.chosen()]

    @property
    def names(self) -> list[str]:
        return [one.name for one in self.page.waiting.rows()]

    @property
    def approved(self) -> dict[str, str]:
        """The reasons, by the name of the file."""
        answers = [(one.question.path, one.answer) for one in past_answers(self._program.desk.workplace)]
        return {path.rpartition("/")[2]: answer.reason for path, answer in answers if answer.approved}

    @property
    def told(self) -> str:
        return self.page.banner.text if self.page.banner.isVisible() else ""


def test_the_one_that_is_shown_stays_with_its_reason(scene: Scene) -> None:
    scene.look_at("IMG_2.jpg")
    scene.begin_to_approve()
    scene.answered_by_another("IMG_1.jpg")
    assert scene.chosen == ["IMG_2.jpg"]
    assert "1 of 2" in scene.page.browser.place.text()
    assert not scene.told
    scene.press(scene.reason, Qt.Key.Key_Return)
    scene.settle()
    assert scene.approved == {"IMG_2.jpg": "posed"}


def test_no_other_is_approved_for_the_reason_of_one_that_is_gone(scene: Scene) -> None:
    scene.look_at("IMG_2.jpg")
    scene.begin_to_approve()
    scene.answered_by_another("IMG_2.jpg")
    assert scene.chosen == ["IMG_3.jpg"]
    assert not scene.reason.text()
    assert GONE in scene.told
    assert NEXT in scene.told
    scene.page.form.reason.setText("typed on")
    scene.press(scene.reason, Qt.Key.Key_Return)
    scene.settle()
    assert scene.approved == {}
    assert scene.chosen == ["IMG_3.jpg"]


@pytest.mark.parametrize(
    ("gone", "shown"),
    [
        (("IMG_3.jpg",), "IMG_2.jpg"),
        (("IMG_2.jpg", "IMG_3.jpg"), "IMG_1.jpg"),
        (("IMG_1.jpg", "IMG_3.jpg"), "IMG_2.jpg"),
    ],
)
def test_where_none_comes_after_it_the_last_before_is_shown(scene: Scene, gone: tuple[str, ...], shown: str) -> None:
    scene.look_at("IMG_3.jpg")
    scene.answered_by_another(*gone)
    assert scene.chosen == [shown]
    assert GONE in scene.told


def test_where_nothing_waits_any_more_no_next_one_is_told_of(scene: Scene) -> None:
    scene.reason.setText("posed")
    scene.answered_by_another(*scene.names)
    assert scene.chosen == []
    assert not scene.reason.text()
    assert GONE in scene.told
    assert NEXT not in scene.told


def test_after_a_decision_of_ones_own_the_next_comes_without_a_word_about_it(scene: Scene) -> None:
    scene.look_at("IMG_2.jpg")
    scene.begin_to_approve()
    scene.press(scene.reason, Qt.Key.Key_Return)
    scene.settle()
    assert scene.chosen == ["IMG_3.jpg"]
    assert scene.told == "1 file approved. It is in the register."
    scene.answered_by_another("IMG_3.jpg")
    assert GONE in scene.told


def test_who_types_goes_on_typing(scene: Scene) -> None:
    """In the picture, letters are keys that decide."""
    scene.begin_to_approve("pos")
    scene.reload()
    assert scene.reason.hasFocus()
    assert scene.reason.text() == "pos"
    scene.answered_by_another("IMG_1.jpg")
    assert scene.reason.hasFocus()


def test_what_was_wanted_of_one_is_not_wanted_of_the_next(scene: Scene, qtbot: QtBot) -> None:
    scene.look_at("IMG_2.jpg")  # its picture is there from now on
    scene.look_at("IMG_1.jpg")
    scene.begin_to_approve()
    qtbot.mouseClick(scene.page.browser.next_button, LEFT)
    scene.settle()
    scene.press(scene.reason, Qt.Key.Key_Return)
    scene.settle()
    assert scene.approved == {}
    assert "Press Approve or Refuse" in scene.page.form.note.text()


def test_on_the_sheet_the_chosen_stay_chosen(scene: Scene, qtbot: QtBot) -> None:
    qtbot.mouseClick(scene.page.sheet_button, LEFT)
    sheet = scene.page.browser.sheet
    sheet.setCurrentIndex(scene.page.waiting.index(2))
    sheet.selectionModel().select(scene.page.waiting.index(1), QItemSelectionModel.SelectionFlag.Select)
    scene.settle()
    scene.reason.setText("posed")
    scene.answered_by_another("IMG_1.jpg")
    assert scene.chosen == ["IMG_2.jpg", "IMG_3.jpg"]
    assert scene.reason.text() == "posed"
    assert not scene.told
    qtbot.mouseClick(scene.page.single_button, LEFT)
    assert scene.chosen == ["IMG_3.jpg"]


def test_a_reason_for_what_was_chosen_on_the_sheet_goes_with_it(scene: Scene, qtbot: QtBot) -> None:
    qtbot.mouseClick(scene.page.sheet_button, LEFT)
    assert scene.chosen == ["IMG_1.jpg"]
    scene.reason.setText("posed")
    scene.answered_by_another("IMG_1.jpg")
    assert scene.chosen == []
    assert not scene.reason.text()
    assert GONE in scene.told
    assert NEXT not in scene.told


def test_a_key_that_is_pressed_twice_decides_once(scene: Scene) -> None:
    scene.reason.setText("posed")
    scene.page.browser.view.setFocus()
    scene.press(scene.page.browser.view, Qt.Key.Key_A, Qt.Key.Key_A, Qt.Key.Key_R)
    scene.settle()
    assert scene.approved == {"IMG_1.jpg": "posed"}
    assert scene.told == "1 file approved. It is in the register."
    assert scene.names == ["IMG_2.jpg", "IMG_3.jpg"]


@pytest.mark.parametrize("key", [Qt.Key.Key_A, Qt.Key.Key_R])
def test_among_past_decisions_no_key_decides(scene: Scene, qtbot: QtBot, key: Qt.Key) -> None:
    scene.reason.setText("posed")
    qtbot.mouseClick(scene.page.past_button, LEFT)
    scene.press(scene.page, key)
    scene.settle()
    assert len(scene.names) == 3
