"""Withdrawing a consent: what it concerns is shown before, what has to be taken down after."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.books.withdrawing import ConsentKind, releases_under, withdraw
from app.consents import LeadershipConsent, PersonConsent
from app.errors import BeeldkeurError
from app.records import ConcernedExport
from ui.asking import ask_operator
from ui.consents.fields import FieldRow
from ui.consents.judging import judge_anew
from ui.consents.releases import ReleasesView
from ui.language import translate
from ui.parts import Banner, BannerKind, button, danger_button, title
from ui.register.removals import RemovalsView
from ui.rooms import Context
from ui.theme import SPACE_12, SPACE_16, SPACE_24

LINES_OF_REASON = 3


class WithdrawDialog(QDialog):
    """`withdrawn` carries the reference, once it is."""

    withdrawn = Signal(str)

    def __init__(self, context: Context, consent: LeadershipConsent | PersonConsent, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._consent = context, consent
        self._kind = ConsentKind.LEADERSHIP if isinstance(consent, LeadershipConsent) else ConsentKind.PERSON
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Consents", "Withdraw {reference}").format(reference=consent.reference))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._make_question())
        self._stack.addWidget(self._make_list())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(SPACE_24, SPACE_16, SPACE_24, SPACE_16)
        whole.addWidget(self._stack)
        self.resize(self.sizeHint())
        work = partial(releases_under, context.desk.workplace, consent.reference)
        context.tasks.run(work, self._show_concerned, context.show_error)

    def sizeHint(self) -> QSize:
        """Room for a list, and never larger than the screen."""
        em = self.fontMetrics().height()
        return QSize(60 * em, 36 * em).boundedTo(self.screen().availableSize() * 0.9)

    def confirm(self) -> None:
        """Withdraw it, once there is a reason."""
        reason = self.reason.toPlainText().strip()
        self._reason_row.complain("" if reason else self._context.catalogue.say("words.defect-missing"))
        if not reason:
            self.reason.setFocus()
            return
        actor = ask_operator(self._context, self)
        if actor is None:
            return
        self.withdraw_button.setEnabled(False)
        work = partial(withdraw, self._context.desk.workplace, self._kind, self._consent.reference, reason, actor)
        self._context.tasks.run(work, self._done, self._refused)

    def _make_question(self) -> QWidget:
        page, theme = QWidget(), self._context.theme
        self.reason = QPlainTextEdit()
        self.reason.setObjectName("reasonField")
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight((LINES_OF_REASON + 1) * self.reason.fontMetrics().lineSpacing() + SPACE_16)
        self._reason_row = FieldRow(
            translate("Consents", "Reason"), self.reason, translate("Consents", "Without names. It stays in the register.")
        )
        self._warning = Banner(
            BannerKind.WARNING,
            translate("Consents", "This cannot be undone: who consents once more gives a new consent, with a new reference."),
        )
        self.concerned = ReleasesView(self._context)
        self.withdraw_button = danger_button(translate("Consents", "Withdraw the consent"), "withdraw", theme)
        self.withdraw_button.setObjectName("withdrawNow")
        self.withdraw_button.clicked.connect(self.confirm)
        cancel = button(translate("Consents", "Cancel"), None, theme)
        cancel.setDefault(True)
        cancel.clicked.connect(self.reject)
        column = _column(page)
        column.addWidget(title(self.windowTitle()))
        column.addWidget(self._warning)
        column.addWidget(self.concerned, 1)
        column.addWidget(self._reason_row)
        column.addLayout(_bar(cancel, self.withdraw_button))
        return page

    def _make_list(self) -> QWidget:
        page = QWidget()
        self._result = Banner(BannerKind.SUCCESS, "")
        self.removals = RemovalsView(self._context, self._consent.reference)
        close = button(translate("Consents", "Close"), None, self._context.theme)
        close.setObjectName("closeButton")
        close.clicked.connect(self.accept)
        column = _column(page)
        column.addWidget(title(translate("Consents", "{reference} is withdrawn").format(reference=self._consent.reference)))
        column.addWidget(self._result)
        column.addWidget(self.removals, 1)
        column.addLayout(_bar(close))
        return page

    def _show_concerned(self, found: tuple[ConcernedExport, ...]) -> None:
        if isValid(self):
            self.concerned.show_releases(found)

    def _done(self, concerned: tuple[ConcernedExport, ...]) -> None:
        judge_anew(self._context)
        if not isValid(self):
            return
        text = translate("Consents", "Nothing was released under it: nothing has to be taken down.")
        if concerned:
            text = translate("Consents", "%n release(s) made under it have to be taken down.", "", len(concerned))
        self._result.show_text(BannerKind.WARNING if concerned else BannerKind.SUCCESS, text)
        self.removals.read()
        self._stack.setCurrentIndex(1)
        self.withdrawn.emit(self._consent.reference)

    def _refused(self, error: BeeldkeurError) -> None:
        if isValid(self):
            self.withdraw_button.setEnabled(True)
            self._warning.show_text(BannerKind.DANGER, self._context.catalogue.say(f"errors.{error.code}", **error.params))


def _column(page: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE_12)
    return column


def _bar(*buttons: QWidget) -> QHBoxLayout:
    bar = QHBoxLayout()
    bar.setSpacing(SPACE_12)
    bar.addStretch(1)
    for one in buttons:
        bar.addWidget(one)
    return bar
