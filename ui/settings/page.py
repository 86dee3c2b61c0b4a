"""The foundation's choices and the user's."""

from __future__ import annotations

from ui.rooms import Page


class SettingsPage(Page):
    """The foundation's choices and the user's."""
