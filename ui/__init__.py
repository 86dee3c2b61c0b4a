"""The window (PySide6). It shows and asks; what is decided, covered and recorded is the core's."""
