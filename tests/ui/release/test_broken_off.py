"""What the window says at its start of releases during which it was ended."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.events.broken_off import BrokenOff, Ended
from app.text import Language
from tests.events.test_broken_off import killed
from tests.ui.programs import KIM, running, settle, workplace_at
from ui.language import Speech
from ui.main import Program, make_app
from ui.release.broken_off import BrokenOffDialog, lines_of, tell_broken_off

OUT = Path("/out")
LEFT = BrokenOff(Ended.UNKNOWN, Path("/photos/three.jpg"), None, None, OUT)
GONE = BrokenOff(Ended.NOT_RELEASED, Path("/photos/one.jpg"), "Sportdag", None, OUT)
DONE = BrokenOff(Ended.RELEASED, Path("/photos/two.jpg"), "Sportdag", OUT / "nieuwsbrief-0001.jpg", OUT)


def boxes(program: Program) -> list[BrokenOffDialog]:
    return program.window.findChildren(BrokenOffDialog)


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
        assert box.said.text() == "The program was ended while it was releasing one file."
        assert (
            "one.jpg (Sportdag): it was not released, and nothing of it was left behind. Release it again."
            in box.lines.toPlainText()
        )
        box.accept()
        assert not list((tmp_path / "out").iterdir())


def test_an_ordinary_start_says_nothing(home: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    with running(home, monkeypatch) as program:
        program.tidy()
        settle(program, qtbot)
        assert boxes(program) == []


def test_what_asks_for_something_is_said_first_and_in_both_languages() -> None:
    lines = lines_of([DONE, GONE, LEFT])
    assert [line.split(":")[0] for line in lines] == ["three.jpg", "one.jpg (Sportdag)", "two.jpg (Sportdag)"]
    assert "folder /out cannot be reached" in lines[0]
    assert "released after all, as /out/nieuwsbrief-0001.jpg" in lines[2]
    assert len(lines_of([GONE] * 40)) == 40  # they scroll: none is left out
    speech = Speech(make_app())
    speech.speak(Language.NL)
    try:
        dutch = lines_of([DONE, GONE, LEFT])
    finally:
        speech.fall_silent()
    assert dutch[1] == "one.jpg (Sportdag): is niet vrijgegeven en er is niets van achtergebleven. Geef het opnieuw vrij."


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("count", [1, 12, 200])
def test_however_many_there_are_it_fits_on_the_screen_and_all_of_it_is_reached_by_the_keyboard(
    home: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, percent: int, count: int
) -> None:
    deep = Path("/media/a-disk-with-a-long-name") / "/".join(["a-folder-with-a-long-name"] * 6)
    found = [
        replace(LEFT, source=Path(f"/photos/a-photo-with-a-long-name-{number}.jpg"), folder=deep) for number in range(count)
    ]
    with running(home, monkeypatch, replace(KIM, text_percent=percent)) as program:
        program.window.show()
        tell_broken_off(found, program.window)
        (box,) = boxes(program)
        QApplication.processEvents()
        screen = box.screen().availableSize()
        assert box.height() <= screen.height()
        assert box.width() <= screen.width()
        assert box.rect().contains(box.ok_button.rect().translated(box.ok_button.mapTo(box, QPoint())))
        bars = box.lines.horizontalScrollBar(), box.lines.verticalScrollBar()
        assert bars[0].maximum() == 0
        assert (bars[1].maximum() > 0) is (count > 1)
        assert box.lines.viewport().width() > box.width() * 0.8  # no empty half
        assert box.focusWidget() is box.ok_button
        qtbot.keyClick(box.ok_button, Qt.Key.Key_Backtab)
        assert box.focusWidget() is box.lines
        qtbot.keyClick(box.lines, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        assert box.lines.textCursor().atEnd()
        assert box.lines.viewport().rect().contains(box.lines.cursorRect())
        qtbot.keyClick(box.lines, Qt.Key.Key_Tab)
        assert box.focusWidget() is box.ok_button
        qtbot.keyClick(box.ok_button, Qt.Key.Key_Return)
        assert not box.isVisible()
