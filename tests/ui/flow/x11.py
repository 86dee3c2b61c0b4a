"""A screen that shows nobody anything, and hands for it: an X server, and its XTEST extension for pointer and keyboard.

The few requests that are needed are spoken here over the server's socket, so that no other program has to be installed.
"""

from __future__ import annotations

import socket
import struct
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

SIZE = (1280, 800)
KEYSYMS = {
    "BackSpace": 0xFF08,
    "Tab": 0xFF09,
    "Return": 0xFF0D,
    "Escape": 0xFF1B,
    "Home": 0xFF50,
    "Left": 0xFF51,
    "Up": 0xFF52,
    "Right": 0xFF53,
    "Down": 0xFF54,
    "Page_Up": 0xFF55,
    "Page_Down": 0xFF56,
    "End": 0xFF57,
    "F1": 0xFFBE,
    "F4": 0xFFC1,
    "Shift": 0xFFE1,
    "Control": 0xFFE3,
    "Alt": 0xFFE9,
    "Delete": 0xFFFF,
    "Space": 0x20,
    "plus": 0x2B,
}
"""X11's names of the keys that are no letters (keysymdef.h), and of the modifiers."""
LEFT, WHEEL_UP, WHEEL_DOWN = 1, 4, 5
KEY_PRESS, KEY_RELEASE, BUTTON_PRESS, BUTTON_RELEASE, MOTION = 2, 3, 4, 5, 6
SET_INPUT_FOCUS, GET_INPUT_FOCUS, QUERY_EXTENSION, GET_KEYBOARD_MAPPING = 42, 43, 98, 101
FAKE_INPUT = 2
REPLY, ERROR = 1, 0


class XError(Exception):
    """The server refused a request."""


@contextmanager
def xvfb() -> Iterator[str]:
    """An X server; its display's name, ":7"."""
    # Without -noreset it begins anew when its last client leaves, and cuts off whoever comes at that moment.
    line = ["Xvfb", "-displayfd", "1", "-screen", "0", f"{SIZE[0]}x{SIZE[1]}x24", "-nolisten", "tcp", "-noreset"]
    with subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:  # noqa: S603 - our own words
        assert server.stdout is not None
        try:
            yield f":{server.stdout.readline().strip()}"
        finally:
            server.terminate()


class Input:
    """Pointer and keyboard of a display. What is asked is done when the call returns; who gets it acts on it later."""

    def __init__(self, display: str) -> None:
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(30)
        self._socket.connect(str(Path("/tmp/.X11-unix") / f"X{display.lstrip(':')}"))  # noqa: S108 - where X servers listen
        self._socket.sendall(struct.pack("<cxHHHHxx", b"l", 11, 0, 0, 0))
        first, self._last = self._hello()
        self._first = first
        self._xtest = self._ask(struct.pack("<BxHHxx8s", QUERY_EXTENSION, 4, 5, b"XTEST"))[9]
        self._codes = self._keyboard()

    def close(self) -> None:
        """Let go of the display."""
        self._socket.close()

    def move(self, x: int, y: int) -> None:
        """The pointer, to a place on the screen."""
        self._fake((MOTION, 0, x, y))

    def press(self, button: int = LEFT) -> None:
        """A button of the mouse, down."""
        self._fake((BUTTON_PRESS, button, 0, 0))

    def release(self, button: int = LEFT) -> None:
        """And up."""
        self._fake((BUTTON_RELEASE, button, 0, 0))

    def tap(self, button: int = LEFT) -> None:
        """Down and up at once."""
        self._fake((BUTTON_PRESS, button, 0, 0), (BUTTON_RELEASE, button, 0, 0))

    def key(self, words: str) -> None:
        """One key with its modifiers, "Control+Shift+z", down and up at once."""
        *modifiers, last = words.split("+")
        codes = [self._codes[KEYSYMS[modifier]][0] for modifier in modifiers]
        code, is_shifted = self._codes[KEYSYMS.get(last) or ord(last)]
        held = [*codes, *([self._codes[KEYSYMS["Shift"]][0]] if is_shifted and "Shift" not in modifiers else [])]
        down, up = [(KEY_PRESS, one, 0, 0) for one in [*held, code]], [(KEY_RELEASE, one, 0, 0) for one in [code, *held[::-1]]]
        self._fake(*down, *up)

    def hold(self, key: str) -> None:
        """A key, down."""
        self._fake((KEY_PRESS, self._codes[KEYSYMS.get(key) or ord(key)][0], 0, 0))

    def let_go(self, key: str) -> None:
        """And up."""
        self._fake((KEY_RELEASE, self._codes[KEYSYMS.get(key) or ord(key)][0], 0, 0))

    def give_focus(self, window: int) -> None:
        """What a window manager does when a window opens: the keyboard is its own now.

        Raises:
            XError: when the window cannot have it yet.
        """
        self._socket.sendall(struct.pack("<BBHII", SET_INPUT_FOCUS, 1, 3, window, 0))
        self._wait()

    def _fake(self, *inputs: tuple[int, int, int, int]) -> None:
        for kind, detail, x, y in inputs:
            self._socket.sendall(
                struct.pack("<BBHBBxxII8xhh8x", self._xtest, FAKE_INPUT, 9, kind, detail, 0, 0, x, y),
            )
        self._wait()

    def _wait(self) -> None:
        """Until the server did all that was asked."""
        self._ask(struct.pack("<BxH", GET_INPUT_FOCUS, 1))

    def _ask(self, request: bytes) -> bytes:
        self._socket.sendall(request)
        while True:
            head = self._read(32)
            if head[0] == ERROR:
                self._read_until_reply()
                raise XError(f"error {head[1]}")
            if head[0] == REPLY:
                return head + self._read(4 * int.from_bytes(head[4:8], "little"))

    def _read_until_reply(self) -> None:
        """An error came before the reply to what was asked after it."""
        while self._read(32)[0] != REPLY:
            pass

    def _read(self, count: int) -> bytes:
        found = b""
        while len(found) < count:
            more = self._socket.recv(count - len(found))
            if not more:
                raise XError("the server is gone")
            found += more
        return found

    def _hello(self) -> tuple[int, int]:
        """The first and last code of a key."""
        head = self._read(8)
        body = self._read(4 * int.from_bytes(head[6:8], "little"))
        if head[0] != 1:
            raise XError(repr(body))
        return body[26], body[27]

    def _keyboard(self) -> dict[int, tuple[int, bool]]:
        """Each key's code by what it writes, and whether Shift is held for it."""
        count = self._last - self._first + 1
        answer = self._ask(struct.pack("<BxHBBxx", GET_KEYBOARD_MAPPING, 2, self._first, count))
        width, symbols = answer[1], struct.unpack(f"<{(len(answer) - 32) // 4}I", answer[32:])
        return _by_symbol([symbols[place : place + width] for place in range(0, len(symbols), width)], self._first)


def _by_symbol(rows: Sequence[Sequence[int]], first: int) -> dict[int, tuple[int, bool]]:
    found: dict[int, tuple[int, bool]] = {}
    for is_shifted in (False, True):
        for code, row in enumerate(rows, first):
            if len(row) > is_shifted and row[is_shifted]:
                found.setdefault(row[is_shifted], (code, is_shifted))
    return found
