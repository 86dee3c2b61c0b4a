from __future__ import annotations

import io
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.books.entries import Sought, entry_ids, lines
from app.books.removals import removals
from app.books.withdrawing import ConsentKind, withdraw
from app.records import register_csv
from tests.ui.book_keeping import KIM, Place, leadership, of_person, record, release
from ui.consents.table import breakable
from ui.parts import BannerKind
from ui.register.entries_model import NOT_YET, PAGE_LINES, EntriesModel
from ui.register.page import RegisterPage
from ui.register.paper import entries_pdf
from ui.rooms import Room
from ui.theme import LIGHT, apply


@pytest.fixture
def page(place: Place, qtbot: QtBot) -> RegisterPage:
    page = RegisterPage(place.context)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    return page


def arrive(page: RegisterPage, qtbot: QtBot, subject: str | None = None) -> None:
    with qtbot.waitSignal(page.entries.loaded):
        page.arrive(subject)


def shown(page: RegisterPage, column: int = 1) -> list[str]:
    model = page.entries.model
    return [model.index(row, column).data() for row in range(model.rowCount())]


def wait_for_lines(page: RegisterPage, qtbot: QtBot) -> list[str]:
    qtbot.waitUntil(lambda: NOT_YET not in shown(page))
    return shown(page)


