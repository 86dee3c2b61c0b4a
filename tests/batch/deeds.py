"""What worker processes are told to do in the tests; run as a program, a parent that is to be killed."""

from __future__ import annotations

import os
import signal
import sys
import threading
from pathlib import Path

import cv2
import numpy as np

from app.batch.workers import Workers
from app.errors import EnvironmentBrokenError, ItemError

AT_FIRST = frozenset(sys.modules)
"""What this process had loaded when it came to this module."""


def ready() -> None:
    """Nothing to load."""


def say_ready(where: Path) -> None:
    where.write_bytes(b"!")


def loaded_before(module: str) -> bool:
    return module in AT_FIRST


def never_ready() -> None:
    os._exit(3)


def double(number: int) -> int:
    return 2 * number


def refuse(code: str) -> None:
    raise ItemError(code, limit=7)


def break_down() -> None:
    raise EnvironmentBrokenError("detector-broken", problem="gone")


def blunder() -> None:
    raise ZeroDivisionError


class ErrorThatCannotTravel(Exception):  # noqa: N818 - its name says what it is
    """Made anew in another process, it would lack an argument."""

    def __init__(self, first: str, second: str) -> None:
        super().__init__(first + second)


def blunder_without_words() -> None:
    raise ErrorThatCannotTravel("Anna", ".jpg")


def lose_patience() -> None:
    raise TimeoutError("Anna")


def leave() -> None:
    os._exit(9)


def crash() -> None:
    signal.signal(signal.SIGSEGV, signal.SIG_DFL)
    os.kill(os.getpid(), signal.SIGSEGV)


def be_killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def eat_memory() -> int:
    return len(bytearray(1 << 40))


def eat_memory_by_numpy() -> int:
    return int(np.zeros(1 << 40, np.uint8).nbytes)


def eat_memory_by_opencv() -> int:
    small = np.zeros((8, 8, 3), np.uint8)
    return int(cv2.resize(small, (60_000, 60_000)).size)


def misuse_opencv() -> None:
    cv2.resize(np.zeros((8, 8, 3), np.uint8), (0, 0))


def hang() -> None:
    threading.Event().wait()


def say_and_hang() -> None:
    os.write(1, f"{os.getpid()}\n".encode())
    hang()


if __name__ == "__main__":
    with Workers(2, ready) as workers:
        for future in [workers.submit(say_and_hang), workers.submit(say_and_hang)]:
            future.result()
