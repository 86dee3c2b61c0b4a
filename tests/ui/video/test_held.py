"""A video that was held for one moment opens there, with the reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from app.events.event import Ending, EventItem
from app.model import Channel, Finding, Verdict
from app.text import Catalogue
from tests.events.conftest import CONSENT
from tests.ui.video.conftest import NOW, Scene
from tests.ui.video.making import pts


def held(item: EventItem, catalogue: Catalogue, at: int, minute: int = 0) -> EventItem:
    """The item as a release left it in which somebody could still be seen."""
    fact, remedy = catalogue.say("errors.video-shows-face", at="0:04"), catalogue.say("remedies.video-shows-face")
    ending = Ending(
        fate="held",
        at=NOW + timedelta(minutes=minute),
        channel=Channel.NEWSLETTER,
        consent=CONSENT,
        reasons=(Finding("video-shows-face", "B5", Verdict.REFERRED, fact, remedy),),
        pts=at,
    )
    return replace(item, ending=ending)


def test_it_opens_at_the_moment_it_was_held_for_and_says_why(scene: Scene, item: EventItem, english: Catalogue) -> None:
    scene.open([held(item, english, pts(40))])
    assert (scene.video.showing.moment, scene.video.showing.shown) == (pts(40), pts(40))
    said = scene.page.message.text
    assert "still shows somebody at 0:04" in said
    assert "Look at the video at that time" in said
    assert "--" not in said


def test_who_comes_back_to_it_stays_where_they_were(scene: Scene, item: EventItem, english: Catalogue) -> None:
    scene.open([held(item, english, pts(40))])
    scene.video.showing.go(pts(10))
    scene.page.arrive(item.path)
    assert scene.video.showing.moment == pts(10)


def test_when_it_is_held_again_while_it_is_open_that_is_said(scene: Scene, item: EventItem, english: Catalogue) -> None:
    scene.open([item])
    assert scene.page.message.text == ""
    again = held(scene.item, english, pts(30))
    assert again.ending is not None
    scene.bench.model.replace_items([again])
    scene.settle()
    scene.page.arrive(item.path)
    assert scene.video.showing.moment == pts(30)
    assert "still shows somebody" in scene.page.message.text
