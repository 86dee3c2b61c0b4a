"""A video that waits is played as it would go out, and its leader is told what is uncovered in it and what is heard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.events import correcting
from app.events.answering import past_answers
from app.events.deciding import Author
from app.events.event import EventItem
from app.events.waiting import Waiting
from app.model import Actor, Role
from app.pipeline.video_plan import SoundChoice, TrackPlan
from app.records import Look
from app.redaction.cover import SOLID_RGB
from app.text import Language
from app.track import Clip, Track
from tests.make_film import HEIGHT, RATE, TICKS, WIDTH, Film, film, patch_scene
from tests.stand_ins import AtOnce, photo
from tests.ui.leader.asking import arrive, doubt, said, sign
from tests.ui.programs import KIM, begin, permit, running, settle, workplace_at
from ui.leader.film_panel import FilmPanel, seen_words
from ui.leader.page import LeaderPage
from ui.leader.pictures import LARGE_PX
from ui.main import Program
from ui.rooms import Room
from ui.theme import LIGHT

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
FRAMES = 60
STEP = TICKS // RATE
"""Ticks from one frame to the next."""


def pts(index: int) -> int:
    return index * STEP


@pytest.fixture(scope="session")
def film_bytes(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A patch, which stands for a face, in each of its frames."""
    return film(tmp_path_factory.mktemp("film") / "a.mp4", Film(FRAMES), patch_scene).read_bytes()


@pytest.fixture
def folder(tmp_path: Path, film_bytes: bytes) -> Path:
    """A video, then a photo."""
    folder = tmp_path / "fotos"
    folder.mkdir()
    (folder / "a-sprint.mp4").write_bytes(film_bytes)
    photo(folder / "b-zaal.jpg")
    return folder


@pytest.fixture
def language() -> Language:
    return Language.EN


@pytest.fixture
def program(home: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, language: Language) -> Iterator[Program]:
    """Kim was in doubt about all of it."""
    permit(workplace_at(home))
    monkeypatch.setattr("app.events.waiting.Workers", AtOnce)
    with running(home, monkeypatch, replace(KIM, language=language.value), language) as program:
        program.window.resize(1280, 800)
        program.window.show()
        begin(program, qtbot, folder)
        doubt(program, qtbot)
        yield program


@pytest.fixture
def page(program: Program, qtbot: QtBot) -> LeaderPage:
    page = arrive(program, qtbot)
    assert page.browser.chosen()[0].name == "a-sprint.mp4"
    return page


@pytest.fixture
def scene(page: LeaderPage, program: Program, qtbot: QtBot) -> Scene:
    return Scene(page, program, qtbot)


class Scene:
    """What a test asks of the page."""

    def __init__(self, page: LeaderPage, program: Program, qtbot: QtBot) -> None:
        self.page, self.program, self._qtbot = page, program, qtbot
        self.film = page.browser.film
        self.showing = self.film.showing

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            QTest.keyClick(self.film.picture, key, modifier)
            self.settle()

    def settle(self) -> None:
        settle(self.program, self._qtbot)

    def play(self) -> None:
        """Play, by a clock that stands still: `pass_by` says which moment it is."""
        self.showing.player._timer.setInterval(1 << 30)
        self.press(Key.Key_Space)
        assert self.showing.player.is_playing

    def pass_by(self, *frames: int) -> None:
        for frame in frames:
            for _ in range(2):  # it waits where a frame is not there yet
                self.showing._playing(pts(frame))
                self.settle()
            assert self.at == frame

    @property
    def at(self) -> int | None:
        """The number of the frame on the screen."""
        return None if self.showing.shown is None else self.showing.shown // STEP

    @property
    def item(self) -> EventItem:
        return next(item for item in self.program.bench.model.items() if item.path.endswith(".mp4"))

    @property
    def track(self) -> Track:
        assert self.item.screening is not None
        assert self.item.screening.clip is not None
        (track,) = self.item.screening.clip.tracks
        return track

    @property
    def waiting(self) -> Waiting:
        return next(one for one in self.page.waiting.rows() if one.name == "a-sprint.mp4")

    def put_anew(self, item: EventItem) -> None:
        """It is decided so, and put to the leader once more."""
        self.program.bench.change("anew", [item])
        self.settle()
        opened = self.program.bench.snapshot()
        self.program.desk.put_forward(opened, opened.items, self.program.bench.catalogue)
        self.program.window.go(Room.LEADER, item.path)
        self.settle()
        self.settle()

    def report(self) -> None:
        event = self.program.bench.current
        assert event is not None
        self.program.bench.merge([self.program.desk.report(event, self.item, Actor("Kim", Role.OPERATOR), "board")])

    def assert_nothing_is_left(self) -> None:
        """Nothing plays, and no frame is in memory."""
        assert not self.showing.is_wanted
        assert (self.showing.shown, self.showing.reel.film, self.showing.reel.path) == (None, None, "")


