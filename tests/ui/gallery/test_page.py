"""The gallery in a whole program: keys, bulk actions with undo, banners, and which thread does what."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app import workplace
from app.batch import workers
from app.events.deciding import dismiss, mark
from app.events.event import EventItem, Judged
from app.media import image
from app.model import Channel, DecisionKind, Finding, Setting, Verdict
from app.pipeline import preview
from app.register import open_register
from tests.stand_ins import photo
from tests.ui.gallery.making import AUTHOR
from tests.ui.programs import SPORTS, begin, permit, running, settle
from ui import looks
from ui.badges import Badge
from ui.event_model import REPORTED_CODE, ItemRole
from ui.gallery.attesting import AttestDialog
from ui.gallery.facts import Mark, Order, Wanted
from ui.gallery.notices import Concern
from ui.gallery.page import GalleryPage
from ui.gallery.sheet import SheetDialog
from ui.main import Program
from ui.release.dialog import ReleaseDialog
from ui.rooms import Room


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    with running(tmp_path / "home", monkeypatch) as program:
        permit(program.desk.workplace)
        yield program


@pytest.fixture
def gallery(program: Program, qtbot: QtBot, tmp_path: Path) -> GalleryPage:
    """Two faces, one face, nobody, nobody and no time."""
    folder = tmp_path / "photos"
    for number, (faces, captured) in enumerate(((2, True), (1, True), (0, True), (0, False))):
        when = {} if captured else {"captured": None}
        photo(folder / f"IMG_{number}.jpg", faces, seed=number, **when)  # type: ignore[arg-type]
    (folder / "list.txt").write_text("no photo")
    program.window.resize(1280, 800)
    program.window.show()
    begin(program, qtbot, folder, replace(SPORTS, days=(date(2024, 5, 14), date(2024, 5, 14)), reminded=True))
    program.window.go(Room.GALLERY)
    page = program.window.page(Room.GALLERY)
    assert isinstance(page, GalleryPage)
    settle(program, qtbot)
    page.count()
    return page


def item_of(page: GalleryPage, number: int) -> EventItem:
    return next(one for one in page.context.bench.model.items() if one.relative == f"IMG_{number}.jpg")


def select(page: GalleryPage, *numbers: int) -> None:
    page.grid.clearSelection()
    for number in numbers:
        index = page.shown.index_of(item_of(page, number).path)
        page.grid.selectionModel().select(index, page.grid.selectionModel().SelectionFlag.Select)
        page.grid.selectionModel().setCurrentIndex(index, page.grid.selectionModel().SelectionFlag.NoUpdate)


def press(page: GalleryPage, name: str, kind: type[QWidget] = QPushButton) -> None:
    found = page.findChild(kind, name)
    assert isinstance(found, QPushButton)
    found.click()


def concerns(page: GalleryPage) -> list[Concern]:
    return [notice.concern for notice in page.banners.notices]


def verdicts(page: GalleryPage) -> list[Verdict | None]:
    rows = (page.context.bench.model.row(item_of(page, number).path) for number in range(4))
    return [row.judged.verdict if row is not None and row.judged is not None else None for row in rows]


def test_keys_choose_ban_review_and_move(gallery: GalleryPage, qtbot: QtBot) -> None:
    grid = gallery.grid
    grid.setFocus()
    select(gallery, 0)
    with qtbot.waitSignal(gallery.actions_.said) as said:
        qtbot.keyClick(grid, Qt.Key.Key_S)
    assert said.args == ["Choose: 1 file. Ctrl+Z takes it back."]
    assert item_of(gallery, 0).starred
    qtbot.keyClick(grid, Qt.Key.Key_Space)
    assert not item_of(gallery, 0).starred
    qtbot.keyClick(grid, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(grid.paths()) == 4
    select(gallery, 1)
    qtbot.keyClick(grid, Qt.Key.Key_Delete)
    assert item_of(gallery, 1).has(DecisionKind.DO_NOT_USE)
    gallery.context.bench.undo.undo()
    assert not item_of(gallery, 1).has(DecisionKind.DO_NOT_USE)
    grid.setCurrentIndex(gallery.shown.index(0))
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    assert grid.currentIndex().row() == 1
    qtbot.keyClick(grid, Qt.Key.Key_PageDown)
    assert grid.currentIndex().row() == 3
    wide = grid.tile_px
    qtbot.keyClick(grid, Qt.Key.Key_Plus)
    assert grid.tile_px > wide
    assert gallery.filters.size_slider.value() == grid.tile_px


def test_enter_reviews(gallery: GalleryPage, qtbot: QtBot, program: Program) -> None:
    select(gallery, 1)
    qtbot.keyClick(gallery.grid, Qt.Key.Key_Return)
    assert program.window.room is Room.REVIEW


def test_ctrl_enter_releases_what_is_chosen(gallery: GalleryPage, program: Program, qtbot: QtBot) -> None:
    for numbers in ((0,), (0, 1)):  # and once more with another text on the button
        with qtbot.waitActive(program.window):
            program.window.activateWindow()
        gallery.grid.setFocus()
        select(gallery, *numbers)
        gallery.count()
        QTest.keySequence(gallery.grid, QKeySequence("Ctrl+Return"))
        qtbot.waitUntil(lambda: bool(program.window.findChildren(ReleaseDialog)))
        (dialog,) = program.window.findChildren(ReleaseDialog)
        assert len(dialog.paths) == len(numbers)
        with qtbot.waitSignal(dialog.destroyed):
            dialog.reject()
        settle(program, qtbot)


def test_stars_decide_what_is_released_else_the_selection(gallery: GalleryPage, qtbot: QtBot) -> None:
    assert gallery.to_release() == ()
    assert not gallery.header.release.isEnabled()
    select(gallery, 0, 1)
    assert len(gallery.to_release()) == 2
    select(gallery, 2)
    press(gallery, "starButton")
    select(gallery, 0, 1)
    gallery.count()
    assert gallery.to_release() == (item_of(gallery, 2).path,)
    assert gallery.header.release.isEnabled()

    press(gallery, "onlyChosen")
    assert [row.item.relative for row in gallery.shown.rows()] == ["IMG_2.jpg"]
    assert gallery.filters.chosen.marks == {Mark.STARRED}
    gallery.filters.clear()
    assert gallery.shown.rowCount() == 4
    assert not gallery.bar.only.isChecked()


def test_what_leaves_the_filter_is_not_selected_and_the_button_says_so(gallery: GalleryPage, qtbot: QtBot) -> None:
    grid, only = gallery.grid, gallery.bar.only
    grid.setFocus()
    select(gallery, 0, 1, 2)
    qtbot.keyClick(grid, Qt.Key.Key_S)
    gallery.count()
    assert gallery.header.release.text() == "Release 3 files…"
    only.click()
    qtbot.keyClick(grid, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(grid, Qt.Key.Key_S)
    only.setFocus()  # while somebody goes over them by keys, they stay
    qtbot.waitUntil(lambda: gallery.shown.rowCount() == 0)
    qtbot.waitUntil(lambda: gallery.header.release.text() == "Choose what to release")
    assert not gallery.header.release.isEnabled()
    star = gallery.findChild(QPushButton, "starButton")
    assert star is not None
    assert not star.isEnabled()
    assert "Ctrl+Z" in gallery.bar.said.text()


def test_banned_stars_do_not_let_the_selection_out_instead(gallery: GalleryPage) -> None:
    select(gallery, 2)
    press(gallery, "starButton")
    banned = mark(item_of(gallery, 2), DecisionKind.DO_NOT_USE, AUTHOR)
    gallery.context.bench.change("ban", [banned])
    assert item_of(gallery, 2).starred
    select(gallery, 0, 1)
    assert gallery.to_release() == ()


def test_what_cannot_be_marked_yet_is_said_and_stays_selected(gallery: GalleryPage, qtbot: QtBot) -> None:
    bench, grid = gallery.context.bench, gallery.grid
    looked_at = item_of(gallery, 0)
    bench.model.replace_items([replace(looked_at, screening=None)])
    select(gallery, 0)
    grid.setFocus()
    qtbot.keyClick(grid, Qt.Key.Key_Delete)
    assert not item_of(gallery, 0).decisions
    assert "1 file:" in gallery.warned.text
    assert gallery.warned.isVisible()
    assert grid.paths() == [looked_at.path]

    gallery.warned.warn("")
    select(gallery, 0, 1, 2)
    qtbot.keyClick(grid, Qt.Key.Key_Delete)
    assert [item_of(gallery, number).has(DecisionKind.DO_NOT_USE) for number in range(4)] == [False, True, True, False]
    assert grid.paths() == [looked_at.path]
    gallery.count()
    select(gallery, 3)
    press(gallery, "starButton")
    assert "1 file:" in gallery.warned.text
    assert gallery.warned.isVisible()

    bench.model.replace_items([looked_at])
    select(gallery, 0)
    qtbot.keyClick(grid, Qt.Key.Key_Delete)
    assert item_of(gallery, 0).has(DecisionKind.DO_NOT_USE)
    assert not gallery.warned.isVisible()


def test_the_warning_goes_when_it_was_read(gallery: GalleryPage) -> None:
    gallery.warned.warn("Not done.")
    assert gallery.warned.isVisible()
    press(gallery, "warnedUnderstood")
    assert gallery.warned.text == ""
    assert not gallery.warned.isVisible()


def test_filter_order_and_size_live_through_another_language(gallery: GalleryPage, program: Program, qtbot: QtBot) -> None:
    gallery.filters.only(Badge.REFERRED)
    gallery.filters.search.setText("IMG_2")
    gallery.filters.set_mark(Mark.NOBODY, on=True)
    gallery.filters.order.setCurrentIndex(gallery.filters.order.findData(Order.NAME))
    gallery.filters.order.activated.emit(gallery.filters.order.currentIndex())
    gallery.grid.set_tile_px(260)
    wanted = gallery.filters.chosen
    program.remember(replace(program.read_preferences(), language="nl"))
    settle(program, qtbot)
    program.window.go(Room.GALLERY)
    anew = program.window.page(Room.GALLERY)
    assert isinstance(anew, GalleryPage)
    assert anew is not gallery
    assert anew.filters.chosen == anew.shown.wanted == wanted
    assert anew.filters.order.currentData() == anew.shown.order == Order.NAME
    assert anew.grid.tile_px == anew.filters.size_slider.value() == 260
    assert [row.item.relative for row in anew.shown.rows()] == ["IMG_2.jpg"]


def test_another_event_is_shown_whole(gallery: GalleryPage, program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    gallery.filters.only(Badge.REFERRED)
    photo(tmp_path / "more" / "IMG_0.jpg", 1, seed=9)
    begin(program, qtbot, tmp_path / "more")
    assert gallery.filters.chosen == Wanted()
    assert gallery.shown.rowCount() == 1


def test_of_what_was_reported_elsewhere_no_picture_stays(gallery: GalleryPage, program: Program, qtbot: QtBot) -> None:
    item = item_of(gallery, 2)
    qtbot.waitUntil(lambda: program.looks.there(item.path) is not None)
    found = Finding(REPORTED_CODE, "A9", Verdict.BLOCKED, "Reported.", "")
    program.bench.model.replace_judged({item.path: Judged(Verdict.BLOCKED, (found,))})
    assert program.looks.there(item.path) is None
    gallery.grid.want_again()
    qtbot.wait(1)
    settle(program, qtbot)
    assert program.looks.there(item.path) is None
    dialog = SheetDialog(program.window.context, program.bench.model.rows(), program.window)
    assert item.path not in [dialog.model.index(place).data(ItemRole.PATH) for place in range(dialog.model.rowCount())]
    dialog.deleteLater()


def test_what_is_reported_leaves_the_open_sheet(gallery: GalleryPage, program: Program, qtbot: QtBot) -> None:
    item = item_of(gallery, 2)
    dialog = SheetDialog(program.window.context, program.bench.model.rows(), program.window)
    dialog.show()
    qtbot.waitUntil(lambda: item.path in dialog.confirmed)
    found = Finding(REPORTED_CODE, "A9", Verdict.BLOCKED, "Reported.", "")
    program.bench.model.replace_judged({item.path: Judged(Verdict.BLOCKED, (found,))})
    assert item.path not in dialog.confirmed
    place = next(place for place in range(2) if dialog.model.index(place).data(ItemRole.PATH) == item.path)
    assert dialog.model.index(place).data(ItemRole.ROW).is_reported
    dialog.hide()
    dialog.deleteLater()


def test_only_what_was_whole_on_the_sheet_was_seen(gallery: GalleryPage, program: Program, qtbot: QtBot) -> None:
    """One cell wide and one and a half high: the second photo is cut off until somebody scrolls on."""
    dialog = SheetDialog(program.window.context, program.bench.model.rows(), program.window)
    view = dialog.view
    first, second = (dialog.model.index(place).data(ItemRole.PATH) for place in range(2))
    view.setParent(None)  # in a window of its own: its size is the test's
    qtbot.addWidget(view)
    cell = view.sizeHintForIndex(dialog.model.index(0))
    edges = view.size() - view.viewport().size()
    view.resize(view.minimumWidth(), cell.height() * 2 - 1 + edges.height())
    view.show()
    qtbot.waitUntil(lambda: program.looks.there(second) is not None)
    qtbot.waitUntil(lambda: dialog.confirmed == (first,))
    assert view.visualRect(dialog.model.index(1)).intersects(view.viewport().rect())
    assert dialog.model.unseen == 1
    assert not dialog.confirm.isEnabled()
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: dialog.confirmed == (first, second))
    view.resize(1, 1)
    assert view.viewport().height() >= cell.height()
    assert view.viewport().width() >= cell.width()
    view.hide()
    dialog.deleteLater()


def test_whose_face_was_dismissed_is_not_confirmed_on_the_sheet(gallery: GalleryPage, program: Program, qtbot: QtBot) -> None:
    one = item_of(gallery, 1)
    assert one.screening is not None
    program.bench.change("no face", [dismiss(one, one.screening.faces[0], AUTHOR)])
    settle(program, qtbot)
    dialog = SheetDialog(program.window.context, program.bench.model.rows(), program.window)
    assert [alone.path for alone in dialog.alone] == [one.path]
    assert dialog.model.rowCount() == 2
    dialog.deleteLater()


def test_cover_all_is_marked_and_taken_back(gallery: GalleryPage) -> None:
    select(gallery, 0, 1)
    press(gallery, "coverAllButton")
    assert all(item_of(gallery, number).has(DecisionKind.COVER_ALL) for number in (0, 1))
    press(gallery, "coverAllButton")
    assert not any(item_of(gallery, number).has(DecisionKind.COVER_ALL) for number in (0, 1))
    gallery.context.bench.undo.undo()
    assert item_of(gallery, 1).has(DecisionKind.COVER_ALL)


def test_do_not_use_takes_the_star_away(gallery: GalleryPage) -> None:
    select(gallery, 0)
    press(gallery, "starButton")
    press(gallery, "doNotUseButton")
    assert not item_of(gallery, 0).starred
    press(gallery, "starButton")
    assert not item_of(gallery, 0).starred


def test_the_day_is_attested_for_all_that_lack_it(
    gallery: GalleryPage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, program: Program
) -> None:
    asked: list[tuple[date, date] | None] = []

    def say_yes(dialog: AttestDialog) -> int:
        asked.append(dialog.days)
        return int(AttestDialog.DialogCode.Accepted)

    monkeypatch.setattr(AttestDialog, "exec", say_yes)
    assert Concern.NO_TIME in concerns(gallery)
    gallery.banners.answered.emit(Concern.NO_TIME, 0)
    day = date(2024, 5, 14)
    assert asked == [(day, day)]
    assert item_of(gallery, 3).attested == (day, day)
    assert item_of(gallery, 2).attested is None
    gallery.context.bench.undo.undo()
    assert item_of(gallery, 3).attested is None


def test_where_days_are_attested_it_is_said_which_days_the_names_hold(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, day in enumerate(("20240518", "20240519", "20991231")):
        photo(tmp_path / "app" / f"IMG-{day}-WA0001.jpg", 0, seed=number, captured=None)
    begin(program, qtbot, tmp_path / "app", replace(SPORTS, days=None))
    program.window.go(Room.GALLERY)
    page = program.window.page(Room.GALLERY)
    assert isinstance(page, GalleryPage)
    asked: list[tuple[str, tuple[date, date] | None]] = []

    def say_yes(dialog: AttestDialog) -> int:
        assert dialog.days is None
        dialog.use.click()
        asked.append((dialog.hint.text(), dialog.days))
        return int(AttestDialog.DialogCode.Accepted)

    monkeypatch.setattr(AttestDialog, "exec", say_yes)
    page.banners.answered.emit(Concern.NO_TIME, 0)
    ((hint, days),) = asked
    assert hint.startswith("The names of 2 of them hold a day: 18 May 2024 to 19 May 2024.")
    assert days == (date(2024, 5, 18), date(2024, 5, 19))
    tips = [page.shown.index(row).data(Qt.ItemDataRole.ToolTipRole) for row in range(page.shown.rowCount())]
    assert any("The file's name says: 18 May 2024\nAttested day: 18 May 2024 to 19 May 2024" in tip for tip in tips)


def test_from_an_answered_banner_the_keyboard_goes_to_the_pictures(
    gallery: GalleryPage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, program: Program
) -> None:
    monkeypatch.setattr(AttestDialog, "exec", lambda _: int(AttestDialog.DialogCode.Accepted))
    qtbot.waitUntil(program.window.isActiveWindow)
    press(gallery, "moreBanners")
    assert gallery.focusWidget().objectName() == "moreBanners"
    answer = gallery.findChild(QPushButton, f"answer-{Concern.NO_TIME}-0")
    assert answer is not None
    answer.setFocus()
    answer.click()
    settle(program, qtbot)
    gallery.count()
    assert Concern.NO_TIME not in concerns(gallery)
    assert gallery.grid.hasFocus()


def test_another_setting_for_some_is_judged_and_undone(gallery: GalleryPage, qtbot: QtBot, program: Program) -> None:
    select(gallery, 0)
    gallery.actions_.place(Setting.LESSON_RECORDING)
    settle(program, qtbot)
    assert verdicts(gallery)[0] is Verdict.BLOCKED
    gallery.context.bench.undo.undo()
    settle(program, qtbot)
    assert verdicts(gallery)[0] is Verdict.COVER


def test_the_contact_sheet_leaves_likely_people_out_and_needs_eyes(
    gallery: GalleryPage, qtbot: QtBot, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    likely = item_of(gallery, 3)
    assert likely.screening is not None
    program.bench.merge([replace(likely, screening=replace(likely.screening, weak=0.05))])
    settle(program, qtbot)
    seen: list[set[str]] = []

    def look_and_confirm(dialog: SheetDialog) -> int:
        assert dialog.model.unseen == 1
        assert not dialog.confirm.isEnabled()
        assert [alone.relative for alone in dialog.alone] == ["IMG_3.jpg"]
        dialog.show()
        qtbot.waitUntil(dialog.confirm.isEnabled)
        seen.append({Path(chosen).name for chosen in dialog.confirmed})
        qtbot.keyClick(dialog.view, Qt.Key.Key_Down)
        qtbot.keyClick(dialog.view, Qt.Key.Key_Space)
        assert not list(dialog.confirmed)
        qtbot.keyClick(dialog.view, Qt.Key.Key_Space)
        dialog.hide()
        return int(SheetDialog.DialogCode.Accepted)

    monkeypatch.setattr(SheetDialog, "exec", look_and_confirm)
    gallery.banners.answered.emit(Concern.NOBODY, 0)
    settle(program, qtbot)
    assert seen == [{"IMG_2.jpg"}]
    marked = item_of(gallery, 2)
    assert marked.has(DecisionKind.NOBODY_RECOGNISABLE)
    assert marked.decisions[0].author.name == "Kim"
    assert not item_of(gallery, 3).has(DecisionKind.NOBODY_RECOGNISABLE)
    assert verdicts(gallery)[2] is Verdict.ALLOWED
    gallery.context.bench.undo.undo()
    assert not item_of(gallery, 2).decisions


def test_what_is_referred_is_put_to_the_leader(gallery: GalleryPage, qtbot: QtBot, program: Program) -> None:
    select(gallery, 2)
    with qtbot.waitSignal(gallery.actions_.said) as said:
        gallery.actions_.refer_selected()
    assert "1" in said.args[0]


def test_banners_ask_and_their_answers_act(gallery: GalleryPage, qtbot: QtBot, program: Program) -> None:
    qtbot.waitUntil(lambda: Concern.LESSON in concerns(gallery))
    assert {Concern.REMINDER, Concern.OTHER_FILES, Concern.NO_TIME, Concern.NOBODY} <= set(concerns(gallery))
    gallery.banners.answered.emit(Concern.LESSON, 1)
    assert {item_of(gallery, number).setting for number in range(3)} == {Setting.LESSON}
    assert item_of(gallery, 3).setting is None
    qtbot.waitUntil(lambda: Concern.LESSON not in concerns(gallery))
    gallery.context.bench.undo.undo()
    gallery.concerns.ask_again()
    qtbot.waitUntil(lambda: Concern.LESSON in concerns(gallery))
    gallery.banners.answered.emit(Concern.LESSON, 0)
    qtbot.waitUntil(lambda: Concern.LESSON not in concerns(gallery))
    assert program.bench.current is not None
    assert program.bench.current.no_lesson
    gallery.banners.answered.emit(Concern.OTHER_FILES, 0)
    qtbot.waitUntil(lambda: Concern.OTHER_FILES not in concerns(gallery))


def test_the_channel_is_changed_and_all_verdicts_follow(gallery: GalleryPage, qtbot: QtBot, program: Program) -> None:
    box = gallery.header.channel
    box.setCurrentIndex(box.findData(Channel.SOCIAL_MEDIA))
    box.activated.emit(box.currentIndex())
    settle(program, qtbot)
    assert program.bench.current is not None
    assert program.bench.current.channel is Channel.SOCIAL_MEDIA
    assert program.bench.current.consent == SPORTS.consent
    assert verdicts(gallery)[0] is Verdict.REFERRED
    qtbot.waitUntil(lambda: Concern.SOCIAL_MEDIA in concerns(gallery))


def test_nothing_decodes_or_queries_on_the_windows_thread(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With real processes for the pictures, and a note of each thread that opens the register or decodes."""
    threads: dict[str, set[int]] = {"decode": set(), "register": set()}

    def noted(kind: str, real: Callable[..., object]) -> Callable[..., object]:
        def call(*args: object, **options: object) -> object:
            threads[kind].add(threading.get_ident())
            return real(*args, **options)

        return call

    for module in (image, preview):
        monkeypatch.setattr(module, "decode", noted("decode", image.decode))
    monkeypatch.setattr(workplace, "open_register", noted("register", open_register))
    program.looks._workers = workers.Workers(1, looks.ready)
    photo(tmp_path / "photos" / "IMG_0.jpg", 1)
    program.window.show()
    program.window.go(Room.HOME)
    begin(program, qtbot, tmp_path / "photos")
    program.window.go(Room.GALLERY)
    page = program.window.page(Room.GALLERY)
    assert isinstance(page, GalleryPage)
    path = page.context.bench.model.at(0).item.path
    qtbot.waitUntil(lambda: program.looks.there(path) is not None, timeout=15_000)
    select(page, 0)
    page.actions_.refer_selected()
    page.actions_.toggle(DecisionKind.COVER_ALL)
    settle(program, qtbot)
    assert threads["register"]
    assert threading.get_ident() not in threads["register"] | threads["decode"]
