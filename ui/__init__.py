"""The window (PySide6). It shows and asks; what is decided, covered and recorded is the core's."""

from ui.immortal import keep_none

keep_none()
