"""What can run a network."""

from __future__ import annotations

import threading
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from detectors.base import RgbImage

Maps = list[NDArray[np.float32]]
LEAST_PX = 32
"""The side of a picture that every network here can be run on."""
_FIRST_RUN = threading.Lock()


class Runtime(Protocol):
    """A loaded network. Several threads may run it at once."""

    @property
    def name(self) -> str:
        """What runs it, its version, and in which numbers."""
        ...

    def run(self, rgb: RgbImage) -> Maps:
        """The outputs asked for, of `rgb`: (H, W, 3) uint8; the network takes its numbers as they are.

        Raises:
            DetectorError: when the network cannot be run.
        """
        ...

    def rest(self) -> None:
        """Let go of the memory that runs need, as far as nobody runs it: the next one takes it anew."""
        ...


def run_first(loaded: Runtime) -> None:
    """Run what was just loaded, before two threads do.

    Bindings prepare themselves during their first run. OpenVINO's wait for ever where two threads do so at once: one holds the
    guard and waits for the interpreter, the other the reverse. Seen once in some 30 short videos on a busy machine.
    """
    with _FIRST_RUN:
        loaded.run(np.zeros((LEAST_PX, LEAST_PX, 3), np.uint8))
