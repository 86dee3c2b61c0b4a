"""Beside the video: what somebody changed about a track that is not found any more, to look at once and to clear away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.correction import Correction
from app.track import Clip
from ui.language import translate
from ui.theme import Theme
from ui.video.clearing import Clearing, Leftover, Words
from ui.video.lanes import lost_moment
from ui.video.wording import lost_line


class LostList(Clearing):
    """The corrections that fit nobody any more."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        words = Words(
            "lost",
            translate("Video", "Changes that fit nobody any more"),
            translate("Video", "Remove this change"),
            translate("Video", "Enter: go and look. Delete: remove this change."),
        )
        super().__init__(theme, words, parent)

    def show_lost(self, clip: Clip | None, lost: Sequence[Correction]) -> None:
        """These changes fit nobody any more; none: nothing is shown."""
        said = translate("Video", "%n change(s) fit nobody any more since the video was looked at anew:", None, len(lost))
        here = () if clip is None else tuple(Leftover(one, lost_moment(one, clip), lost_line(one, clip)) for one in lost)
        self.show_rows(said, here)
