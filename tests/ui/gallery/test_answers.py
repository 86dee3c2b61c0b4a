"""What leaders answer elsewhere, while the window is open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.events.desk import PutForward
from app.model import Actor, Channel, Role, Setting, Verdict
from app.records import Answer, Question, Referral, decide, open_referrals
from app.text import Language, load_catalogue
from tests.stand_ins import photo
from tests.ui.programs import begin, permit, running, settle
from ui.gallery.page import GalleryPage
from ui.main import Program
from ui.put_forward import put_forward_words
from ui.rooms import Room

SAM = Actor("Sam Director", Role.DIRECTOR)
NO = Answer(approved=False, by=SAM, reason="not fitting")


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Iterator[Program]:
    """One photo in which nobody was found."""
    photo(tmp_path / "photos" / "IMG_0.jpg", 0)
    with running(tmp_path / "home", monkeypatch) as program:
        permit(program.desk.workplace)
        program.window.show()
        begin(program, qtbot, tmp_path / "photos")
        yield program


@pytest.fixture
def gallery(program: Program, qtbot: QtBot) -> GalleryPage:
    program.window.go(Room.GALLERY)
    page = program.window.page(Room.GALLERY)
    assert isinstance(page, GalleryPage)
    settle(program, qtbot)
    page.grid.selectAll()
    return page


def refer(gallery: GalleryPage, qtbot: QtBot) -> str:
    """What is said to whoever puts it to the leader."""
    with qtbot.waitSignal(gallery.actions_.said) as said:
        gallery.actions_.refer_selected()
    settle_on(gallery, qtbot)
    return str(said.args[0])


def settle_on(gallery: GalleryPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not (gallery.context.tasks.is_busy or gallery.context.bench.is_judging), timeout=20_000)


def refuse_elsewhere(program: Program) -> None:
    with program.desk.workplace.writing() as (register, _):
        (asked,) = open_referrals(register)
        decide(register, asked.question.sha256, NO)


def verdict(program: Program) -> Verdict | None:
    judged = program.bench.model.at(0).judged
    return judged.verdict if judged else None


def test_who_refers_is_told_what_was_answered_already(gallery: GalleryPage, program: Program, qtbot: QtBot) -> None:
    assert refer(gallery, qtbot) == "1 file waits for the school leader now."
    assert refer(gallery, qtbot) == "1 file waited for the school leader already."
    refuse_elsewhere(program)
    said = refer(gallery, qtbot)
    assert said.startswith("1 file was refused by the school leadership already. Refused on ")
    assert "by Sam Director (director), for newsletter" in said
    assert verdict(program) is Verdict.BLOCKED


@pytest.mark.parametrize("comes_back", [True, False])
def test_what_was_answered_elsewhere_is_read_when_the_page_is_come_to_or_left(
    gallery: GalleryPage, program: Program, qtbot: QtBot, *, comes_back: bool
) -> None:
    refer(gallery, qtbot)
    if comes_back:
        program.window.go(Room.HOME)
        settle(program, qtbot)
    refuse_elsewhere(program)
    assert verdict(program) is Verdict.REFERRED
    path = program.bench.model.at(0).item.path
    program.window.go(Room.GALLERY if comes_back else Room.REVIEW, None if comes_back else path)
    qtbot.waitUntil(lambda: verdict(program) is Verdict.BLOCKED, timeout=20_000)
    settle(program, qtbot)
    judged = program.bench.model.at(0).judged
    assert judged is not None
    assert any("by Sam Director" in finding.fact for finding in judged.findings)


def test_what_was_answered_elsewhere_is_read_on_the_way_from_the_results_to_review(
    gallery: GalleryPage, program: Program, qtbot: QtBot
) -> None:
    refer(gallery, qtbot)
    for room in (Room.RESULTS, Room.REVIEW, Room.RESULTS):
        program.window.go(room)
        settle(program, qtbot)
    refuse_elsewhere(program)
    assert verdict(program) is Verdict.REFERRED
    program.window.go(Room.REVIEW, program.bench.model.at(0).item.path)
    qtbot.waitUntil(lambda: verdict(program) is Verdict.BLOCKED, timeout=20_000)
    settle(program, qtbot)


def test_where_nothing_was_answered_nothing_is_judged(
    gallery: GalleryPage, program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(program.desk, "judge", lambda *_: asked.append(_))
    program.window.go(Room.HOME)
    program.window.go(Room.GALLERY)
    settle(program, qtbot)
    assert asked == []


def test_many_refusals_are_not_all_told_singly() -> None:
    asked = Question("ab" * 32, "a.jpg", None, Setting.ACTIVITY, Channel.PRINT, "SL-1", frozenset({"b5-doubt"}))
    now = datetime(2026, 9, 18, 12, tzinfo=UTC)
    refused = tuple(Referral(str(number), "A", asked, now, NO, answered_at=now) for number in range(5))
    dutch = load_catalogue(Language.NL)
    said = put_forward_words(PutForward(2, 1, 1, refused), UTC, dutch)
    assert said.count("Afgewezen op ") == 3
    assert put_forward_words(PutForward(), UTC, dutch)
