"""What left on a consent that was withdrawn since is no green tick among the photos."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from app.events.event import Ending, Judged, Use
from app.model import Channel, Verdict
from app.records import Standing
from app.text import Language, load_catalogue
from tests.ui.gallery.making import row, screening
from ui.badges import Badge
from ui.event_model import Row
from ui.gallery.facts import fate_of
from ui.gallery.wording import Wording

ENDING = Ending(fate="released", at=datetime(2026, 3, 1, tzinfo=UTC), channel=Channel.NEWSLETTER, consent="SL-1", entry="ab")


def released(standing: Standing | None) -> Row:
    one = row("a.jpg", Verdict.COVER, screening(1))
    return Row(replace(one.item, ending=ENDING), Judged(Verdict.COVER, (), standing), Use(Channel.NEWSLETTER, "SL-1"))


def test_the_badge_and_its_words_follow_from_what_is_on_record() -> None:
    badges = {
        None: (Badge.RELEASED, "vrijgegeven"),
        Standing.OUT: (Badge.RELEASED, "vrijgegeven"),
        Standing.TO_TAKE_DOWN: (Badge.TO_TAKE_DOWN, "moet weg"),
        Standing.TAKEN_DOWN: (Badge.TAKEN_DOWN, "weggehaald"),
    }
    wording = Wording(load_catalogue(Language.NL))
    for standing, (badge, words) in badges.items():
        assert fate_of(released(standing)) is badge
        assert words in wording.marks(released(standing))


def test_a_later_try_that_was_held_takes_nothing_down() -> None:
    for fate in ("released", "held", "failed"):
        for is_for_this in (True, False):
            assert Badge.of_ending(fate, Standing.TO_TAKE_DOWN, is_for_this=is_for_this) is Badge.TO_TAKE_DOWN
    assert Badge.of_ending("held", Standing.TAKEN_DOWN, is_for_this=True) is Badge.HELD


def test_what_left_from_elsewhere_has_to_be_taken_down_here_too() -> None:
    """Nobody tried to release it in this event: a copy of it left, or it did so by the command line."""
    wording = Wording(load_catalogue(Language.NL))
    for standing, badge in ((Standing.TO_TAKE_DOWN, Badge.TO_TAKE_DOWN), (Standing.OUT, None), (None, None)):
        elsewhere = Row(replace(released(standing).item, ending=None), Judged(Verdict.COVER, (), standing))
        assert fate_of(elsewhere) is badge
        assert ("moet weg" in wording.marks(elsewhere)) is (badge is not None)
