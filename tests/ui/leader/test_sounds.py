"""Before several videos are approved at once it is told how many keep their sound, and whether somebody listened."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QWidget

from app.events.waiting import Waiting
from app.model import Actor, Role
from app.pipeline.video_plan import SoundChoice, TrackPlan
from tests.ui.leader.asking import said
from ui.leader.page import LeaderPage
from ui.parts import Banner

KIM, ROBIN = Actor("Kim", Role.OPERATOR), Actor("Robin", Role.OPERATOR)
UNHEARD, HEARD = SoundChoice(KIM), SoundChoice(KIM, confirmed_by=ROBIN)
MUTED = SoundChoice(KIM, ((10, 20),), confirmed_by=KIM)


def with_sounds(page: LeaderPage, *sounds: SoundChoice | None) -> tuple[Waiting, ...]:
    rows = page.waiting.rows()
    return tuple(replace(one, tracks=TrackPlan(sound=sound)) for one, sound in zip(rows, sounds, strict=True))


def choose_all(page: LeaderPage, rows: tuple[Waiting, ...]) -> str:
    """All of these are chosen on the sheet; what is told of them."""
    page.show_view("sheet")
    page.waiting.load(rows)
    for row in range(len(rows)):
        page.browser.sheet.selectionModel().select(page.waiting.index(row), QItemSelectionModel.SelectionFlag.Select)
    return said(page)


@pytest.mark.parametrize(
    ("sounds", "told"),
    [
        ((UNHEARD, None, None), ("1 video keeps its sound.", "Nobody said that they listened to 1 of them")),
        ((HEARD, None, HEARD), ("2 videos keep their sound.", "To 2 of them somebody listened", "Who listened: Robin")),
        (
            (UNHEARD, HEARD, MUTED),
            (
                "3 videos keep their sound.",
                "To 2 of them somebody listened",
                "Nobody said that they listened to 1 of them",
                "Who listened: Robin, Kim",
                "In 1 of them, stretches are silent",
            ),
        ),
    ],
)
def test_it_is_told(page: LeaderPage, sounds: tuple[SoundChoice | None, ...], told: tuple[str, ...]) -> None:
    words = choose_all(page, with_sounds(page, *sounds))
    assert [part for part in told if part not in words] == []
    assert ("Nobody said" in words) is (UNHEARD in sounds)
    panel = page.asked.findChild(QWidget, "soundsPanel")
    assert panel is not None
    banner = panel.findChild(Banner)
    assert banner is not None
    assert banner.property("kind") == ("warning" if UNHEARD in sounds else "notice")


def test_where_none_keeps_its_sound_nothing_is_told(page: LeaderPage) -> None:
    assert "sound" not in choose_all(page, with_sounds(page, None, None, None))
    assert page.asked.findChild(QWidget, "soundsPanel") is None


def test_each_of_them_says_so_on_the_sheet(page: LeaderPage) -> None:
    rows = with_sounds(page, None, UNHEARD, HEARD)
    choose_all(page, rows)
    lines = [page.waiting.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    signs = ["nobody listened" in line for line in lines], ["somebody listened" in line for line in lines]
    assert signs == ([False, True, False], [False, False, True])
    sheet = page.browser.sheet
    before = sheet.viewport().grab().toImage()
    page.waiting.load(replace(one, tracks=TrackPlan()) for one in rows)
    assert sheet.viewport().grab().toImage() != before
