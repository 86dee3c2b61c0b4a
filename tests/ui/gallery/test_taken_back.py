"""What left on a consent that was withdrawn since is no green tick among the photos."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from app.events.event import Ending, Judged
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
    return Row(replace(one.item, ending=ENDING), Judged(Verdict.COVER, (), standing))


def test_the_badge_and_its_words_follow_from_what_is_on_record() -> None:
    badges = {
        None: (Badge.RELEASED, "vrijgegeven"),
        Standing.OUT: (Badge.RELEASED, "vrijgegeven"),
        Standing.TO_TAKE_DOWN: (Badge.TO_TAKE_DOWN, "moet weg"),
        Standing.TAKEN_DOWN: (Badge.TAKEN_DOWN, "weggehaald"),
    }
    wording = Wording(load_catalogue(Language.NL))
    for standing, (badge, words) in badges.items():
        assert fate_of(released(standing), ENDING) is badge
        assert words in wording.marks(released(standing))
