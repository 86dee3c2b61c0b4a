"""Which days are proposed to whoever attests them, and that nothing can be confirmed unread."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.events.event import Event
from app.model import Setting
from tests.ui.book_keeping import workplace_in
from tests.ui.gallery.making import item, screening
from ui.gallery.attesting import AttestDialog
from ui.gallery.likely_days import Likely, Source, likely_days

MADE = datetime(2024, 5, 14, 10, 30, tzinfo=UTC)
DAY, LATER = date(2024, 5, 14), date(2024, 5, 16)
EVENT = Event(id="1", name="Sports day", setting=Setting.ACTIVITY, roots=("/photos",), created_at=MADE)
TIMELESS = item("IMG-1.jpg", screening(captured=None))


def dialog_of(qtbot: QtBot, likely: Likely | None, *files: str) -> AttestDialog:
    dialog = AttestDialog(files or ("a.jpg",), likely, "Kim")
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def choose(dialog: AttestDialog, first: date | None = None, last: date | None = None) -> None:
    for field, day in ((dialog.first, first), (dialog.last, last)):
        if day is not None:
            field.setDate(QDate(day.year, day.month, day.day))


def days_of(dialog: AttestDialog) -> tuple[date, date] | None:
    return dialog.days


def test_the_events_own_day_is_proposed_before_that_of_other_files(tmp_path: Path) -> None:
    items, place = [TIMELESS, item("b.jpg", screening(captured=MADE))], workplace_in(tmp_path)
    assert likely_days(replace(EVENT, days=(LATER, LATER)), items, place) == Likely((LATER, LATER), Source.EVENT)
    assert likely_days(EVENT, items, place) == Likely((DAY, DAY), Source.OTHERS)
    assert likely_days(EVENT, [TIMELESS], place) is None


def test_days_that_cannot_be_are_not_proposed(tmp_path: Path) -> None:
    place = workplace_in(tmp_path)
    never_set = item("b.jpg", screening(captured=datetime(2000, 1, 1, 0, 0)))  # noqa: DTZ001 - as a camera writes it
    assert likely_days(EVENT, [TIMELESS, never_set], place) is None
    to_come = place.now.date() + timedelta(days=30)
    assert likely_days(replace(EVENT, days=(to_come, to_come)), [], place) is None


def test_without_a_day_nothing_can_be_confirmed_until_one_is_chosen(qtbot: QtBot) -> None:
    dialog = dialog_of(qtbot, None)
    assert days_of(dialog) is None
    assert not dialog.confirm.isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    dialog.accept()
    assert dialog.isVisible()
    choose(dialog, DAY)
    assert days_of(dialog) == (DAY, DAY)
    assert dialog.confirm.isEnabled()
    dialog.confirm.click()
    assert dialog.result() == AttestDialog.DialogCode.Accepted


def test_the_last_day_follows_the_first_until_somebody_chose_it(qtbot: QtBot) -> None:
    dialog = dialog_of(qtbot, Likely((LATER, LATER), Source.EVENT))
    choose(dialog, DAY)
    assert days_of(dialog) == (DAY, DAY)
    choose(dialog, last=LATER)
    choose(dialog, DAY + timedelta(days=1))
    assert days_of(dialog) == (DAY + timedelta(days=1), LATER)
    choose(dialog, LATER + timedelta(days=1))
    assert days_of(dialog) == (LATER + timedelta(days=1),) * 2


def test_what_the_names_say_is_taken_over_by_hand_alone(qtbot: QtBot) -> None:
    dialog = dialog_of(qtbot, None)
    dialog.tell("The names hold days.", (DAY, LATER))
    assert days_of(dialog) is None
    use = dialog.findChild(QPushButton, "useNamedDays")
    assert use is not None
    assert use.isVisible()
    use.click()
    assert days_of(dialog) == (DAY, LATER)


@pytest.mark.parametrize("source", Source)
@pytest.mark.parametrize(("days", "is_proposed"), [(0, True), (6, True), (7, False), (2500, False)])
def test_more_than_a_week_is_not_attested_by_one_press(qtbot: QtBot, source: Source, days: int, *, is_proposed: bool) -> None:
    last = DAY + timedelta(days=days)
    dialog = dialog_of(qtbot, Likely((DAY, last), source))
    assert days_of(dialog) == ((DAY, last) if is_proposed else None)
    assert dialog.confirm.isEnabled() is is_proposed
    assert ("more than a week" in dialog.proposed.text()) is not is_proposed
    for widget in (dialog, dialog.first, dialog.last):
        qtbot.keyClick(widget, Qt.Key.Key_Return)
        if not is_proposed:
            assert dialog.isVisible()
    assert dialog.isVisible() is not is_proposed
    if not is_proposed:
        choose(dialog, DAY)
        assert days_of(dialog) == (DAY, DAY)
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
        assert dialog.result() == AttestDialog.DialogCode.Accepted


def test_what_the_names_say_of_more_than_a_week_is_told_alone(qtbot: QtBot) -> None:
    dialog = dialog_of(qtbot, None)
    dialog.tell("The names hold days.", (DAY, DAY + timedelta(days=7)))
    assert dialog.hint.isVisible()
    assert not dialog.use.isVisible()
    dialog.use.click()
    assert days_of(dialog) is None


@pytest.mark.parametrize(("count", "said"), [(1, "0.jpg"), (4, "0.jpg, 1.jpg, 2.jpg, 3.jpg"), (6, "3.jpg and 2 more")])
def test_it_is_said_which_files_it_is_about(qtbot: QtBot, count: int, said: str) -> None:
    dialog = dialog_of(qtbot, None, *(f"{number}.jpg" for number in range(count)))
    assert dialog.about.text().endswith(said)


def test_it_is_said_where_a_proposal_comes_from(qtbot: QtBot) -> None:
    likely = (None, Likely((DAY, DAY), Source.EVENT), Likely((DAY, DAY), Source.OTHERS))
    assert len({dialog_of(qtbot, one).proposed.text() for one in likely}) == 3
