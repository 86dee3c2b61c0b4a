"""Approve or refuse, with a reason."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from ui.language import translate
from ui.leader.sight import Sight
from ui.leader.who import WhoDecides, direction_of
from ui.parts import button, form_row, muted, primary_button
from ui.rooms import Context
from ui.theme import SPACE_8, SPACE_12, SPACE_16

LONGEST_REASON = 500


class VerdictForm(QFrame):
    """`decided` carries whether it is an approval, and the reason; `asked_for` a field that is to be filled in first."""

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
        column.addWidget(form_row(translate("Leader", "Rea&son (always asked)"), self.reason))
        row = QBoxLayout(direction_of(context))
        row.setSpacing(SPACE_12)
        row.addWidget(self.approve_button, 1)
        row.addWidget(self.refuse_button, 1)
        column.addLayout(row)
        column.addWidget(self.seen_note)
        column.addWidget(self.note)
        self.approve_button.clicked.connect(lambda _=False: self.want(is_approval=True))
        self.refuse_button.clicked.connect(lambda _=False: self.want(is_approval=False))
        for field in (self.who.name, self.reason):
            field.returnPressed.connect(self._confirm)
        self.reason.textChanged.connect(lambda _: self._refresh())
        self.who.changed.connect(self._refresh)

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
        if not self._can[0 if is_approval else 1]:
            return
        lacking = self._lacking
        if lacking is not None:
            lacking.setFocus(Qt.FocusReason.OtherFocusReason)
            self.asked_for.emit(lacking)
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
        return (
            translate("Leader", "Say why you approve, then press Enter.")
            if is_approval
            else translate("Leader", "Say why you refuse, then press Enter.")
        )


def _approve(count: int) -> str:
    one = translate("Leader", "Approve (A)")
    return translate("Leader", "Approve %n (A)", None, count) if count > 1 else one


def _refuse(count: int) -> str:
    one = translate("Leader", "Refuse (R)")
    return translate("Leader", "Refuse %n (R)", None, count) if count > 1 else one