def kim(program: Program) -> Author:
    return Author(Actor("Kim", Role.OPERATOR), program.desk.workplace.now)


@pytest.fixture
def denied(scene: Scene, program: Program) -> Scene:
    """From the 20th to the 30th frame, Kim said, the patch is nobody."""
    scene.put_anew(correcting.remove(scene.item, scene.track, kim(program), (pts(20), pts(30))))
    return scene


def is_covered(image: QImage, frame: int) -> bool:
    """Whether the middle of the patch is under a cover."""
    scale = image.width() / WIDTH
    seen = image.pixelColor(round((80 + frame + 24) * scale), round(114 * scale))
    return (seen.red(), seen.green(), seen.blue()) == SOLID_RGB


# As it would go out


def test_it_stands_as_a_sheet_of_stills_until_it_is_played(scene: Scene) -> None:
    sheet = scene.film.picture.image
    assert sheet is not None
    assert sheet.width() > 2 * WIDTH  # several moments
    assert scene.film.scrub.isVisible()
    assert scene.film.bar.isVisible()
    scene.assert_nothing_is_left()
    assert not scene.film.stills.isEnabled()
    scene.press(Key.Key_Right)
    assert scene.at == 0
    assert scene.film.picture.image is not None
    assert scene.film.picture.image.width() == WIDTH
    assert "a-sprint.mp4 at 0:00.00" in scene.film.picture.accessibleName()
    scene.press(Key.Key_Escape)
    assert scene.film.picture.image is sheet
    scene.assert_nothing_is_left()


