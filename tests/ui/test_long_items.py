"""How far long items are, from whoever works on them to the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePath

import pytest
from pytestqt.qtbot import QtBot

from app.batch.under_way import Step, UnderWay
from app.media.intake import Found
from app.model import Actor, Role
from app.pipeline.release import Wish
from app.text import Language
from tests.slow_workers import SlowWorkers, use_slow_workers
from tests.stand_ins import photos
from tests.ui.programs import SPORTS, begin, permit, running, settle, workplace_at
from ui.gallery.page import GalleryPage
from ui.language import Speech
from ui.long_items import CLEARLY_LONGER_S, LongItems
from ui.long_line import LongLine
from ui.main import Program, make_app
from ui.release.progress import PER_ITEM, ProgressPanel
from ui.rooms import Room


def told(name: str, share: float, left_s: float | None = None) -> UnderWay:
    path = Path("/fotos") / name
    return UnderWay(Found(path, path.parent, PurePath(name)), Step.LOOKING, share, left_s)


def name_of(items: LongItems) -> str | None:
    return items.longest.found.path.name if items.longest is not None else None


@pytest.fixture
def items(qtbot: QtBot) -> LongItems:
    assert qtbot is not None
    return LongItems()


@pytest.fixture
def line(items: LongItems, qtbot: QtBot) -> LongLine:
    made = LongLine(items)
    qtbot.addWidget(made)
    made.resize(700, 30)
    return made


@pytest.fixture
def speech(qtbot: QtBot) -> Iterator[Speech]:
    assert qtbot is not None
    made = Speech(make_app())
    yield made
    made.fall_silent()


def test_the_longest_is_chosen_and_not_put_aside_for_one_that_is_hardly_longer(items: LongItems) -> None:
    items.hear(told("a.mp4", 0.5, 100.0))
    items.hear(told("b.mp4", 0.5, 100.0 + CLEARLY_LONGER_S))
    assert (name_of(items), items.others) == ("a.mp4", 1)
    items.hear(told("b.mp4", 0.5, 101.0 + CLEARLY_LONGER_S))
    assert name_of(items) == "b.mp4"
    items.forget(Path("/fotos/b.mp4"))
    assert (name_of(items), items.others) == ("a.mp4", 0)


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_what_begins_anew_or_is_over_is_not_spoken_of(items: LongItems, share: float) -> None:
    items.hear(told("a.mp4", 0.5, 100.0))
    items.hear(told("b.mp4", share))
    assert (name_of(items), items.others) == ("a.mp4", 0)
    items.hear(told("a.mp4", share))
    assert (name_of(items), items.others) == (None, 0)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            Language.EN,
            (
                "a.mp4: 45 %",
                "a.mp4: 46 %, about 4 minutes left",
                "a.mp4: 99 %, less than a minute left (and 1 more video)",
                "a.mp4: 99 %, less than a minute left (and 2 more videos)",
            ),
        ),
        (
            Language.NL,
            (
                "a.mp4: 45 %",
                "a.mp4: 46 %, nog ongeveer 4 minuten",
                "a.mp4: 99 %, nog minder dan een minuut (en nog 1 video)",
                "a.mp4: 99 %, nog minder dan een minuut (en nog 2 video's)",
            ),
        ),
    ],
)
def test_it_is_said_in_both_languages(
    items: LongItems, line: LongLine, speech: Speech, language: Language, said: tuple[str, ...]
) -> None:
    speech.speak(language)
    items.hear(told("a.mp4", 0.45))
    assert line.text() == said[0]
    items.hear(told("a.mp4", 0.46, 240.0))
    assert line.text() == said[1]
    items.hear(told("a.mp4", 0.999, 20.0))
    items.hear(told("b.mp4", 0.1))
    assert line.text() == said[2]
    items.hear(told("c.mp4", 0.1))
    assert line.text() == line.accessibleName() == said[3]


def test_its_place_stays_between_two_items_and_goes_with_the_work(items: LongItems, line: LongLine) -> None:
    assert line.isHidden()
    items.hear(told("a.mp4", 0.5))
    assert not line.isHidden()
    height = line.sizeHint().expandedTo(line.minimumSize()).height()
    items.forget(Path("/fotos/a.mp4"))
    assert (line.text(), line.isHidden()) == ("", False)
    assert line.sizeHint().expandedTo(line.minimumSize()).height() == height
    items.hear(told("a.mp4", 0.5))
    items.clear()
    assert (line.text(), line.accessibleName(), line.isHidden()) == ("", "", True)


def test_a_long_name_leaves_room_for_how_far_it_is(items: LongItems, line: LongLine, speech: Speech) -> None:
    speech.speak(Language.EN)
    name = f"{'sportdag ' * 20}.mp4"
    items.hear(told(name, 0.5, 240.0))
    assert "…" in line.text()
    assert line.text().endswith("about 4 minutes left")
    assert line.toolTip() == line.accessibleName() == f"{name}: 50 %, about 4 minutes left"


# In the window


@pytest.fixture
def program(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Iterator[Program]:
    assert qtbot is not None
    photos(tmp_path / "fotos", 2)
    permit(workplace_at(home))
    with running(home, monkeypatch) as program:
        program.window.show()
        yield program


def gallery(program: Program) -> GalleryPage:
    program.window.go(Room.GALLERY)
    page = program.window.page(Room.GALLERY)
    assert isinstance(page, GalleryPage)
    return page


def begin_slowly(program: Program, qtbot: QtBot, folder: Path, slow: SlowWorkers) -> None:
    program.bench.begin([folder], SPORTS, program.show_error)
    qtbot.waitUntil(lambda: len(slow.waiting) == program.bench.looking_at.others + 1 == 2, timeout=20_000)


def test_looking_says_how_far_each_is_until_it_is_over(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = use_slow_workers(monkeypatch)
    begin_slowly(program, qtbot, tmp_path / "fotos", slow)
    page = gallery(program)
    progress = page.progress
    assert progress.long.text() == "IMG_1.jpg: 50 % (and 1 more video)"
    assert progress.long.isVisible()
    assert progress.words.text() == "Looked at 0 of 2"
    assert progress.bar.accessibleDescription() == f"{progress.words.text()}\n{progress.long.said}"
    slow.crash(1)  # it waits for its turn to be taken, but is spoken of no more
    qtbot.waitUntil(lambda: progress.long.text() == "IMG_1.jpg: 50 %")
    assert not any(item.is_looked_at for item in program.bench.model.items())
    slow.finish()
    settle(program, qtbot)
    assert [item.problem is None for item in program.bench.model.items()] == [True, False]
    assert progress.long.text() == ""
    assert not progress.long.isVisible()


def test_whoever_stops_the_looking_hears_no_more_of_it(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = use_slow_workers(monkeypatch)
    begin_slowly(program, qtbot, tmp_path / "fotos", slow)
    page = gallery(program)
    page.progress.stop.click()
    assert page.progress.long.text() == ""
    settle(program, qtbot)
    assert program.bench.looking_at.longest is None


def test_releasing_says_how_far_each_is_until_it_is_over(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(program, qtbot, tmp_path / "fotos")
    slow, panel, bench = use_slow_workers(monkeypatch), ProgressPanel(program.window.context), program.bench
    qtbot.addWidget(panel)
    panel.show()
    bench.release_progress.connect(panel.show_progress)
    wish = Wish(out=tmp_path / "uit", operator=Actor("Kim", Role.OPERATOR))
    bench.release([item.path for item in bench.model.items()], wish, program.show_error)
    qtbot.waitUntil(lambda: panel.long.text() == "IMG_1.jpg: 50 % (and 1 more video)", timeout=20_000)
    assert panel.bar.accessibleDescription().endswith(f"\n{panel.long.said}")
    slow.finish()
    qtbot.waitUntil(lambda: panel.long.text() == "IMG_2.jpg: 50 %" and panel.bar.value() == 1.5 * PER_ITEM)
    bench.stop()
    assert panel.long.text() == ""
    assert not panel.long.isVisible()
    settle(program, qtbot)
    assert bench.covering.longest is None
    assert [item.ending.fate if item.ending else None for item in bench.model.items()] == ["released", None]
