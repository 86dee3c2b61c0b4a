"""Approve or refuse, with a reason."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from ui.language import translate
from ui.leader.sight import Sight
from ui.leader.who import WhoDecides, direction_of
from ui.parts import button, form_row, muted, primary_button
from ui.rooms import Context
from ui.theme import SPACE_8, SPACE_12, SPACE_16

LONGEST_REASON = 500
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
HELD_DOWN = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
FOCUS_MOVES = (QEvent.Type.FocusIn, QEvent.Type.FocusOut)


class VerdictForm(QFrame):
    """`decided` carries whether it is an approval, and the reason.

    `asked_for` carries what is to be in view: the note that answers, and a field that is to be filled in first.
    """

    decided = Signal(bool, str)
    asked_for = Signal(QWidget)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._wants: bool | None = None
        self._about: tuple[Sight, ...] = ()
        self._can = (0, 0)
        self._obstacle = self._held = ""
        self.who = WhoDecides(context)
        self.reason = QLineEdit()
        self.reason.setObjectName("reasonField")
        self.reason.setMaxLength(LONGEST_REASON)
        self.reason.setPlaceholderText(translate("Leader", "Why, in a few words"))
        self.approve_button = primary_button("", "check", context.theme)
        self.approve_button.setObjectName("approveButton")
        self.refuse_button = button("", "ban", context.theme)
        self.refuse_button.setObjectName("refuseButton")
        self.note = muted("")
        self.note.setObjectName("decisionNote")
        self.seen_note = muted("")
        self.seen_note.setObjectName("seenNote")
        self.seen_note.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_16, SPACE_12, SPACE_16, SPACE_12)
        column.setSpacing(SPACE_8)
        column.addWidget(self.who)
        is_large = direction_of(context) is QBoxLayout.Direction.TopToBottom
        if is_large:  # the form is scrolled then: between the fields the note is in view with each of them
            column.addWidget(self.note)
        column.addWidget(form_row(translate("Leader", "Rea&son (always asked)"), self.reason))
        row = QBoxLayout(direction_of(context))
        row.setSpacing(SPACE_12)
        row.addWidget(self.approve_button, 1)
        row.addWidget(self.refuse_button, 1)
        column.addLayout(row)
        column.addWidget(self.seen_note)
        if is_large:
            column.addStretch(1)  # what is left over parts no field from the note
        else:
            column.addWidget(self.note)
        self.approve_button.clicked.connect(lambda _=False: self.want(is_approval=True))
        self.refuse_button.clicked.connect(lambda _=False: self.want(is_approval=False))
        for field in (self.who.name, self.reason):
            field.returnPressed.connect(self._confirm)
        self.reason.textChanged.connect(lambda _: self._refresh())
        self.who.changed.connect(self._refresh)
        self._is_stepping = False
        self.who.role.activated.connect(lambda _: self._role_chosen())
        self.who.role.installEventFilter(self)
        self.who.role.view().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the closed role box Enter goes on, as in a field; its other keys step through the roles: no choice yet."""
        kind = event.type()
        if watched is not self.who.role:
            self._is_stepping = self._is_stepping and kind != QEvent.Type.Show
        elif isinstance(event, QKeyEvent):
            if kind == QEvent.Type.ShortcutOverride and self._wants is not None and _is_letter(event):
                event.accept()  # the first letters of a reason would turn an approval into a refusal
                return True
            return kind == QEvent.Type.KeyPress and self._takes_from_role(event)
        elif kind in FOCUS_MOVES:
            self._refresh()
        return False

    def _takes_from_role(self, event: QKeyEvent) -> bool:
        """Whether a key is kept from the role box: once a decision is wanted, a role that is chosen changes by no letter."""
        self._is_stepping = True
        if event.key() in ENTER:
            self._go_on()
            return True
        return self._wants is not None and self.who.role.currentData() is not None and _is_letter(event)

    def show_choice(self, about: tuple[Sight, ...], approvable: int, obstacle: str, held: str = "") -> None:
        """How many of the chosen items may be approved; all may be refused. What was wanted of others is not wanted of these.

        Args:
            about: what is shown of those that are chosen.
            approvable: how many may be approved.
            obstacle: why none may be approved, where that is told above.
            held: why some of them may not be approved by this person, or not yet.
        """
        can = approvable, len(about)
        if (about, can) != (self._about, self._can):
            self._wants = None
        self._about, self._can, self._obstacle, self._held = about, can, obstacle, held
        self._refresh()

    def tell_seen(self, words: str) -> None:
        """How much of a video was on the screen; empty where none is decided about."""
        if words != self.seen_note.text():
            self.seen_note.setText(words)
            self.seen_note.setVisible(bool(words))
            self._describe()

    def want(self, *, is_approval: bool) -> None:
        """Decide so; where name, role or reason lack, go there instead. Nothing while it decides, or nobody sees it."""
        if not self.isEnabled() or not self.isVisible():
            return
        self._wants = is_approval
        self._refresh()
        lacking = self._lacking
        if not self._can[0 if is_approval else 1]:
            self._show()
        elif lacking is not None:
            lacking.setFocus(Qt.FocusReason.OtherFocusReason)
            self._show(lacking)
        else:
            self.decided.emit(is_approval, self.reason.text().strip())

    def allow(self) -> None:
        """What was being decided is: on to the next."""
        self.setEnabled(True)

    def clear(self) -> None:
        """It is decided, or waits no more: the next one needs a reason of its own."""
        self._wants = None
        self.reason.clear()
        self._refresh()

    @property
    def _lacking(self) -> QWidget | None:
        """The field to fill in next before anything can be decided."""
        return self.who.lacking or (None if self.reason.text().strip() else self.reason)

    def _confirm(self) -> None:
        """Enter in a field: what was wanted, an approval only where it was asked for."""
        if self._wants is not None:
            self.want(is_approval=self._wants)
        else:
            self.note.setText(translate("Leader", "Press Approve or Refuse."))
            self._show()

    def _go_on(self) -> None:
        """From the role to what lacks, else to the reason: left in the role box, a reason would be typed into the role."""
        if self._wants is not None:
            self._confirm()
            return
        self._go_to_next()
        self.note.setText(translate("Leader", "Press Approve or Refuse."))

    def _role_chosen(self) -> None:
        """A role was picked from the open list. That alone decides nothing, whatever is filled in already."""
        if not self._is_stepping and self.who.role.currentData() is not None:
            self._go_to_next()

    def _go_to_next(self) -> None:
        field = self._lacking or self.reason
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show(field)

    def _show(self, field: QWidget | None = None) -> None:
        """Have the note in view, and a field above all: once the note has grown to what it says, which moves what is below.

        Of a field its row, with its label: to Qt a field alone is in view where its cursor is.
        """
        for part in (self.note, field.parentWidget() if field is not None else None):
            if part is not None:
                QTimer.singleShot(0, self, partial(self.asked_for.emit, part))

    def _refresh(self) -> None:
        approvable, refusable = self._can
        texts = (
            (self.approve_button, _approve(approvable), approvable),
            (self.refuse_button, _refuse(refusable), refusable),
        )
        for one, text, count in texts:
            one.setText(text)
            one.setAccessibleName(text)
            one.setEnabled(count > 0)
        self._describe()
        self.note.setText(" ".join(filter(None, (self._held, self._sentence(approvable)))))

    def _describe(self) -> None:
        """What somebody hears who comes to the button."""
        said = self.seen_note.text() if self._can[0] else self._obstacle or self._held
        self.approve_button.setAccessibleDescription(said)

    def _sentence(self, approvable: int) -> str:
        if not self._can[1]:
            return ""
        if not approvable and self._wants is not False:
            return "" if self._held else translate("Leader", "Approving is not possible: see above.")
        lacking = self._lacking
        if self._wants is not None and lacking is not None:
            return self._next_step(lacking, is_approval=self._wants)
        if self.who.lacking is not None:
            return translate("Leader", "Fill in your name and role: both go into the register with each decision.")
        return translate("Leader", "Each decision goes into the register, with your name, role and the time.")

    def _next_step(self, lacking: QWidget, *, is_approval: bool) -> str:
        """What is to be filled in before what is wanted is done: told to whoever pressed a key, and sees nothing happen."""
        if lacking is self.who.name:
            return (
                translate("Leader", "To approve, first type your name, then press Enter.")
                if is_approval
                else translate("Leader", "To refuse, first type your name, then press Enter.")
            )
        if lacking is self.who.role:
            return (
                translate("Leader", "To approve, first choose your role.")
                if is_approval
                else translate("Leader", "To refuse, first choose your role.")
            )
        if self.who.role.hasFocus():  # what is typed there is no reason
            return (
                translate("Leader", "To approve, press Enter to go on, then say why.")
                if is_approval
                else translate("Leader", "To refuse, press Enter to go on, then say why.")
            )
        return (
            translate("Leader", "Say why you approve, then press Enter.")
            if is_approval
            else translate("Leader", "Say why you refuse, then press Enter.")
        )


def _is_letter(event: QKeyEvent) -> bool:
    """Whether a key types something that can be seen."""
    return bool(event.text().strip()) and event.text().isprintable() and not event.modifiers() & HELD_DOWN


def _approve(count: int) -> str:
    one = translate("Leader", "Approve (A)")
    return translate("Leader", "Approve %n (A)", None, count) if count > 1 else one


def _refuse(count: int) -> str:
    one = translate("Leader", "Refuse (R)")
    return translate("Leader", "Refuse %n (R)", None, count) if count > 1 else one
