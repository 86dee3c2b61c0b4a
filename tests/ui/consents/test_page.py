from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QDialog, QLabel, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.books.drafts import Field
from app.books.entries import Sought, entry_ids, lines
from app.books.removals import removals
from app.consents import Giver
from app.model import Channel, Role, Setting
from app.records import consent, person_consent, withdraw_consent
from app.text import Language
from tests.ui.book_keeping import ON_THE_BENCH, Place, leadership, of_person, record, release
from ui.consents.leadership_form import LeadershipDialog
from ui.consents.page import ConsentsPage
from ui.consents.person_form import PersonDialog
from ui.consents.table import FoundLines, Line, TableModel, shared
from ui.consents.withdrawing import WithdrawDialog
from ui.rooms import Room


@pytest.fixture
def page(place: Place, qtbot: QtBot) -> ConsentsPage:
    page = ConsentsPage(place.context)
    qtbot.addWidget(page)
    return page


def arrive(page: ConsentsPage, qtbot: QtBot, subject: str | None = None) -> None:
    with qtbot.waitSignals([page.leadership.model.modelReset, page.persons.model.modelReset]):
        page.arrive(subject)


def open_dialog(page: ConsentsPage, kind: type[QDialog]) -> QDialog:
    found = [one for one in page.findChildren(kind) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def cells(model: FoundLines, column: int = 1) -> list[str]:
    return [model.index(row, column).data() for row in range(model.rowCount())]


def three(place: Place) -> None:
    record(place.workplace, leadership("SL-GOOD", event="Sports day"), leadership("SL-OLD", valid_until=date(2026, 1, 31)))
    record(place.workplace, leadership("SL-GONE"))
    with place.writing() as register:
        withdraw_consent(register, "SL-GONE", "asked to")


def test_the_list_says_what_each_is_worth_and_finds_by_words_and_state(place: Place, page: ConsentsPage, qtbot: QtBot) -> None:
    three(place)
    arrive(page, qtbot)
    shelf = page.leadership
    assert dict(zip(cells(shelf.found), cells(shelf.found, 0), strict=True)) == {
        "SL-GONE": "withdrawn",
        "SL-OLD": "expired",
        "SL-GOOD": "valid",
    }
    assert all(shelf.found.index(row, 0).data(Qt.ItemDataRole.DecorationRole) for row in range(3))
    assert "SL-GONE" in shelf.found.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    shelf.standing.setCurrentIndex(shelf.standing.findData("expired"))
    assert cells(shelf.found) == ["SL-OLD"]
    shelf.standing.setCurrentIndex(0)
    shelf.search.setText("SPORTS good")
    assert cells(shelf.found) == ["SL-GOOD"]
    page.arrive("SL-OLD")
    qtbot.waitUntil(lambda: "SL-OLD" in str([line.cells for line in _chosen(page)]))
    assert "31" in page.leadership.facts.text()


def _chosen(page: ConsentsPage) -> list[Line]:
    rows = page.leadership.view.selectionModel().selectedRows()
    return [index.data(Qt.ItemDataRole.UserRole + 1) for index in rows]


def test_details_show_all_and_the_releases(place: Place, page: ConsentsPage, qtbot: QtBot, tmp_path: Path) -> None:
    record(place.workplace, leadership(event="Sports day", document_sha256="ab" * 32))
    release(place.workplace, tmp_path / "out", "SL-2026-001")
    arrive(page, qtbot)
    shelf = page.leadership
    qtbot.waitUntil(lambda: shelf.releases.model.rowCount() == 1)
    assert shelf.releases.model.index(0, 0).data() == "nieuwsbrief-0001.jpg"
    told = shelf.facts.text()
    for word in ("Sam Director", "director", "Sports day", "08:30", "newsletter", "activity", "abababababababab"):
        assert word in told
    shelf.register_button.click()
    assert place.asked.went == [(Room.REGISTER, "SL-2026-001")]


def fill(dialog: LeadershipDialog) -> None:
    dialog.reference.setText("SL-2026-014")
    dialog.issuer.setText("De Boog")
    dialog.given_by.setText("Sam Director")
    dialog.written.setDate(QDate(2026, 5, 1))
    dialog.settings.boxes[Setting.ACTIVITY].setChecked(True)
    dialog.channels.boxes[Channel.WEBSITE].setChecked(True)


def test_a_leadership_consent_is_added_with_a_document(place: Place, page: ConsentsPage, qtbot: QtBot, tmp_path: Path) -> None:
    document = tmp_path / "scan.pdf"
    document.write_bytes(b"abc")
    assert page.take([document])
    dialog = open_dialog(page, LeadershipDialog)
    assert isinstance(dialog, LeadershipDialog)
    fill(dialog)
    dialog.role.setCurrentIndex(1)
    dialog.has_time.setChecked(True)
    dialog.event_name.setText("Sports day")
    dialog.last_day.set_day(date(2026, 6, 1))
    dialog.sound.setChecked(True)
    qtbot.waitUntil(lambda: dialog.document.sha256 is not None)
    assert "not kept" in dialog.document.text
    with qtbot.waitSignal(dialog.added) as told:
        dialog.confirm_button.click()
    assert told.args == ["SL-2026-014"]
    with place.workplace.reading() as register:
        found = consent(register, "SL-2026-014")
    assert found is not None
    assert (found.issuer, found.given_by, found.role, found.event) == ("De Boog", "Sam Director", Role.DEPUTY, "Sports day")
    assert (found.written_on, str(found.written_at), found.last_day) == (date(2026, 5, 1), "08:30:00", date(2026, 6, 1))
    assert (found.settings, found.channels, found.sound) == (frozenset({Setting.ACTIVITY}), frozenset({Channel.WEBSITE}), True)
    assert found.document_sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    home = place.workplace.places.home
    assert not any(b"%PDF" in file.read_bytes() or file.name == "scan.pdf" for file in home.rglob("*") if file.is_file())
    qtbot.waitUntil(lambda: cells(page.leadership.found) == ["SL-2026-014"])
    assert place.asked.judged == [ON_THE_BENCH]  # what is open may go now


def test_what_is_wrong_is_said_in_place_and_nothing_is_recorded(place: Place, page: ConsentsPage, qtbot: QtBot) -> None:
    record(place.workplace, leadership("SL-TAKEN"))
    dialog = page.begin_leadership()
    dialog.confirm_button.click()
    wrong = {field for field, row in dialog.rows.items() if row.complaint}
    assert {Field.REFERENCE, Field.GIVEN_BY, Field.SETTINGS, Field.CHANNELS} <= wrong
    fill(dialog)
    dialog.reference.setText("Jan Jansen")
    dialog.given_by.setText("kim")
    dialog.confirm_button.click()
    assert "capitals" in dialog.rows[Field.REFERENCE].complaint
    assert "That is you" in dialog.rows[Field.GIVEN_BY].complaint
    assert not dialog.rows[Field.SETTINGS].complaint
    dialog.given_by.setText("Sam Director")
    dialog.reference.setText("SL-TAKEN")
    dialog.confirm_button.click()
    qtbot.waitUntil(lambda: "already in use" in dialog.rows[Field.REFERENCE].complaint)
    assert dialog.confirm_button.isEnabled()
    assert len(entry_ids(place.workplace, Sought())) == 1
    dialog.reject()


def test_lessons_are_cautioned_of(page: ConsentsPage) -> None:
    dialog = page.begin_leadership()
    assert dialog.caution.isHidden()
    dialog.settings.boxes[Setting.LESSON].setChecked(True)
    assert "signed document" in dialog.caution.text
    assert not dialog.caution.isHidden()
    dialog.reject()


@pytest.mark.parametrize("kind", [LeadershipDialog, PersonDialog])
def test_a_form_begins_at_its_first_field(place: Place, kind: type[LeadershipDialog | PersonDialog], qtbot: QtBot) -> None:
    dialog = kind(place.context)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert dialog.reference.hasFocus()
    dialog.reject()


def test_a_persons_answer_is_recorded_without_a_name(place: Place, page: ConsentsPage, qtbot: QtBot) -> None:
    page.tabs.setCurrentWidget(page.persons)
    page.add_button.click()
    dialog = open_dialog(page, PersonDialog)
    assert isinstance(dialog, PersonDialog)
    dialog.reference.setText("OU-2026-031")
    dialog.issuer.setText("De Boog")
    dialog.givers[Giver.PUPIL].setChecked(True)
    dialog.refused.setChecked(True)
    dialog.channels.boxes[Channel.WEBSITE].setChecked(True)
    with qtbot.waitSignal(dialog.added):
        dialog.confirm_button.click()
    with place.workplace.reading() as register:
        found = person_consent(register, "OU-2026-031")
    assert found is not None
    assert (found.giver, found.refused, found.channels) == (Giver.PUPIL, True, frozenset({Channel.WEBSITE}))
    qtbot.waitUntil(lambda: cells(page.persons.found, 0) == ["refused"])
    assert place.asked.judged == [ON_THE_BENCH]


def test_withdrawing_shows_what_it_concerns_and_writes_the_tasks(
    place: Place, page: ConsentsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    record(place.workplace, leadership())
    export, _ = release(place.workplace, tmp_path / "out", "SL-2026-001")
    arrive(page, qtbot)
    page.leadership.withdraw_button.click()
    dialog = open_dialog(page, WithdrawDialog)
    assert isinstance(dialog, WithdrawDialog)
    qtbot.waitUntil(lambda: dialog.concerned.model.rowCount() == 1)
    dialog.withdraw_button.click()
    assert not lines(place.workplace, entry_ids(place.workplace, Sought(kinds=("consent-withdrawn",))))
    dialog.reason.setPlainText("the parents' council asked")
    with qtbot.waitSignal(dialog.removals.changed):
        dialog.withdraw_button.click()
    assert place.asked.judged == [ON_THE_BENCH]  # what is open may not go any more
    (said,) = lines(place.workplace, entry_ids(place.workplace, Sought(kinds=("consent-withdrawn",))))
    assert said.payload == {"reason": "the parents' council asked", "by": {"name": "Kim", "role": "operator", "key": ""}}
    assert [task.export for task in removals(place.workplace)] == [export]
    for name in ("list.pdf", "list.csv"):
        dialog.removals.export(tmp_path / name)
    assert (tmp_path / "list.pdf").read_bytes().startswith(b"%PDF")
    assert export in (tmp_path / "list.csv").read_text("utf-8")
    with qtbot.waitSignal(dialog.removals.changed):
        dialog.removals.done_button.click()
    assert removals(place.workplace)[0].done is not None
    dialog.accept()
    qtbot.waitUntil(lambda: cells(page.leadership.found, 0) == ["withdrawn"])
    assert page.leadership.withdraw_button.isHidden()


def test_the_form_to_sign_holds_what_is_known_and_lines_for_the_rest(
    place: Place, page: ConsentsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = page.begin_printing()
    dialog.reference.setText("SL-2026-099")
    dialog.issuer.setText("De <Boog>")
    dialog.event_name.setText("Sports day")
    dialog.settings.boxes[Setting.LESSON].setChecked(True)
    asked = {label.text() for label in dialog.findChildren(QLabel)}
    assert {"For photos and videos of", "Only for photos and videos made"} <= asked
    told = dialog.paper().toPlainText()
    for word in ("SL-2026-099", "De <Boog>", "Sports day", "☒ lesson", "A1", "Signature", "____"):
        assert word in told
    qtbot.waitUntil(dialog.languages[Language.NL].isEnabled)
    dialog.languages[Language.NL].setChecked(True)
    assert "Handtekening" in dialog.paper().toPlainText()
    file = tmp_path / "form.pdf"
    dialog.save(file)
    data = file.read_bytes()
    assert data.startswith(b"%PDF")
    assert data.count(b"/Type /Page\n") == 1


def test_an_empty_shelf_teaches_and_offers_to_begin(page: ConsentsPage, qtbot: QtBot) -> None:
    arrive(page, qtbot)
    page.show()
    begin = page.leadership.findChild(QPushButton, "firstConsentButton")
    assert begin is not None
    assert begin.isVisible()


def test_photos_and_folders_are_for_elsewhere(page: ConsentsPage, tmp_path: Path) -> None:
    assert not page.take([tmp_path])
    assert not page.take([tmp_path / "photo.jpg"])
    assert not page.take([tmp_path / "one.pdf", tmp_path / "two.pdf"])


@pytest.mark.parametrize(
    ("wanted", "room", "widths"),
    [
        ((100, 100), 300, (100, 200)),
        ((100, 300, 200), 450, (100, 175, 175)),
        ((100, 300), 120, (80, 80)),
        ((), 100, ()),
    ],
)
def test_the_widest_columns_give_way_first(wanted: tuple[int, ...], room: int, widths: tuple[int, ...]) -> None:
    assert shared(wanted, room, 1, (80,) * len(wanted)) == widths


def test_the_models_keep_qts_rules(place: Place, page: ConsentsPage, qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    three(place)
    record(place.workplace, of_person())
    arrive(page, qtbot)
    model = TableModel(("one", "two"), {})
    model.load([Line(1, ("a", "b")), Line(2, ("c", "d"))])
    qtmodeltester.check(model)
    qtmodeltester.check(page.leadership.model)
    qtmodeltester.check(page.leadership.found)
