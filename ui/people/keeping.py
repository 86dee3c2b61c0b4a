"""Keep somebody visible: asked for each photo anew, on that person's consent, and refused where the protocol refuses it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QWidget

from app.events import deciding
from app.events.deciding import Author, FaceState
from app.events.event import EventItem, Judged
from app.events.keeping import Offer, never_visible, offers, refusal, taken
from app.events.people import Appearance
from app.model import Finding
from app.text import Catalogue
from ui.dates import with_words
from ui.language import translate
from ui.parts import PushButton, body
from ui.people.wording import photo_of
from ui.review.alive import while_alive
from ui.review.keeping import PROBE, ConsentDialog
from ui.rooms import Context
from ui.theme import SPACE_12

STOP = 2
"""What the dialogue gives where nothing more is to be asked."""


class Round(QObject):
    """Goes from photo to photo. `told` gets a sentence at the end, or why a face may not stay visible."""

    def __init__(self, context: Context, picture: Callable[[Appearance], QImage | None], over: QWidget) -> None:
        super().__init__(over)
        self._context, self._picture, self._over = context, picture, over
        self._left: deque[Appearance] = deque()
        self._total = self._kept = 0
        self.told: Callable[[str], None] = lambda _: None

    def begin(self, faces: Iterable[Appearance], author: Author) -> None:
        """Ask for each of these faces that is covered."""
        self._left = deque(face for face in faces if face.state is not FaceState.KEPT)
        self._total, self._kept = len(self._left), 0
        self._next(author)

    def _next(self, author: Author) -> None:
        if not self._left:
            self._end()
            return
        face = self._left.popleft()
        event, item = self._context.bench.current, self._now(face)
        if event is None or item is None:
            self._next(author)
            return
        if never_visible(event, item) is not None:
            self._foresee(face, item, PROBE, author)
            return
        twins = self._twins(face)
        workplace, others = self._context.desk.workplace, taken(item, face.face, twins)
        self._context.tasks.run(
            lambda: offers(workplace, event.channel, others),
            while_alive(self, partial(self._ask, face, item, author)),
            self._context.show_error,
        )

    def _ask(self, face: Appearance, item: EventItem, author: Author, found: tuple[Offer, ...]) -> None:
        place = translate("People", "Photo {at} of {total}: {name}").format(
            at=self._total - len(self._left), total=self._total, name=photo_of(face)
        )
        dialog = KeepDialog(found, self._context.catalogue, self._over)
        dialog.show_face(place, self._picture(face))
        answer = dialog.exec()
        reference = dialog.reference
        dialog.deleteLater()
        if answer == QDialog.DialogCode.Accepted and reference:
            self._foresee(face, item, reference, author)
        elif answer == STOP:
            self._end()
        else:
            self._next(author)

    def _foresee(self, face: Appearance, item: EventItem, reference: str, author: Author) -> None:
        kept = deciding.keep(item, face.face, reference, author)
        self._context.bench.foresee(kept, while_alive(self, partial(self._conclude, face, item, kept, author)))

    def _conclude(self, face: Appearance, before: EventItem, kept: EventItem, author: Author, foreseen: Judged | None) -> None:
        event = self._context.bench.current
        if event is None:
            return
        against = refusal(event, kept, foreseen, self._context.catalogue)
        if against is not None:
            self._refuse(face, against)
            return
        if self._now(face) == before:  # else somebody decided otherwise meanwhile: it stays as it is
            self._context.bench.change(translate("People", "Keep a face visible"), [kept])
            self._kept += 1
        self._next(author)

    def _refuse(self, face: Appearance, against: Finding) -> None:
        """Said once; nothing more is asked, for the others would be refused for the same reason."""
        self._left.clear()
        self.told(f"{photo_of(face)}: {with_words(against.fact)} {with_words(against.remedy)} ({against.article})")

    def _end(self) -> None:
        self._left.clear()
        self.told(
            translate("People", "Stays visible in %n photo(s) more. Ctrl+Z takes back one at a time.", None, self._kept)
            if self._kept
            else translate("People", "Nothing changed: covered as before.")
        )

    def _now(self, face: Appearance) -> EventItem | None:
        row = self._context.bench.model.row(face.item.path)
        return row.item if row is not None and not row.is_reported else None

    def _twins(self, face: Appearance) -> list[EventItem]:
        """The same photo where it lies a second time."""
        others = (one for one in self._context.bench.model.items() if one.path != face.item.path)
        return [one for one in others if one.screening is not None and one.screening.item.sha256 == face.key.sha256]


class KeepDialog(ConsentDialog):
    """One photo: the face, the consents, and "leave it covered", which is what happens where nothing is chosen."""

    def __init__(self, found: tuple[Offer, ...], catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(found, catalogue, parent)
        self.setObjectName("keepOneDialog")
        buttons = self.findChild(QDialogButtonBox)
        if buttons is None:
            raise LookupError("the dialogue has lost its buttons")
        leave = buttons.button(QDialogButtonBox.StandardButton.Cancel)
        leave.setText(translate("People", "Leave it covered here"))
        leave.setObjectName("leaveCovered")
        stop = PushButton(translate("People", "Stop asking"))  # outside the box: Tab passes by a third one in it
        stop.setObjectName("stopAsking")
        stop.setAutoDefault(False)
        stop.clicked.connect(lambda _=False: self.done(STOP))
        self.column.addWidget(stop, 0, Qt.AlignmentFlag.AlignLeft)

    def show_face(self, place: str, picture: QImage | None) -> None:
        """Which photo it is about, and the face in it."""
        row = QHBoxLayout()
        row.setSpacing(SPACE_12)
        if picture is not None:
            shown = QLabel()
            shown.setPixmap(QPixmap.fromImage(picture))
            shown.setAccessibleName(place)
            row.addWidget(shown, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(body(place), 1)
        self.column.insertLayout(0, row)
