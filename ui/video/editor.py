"""What a person does to the tracks and the sound of a video becomes one step of the workbench, or a sentence why not."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.correction import Correction
from app.events import correcting, deciding
from app.events.deciding import Author
from app.events.event import EventItem
from app.model import Decision, DecisionKind, FoundFace, Region, RegionKind
from app.track import Track
from ui.language import translate
from ui.review.editor import Editor
from ui.review.keeping import Keeping
from ui.rooms import Context
from ui.video.lanes import Lane, Span, lanes_of
from ui.video.wording import no_person

HEADS = (RegionKind.HEAD, RegionKind.FACE)
Change = Callable[[EventItem, Author], EventItem]


class VideoEditor(QObject):
    """`refused` carries a sentence why nothing was done; `uncertain` one about what a change took along."""

    refused = Signal(str)
    uncertain = Signal(str)

    def __init__(self, context: Context, editor: Editor) -> None:
        super().__init__(editor)
        self._context, self._editor = context, editor

    # Tracks and areas

    def draw(self, region: Region, pts: int) -> str:
        """Cover somebody who was missed, or an area, from this moment on; the key of its lane, or ""."""
        before = {lane.key for lane in self._lanes()}

        def add(item: EventItem, author: Author) -> EventItem:
            if region.kind in HEADS:
                return correcting.add(item, correcting.face_of(region), pts, author)
            return correcting.cover_area(item, region, pts, author)

        self._correct(translate("Video", "Draw a track"), add)
        return next((lane.key for lane in self._lanes() if lane.key not in before), "")

    def redraw(self, lane: Lane, region: Region, pts: int) -> None:
        """It is here at this moment."""
        track, area = lane.track, lane.area
        if track is not None:
            box = track.at(pts)
            face = correcting.refitted(box, region) if box is not None else correcting.face_of(region)
            self._correct(translate("Video", "Move a track"), lambda item, by: correcting.move(item, track, pts, face, by))
        elif area is not None:
            self._change(translate("Video", "Move an area"), lambda item, by: deciding.redraw(item, area, region, by))
        elif lane.nobody is not None:
            self.refused.emit(no_person())

    def begin_at(self, lane: Lane, pts: int) -> None:
        """It begins here."""
        track = lane.track
        text = translate("Video", "Track begins here")
        if track is not None:
            self._correct(text, lambda item, by: correcting.begin_at(item, track, pts, by))
        else:
            self._set_span(text, lane, (pts, lane.span[1]))

    def end_at(self, lane: Lane, pts: int) -> None:
        """It ends here."""
        track = lane.track
        text = translate("Video", "Track ends here")
        if track is not None:
            self._correct(text, lambda item, by: correcting.end_at(item, track, pts, by))
        else:
            self._set_span(text, lane, (lane.span[0], pts))

    def remove(self, lane: Lane, span: Span | None = None, pts: int | None = None) -> None:
        """It is no person, who is there at `pts` or in a stretch; an area that a person drew is not covered after all."""
        track, area = lane.track, lane.area
        item = self._editor.item
        if item is not None and track is not None and item.has(DecisionKind.COVER_ALL):
            self.refused.emit(translate("Video", "Everybody is covered in this video. Take back “cover everybody” first (A)."))
        elif track is not None:
            self._correct(translate("Video", "No person"), lambda item, by: correcting.remove(item, track, by, span, pts))
        elif area is not None:
            self._change(translate("Video", "Remove an area"), lambda item, _: deciding.erase(item, area))

    def restore(self, lane: Lane) -> str:
        """It is a person after all; the key of the lane that it is in now, or ""."""
        nobody = lane.nobody
        removal = nobody.correction if nobody is not None else None
        if nobody is None or removal is None:
            return ""
        self._correct(translate("Video", "Person after all"), lambda item, _: correcting.restore(item, removal))
        return next((one.key for one in self._lanes() if one.track is not None and one.track.id == nobody.track.id), "")

    def split(self, lane: Lane, pts: int) -> str:
        """From here on it is somebody else; the key of the lane of who is there now, or "" where nothing was split."""
        track = lane.track
        if track is None or not track.first < pts <= track.last:
            self.refused.emit(translate("Video", "Select a track, and go to the moment from which it is somebody else."))
            return ""
        before = {one.key: one.span for one in self._lanes()}
        self._correct(translate("Video", "Split a track"), lambda item, by: correcting.split(item, track, pts, by))
        changed = (one for one in self._lanes() if one.track is not None and before.get(one.key) != one.span)
        return next((one.key for one in changed if one.span[0] <= pts <= one.span[1]), "")

    def join(self, lane: Lane, other: Lane) -> None:
        """They are one person."""
        one, two = lane.track, other.track
        if one is not None and two is not None:
            self._correct(translate("Video", "Join two tracks"), lambda item, by: correcting.join(item, one, two, by))

    def cover_again(self, lane: Lane) -> None:
        """Who stays visible is covered after all."""
        item = self._editor.item
        if item is None or lane.consent is None:
            return
        kept = [one for one in item.decisions if one.kind is DecisionKind.KEEP and one.person_consent == lane.consent]
        self._change(translate("Video", "Cover again"), lambda item, _: correcting.cover_again(item, kept))

    def forget(self, lost: Correction) -> None:
        """A change that fits nobody any more is cleared away."""
        self._change(translate("Video", "Remove a change"), lambda item, _: correcting.forget(item, lost))

    def take_back(self, stray: Decision) -> None:
        """A decision that points at nothing holds no more."""
        self._change(translate("Video", "Take a decision back"), lambda item, _: correcting.take_back(item, stray))

    # Sound

    def keep_sound(self) -> None:
        """It goes along; somebody listened and recognised nobody."""
        self._change(
            translate("Video", "Keep the sound"), lambda item, by: correcting.keep_sound(item, by, nobody_audible=True)
        )

    def remove_sound(self) -> None:
        """It is removed, as by default."""
        self._change(translate("Video", "Remove the sound"), lambda item, _: correcting.remove_sound(item))

    def mute(self, span: Span) -> None:
        """Silent in a stretch."""
        self._change(translate("Video", "Mute a stretch"), lambda item, by: correcting.mute(item, span, by))

    def unmute(self, decision: Decision) -> None:
        """Heard after all."""
        self._change(translate("Video", "Take muting back"), lambda item, _: correcting.unmute(item, decision))

    # Inside

    def _set_span(self, text: str, lane: Lane, span: Span) -> None:
        area = lane.area
        if area is not None and span[0] <= span[1]:
            self._change(text, lambda item, by: correcting.set_span(item, area, span, by))

    def _lanes(self) -> tuple[Lane, ...]:
        item = self._editor.item
        return lanes_of(item) if item is not None else ()

    def _correct(self, text: str, change: Change) -> None:
        """A change of tracks; who stayed visible on one of them may be covered by it."""
        before = self._keeps()
        self._change(text, change)
        if self._keeps() < before:
            self.uncertain.emit(translate("Video", "With this change somebody no longer stays visible on their consent."))

    def _keeps(self) -> int:
        item = self._editor.item
        return sum(one.kind is DecisionKind.KEEP for one in item.decisions) if item is not None else 0

    def _change(self, text: str, change: Change) -> None:
        item = self._editor.item
        author = self._editor.author() if item is not None else None
        if item is not None and author is not None:
            self._context.bench.change(text, [change(item, author)])


class TrackKeeping(Keeping):
    """The same question as for a face of a photo, about a track."""

    def __init__(self, context: Context, editor: Editor, over: QWidget) -> None:
        super().__init__(context, editor, over)
        self._track: Track | None = None

    def begin_track(self, track: Track) -> None:
        """Ask on whose consent this person stays visible."""
        self._track = track
        self.begin(FoundFace(track.id, track.keys[0].box, 1.0, doubtful=False, detector=""))

    def keep(self, item: EventItem, face: FoundFace, reference: str, author: Author) -> EventItem:
        """The item with the person kept wherever the track is."""
        return item if self._track is None else correcting.keep(item, self._track, reference, author)

    def taken(self, item: EventItem, face: FoundFace) -> frozenset[str]:
        """The references that stand for other tracks."""
        others = (lane for lane in lanes_of(item) if lane.track is not None and lane.track.id != face.id)
        return frozenset(lane.consent for lane in others if lane.consent is not None)
