"""What the event is: its name and days, under which circumstances it was made, where it goes and on whose consent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.events.event import Event
from app.model import Channel, Setting
from ui.consents.choice import ConsentChoice
from ui.flow import FlowLayout
from ui.gallery.wording import Wording
from ui.language import locale_of, translate
from ui.parts import form_row, muted, primary_button, quiet_button, title
from ui.rooms import Context
from ui.still import StillComboBox
from ui.theme import SPACE_4, SPACE_8, SPACE_12, SPACE_16

LARGE_TEXT = 125
"""From this size of the text on, in percent, the buttons stand below the name."""


class Header(QWidget):
    """The head of the gallery. `release_asked` is its one primary action."""

    release_asked = Signal()

    def __init__(self, context: Context, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._wording = context, wording
        self._is_filling = False
        self._event_id: str | None = None
        self._asked: tuple[object, ...] | None = None
        self._consent: str | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        column.addLayout(self._make_line())
        column.addWidget(self._make_fields())
        context.bench.event_changed.connect(self.show_event)
        context.bench.opened.connect(self.show_event)
        self.show_event()

    def show_event(self) -> None:
        """Show the event's values as they are now."""
        event = self._context.bench.current
        if event is None:
            return
        self._is_filling = True
        self._name.setText(event.name)
        self._summary.setText(self._summary_of(event))
        self.setting.setCurrentIndex(self.setting.findData(event.setting))
        self.channel.setCurrentIndex(self.channel.findData(event.channel))
        self._ask_consent(event)
        if event.id != self._event_id:
            self._event_id = event.id
            self.edit.setChecked(event.channel is None or event.consent is None)
        self._is_filling = False

    def show_release(self, count: int) -> None:
        """How many would be released."""
        self.release.setEnabled(count > 0)
        self.release.setText(
            translate("Gallery", "Release %n file(s)…", None, count)
            if count
            else translate("Gallery", "Choose what to release")
        )
        self.release.setAccessibleName(self.release.text())
        self.release.setShortcut("Ctrl+Return")  # Qt takes it away with each other text

    def _make_line(self) -> QBoxLayout:
        is_large = self._context.preferences.text_percent >= LARGE_TEXT
        row = QBoxLayout(QBoxLayout.Direction.TopToBottom if is_large else QBoxLayout.Direction.LeftToRight)
        row.setSpacing(SPACE_8 if is_large else SPACE_16)
        words = QVBoxLayout()
        words.setSpacing(SPACE_4)
        self._name, self._summary = title(""), muted("")
        self._name.setObjectName("eventName")
        self._summary.setObjectName("eventSummary")
        words.addWidget(self._name)
        words.addWidget(self._summary)
        row.addLayout(words, 1)
        theme = self._context.theme
        self.edit = quiet_button(translate("Gallery", "&Change"), "edit", theme)
        self.edit.setObjectName("editEvent")
        self.edit.setCheckable(True)
        self.edit.setToolTip(translate("Gallery", "Change setting, channel and consent"))
        self.release = primary_button("", "export", theme)
        self.release.setObjectName("releaseButton")
        self.release.setToolTip(translate("Gallery", "Release what is chosen (Ctrl+Enter)"))
        self.release.clicked.connect(self.release_asked)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_8)
        buttons.addWidget(self.edit, 0, Qt.AlignmentFlag.AlignTop)
        buttons.addWidget(self.release, 0, Qt.AlignmentFlag.AlignTop)
        if is_large:
            buttons.addStretch(1)
        row.addLayout(buttons)
        return row

    def _make_fields(self) -> QFrame:
        self.fields = QFrame()
        self.fields.setProperty("kind", "card")
        flow = FlowLayout(self.fields, spacing=SPACE_16)
        flow.setContentsMargins(SPACE_16, SPACE_12, SPACE_16, SPACE_12)
        catalogue = self._context.catalogue
        self.setting, self.channel = StillComboBox(), StillComboBox()
        self.setting.setObjectName("settingBox")
        self.channel.setObjectName("channelBox")
        for setting in Setting:
            self.setting.addItem(self._wording.setting(setting), setting)
        self.channel.addItem(translate("Gallery", "not chosen yet"), None)
        for channel in Channel:
            self.channel.addItem(catalogue.say(f"words.channel-{channel}"), channel)
        self.consent = ConsentChoice(self._context)
        self.consent.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        flow.addWidget(form_row(translate("Gallery", "Ma&de during"), self.setting))
        flow.addWidget(form_row(translate("Gallery", "Meant &for"), self.channel))
        flow.addWidget(form_row(translate("Gallery", "C&onsent of the school leadership"), self.consent))
        self.setting.activated.connect(self._take)
        self.channel.activated.connect(self._take)
        self.consent.box.activated.connect(lambda _: self._take_consent(by_hand=True))
        self.consent.changed.connect(self._take_consent)
        self.edit.toggled.connect(self.fields.setVisible)
        self.fields.setVisible(False)
        return self.fields

    def _ask_consent(self, event: Event) -> None:
        asked = (event.setting, event.channel, event.name, event.days)
        if asked != self._asked:
            self._asked = asked
            self.consent.ask(*asked)
        if event.consent != self._consent:
            self._consent = event.consent
            self.consent.set_reference(event.consent)

    def _take(self) -> None:
        channel = self.channel.currentData()
        self._set(setting=Setting(self.setting.currentData()), channel=Channel(channel) if channel else None)

    def _take_consent(self, *, by_hand: bool = False) -> None:
        """A consent that does not fit any more stays the event's, and the verdicts say so; only a person takes it away."""
        reference = self.consent.reference()
        if reference is not None or by_hand:
            self._consent = reference
            self._set(consent=reference)

    def _set(self, **values: object) -> None:
        event = self._context.bench.current
        if event is None or self._is_filling:
            return
        changed = replace(event, **values)  # type: ignore[arg-type]
        if changed != event:
            self._context.bench.set_event(changed)

    def _summary_of(self, event: Event) -> str:
        catalogue = self._context.catalogue
        parts = [self._days(event.days), self._wording.setting(event.setting)]
        parts.append(
            catalogue.say(f"words.channel-{event.channel}") if event.channel else translate("Gallery", "channel not chosen yet")
        )
        if event.consent:
            parts.append(translate("Gallery", "consent {reference}").format(reference=event.consent))
        else:
            parts.append(translate("Gallery", "no consent chosen yet"))
        return " · ".join(part for part in parts if part)

    def _days(self, days: tuple[date, date] | None) -> str:
        if days is None:
            return ""
        locale = locale_of(self._context.catalogue.language)
        first, last = (locale.toString(QDate(day.year, day.month, day.day), "d MMMM yyyy") for day in days)
        return first if first == last else f"{first} - {last}"
