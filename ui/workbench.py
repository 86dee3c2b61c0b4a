"""The open event on the window's thread: its model, its undo stack, and the work under way on it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from app.batch.interruption import Interruption
from app.errors import BeeldkeurError
from app.events.desk import Course, Desk, NewEvent, OpenEvent
from app.events.event import Event, EventItem, Judged
from app.model import Actor
from app.pipeline.release import Wish
from app.text import Catalogue
from ui.event_model import EventModel
from ui.tasks import Failed, Lane, Tasks

JUDGED_AT_ONCE = 400
"""Items judged in one piece of work: the first verdicts come soon, also for a large event."""


class Workbench(QObject):
    """What all rooms share of the open event.

    `current` is the open event, None where none is open.

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
        self.catalogue = catalogue
        self.current: Event | None = None
        self._desk, self._tasks = desk, tasks
        self._unjudged: set[str] = set()
        self._is_judging = False
        self._screening: Interruption | None = None
        self._releasing: Interruption | None = None

    # The event

    def begin(self, paths: Sequence[Path], new: NewEvent, failed: Failed) -> None:
        """Begin an event and look at it; `opened` tells when it is there, `failed` when it cannot be."""
        self._tasks.run(lambda: self._desk.begin(paths, new), self._open, failed, Lane.LONG)

    def reopen(self, event_id: str, missing: Callable[[], None]) -> None:
        """Come back to an event exactly as it was left; `missing` is called where it has expired."""

        def show(found: OpenEvent | None) -> None:
            missing() if found is None else self._open(found)

        self._tasks.run(lambda: self._desk.reopen(event_id), show)

    def close_event(self) -> None:
        """Close the event; what is under way ends, everything is saved already."""
        self.stop()
        self.current = None
        self._unjudged.clear()
        self.undo.clear()
        self.model.load(())
        self.opened.emit()

    def set_event(self, event: Event) -> None:
        """The event's own values changed: save it and judge all anew."""
        self.current = event
        self._tasks.run(lambda: self._desk.save(event))
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

    def _open(self, found: OpenEvent) -> None:
        self.stop()
        self.current = found.event
        self._unjudged.clear()
        self.undo.clear()
        self.model.load(found.items)
        self.opened.emit()
        self.judge(item.path for item in found.items if item.screening is not None)
        self.screen()

    # What people decide

    def change(self, text: str, items: Iterable[EventItem]) -> None:
        """Items as a person changed them, as one step that can be undone. `text` says what, in the menu."""
        after = tuple(item for item in items if (row := self.model.row(item.path)) is None or row.item != item)
        if after:
            self.undo.push(_Change(text, self, after))

    def apply(self, items: Sequence[EventItem]) -> None:
        """Show items, save them, judge them anew. For what a person did, use `change`."""
        self.model.replace_items(items)
        self._save(items)
        self.judge(item.path for item in items)

    def merge(self, items: Sequence[EventItem]) -> None:
        """Items changed for good, past undoing (a report under A9); what was done before cannot be undone any more."""
        self.undo.clear()
        self.apply(items)

    def confirm_no_lesson(self, count: int, actor: Actor, failed: Failed) -> None:
        """Record the answer to "surely no lesson?"."""
        event = self.current
        if event is not None:
            self._tasks.run(lambda: self._desk.confirm_no_lesson(event, count, actor), self._take_event, failed)

    def _take_event(self, event: Event) -> None:
        if self.current is not None and self.current.id == event.id:
            self.current = event
            self.event_changed.emit()

    def _save(self, items: Sequence[EventItem]) -> None:
        event, kept = self.current, tuple(items)
        if event is not None:
            self._tasks.run(lambda: self._desk.save(event, kept))

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
                self.progress.emit(*run.step())

        def end(_: None) -> None:
            if self._screening is interruption:
                self._screening = None
                self.screening_ended.emit(all(item.is_looked_at for item in self.model.items()))

        def fail(error: BeeldkeurError) -> None:
            end(None)
            self._tasks.failed.emit(error)

        self.progress.emit(0, len(waiting), -1.0)
        course = Course(self.catalogue, lambda item: self._tasks.here(partial(take, item)), interruption)
        self._tasks.run(lambda: self._desk.screen(event, waiting, course), end, fail, Lane.LONG)

    def stop(self) -> None:
        """End what is under way; what was done stays."""
        for interruption in (self._screening, self._releasing):
            if interruption is not None:
                interruption.stop()
        if self._screening is not None:
            self._screening = None
            self.screening_ended.emit(False)  # noqa: FBT003 - a signal has no names

    def _looked_at(self, item: EventItem) -> None:
        row = self.model.row(item.path)
        if row is not None:
            seen = replace(row.item, screening=item.screening, problem=item.problem)
            self.model.replace_items([seen])
            self._save([seen])
            self.judge([item.path])

    # Judging

    def judge(self, paths: Iterable[str]) -> None:
        """Judge items anew, soon; `judged` tells when it is done."""
        self._unjudged.update(paths)
        self._judge_next()

    def _judge_next(self) -> None:
        if self._is_judging or not self._unjudged or self.current is None:
            return
        self._is_judging = True
        chosen = [row.item for row in self.model.rows() if row.item.path in self._unjudged][:JUDGED_AT_ONCE]
        self._unjudged.difference_update(item.path for item in chosen)
        if not chosen:
            self._unjudged.clear()
        opened, catalogue = self.snapshot(), self.catalogue

        def show(found: tuple[Judged | None, ...]) -> None:
            self._is_judging = False
            if self.current is not None and self.current.id == opened.event.id:
                self.model.replace_judged(dict(zip((item.path for item in chosen), found, strict=True)))
                self.judged.emit()
            self._judge_next()

        def fail(error: BeeldkeurError) -> None:
            self._is_judging = False
            self._tasks.failed.emit(error)

        self._tasks.run(lambda: self._desk.judge(opened, chosen, catalogue), show, fail)

    def foresee(self, item: EventItem, then: Callable[[Judged | None], None]) -> None:
        """How an item would be judged; nothing changes."""
        opened, catalogue = self.snapshot(), self.catalogue
        others = tuple(one for one in opened.items if one.path != item.path)
        foreseen = OpenEvent(opened.event, (*others, item))
        self._tasks.run(lambda: self._desk.judge(foreseen, [item], catalogue), lambda found: then(found[0]))

    # Releasing

    def release(self, paths: Sequence[str], wish: Wish, failed: Failed) -> None:
        """Release items; `release_ended` tells when all of them came to an end."""
        if self.is_releasing or self.current is None:
            return
        opened, wanted = self.snapshot(), set(paths)
        chosen = [item for item in opened.items if item.path in wanted]
        interruption = self._releasing = Interruption()
        run = _Progress(len(chosen))

        def take(item: EventItem) -> None:
            row = self.model.row(item.path)
            if row is not None and self.current is not None and self.current.id == opened.event.id:
                ended = replace(row.item, ending=item.ending)
                self.model.replace_items([ended])
                self._save([ended])
            done, total, _ = run.step()
            self.release_progress.emit(done, total)

        def end(_: None) -> None:
            self._releasing = None
            self.judge(item.path for item in chosen)
            self.release_ended.emit(tuple(item.path for item in chosen))

        def fail(error: BeeldkeurError) -> None:
            self._releasing = None
            failed(error)

        self.release_progress.emit(0, len(chosen))
        course = Course(self.catalogue, lambda item: self._tasks.here(partial(take, item)), interruption)
        self._tasks.run(lambda: self._desk.release(opened, chosen, wish, course), end, fail, Lane.LONG)


