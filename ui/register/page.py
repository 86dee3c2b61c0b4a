"""The register, and whether a file is a release of ours."""

from __future__ import annotations

from ui.rooms import Page


class RegisterPage(Page):
    """The register, and whether a file is a release of ours."""
