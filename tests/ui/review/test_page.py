"""The way through the photos, what is said of each, and what is shown where there is nothing to be seen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import piexif
import pytest
from PIL import Image
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QApplication, QComboBox, QListWidget, QPushButton

from app.model import DecisionKind, Recipient, Setting, Verdict
from app.records import reported
from tests.stand_ins import photo
from tests.ui.review.conftest import Scene
from ui.asking import NameDialog, ask_operator
from ui.review.facts_section import DayDialog
from ui.review.order import Need, need, review_order
from ui.review.reporting import ReportDialog
from ui.review.stage import StageState
from ui.rooms import Room
from ui.theme import LIGHT, stylesheet

Key = Qt.Key


def press(scene: Scene, *keys: Qt.Key) -> None:
    for key in keys:
        shown = scene.page.stage.currentWidget()
        assert shown is not None
        QTest.keyClick(shown, key)
        scene.settle()


def state(scene: Scene) -> StageState:
    return scene.page.stage.state


def name(scene: Scene) -> str:
    return scene.item.found.path.name


def make_doubtful(scene: Scene, file: Path) -> None:
    row = scene.bench.model.row(str(file))
    assert row is not None
    assert row.item.screening is not None
    faces = tuple(replace(face, doubtful=True) for face in row.item.screening.faces)
    scene.bench.model.replace_items([replace(row.item, screening=replace(row.item.screening, faces=faces))])


@pytest.mark.usefixtures("permission")
def test_doubt_comes_first_then_questions_then_the_rest(scene: Scene, folder: Path) -> None:
    scene.open([folder])
    make_doubtful(scene, folder / "b.jpg")
    (folder / "x.jpg").write_bytes(b"\xff\xd8\xff\xe0 no photo")
    rows = scene.bench.model.rows()
    assert [Path(path).name for path in review_order(rows)] == ["b.jpg", "c.jpg", "a.jpg"]
    scene.bench.in_review = ""
    scene.page.arrive(None)
    scene.settle()
    assert name(scene) == "b.jpg"
    press(scene, Key.Key_Right)
    assert name(scene) == "c.jpg"
    press(scene, Key.Key_N)
    assert name(scene) == "a.jpg"
    press(scene, Key.Key_Left)
    assert name(scene) == "c.jpg"
    assert [need(row) for row in scene.bench.model.rows()] == [Need.UNSEEN, Need.SEEN, Need.SEEN]
    assert scene.gone[-1] == (Room.REVIEW, str(folder / "c.jpg"))


@pytest.mark.usefixtures("permission")
def test_a_photo_that_did_not_show_yet_was_not_seen(scene: Scene, folder: Path) -> None:
    scene.open([folder])
    scene.canvas.clear()
    before = scene.item
    scene.page.go_on()
    row = scene.bench.model.row(before.path)
    assert row is not None
    assert not row.item.seen


@pytest.mark.usefixtures("permission")
def test_undo_goes_back_to_the_photo_that_it_concerns(scene: Scene, folder: Path) -> None:
    scene.open([folder])
    first = name(scene)
    press(scene, Key.Key_X, Key.Key_Right)
    assert name(scene) != first
    scene.bench.undo.undo()
    assert name(scene) == first
    assert not scene.item.seen
    scene.bench.undo.undo()
    assert not scene.item.has(DecisionKind.DO_NOT_USE)


@pytest.mark.usefixtures("permission")
def test_nobody_in_it_by_one_key(scene: Scene, folder: Path) -> None:
    scene.open([folder])
    assert name(scene) == "c.jpg"
    press(scene, Key.Key_0)
    row = scene.bench.model.row(str(folder / "c.jpg"))
    assert row is not None
    assert row.judged is not None
    assert (row.item.seen, row.judged.verdict) == (True, Verdict.ALLOWED)
    assert name(scene) == "a.jpg"
    press(scene, Key.Key_0)
    assert name(scene) == "a.jpg"
    assert not scene.item.has(DecisionKind.NOBODY_RECOGNISABLE)
    assert "outlined" in scene.page.message.text


@pytest.mark.usefixtures("permission")
@pytest.mark.parametrize(
    ("key", "kind", "expected"),
    [
        (Key.Key_X, DecisionKind.DO_NOT_USE, ("A3", Verdict.BLOCKED)),
        (Key.Key_G, DecisionKind.NOT_FITTING, ("A8", Verdict.REFERRED)),
        (Key.Key_D, DecisionKind.DOUBT, ("B5", Verdict.REFERRED)),
    ],
)
def test_marks_by_key_change_the_verdict_and_back(
    scene: Scene, folder: Path, key: Qt.Key, kind: DecisionKind, expected: tuple[str, Verdict]
) -> None:
    scene.open([folder / "b.jpg"])
    press(scene, key)
    assert scene.item.has(kind)
    assert scene.row.judged is not None
    assert (scene.page.panel.verdict.findings[0][0][:2], scene.row.judged.verdict) == expected
    press(scene, key)
    assert not scene.item.has(kind)
    assert scene.row.judged is not None
    assert scene.row.judged.verdict is Verdict.COVER


@pytest.mark.usefixtures("permission")
def test_star_setting_and_day(scene: Scene, folder: Path) -> None:
    photo(folder / "b.jpg", 1, seed=2, captured=None)
    scene.open([folder / "b.jpg"])
    press(scene, Key.Key_S)
    assert scene.item.starred
    box = scene.page.panel.facts.setting
    box.setCurrentIndex(box.findData(Setting.LESSON_RECORDING))
    box.activated.emit(box.currentIndex())
    scene.settle()
    assert scene.item.setting is Setting.LESSON_RECORDING
    assert scene.row.judged is not None
    assert scene.row.judged.verdict is Verdict.BLOCKED
    assert "unknown" in scene.page.panel.facts.lines[0][1]
    scene.page.editor.attest(date(2024, 5, 20))
    scene.settle()
    assert "unknown" in scene.page.panel.facts.lines[0][1]
    assert scene.page.panel.facts.lines[-1] == ("Attested day: 20 May 2024", "attested by you, not in the file")


@pytest.mark.usefixtures("permission")
def test_where_the_day_is_attested_it_is_said_which_day_the_file_names(scene: Scene, tmp_path: Path) -> None:
    path = tmp_path / "fotos" / "IMG-20240518-WA0003.jpg"
    photo(path, 1, seed=2, captured=None)
    told = piexif.dump({"Exif": {piexif.ExifIFD.DateTimeDigitized: b"2024:05:16 09:10:11"}})
    piexif.insert(told, str(path))
    scene.open([path])
    facts = scene.page.panel.facts
    assert [line for line, _ in facts.lines] == [
        "Captured: -",
        "The file also names: 16 May 2024, 09:10:11",
        "The file's name says: 18 May 2024",
    ]
    facts.attest.click()
    dialog = facts.findChild(DayDialog)
    assert dialog is not None
    assert dialog.lines.texts == facts.lines
    assert dialog.day == date(2024, 5, 16)
    dialog.accept()
    scene.settle()
    assert scene.item.attested == (date(2024, 5, 16), date(2024, 5, 16))


@pytest.mark.usefixtures("permission")
def test_an_impossible_time_is_not_said_to_be_attested(scene: Scene, folder: Path) -> None:
    photo(folder / "b.jpg", 1, seed=2, captured="2000:01:01 00:00:00")
    scene.open([folder / "b.jpg"])
    scene.page.editor.attest(date(2024, 5, 18))
    scene.settle()
    lines = scene.page.panel.facts.lines
    assert lines[0][0] == "Captured: 1 January 2000, 00:00"
    assert lines[0][1].startswith("implausible")
    assert lines[-1] == ("Attested day: 18 May 2024", "attested by you, not in the file")


@pytest.mark.usefixtures("permission")
def test_a_reason_writes_days_as_people_do(scene: Scene, folder: Path) -> None:
    photo(folder / "b.jpg", 1, seed=2, captured="2024:01:04 09:00:00")
    scene.open([folder / "b.jpg"])
    (said,) = [line for line, _ in scene.page.panel.verdict.findings if "so of after the capture" in line]
    assert "of 5 January 2024" in said
    assert "(4 January 2024, 09:00)" in said


@pytest.mark.usefixtures("permission")
def test_a_report_hides_the_photo_for_good(scene: Scene, folder: Path) -> None:
    scene.open([folder])
    path = scene.item.path
    press(scene, Key.Key_X)

    QTest.keyClick(scene.canvas, Key.Key_M)
    dialog = scene.page.findChild(ReportDialog)
    assert dialog is not None
    assert dialog.to is None
    ok = dialog.findChild(QPushButton, "reportOk")
    assert ok is not None
    assert not ok.isEnabled()
    choice = dialog.findChild(QAbstractButton, "report-board")
    assert choice is not None
    choice.click()
    assert ok.isEnabled()
    ok.click()
    scene.settle()
    scene.qtbot.waitUntil(lambda: scene.item.has(DecisionKind.REPORTED))
    assert [one.reason for one in scene.item.decisions if one.kind is DecisionKind.REPORTED] == [Recipient.BOARD]
    assert state(scene) is StageState.REPORTED
    assert not scene.canvas.has_picture
    assert not scene.bench.undo.canUndo()
    with scene.desk.workplace.reading() as register:
        assert len(reported(register)) == 1
    assert any("board" in line for line, _ in scene.page.panel.past.lines)
    asked = len(scene.looks.asked)
    press(scene, Key.Key_Right)
    scene.page.arrive(path)
    scene.settle()
    assert state(scene) is StageState.REPORTED
    assert path not in [one for one, _ in scene.looks.asked[asked:]]
    assert scene.page.panel.traces.lines == ()
    press(scene, Key.Key_A, Key.Key_S, Key.Key_0)
    assert not scene.item.starred
    assert not scene.item.has(DecisionKind.COVER_ALL)


@pytest.mark.usefixtures("permission")
def test_what_cannot_be_read_says_so(scene: Scene, folder: Path) -> None:
    (folder / "x.jpg").write_bytes(b"\xff\xd8\xff\xe0 no photo")
    scene.open([folder / "x.jpg"])
    assert state(scene) is StageState.UNREADABLE
    press(scene, Key.Key_Right)
    assert not scene.item.seen


@pytest.mark.usefixtures("permission")
def test_a_photo_that_changed_since_is_not_shown(scene: Scene, folder: Path) -> None:
    scene.open([folder])
    photo(folder / "b.jpg", 3, seed=77)
    scene.page.arrive(str(folder / "b.jpg"))
    scene.settle()
    assert state(scene) is StageState.CHANGED
    assert not scene.canvas.has_picture
    scene.page.go_on()
    row = scene.bench.model.row(str(folder / "b.jpg"))
    assert row is not None
    assert not row.item.seen


@pytest.mark.usefixtures("permission")
def test_what_was_not_looked_at_yet_waits(scene: Scene, folder: Path) -> None:
    scene.open([folder])
    item = scene.item
    scene.bench.model.replace_items([replace(item, screening=None)])
    assert state(scene) is StageState.WAITING
    assert not scene.canvas.has_picture
    scene.bench.model.replace_items([item])
    scene.settle()
    assert state(scene) is StageState.PHOTO


def test_without_an_event_the_room_explains_itself(scene: Scene) -> None:
    scene.page.show()
    scene.page.arrive(None)
    assert state(scene) is StageState.NOTHING


@pytest.mark.usefixtures("permission")
def test_zooming_in_asks_for_more_pixels_once(scene: Scene, tmp_path: Path) -> None:
    large = photo(tmp_path / "fotos" / "a.jpg", 1)
    scene.open([large])
    assert [side for _, side in scene.looks.asked] == [1600]
    scene.canvas.zoom_by(3)
    scene.canvas.zoom_by(2)
    assert [side for _, side in scene.looks.asked] == [1600]  # all pixels are there already
    scene.canvas._size = (3600, 2000)
    scene.canvas._pixmap.setScale(10)
    scene.canvas.zoom_by(1.2)
    scene.canvas.zoom_by(1.2)
    scene.settle()
    assert len(scene.looks.asked) == 2


@pytest.mark.usefixtures("permission")
def test_the_panel_tells_what_the_file_carries(scene: Scene, folder: Path) -> None:
    scene.open([folder / "b.jpg"], reminded=True)
    panel = scene.page.panel
    assert any("14 May 2024, 10:30:00" in line for line, _ in panel.traces.lines)
    assert panel.facts.lines[0] == ("Captured: 14 May 2024, 10:30", "written in the file itself")
    assert panel.facts.file_lines[0][0] == "360 x 200 pixels"
    assert panel.past.lines
    assert panel.reminder.isVisible()
    scene.open([folder / "b.jpg"])
    assert not panel.reminder.isVisible()


@pytest.mark.usefixtures("permission")
def test_the_panel_tells_what_was_done_to_the_picture_on_the_way_in(scene: Scene, tmp_path: Path) -> None:
    glass = np.full((80, 120, 4), 120, np.uint8)
    path = tmp_path / "fotos" / "glass.png"
    path.parent.mkdir()
    Image.fromarray(glass, "RGBA").save(path)
    scene.open([path])
    assert ("note: transparent parts were made white", "") in scene.page.panel.facts.file_lines


@pytest.mark.usefixtures("permission")
def test_every_control_has_a_name(scene: Scene, folder: Path) -> None:
    scene.page.setStyleSheet(stylesheet(LIGHT, 1.0))
    scene.open([folder])
    controls = [
        control
        for kind in (QAbstractButton, QComboBox, QAbstractSlider, QListWidget)
        for control in scene.page.findChildren(kind)
        if control.isVisible() and control.metaObject().className() not in ("QScrollBar",)
    ]
    assert len(controls) > 15
    for control in controls:
        interface = QAccessible.queryAccessibleInterface(control)
        assert interface.text(QAccessible.Text.Name), control.objectName()
        if isinstance(control, QAbstractButton) and control.isEnabled():
            assert control.width() >= 24, control.objectName()
            assert control.height() >= 24, control.objectName()
    assert "c.jpg" in scene.canvas.accessibleName()
    scene.page.arrive(str(folder / "a.jpg"))
    scene.settle()
    assert "Face 1: covered" in scene.canvas.accessibleDescription()
    assert scene.page.panel.regions.list.item(1).text() == "Face 2: covered"


@pytest.mark.usefixtures("permission")
def test_keys_are_for_the_photo_not_for_other_controls(scene: Scene, folder: Path) -> None:
    scene.open([folder])
    scene.page.activateWindow()
    star = scene.page.panel.marks.star
    star.setFocus()
    QTest.keyClick(star, Key.Key_X)
    assert not scene.item.has(DecisionKind.DO_NOT_USE)


def test_the_name_is_asked_once_and_remembered(scene: Scene) -> None:
    scene.remember(replace(scene.preferences, name=""))
    given: list[str] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, NameDialog)
        given.append(" Noor ")
        dialog._field.setText(given[0])
        dialog.accept()

    QTimer.singleShot(20, answer)
    actor = ask_operator(scene.context, scene.page)
    assert actor is not None
    assert actor.name == "Noor"
    assert scene.preferences.name == "Noor"
    assert ask_operator(scene.context, scene.page) == actor
    assert len(given) == 1


def test_who_says_no_name_decides_nothing(scene: Scene) -> None:
    scene.remember(replace(scene.preferences, name=""))

    def leave() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, NameDialog)
        assert not dialog._ok.isEnabled()
        dialog.reject()

    QTimer.singleShot(20, leave)
    assert ask_operator(scene.context, scene.page) is None
