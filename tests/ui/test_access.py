"""Everybody can use it: by keyboard, by ear, with large text; and nothing slow is done on the window's thread."""

from __future__ import annotations

import inspect
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QButtonGroup,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenuBar,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QWidget,
)

from app.events.store import EventStore
from tests.ui.everywhere import sample_program, wait, walk
from ui.main import Program
from ui.review.canvas import Canvas
from ui.rooms import Room
from ui.scenes import Scene, scenes

CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QAbstractSpinBox, QAbstractSlider)
SCREEN = QSize(1280, 800)
TARGET_PX = 24
MOST_TABS = 250


def told(scene: Scene, widget: QWidget, what: object = "") -> str:
    within = " < ".join(type(above).__name__ for above in ancestors(widget))
    name = widget.objectName() or widget.accessibleName() or str(widget.property("text") or "")[:40]
    return f"{scene.name}: {type(widget).__name__} {name!r} {what} in {within[:110]}"


def listed(found: list[str]) -> str:
    return "\n".join(dict.fromkeys(found))


def ancestors(widget: QWidget) -> Iterator[QWidget]:
    above = widget.parentWidget()
    while above is not None:
        yield above
        above = above.parentWidget()


def shown(top: QWidget) -> list[QWidget]:
    """Ours that are visible; not the parts of which Qt makes its own widgets."""
    return [
        widget
        for widget in top.findChildren(QWidget)
        if widget.isVisible() and not is_part(widget) and not (widget.isWindow() and widget is not top)
    ]


def is_part(widget: QWidget) -> bool:
    """Whether Qt made it as a part of something larger."""
    if widget.objectName().startswith("qt_") or isinstance(widget, QScrollBar):
        return True
    return any(isinstance(above, (QComboBox, QAbstractSpinBox, QLineEdit, QMenuBar, QScrollBar)) for above in ancestors(widget))


@dataclass
class Walk:
    """What was found on a walk through all rooms and dialogues, and how much there was to look at."""

    controls: int = 0
    nameless: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)
    small: list[str] = field(default_factory=list)
    cut: list[str] = field(default_factory=list)
    slow: list[str] = field(default_factory=list)
    scenes: list[str] = field(default_factory=list)
    rows: dict[str, list[str]] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)

    def look(self, scene: Scene, top: QWidget) -> None:
        """At one room or dialogue."""
        self.scenes.append(scene.name)
        widgets = shown(top)
        self.controls += sum(isinstance(widget, CONTROLS) for widget in widgets)
        self.nameless += [told(scene, widget) for widget in widgets if is_nameless(widget)]
        self.small += [told(scene, widget, widget.size().toTuple()) for widget in widgets if is_small(widget)]
        self.cut += [
            told(scene, widget, how) for widget in widgets if (how := what_is_cut(widget) or what_lies_outside(widget))
        ]
        if top.width() > SCREEN.width() or top.height() > SCREEN.height():
            self.cut.append(told(scene, top, f"is {top.width()} x {top.height()}"))
        reached, unseen = tabbed(top)
        self.unseen += [told(scene, widget) for widget in unseen]
        self.missed += [told(scene, widget) for widget in widgets if is_wanted(widget) and not is_reached(reached, widget)]
        for name in ("grid", "resultsList"):
            view = top.findChild(QAbstractItemView, name)
            if view is not None and view.isVisible():
                self.rows[name] = heard(view)


@pytest.mark.parametrize(("percent", "language"), [(100, "en"), (200, "nl")], ids=["normal", "large"])
def test_everybody_can_use_all_of_it(
    percent: int, language: str, tmp_path: Path, qapp: QApplication, subtests: pytest.Subtests
) -> None:
    """All of it once with text as it is, once with large text in the longer language: one walk, in one process, each."""
    assert qapp
    walked = walk_through(tmp_path, percent, language)
    with subtests.test("all rooms and dialogues were walked"):
        assert len(walked.scenes) == len(scenes()) > len(Room)
        assert walked.controls > 300
    with subtests.test("rows say their verdict and their fate"):
        assert_rows_say_verdict_and_fate(walked)
    for what, found in (
        ("every control has a name", walked.nameless),
        ("every control is reached by Tab", walked.missed),
        ("what has the focus is seen", walked.unseen),
        ("targets are large enough", walked.small),
        ("nothing is cut off", walked.cut),
        ("nothing slow is done on the window's thread", walked.slow),
    ):
        with subtests.test(what):
            assert not found, listed(found)


