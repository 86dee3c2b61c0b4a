"""A release made by the real pipeline, its file held against the register in the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from app.books.withdrawing import ConsentKind, withdraw
from app.cli.main import main
from app.released import Status
from tests.stand_ins import photos, use_stand_ins
from tests.ui.book_keeping import KIM, Place
from ui.register.page import RegisterPage


@pytest.fixture
def output(place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One photo released for the newsletter."""
    use_stand_ins(monkeypatch)
    monkeypatch.setenv("BEELDKEUR_HOME", str(place.workplace.places.home))
    photos(tmp_path / "photos", 1)
    given = ["--reference", "SL-2024-01", "--given-by", "Sam Director", "--role", "director", "--date", "2024-01-05"]
    assert main(["consent", "add", *given, "--settings", "activity", "--channels", "newsletter"]) == 0
    asked = ["--setting", "activity", "--channel", "newsletter", "--consent", "SL-2024-01", "--operator", "Kim", "--jobs", "1"]
    assert main(["export", str(tmp_path / "photos"), "--out", str(tmp_path / "out"), *asked]) == 0
    (found,) = (tmp_path / "out").rglob("*.jpg")
    return found


def test_a_real_release_is_known_unchanged_and_known_when_changed(
    place: Place, qtbot: QtBot, output: Path, tmp_path: Path
) -> None:
    page = RegisterPage(place.context)
    qtbot.addWidget(page)
    touched = tmp_path / "touched.jpg"
    touched.write_bytes(output.read_bytes() + b"\0")
    redrawn = tmp_path / "redrawn.jpg"
    with Image.open(output) as picture:
        picture.save(redrawn)
    with qtbot.waitSignal(page.lookup.found):
        page.take([output, touched, redrawn])
    assert [line.sign for line in page.lookup.model.lines()] == ["released", "changed", "unknown"]
    assert [line.cells[3] for line in page.lookup.model.lines()] == ["SL-2024-01", "SL-2024-01", "-"]
    assert not page.lookup.model.lines()[1].value.is_withdrawn
    withdraw(place.workplace, ConsentKind.LEADERSHIP, "SL-2024-01", "asked to", KIM)
    with qtbot.waitSignal(page.lookup.found):
        page.take([touched, output])
    assert [line.sign for line in page.lookup.model.lines()] == ["both", "withdrawn"]
    words = page.lookup.model.lines()[0].cells[0]
    assert "CHANGED" in words
    assert "WITHDRAWN" in words
    assert "to be taken down" in page.lookup.banner.text
    assert page.lookup.model.lines()[0].value.status is Status.CHANGED  # the command line's contract has one state
    export = page.lookup.model.lines()[0].value.entry
    with qtbot.waitSignal(page.entries.loaded):
        page.arrive(export)
    page.show()
    qtbot.waitUntil(lambda: "Kim" in page.entries.story.facts.text())
    assert output.name in page.entries.story.facts.text()


def test_the_details_of_a_real_release_have_no_codes_for_names(place: Place, qtbot: QtBot, output: Path) -> None:
    page = RegisterPage(place.context)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.lookup.found):
        page.take([output])
    with qtbot.waitSignal(page.entries.loaded):
        page.arrive(page.lookup.model.lines()[0].value.entry)
    qtbot.waitUntil(lambda: "Kim" in page.entries.story.facts.text())
    told = page.entries.story.facts.text()
    assert all(line[0].isupper() for line in told.splitlines())
    assert "Reason: A3: Faces that will be covered. No consent was chosen for them to be visible." in told
    assert "a3-cover" not in told
