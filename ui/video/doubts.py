"""The doubtful moments of a video, and going from one to the next."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from ui.language import translate
from ui.video.case import Case
from ui.video.lanes import Stop, stops_of


class Doubts(QObject):
    """`said` carries a sentence; `reached` the moment to which it went."""

    said = Signal(str)
    reached = Signal(int)

    def __init__(self, case: Case) -> None:
        super().__init__(case.selection)
        self._editor, self._showing, self._selection = case.editor, case.showing, case.selection

    def moments(self) -> tuple[int, ...]:
        """Each moment once, in their order."""
        return tuple(dict.fromkeys(stop.pts for stop in self._stops()))

    def go(self, by: int) -> None:
        """To the next one (1), or the one before (-1); on from the other end where there is none."""
        stops = self._stops()[:: 1 if by > 0 else -1]
        if not stops:
            self.said.emit(translate("Video", "There is no doubtful moment in this video."))
            return
        self._showing.player.pause()
        now, is_at = self._showing.moment, self._showing.is_at
        here = [stop for stop in stops if is_at(stop.pts)]
        past = next((place for place, stop in enumerate(here, 1) if stop.key == self._selection.key), 0)
        ahead = here[past:] + [stop for stop in stops if (stop.pts - now) * by > 0 and stop not in here]
        found = ahead[0] if ahead else stops[0]
        self._showing.go(found.pts)
        self._selection.select(found.key)
        self.reached.emit(found.pts)
        if not ahead:
            self.said.emit(
                translate("Video", "No doubtful moment comes after this one: on from the first.")
                if by > 0
                else translate("Video", "No doubtful moment comes before this one: on from the last.")
            )

    def _stops(self) -> tuple[Stop, ...]:
        item = self._editor.item
        return stops_of(item) if item is not None and self._showing.clip is not None else ()
