"""The open event on the window's thread: its model, its undo stack, and the work under way on it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from app.batch.interruption import Interruption
from app.batch.runs import Fate
from app.batch.under_way import UnderWay
from app.events.desk import Course, Desk, NewEvent, OpenEvent
from app.events.event import Event, EventItem, Judged, Use, as_twin, changed_likewise, looked_at_again, says_the_same
from app.events.watching import Shown, shown_in
from app.model import Actor, Decision, DecisionKind
from app.pipeline.release import Wish
from app.text import Catalogue
from ui.event_model import EventModel
from ui.long_items import LongItems
from ui.tasks import Failed, Lane, Tasks
from ui.video.film import Watched
from ui.video.remembering import Remembering

JUDGED_AT_ONCE, MOST_AT_ONCE = 400, 3200
"""Items judged in one piece of work: the first verdicts come soon, also for a large event, and then twice as many each time."""


@dataclass(frozen=True, slots=True)
class Stopped:
    """A release that did not come to all of its files: how many left in it, and how many did not."""

    released: int
    left: int


class Workbench(QObject):
    """What all rooms share of the open event.

    `current` is the open event, None where none is open. `looking_at` and `covering` are the long items under way, of which it
    is known how far they are; `so_far` is what `progress` told last. `in_review` is the path that was last shown closely, ""
    for none. `stopped` is the last release where it did not come to all of its items.

    Signals: `opened` when another event is open, or none; `event_changed` when its own values changed; `progress` (done,
    total, seconds left or -1) and `screening_ended` (whether all was looked at); `judged` when verdicts changed;
    `release_progress` (done, total) and `release_ended` (the paths of what was tried).
    """

    opened = Signal()
    event_changed = Signal()
    progress = Signal(int, int, float)
    screening_ended = Signal(bool)
    judged = Signal()
    release_progress = Signal(int, int)
    release_ended = Signal(object)

    def __init__(self, desk: Desk, tasks: Tasks, catalogue: Catalogue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.model = EventModel(self)
        self.undo = QUndoStack(self)
        self.looking_at, self.covering = LongItems(self), LongItems(self)
        self.so_far = (0, 0, -1.0)
        self.progress.connect(self._note_progress)
        self.catalogue = catalogue
        self.current: Event | None = None
        self._desk, self._tasks = desk, tasks
        self._unjudged: set[str] = set()
        self._is_judging = False
        self._at_once = JUDGED_AT_ONCE
        self._unsaved: set[str] = set()
        self._remembering = Remembering(desk.workplace, tasks)
        self.in_review = ""
        self.stopped: Stopped | None = None
        self._screening: Interruption | None = None
        self._releasing: Interruption | None = None

    # The event

    def begin(self, paths: Sequence[Path], new: NewEvent, failed: Failed) -> None:
        """Begin an event and look at it; `opened` tells when it is there, `failed` when it cannot be."""
        self._tasks.run(lambda: self._desk.begin(paths, new), self._open, failed, Lane.LONG)

    def reopen(self, event_id: str, missing: Callable[[], None]) -> None:
        """Come back to an event exactly as it was left; `missing` is called where it has expired."""

        def look() -> tuple[OpenEvent, dict[str, Shown]] | None:
            found = self._desk.reopen(event_id)
            return None if found is None else (found, shown_in(self._desk.workplace, event_id))

        def show(found: tuple[OpenEvent, dict[str, Shown]] | None) -> None:
            missing() if found is None else self._open(*found)

        self._tasks.run(look, show)

    def close_event(self) -> None:
        """Close the event; what is under way ends, everything is saved already."""
        self.stop()
        self._change_to(None, ())

    def set_event(self, event: Event) -> None:
        """The event's own values changed: save it and judge all anew."""
        if self.current is not None and event.use != self.current.use:
            self.stopped = None  # that was a release for something else
        self.current = event
        self.model.replace_use(event.use)
        self._save(())
        self.event_changed.emit()
        self.judge(row.item.path for row in self.model.rows())

    def speak(self, catalogue: Catalogue) -> None:
        """Another language: the reasons are told anew."""
        self.catalogue = catalogue
        self.judge(row.item.path for row in self.model.rows())

    def snapshot(self) -> OpenEvent:
        """The event with its items as they are now.

        Raises:
            ValueError: when no event is open.
        """
        if self.current is None:
            raise ValueError("no event is open")
        return OpenEvent(self.current, self.model.items())

    def _is_open(self, event: Event) -> bool:
        return self.current is not None and self.current.id == event.id

    def _open(self, found: OpenEvent, shown: Mapping[str, Shown] = MappingProxyType({})) -> None:
        self.stop()
        self._change_to(found.event, found.items, shown)
        self.judge(item.path for item in found.items if item.screening is not None)
        self.screen()

    def _change_to(
        self, event: Event | None, items: tuple[EventItem, ...], shown: Mapping[str, Shown] = MappingProxyType({})
    ) -> None:
        """Nothing of the event before stays."""
        self.current = event
        self._unjudged.clear()
        self._unsaved.clear()
        self._remembering.begin(items, shown)
        self.in_review = ""
        self.stopped = None
        self.undo.clear()
        self.model.load(items, event.use if event is not None else Use())
        self.opened.emit()

    # What people watched

    @property
    def watched(self) -> dict[str, Watched]:
        """How much of each video, by its path, was on the screen since the event was begun, under the look that counts now."""
        return self._remembering.watched

    def keep_watched(self) -> None:
        """Save what was watched since that was saved last."""
        if self.current is not None:
            self._remembering.keep(self.current.id, self.model.items())

    # What people decide

    def change(self, text: str, items: Iterable[EventItem]) -> None:
        """Items as a person changed them, as one step that can be undone. `text` says what, in the menu.

        The same photo in another place is changed along: what is decided about one is decided about both.
        """
        after = tuple(item for item in self.with_twins(items) if (row := self.model.row(item.path)) and row.item != item)
        if after:
            self.undo.push(_Change(text, self, after))

    def apply(self, items: Sequence[EventItem]) -> None:
        """Show items, save them, judge them anew. For what a person did, use `change`."""
        self._note_do_not_use(items)
        self.model.replace_items(items)
        self._save(items)
        self.judge(item.path for item in items)

    def merge(self, items: Sequence[EventItem]) -> None:
        """Items changed for good, past undoing (a report under A9); what was done before cannot be undone any more."""
        self.undo.clear()
        self.apply(self.with_twins(items))

    def with_twins(self, items: Iterable[EventItem]) -> tuple[EventItem, ...]:
        """The items, and those that are the same photo, changed alike where something was said of it."""
        changed = {item.path: item for item in items}
        said = (item for item in changed.values() if (row := self.model.row(item.path)) and not says_the_same(row.item, item))
        by_source = {item.screening.item.sha256: item for item in said if item.screening is not None}
        twins = (
            as_twin(row.item, by_source[row.item.screening.item.sha256])
            for row in self.model.rows()
            if row.item.path not in changed and row.item.screening and row.item.screening.item.sha256 in by_source
        )
        return (*changed.values(), *twins)

    def _note_do_not_use(self, items: Sequence[EventItem]) -> None:
        """Put on record which items must not be used, or may be again: the mark outlives the event."""
        flipped = [item for item in items if (row := self.model.row(item.path)) and _is_banned(row.item) != _is_banned(item)]
        event, by = self.current, next((one.author for item in flipped for one in _bans(item)), None)
        if event is None or not flipped:
            return
        before = (one.author for item in flipped if (row := self.model.row(item.path)) for one in _bans(row.item))
        actor = by or next(before)
        self._tasks.run(lambda: self._desk.note_do_not_use(event, flipped, actor))

    def confirm_no_lesson(self, count: int, actor: Actor, failed: Failed) -> None:
        """Record the answer to "surely no lesson?"."""
        asked = self.current
        if asked is None:
            return

        def take(_: None) -> None:
            if self.current is not None and self.current.id == asked.id:  # it may have changed meanwhile
                self.current = replace(self.current, no_lesson=True)
                self._save(())
                self.event_changed.emit()

        self._tasks.run(lambda: self._desk.confirm_no_lesson(asked, count, actor), take, failed)

    @property
    def is_unsaved(self) -> bool:
        """Whether something that was decided could not be saved yet; each further change tries again."""
        return bool(self._unsaved)

    def _save(self, items: Iterable[EventItem]) -> None:
        event = self.current
        if event is None:
            return
        self._unsaved.update(item.path for item in items)
        kept = tuple(row.item for path in self._unsaved if (row := self.model.row(path)) is not None)

        def done(_: None) -> None:
            if self._is_open(event):
                now = {row.item.path: row.item for item in kept if (row := self.model.row(item.path)) is not None}
                self._unsaved -= {item.path for item in kept if now.get(item.path) == item}

        self._tasks.run(lambda: self._desk.save(event, kept), done)

    # Looking

    @property
    def is_screening(self) -> bool:
        """Whether items are being looked at."""
        return self._screening is not None

    @property
    def is_releasing(self) -> bool:
        """Whether items are being released."""
        return self._releasing is not None

    def screen(self) -> None:
        """Look at what was not looked at yet."""
        event, waiting = self.current, [item for item in self.model.items() if not item.is_looked_at]
        if event is None or not waiting or self.is_screening:
            return
        interruption = self._screening = Interruption()
        run = _Progress(len(waiting))

        def take(item: EventItem) -> None:
            if self._screening is interruption:
                self._looked_at(item)
                self.looking_at.forget(item.found.path)
                self.progress.emit(*run.step())

        def hear(one: UnderWay) -> None:
            if self._screening is interruption:
                self.looking_at.hear(one)

        def end() -> None:
            if self._screening is interruption:
                self._screening = None
                self.looking_at.clear()
                self.screening_ended.emit(all(item.is_looked_at for item in self.model.items()))

        self.progress.emit(0, len(waiting), -1.0)
        course = self._course(take, hear, interruption)
        self._tasks.run(lambda: self._desk.screen(event, waiting, course), lane=Lane.LONG, at_last=end)

    def _note_progress(self, done: int, total: int, left_s: float) -> None:
        self.so_far = (done, total, left_s)

    def stop(self) -> None:
        """End what is under way; what was done stays, and so does what was watched."""
        self.keep_watched()
        for interruption in (self._screening, self._releasing):
            if interruption is not None:
                interruption.stop()
        self.covering.clear()
        if self._screening is not None:
            self._screening = None
            self.looking_at.clear()
            self.screening_ended.emit(False)  # noqa: FBT003 - a signal has no names

    def _course(
        self, take: Callable[[EventItem], None], hear: Callable[[UnderWay], None], interruption: Interruption
    ) -> Course:
        """Both are told on the window's thread; what they are told comes from another."""
        here = self._tasks.here
        return Course(
            self.catalogue, lambda item: here(partial(take, item)), interruption, lambda one: here(partial(hear, one))
        )

    def _looked_at(self, item: EventItem) -> None:
        row = self.model.row(item.path)
        if row is not None:
            seen = looked_at_again(row.item, item.screening, item.problem)
            sha256 = seen.screening.item.sha256 if seen.screening else None
            for other in self.model.items():  # the same photo in another place: what was decided about it holds here too
                if other.path != seen.path and other.screening and other.screening.item.sha256 == sha256:
                    seen = as_twin(seen, other)
                    break
            self.model.replace_items([seen])
            self._save([seen])
            self.judge([item.path])

    # Judging

    @property
    def is_judging(self) -> bool:
        """Whether verdicts are on their way: those that are shown may be old."""
        return self._is_judging or bool(self._unjudged)

    def judge(self, paths: Iterable[str]) -> None:
        """Judge items anew, soon; `judged` tells when it is done."""
        self._unjudged.update(paths)
        self._judge_next()

    def _judge_next(self) -> None:
        if self._is_judging or not self._unjudged or self.current is None:
            return
        self._is_judging = True
        chosen = [row.item for row in self.model.rows() if row.item.path in self._unjudged][: self._at_once]
        self._unjudged.difference_update(item.path for item in chosen)
        self._at_once = min(2 * self._at_once, MOST_AT_ONCE) if self._unjudged else JUDGED_AT_ONCE
        if not chosen:
            self._unjudged.clear()
        opened, catalogue = self.snapshot(), self.catalogue

        found: list[tuple[Judged | None, ...]] = []

        def show() -> None:
            self._is_judging = False
            if self._is_open(opened.event):
                # what could not be judged is unknown, whatever it was before
                verdicts = found[0] if found else (None,) * len(chosen)
                self.model.replace_judged(dict(zip((item.path for item in chosen), verdicts, strict=True)))
                self.judged.emit()
            self._judge_next()

        self._tasks.run(lambda: self._desk.judge(opened, chosen, catalogue), found.append, at_last=show)

    def foresee(self, item: EventItem, then: Callable[[Judged | None], None]) -> None:
        """How an item would be judged; nothing changes."""
        opened, catalogue = self.snapshot(), self.catalogue
        changed = {one.path: one for one in self.with_twins([item])}
        foreseen = OpenEvent(opened.event, tuple(changed.get(one.path, one) for one in opened.items))
        self._tasks.run(lambda: self._desk.judge(foreseen, [item], catalogue), lambda found: then(found[0]))

    # Releasing

    def release(self, paths: Sequence[str], wish: Wish, failed: Failed) -> None:
        """Release items; `release_ended` tells when all of them came to an end."""
        if self.is_releasing or self.current is None:
            return
        opened, wanted = self.snapshot(), set(paths)
        chosen = [item for item in opened.items if item.path in wanted]
        interruption = self._releasing = Interruption()
        run, fates = _Progress(len(chosen)), list[str]()
        self.stopped = None

        def take(item: EventItem) -> None:
            fates.append(item.ending.fate if item.ending is not None else "")
            row = self.model.row(item.path)
            if row is not None and self._is_open(opened.event):
                ended = replace(row.item, ending=item.ending)
                self.model.replace_items([ended])
                self._save([ended])
            self.covering.forget(item.found.path)
            done, total, _ = run.step()
            self.release_progress.emit(done, total)

        def hear(one: UnderWay) -> None:
            if self._releasing is interruption and not interruption.stopped.done():
                self.covering.hear(one)

        ended: list[bool] = []

        def end() -> None:
            self._releasing = None
            self.covering.clear()
            self.stopped = _stopped(fates, len(chosen)) if self._is_open(opened.event) else None
            self.judge(item.path for item in chosen)
            if ended or any((row := self.model.row(item.path)) and row.item.ending != item.ending for item in chosen):
                self.release_ended.emit(tuple(item.path for item in chosen))

        self.release_progress.emit(0, len(chosen))
        course = self._course(take, hear, interruption)
        release = partial(self._desk.release, opened, chosen, wish, course)
        self._tasks.run(release, lambda _: ended.append(True), failed, Lane.LONG, at_last=end)


