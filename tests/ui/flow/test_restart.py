"""Killed in the middle of work, the program comes back to it: with every decision, and the rest is looked at."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from tests.ui.flow.event import beeldkeur, sums
from tests.ui.flow.hands import Hands, opened
from tests.ui.flow.test_by_mouse import begin, click_photo

COPIES = 6


def test_a_kill_while_photos_are_looked_at(screen: str, school: Path, photos: Path) -> None:
    for number in range(COPIES):
        shutil.copy(photos / "2-samen.jpg", photos / f"5-{number:02}.jpg")
    before = sums(photos.iterdir())
    with opened(screen, school) as hands:
        begin(hands, photos)
        hands.wait(lambda state: 0 < kept(state) < len(state["items"]), "some of the photos")
        hands.process.kill()
        assert hands.process.wait() == -9

    with opened(screen, school) as hands:
        seen = come_back(hands)
        assert len(seen["items"]) == COPIES + 4
        assert looked_at(seen) > 0
        hands.wait(lambda state: looked_at(state) == COPIES + 4 and not state["screening"], "the rest")
        hands.wait(lambda state: all(item["verdict"] for item in state["items"]), "all verdicts")
    assert sums(photos.iterdir()) == before
    assert beeldkeur(school, "register", "verify")[0] == 0


def test_a_kill_after_decisions(screen: str, school: Path, photos: Path) -> None:
    with opened(screen, school) as hands:
        begin(hands, photos)
        hands.wait(lambda state: all(item["verdict"] for item in state["items"]), "all verdicts")
        hands.settle()
        hands.click_row("grid", "1-portret", twice=True)
        left, top, right, bottom = hands.item("1-")["faces"][0]
        click_photo(hands, (left + right) / 2, (top + bottom) / 2)
        hands.wait_item("1-", lambda item: item["decisions"] == ["not-a-face"])
        hands.click("mark-do-not-use")
        hands.click("starButton")
        hands.wait_item("1-", lambda item: item["decisions"] == ["not-a-face", "do-not-use"] and item["starred"])
        hands.settle()  # the last of it is on the disk
        left_behind = items(hands.state())
        hands.process.kill()
        assert hands.process.wait() == -9

    with opened(screen, school) as hands:
        come_back(hands)
        hands.settle()
        assert items(hands.state()) == left_behind
        assert hands.item("1-")["verdict"] == "blocked"


def come_back(hands: Hands) -> dict[str, Any]:
    """The unfinished event is the first thing that is offered."""
    hands.click("goOnButton")
    return hands.wait(lambda state: state["event"] == "Sportdag" and state["room"] == "gallery", "the event")


def looked_at(state: dict[str, Any]) -> int:
    return sum(item["looked_at"] for item in state["items"])


def kept(state: dict[str, Any]) -> int:
    """How many were looked at, and are on the disk."""
    return sum(item["looked_at"] and item["saved"] for item in state["items"])


def items(state: dict[str, Any]) -> list[dict[str, Any]]:
    return sorted(state["items"], key=lambda item: str(item["name"]))
