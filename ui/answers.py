"""What school leaders answered is read again where it was answered elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.errors import BeeldkeurError
from ui.rooms import Context


class AnsweredElsewhere(QObject):
    """Judges the open event anew when a page that shows verdicts is come to or left, where leaders answered meanwhile.

    It may have been on the command line or on another machine. Nothing is asked while the page stays on the screen.
    """

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._known: frozenset[str] | None = None
        context.bench.opened.connect(self._note)
        self._note()

    def watch(self, page: QWidget) -> None:
        """This is a page that shows verdicts."""
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """On the way to another room too: what that shows was judged here."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide) and not event.spontaneous():
            self._look()
        return False

    def _note(self) -> None:
        """An event was opened: it is judged after this, by no fewer answers."""
        self._known = None
        self._look()

    def _look(self) -> None:
        if self._context.bench.current is not None:
            self._context.tasks.run(self._context.desk.answers, self._take, self._leave)

    def _leave(self, _: BeeldkeurError) -> None:
        """Nobody asked for this: who does something next is told that the register cannot be read."""

    def _take(self, answers: frozenset[str]) -> None:
        if not isValid(self):
            return
        known, self._known = self._known, answers
        if known is not None and known != answers:
            bench = self._context.bench
            bench.judge(row.item.path for row in bench.model.rows())
