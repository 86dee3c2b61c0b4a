"""The open event at a glance."""

from __future__ import annotations

from ui.rooms import Page


class GalleryPage(Page):
    """The open event at a glance."""
