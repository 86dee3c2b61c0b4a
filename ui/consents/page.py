"""Consents of the leadership and of persons."""

from __future__ import annotations

from ui.rooms import Page


class ConsentsPage(Page):
    """Consents of the leadership and of persons."""
