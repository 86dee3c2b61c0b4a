"""Beside the video: what somebody changed about a track that is not found any more, to look at once and to clear away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QListWidgetItem, QVBoxLayout, QWidget

from app.correction import Correction
from app.track import Clip
from ui.flow import FlowLayout
from ui.icons import icon
from ui.language import translate
from ui.parts import body, button
from ui.theme import SPACE_8, Theme
from ui.video.lanes import lost_moment
from ui.video.short_list import ShortList
from ui.video.wording import lost_line


class LostList(QWidget):
    """`sought` carries the timestamp that somebody wants to see; `dropped` the correction that is cleared away."""

    sought = Signal(int)
    dropped = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._clip: Clip | None = None
        self._lost: tuple[Correction, ...] = ()
        self.words = body("")
        self.words.setObjectName("lostWords")
        self.list = ShortList()
        self.list.setObjectName("lostList")
        self.list.setAccessibleName(translate("Video", "Changes that fit nobody any more"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.look = button(translate("Video", "Go and look"), "search", theme)
        self.drop = button(translate("Video", "Remove this change"), "trash", theme)
        row = QWidget()
        flow = FlowLayout(row)
        for one, name in ((self.look, "lostLookButton"), (self.drop, "lostDropButton")):
            one.setObjectName(name)
            flow.addWidget(one)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        for part in (self.words, self.list, row):
            column.addWidget(part)
        self.look.clicked.connect(self._look)
        self.drop.clicked.connect(self._drop)
        self.list.itemActivated.connect(self._look)
        self.list.itemClicked.connect(self._look)
        self.list.delete_pressed.connect(self._drop)
        self.hide()

    def show_lost(self, clip: Clip | None, lost: Sequence[Correction]) -> None:
        """These changes fit nobody any more; none: nothing is shown."""
        if clip is not None and (clip, tuple(lost)) != (self._clip, self._lost):
            self._fill(clip, tuple(lost))
        self._clip, self._lost = clip, tuple(lost) if clip is not None else ()
        self.setVisible(bool(self._lost))

    def choose_at(self, pts: int) -> None:
        """Select the change that is about this moment."""
        clip = self._clip
        place = next((at for at, one in enumerate(self._lost) if clip and lost_moment(one, clip) == pts), -1)
        if place >= 0:
            self.list.setCurrentRow(place)

    def _fill(self, clip: Clip, lost: tuple[Correction, ...]) -> None:
        self.words.setText(
            translate("Video", "%n change(s) fit nobody any more since the video was looked at anew:", None, len(lost))
        )
        place = max(self.list.currentRow(), 0)
        with QSignalBlocker(self.list):
            self.list.clear()
            for one in lost:
                item = QListWidgetItem(icon("warning", self._theme, on="referred"), lost_line(one, clip))
                item.setToolTip(translate("Video", "Enter: go and look. Delete: remove this change."))
                self.list.addItem(item)
            self.list.setCurrentRow(min(place, len(lost) - 1))
        self.list.fit_rows()

    def _chosen(self) -> Correction | None:
        place = self.list.currentRow()
        return self._lost[place] if 0 <= place < len(self._lost) else None

    def _look(self) -> None:
        chosen = self._chosen()
        if chosen is not None and self._clip is not None:
            self.sought.emit(lost_moment(chosen, self._clip))

    def _drop(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.dropped.emit(chosen)
