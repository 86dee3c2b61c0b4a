"""Under what circumstances the photo was made, and what the file is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from PySide6.QtCore import QLocale, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from app.consents import FIRST_DIGITAL_YEAR, capture_trust
from app.events.event import Event, EventItem
from app.events.telling import FileFacts
from app.metadata.inventory import Carried, CarriedKind
from app.model import CaptureTrust, Setting
from app.text import Catalogue
from app.workplace import Workplace
from ui.copies import same_file_text
from ui.dates import days_in, days_text, with_words
from ui.day_field import DayField
from ui.day_sheet import DaySheet
from ui.language import translate
from ui.named_days import but_beware, name_says, named_span
from ui.parts import body, button, form_row
from ui.review.section import Lines, Section, moment_text
from ui.still import StillComboBox
from ui.theme import Theme

NAMES_DAYS = frozenset({CarriedKind.MOMENT, CarriedKind.EDITING})
MOST_NAMED = 5
"""So many moments that a file names are said."""


class FactsSection(Section):
    """`setting_chosen` carries a `Setting` or None; `attested` a date or None."""

    setting_chosen = Signal(object)
    attested = Signal(object)

    def __init__(self, theme: Theme, catalogue: Catalogue, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(translate("Review", "Circumstances"), parent)
        self._catalogue, self._workplace = catalogue, workplace
        self._item: EventItem | None = None
        self._carried_by = ""
        self._carried: tuple[Carried, ...] = ()
        self.setting = StillComboBox()
        self.setting.setObjectName("settingBox")
        self.setting.setSizeAdjustPolicy(StillComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setting.setMinimumContentsLength(12)
        self.setting.activated.connect(lambda _: self._tell_setting())
        self.column.addWidget(form_row(translate("Review", "Made during"), self.setting))
        self._lines = Lines()
        self._lines.setObjectName("facts")
        self.column.addWidget(self._lines)
        self.attest = button(translate("Review", "Attest the day…"), "calendar", theme)
        self.attest.setObjectName("attestButton")
        self.attest.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.attest.clicked.connect(self._ask_day)
        self.column.addWidget(self.attest)
        self._file = Lines()
        self._file.setObjectName("fileFacts")
        self.column.addWidget(self._file)
        self._copies = Lines()
        self._copies.setObjectName("copies")
        self.column.addWidget(self._copies)

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """What is said of the capture."""
        return self._lines.texts

    @property
    def file_lines(self) -> tuple[tuple[str, str], ...]:
        """What is said of the file."""
        return self._file.texts

    @property
    def copies_lines(self) -> tuple[tuple[str, str], ...]:
        """What is said of other places in which the same file lies."""
        return self._copies.texts

    def show_copies(self, item: EventItem, others: Iterable[EventItem]) -> None:
        """Which other items are the same file."""
        said = same_file_text(item, others)
        why = translate("Review", "What you decide here holds for every place in which this file lies.")
        self._copies.show_lines([(said[:1].upper() + said[1:], why)] if said else [])

    def show_item(self, event: Event, item: EventItem, *, is_open: bool) -> None:
        """The circumstances of this photo."""
        self._item = item
        self._show_settings(event, item)
        self.setting.setEnabled(is_open)
        if item.path != self._carried_by:
            self._carried_by, self._carried = item.path, ()
        self._tell(item)
        self.attest.setVisible(self._trust(item, is_attested=False) is not CaptureTrust.KNOWN)
        self.attest.setEnabled(is_open)

    def show_carried(self, item: EventItem, found: Iterable[Carried]) -> None:
        """What the file carries beside the picture: it may name a day that is no time of capture."""
        self._carried_by, self._carried = item.path, tuple(one for one in found if one.kind in NAMES_DAYS)
        self._tell(item)

    def _tell(self, item: EventItem) -> None:
        """What the file says, and what was attested."""
        lines = self._said_of_day(item)
        if item.attested is not None:
            why = self._catalogue.say(f"words.review-trust-{CaptureTrust.ATTESTED}")
            is_relied_on = self._trust(item, is_attested=True) is CaptureTrust.ATTESTED
            said = translate("Review", "Attested day: {days}").format(days=days_text(*item.attested))
            lines.append((said, why if is_relied_on else ""))
        self._lines.show_lines(lines if item.screening else [])

    def _said_of_day(self, item: EventItem) -> list[tuple[str, str]]:
        """The file's time of capture; where that tells nothing, the other days that it names."""
        at, trust = item.screening.item.captured_at if item.screening else None, self._trust(item, is_attested=False)
        when = moment_text(at, self._workplace.zone) if at is not None else "-"
        captured = translate("Review", "Captured: {when}").format(when=when)
        lines = [(captured, self._catalogue.say(f"words.review-trust-{trust}"))]
        if trust is CaptureTrust.KNOWN:
            return lines
        own = {at.date()} if at is not None else set[date]()
        others = dict.fromkeys(with_words(one.what) for one in self._carried if set(days_in(one.what)) - own)
        if others:
            said = translate("Review", "The file also names: {days}").format(days="; ".join(list(others)[:MOST_NAMED]))
            lines.append((said, translate("Review", "That need not be when it was made.")))
        named = named_span([item], self._today)
        return [*lines, (name_says(named[0]), but_beware())] if named is not None else lines

    def show_file(self, item: EventItem, facts: FileFacts | None) -> None:
        """Pixels, bytes and format, and what was done to it on the way in; what is not known yet is left out."""
        media = item.screening.item if item.screening else None
        lines = []
        if media is not None:
            pixels = translate("Review", "{width} x {height} pixels").format(width=media.width, height=media.height)
            lines.append((pixels, ""))
        if facts is not None:
            size = QLocale().formattedDataSize(facts.size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
            lines.append((f"{facts.format.value.upper()}, {size}" if facts.format else size, ""))
        say = self._catalogue.say
        notes = item.screening.notes if item.screening else ()
        lines += [(say("words.notes", what=say(f"words.note-{note}")), "") for note in notes]
        self._file.show_lines(lines)

    @property
    def _today(self) -> date:
        return self._workplace.now.astimezone(self._workplace.zone).date()

    def _likely_day(self, item: EventItem) -> date | None:
        """The one attested before, else one that the file names; not when it was edited."""
        moments = (one.what for one in self._carried if one.kind is CarriedKind.MOMENT)
        named = (day for text in moments for day in days_in(text) if day.year >= FIRST_DIGITAL_YEAR)
        found = [*(item.attested or ()), *named, *(named_span([item], self._today) or ())]
        return next((day for day in found if day <= self._today), None)

    def _trust(self, item: EventItem, *, is_attested: bool) -> CaptureTrust:
        """How far the time can be relied on: the file's own, or with what was attested."""
        at = item.screening.item.captured_at if item.screening else None
        return capture_trust(at, item.attested if is_attested else None, self._workplace.now, self._workplace.zone)

    def _show_settings(self, event: Event, item: EventItem) -> None:
        with QSignalBlocker(self.setting):
            self.setting.clear()
            own = self._catalogue.say(f"words.review-setting-{event.setting}")
            self.setting.addItem(translate("Review", "as the event: {setting}").format(setting=own), None)
            for setting in Setting:
                if setting is not event.setting:
                    self.setting.addItem(self._catalogue.say(f"words.review-setting-{setting}"), setting)
            chosen = item.setting if item.setting is not event.setting else None
            self.setting.setCurrentIndex(max(self.setting.findData(chosen), 0))

    def _tell_setting(self) -> None:
        """Qt keeps the plain word of a setting."""
        word = self.setting.currentData()
        self.setting_chosen.emit(Setting(word) if word else None)

    def _ask_day(self) -> None:
        item = self._item
        if item is not None:
            dialog = DayDialog(self._likely_day(item), self, self._said_of_day(item))
            dialog.accepted.connect(lambda: self.attested.emit(dialog.day))
            dialog.open()


class DayDialog(DaySheet):
    """On which day was it made? For photos that do not say it themselves."""

    def __init__(self, day: date | None, parent: QWidget | None = None, told: Sequence[tuple[str, str]] = ()) -> None:
        """`day` to begin with, None for an empty field; `told`: what the file says of it."""
        super().__init__(parent, 60)
        self.setObjectName("dayDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Review", "Attest the day"))
        column = self.column
        column.addWidget(
            body(translate("Review", "You declare on which day this was made. For a lesson that is put to the leader."))
        )
        self.lines = Lines()
        self.lines.show_lines(told)
        column.addWidget(self.lines)
        self._field = DayField(day, "dayField")
        column.addWidget(form_row(translate("Review", "&Day"), self._field))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.hold_back(buttons.button(QDialogButtonBox.StandardButton.Ok), self._field)

    @property
    def day(self) -> date | None:
        """The day that is chosen; None until one is."""
        return self._field.day
