"""Results that arrive late: the page that asked may be gone."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec

import shiboken6
from PySide6.QtCore import QObject

Arguments = ParamSpec("Arguments")


def while_alive(owner: QObject, call: Callable[Arguments, None]) -> Callable[Arguments, None]:
    """The same call, but nothing once Qt deleted `owner`."""

    def guarded(*arguments: Arguments.args, **named: Arguments.kwargs) -> None:
        if shiboken6.isValid(owner):
            call(*arguments, **named)

    return guarded
