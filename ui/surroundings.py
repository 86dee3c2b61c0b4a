"""What the window needs of the system, looked at before Qt does: Qt would end the process with a riddle of its own."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from app.errors import EnvironmentBrokenError

QT_PATHS = ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR")
"""What `import cv2` sets to the Qt 5 inside its wheel, in which our Qt and programs that we start find nothing of theirs."""

X11_LIBRARIES = {
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""What Qt's plugin for X11 is linked to and its wheel does not carry, with the Debian package of each."""


@contextmanager
def keeping_qt_paths() -> Iterator[None]:
    """Import OpenCV inside, and Qt's variables are afterwards what they were before."""
    before = {name: os.environ.get(name) for name in QT_PATHS}
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def loads(library: str) -> bool:
    """Whether the system's loader finds a library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def answers(display: str) -> bool:
    """Whether an X server lets us in at `display`, such as `:0`."""
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(display.encode(), None))
    try:
        return bool(xcb.xcb_connection_has_error(connection) == 0)
    finally:
        xcb.xcb_disconnect(connection)


def check_screen(
    environment: Mapping[str, str],
    system: str = sys.platform,
    *,
    found: Callable[[str], bool] = loads,
    reached: Callable[[str], bool] = answers,
) -> None:
    """See whether a window can be shown.

    Only Linux can lack what a window needs, and only where X11 shows it; a platform that the user chose for Qt (such as
    `offscreen`) is the user's affair.

    Args:
        environment: the process's variables.
        system: as `sys.platform`.
        found: whether a library can be loaded.
        reached: whether a display answers.

    Raises:
        EnvironmentBrokenError: `no-display`, or `window-libraries` with all that is missing.
    """
    chosen = environment.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if system != "linux" or chosen not in ("", "xcb"):
        return
    if not chosen and environment.get("WAYLAND_DISPLAY"):
        return
    display = environment.get("DISPLAY")
    if not display:
        raise EnvironmentBrokenError("no-display")
    missing = [library for library in X11_LIBRARIES if not found(library)]
    if missing:
        packages = " ".join(X11_LIBRARIES[library] for library in missing)
        raise EnvironmentBrokenError("window-libraries", libraries=", ".join(missing), packages=packages)
    if not reached(display):
        raise EnvironmentBrokenError("no-display")
