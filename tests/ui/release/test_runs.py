"""What the last run released stands apart from what left before, for this channel or another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.model import Actor, Channel, Role
from app.pipeline.release import Wish
from app.records import add_consent, consent
from tests.slow_workers import use_slow_workers
from tests.ui.programs import CONSENT, running, settle
from ui.badges import Badge
from ui.gallery.facts import fate_of
from ui.main import Program
from ui.release.page import ResultsPage
from ui.release.results_model import ending_of
from ui.rooms import Room

FOR_WEBSITE = "SL-2024-02"


@pytest.fixture
def page(program: Program, qtbot: QtBot, tmp_path: Path) -> ResultsPage:
    """Three photos left for the newsletter; now the event is for the website, on a consent of its own."""
    with program.desk.workplace.writing() as (register, _):
        given = consent(register, CONSENT)
        assert given is not None
        add_consent(register, replace(given, reference=FOR_WEBSITE, channels=frozenset({Channel.WEBSITE})))
    release(program, qtbot, tmp_path, paths_of(program)[:3])
    settle(program, qtbot)
    current = program.bench.current
    assert current is not None
    program.bench.set_event(replace(current, channel=Channel.WEBSITE, consent=FOR_WEBSITE))
    settle(program, qtbot)
    program.window.go(Room.RESULTS)
    shown = program.window.page(Room.RESULTS)
    assert isinstance(shown, ResultsPage)
    settle(program, qtbot)
    return shown


def paths_of(program: Program) -> list[str]:
    return [item.path for item in program.bench.model.items()]


def wish(folder: Path) -> Wish:
    return Wish(out=folder / "uit", operator=Actor("Kim", Role.OPERATOR))


def release(program: Program, qtbot: QtBot, folder: Path, paths: Sequence[str]) -> None:
    with qtbot.waitSignal(program.bench.release_ended, timeout=20_000):
        program.bench.release(paths, wish(folder), program.show_error)
    settle(program, qtbot)


def listed(page: ResultsPage, group: str) -> list[tuple[str, Channel | None]]:
    """Which items a filter shows, each with the channel it was tried for."""
    page._filters[group].click()
    return [(item.found.path.name, ending_of(item).channel) for item in page.results.items()]


def badges(program: Program) -> list[Badge | None]:
    return [fate_of(row) for row in program.bench.model.rows()]


def test_after_another_channel_nothing_counts_as_released_for_it(page: ResultsPage, program: Program) -> None:
    assert badges(program) == [Badge.RELEASED_BEFORE] * 3 + [None]
    assert page.summary.text == "Nothing was released for website on this consent yet. 3 released before."
    assert page.summary.property("kind") != "success"
    assert listed(page, "released") == []
    before = [(f"IMG_{number}.jpg", Channel.NEWSLETTER) for number in (1, 2, 3)]
    assert listed(page, "before") == before
    assert {page.results.badge(item) for item in page.results.items()} == {Badge.RELEASED_BEFORE}
    assert all(page.results.detail(item).startswith("newsletter · nieuwsbrief-") for item in page.results.items())


def test_after_a_stop_it_is_seen_which_left_in_this_run_and_what_left_before_stays_listed(
    page: ResultsPage, program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench, slow = program.bench, use_slow_workers(monkeypatch)
    with qtbot.waitSignal(bench.release_ended, timeout=20_000):
        bench.release(paths_of(program)[:3], wish(tmp_path), program.show_error)
        qtbot.waitUntil(lambda: bool(slow.waiting))
        with qtbot.waitSignal(bench.release_progress):
            slow.finish()
        bench.stop()
    settle(program, qtbot)
    assert page.summary.text == "Stopped: 1 file released, 2 not. 3 released before."
    (left,) = listed(page, "released")
    assert left == ("IMG_1.jpg", Channel.WEBSITE)
    assert sorted(listed(page, "before")) == [(f"IMG_{number}.jpg", Channel.NEWSLETTER) for number in (1, 2, 3)]
    assert badges(program) == [Badge.RELEASED, Badge.RELEASED_BEFORE, Badge.RELEASED_BEFORE, None]
    page._filters[None].click()
    assert page.results.rowCount() == page.results.count() == 4
    (earlier,) = [item for item in page.results.items() if ending_of(item).covered is None]  # as the register has it
    page.list.setCurrentIndex(page.results.index(page.results.row_like(earlier)))
    assert page.chosen() == (earlier,)
    assert page.look_up_button.isEnabled()


def test_a_second_run_for_the_same_channel_is_told_from_the_first_also_after_a_restart(
    page: ResultsPage, program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert program.bench.current is not None
    release(program, qtbot, tmp_path, paths_of(program)[:2])
    release(program, qtbot, tmp_path, paths_of(program)[2:3])
    assert page.summary.text == "1 file released. 5 released before."
    assert listed(page, "released") == [("IMG_3.jpg", Channel.WEBSITE)]
    opened = program.bench.current.id
    with running(program.desk.workplace.places.home, monkeypatch) as again:
        again.bench.reopen(opened, lambda: None)
        qtbot.waitUntil(lambda: again.bench.current is not None)
        settle(again, qtbot)
        again.window.go(Room.RESULTS)
        settle(again, qtbot)
        shown = again.window.page(Room.RESULTS)
        assert isinstance(shown, ResultsPage)
        assert listed(shown, "released") == [("IMG_3.jpg", Channel.WEBSITE)]
        assert shown.results.count("before") == 5
