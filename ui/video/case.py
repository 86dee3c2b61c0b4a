"""The video under review: all that those share who do something with it."""

from __future__ import annotations

from dataclasses import dataclass

from app.text import Catalogue
from ui.review.editor import Editor
from ui.video.editor import VideoEditor
from ui.video.selection import Selection
from ui.video.showing import VideoShowing


@dataclass(frozen=True, slots=True)
class Case:
    """`editor` knows the item, `changes` what becomes of it; `showing` is what is seen of it, `selection` what is meant."""

    catalogue: Catalogue
    editor: Editor
    changes: VideoEditor
    showing: VideoShowing
    selection: Selection

    @property
    def is_open(self) -> bool:
        """Whether something can be done with it."""
        return self.editor.item is not None and self.showing.is_coming