def test_entries_are_listed_last_first_in_words(place: Place, page: RegisterPage, qtbot: QtBot, tmp_path: Path) -> None:
    record(place.workplace, leadership(event="Sports day"), of_person())
    release(place.workplace, tmp_path / "out", "SL-2026-001")
    arrive(page, qtbot)
    assert wait_for_lines(page, qtbot) == [
        "released",
        "file verified",
        "release begun",
        "person's consent recorded",
        "leadership consent recorded",
    ]
    assert shown(page, 2) == [
        "nieuwsbrief-0001.jpg",
        "nieuwsbrief-0001.jpg",
        "newsletter · SL-2026-001",
        "OU-2026-001 · parent or guardian",
        "SL-2026-001 · Sports day",
    ]
    whole = page.entries.model.index(4, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "leadership consent recorded" in whole
    assert "De Boog" in whole


@pytest.fixture(params=[(792, 1.0), (880, 1.25)])
def narrow_page(page: RegisterPage, qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[RegisterPage]:
    """As wide as it is in a window of 1024 pixels, at text of 100 % and of 125 %."""
    before = qapp.styleSheet(), qapp.font()
    width, scale = request.param
    apply(qapp, LIGHT, scale)
    page.resize(width, 640)
    yield page
    qapp.setStyleSheet(before[0])
    qapp.setFont(before[1])


def test_in_a_narrow_window_all_is_readable_and_what_is_beyond_the_edge_is_reached_by_key(
    place: Place, narrow_page: RegisterPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page = narrow_page
    record(place.workplace, leadership(event="Sports day"), of_person())
    release(place.workplace, tmp_path / "out", "SL-2026-001")
    arrive(page, qtbot)
    wait_for_lines(page, qtbot)
    view = page.entries.view
    view.fit()
    header, measured = view.horizontalHeader(), view.fontMetrics().horizontalAdvance
    assert all(view.columnWidth(column) >= header.sectionSizeHint(column) for column in range(4))
    assert all(view.rowHeight(row) >= view.sizeHintForRow(row) for row in range(5))
    words = [[word for text in shown(page, column) for word in breakable(text).split()] for column in range(4)]
    longest = [max(measured(part) for word in column for part in word.split("\u200b")) for column in words]
    assert all(view.columnWidth(column) > longest[column] for column in range(4))
    assert header.sectionViewportPosition(2) + longest[2] <= view.viewport().width()
    view.setFocus()
    view.setCurrentIndex(page.entries.model.index(0, 0))
    for _ in range(3):
        QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.visualRect(page.entries.model.index(0, 3)).right() <= view.viewport().width()


def test_filters_look_for_kind_consent_and_words(place: Place, page: RegisterPage, qtbot: QtBot, tmp_path: Path) -> None:
    record(place.workplace, leadership("SL-001"), leadership("SL-002"))
    release(place.workplace, tmp_path / "out", "SL-001")
    arrive(page, qtbot)
    qtbot.waitUntil(lambda: page.entries.consent.count() == 3 and page.entries.kind.count() > 3)
    with qtbot.waitSignal(page.entries.loaded):
        page.entries.kind.setCurrentIndex(page.entries.kind.findData("consent"))
    assert page.entries.model.rowCount() == 2
    with qtbot.waitSignal(page.entries.loaded):
        page.entries.consent.setCurrentIndex(page.entries.consent.findData("SL-001"))
    assert page.entries.model.rowCount() == 1
    with qtbot.waitSignal(page.entries.loaded):
        page.entries.kind.setCurrentIndex(0)
    assert page.entries.model.rowCount() == 4
    with qtbot.waitSignal(page.entries.loaded):
        page.entries.search.setText("nieuwsbrief")
    assert wait_for_lines(page, qtbot) == ["file verified"]
    with qtbot.waitSignal(page.entries.loaded):
        page.entries.last_day.set_day(page.entries.last_day.day() or place.workplace.now.date().replace(year=2020))
    assert page.entries.model.rowCount() == 0


def test_an_export_is_told_from_first_to_last(place: Place, page: RegisterPage, qtbot: QtBot, tmp_path: Path) -> None:
    record(place.workplace, leadership())
    export, _ = release(place.workplace, tmp_path / "out", "SL-2026-001")
    arrive(page, qtbot, export)
    story = page.entries.story
    qtbot.waitUntil(lambda: export in story.facts.text())
    told = story.facts.text()
    for word in (
        "nieuwsbrief-0001.jpg",
        "SL-2026-001",
        "newsletter",
        "Kim",
        "allowed if covered",
        "B5: It has not",
        "Covered: 2",
    ):
        assert word in told
    way = story.way.text()
    assert way.index("release begun") < way.index("file verified") < way.index("released")


def test_many_entries_are_fetched_as_they_come_into_sight(place: Place, page: RegisterPage, qtbot: QtBot) -> None:
    record(place.workplace, *(leadership(f"SL-{number:05}") for number in range(PAGE_LINES * 2 + 60)))
    asked: list[int] = []
    page.entries.model.wanted.connect(asked.append)
    arrive(page, qtbot)
    model = page.entries.model
    assert model.rowCount() == PAGE_LINES * 2 + 60
    qtbot.waitUntil(lambda: model.index(0, 2).data() == "SL-00459")
    assert asked == [0]
    page.entries.view.scrollToBottom()
    last = model.rowCount() - 1
    qtbot.waitUntil(lambda: model.index(last, 2).data() == "SL-00000")
    assert sorted(asked) == [0, 2]


def test_the_chain_is_said_to_be_whole_or_where_it_is_broken(place: Place, page: RegisterPage, qtbot: QtBot) -> None:
    record(place.workplace, leadership("SL-001"), leadership("SL-002"))
    page.check_button.click()
    qtbot.waitUntil(page.check_button.isEnabled)
    assert page.banner.text == "The register holds. Entries: 2, chains: 1."
    file = place.workplace.register_url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("DROP TRIGGER payloads_stay_as_they_are")
        database.execute("UPDATE payloads SET text = replace(text, 'Sam', 'Tom')")
    page.check_button.click()
    qtbot.waitUntil(page.check_button.isEnabled)
    assert "chain De Boog, entry 1: the content was changed" in page.banner.text
    assert page.banner.property("kind") == BannerKind.DANGER


def test_csv_is_that_of_the_command_line_and_pdf_holds_what_is_found(
    place: Place, page: RegisterPage, qtbot: QtBot, tmp_path: Path
) -> None:
    record(place.workplace, leadership())
    arrive(page, qtbot)
    page.save_csv(tmp_path / "all.csv")
    qtbot.waitUntil(lambda: page.banner.text == "Saved as all.csv.")
    expected = io.StringIO()
    with place.workplace.reading() as register:
        register_csv(register, expected)
    assert (tmp_path / "all.csv").read_text("utf-8") == expected.getvalue()
    page.save_pdf(tmp_path / "found.pdf")
    qtbot.waitUntil(lambda: page.banner.text == "Saved as found.pdf.")
    assert (tmp_path / "found.pdf").read_bytes().startswith(b"%PDF")
    page.save_csv(tmp_path / "none" / "all.csv")
    qtbot.waitUntil(lambda: "cannot be written" in page.banner.text)
    assert page.banner.property("kind") == BannerKind.DANGER


def test_a_long_register_takes_several_sheets(place: Place, tmp_path: Path) -> None:
    record(place.workplace, *(leadership(f"SL-{number:05}") for number in range(150)))
    ids = entry_ids(place.workplace, Sought())
    entries_pdf(place.workplace, ids, place.context.catalogue, "Register", tmp_path / "long.pdf")
    data = (tmp_path / "long.pdf").read_bytes()
    assert data.count(b"/Type /Page\n") >= 2
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["long.pdf"]


def test_dropped_files_are_looked_up(place: Place, page: RegisterPage, qtbot: QtBot, tmp_path: Path) -> None:
    record(place.workplace, leadership())
    export, file = release(place.workplace, tmp_path / "out", "SL-2026-001")
    stranger = tmp_path / "stranger.jpg"
    stranger.write_bytes(b"other")
    with qtbot.waitSignal(page.lookup.found):
        assert page.take([file])
    assert page.tabs.currentWidget() is page.lookup
    (line,) = page.lookup.model.lines()
    assert line.cells[:2] == ("released and unchanged", "nieuwsbrief-0001.jpg")
    assert line.cells[3:] == ("SL-2026-001", "newsletter", "Kim")
    assert page.lookup.banner.property("kind") == BannerKind.SUCCESS
    page.lookup.show_button.click()
    assert place.asked.went == [(Room.REGISTER, export)]
    with qtbot.waitSignal(page.lookup.found):
        page.take([file, stranger, tmp_path / "gone.jpg"])
    assert [line.sign for line in page.lookup.model.lines()] == ["released", "unknown", "unread"]
    assert page.lookup.banner.property("kind") == BannerKind.WARNING
    withdraw(place.workplace, ConsentKind.LEADERSHIP, "SL-2026-001", "asked to", KIM)
    with qtbot.waitSignal(page.lookup.found):
        page.take([file])
    assert [line.sign for line in page.lookup.model.lines()] == ["withdrawn"]
    assert page.lookup.banner.property("kind") == BannerKind.DANGER


def test_what_has_to_be_taken_down_is_counted_and_done(place: Place, page: RegisterPage, qtbot: QtBot, tmp_path: Path) -> None:
    record(place.workplace, leadership())
    for data in (b"one", b"two"):
        release(place.workplace, tmp_path / "out", "SL-2026-001", data=data)
    withdraw(place.workplace, ConsentKind.LEADERSHIP, "SL-2026-001", "asked to", KIM)
    with qtbot.waitSignal(page.removals.changed):
        arrive(page, qtbot)
    assert page.tabs.tabText(2) == "To be taken down (2)"
    page.removals.view.selectRow(0)
    with qtbot.waitSignal(page.removals.changed):
        page.removals.done_button.click()
    assert page.tabs.tabText(2) == "To be taken down (1)"
    assert [line.sign for line in page.removals.model.lines()] == ["open", "done"]
    assert "taken down by Kim" in page.removals.model.lines()[1].cells
    page.removals.view.selectRow(1)
    assert not page.removals.done_button.isEnabled()
    assert sum(task.done is None for task in removals(place.workplace)) == 1


def test_the_models_keep_qts_rules(place: Place, qtmodeltester: ModelTester) -> None:
    record(place.workplace, leadership("SL-001"), leadership("SL-002"))
    model = EntriesModel(place.context.catalogue)
    ids = entry_ids(place.workplace, Sought())
    model.load(ids)
    qtmodeltester.check(model)
    model.take_page(0, lines(place.workplace, ids))
    assert model.index(0, 1).data() == "leadership consent recorded"
    model.take_page(0, tuple(reversed(lines(place.workplace, ids))))
    assert model.index(0, 2).data() == "SL-002"
    qtmodeltester.check(model)
