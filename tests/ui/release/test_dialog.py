from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel
from pytestqt.qtbot import QtBot

from app.batch.under_way import Step, UnderWay
from app.books.withdrawing import ConsentKind, withdraw
from app.events.deciding import Author, cover_again, dismiss, mark
from app.media.video.probing import probe
from app.media.video.source import read_video
from app.model import Actor, Channel, DecisionKind, Role
from app.pipeline.release import Wish
from app.records import Assurance, Look, add_consent, basis_of, consents, open_referrals
from app.redaction.cover import CoverStyle, Manner
from app.redaction.regions import Extent
from app.register import Query
from app.register.exports import OPENED, find_export
from tests.make_film import Film, film, patch_scene
from tests.slow_workers import use_slow_workers
from tests.stand_ins import AtOnce, photo, use_stand_ins
from tests.ui.programs import CONSENT, SPORTS, begin, permit, running, settle, workplace_at
from ui.badges import Badge
from ui.main import Program
from ui.release.dialog import ReleaseDialog, open_release_dialog
from ui.release.page import ResultsPage
from ui.release.progress import ProgressPanel
from ui.release.ready import Lack
from ui.release.telling import lack_sentence
from ui.rooms import Room

LEFT = Qt.MouseButton.LeftButton
Open = Callable[..., ReleaseDialog]


def tick(qtbot: QtBot, dialog: ReleaseDialog) -> None:
    """Say that it is for the school's own account, and that what nobody looked at may leave."""
    dialog.unseen.confirmed.setChecked(True)
    dialog.own_account.setFocus()
    qtbot.keyClick(dialog.own_account, Qt.Key.Key_Space)


