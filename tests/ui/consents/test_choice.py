from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.books.consents import Wanted, offers
from app.model import Channel, Setting
from app.records import withdraw_consent
from tests.ui.book_keeping import Place, leadership, record
from ui.consents.choice import ConsentChoice
from ui.consents.offers_model import OffersModel

DAYS = (date(2026, 5, 3), date(2026, 5, 4))


def choice_for(place: Place, qtbot: QtBot) -> ConsentChoice:
    choice = ConsentChoice(place.context)
    qtbot.addWidget(choice)
    choice.show()
    return choice


def ask(
    choice: ConsentChoice, qtbot: QtBot, setting: Setting = Setting.ACTIVITY, channel: Channel = Channel.NEWSLETTER
) -> None:
    with qtbot.waitSignal(choice.box.model().modelReset):
        choice.ask(setting, channel, "Sports day", DAYS)


def rows(choice: ConsentChoice) -> dict[str, bool]:
    """The rows in words, and whether each can be chosen."""
    model = choice.box.model()
    indexes = [model.index(row, 0) for row in range(model.rowCount())]
    return {
        index.data(Qt.ItemDataRole.AccessibleTextRole): bool(index.flags() & Qt.ItemFlag.ItemIsEnabled) for index in indexes
    }


def several(place: Place) -> None:
    record(
        place.workplace,
        leadership("SL-GOOD"),
        leadership("SL-EXPIRED", valid_until=date(2026, 1, 31)),
        leadership("SL-PRINT", channels=frozenset({Channel.PRINT})),
        leadership("SL-OTHER-DAY", first_day=date(2026, 6, 1)),
        leadership("SL-AFTER", written_on=date(2026, 5, 9)),
        leadership("SL-GONE"),
    )
    with place.writing() as register:
        withdraw_consent(register, "SL-GONE", "asked to")


def test_only_what_will_do_can_be_chosen_and_the_rest_says_why(place: Place, qtbot: QtBot) -> None:
    several(place)
    choice = choice_for(place, qtbot)
    ask(choice, qtbot)
    found = rows(choice)
    assert [text for text, is_enabled in found.items() if is_enabled] == ["None yet", "SL-GOOD · De Boog"]
    refused = {text.partition(" ")[0]: text.partition(": ")[2] for text, is_enabled in found.items() if not is_enabled}
    out_of_scope = "does not cover this setting, channel, activity or day"
    assert refused == {
        "SL-GONE": "withdrawn",
        "SL-EXPIRED": "expired",
        "SL-PRINT": out_of_scope,
        "SL-OTHER-DAY": out_of_scope,
        "SL-AFTER": "given only after the recording",
    }


def test_what_a_leader_has_to_decide_first_can_be_chosen_and_says_so(place: Place, qtbot: QtBot) -> None:
    lesson = frozenset({Setting.LESSON})
    record(
        place.workplace,
        leadership("SL-WIDE", settings=lesson, document_sha256="0" * 64),
        leadership("SL-BARE", settings=lesson),
    )
    choice = choice_for(place, qtbot)
    ask(choice, qtbot, Setting.LESSON)
    enabled = {text.partition(" ")[0] for text, is_enabled in rows(choice).items() if is_enabled}
    assert enabled == {"None", "SL-WIDE"}
    choice.set_reference("SL-WIDE")
    assert choice.reference() == "SL-WIDE"
    shown = choice.findChild(QLabel, "consentNote")
    assert shown is not None
    assert "has to decide" in shown.text()


def test_a_wish_is_fulfilled_once_it_is_known_to_do_and_not_before(place: Place, qtbot: QtBot) -> None:
    several(place)
    choice = choice_for(place, qtbot)
    choice.set_reference("SL-GOOD")
    assert choice.reference() is None
    with qtbot.waitSignal(choice.changed):
        choice.ask(Setting.ACTIVITY, Channel.NEWSLETTER, None, None)
    assert choice.reference() == "SL-GOOD"
    with qtbot.waitSignal(choice.changed):
        choice.ask(Setting.ACTIVITY, Channel.SOCIAL_MEDIA, None, None)
    assert choice.reference() is None
    with qtbot.waitSignal(choice.changed):
        choice.ask(Setting.ACTIVITY, Channel.NEWSLETTER, None, None)
    assert choice.reference() == "SL-GOOD"


def test_a_withdrawn_wish_is_shown_and_does_not_count(place: Place, qtbot: QtBot) -> None:
    several(place)
    choice = choice_for(place, qtbot)
    choice.set_reference("SL-GONE")
    ask(choice, qtbot)
    assert choice.reference() is None
    assert choice.box.currentText().startswith("SL-GONE")
    assert "withdrawn" in choice.box.accessibleDescription()


def test_by_keyboard_grey_ones_are_passed_over(place: Place, qtbot: QtBot) -> None:
    several(place)
    choice = choice_for(place, qtbot)
    ask(choice, qtbot)
    told: list[str | None] = []
    choice.changed.connect(lambda: told.append(choice.reference()))
    for _ in range(4):
        qtbot.keyClick(choice.box, Qt.Key.Key_Down)
    qtbot.keyClick(choice.box, Qt.Key.Key_Up)
    assert told == ["SL-GOOD", None]


def test_the_model_keeps_qts_rules(place: Place, qtmodeltester: ModelTester) -> None:
    several(place)
    model = OffersModel(place.context.catalogue, place.context.theme)
    model.load(offers(place.workplace, Wanted()))
    qtmodeltester.check(model)
    assert model.rowCount() == 7
