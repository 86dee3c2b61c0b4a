"""Comparing faces in the real program: switched on by keyboard, confirmed, killed; who was confirmed is back, nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.events.people import to_compare
from app.events.store import EventStore
from app.grouping.encoding import encode_photo
from app.settings import Places
from tests.grouping.test_nothing_stays import files_below, holding, traces
from tests.ui.flow.event import beeldkeur
from tests.ui.flow.hands import Hands, opened, until
from tests.ui.flow.test_by_keyboard import begin
from tests.ui.flow.test_restart import come_back


def test_people_without_a_pointer(
    screen: str, school: Path, photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temp = tmp_path / "temp"
    temp.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(temp))
    with opened(screen, school) as hands:
        begin(hands, photos)
        switch_on(hands)
        suggested = hands.row("groupsList", "Perhaps one person")
        assert "2 photos" in suggested["accessible"]
        assert not any(item["decisions"] for item in hands.state()["items"])
        hands.tab_to("groupsList")
        hands.key("p")
        hands.row("groupsList", "Person 1")
        hands.settle()
        leaves_nothing(school, temp)
        assert not hands.pointer_is_used
        hands.process.kill()
        hands.process.wait()

    with opened(screen, school) as hands:
        come_back(hands)
        hands.settle()
        hands.key("Control+0")
        assert "confirmed" in hands.row("groupsList", "Person 1")["accessible"]
        assert len(hands.ask("rows", "groupsList")) == 1  # what was only suggested is gone
        leaves_nothing(school, temp)
    assert beeldkeur(school, "register", "verify")[0] == 0


def switch_on(hands: Hands) -> None:
    """Through the question."""
    hands.key("Control+0")
    hands.wait(lambda state: state["room"] == "people", "the room")
    hands.tab_to("groupingSwitch")
    hands.key("Space")
    hands.see("groupingDialog")
    assert not hands.see("groupingOn")["enabled"]
    hands.tab_to("groupingMay")
    hands.key("Space")
    until(lambda: hands.see("groupingOn")["enabled"], f"ticked: {hands.see('groupingMay')}", 20)
    hands.tab_to("groupingOn")
    hands.key("Space")
    hands.gone("groupingDialog")
    hands.see("groupsList")
    hands.settle()


def leaves_nothing(home: Path, temp: Path) -> None:
    """None of the numbers that were compared is in a file of the program, or in one that is temporary."""
    store = EventStore(Places(home).events)
    (event,) = store.events()
    compared = to_compare(store.items(event.id))
    store.close()
    assert sum(len(photo.faces) for photo in compared) >= 3
    for photo in compared:
        for encoding in encode_photo(photo).encodings:
            assert not holding(traces(encoding), files_below(home, temp))
