"""What is said of a video says no more than is known, and names what there is to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from app.events.event import EventItem
from tests.ui.video.conftest import Scene, film_item
from ui.help.chapters import chapters
from ui.help.passages import TablePassage
from ui.video.sound_section import SoundDialog

Key = Qt.Key
pytestmark = pytest.mark.usefixtures("permission")


def test_that_somebody_listened_is_declared_not_known(scene: Scene, item: EventItem) -> None:
    scene.open([item])
    sound = scene.video.panel.sound
    sound.keep.click()
    dialog = scene.page.findChild(SoundDialog)
    assert dialog is not None
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    assert any("you declare to have listened" in one for one in texts)
    dialog.heard.setChecked(True)
    dialog.nobody.setChecked(True)
    dialog.keep.click()
    scene.settle()
    assert "it was declared that somebody listened" in sound.words.text()


def test_that_faces_of_a_video_are_tracks_is_said_where_there_are_any(scene: Scene, film: Path) -> None:
    scene.open([film_item(film)])
    ((_, said),) = scene.page.panel.verdict.counting
    assert "tracks are counted as faces" in said
    verdict = scene.page.panel.verdict
    scene.bench.model.replace_items([film_item(film, ())])
    scene.settle()
    assert verdict.counting == ()


@pytest.mark.parametrize("key", [Key.Key_D, Key.Key_G])
def test_who_doubts_is_told_where_it_is_put_to_the_leader(scene: Scene, item: EventItem, key: Qt.Key) -> None:
    scene.open([item])
    where = scene.page.panel.marks.where
    assert where.isHidden()
    scene.press(key)
    assert not where.isHidden()
    assert "Put to the school leader" in where.text()
    scene.press(key)
    assert where.isHidden()


def test_the_keys_in_the_help_hold_for_photos_and_videos(scene: Scene) -> None:
    (chapter,) = [one for one in chapters(scene.context) if one.key == "keys"]
    (table,) = chapter.findChildren(TablePassage)
    rows = ([label.text() for label in labels] for _, labels in table._cells)
    review = {key: what for key, where, what in rows if where == "review"}
    assert "seen, on to the next" in review["N, P"]
    for key, of_a_video in (("Right, Left", "one frame"), ("Space", "play")):
        photo, video = review[key].split("; video: ")
        assert photo.startswith("photo: ")
        assert of_a_video in video