class _Change(QUndoCommand):
    """Items before and after. What looking and releasing found meanwhile is not undone with it."""

    def __init__(self, text: str, bench: Workbench, after: Sequence[EventItem]) -> None:
        super().__init__(text)
        self._bench = bench
        self._after = tuple(after)
        rows = (bench.model.row(item.path) for item in after)
        self._before = tuple(row.item for row in rows if row is not None)

    def redo(self) -> None:
        """Do it, or do it again."""
        self._put(self._after)

    def undo(self) -> None:
        """Take it back."""
        self._put(self._before)

    def _put(self, items: Iterable[EventItem]) -> None:
        put = []
        for item in items:
            row = self._bench.model.row(item.path)
            if row is not None:
                now = row.item
                put.append(replace(item, screening=now.screening, problem=now.problem, ending=now.ending))
        self._bench.apply(put)


class _Progress:
    """How far, and how long it will take still, by the pace so far."""

    def __init__(self, total: int) -> None:
        self._total, self._done, self._began = total, 0, time.monotonic()

    def step(self) -> tuple[int, int, float]:
        """One more is done: how many, of how many, seconds left."""
        self._done += 1
        pace = (time.monotonic() - self._began) / self._done
        return self._done, self._total, pace * (self._total - self._done)


def by_path(items: Iterable[EventItem]) -> Mapping[str, EventItem]:
    """Items by their path."""
    return {item.path: item for item in items}
