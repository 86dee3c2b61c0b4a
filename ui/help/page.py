"""The protocol explained, and about the program."""

from __future__ import annotations

from ui.rooms import Page


class HelpPage(Page):
    """The protocol explained, and about the program."""
