"""A face stays visible: on that person's own consent, and only where nothing speaks against it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QListWidgetItem, QWidget

from app.events import deciding
from app.events.deciding import Author
from app.events.event import EventItem, Judged
from app.events.keeping import Offer, never_visible, offers, refusal, taken
from app.model import Finding, FoundFace, Verdict
from app.text import Catalogue
from ui.language import translate
from ui.parts import body, heading, muted
from ui.review.alive import while_alive
from ui.review.editor import Editor
from ui.review.sheet import Sheet
from ui.rooms import Context

ROW_PADDING_PX = 20
PROBE = "NIEMAND"
"""Stands for a consent where none may be relied on: only how the rules judge it is asked."""


class Keeping(QObject):
    """Asks, foresees, and decides or refuses. `refused` carries a `Finding`, `kept` the reference."""

    refused = Signal(object)
    kept = Signal(str)

    def __init__(self, context: Context, editor: Editor, over: QWidget) -> None:
        super().__init__(over)
        self._context, self._editor, self._over = context, editor, over

    def begin(self, face: FoundFace) -> None:
        """Ask on whose consent; where no consent counts (lessons, social media), say so at once."""
        item, event = self._editor.item, self._context.bench.current
        if item is None or event is None:
            return
        author = self._editor.author()
        if author is None:
            return
        if never_visible(event, item) is not None:
            self.decide(face, PROBE, author)
            return
        others = self.taken(item, face)
        workplace = self._context.desk.workplace
        self._context.tasks.run(
            lambda: offers(workplace, event.channel, others),
            while_alive(self, partial(self._ask, item, face, author)),
            self._context.show_error,
        )

    def decide(self, face: FoundFace, reference: str, author: Author) -> None:
        """Keep the face on this consent if it would not be blocked so; else nothing is decided."""
        item = self._editor.item
        if item is None:
            return
        if reference in self.taken(item, face):
            self.refused.emit(self._twice(reference))
            return
        kept = self.keep(item, face, reference, author)
        self._context.bench.foresee(kept, while_alive(self, partial(self._conclude, item, kept, reference)))

    def keep(self, item: EventItem, face: FoundFace, reference: str, author: Author) -> EventItem:
        """The item with the face kept."""
        return deciding.keep(item, face, reference, author)

    def taken(self, item: EventItem, face: FoundFace) -> frozenset[str]:
        """The references that stand for somebody else."""
        return taken(item, face, self._twins(item))

    def _conclude(self, before: EventItem, kept: EventItem, reference: str, foreseen: Judged | None) -> None:
        event = self._context.bench.current
        if event is None or self._editor.item != before:
            return
        against = refusal(event, kept, foreseen, self._context.catalogue)
        if against is not None:
            self.refused.emit(against)
            return
        self._context.bench.change(translate("Review", "Keep a face visible"), [kept])
        self.kept.emit(reference)

    def _ask(self, item: EventItem, face: FoundFace, author: Author, found: tuple[Offer, ...]) -> None:
        if self._editor.item != item:
            return
        is_video = item.screening is not None and item.screening.clip is not None
        dialog = ConsentDialog(found, self._context.catalogue, self._over, is_video=is_video)
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.reference:
            self.decide(face, dialog.reference, author)

    def _twins(self, item: EventItem) -> list[EventItem]:
        """The same photo where it lies a second time: what was decided there counts here too."""
        sha256 = item.screening.item.sha256 if item.screening else ""
        others = (one for one in self._context.bench.model.items() if one.path != item.path)
        return [one for one in others if one.screening is not None and one.screening.item.sha256 == sha256]

    def _twice(self, reference: str) -> Finding:
        said = self._context.catalogue.say
        return Finding(
            "keep-twice",
            "A3",
            Verdict.BLOCKED,
            said("words.review-keep-twice", reference=reference),
            said("words.review-keep-twice-remedy"),
        )


class ConsentDialog(Sheet):
    """A list of consents; those that do not count are grey, with the reason."""

    def __init__(
        self, found: tuple[Offer, ...], catalogue: Catalogue, parent: QWidget | None = None, *, is_video: bool = False
    ) -> None:
        """`is_video`: it is a person in a video, not a face in a photo."""
        super().__init__(parent, 80)
        self.setObjectName("consentDialog")
        name, question, help_text = _of_a_track() if is_video else _of_a_face()
        self.setWindowTitle(name)
        column = self.column
        column.addWidget(heading(question))
        column.addWidget(body(help_text))
        self._list = QListWidget()
        self._list.setObjectName("consentList")
        self._list.setMinimumHeight(self.fontMetrics().height() * 10)
        self._list.setAccessibleName(translate("Review", "Consents on record"))
        for offer in found:
            entry = _entry(offer, catalogue)
            entry.setSizeHint(QSize(0, self.fontMetrics().height() + ROW_PADDING_PX))
            self._list.addItem(entry)
        column.addWidget(self._list, 1)
        if not any(offer.is_valid for offer in found):
            column.addWidget(
                muted(
                    translate(
                        "Review",
                        "No consent counts for this channel. Record consents in the room Consents, or choose another channel.",
                    )
                )
            )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._keep = buttons.addButton(translate("Review", "Keep visible"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._keep.setObjectName("keepButton")
        self._keep.setProperty("kind", "primary")
        self._keep.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self._list.currentItemChanged.connect(lambda *_: self._keep.setEnabled(bool(self.reference)))
        self._list.itemActivated.connect(lambda _: self.accept() if self.reference else None)
        self._list.setCurrentRow(0 if found and found[0].is_valid else -1)
        self._keep.setEnabled(bool(self.reference))

    @property
    def reference(self) -> str:
        """The consent that is chosen; "" while none is."""
        chosen = self._list.currentItem()
        is_offered = chosen is not None and bool(chosen.flags() & Qt.ItemFlag.ItemIsEnabled)
        return str(chosen.data(Qt.ItemDataRole.UserRole)) if is_offered else ""

    def choose(self, reference: str) -> None:
        """Choose one of the list."""
        for place in range(self._list.count()):
            if self._list.item(place).data(Qt.ItemDataRole.UserRole) == reference:
                self._list.setCurrentRow(place)


def _of_a_face() -> tuple[str, str, str]:
    return (
        translate("Review", "Keep this face visible"),
        translate("Review", "On whose consent does this face stay visible?"),
        translate(
            "Review", "Choose the reference of this very person's consent. One reference stands for one face in a photo."
        ),
    )


def _of_a_track() -> tuple[str, str, str]:
    return (
        translate("Review", "Keep this person visible"),
        translate("Review", "On whose consent does this person stay visible?"),
        translate(
            "Review", "Choose the reference of this very person's consent. One reference stands for one track in a video."
        ),
    )


def _entry(offer: Offer, catalogue: Catalogue) -> QListWidgetItem:
    giver = catalogue.say(f"words.review-giver-{offer.giver}")
    state = catalogue.say(f"words.review-offer-{offer.state}")
    entry = QListWidgetItem(f"{offer.reference} · {giver} · {state}")
    entry.setData(Qt.ItemDataRole.UserRole, offer.reference)
    if not offer.is_valid:
        entry.setFlags(Qt.ItemFlag.ItemIsSelectable)
    return entry
