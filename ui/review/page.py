"""One photo, closely."""

from __future__ import annotations

from ui.rooms import Page


class ReviewPage(Page):
    """One photo, closely."""
