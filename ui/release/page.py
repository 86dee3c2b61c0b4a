"""What was released, and what was held."""

from __future__ import annotations

from ui.rooms import Page


class ResultsPage(Page):
    """What was released, and what was held."""