def _stopped(fates: Sequence[str], total: int) -> Stopped | None:
    """What is to be told of a release that came to the end of so many of its items."""
    released = fates.count(Fate.RELEASED)
    return Stopped(released, total - released) if len(fates) < total else None


def _bans(item: EventItem) -> tuple[Decision, ...]:
    return tuple(one for one in item.decisions if one.kind is DecisionKind.DO_NOT_USE)


def _is_banned(item: EventItem) -> bool:
    return item.has(DecisionKind.DO_NOT_USE)


class _Change(QUndoCommand):
    """Items before and after. What looking and releasing found meanwhile is not undone with it.

    What was copied meanwhile to the same photo in another place, which was not looked at before, goes along.
    """

    def __init__(self, text: str, bench: Workbench, after: Sequence[EventItem]) -> None:
        super().__init__(text)
        self._bench = bench
        rows = ((bench.model.row(item.path), item) for item in after)
        self._changes = tuple((row.item, item) for row, item in rows if row is not None)

    def redo(self) -> None:
        """Do it, or do it again."""
        self._put(self._changes)

    def undo(self) -> None:
        """Take it back."""
        self._put((after, before) for before, after in self._changes)

    def _put(self, changes: Iterable[tuple[EventItem, EventItem]]) -> None:
        rows = ((self._bench.model.row(after.path), before, after) for before, after in changes)
        put = [changed_likewise(row.item, before, after) for row, before, after in rows if row is not None]
        self._bench.apply(self._bench.with_twins(put))


class _Progress:
    """How far, and how long it will take still, by the pace so far."""

    def __init__(self, total: int) -> None:
        self._total, self._done, self._began = total, 0, time.monotonic()

    def step(self) -> tuple[int, int, float]:
        """One more is done: how many, of how many, seconds left."""
        self._done += 1
        pace = (time.monotonic() - self._began) / self._done
        return self._done, self._total, pace * (self._total - self._done)
