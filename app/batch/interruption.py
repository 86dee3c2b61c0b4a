"""Ctrl-C, a polite kill and a button, let in only where nothing is half done."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from concurrent.futures import Future, InvalidStateError
from contextlib import contextmanager, suppress
from types import FrameType

SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Interruption:
    """While it is entered, a signal waits until `moment`: it never falls between a file's name and its register entry.

    `stopped` resolves when another thread asks: whoever waits for something in a `moment` waits for this as well.
    """

    def __init__(self) -> None:
        """Not asked for yet."""
        self.stopped: Future[None] = Future()
        self._is_asked = False
        self._is_moment = False

    @contextmanager
    def heard(self) -> Iterator[None]:
        """Listen to both signals instead of whoever listened before; in the main thread only."""
        before = {number: signal.signal(number, self.ask) for number in SIGNALS}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def ask(self, _number: int = 0, _frame: FrameType | None = None) -> None:
        """Somebody wants this run to end at its next moment; where this is one, whoever waits in it is woken.

        Nothing is raised here: that would fall between any two steps of the waiting, also where it has just taken a lock that
        it would never give back. Nor is it woken here: a handler must not wait for such a lock either.
        """
        self._is_asked = True
        if self._is_moment:
            threading.Thread(target=self.stop, name="interrupting", daemon=True).start()

    def stop(self) -> None:
        """Somebody in another thread wants this run to end at its next moment; asking twice is asking once."""
        self._is_asked = True
        with suppress(InvalidStateError):
            self.stopped.set_result(None)

    @contextmanager
    def moment(self) -> Iterator[None]:
        """Nothing is half done here.

        Raises:
            KeyboardInterrupt: when it was asked for before, or while this lasts.
        """
        self._is_moment = True
        try:
            if self._is_asked:
                raise KeyboardInterrupt
            yield
        finally:
            self._is_moment = False
        if self._is_asked:
            raise KeyboardInterrupt