def test_every_frame_is_covered(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[tuple[int, QImage]] = []
    show = scene.film.picture.show_frame

    def note(image: QImage, full: QSize, outlined: tuple[QRectF, ...] = ()) -> None:
        show(image, full, outlined)
        place = scene.showing.reel.film
        assert place is not None
        at = place.shown_at(scene.showing.moment)
        assert at is not None
        shown.append((at // STEP, image))

    monkeypatch.setattr(scene.film.picture, "show_frame", note)
    scene.play()
    scene.pass_by(*range(FRAMES // 2))
    scene.press(Key.Key_Space)
    assert not scene.showing.player.is_playing
    scene.press(*[Key.Key_Right] * 3, Key.Key_End, Key.Key_Left, Key.Key_Home)
    scene.showing._look_closely()
    scene.settle()
    assert {frame for frame, _ in shown} >= {*range(FRAMES // 2), FRAMES - 2, FRAMES - 1}
    assert all(is_covered(image, frame) for frame, image in shown)
    film_there = scene.showing.reel.film
    assert film_there is not None
    kept = [(at // STEP, rgb) for at in map(pts, range(FRAMES)) if (rgb := film_there.pixels(at)) is not None]
    assert kept
    assert all(tuple(rgb[114, 80 + frame + 24]) == SOLID_RGB for frame, rgb in kept)


def test_what_stands_still_is_seen_sharp_and_covered(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.video.reel.SIDE_PX", WIDTH // 2)
    monkeypatch.setattr(scene.showing._rest, "start", lambda: None)  # the test says when it has stood still for a moment
    picture = scene.film.picture
    scene.press(Key.Key_Home, Key.Key_Right)
    assert picture.image is not None
    assert picture.image.width() == WIDTH // 2
    blurred = [picture.is_blurred]
    scene.showing._look_closely()
    scene.settle()
    assert (scene.at, picture.image.width()) == (1, WIDTH)
    assert is_covered(picture.image, 1)
    assert [*blurred, picture.is_blurred] == [True, False]
    scene.showing.reel.came.emit()  # the frames around it
    assert picture.image.width() == WIDTH
    scene.play()
    scene.showing._look_closely()
    scene.pass_by(2)
    assert picture.image.width() == WIDTH // 2


def test_nothing_is_shown_that_was_not_asked_to_be_covered(scene: Scene) -> None:
    sheet = scene.film.picture.image
    scene.showing._begin()
    scene.showing.reel.cover(None)
    scene.showing.reel.want(0)
    scene.settle()
    assert scene.showing.reel.pixels(0) is not None
    assert (scene.showing.shown, scene.film.picture.image) == (None, sheet)


def test_what_is_reported_is_gone_while_it_plays(scene: Scene) -> None:
    scene.play()
    assert scene.at == 0
    scene.report()
    assert scene.film.picture.image is None
    assert "A9" in scene.film.picture.words
    scene.assert_nothing_is_left()
    scene.settle()
    assert not scene.film.bar.isVisible()
    assert not scene.film.scrub.isVisible()
    assert not scene.page.form.approve_button.isEnabled()
    assert scene.page.asked.findChild(FilmPanel) is None
    scene.press(Key.Key_Left)
    scene.film.bar.play.click()
    scene.page.asked.sought.emit(pts(5))
    scene.settle()
    assert scene.film.picture.image is None
    scene.assert_nothing_is_left()


def test_what_was_reported_before_is_not_played(scene: Scene, qtbot: QtBot) -> None:
    scene.report()
    scene.program.window.go(Room.HOME)
    arrive(scene.program, qtbot)
    assert scene.film.picture.image is None
    assert not scene.film.bar.isVisible()
    scene.film.bar.play.click()
    scene.settle()
    scene.assert_nothing_is_left()


@pytest.mark.parametrize("is_begun", [False, True])
def test_a_file_that_changed_is_not_shown_any_more(scene: Scene, folder: Path, *, is_begun: bool) -> None:
    if is_begun:
        scene.press(Key.Key_Right)
        assert scene.at == 0
    assert scene.page.form.approve_button.isEnabled()
    film(folder / "a-sprint.mp4", Film(FRAMES - 1, sound=False), patch_scene)
    scene.press(Key.Key_End)
    assert scene.film.picture.image is None
    assert "Without the picture" in scene.film.picture.words
    assert "Without the picture" in said(scene.page)
    assert not scene.page.form.approve_button.isEnabled()
    assert not scene.film.bar.isVisible()
    scene.assert_nothing_is_left()


def test_a_file_that_is_gone_is_not_shown_any_more(scene: Scene, folder: Path) -> None:
    (folder / "a-sprint.mp4").unlink()
    scene.press(Key.Key_Space)
    assert scene.film.picture.image is None
    assert not scene.page.form.approve_button.isEnabled()
    scene.assert_nothing_is_left()


# What somebody said is nobody


def test_what_is_said_to_be_nobody_is_listed_and_outlined_while_it_is_there(denied: Scene, qtbot: QtBot) -> None:
    assert "Kim said that it is nobody" in said(denied.page)
    (button,) = denied.page.asked.findChildren(QPushButton, "deniedButton")
    assert button.text() == "0:00.80 to 0:01.20"
    assert "no person from 0:00.80 to 0:01.20" in button.accessibleName()
    button.setFocus()
    qtbot.keyClick(button, Key.Key_Return)
    denied.settle()
    at, picture = denied.at, denied.film.picture
    assert at is not None
    assert 20 <= at <= 30
    (outline,) = picture.outlined
    assert outline.contains((80 + at + 24) / WIDTH, 114 / HEIGHT)
    assert outline.width() < 0.5
    assert picture.image is not None
    assert not is_covered(picture.image, at)
    assert "no person" in picture.accessibleDescription()
    denied.press(Key.Key_Home)
    assert denied.at == 0
    assert not picture.outlined
    assert not picture.accessibleDescription()
    assert is_covered(picture.image, 0)
    denied.play()
    denied.pass_by(20)
    assert len(picture.outlined) == 1
    denied.pass_by(31)
    assert not picture.outlined


def test_the_line_of_time_tells_of_it(denied: Scene) -> None:
    scrub = denied.film.scrub
    axis = scrub.axis
    assert axis is not None
    words = "said to be no person from 0:00.80 to 0:01.20, not covered"
    assert scrub.accessibleDescription() == words
    assert [scrub.told_at(axis.x(pts(frame))) for frame in (10, 25, 40)] == ["", words, ""]
    bare = scrub.grab().toImage()
    scrub.show_denied(())
    assert scrub.grab().toImage() != bare
    assert not scrub.accessibleDescription()


def test_the_sheet_of_stills_outlines_it_too(denied: Scene) -> None:
    picture = denied.film.picture
    assert picture.image is not None
    assert picture.outlined
    for outline in picture.outlined:
        middle = outline.center()
        seen = picture.image.pixelColor(int(middle.x() * picture.image.width()), int(middle.y() * picture.image.height()))
        assert (seen.red() > 150, seen.green() < 100, seen.blue() > 150) == (True, True, True)  # the patch, uncovered


def test_on_the_sheet_of_all_it_is_listed_and_shown_one_by_one(denied: Scene, qtbot: QtBot) -> None:
    qtbot.mouseClick(denied.page.sheet_button, LEFT)
    denied.settle()
    denied.page.browser.sheet.selectionModel().clearSelection()
    denied.page.browser.sheet.setCurrentIndex(denied.page.waiting.index(denied.page.waiting.row_of(denied.waiting.sha256)))
    denied.settle()
    (button,) = denied.page.asked.findChildren(QPushButton, "deniedButton")
    qtbot.mouseClick(button, LEFT)
    denied.settle()
    assert denied.film.isVisible()
    assert denied.page.single_button.isChecked()
    assert denied.at is not None
    assert denied.film.picture.hasFocus()


# The sound


def told(tracks: TrackPlan, qtbot: QtBot, *, has_sound: bool = True) -> FilmPanel:
    panel = FilmPanel(Clip((1, 1000), 100, 0, 9900, 10.0, has_sound=has_sound), tracks, LIGHT)
    qtbot.addWidget(panel)
    return panel


def words(panel: FilmPanel) -> str:
    return "\n".join(label.text() for label in panel.findChildren(QLabel))


def test_what_becomes_of_the_sound_is_told(qtbot: QtBot) -> None:
    kim, robin = Actor("Kim", Role.OPERATOR), Actor("Robin", Role.OPERATOR)
    none, removed = told(TrackPlan(), qtbot, has_sound=False), told(TrackPlan(), qtbot)
    assert "no sound" in words(none)
    assert "The sound is removed" in words(removed)
    unheard = told(TrackPlan(sound=SoundChoice(kim)), qtbot)
    assert "nobody said that they listened" in words(unheard)
    assert "Who listened" not in words(unheard)
    heard = told(TrackPlan(sound=SoundChoice(kim, ((1000, 2500), (4000, 5000)), robin)), qtbot)
    for part in (
        "somebody listened",
        "Who listened: Robin",
        "silent from 0:01.00 to 0:02.50",
        "silent from 0:04.00 to 0:05.00",
    ):
        assert part in words(heard)
    listening = [panel.findChild(QPushButton, "listenButton") is not None for panel in (none, removed, unheard, heard)]
    assert listening == [False, False, True, True]


def test_the_sound_as_it_was_decided(scene: Scene, program: Program, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    assert "The sound is removed" in said(scene.page)
    assert scene.page.asked.findChild(QPushButton, "listenButton") is None
    kept = correcting.keep_sound(scene.item, kim(program), nobody_audible=True)
    scene.put_anew(correcting.mute(kept, (pts(10), pts(20)), kim(program)))
    text = said(scene.page)
    assert "The sound goes along" in text
    silent = "silent from 0:00.40 to 0:00.80"
    assert silent in text
    assert silent in scene.film.scrub.accessibleDescription()
    listen = scene.page.asked.findChild(QPushButton, "listenButton")
    assert isinstance(listen, QPushButton)
    opened: list[str] = []
    can_be = [True, False]

    def open_it(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return can_be.pop(0)

    monkeypatch.setattr(QDesktopServices, "openUrl", open_it)
    scene.play()
    qtbot.mouseClick(listen, LEFT)
    assert opened == [scene.item.path]
    assert not listen.hasFocus()
    assert not scene.showing.player.is_playing
    assert not scene.page.banner.isVisible()
    qtbot.mouseClick(listen, LEFT)
    assert scene.page.banner.isVisible()
    assert scene.item.path in scene.page.banner.text


# Keys


def test_time_by_the_keyboard(scene: Scene) -> None:
    scene.press(Key.Key_End)
    assert scene.at == FRAMES - 1
    scene.press(Key.Key_Left)
    assert scene.at == FRAMES - 2
    scene.press(Key.Key_Home, Key.Key_Right, Key.Key_Right)
    assert scene.at == 2
    scene.press(Key.Key_Right, modifier=SHIFT)
    assert scene.at == 2 + RATE
    scene.press(Key.Key_Left, modifier=SHIFT)
    assert scene.at == 2
    assert scene.film.bar.time.text().startswith("0:00.08 /")
    assert "0:00.08" in scene.film.scrub.accessibleName()
    scene.press(Key.Key_Greater)
    assert (scene.showing.player.speed, scene.film.bar.speed.currentText()) == (2.0, "2x")
    scene.play()
    assert "Pause" in scene.film.bar.play.accessibleName()
    scene.press(Key.Key_Space)
    assert "Play" in scene.film.bar.play.accessibleName()
    QTest.keyClick(scene.film.scrub, Key.Key_End)
    scene.settle()
    assert scene.at == FRAMES - 1


def test_space_that_is_pressed_twice_before_the_first_frame_plays_nothing(scene: Scene) -> None:
    QTest.keyClick(scene.film.picture, Key.Key_Space)
    assert "Pause" in scene.film.bar.play.accessibleName()
    QTest.keyClick(scene.film.picture, Key.Key_Space)
    scene.settle()
    assert scene.at == 0
    assert not scene.showing.is_wanted


def test_up_and_down_go_from_one_to_the_next(scene: Scene) -> None:
    browser = scene.page.browser
    scene.press(Key.Key_Down)
    assert browser.chosen()[0].name == "b-zaal.jpg"
    assert not scene.film.bar.isVisible()
    assert not scene.film.scrub.isVisible()
    for key, name in ((Key.Key_Left, "a-sprint.mp4"), (Key.Key_Down, "b-zaal.jpg"), (Key.Key_Up, "a-sprint.mp4")):
        scene.press(key)
        assert browser.chosen()[0].name == name
    scene.press(Key.Key_Right, Key.Key_Left, Key.Key_Space)  # these are for its time
    assert browser.chosen()[0].name == "a-sprint.mp4"
    assert "Up" in browser.previous_button.toolTip()
    assert "Down" in browser.next_button.toolTip()


def test_the_focus_stays_where_it_is_seen(scene: Scene, qtbot: QtBot) -> None:
    scene.film.scrub.setFocus()
    qtbot.keyClick(scene.film.scrub, Key.Key_Down)
    scene.settle()
    assert scene.film.picture.hasFocus()


# Leaving


def another(scene: Scene) -> None:
    scene.press(Key.Key_Down)


def sheet(scene: Scene) -> None:
    scene.page.show_view("sheet")


def past(scene: Scene) -> None:
    scene.page.show_view("past")


def room(scene: Scene) -> None:
    scene.program.window.go(Room.GALLERY)


def decision(scene: Scene) -> None:
    sign(scene.page)
    scene.page.form.reason.setText("posed")
    scene.page.form.approve_button.click()


@pytest.mark.parametrize("leave", [another, sheet, past, room, decision])
def test_it_stops_and_nothing_is_kept_when_it_is_left(scene: Scene, leave: Callable[[Scene], None]) -> None:
    scene.play()
    scene.pass_by(1, 2, 3)
    assert scene.at == 3
    leave(scene)
    scene.settle()
    scene.settle()
    scene.assert_nothing_is_left()
    assert scene.film.picture.image is None or scene.film.picture.image.width() != WIDTH


def test_frames_that_come_late_are_not_shown(scene: Scene) -> None:
    QTest.keyClick(scene.film.picture, Key.Key_Space)
    another(scene)
    scene.assert_nothing_is_left()
    assert scene.film.picture.image is not None
    assert "b-zaal.jpg" in scene.film.picture.accessibleName()


def test_it_plays_on_while_what_waits_is_read_anew(scene: Scene) -> None:
    scene.play()
    scene.pass_by(1, 2, 3)
    scene.page.reload()
    scene.settle()
    assert scene.showing.player.is_playing
    assert scene.at == 3
    assert scene.page.form.approve_button.isEnabled()


def test_what_was_looked_at_otherwise_is_another_picture(scene: Scene) -> None:
    """Of a video the covers tell nothing of who is found in it."""
    one = scene.waiting
    assert one.screening is not None
    other = replace(one, screening=replace(one.screening, fingerprint="another"), tracks=replace(one.tracks, tracks=()))
    scene.press(Key.Key_Home)
    pictures, showing = scene.page.pictures, scene.showing
    assert pictures.picture(one, LARGE_PX) is not None
    assert pictures.picture(other, LARGE_PX) is None
    assert [pictures.is_seen(each) for each in (one, other)] == [True, False]
    assert [showing.percent_of(each) is not None for each in (one, other)] == [True, False]
    scene.settle()


# How much of it was seen

EACH_SECOND = "You saw something of each second of this video."


def part_seen(scene: Scene) -> str:
    percent = scene.showing.percent_of(scene.waiting)
    assert percent is not None
    assert 0 < percent < 50
    return f"You saw something of {percent} % of this video."


def test_who_may_approve_is_told_how_much_of_it_they_saw(scene: Scene) -> None:
    note, approve = scene.page.form.seen_note, scene.page.form.approve_button
    assert note.isVisible()
    assert "only stills" in note.text()
    assert approve.isEnabled()
    scene.press(Key.Key_Home)
    assert note.text() == approve.accessibleDescription() == part_seen(scene)
    scene.play()
    scene.pass_by(*range(5, FRAMES, 5), FRAMES - 1)
    assert note.text() == EACH_SECOND
    assert not [watched.percent for watched in scene.program.bench.watched.values() if watched.percent]
    another(scene)
    assert not note.isVisible()
    scene.press(Key.Key_Up)
    assert note.text() == EACH_SECOND


def test_nothing_is_claimed_but_what_was_measured() -> None:
    assert [seen_words(percent) for percent in (None, 0, 1, 99, 100)] == [
        "You saw only stills of this video.",
        "You saw something of less than 1 % of this video.",
        "You saw something of 1 % of this video.",
        "You saw something of 99 % of this video.",
        EACH_SECOND,
    ]


def test_before_its_first_frame_only_stills_were_seen(scene: Scene) -> None:
    scene.showing._begin()
    assert scene.showing.percent_of(scene.waiting) is None
    scene.settle()
    assert scene.showing.percent_of(scene.waiting)


def test_what_was_rushed_through_was_not_seen(scene: Scene) -> None:
    scene.press(Key.Key_Home)
    scene.showing.player.set_speed(8.0)
    before = scene.page.form.seen_note.text()
    scene.play()
    scene.pass_by(30, 55)
    assert scene.page.form.seen_note.text() == before == part_seen(scene)


def test_somebody_else_saw_nothing_yet(scene: Scene, qtbot: QtBot) -> None:
    scene.press(Key.Key_Home)
    assert scene.page.form.seen_note.text() == part_seen(scene)
    scene.program.window.go(Room.GALLERY)
    arrive(scene.program, qtbot)
    assert "only stills" in scene.page.form.seen_note.text()


def test_who_may_not_approve_is_not_told(scene: Scene) -> None:
    sign(scene.page, "Kim")
    assert not scene.page.form.approve_button.isEnabled()
    assert not scene.page.form.seen_note.isVisible()


def test_playing_alone_does_not_make_it_approvable(scene: Scene) -> None:
    """The sheet has to have been there: it shows every place that somebody said shows nobody."""
    assert scene.page.waiting.can_approve(scene.waiting)
    scene.page.pictures._seen.clear()
    scene.press(Key.Key_Home)
    assert scene.at == 0
    assert not scene.page.waiting.can_approve(scene.waiting)
    scene.page._show_chosen()
    assert not scene.page.form.approve_button.isEnabled()


def test_the_sheet_may_come_while_it_is_played(scene: Scene) -> None:
    scene.press(Key.Key_Home)
    scene.page.browser.seen.forget()
    scene.page.browser._show()
    assert scene.at == 0
    assert scene.page.browser.has_seen(scene.waiting)


@pytest.mark.parametrize("language", [Language.NL])
def test_all_of_it_in_dutch(denied: Scene, program: Program) -> None:
    denied.put_anew(correcting.keep_sound(denied.item, kim(program), nobody_audible=True))
    denied.press(Key.Key_Home)
    text = said(denied.page)
    for part in ("Kim heeft gezegd", "Het geluid gaat mee", "Beluisterd door: Kim"):
        assert part in text
    percent = denied.showing.percent_of(denied.waiting)
    assert denied.page.form.seen_note.text() == f"U zag van {percent} % van deze video iets."
    assert "geen persoon" in denied.film.scrub.accessibleDescription()
    assert "zoals het weg zou gaan" in denied.film.picture.accessibleName()
    assert "beelden" in denied.film.stills.toolTip()


@pytest.mark.parametrize("is_played", [False, True])
def test_how_much_of_it_was_seen_is_recorded_with_the_decision(scene: Scene, *, is_played: bool) -> None:
    one = scene.page.browser.chosen()[0]
    if is_played:
        scene.press(Key.Key_Home)
        scene.play()
        scene.pass_by(*range(5, FRAMES, 5), FRAMES - 1)
    sign(scene.page)
    scene.page._decide(True, "fine")  # noqa: FBT003 - as a signal carries it
    scene.settle()
    looks = {line.question.sha256: line.answer.look for line in past_answers(scene.program.desk.workplace)}
    assert looks == {one.sha256: Look(100 if is_played else 0, stills=True)}
