"""The test's side: it sees what the program's process tells, and acts by pointer and keyboard alone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from app.settings import HOME_VARIABLE
from tests.ui.flow.drag_source import PLACE
from tests.ui.flow.x11 import WHEEL_DOWN, WHEEL_UP, Input, XError
from ui.surroundings import QT_PATHS

ROOT = Path(__file__).resolve().parents[3]
PATIENCE_S, GLANCE_S = 120.0, 0.03
"""How long something may take on a machine that is busy with other things, and how often to look."""
CLICKS = 3
"""How often a person clicks what went away under the pointer."""

Value = TypeVar("Value")
Thing = dict[str, Any]


class NotSeenError(AssertionError):
    """What was waited for did not come."""


def until(look: Callable[[], Value], what: str, patience_s: float = PATIENCE_S) -> Value:
    """Look until there is something to see; that is given.

    Raises:
        NotSeenError: when it does not come.
    """
    ends = time.monotonic() + patience_s
    while True:
        found = look()
        if found:
            return found
        if time.monotonic() > ends:
            raise NotSeenError(what)
        time.sleep(GLANCE_S)  # between two glances; nothing depends on how long it is


def at_rest(look: Callable[[], Value], what: str) -> Value:
    """Look until there is something, and a glance later it is the same; that is given.

    Raises:
        NotSeenError: when it does not come.
    """
    before: list[Value] = []

    def rests() -> bool:
        before.append(look())
        return bool(before[-1]) and before[-2:-1] == before[-1:]

    until(rests, what)
    return before[-1]


def surroundings(display: str, home: Path) -> dict[str, str]:
    """The environment of a program on that screen, its own files in `home`."""
    bare = {
        name: value for name, value in os.environ.items() if name not in {"WAYLAND_DISPLAY", "XDG_CURRENT_DESKTOP", *QT_PATHS}
    }
    return bare | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", HOME_VARIABLE: str(home), "PYTHONPATH": str(ROOT)}


class Hands:
    """The program in a process of its own, and everything that a person can do with it."""

    def __init__(self, display: str, home: Path, words: Sequence[str] = ("en",)) -> None:
        self._environment = surroundings(display, home)
        self._log = (home / "stderr.txt").open("ab")
        self.process = subprocess.Popen(  # noqa: S603 - our own words
            [sys.executable, "-m", "tests.ui.flow.driven", *words],
            cwd=ROOT,
            env=self._environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
        )
        self.input = Input(display)
        self.pointer_is_used = False

    def end(self) -> None:
        """End the program, whatever it does."""
        self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None:
                stream.close()
        self._log.close()
        self.input.close()

    # Seeing

    def ask(self, question: str, *words: object) -> Any:
        """What the program's process says."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps([question, *words]).encode() + b"\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise NotSeenError(f"the program ended with {self.process.wait()}")
        answer = json.loads(line)
        if isinstance(answer, dict) and set(answer) == {"problem"}:
            raise NotSeenError(f"{question} {words}: {answer['problem']}")
        return answer

    def see(self, name: str) -> Thing:
        """Wait for a widget that is shown."""
        return until(lambda: self.ask("widget", name), f"{name} is not there: {self.reads()}")

    def sees(self, name: str) -> bool:
        """Whether a widget is shown now."""
        return self.ask("widget", name) is not None

    def gone(self, name: str) -> None:
        """Wait until a widget is not shown any more."""
        until(lambda: not self.sees(name), f"{name} is still there: {self.reads()}")

    def reads(self) -> list[str]:
        """All that can be read on top now."""
        return list(self.ask("texts"))

    def read(self, words: str) -> None:
        """Wait until something is said that holds these words."""
        until(lambda: any(words in text for text in self.reads()), words)

    def state(self) -> Thing:
        """The room, and the open event."""
        return dict(self.ask("state"))

    def item(self, name: str) -> Thing:
        """One item of the open event."""
        return next(dict(item) for item in self.state()["items"] if item["name"].startswith(name))

    def wait(self, look: Callable[[Thing], object], what: str) -> Thing:
        """Wait until the state is so."""
        return until(lambda: state if look(state := self.state()) else {}, what)

    def wait_item(self, name: str, look: Callable[[Thing], object]) -> Thing:
        """Wait until an item is so."""
        return until(lambda: item if look(item := self.item(name)) else {}, f"{name} is {self.item(name)}")

    def settle(self) -> None:
        """Wait until nothing is under way."""
        self.wait(lambda state: not state["busy"], "rest")

    def activate(self) -> None:
        """Give the keyboard to the window that should have it, as a window manager does."""

        def has_it() -> bool:
            wanted = self.ask("window")
            if wanted is None:
                return False
            if not wanted["active"]:
                try:
                    self.input.give_focus(wanted["id"])
                except XError:  # it is not mapped yet
                    return False
            return bool(wanted["active"])

        until(has_it, "a window has the keyboard")

    # By keyboard

    def key(self, *words: str) -> None:
        """Keys, one after the other: "Control+z", "Tab"."""
        for one in words:
            self.activate()
            self.input.key(one)

    def type(self, text: str) -> None:
        """What a person types."""
        self.activate()
        for letter in text:
            self.input.key({"+": "plus", " ": "Space"}.get(letter, letter))

    def write(self, name: str, text: str) -> None:
        """Into a field that has the focus, in place of what stood there."""
        until(lambda: (self.ask("focus") or {}).get("name") == name, f"the focus in {name}")
        self.key("Control+a", "BackSpace")
        until(lambda: self.see(name)["value"] == "", f"an empty {name}")
        self.type(text)
        until(lambda: self.see(name)["value"] == text, f"{text} in {name}, which says {self.see(name)['value']}")

    def focus(self) -> Thing:
        """What has the focus. There always is something, and it can be seen."""

        self.activate()

        def look() -> Thing | None:
            found = self.ask("focus")
            return found if found is not None and found["rect"][2] > 0 and found["rect"][3] > 0 else None

        found = until(look, f"something has the focus: {self.ask('focus')}")
        assert found is not None
        return found

    def tab_to(self, *names: str, most: int = 80, backwards: bool = False) -> Thing:
        """Tab until one of these has the focus."""
        passed = []
        for _ in range(most):
            found = self.focus()
            if found["name"] in names or f"text:{found['text']}" in names:
                return found
            passed.append(found["name"] or f"{found['kind']} {found['text']}")
            before = found
            self.key("Shift+Tab" if backwards else "Tab")
            self._focus_goes_on(before)
        raise NotSeenError(f"{names} not reached by Tab: {passed}")

    def _focus_goes_on(self, before: Thing) -> None:
        """From one control to another, or inside one that has several places of its own."""
        until(lambda: self.focus()["place"] != before["place"], f"the focus goes on from {before}", 10)

    # By pointer

    def click(self, name: str) -> Thing:
        """Click a widget, scrolling to it where that is needed; again where it went away before it was hit."""
        for _ in range(CLICKS):
            seen = self.reach(name)
            left, top, _, height = seen["rect"]
            is_box = seen["kind"] in ("QCheckBox", "QRadioButton")  # behind its words there is nothing to click
            self.click_at(*((left + 12, top + height // 2) if is_box else middle(seen)))
            hit = self.ask("hit") or ()
            if name in hit:
                return seen
        raise NotSeenError(f"{name} was clicked, but {hit} was hit")

    def reach(self, name: str) -> Thing:
        """Wait until a widget is enabled, at rest, wholly on top; scroll by the wheel to get there."""
        self.activate()

        def ready() -> Thing:
            seen = self.ask("widget", name)
            if seen is None or not seen["enabled"]:
                return {}
            if not seen["on_top"]:
                self._scroll(name)
                return {}
            return dict(seen)

        return at_rest(ready, f"{name} can be clicked: {self.ask('widget', name)}; {self.reads()}")

    def click_at(self, x: int, y: int, *, twice: bool = False) -> None:
        """Click a place on the screen, until the program has the click: what comes next is seen as it is after it."""
        self.activate()
        self.pointer_is_used = True
        before = self.ask("clicks")
        self.input.move(x, y)
        self.input.tap()
        if twice:
            time.sleep(GLANCE_S)  # two clicks of one moment are none of a person
            self.input.tap()
        until(lambda: self.ask("clicks") > before + twice, "the click arrives")

    def drag(self, start: tuple[int, int], end: tuple[int, int], steps: int = 12) -> None:
        """Press at one place, go to another, let go."""
        self.activate()
        self.pointer_is_used = True
        self.input.move(*start)
        self.input.press()
        for step in range(1, steps + 1):
            self.input.move(*(round(a + (b - a) * step / steps) for a, b in zip(start, end, strict=True)))
        self.input.release()

    def choose(self, name: str, text: str) -> None:
        """Choose an entry of a box that drops down."""
        self.click(name)
        row = at_rest(lambda: self._popup_row(text), f"{text} in {name}: {self.ask('popup')}")
        self.click_at(*middle(row))
        until(lambda: self.see(name)["value"].startswith(text), f"{text} is chosen")

    def click_row(self, name: str, text: str, *, twice: bool = False) -> None:
        """Click the row of a list that says `text`."""
        self.reach(name)

        def find() -> Thing:
            row = self.row(name, text)
            return row if row["rect"][2] > 0 and row["rect"][3] > 0 else {}

        self.click_at(*middle(at_rest(find, f"{text} in {name}")), twice=twice)

    def row(self, name: str, text: str) -> Thing:
        """The row of a list that says `text`."""

        def find() -> Thing:
            rows = self.ask("rows", name)
            return next((dict(row) for row in rows if text in row["accessible"] or text in row["text"]), {})

        return until(find, f"{text} in {name}: {self.ask('rows', name)}")

    def drop(self, paths: Sequence[Path], at: tuple[int, int]) -> None:
        """Drag files from another program's window onto this one."""
        line = [sys.executable, "-m", "tests.ui.flow.drag_source", *map(str, paths)]
        with subprocess.Popen(line, cwd=ROOT, env=self._environment, stdout=subprocess.PIPE, text=True) as source:  # noqa: S603
            assert source.stdout is not None
            try:
                assert source.stdout.readline() == "shown\n"
                before = self.ask("drops")
                for _ in range(5):  # let go before the other program's answer came, and nothing is dropped
                    self._drag_over(at)
                    if source.stdout.readline() == "CopyAction\n":
                        until(lambda: self.ask("drops") > before, "the drop")  # it is read from the other program now
                        return
            finally:
                source.kill()
        raise NotSeenError("the drop was refused")

    def _drag_over(self, at: tuple[int, int]) -> None:
        """The pointer goes on moving until the other program has answered."""
        left, top, width, height = PLACE
        before = self.ask("drags")
        self.pointer_is_used = True
        self.input.move(left + width // 2, top + height // 2)
        self.input.press()
        self.input.move(left + width // 2 + 20, top + height // 2)

        def is_over() -> bool:
            self.input.move(at[0] + 1, at[1])
            self.input.move(*at)
            return bool(self.ask("drags") > before + 3)

        until(is_over, "files dragged over the window")
        self.input.release()

    def _popup_row(self, text: str) -> Thing:
        return next((dict(row) for row in self.ask("popup") if row["text"].startswith(text) and row["rect"][3] > 0), {})

    def _scroll(self, name: str) -> None:
        scroller = self.ask("scroller", name)
        if scroller is not None and scroller["rect"][2] > 0:
            left, top, width, height = scroller["rect"]
            self.input.move(left + width // 2, top + height // 2)
            self.input.tap(WHEEL_DOWN if scroller["below"] else WHEEL_UP)


def middle(thing: Thing) -> tuple[int, int]:
    """The middle of what is seen of it."""
    left, top, width, height = thing["rect"]
    return left + width // 2, top + height // 2


@contextmanager
def opened(display: str, home: Path, *words: str) -> Iterator[Hands]:
    """The program, started anew, its window shown."""
    hands = Hands(display, home, words or ("en",))
    try:
        hands.activate()
        yield hands
    finally:
        hands.end()
