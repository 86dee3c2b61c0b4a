"""What a person does with tracks: what has to be on the screen first, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from app.model import Region
from app.tracking.correcting import part_at
from ui.language import translate
from ui.video.case import Case
from ui.video.editor import HEADS, TrackKeeping
from ui.video.lanes import SOUND, Lane, perhaps_same
from ui.video.wording import name_of, no_person, span_of, span_words


class TrackActs(QObject):
    """`said` carries a sentence. `whom_wanted` asks with which track one is to be joined. `drew`: something new is covered."""

    said = Signal(str)
    whom_wanted = Signal()
    drew = Signal()

    def __init__(self, case: Case, keeping: TrackKeeping) -> None:
        super().__init__(case.selection)
        self._case, self._keeping = case, keeping
        self._showing, self._selection, self._changes = case.showing, case.selection, case.changes

    def act(self, name: str) -> None:
        """Something with the selected track, by a button or a key."""
        lane, pts = self._selection.lane, self._showing.shown
        if lane is None or lane.key == SOUND or pts is None or not self._case.is_open:
            self.said.emit(translate("Video", "Select a track first: click on it, or press Tab."))
            return
        self._showing.player.pause()
        if not self._showing.is_there:
            self.said.emit(translate("Video", "The picture of this moment is still on its way: press again once it is there."))
        elif lane.nobody is not None:
            self._restore(lane, name)
        elif self._is_unseen_uncovered(lane, name):
            self._go_to(lane)
        else:
            self._acts_of(lane, pts)[name]()

    def join(self, key: str) -> None:
        """The selected track and this one are one person."""
        lane, other = self._selection.lane, self._selection.find(key)
        if lane is not None and other is not None:
            self._changes.join(lane, other)

    def draw(self, region: Region) -> None:
        """Somebody was missed, or an area is to be covered: from this moment on."""
        pts = self._showing.shown
        if pts is None or not self._case.is_open:
            return
        self._showing.player.pause()
        key = self._changes.draw(region, pts)
        if key:
            self.drew.emit()
            self._selection.select(key)
            if region.kind in HEADS:
                self.said.emit(translate("Video", "Covered from here, for a moment. Go to where it ends, and press O."))

    def redraw(self, key: str, region: Region) -> None:
        """A track is here at this moment."""
        lane, pts = self._selection.find(key), self._showing.shown
        if lane is not None and pts is not None:
            self._showing.player.pause()
            self._changes.redraw(lane, region, pts)

    def _acts_of(self, lane: Lane, pts: int) -> dict[str, Callable[[], None]]:
        return {
            "join": partial(self._ask_whom, lane),
            "keep": partial(self._keep, lane),
            "remove": partial(self._remove, lane, lane.nearest(pts)),
            "remove-stretch": partial(self._remove_stretch, lane),
            "begin": partial(self._changes.begin_at, lane, pts),
            "end": partial(self._changes.end_at, lane, pts),
            "split": partial(self._split, lane, pts),
        }

    def _ask_whom(self, lane: Lane) -> None:
        if perhaps_same(lane, self._showing.lanes):
            self.whom_wanted.emit()
        else:
            self.said.emit(
                translate("Video", "Nobody else here can be the same person: each other track was in one picture with it.")
            )

    def _remove(self, lane: Lane, pts: int) -> None:
        """Who is there at this moment is no person; said where that is a part of the track only."""
        track, clip, before = lane.track, self._showing.clip, self._case.editor.item
        self._selection.select("")
        self._changes.remove(lane, pts=pts)
        part = part_at(track, pts) if track is not None else None
        if track is None or clip is None or part in (None, (track.first, track.last)) or self._case.editor.item == before:
            return
        if self._showing.is_one_frame(part, pts):
            said = translate(
                "Video", "No person in this one frame: before and after it may be somebody else, who stays covered."
            )
            self.said.emit(said)
            return
        said = translate("Video", "No person from {when}: before and after that it may be somebody else, who stays covered.")
        self.said.emit(said.format(when=span_words(part, clip)))

    def _is_unseen_uncovered(self, lane: Lane, name: str) -> bool:
        """Whether somebody would be uncovered who is not in the picture."""
        return (name == "remove" or (name == "keep" and lane.consent is None)) and not self._showing.shows(lane)

    def _go_to(self, lane: Lane) -> None:
        """To the moment of it that is nearest; only there can somebody say whom it is about."""
        self._showing.go(lane.nearest(self._showing.moment))
        said = translate("Video", "{name} was not in the picture, and nothing was changed: here it is. Press again to do it.")
        self.said.emit(said.format(name=name_of(lane, self._case.catalogue)))

    def _keep(self, lane: Lane) -> None:
        if lane.consent is not None:
            self._changes.cover_again(lane)
        elif lane.track is not None:
            self._keeping.begin_track(lane.track)

    def _restore(self, lane: Lane, name: str) -> None:
        """Of what is nobody, all that can be said is that it is a person after all."""
        if name == "remove":
            self._selection.select(self._changes.restore(lane))
        else:
            self.said.emit(no_person())

    def _split(self, lane: Lane, pts: int) -> None:
        """Who is on the picture now is the one that was meant: that half is selected."""
        key = self._changes.split(lane, pts)
        if key:
            self._selection.select_half(key, lane.key)

    def _remove_stretch(self, lane: Lane) -> None:
        """Who is in the stretch is no person; said where that is nobody of this track."""
        span, clip = self._selection.stretch.span, self._showing.clip
        if span is None or clip is None:
            self.said.emit(translate("Video", "Mark a stretch first: [ where it begins, ] where it ends."))
        elif lane.track is None:
            self.said.emit(translate("Video", "Only of a track it can be said that it is no person in a stretch."))
        elif span[1] < lane.span[0] or lane.span[1] < span[0]:
            said = translate(
                "Video", "Nothing was changed: {name} is there {when}, and the marked stretch ({stretch}) lies outside of that."
            )
            name, when = name_of(lane, self._case.catalogue), span_of(lane, clip)
            self.said.emit(said.format(name=name, when=when, stretch=span_words(span, clip)))
        else:
            self._changes.remove(lane, span)
