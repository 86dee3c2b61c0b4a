"""Words for a tooltip, in lines that are read at a glance: Qt breaks plain words only where a line is wider than the screen."""

from __future__ import annotations

from textwrap import wrap

LONGEST = 72
"""Characters in a line."""


def in_lines(text: str) -> str:
    """The same words, in lines that are not too long; a word that is longer stays whole."""
    lines = (wrap(line, LONGEST, break_long_words=False, break_on_hyphens=False) or [""] for line in text.split("\n"))
    return "\n".join(part for line in lines for part in line)
