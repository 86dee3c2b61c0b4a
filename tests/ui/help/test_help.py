from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.errors import UsageError
from app.model import Verdict
from app.text import Language, load_catalogue
from tests.ui.programs import running, settle
from ui.badges import BadgeLabel
from ui.help import about
from ui.help.chapters import ARTICLES
from ui.help.page import HelpPage
from ui.help.parts_list import LICENCES, LONGEST_LOG_BYTES, parts, read_log, version
from ui.help.passages import Chapter
from ui.main import Program, make_app
from ui.parts import Banner
from ui.rooms import Room


@pytest.fixture
def program(home: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Iterator[Program]:
    with running(home, monkeypatch) as program:
        program.window.show()
        program.window.go(Room.HELP)
        settle(program, qtbot)
        yield program
    app = make_app()
    for translator in app.findChildren(QTranslator):  # the next program speaks for itself
        app.removeTranslator(translator)


def page_of(program: Program) -> HelpPage:
    page = program.window.page(Room.HELP)
    assert isinstance(page, HelpPage)
    return page


def words(page: HelpPage) -> str:
    """All that can be read."""
    QApplication.processEvents()
    return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def press(page: HelpPage, name: str) -> None:
    button = page.findChild(QPushButton, name)
    assert button is not None
    button.click()


@pytest.mark.parametrize("language", Language)
def test_every_article_that_the_protocol_applies_is_explained_in_both_languages(language: Language) -> None:
    assert {article.upper() for article in ARTICLES} >= {"A1", "A2", "A3", "A4", "A7", "A8", "A9", "B5", "C1"}
    catalogue = load_catalogue(language)
    assert "16" in catalogue.say("words.help-article-a2")
    assert "WhatsApp" in catalogue.say("words.help-article-a2")
    everything = " ".join(sentence for key, sentence in catalogue.sentences.items() if key.startswith("words.help-"))
    assert "anonim" not in everything.lower()
    assert "anonym" not in everything.lower()


def test_the_help_says_it_all(program: Program) -> None:
    page = page_of(program)
    shown = words(page)
    for part in ("A1 · ", "A4, A5 · ", "C1, C4 · ", "Ctrl+O", "GPL-3.0-or-later", "no network", "never deleted"):
        assert part in shown
    badges = {badge.badge.value for badge in page.findChildren(BadgeLabel)}
    assert badges == {verdict.value for verdict in Verdict}


def test_searching_shows_what_holds_the_word_and_says_when_nothing_does(program: Program, qtbot: QtBot) -> None:
    page = page_of(program)
    qtbot.keyClick(page.area, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(page.search_field.hasFocus)
    qtbot.keyClicks(page.search_field, "WHATSAPP")
    shown = words(page)
    assert "A2 · " in shown
    assert "A7 · " not in shown
    assert "In six steps" not in [chapter.name for chapter in page.findChildren(Chapter) if chapter.isVisible()]
    page.search_field.setText("numpy")
    assert "numpy" in words(page)
    assert "Apache-2.0" not in words(page)
    page.search_field.setText("zonnebloem")
    assert "Nothing found" in words(page)
    assert not [chapter for chapter in page.findChildren(Chapter) if chapter.isVisible()]
    page.search_field.clear()
    assert all(chapter.isVisible() for chapter in page.findChildren(Chapter))
    assert "Nothing found" not in words(page)


def test_a_subject_and_a_button_lead_to_their_chapter(program: Program, qtbot: QtBot) -> None:
    page = page_of(program)
    bar = page.area.verticalScrollBar()
    assert bar.value() == 0
    program.window.go(Room.HELP, "protocol")
    qtbot.waitUntil(lambda: bar.value() > 0)
    chapter = page.findChild(Chapter, "chapter-protocol")
    assert chapter is not None
    assert 0 <= chapter.mapTo(page.area, chapter.rect().topLeft()).y() < page.area.height() // 2
    first = bar.value()
    press(page, "to-limits")
    assert bar.value() > first
    assert page.area.hasFocus()
    before = bar.value()
    qtbot.keyClick(page.area, Qt.Key.Key_Up)
    assert bar.value() < before


def test_the_log_is_copied_for_sending(program: Program, qtbot: QtBot) -> None:
    page = page_of(program)
    banner = page.findChild(Banner, "logBanner")
    assert banner is not None
    press(page, "copyLogButton")
    qtbot.waitUntil(lambda: "empty" in banner.text)
    program.desk.workplace.places.log.write_text("2026-01-01 INFO begun\n", "utf-8")
    press(page, "copyLogButton")
    qtbot.waitUntil(lambda: "Copied" in banner.text)
    assert QGuiApplication.clipboard().text() == "2026-01-01 INFO begun\n"


def test_the_folder_of_the_log_is_shown(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("ui.help.about.QDesktopServices.openUrl", lambda url: opened.append(url.toLocalFile()))
    press(page_of(program), "showLogButton")
    assert opened == [str(program.desk.workplace.places.home)]


def test_a_long_log_is_cut_at_a_line(tmp_path: Path) -> None:
    file = tmp_path / "log"
    lines = [f"{number:06} something happened" for number in range(20_000)]
    file.write_text("\n".join(lines) + "\n", "utf-8")
    read = read_log(file)
    assert len(read) <= LONGEST_LOG_BYTES
    assert read.splitlines() == lines[-len(read.splitlines()) :]
    assert len(read.splitlines()) > 1000
    assert read_log(tmp_path / "none") == ""
    with pytest.raises(UsageError, match="file-unreadable"):
        read_log(tmp_path)


def test_every_package_of_the_program_is_named_with_its_version_and_licence() -> None:
    lock = (Path(about.__file__).parents[2] / "requirements.lock").read_text("utf-8")
    wanted = {
        line.partition("==")[0].replace("_", "-").lower() for line in lock.splitlines() if "==" in line and line[0] != " "
    }
    named = {name.replace("_", "-").lower() for name in LICENCES}
    assert wanted - {"colorama"} <= named  # colorama is for Windows alone
    assert all(part.licence and (part.version or part.name == "openvino") for part in parts())  # there is none for a Mac
    assert version()[0].isdigit()
