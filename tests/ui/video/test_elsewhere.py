"""A video among photos: its small picture, its badge, the order of review, the release dialogue, and that corrections count."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from app.events import correcting
from app.events.deciding import Author
from app.events.desk import Desk, OpenEvent
from app.events.event import Event, EventItem, Problem
from app.events.waiting import Asking, Waiting
from app.model import Actor, Channel, Role, Setting, Verdict
from app.pipeline.video_screen import VIDEO_NOT_CHECKED
from app.redaction.cover import SOLID_RGB
from app.redaction.regions import Extent
from app.text import Catalogue
from tests.events.conftest import CONSENT
from tests.stand_ins import AtOnce
from tests.ui.video.conftest import NOW, Scene, film_item
from tests.ui.video.making import HEIGHT, WIDTH, pts, wandering
from ui.event_model import EventModel, Row
from ui.gallery.covers import paint_covers
from ui.gallery.facts import dismissed_in, faces_in, is_for_alone, is_for_sheet, length_of, shows_nobody
from ui.gallery.wording import Wording
from ui.leader.pictures import Pictures, outlined_in
from ui.looks import Looks
from ui.release.outlook import dismissals_of
from ui.review.order import Need, need
from ui.review.stage import StageState
from ui.tasks import Tasks
from ui.theme import LIGHT
from ui.video.lanes import lanes_of, plan_of
from ui.video.stills import stills_of, told_of_sound

KIM = Author(Actor("Kim", Role.OPERATOR), NOW)


def first_track(item: EventItem) -> EventItem:
    """Without its first track."""
    track = lanes_of(item)[0].track
    assert track is not None
    return correcting.remove(item, track, KIM)


def test_the_small_picture_is_covered_where_somebody_is(item: EventItem) -> None:
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_covers(painter, QRectF(0, 0, WIDTH, HEIGHT), item, LIGHT)
    painter.end()
    face = image.pixelColor(60 + 5 + 12, 75)  # frame 5, where somebody is seen first
    assert (face.red(), face.green(), face.blue()) == SOLID_RGB
    assert image.pixelColor(300, 170) == QColor("white")


def test_its_tile_tells_that_it_is_a_video(item: EventItem, english: Catalogue) -> None:
    assert length_of(item) == "0:06"
    said = Wording(english).line(Row(item))
    assert "video 0:06" in said
    assert "2 person" in said
    assert (faces_in(item), dismissed_in(item), item.doubts) == (2, 0, 1)
    without = first_track(item)
    assert (faces_in(without), dismissed_in(without)) == (1, 1)
    assert replace(item, seen=True).doubts == 0


def test_nobody_is_confirmed_for_a_video_on_a_contact_sheet(film: Path) -> None:
    row = Row(film_item(film, ()))
    assert shows_nobody(row.item)
    assert not is_for_sheet(row)
    assert is_for_alone(row)


def test_doubt_brings_it_to_the_front_of_review(item: EventItem) -> None:
    assert need(Row(item)) is Need.DOUBT
    assert need(Row(replace(item, seen=True))) is Need.SEEN


def test_its_thumbnail_comes_once_it_is_known_to_be_a_video(
    qtbot: QtBot, item: EventItem, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.looks.Workers", AtOnce)
    tasks, model = Tasks(), EventModel()
    model.load([replace(item, screening=None)])
    looks = Looks(tasks)
    looks.still_of = model.still_of
    looks.want([item.path])
    qtbot.waitUntil(lambda: looks.is_refused(item.path))
    model.replace_items([item])
    assert not looks.is_refused(item.path)
    looks.want([item.path])
    qtbot.waitUntil(lambda: looks.there(item.path) is not None)
    image = looks.there(item.path)
    assert image is not None
    assert (image.width(), image.height()) == (320, 180)
    looks.drop(item.path)
    assert looks.is_refused(item.path)
    looks.want([item.path])
    assert looks.there(item.path) is None
    tasks.close()


def test_before_it_leaves_what_was_denied_is_shown_once_more(item: EventItem) -> None:
    assert dismissals_of(item) == 0
    (poster,) = stills_of(item, 160, Extent.HEAD, of_denied=False)
    assert poster.asked.first == pts(5)
    without = first_track(item)
    assert dismissals_of(without) == 1
    (denied,) = stills_of(without, 160, Extent.HEAD, of_denied=True)
    assert denied.asked.plan is not None
    assert denied.asked.plan.covered_at(denied.asked.first) == ()
    assert len(denied.denied) == 1


def test_the_dialogue_tells_of_the_sound(item: EventItem) -> None:
    assert told_of_sound([item]).startswith("The sound of 1 video")
    kept = correcting.keep_sound(item, KIM, nobody_audible=True)
    assert told_of_sound([kept]) == "The sound goes along in: film.mp4."
    assert "film.mp4" in told_of_sound([item, kept])
    assert told_of_sound([replace(item, screening=None)]) == ""


@pytest.mark.usefixtures("permission")
def test_corrections_count_when_it_is_judged(desk: Desk, film: Path, english: Catalogue) -> None:
    event = Event(
        id="e1",
        name="Sportdag",
        setting=Setting.ACTIVITY,
        roots=("/a",),
        created_at=NOW,
        channel=Channel.NEWSLETTER,
        consent=CONSENT,
    )
    item = film_item(film, (wandering("t1", 5, 25),))
    item = replace(item, attested=(NOW.date(), NOW.date()))

    def judged(one: EventItem) -> set[str]:
        (found,) = desk.judge(OpenEvent(event, (one,)), [one], english)
        assert found is not None
        assert found.verdict is not Verdict.BLOCKED
        return {finding.code for finding in found.findings}

    nobody = judged(first_track(item)) - judged(item)
    assert nobody, "a video without anybody left has to be confirmed"


def test_a_leader_sees_a_sheet_of_covered_moments(qtbot: QtBot, item: EventItem, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.looks.Workers", AtOnce)
    tasks = Tasks()
    pictures = Pictures(Looks(tasks))
    assert item.screening is not None
    asked = cast("Asking", SimpleNamespace(question=SimpleNamespace(path=item.path)))
    sha256 = item.screening.item.sha256
    one = Waiting(sha256, (asked,), item=item, screening=item.screening, covers=(), tracks=plan_of(item), decisions="a")
    assert not pictures.is_seen(one)
    qtbot.waitUntil(lambda: pictures.picture(one, 640) is not None)
    image = pictures.picture(one, 640)
    assert image is not None
    assert (image.width(), image.height()) == (4 * 160 + 3 * 4, 3 * 90 + 2 * 4)
    assert pictures.is_seen(one)
    assert not pictures.is_seen(replace(one, decisions="b"))  # corrected since: it has to be seen anew
    assert outlined_in(one, image.size()) == ()
    tasks.close()


def test_the_panel_of_a_video_says_what_was_not_checked(scene: Scene, item: EventItem, english: Catalogue) -> None:
    assert item.screening is not None
    scene.open([replace(item, screening=replace(item.screening, not_checked=VIDEO_NOT_CHECKED))])
    ((_, said),) = scene.page.panel.verdict.unchecked
    assert all(english.say(f"words.not-checked-{name}") in said for name in VIDEO_NOT_CHECKED)


@pytest.mark.usefixtures("permission")
def test_a_video_that_cannot_be_read_is_no_photo(scene: Scene, item: EventItem) -> None:
    scene.open([replace(item, screening=None, problem=Problem("video-damaged"))])
    assert scene.video.isVisible()
    assert "video" in scene.page.panel.marks.accessibleName()
    assert not scene.page.toolbar.isVisible()
    assert not scene.page.panel.regions.isVisible()
    assert scene.video.stage.state is StageState.UNREADABLE
    assert not scene.video.panel.tracks.isVisible()  # nothing is known of who is in it
    assert not scene.video.panel.sound.isVisible()
    scene.page.go_on()


@pytest.mark.usefixtures("permission")
def test_what_a_name_claims_gives_way_to_what_is_found(scene: Scene, item: EventItem) -> None:
    scene.open([replace(item, screening=None, problem=Problem("video-damaged"))])
    scene.bench.model.replace_items([item])
    scene.bench.judge([item.path])
    scene.settle()
    assert scene.video.stage.state is StageState.PHOTO
    assert scene.video.panel.tracks.isVisible()
    assert scene.video.panel.sound.isVisible()
