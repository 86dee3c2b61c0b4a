"""What a person does to the photo under review becomes one step of the workbench, or a sentence why not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.errors import BeeldkeurError
from app.events import deciding
from app.events.deciding import Author
from app.events.event import EventItem
from app.model import DecisionKind, MediaKind, Recipient, Region, Setting
from app.pipeline.judge import plan
from ui.asking import ask_operator
from ui.event_model import Row
from ui.language import translate
from ui.review.alive import while_alive
from ui.review.marks import Mark, marks_of
from ui.rooms import Context


class Editor(QObject):
    """`refused` carries a sentence; `reported` the path of what was reported."""

    refused = Signal(str)
    reported = Signal(str)

    def __init__(self, context: Context, over: QWidget) -> None:
        super().__init__(over)
        self._context, self._over = context, over
        self.path = ""
        self._reporting = ""

    @property
    def row(self) -> Row | None:
        """The photo under review, as it is now."""
        return self._context.bench.model.row(self.path) if self.path else None

    @property
    def item(self) -> EventItem | None:
        """The same where it can be decided on: looked at, and not reported."""
        row = self.row
        if row is None or row.item.screening is None or row.is_reported or self._reporting == self.path:
            return None
        return row.item

    def author(self) -> Author | None:
        """Who decides, asked for where nobody said yet."""
        actor = ask_operator(self._context, self._over)
        return Author(actor, self._context.desk.workplace.now) if actor else None

    # Faces and areas

    def toggle(self, mark: Mark) -> None:
        """A face: covered, or no face. An area stays covered until it is removed."""
        item = self.item
        if item is None or mark.face is None:
            return
        if item.has(DecisionKind.COVER_ALL):
            self.refused.emit(translate("Review", "Everybody is covered in this photo. Take back “cover everybody” first (A)."))
            return
        author = self.author()
        if author is not None:
            self._change(translate("Review", "Face: cover or not"), deciding.toggle(item, mark.face, author))

    def draw(self, region: Region) -> str:
        """Cover one more area; its key, or "" where nothing came of it."""
        item, author = self.item, self.author() if self.item is not None else None
        if item is None or author is None:
            return ""
        self._change(translate("Review", "Draw an area"), deciding.draw(item, region, author))
        now = self.item
        return marks_of(now)[-1].key if now is not None else ""

    def redraw(self, mark: Mark, region: Region) -> None:
        """An area, moved or resized."""
        item = self.item
        if item is None or mark.drawn is None:
            return
        author = self.author()
        if author is not None:
            self._change(translate("Review", "Move an area"), deciding.redraw(item, mark.drawn, region, author))

    def erase(self, mark: Mark) -> None:
        """Remove an area; a face that was found cannot be removed."""
        item = self.item
        if item is None:
            return
        if mark.drawn is None:
            self.refused.emit(translate("Review", "A face that was found cannot be removed. Space says that it is no face."))
        else:
            self._change(translate("Review", "Remove an area"), deciding.erase(item, mark.drawn))

    # The photo as a whole

    def toggle_mark(self, kind: DecisionKind) -> None:
        """Say something of the photo as a whole, or take it back."""
        item = self.item
        if item is None:
            return
        if item.has(kind):
            self._change(_said(kind), deciding.unmark(item, kind))
            return
        author = self.author()
        if author is not None:
            self._change(_said(kind), deciding.mark(item, kind, author))

    def confirm_nobody(self) -> bool:
        """Seen, and nobody recognisable in it; whether it was said now."""
        item = self.item
        if item is None or item.screening is None:
            return False
        if not plan(item.screening, item.decisions, item.corrections).shows_nobody:
            self.refused.emit(_somebody(item.screening.item.kind))
            return False
        author = self.author()
        if author is None:
            return False
        said = deciding.mark(item, DecisionKind.NOBODY_RECOGNISABLE, author)
        self._change(_said(DecisionKind.NOBODY_RECOGNISABLE), replace(said, seen=True))
        return True

    def star(self) -> None:
        """Choose it for release, or not any more."""
        item = self.item
        if item is not None:
            self._change(translate("Review", "Star"), replace(item, starred=not item.starred))

    def see(self) -> None:
        """Somebody looked at it closely."""
        item = self.item
        if item is not None and not item.seen:
            self._change(translate("Review", "Seen"), replace(item, seen=True))

    def set_setting(self, setting: Setting | None) -> None:
        """It was made under other circumstances than the rest; None: under the same."""
        item = self.item
        if item is not None:
            self._change(translate("Review", "Circumstances"), deciding.set_setting(item, setting))

    def attest(self, day: date | None) -> None:
        """The day on which it was made, where the photo does not say; None takes it back."""
        item = self.item
        if item is not None:
            days = None if day is None else (day, day)
            self._change(translate("Review", "Attest the day"), deciding.attest(item, days))

    # A9

    def report(self, to: Recipient) -> None:
        """Put on record that it was reported; from then on it is neither shown nor copied."""
        item, event = self.item, self._context.bench.current
        author = self.author() if item is not None else None
        if item is None or event is None or author is None:
            return
        self._reporting = item.path
        desk = self._context.desk
        self._context.tasks.run(
            lambda: desk.report(event, item, author.actor, to.value),
            while_alive(self, partial(self._take_reported, event.id)),
            while_alive(self, self._not_reported),
        )

    def _take_reported(self, event_id: str, item: EventItem) -> None:
        self._reporting = ""
        bench = self._context.bench
        if bench.current is not None and bench.current.id == event_id:
            bench.merge([item])
            self.reported.emit(item.path)

    def _not_reported(self, error: BeeldkeurError) -> None:
        self._reporting = ""
        self._context.show_error(error)

    def _change(self, text: str, item: EventItem) -> None:
        self._context.bench.change(text, [item])


def _somebody(kind: MediaKind) -> str:
    if kind is MediaKind.VIDEO:
        return translate("Review", "Somebody is covered in this video. Say of each track that it is no person, or leave it.")
    return translate(
        "Review", "Somebody is outlined in this photo. Say of each outline that it is no face, or leave it covered."
    )


def _said(kind: DecisionKind) -> str:
    return {
        DecisionKind.DO_NOT_USE: translate("Review", "Do not use"),
        DecisionKind.COVER_ALL: translate("Review", "Cover everybody"),
        DecisionKind.NOT_FITTING: translate("Review", "Not fitting"),
        DecisionKind.DOUBT: translate("Review", "I doubt this"),
        DecisionKind.NOBODY_RECOGNISABLE: translate("Review", "Nobody recognisable"),
    }[kind]
