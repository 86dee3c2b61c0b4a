"""What is suggested of the open event, for as long as the window shows it: in memory alone, and gone with it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QUndoCommand

from app.batch.interruption import Interruption
from app.events.comparing import compare
from app.events.desk import OpenEvent
from app.grouping.suggesting import Suggested, Suggestion, Watch
from ui.event_model import Row
from ui.rooms import Context
from ui.tasks import Failed, Lane, Tasks
from ui.workbench import Workbench

_NAME = "peopleSession"


class Session(QObject):
    """`changed` when other things are suggested, `progress` (photos done, of how many), `ended` when comparing ended."""

    changed = Signal()
    progress = Signal(int, int)
    ended = Signal()

    def __init__(self, bench: Workbench, tasks: Tasks) -> None:
        super().__init__(bench)
        self.setObjectName(_NAME)
        self.suggestions: tuple[Suggestion, ...] = ()
        self.result: Suggested | None = None
        self._bench, self._tasks = bench, tasks
        self._interruption: Interruption | None = None
        bench.opened.connect(self.forget)
        bench.destroyed.connect(self.stop)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.stop)  # else the program would wait until all is compared

    @property
    def is_comparing(self) -> bool:
        """Whether faces are being compared."""
        return self._interruption is not None

    def compare(self, failed: Failed) -> None:
        """Compare the faces of the event; what comes of it takes the place of what was suggested before."""
        if self.is_comparing or self._bench.current is None:
            return
        interruption = self._interruption = Interruption()
        self.result = None
        opened = OpenEvent(self._bench.current, tuple(row.item for row in showable(self._bench)))

        def tell(done: int, total: int) -> None:
            self._tasks.here(partial(self._tell, interruption, done, total))

        watch = Watch(tell, interruption)
        self._tasks.run(
            lambda: compare(opened, watch),
            partial(self._take, interruption),
            failed,
            Lane.LONG,
            at_last=partial(self._end, interruption),
        )

    def stop(self) -> None:
        """End comparing; what was suggested before stays."""
        if self._interruption is not None:
            self._interruption.stop()

    def forget(self) -> None:
        """Nothing is suggested any more: another event is open, or comparing was switched off."""
        self.stop()
        self._interruption, self.result = None, None
        self.put(())

    def suggest_instead(self, text: str, suggestions: Sequence[Suggestion]) -> None:
        """A person changed what is suggested; it can be undone."""
        self._bench.undo.push(_Changed(text, self, tuple(suggestions)))

    def put(self, suggestions: tuple[Suggestion, ...]) -> None:
        """From now on this is suggested. For what a person did, use `suggest_instead`."""
        self.suggestions = suggestions
        self.changed.emit()

    def _tell(self, interruption: Interruption, done: int, total: int) -> None:
        if self._interruption is interruption:
            self.progress.emit(done, total)

    def _take(self, interruption: Interruption, found: Suggested | None) -> None:
        if self._interruption is interruption and found is not None:
            self.result = found
            self.put(found.suggestions)

    def _end(self, interruption: Interruption) -> None:
        if self._interruption is interruption:
            self._interruption = None
            self.ended.emit()


def showable(bench: Workbench) -> tuple[Row, ...]:
    """The items whose faces may be compared and shown: those of which it is known that nobody reported them."""
    return tuple(row for row in bench.model.rows() if row.judged is not None and not row.is_reported)


def session_of(context: Context) -> Session:
    """The session of the window: pages are made anew at any time, what is suggested stays."""
    found = context.bench.findChild(Session, _NAME)
    return found if isinstance(found, Session) else Session(context.bench, context.tasks)


class _Changed(QUndoCommand):
    """Suggestions before and after."""

    def __init__(self, text: str, session: Session, after: tuple[Suggestion, ...]) -> None:
        super().__init__(text)
        self._session, self._before, self._after = session, session.suggestions, after

    def redo(self) -> None:
        """Do it, or do it again."""
        self._session.put(self._after)

    def undo(self) -> None:
        """Take it back."""
        self._session.put(self._before)
