"""The window (PySide6). An empty room for now: the command line in `app.cli` does the whole job."""
