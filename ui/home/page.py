"""Begin an event, or come back to one."""

from __future__ import annotations

from ui.rooms import Page


class HomePage(Page):
    """Begin an event, or come back to one."""
