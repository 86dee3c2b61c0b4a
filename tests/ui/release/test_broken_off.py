"""What the window says at its start of releases during which it was ended."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from app.events.broken_off import BrokenOff, Ended
from app.text import Language
from tests.events.test_broken_off import killed
from tests.ui.programs import running, settle, workplace_at
from ui.language import Speech
from ui.main import Program, make_app
from ui.release.broken_off import NAMED_AT_MOST, lines_of

OUT = Path("/out")
LEFT = BrokenOff(Ended.UNKNOWN, Path("/photos/three.jpg"), None, OUT)
GONE = BrokenOff(Ended.NOT_RELEASED, Path("/photos/one.jpg"), None, OUT)
DONE = BrokenOff(Ended.RELEASED, Path("/photos/two.jpg"), OUT / "nieuwsbrief-0001.jpg", OUT)


def boxes(program: Program) -> list[QMessageBox]:
    return program.window.findChildren(QMessageBox, "brokenOffBox")


def test_a_start_after_a_kill_says_what_became_of_what_was_under_way(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    killed(workplace_at(home), tmp_path / "out", "one.jpg", monkeypatch)
    with running(home, monkeypatch) as program:
        program.window.show()
        program.tidy()
        settle(program, qtbot)
        (box,) = boxes(program)
        assert box.isVisible()
        assert box.text() == "The program was ended while it was releasing one file."
        assert "one.jpg: it was not released, and nothing of it was left behind. Release it again." in box.informativeText()
        box.accept()
        assert not list((tmp_path / "out").iterdir())


def test_an_ordinary_start_says_nothing(home: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    with running(home, monkeypatch) as program:
        program.tidy()
        settle(program, qtbot)
        assert boxes(program) == []


def test_what_asks_for_something_is_said_first_and_in_both_languages() -> None:
    lines = lines_of([DONE, GONE, LEFT])
    assert [line.split(":")[0] for line in lines] == ["three.jpg", "one.jpg", "two.jpg"]
    assert "folder /out cannot be reached" in lines[0]
    assert "released after all, as /out/nieuwsbrief-0001.jpg" in lines[2]
    assert len(lines_of([GONE] * (NAMED_AT_MOST + 2))) == NAMED_AT_MOST + 1
    speech = Speech(make_app())
    speech.speak(Language.NL)
    try:
        dutch = lines_of([DONE, GONE, LEFT])
    finally:
        speech.fall_silent()
    assert dutch[1] == "one.jpg: is niet vrijgegeven en er is niets van achtergebleven. Geef het opnieuw vrij."
