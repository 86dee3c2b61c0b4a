"""What is asked once, when an event begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.errors import BeeldkeurError
from app.events.desk import NewEvent
from ui.home.questions import Questions
from ui.home.words import source_text, suggested_name
from ui.language import translate
from ui.parts import Banner, BannerKind, button, muted, primary_button, title
from ui.rooms import Context, Room
from ui.theme import SPACE_4, SPACE_12, SPACE_16, SPACE_24

PAUSE_MS = 250
"""Nobody reads the consents anew with each letter of a name."""
WIDE_UP_TO_PERCENT = 130
WIDTH_EM, HEIGHT_EM = 72, 46
OF_THE_WINDOW = 0.94


class NewEventDialog(QDialog):
    """The form of a new event. It stays until the event is there, so that nothing has to be typed twice."""

    def __init__(self, context: Context, paths: Sequence[Path], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._paths, self._is_beginning = context, tuple(paths), False
        self.setObjectName("newEventDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Home", "New event"))
        is_wide = context.preferences.text_percent <= WIDE_UP_TO_PERCENT
        self.questions = Questions(context, suggested_name(paths), _today(context), is_wide=is_wide)
        self.questions.changed.connect(self._show_state)
        self._banner = Banner(BannerKind.WARNING, "")
        self._banner.setObjectName("newEventProblem")
        self._banner.hide()
        self._state = QLabel()
        self._state.setObjectName("stillNeeded")
        self._state.setProperty("kind", "muted")
        self._state.setTextFormat(Qt.TextFormat.PlainText)
        self._state.setWordWrap(True)
        self.begin_button = primary_button(translate("Home", "&Look at the photos"), "next", context.theme)
        self.begin_button.setObjectName("beginButton")
        self.begin_button.setDefault(True)
        self.begin_button.clicked.connect(self.begin)
        self._cancel = button(translate("Home", "Cancel"), None, context.theme)
        self._cancel.setObjectName("cancelButton")
        self._cancel.clicked.connect(self.reject)
        self._build()
        self.resize(self._fitting())
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.begin)
        self._asking = QTimer(self)
        self._asking.setSingleShot(True)
        self._asking.setInterval(PAUSE_MS)
        self._asking.timeout.connect(self.questions.ask_for_consents)
        self.questions.changed.connect(self._asking.start)
        self.questions.ask_for_consents()
        context.bench.opened.connect(self._opened)
        self._show_state()
        self.questions.name_field.setFocus()
        self.questions.name_field.selectAll()

    def _fitting(self) -> QSize:
        """Roomy, and never larger than the window it stands on."""
        em = self.fontMetrics().height()
        parent = self.parentWidget()
        room = parent.size() if parent is not None else self.screen().availableSize()
        return QSize(WIDTH_EM * em, HEIGHT_EM * em).boundedTo(room * OF_THE_WINDOW)

    def begin(self) -> None:
        """Begin the event, once everything was answered."""
        new = self.questions.answer()
        if new is None or self._is_beginning:
            return
        self._is_beginning = True
        self._banner.hide()
        self._remember(new)
        self._show_state()
        self._context.bench.begin(self._paths, new, self._failed)

    def _build(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(SPACE_24, SPACE_16, SPACE_24, SPACE_16)
        column.setSpacing(SPACE_16)
        head = QVBoxLayout()
        head.setSpacing(SPACE_4)
        head.addWidget(title(translate("Home", "New event")))
        head.addWidget(muted(translate("Home", "From: {source}").format(source=source_text(self._paths))))
        column.addLayout(head)
        column.addWidget(self._banner)
        column.addWidget(self.questions)
        column.addStretch(1)
        area = self._area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        foot = QFrame()
        bar = QHBoxLayout(foot)
        bar.setContentsMargins(SPACE_24, SPACE_12, SPACE_24, SPACE_16)
        bar.setSpacing(SPACE_12)
        bar.addWidget(self._state, 1)
        bar.addWidget(self._cancel)
        bar.addWidget(self.begin_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        line = QFrame()
        line.setProperty("kind", "line")
        whole.addWidget(area, 1)
        whole.addWidget(line)
        whole.addWidget(foot)

    def _show_state(self) -> None:
        missing = self.questions.missing()
        self.begin_button.setEnabled(not missing and not self._is_beginning)
        if self._is_beginning:
            text = translate("Home", "Reading the folder…")
        elif missing:
            text = translate("Home", "Still needed: {what}.").format(what=", ".join(missing))
        else:
            text = translate("Home", "Where it will go and the consent can still be changed later.")
        self._state.setText(text)
        self.begin_button.setAccessibleDescription(text)

    def _remember(self, new: NewEvent) -> None:
        now = self._context.preferences
        self._context.remember(replace(now, name=self.questions.operator, channel=new.channel, welcomed=True))

    def _failed(self, error: BeeldkeurError) -> None:
        if not isValid(self):
            return
        self._is_beginning = False
        self._banner.show_text(BannerKind.WARNING, self._context.catalogue.say(f"errors.{error.code}", **error.params))
        self._banner.show()
        self._area.ensureWidgetVisible(self._banner)
        self._show_state()

    def _opened(self) -> None:
        if self._is_beginning and self._context.bench.current is not None:
            self._is_beginning = False
            self.accept()
            self._context.go(Room.GALLERY)


def _today(context: Context) -> date:
    workplace = context.desk.workplace
    return workplace.now.astimezone(workplace.zone).date()
