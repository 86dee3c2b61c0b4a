"""Whether a released video has its sound, as the register has it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.events import correcting
from app.events.deciding import Author
from app.events.event import Ending, EventItem
from app.model import Actor, Channel, Role
from app.records import KeptSound
from app.track import Clip
from tests.ui.book_keeping import KIM, leadership, record, release
from tests.ui.programs import settle
from ui.main import Program
from ui.release.page import ResultsPage
from ui.release.results_model import ResultRole
from ui.release.sounds import with_sound
from ui.rooms import Room

SAM = Actor("Sam", Role.OPERATOR)


def left(program: Program, qtbot: QtBot, folder: Path, sound: KeptSound | None) -> tuple[ResultsPage, EventItem]:
    """A video with sound that left, kept or not."""
    workplace, item = program.desk.workplace, program.bench.model.items()[0]
    record(workplace, leadership())
    export, file = release(workplace, folder, "SL-2026-001", kept_sound=sound)
    assert item.screening is not None
    video = replace(item.screening, clip=Clip((1, 10), 60, 0, 59, 6.0, has_sound=True))
    ending = Ending(
        fate="released",
        at=workplace.now,
        channel=Channel.NEWSLETTER,
        consent="SL-2026-001",
        output=str(file),
        entry=export,
        covered=1,
    )
    item = replace(item, screening=video, ending=ending)
    # what is decided about it now is another thing than what left
    now = (
        correcting.remove_sound(item) if sound else correcting.keep_sound(item, Author(KIM, workplace.now), nobody_audible=True)
    )
    program.bench.model.replace_items([now])
    settle(program, qtbot)
    program.window.go(Room.RESULTS)
    settle(program, qtbot)
    page = program.window.page(Room.RESULTS)
    assert isinstance(page, ResultsPage)
    return page, now


def said(page: ResultsPage) -> list[str]:
    return [label.accessibleName() or label.text() for label in page.detail.findChildren(QLabel)]


def test_it_is_said_that_the_sound_was_kept_by_whom_and_who_listened(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    page, item = left(program, qtbot, tmp_path / "uit", KeptSound(KIM, ((1.0, 2.0),), SAM))
    row = page.results.index(page.results.row_of(item.path))
    assert "with sound" in row.data(ResultRole.DETAIL)
    texts = said(page)
    told = texts[texts.index("Sound") + 1]
    assert told.startswith("kept by Kim; nobody is recognisable by voice or name, says Sam; 1 stretch")


def test_it_is_said_that_the_sound_was_removed(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    page, item = left(program, qtbot, tmp_path / "uit", None)
    row = page.results.index(page.results.row_of(item.path))
    assert "sound" not in row.data(ResultRole.DETAIL)
    texts = said(page)
    assert texts[texts.index("Sound") + 1] == "removed"


def test_of_what_has_no_sound_nothing_is_said(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    page, item = left(program, qtbot, tmp_path / "uit", None)
    assert item.screening is not None
    assert item.screening.clip is not None
    assert with_sound([item]) == (item.ending.entry if item.ending else None,)
    silent = replace(item.screening, clip=replace(item.screening.clip, has_sound=False))
    for other in (replace(item, screening=silent), replace(item, ending=None)):
        assert with_sound([other]) == ()
    page.results.take_sounds({})
    page.detail.show_items((item,))
    assert "Sound" not in said(page)
