"""The banners' questions: what has to be asked of the core for them, and what their answers do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.books.choices import choices
from app.events.desk import Desk, OpenEvent
from app.events.event import made_in_school_hours
from app.model import Channel, Setting
from ui.asking import ask_operator
from ui.gallery.actions import Actions, guarded
from ui.gallery.banners import Banners
from ui.gallery.bulk import placed
from ui.gallery.notices import Concern, Heard, notices
from ui.language import translate
from ui.rooms import Context, Room


@dataclass(frozen=True, slots=True)
class _Answer:
    """What the core said: paths of what was made in school hours, and whether A2 was chosen."""

    in_hours: tuple[str, ...]
    is_a2_chosen: bool


class Concerns(QObject):
    """Fills the banners and acts on their answers. `asked` tells that the core has answered."""

    asked = Signal()

    def __init__(self, context: Context, banners: Banners, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._banners, self._actions, self._window = context, banners, actions, parent
        self._answer = _Answer((), is_a2_chosen=True)
        self._turn = 0
        self._answers: dict[tuple[str, int], Callable[[], None]] = {
            (Concern.LESSON, 0): self._confirm_no_lesson,
            (Concern.LESSON, 1): self._make_lesson,
            (Concern.INCOMPLETE, 0): context.bench.screen,
            (Concern.SOCIAL_MEDIA, 0): lambda: context.go(Room.SETTINGS),
            (Concern.NO_TIME, 0): actions.attest_all,
            (Concern.NOBODY, 0): actions.open_sheet,
            (Concern.OTHER_FILES, 0): self._forget_other_files,
        }
        banners.answered.connect(self._act)
        context.bench.screening_ended.connect(self.ask_again)
        context.bench.event_changed.connect(self.ask_again)

    def ask_again(self) -> None:
        """Ask the core, elsewhere; the banners follow."""
        bench = self._context.bench
        if bench.current is None or bench.is_screening:
            return
        self._turn += 1
        turn, opened, desk = self._turn, bench.snapshot(), self._context.desk

        def take(answer: _Answer) -> None:
            if turn == self._turn:
                self._answer = answer
                self.tell()
                self.asked.emit()

        self._context.tasks.run(lambda: _ask(desk, opened), guarded(self, take))

    def tell(self) -> None:
        """Show what there is to say by now."""
        bench = self._context.bench
        if bench.current is None:
            self._banners.show_notices([])
            return
        heard = Heard(len(self._answer.in_hours), self._answer.is_a2_chosen, bench.is_screening)
        self._banners.show_notices(notices(bench.current, bench.model.rows(), heard))

    def _act(self, concern: str, number: int) -> None:
        self._answers[concern, number]()

    def _confirm_no_lesson(self) -> None:
        actor = ask_operator(self._context, self._window)
        if actor is not None:
            self._context.bench.confirm_no_lesson(len(self._answer.in_hours), actor, self._context.show_error)

    def _make_lesson(self) -> None:
        rows = (self._context.bench.model.row(path) for path in self._answer.in_hours)
        items = [row.item for row in rows if row is not None]
        text = translate("Gallery", "It was a lesson")
        self._context.bench.change(text, placed(items, Setting.LESSON))
        self.ask_again()

    def _forget_other_files(self) -> None:
        event = self._context.bench.current
        if event is not None:
            self._context.bench.set_event(replace(event, other_files=0))


def _ask(desk: Desk, opened: OpenEvent) -> _Answer:
    """Not for the window's thread."""
    event, zone = opened.event, desk.workplace.zone
    concerned: tuple[str, ...] = ()
    if desk.school_hours(event, opened.items):
        concerned = tuple(
            item.path for item in opened.items if item.setting in (None, Setting.ACTIVITY) and made_in_school_hours(item, zone)
        )
    is_chosen = event.channel is not Channel.SOCIAL_MEDIA or choices(desk.workplace).policy.a2 != "unset"
    return _Answer(concerned, is_chosen)
