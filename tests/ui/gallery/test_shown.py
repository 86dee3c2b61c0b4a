"""Filter and order: what is shown, where it stands, and that a selection lives through both."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QItemSelectionModel, QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.events.deciding import dismiss, mark
from app.events.event import Event, Judged, Problem
from app.model import Decision, DecisionKind, Finding, Recipient, Setting, Verdict
from app.text import Language, load_catalogue
from tests.ui.gallery.making import AUTHOR, item, model_of, row, screening
from ui.badges import Badge
from ui.event_model import REPORTED_CODE, EventModel, ItemRole, Row
from ui.gallery.bulk import confirmed, starred, toggled
from ui.gallery.facts import Mark, Order, Wanted, can_release, is_for_alone, is_for_sheet, state_of
from ui.gallery.notices import Concern, Heard, notices
from ui.gallery.shown import Shown
from ui.gallery.wording import Wording

REPORTED = Decision("0" * 64, DecisionKind.REPORTED, AUTHOR.actor, AUTHOR.at, reason=Recipient.LEADERSHIP)


REPORTED_ELSEWHERE = Judged(Verdict.BLOCKED, (Finding(REPORTED_CODE, "A9", Verdict.BLOCKED, "Reported.", ""),))
"""What the rules say of a photo that was reported in another event."""


def shown_of(*rows: Row) -> tuple[EventModel, Shown]:
    model = model_of(*rows)
    return model, Shown(model, Wording(load_catalogue(Language.EN)))


def names(shown: Shown) -> list[str]:
    return [row.item.relative for row in shown.rows()]


MIXED = (
    row("blocked.jpg", Verdict.BLOCKED, screening(1)),
    row("referred.jpg", Verdict.REFERRED, screening(1)),
    row("cover.jpg", Verdict.COVER, screening(2)),
    row("unconfirmed.jpg", Verdict.REFERRED, screening()),
    row("likely.jpg", Verdict.REFERRED, screening(weak=0.3)),
    row("allowed.jpg", Verdict.ALLOWED, screening()),
    row("waiting.jpg", None, None),
    Row(item("broken.jpg", problem=Problem("unreadable"))),
)


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester, qtbot: QtBot) -> None:
    model, shown = shown_of(*MIXED)
    qtmodeltester.check(shown)
    shown.want(Wanted(states=frozenset({Badge.REFERRED})))
    shown.sort_by(Order.NAME)
    shown.want(Wanted())
    model.replace_items([replace(model.at(2).item, starred=True)])
    shown.arrange()
    model.load([item("other.jpg")])
    qtmodeltester.check(shown)


def test_what_is_usable_at_once_stands_first() -> None:
    _, shown = shown_of(*MIXED)

    assert names(shown) == [
        "allowed.jpg",
        "unconfirmed.jpg",
        "cover.jpg",
        "referred.jpg",
        "likely.jpg",
        "waiting.jpg",
        "blocked.jpg",
        "broken.jpg",
    ]


def test_names_stand_as_people_count_and_times_as_clocks_go() -> None:
    early, late = datetime(2024, 5, 14, 9), datetime(2024, 5, 14, 11, tzinfo=UTC)  # noqa: DTZ001 - files often name no zone
    _, shown = shown_of(
        row("IMG_10.jpg", None, screening(captured=early)),
        row("IMG_9.jpg", None, screening(captured=None)),
        row("img_2.jpg", None, screening(captured=late)),
    )
    shown.sort_by(Order.NAME)
    assert names(shown) == ["img_2.jpg", "IMG_9.jpg", "IMG_10.jpg"]
    shown.sort_by(Order.CAPTURED)
    assert names(shown) == ["IMG_10.jpg", "img_2.jpg", "IMG_9.jpg"]


def test_doubt_comes_first_where_it_is_wanted() -> None:
    _, shown = shown_of(
        row("sure.jpg", Verdict.COVER, screening(3)),
        row("two.jpg", Verdict.COVER, screening(2, doubtful=True)),
        row("three.jpg", Verdict.COVER, screening(3, doubtful=True)),
    )
    shown.sort_by(Order.DOUBT)
    assert names(shown) == ["three.jpg", "two.jpg", "sure.jpg"]


@pytest.mark.parametrize(
    ("mark_", "fits"),
    [
        (Mark.FACES, {"faces"}),
        (Mark.NOBODY, {"nobody", "timeless", "starred", "seen"}),
        (Mark.NOT_REVIEWED, {"faces", "nobody", "timeless", "starred"}),
        (Mark.STARRED, {"starred"}),
        (Mark.NO_TIME, {"timeless"}),
        (Mark.DOUBT, {"faces"}),
        (Mark.RELEASED, set()),
    ],
)
def test_marks_filter(mark_: Mark, fits: set[str]) -> None:
    rows = (
        row("faces", Verdict.COVER, screening(1, doubtful=True)),
        row("nobody", Verdict.ALLOWED, screening()),
        row("timeless", Verdict.REFERRED, screening(captured=None)),
        Row(replace(item("starred", screening()), starred=True)),
        Row(replace(item("seen", screening()), seen=True)),
    )
    _, shown = shown_of(*rows)
    shown.want(Wanted(marks=frozenset({mark_})))
    assert set(names(shown)) == fits


def test_filters_go_together_and_names_are_searched_in_any_case() -> None:
    _, shown = shown_of(*MIXED)
    shown.want(Wanted(states=frozenset({Badge.REFERRED, Badge.COVER}), marks=frozenset({Mark.FACES})))
    assert names(shown) == ["cover.jpg", "referred.jpg"]
    shown.want(Wanted(name="REFER"))
    assert names(shown) == ["referred.jpg"]


def test_a_selection_lives_through_order_and_filter(qtbot: QtBot) -> None:
    _, shown = shown_of(*MIXED)
    selection = QItemSelectionModel(shown)
    selection.select(shown.index_of("/photos/cover.jpg"), QItemSelectionModel.SelectionFlag.Select)
    kept = QPersistentModelIndex(shown.index_of("/photos/cover.jpg"))

    shown.sort_by(Order.NAME)
    assert [index.data(ItemRole.PATH) for index in selection.selectedIndexes()] == ["/photos/cover.jpg"]
    shown.want(Wanted(name="zzz"))
    assert not kept.isValid()
    assert not selection.hasSelection()


def test_a_verdict_moves_its_item_once_things_settle(qtbot: QtBot) -> None:
    model, shown = shown_of(*MIXED)
    shown.want(Wanted(states=frozenset({Badge.BLOCKED})))
    changed = replace(model.at(5).item, decisions=(REPORTED,))
    with qtbot.waitSignal(shown.arranged):
        model.replace_items([changed])
    assert set(names(shown)) == {"blocked.jpg", "allowed.jpg"}


def test_a_row_says_name_state_and_marks_to_who_hears_it() -> None:
    marked = mark(replace(item("one.jpg", screening(2, doubtful=True)), starred=True), DecisionKind.COVER_ALL, AUTHOR)
    timeless = replace(item("two.jpg", screening(captured=None)), attested=(date(2024, 5, 1), date(2024, 5, 1)))
    model, shown = shown_of(Row(marked), Row(timeless), Row(item("b.jpg", problem=Problem("timed-out", (("seconds", 9),)))))
    model.replace_judged({marked.path: None})
    said = {row.item.relative: shown.index_of(row.item.path) for row in shown.rows()}

    line = said["one.jpg"].data(Qt.ItemDataRole.AccessibleTextRole)
    assert all(words in line for words in ("one.jpg", "being looked at", "chosen", "everybody covered", "2"))
    assert "attested" in said["two.jpg"].data(Qt.ItemDataRole.AccessibleTextRole)
    assert "9" in said["b.jpg"].data(Qt.ItemDataRole.ToolTipRole)


def test_what_was_reported_is_blocked_and_never_offered() -> None:
    here = Row(replace(item("r.jpg", screening()), decisions=(REPORTED,)))
    elsewhere = Row(item("r.jpg", screening()), REPORTED_ELSEWHERE)
    for reported in (here, elsewhere):
        assert reported.is_reported
        assert state_of(reported) is Badge.BLOCKED
        assert not can_release(reported)
        assert not is_for_sheet(reported)
        assert not starred([reported])
        assert not toggled([reported], DecisionKind.DO_NOT_USE, AUTHOR)
    assert not row("r.jpg", Verdict.BLOCKED, screening()).is_reported


def test_whose_face_was_dismissed_is_looked_at_alone_and_says_so() -> None:
    found = item("d.jpg", screening(1))
    assert found.screening is not None
    dismissed = Row(dismiss(found, found.screening.faces[0], AUTHOR))
    assert is_for_alone(dismissed)
    assert not is_for_sheet(dismissed)
    assert confirmed([dismissed, Row(item("e.jpg", screening()))], AUTHOR)[0].path == "/photos/e.jpg"
    assert len(confirmed([dismissed], AUTHOR)) == 0
    _, shown = shown_of(dismissed, row("e.jpg", Verdict.REFERRED, screening()))
    said = shown.index_of("/photos/d.jpg").data(Qt.ItemDataRole.AccessibleTextRole)
    assert "said to be no face" in said
    assert "nobody found" not in said
    assert "said to be no face" in shown.index_of("/photos/d.jpg").data(Qt.ItemDataRole.ToolTipRole)
    assert "nobody found" in shown.index_of("/photos/e.jpg").data(Qt.ItemDataRole.AccessibleTextRole)
    shown.want(Wanted(marks=frozenset({Mark.DISMISSED})))
    assert names(shown) == ["d.jpg"]


def test_surely_no_lesson_is_asked_when_all_was_looked_at() -> None:
    """The answer counts for the event as a whole, so none of its photos may be unknown still."""
    event = Event(id="1", name="Sportdag", setting=Setting.ACTIVITY, roots=(), created_at=AUTHOR.at)
    seen, waiting = row("a.jpg", Verdict.COVER, screening(1)), Row(item("b.jpg"))
    unreadable = Row(item("c.jpg", problem=Problem("unreadable")))

    def asked(*rows: Row) -> bool:
        return Concern.LESSON in [notice.concern for notice in notices(event, rows, Heard(school_hours=1))]

    assert asked(seen, unreadable)
    assert not asked(seen, waiting)
