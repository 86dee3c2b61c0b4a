"""What waits for a school leader."""

from __future__ import annotations

from ui.rooms import Page


class LeaderPage(Page):
    """What waits for a school leader."""