def walk_through(folder: Path, percent: int, language: str) -> Walk:
    """What is found on a walk with text of this size in this language."""
    found = Walk()
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr("tests.ui.programs.Leaving", InThreads)
        watch = Watch(folder, monkeypatch)
        with sample_program(folder, monkeypatch, text_percent=percent, language=language) as program, watch:
            program.window.activateWindow()
            wait(program.window.isActiveWindow)
            assert is_heard(program, watch)
            walk(program, found.look)
            found.slow = list(dict.fromkeys(watch.found))
            say = program.bench.catalogue.say
            for row in program.bench.model.rows():
                verdict = say(f"words.verdict-{row.judged.verdict}") if row.judged else ""
                fate = say(f"words.fate-{row.item.ending.fate}") if row.item.ending else ""
                found.said |= {
                    f"{row.item.found.path.name} {kind}": word for kind, word in (("verdict", verdict), ("fate", fate))
                }
    return found


# --- by ear -----------------------------------------------------------------------------------------------------------


def is_nameless(widget: QWidget) -> bool:
    if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or widget.focusProxy() is not None:
        return False
    interface = QAccessible.queryAccessibleInterface(widget)
    return not interface or not interface.text(QAccessible.Text.Name).strip()


def assert_rows_say_verdict_and_fate(walked: Walk) -> None:
    verdicts = {name.split(" ")[0]: word for name, word in walked.said.items() if name.endswith("verdict") and word}
    fates = {name.split(" ")[0]: word for name, word in walked.said.items() if name.endswith("fate") and word}
    assert (len(verdicts), len(fates)) == (13, 3)
    for view, words in (("grid", verdicts), ("resultsList", fates)):
        for name, word in words.items():
            (text,) = [text for text in walked.rows[view] if name in text]
            assert word in text, text


def heard(view: QAbstractItemView) -> list[str]:
    model = view.model()
    return [str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(model.rowCount(QModelIndex()))]


# --- by keyboard ------------------------------------------------------------------------------------------------------


def is_wanted(widget: QWidget) -> bool:
    by_tab = bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
    return by_tab and widget.isEnabled() and widget.focusProxy() is None and not widget.size().isEmpty()


def is_reached(reached: list[QWidget], widget: QWidget) -> bool:
    """Of buttons of which one is pressed at a time, Tab reaches one, and the arrows the others."""
    if widget in reached:
        return True
    if not isinstance(widget, QAbstractButton):
        return False
    buttons = [one for one in reached if isinstance(one, QAbstractButton)]
    group: QButtonGroup | None = widget.group()
    if group is not None and group.exclusive():
        return any(one.group() is group for one in buttons)
    return widget.autoExclusive() and any(one.parentWidget() is widget.parentWidget() for one in buttons)


def tabbed(top: QWidget) -> tuple[list[QWidget], list[QWidget]]:
    """What Tab reaches until it comes round, and what of it could not be seen then.

    A date has three places of its own, a photo has its faces.
    """
    if QApplication.focusWidget() is None:
        top.setFocus()
    reached: list[QWidget] = []
    unseen: list[QWidget] = []
    for _ in range(MOST_TABS):
        focused = QApplication.focusWidget()
        assert focused is not None
        came_round = focused in reached and focused is not reached[-1]
        if came_round and not isinstance(focused, Canvas):
            break
        if focused not in reached:
            reached.append(focused)
        if is_hidden(focused):
            unseen.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    return reached, unseen


def is_hidden(widget: QWidget) -> bool:
    """Whether all of it is scrolled or cut away."""
    seen = widget.rect()
    for above in ancestors(widget):
        seen = seen.intersected(QRect(widget.mapFrom(above, QPoint()), above.size()))
        if above.isWindow():
            break
    return seen.isEmpty()


# --- by hand ----------------------------------------------------------------------------------------------------------


def is_small(widget: QWidget) -> bool:
    return isinstance(widget, CONTROLS) and min(widget.width(), widget.height()) < TARGET_PX


