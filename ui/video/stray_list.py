"""Beside the video: what was decided about a place where nobody is found, to look at once and to take back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.model import Decision
from app.track import Clip
from ui.language import translate
from ui.theme import Theme
from ui.video.clearing import Clearing, Leftover, Words
from ui.video.lanes import stray_moment
from ui.video.wording import stray_line


class StrayList(Clearing):
    """The decisions that point at nothing: as long as there is one, the video is referred."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        words = Words(
            "stray",
            translate("Video", "Decisions that point at nothing"),
            translate("Video", "Take this decision back"),
            translate("Video", "Enter: go and look. Delete: take this decision back."),
        )
        super().__init__(theme, words, parent)

    def show_strays(self, clip: Clip | None, strays: Sequence[Decision]) -> None:
        """These decisions point at nothing; none: nothing is shown."""
        said = translate("Video", "%n decision(s) point at nothing in this video. Take them back:", None, len(strays))
        here = () if clip is None else tuple(Leftover(one, stray_moment(one, clip), stray_line(one, clip)) for one in strays)
        self.show_rows(said, here)
