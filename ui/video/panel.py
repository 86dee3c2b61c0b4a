"""What stands beside a video in place of the faces of a photo: its tracks and its sound."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.events.event import EventItem
from app.text import Catalogue
from ui.theme import SPACE_16, Theme
from ui.video.lanes import Lane, clip_of, plan_of, strays_of
from ui.video.sound_section import SoundSection
from ui.video.tracks_section import TracksSection


class VideoPanel(QWidget):
    """Two sections."""

    def __init__(self, theme: Theme, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tracks = TracksSection(theme, catalogue)
        self.sound = SoundSection(theme)
        line = QFrame()
        line.setProperty("kind", "line")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_16)
        self._parts = (self.tracks, line, self.sound)
        for part in self._parts:
            column.addWidget(part)

    def show_row(self, item: EventItem, lanes: tuple[Lane, ...], selected: str, *, is_open: bool, has_stretch: bool) -> None:
        """The video as it is now; of one that could not be looked at, nothing is known."""
        clip = clip_of(item)
        for part in self._parts:
            part.setVisible(clip is not None)
        self.tracks.setEnabled(is_open)
        self.tracks.show_lanes(clip, lanes, selected, has_stretch=has_stretch)
        self.tracks.show_lost(clip, plan_of(item).lost if is_open else ())
        self.tracks.show_strays(clip, strays_of(item) if is_open else ())
        self.sound.show_item(item, clip, is_open=is_open, has_stretch=has_stretch)