def words_in(dialog: ReleaseDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def assert_lacks(dialog: ReleaseDialog, lack: Lack) -> None:
    assert not dialog.release_button.isEnabled()
    assert dialog.why.text() == lack_sentence(lack)
    assert dialog.release_button.accessibleDescription() == dialog.why.text()


def test_photos_are_released_by_clicks(program: Program, qtbot: QtBot, dialog: Open, tmp_path: Path) -> None:
    shown = dialog()
    assert shown.release_button.text().startswith("Release 3 ")
    assert shown.use.consents.reference() == CONSENT
    assert shown.files.out == tmp_path / "vrijgegeven"
    tick(qtbot, shown)
    assert shown.release_button.isEnabled(), shown.why.text()
    with qtbot.waitSignal(program.bench.release_ended, timeout=20_000):
        qtbot.mouseClick(shown.release_button, LEFT)
    settle(program, qtbot)
    assert program.window.room is Room.RESULTS
    fates = [item.ending.fate if item.ending else None for item in program.bench.model.items()]
    assert fates == ["released", "released", "released", "held"]
    assert sorted(path.name for path in (tmp_path / "vrijgegeven").iterdir()) == [
        f"nieuwsbrief-000{number}.jpg" for number in (1, 2, 3)
    ]
    assert program.read_preferences().out == str(tmp_path / "vrijgegeven")
    with program.desk.workplace.reading() as register:
        assert len(open_referrals(register)) == 1


def test_it_says_what_will_happen_and_why_some_stay(dialog: Open) -> None:
    said = words_in(dialog())
    assert "3 file" in said
    assert "1x B5" in said
    assert "A4" in said
    assert "A5" in said


def test_a_late_word_of_how_far_it_is_leaves_that_it_stops(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    begin(program, qtbot, tmp_path / "fotos")
    panel = ProgressPanel(program.window.context)
    qtbot.addWidget(panel)
    panel.begin(4, "/uit")
    panel.show_stopping()
    panel.show_progress(2, 4)
    assert panel.bar.value() == panel.bar.maximum() / 2
    assert panel.bar.accessibleDescription().startswith("Stopping.")
    panel.begin(3, "/uit")
    assert panel.bar.accessibleDescription().startswith("0 of 3")


def test_the_bar_tells_how_far_one_video_is(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    begin(program, qtbot, tmp_path / "fotos")
    panel, items = ProgressPanel(program.window.context), program.bench.covering
    qtbot.addWidget(panel)
    panel.begin(1, "/uit")
    shares = []
    for share in (0.25, 0.5, 0.5, 1.0):
        items.hear(UnderWay(program.bench.model.items()[0].found, Step.COVERING, share))
        shares.append(panel.bar.value() / panel.bar.maximum())
    assert shares == [0.25, 0.5, 0.5, 0.5]  # where it is over it is not done yet, and not begun anew
    panel.show_progress(1, 1)
    assert panel.bar.value() == panel.bar.maximum()
    panel.begin(1, "/uit")
    assert panel.bar.value() == 0


def test_names_and_size_are_as_chosen(program: Program, qtbot: QtBot, dialog: Open, tmp_path: Path) -> None:
    photo(tmp_path / "large" / "x.jpg")
    shown = dialog(0)
    shown.files.keep.setChecked(True)
    shown.files.size_box.setCurrentIndex(2)
    assert shown.files.max_side == 1600
    tick(qtbot, shown)
    with qtbot.waitSignal(program.bench.release_ended, timeout=20_000):
        qtbot.mouseClick(shown.release_button, LEFT)
    settle(program, qtbot)
    assert [path.name for path in (tmp_path / "vrijgegeven").iterdir()] == ["IMG_1.jpg"]


def test_how_videos_are_encoded_is_asked_only_where_there_are_some(dialog: Open) -> None:
    shown = dialog(0)
    assert shown.files.videos.isHidden()
    assert shown.files.codec == "h264"


def test_a_video_may_leave_as_hevc(home: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, tmp_path: Path) -> None:
    said = {"com.apple.quicktime.creationdate": "2024-05-14T10:00:00+0200"}
    film(tmp_path / "films" / "film.mov", Film(10, said=said), patch_scene)
    permit(workplace_at(home))
    with running(home, monkeypatch) as program:
        program.window.show()
        begin(program, qtbot, tmp_path / "films")
        (item,) = program.bench.model.items()
        open_release_dialog(program.window.context, (item.path,), program.window)
        settle(program, qtbot)
        (shown,) = program.window.findChildren(ReleaseDialog)
        assert not shown.files.videos.isHidden()
        choose(shown.files.codec_box, "hevc")
        tick(qtbot, shown)
        assert shown.release_button.isEnabled(), shown.why.text()
        with qtbot.waitSignal(program.bench.release_ended, timeout=60_000):
            qtbot.mouseClick(shown.release_button, LEFT)
        settle(program, qtbot)
    (written,) = (tmp_path / "vrijgegeven").iterdir()
    assert probe(read_video(written)).codec == "hevc"


def choose(box: QComboBox, word: str) -> None:
    """As by mouse or keyboard."""
    box.setCurrentIndex(box.findData(word))
    box.activated.emit(box.currentIndex())


def test_covers_are_solid_over_the_head_unless_chosen_otherwise(dialog: Open) -> None:
    shown = dialog(0)
    assert shown.covering.manner == Manner(CoverStyle.SOLID, Extent.HEAD)
    boxes = (shown.covering.style_box, shown.covering.extent_box)
    words = [[box.itemData(index) for index in range(box.count())] for box in boxes]
    assert words == [["solid", "soft", "disc"], ["head", "shoulders"]]
    assert "Why no blur?" in words_in(shown)


def test_people_are_covered_as_chosen_and_it_is_shown_and_recorded(
    program: Program, qtbot: QtBot, dialog: Open, tmp_path: Path
) -> None:
    shown = dialog(0)
    before = shown._strip.findChildren(QLabel)[0].pixmap().toImage()
    choose(shown.covering.style_box, "soft")
    choose(shown.covering.extent_box, "shoulders")
    settle(program, qtbot)
    assert shown._strip.findChildren(QLabel)[-1].pixmap().toImage() != before
    assert shown.context.manner == Manner(CoverStyle.SOFT, Extent.SHOULDERS)  # review and the photos show it now
    tick(qtbot, shown)
    with qtbot.waitSignal(program.bench.release_ended, timeout=20_000):
        qtbot.mouseClick(shown.release_button, LEFT)
    settle(program, qtbot)
    ending = program.bench.model.items()[0].ending
    assert ending is not None
    assert (ending.fate, ending.entry is not None) == ("released", True)
    with program.desk.workplace.reading() as register:
        (opened,) = register.entries(Query((OPENED,)))
    assert '"cover": {"extent": "shoulders", "style": "soft"}' in json.dumps(opened.payload, sort_keys=True)
    assert dialog(0).covering.manner == Manner(CoverStyle.SOFT, Extent.SHOULDERS)


def test_each_lack_is_said_until_nothing_lacks(program: Program, qtbot: QtBot, dialog: Open) -> None:
    shown = dialog(0)
    assert_lacks(shown, Lack.UNSEEN)
    shown.unseen.confirmed.setChecked(True)
    assert_lacks(shown, Lack.ACCOUNT)
    tick(qtbot, shown)
    shown.use.operator.clear()
    assert_lacks(shown, Lack.NAME)
    qtbot.keyClicks(shown.use.operator, " sam  director")
    assert_lacks(shown, Lack.GIVER)
    shown.use.operator.setText("Kim")
    assert shown.release_button.isEnabled()
    shown.use.show_channel(None)
    shown.use.changed.emit()
    settle(program, qtbot)
    assert_lacks(shown, Lack.CHANNEL)


def test_another_channel_is_the_events_own_and_judges_anew(program: Program, qtbot: QtBot, dialog: Open) -> None:
    shown = dialog()
    tick(qtbot, shown)
    shown.use.show_channel(Channel.WEBSITE)  # the consent does not speak of it
    shown.use.channel_box.activated.emit(shown.use.channel_box.currentIndex())
    settle(program, qtbot)
    assert program.bench.current is not None
    assert program.bench.current.channel is Channel.WEBSITE
    assert shown.use.consents.reference() is None
    assert_lacks(shown, Lack.CONSENT)


@pytest.mark.parametrize("below", ["fotos", "fotos/uit", "fotos/uit/../.", "link"])
def test_the_folder_of_the_originals_is_refused(
    program: Program, dialog: Open, qtbot: QtBot, tmp_path: Path, below: str
) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "fotos")
    shown = dialog(0)
    tick(qtbot, shown)
    assert shown.release_button.isEnabled()
    shown.files.show_out(tmp_path / below)
    assert_lacks(shown, Lack.PLACE)
    settle(program, qtbot)
    assert_lacks(shown, Lack.SOURCE)
    shown.files.show_out(tmp_path / "elders")
    assert_lacks(shown, Lack.PLACE)
    settle(program, qtbot)
    assert shown.release_button.isEnabled()


def test_a_remembered_folder_that_is_a_source_now_is_not_proposed(program: Program, dialog: Open, tmp_path: Path) -> None:
    program.remember(replace(program.read_preferences(), out=str(tmp_path / "fotos" / "uit")))
    assert dialog(0).files.out == tmp_path / "vrijgegeven"


def test_what_only_a_leader_can_let_go_is_put_to_the_leader(program: Program, qtbot: QtBot, dialog: Open) -> None:
    shown = dialog(3)
    assert_lacks(shown, Lack.NOTHING)
    assert shown.refer_button.isVisible()
    qtbot.mouseClick(shown.refer_button, LEFT)
    settle(program, qtbot)
    assert shown.banner.isVisible()
    with program.desk.workplace.reading() as register:
        assert [one.question.path for one in open_referrals(register)] == [program.bench.model.items()[3].path]


def test_nothing_of_what_is_not_to_be_used_is_shown(program: Program, qtbot: QtBot, dialog: Open) -> None:
    kim = Author(Actor("Kim", Role.OPERATOR), program.desk.workplace.now)
    program.bench.change("x", [mark(program.bench.model.items()[0], DecisionKind.DO_NOT_USE, kim)])
    settle(program, qtbot)
    shown = dialog(0)
    assert_lacks(shown, Lack.NOTHING)
    assert not shown.refer_button.isVisible()
    assert not shown._strip.isVisible()


def test_esc_leaves_without_releasing(program: Program, qtbot: QtBot, dialog: Open, tmp_path: Path) -> None:
    shown = dialog()
    with qtbot.waitSignal(shown.destroyed):
        qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert not (tmp_path / "vrijgegeven").exists()
    assert all(item.ending is None for item in program.bench.model.items())


def test_stopping_leaves_nothing_half_done_and_shows_the_results(
    program: Program, qtbot: QtBot, dialog: Open, tmp_path: Path
) -> None:
    shown = dialog()
    tick(qtbot, shown)
    with qtbot.waitSignal(program.bench.release_ended, timeout=20_000):
        qtbot.mouseClick(shown.release_button, LEFT)
        assert shown.progress.isVisible()
        qtbot.mouseClick(shown.progress.stop_button, LEFT)
    settle(program, qtbot)
    released = [item for item in program.bench.model.items() if item.ending and item.ending.fate == "released"]
    out = tmp_path / "vrijgegeven"
    assert len(list(out.iterdir()) if out.exists() else []) == len(released)
    assert program.window.room is Room.RESULTS


@pytest.mark.parametrize("before", [True, False], ids=["after another", "as the first"])
def test_what_was_stopped_says_how_much_of_it_left(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, before: bool
) -> None:
    bench, page = program.bench, program.window.page(Room.RESULTS)
    assert isinstance(page, ResultsPage)
    paths, wish = [item.path for item in bench.model.items()], Wish(out=tmp_path / "uit", operator=KIM)
    if before:
        bench.release(paths[:1], wish, program.show_error)
        settle(program, qtbot)
        assert page.summary.property("kind") == "success"
    slow = use_slow_workers(monkeypatch)
    earlier = " 1 released before." if before else ""
    for finished, said in ((0, "0 files released, 3 not."), (1, "1 file released, 2 not.")):
        with qtbot.waitSignal(bench.release_ended, timeout=20_000):
            bench.release(paths[:3], wish, program.show_error)
            qtbot.waitUntil(lambda: bool(slow.waiting))
            for _ in range(finished):
                with qtbot.waitSignal(bench.release_progress):
                    slow.finish()
            bench.stop()
        settle(program, qtbot)
        slow.waiting.clear()
        program.window.go(Room.RESULTS)
        assert page.summary.isVisible()
        assert page.summary.text == f"Stopped: {said}{earlier}"
        assert page.summary.property("kind") == "warning"
    use_stand_ins(monkeypatch)
    monkeypatch.setattr("app.events.desk.Workers", AtOnce)
    with qtbot.waitSignal(bench.release_ended, timeout=20_000):
        bench.release(paths[:2], wish, program.show_error)
    settle(program, qtbot)
    assert page.summary.text == f"2 files released. {1 + before} released before."


def test_an_error_brings_the_form_back_and_is_said_in_place(
    program: Program, qtbot: QtBot, dialog: Open, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    shown = dialog(0)
    shown.files.show_out(tmp_path / "file")
    settle(program, qtbot)
    tick(qtbot, shown)
    qtbot.mouseClick(shown.release_button, LEFT)
    qtbot.waitUntil(shown.banner.isVisible, timeout=20_000)
    settle(program, qtbot)
    assert not shown.progress.isVisible()
    assert shown.release_button.isEnabled()


KIM = Actor("Kim", Role.OPERATOR)


def deny(program: Program, qtbot: QtBot, number: int) -> None:
    """Say of the first face of a photo that it is none; nobody recognisable is left."""
    author = Author(KIM, program.desk.workplace.now)
    item = program.bench.model.items()[number]
    assert item.screening is not None
    denied = mark(dismiss(item, item.screening.faces[0], author), DecisionKind.NOBODY_RECOGNISABLE, author)
    program.bench.change("x", [denied])
    settle(program, qtbot)


def test_faces_said_to_be_none_are_looked_at_before_anything_leaves(program: Program, qtbot: QtBot, dialog: Open) -> None:
    deny(program, qtbot, 1)
    shown = dialog()
    assert shown.denied.isVisible()
    assert "1 file" in shown.denied.told.text
    assert shown._strip._shown[0].found.path.name == "IMG_2.jpg"
    assert [item.found.path.name for item in shown.denied.strip._shown] == ["IMG_2.jpg"]
    tick(qtbot, shown)
    assert_lacks(shown, Lack.DISMISSED)
    shown.denied.confirmed.setChecked(True)
    assert shown.release_button.isEnabled()
    deny(program, qtbot, 0)
    assert_lacks(shown, Lack.DISMISSED)  # another one: it was not looked at
    for number in (0, 1):
        item = program.bench.model.items()[number]
        assert item.screening is not None
        program.bench.change("y", [cover_again(item, item.screening.faces[0])])
    settle(program, qtbot)
    assert not shown.denied.isVisible()
    assert_lacks(shown, Lack.UNSEEN)  # that nobody is in it does not hold any more: it was not looked at
    shown.unseen.confirmed.setChecked(True)
    assert shown.release_button.isEnabled()


def test_what_changed_on_record_since_is_known_when_it_opens(program: Program, qtbot: QtBot, dialog: Open) -> None:
    withdraw(program.desk.workplace, ConsentKind.LEADERSHIP, CONSENT, "a reason", KIM)  # in another window, say
    shown = dialog()
    assert shown.form().outlook.going == ()
    assert not shown.release_button.isEnabled()


def test_nothing_is_released_while_verdicts_are_on_their_way(program: Program, qtbot: QtBot, dialog: Open) -> None:
    shown = dialog()
    tick(qtbot, shown)
    assert shown.release_button.isEnabled()
    shown.use.show_channel(Channel.SOCIAL_MEDIA)
    shown.use.changed.emit()
    assert_lacks(shown, Lack.JUDGING)
    settle(program, qtbot)
    shown.use.show_channel(Channel.NEWSLETTER)  # shown, and not told to anybody
    shown._refresh()
    assert_lacks(shown, Lack.JUDGING)


def test_no_more_leaves_than_was_said(program: Program, qtbot: QtBot, dialog: Open, tmp_path: Path) -> None:
    """What is blocked when the button is pressed is not even tried, and the results tell of it."""
    author = Author(KIM, program.desk.workplace.now)
    program.bench.change("x", [mark(program.bench.model.items()[0], DecisionKind.DO_NOT_USE, author)])
    settle(program, qtbot)
    tried: list[str] = []
    shown = dialog()
    tick(qtbot, shown)
    assert shown.release_button.text().startswith("Release 2 ")
    program.bench.release_ended.connect(tried.extend)
    with qtbot.waitSignal(program.bench.release_ended, timeout=20_000):
        qtbot.mouseClick(shown.release_button, LEFT)
    settle(program, qtbot)
    assert [Path(path).name for path in tried] == ["IMG_2.jpg", "IMG_3.jpg", "leeg.jpg"]
    endings = [item.ending for item in program.bench.model.items()]
    assert [ending.fate if ending else None for ending in endings] == ["held", "released", "released", "held"]
    assert endings[0] is not None
    assert endings[0].reasons


def test_what_nobody_looked_at_leaves_only_on_somebodys_word(program: Program, qtbot: QtBot, dialog: Open) -> None:
    items = program.bench.model.items()
    program.bench.change("seen", [replace(items[0], seen=True)])
    settle(program, qtbot)
    shown = dialog(0, 1, 2)
    assert shown.unseen.isVisible()
    assert shown.unseen.lines.text() == "Not looked at by anybody: IMG_2.jpg, IMG_3.jpg"
    shown.own_account.setChecked(True)
    assert_lacks(shown, Lack.UNSEEN)
    shown.unseen.confirmed.setChecked(True)
    assert shown.release_button.isEnabled()
    program.bench.change("seen", [replace(items[1], seen=True)])
    settle(program, qtbot)
    assert shown.unseen.lines.text() == "Not looked at by anybody: IMG_3.jpg"
    assert_lacks(shown, Lack.UNSEEN)  # they are others than before
    program.bench.change("seen", [replace(items[2], seen=True)])
    settle(program, qtbot)
    assert not shown.unseen.isVisible()
    assert shown.release_button.isEnabled()


def test_who_said_that_nobody_is_recognisable_looked(program: Program, qtbot: QtBot, dialog: Open) -> None:
    author = Author(KIM, program.desk.workplace.now)
    program.bench.change("x", [mark(program.bench.model.items()[3], DecisionKind.NOBODY_RECOGNISABLE, author)])
    settle(program, qtbot)
    shown = dialog(3)
    assert shown.unseen.isHidden()
    shown.own_account.setChecked(True)
    assert shown.release_button.isEnabled()


def test_what_was_confirmed_stands_in_the_register(program: Program, qtbot: QtBot, dialog: Open) -> None:
    deny(program, qtbot, 1)
    program.bench.change("seen", [replace(program.bench.model.items()[2], seen=True)])
    settle(program, qtbot)
    shown = dialog(0, 1, 2)
    tick(qtbot, shown)
    shown.denied.confirmed.setChecked(True)
    with qtbot.waitSignal(program.bench.release_ended, timeout=20_000):
        qtbot.mouseClick(shown.release_button, LEFT)
    settle(program, qtbot)
    with program.desk.workplace.reading() as register:
        assert register.verify() == ()
        bases = [
            basis_of(export) for entry in register.entries(Query((OPENED,))) if (export := find_export(register, entry.subject))
        ]
    said = {Path(basis.path).name: basis.grounds.assurance for basis in bases if basis and basis.grounds}
    assert said == {
        "IMG_1.jpg": Assurance(own_account=True, unseen=Look(0)),
        "IMG_2.jpg": Assurance(own_account=True, no_face=True),
        "IMG_3.jpg": Assurance(own_account=True),
    }


def let_go(program: Program, qtbot: QtBot, shown: ReleaseDialog) -> None:
    """Confirm what is asked and release."""
    tick(qtbot, shown)
    with qtbot.waitSignal(program.bench.release_ended, timeout=20_000):
        qtbot.mouseClick(shown.release_button, LEFT)
    settle(program, qtbot)


def test_what_left_before_is_told_and_holds_nothing_back(
    program: Program, qtbot: QtBot, dialog: Open, folder: Path, tmp_path: Path
) -> None:
    shown = dialog(0, 1)
    assert shown.before.isHidden()
    let_go(program, qtbot, shown)
    begin(program, qtbot, folder, replace(SPORTS, name="Another event"))
    shown = dialog(0, 2)
    assert shown.before.isVisible()
    assert shown.before.told.text.startswith("1 file was released before.")
    line = shown.before.lines.text()
    assert line.startswith("IMG_1.jpg: ")
    assert line.endswith(f", newsletter, by Kim, as {tmp_path / 'vrijgegeven' / 'nieuwsbrief-0001.jpg'}")
    let_go(program, qtbot, shown)
    shown = dialog(0, 2)
    assert "2 files were released before" in shown.before.told.text
    assert "; and once before" in shown.before.lines.text().splitlines()[0]


def permit_another(program: Program, qtbot: QtBot) -> None:
    """The event rests on another consent from now on."""
    with program.desk.workplace.writing() as (register, _):
        given = next(consents(register))
        add_consent(register, replace(given, reference="SL-2024-02", withdrawn=None))
    assert program.bench.current is not None
    program.bench.set_event(replace(program.bench.current, consent="SL-2024-02"))
    settle(program, qtbot)


def test_that_a_consent_was_withdrawn_since_is_told_of_what_left_before(
    program: Program, qtbot: QtBot, dialog: Open, tmp_path: Path
) -> None:
    shown = dialog(0)
    let_go(program, qtbot, shown)
    withdraw(program.desk.workplace, ConsentKind.LEADERSHIP, CONSENT, "a reason", KIM)
    permit_another(program, qtbot)
    shown = dialog(0)
    assert shown.before.lines.text().endswith("; to be taken down: the consent was withdrawn")
    assert "a consent was withdrawn since" in shown.before.told.text
    shown.unseen.confirmed.setChecked(True)
    shown.own_account.setChecked(True)
    assert shown.release_button.isEnabled(), shown.why.text()


def test_a_later_release_does_not_hide_that_the_earlier_file_has_to_be_taken_down(
    program: Program, qtbot: QtBot, dialog: Open, tmp_path: Path
) -> None:
    let_go(program, qtbot, dialog(1))
    withdraw(program.desk.workplace, ConsentKind.LEADERSHIP, CONSENT, "a reason", KIM)
    permit_another(program, qtbot)
    let_go(program, qtbot, dialog(0, 1))
    shown = dialog(0, 1)
    first, other = shown.before.lines.text().splitlines()
    gone = tmp_path / "vrijgegeven" / "nieuwsbrief-0001.jpg"
    assert first.startswith("IMG_2.jpg: ")  # what somebody has to do something about
    assert first.endswith(f"; and once before; to be taken down of those before, as the consent was withdrawn: {gone}")
    assert str(gone) not in first.split(";")[0]
    assert "taken down" not in other
    program.window.go(Room.RESULTS)
    page = program.window.page(Room.RESULTS)
    assert isinstance(page, ResultsPage)
    settle(program, qtbot)
    seen = [(item.found.path.name, page.results.badge(item)) for item in page.results.items()]
    assert seen == [("IMG_2.jpg", Badge.TO_TAKE_DOWN)] * 2 + [("IMG_1.jpg", Badge.RELEASED)]  # the later and the earlier
    assert "Of 1 file a release is to be taken down" in page.summary.text