# --- with large text --------------------------------------------------------------------------------------------------


def what_is_cut(widget: QWidget) -> str:
    """How the words of a label or button do not fit into it."""
    if not isinstance(widget, (QLabel, QPushButton)) or not str(widget.property("text") or ""):
        return ""
    if isinstance(widget, QLabel) and widget.wordWrap():
        needed = widget.heightForWidth(widget.width())
        return f"needs a height of {needed}, has {widget.height()}" if needed > widget.height() + 1 else ""
    hint = widget.sizeHint() if isinstance(widget, QPushButton) else widget.minimumSizeHint()
    return f"needs {hint.toTuple()}, has {widget.size().toTuple()}" if hint.width() > widget.width() + 1 else ""


def what_lies_outside(widget: QWidget) -> str:
    """How a widget sticks out of the one it is in."""
    parent = widget.parentWidget()
    if parent is None or widget.isWindow():
        return ""
    area = parent.parentWidget()
    if isinstance(area, QAbstractScrollArea) and area.viewport() is parent:
        never = area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        too_wide = isinstance(area, QScrollArea) and never and widget.width() > parent.width() + 1
        return f"is {widget.width()} wide in {parent.width()} that cannot be scrolled" if too_wide else ""
    inside = QRect(QPoint(-1, -1), QPoint(parent.width(), parent.height()))
    rect = widget.geometry()
    return "" if inside.contains(rect) else f"{rect.getRect()} outside {parent.size().toTuple()}"


# --- the window's thread ----------------------------------------------------------------------------------------------

FILES = frozenset({"open", "os.scandir", "os.listdir", "sqlite3.connect"})
"""What Python says of itself (sys.audit) when it goes to a file, a folder or a database."""
SLOW = ("app.workplace.open_register", "app.events.desk.walk", "app.pipeline.preview.look")
watching: list[Watch] = []


def _hear(event: str, words: tuple[Any, ...]) -> None:
    if event in FILES and watching:
        watching[-1].hear(event, words)


sys.addaudithook(_hear)  # it cannot be taken away again; it does nothing while nobody watches


class Watch:
    """Notes what is done on this thread with files below a folder, with the events in work, or with the register."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.found: list[str] = []
        self._folder, self._here = str(folder), threading.get_ident()
        for name, method in inspect.getmembers(EventStore, inspect.isfunction):
            if not name.startswith("_") and name != "close":
                monkeypatch.setattr(EventStore, name, self._noted(f"EventStore.{name}", method))
        for name in SLOW:
            module, _, attribute = name.rpartition(".")
            monkeypatch.setattr(name, self._noted(name, getattr(sys.modules[module], attribute)))

    def __enter__(self) -> Watch:
        watching.append(self)
        self.found.clear()
        return self

    def __exit__(self, *_: object) -> None:
        watching.remove(self)

    def hear(self, event: str, words: tuple[Any, ...]) -> None:
        if self._folder in str(words[0]):
            self._note(f"{event} {words[0]}")

    def _note(self, what: str) -> None:
        if threading.get_ident() == self._here:
            calls = [frame.function for frame in inspect.stack()[3:11]]
            self.found.append(f"{what}: {' < '.join(calls)}")

    def _noted(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            self._note(name)
            return real(*arguments, **named)

        return call


class InThreads:
    """Workers that are threads: what they do is not done on the window's thread."""

    def __init__(self, jobs: int, start: Callable[..., None], *arguments: object, **_: object) -> None:
        start(*arguments)
        self._pool = ThreadPoolExecutor(jobs)

    def submit(self, function: Callable[..., Any], *arguments: object) -> Future[Any]:
        return self._pool.submit(function, *arguments)

    def stop(self) -> None:
        self._pool.shutdown()


def is_heard(program: Program, watch: Watch) -> bool:
    """Whether the watch hears what is done here; it forgets that again."""
    program.desk.recent(timedelta(days=3650))
    with program.desk.workplace.reading():
        pass
    heard_of = {line.partition(":")[0].split(" ")[0] for line in watch.found}
    watch.found.clear()
    return heard_of >= {"EventStore.expire", "app.workplace.open_register", "open"}
