"""What left for another channel is not shown as released for this one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from app.events.event import Ending, Judged, Use
from app.model import Channel, Verdict
from app.records import Standing
from app.text import Language, load_catalogue
from tests.ui.gallery.making import item, model_of, screening
from ui.badges import Badge, colours
from ui.event_model import ItemRole, Row
from ui.gallery.facts import Mark, Wanted, fate_of
from ui.gallery.wording import Wording
from ui.theme import DARK, LIGHT

NOW = datetime(2026, 3, 1, tzinfo=UTC)
ENDING = Ending(fate="released", at=NOW, channel=Channel.NEWSLETTER, consent="SL-1", entry="ab")
NEWSLETTER, WEBSITE = Use(Channel.NEWSLETTER, "SL-1"), Use(Channel.WEBSITE, "SL-1")


def row_for(use: Use, ending: Ending = ENDING, standing: Standing | None = None) -> Row:
    return Row(replace(item("a.jpg", screening(1)), ending=ending), Judged(Verdict.COVER, (), standing), use)


@pytest.mark.parametrize(
    ("use", "ending", "badge", "words"),
    [
        (NEWSLETTER, ENDING, Badge.RELEASED, "released"),
        (WEBSITE, ENDING, Badge.RELEASED_BEFORE, "newsletter: released"),
        (Use(Channel.NEWSLETTER, "SL-2"), ENDING, Badge.RELEASED_BEFORE, "released before"),
        (Use(), ENDING, Badge.RELEASED_BEFORE, "newsletter: released"),
        (NEWSLETTER, replace(ENDING, channel=None), Badge.RELEASED_BEFORE, "released before"),
        (Use(), replace(ENDING, channel=None, consent=None), Badge.RELEASED_BEFORE, "released before"),
        (NEWSLETTER, replace(ENDING, fate="held"), Badge.HELD, "held"),
        (WEBSITE, replace(ENDING, fate="held"), Badge.HELD_BEFORE, "newsletter: held"),
        (Use(Channel.NEWSLETTER, "SL-2"), replace(ENDING, fate="held"), Badge.HELD_BEFORE, "held before"),
        (WEBSITE, replace(ENDING, fate="failed"), Badge.UNREADABLE, "failed"),
    ],
)
def test_the_badge_is_about_what_the_event_is_released_for_now(use: Use, ending: Ending, badge: Badge, words: str) -> None:
    wording, one = Wording(load_catalogue(Language.EN)), row_for(use, ending)
    assert fate_of(one) is badge
    assert wording.fate(one) == words
    for said in (wording.tip(one), wording.line(one)):
        assert words in said
    assert Wanted(marks=frozenset({Mark.RELEASED})).accepts(one) is (badge is Badge.RELEASED)


def test_what_has_to_be_taken_down_is_said_whatever_it_left_for() -> None:
    assert fate_of(row_for(WEBSITE, standing=Standing.TO_TAKE_DOWN)) is Badge.TO_TAKE_DOWN
    assert fate_of(row_for(WEBSITE, standing=Standing.TAKEN_DOWN)) is Badge.TAKEN_DOWN


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_its_badge_is_a_quieter_one(theme: object) -> None:
    assert theme in (LIGHT, DARK)
    shown = LIGHT if theme is LIGHT else DARK
    assert colours(Badge.RELEASED_BEFORE, shown) == shown.neutral != colours(Badge.RELEASED, shown)
    assert colours(Badge.HELD_BEFORE, shown) == shown.neutral != colours(Badge.HELD, shown)


def test_the_rows_follow_the_event_at_once() -> None:
    model = model_of(row_for(NEWSLETTER))
    model.replace_use(NEWSLETTER)
    changed = list[int]()
    model.dataChanged.connect(lambda first, _: changed.append(first.row()))
    assert fate_of(model.index(0).data(ItemRole.ROW)) is Badge.RELEASED
    model.replace_use(WEBSITE)
    assert changed == [0]
    assert fate_of(model.index(0).data(ItemRole.ROW)) is Badge.RELEASED_BEFORE
