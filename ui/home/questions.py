"""The questions of a new event, and what was answered."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.events.desk import NewEvent
from app.model import Channel, Sensitivity, Setting
from ui.asking import LONGEST_NAME
from ui.consents.choice import ConsentChoice
from ui.home.days import DaysField
from ui.home.words import setting_options
from ui.language import translate
from ui.options import Option, Options
from ui.parts import form_row
from ui.rooms import Context
from ui.still import StillComboBox
from ui.theme import SPACE_16, SPACE_32

YES, NO = "yes", "no"
LONGEST_EVENT = 120


class Questions(QWidget):
    """The fields, in two columns or one. `changed` when any answer is another one."""

    changed = Signal()

    def __init__(self, context: Context, name: str, today: date, *, is_wide: bool) -> None:
        """`name` is suggested for the activity; `today` is the last day that can be chosen."""
        super().__init__()
        self._context = context
        self.name_field = _line("nameField", name, LONGEST_EVENT)
        self.days_field = DaysField(today)
        self.setting_field = Options("setting", setting_options())
        self.channel_box = _channels(context)
        self.consent_choice = ConsentChoice(context)
        self.children_field = Options("children", _children_options())
        self.operator_field = _line("operatorField", context.preferences.name, LONGEST_NAME)
        self.sensitivity_field = Options("sensitivity", _sensitivity_options())
        self.sensitivity_field.choose(Sensitivity.STANDARD)
        direction = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        columns = QBoxLayout(direction, self)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(SPACE_32 if is_wide else SPACE_16)
        columns.addLayout(_column(self._about_the_photos()), 1)
        columns.addLayout(_column(self._about_the_use()), 1)
        self._listen()

    @property
    def operator(self) -> str:
        """Who sits here."""
        return self.operator_field.text().strip()

    @property
    def setting(self) -> Setting | None:
        """Under what circumstances; None until chosen."""
        value = self.setting_field.value()
        return Setting(value) if value else None

    @property
    def channel(self) -> Channel | None:
        """Where it will go; None where that is chosen later."""
        value = self.channel_box.currentData()
        return Channel(value) if value else None

    def missing(self) -> tuple[str, ...]:
        """What has to be answered still, in words, in the order of the form."""
        asked = (
            (bool(self.name_field.text().strip()), translate("Home", "the name of the activity")),
            (self.setting is not None, translate("Home", "when the photos and videos were made")),
            (self.children_field.value() is not None, translate("Home", "whether there are children who must appear nowhere")),
            (bool(self.operator), translate("Home", "your name")),
        )
        return tuple(words for is_there, words in asked if not is_there)

    def answer(self) -> NewEvent | None:
        """What was answered; None while something is missing."""
        setting = self.setting
        if setting is None or self.missing():
            return None
        return NewEvent(
            name=self.name_field.text().strip(),
            setting=setting,
            days=self.days_field.days(),
            channel=self.channel,
            consent=self.consent_choice.reference(),
            reminded=self.children_field.value() == YES,
            sensitivity=Sensitivity(self.sensitivity_field.value() or Sensitivity.STANDARD),
        )

    def ask_for_consents(self) -> None:
        """Have those consents offered that will do for what was answered."""
        self.consent_choice.ask(self.setting, self.channel, self.name_field.text().strip() or None, self.days_field.days())

    def _about_the_photos(self) -> tuple[QWidget, ...]:
        return (
            form_row(
                translate("Home", "&Name of the activity"),
                self.name_field,
                translate("Home", "As on the consent, if that is for one activity. No names of children, please."),
            ),
            form_row(translate("Home", "Day"), self.days_field),
            form_row(translate("Home", "When were the photos and videos made?"), self.setting_field),
        )

    def _about_the_use(self) -> tuple[QWidget, ...]:
        return (
            form_row(
                translate("Home", "Where &will it go?"),
                self.channel_box,
                translate("Home", "WhatsApp (groups too), YouTube, blogs and LinkedIn are social media."),
            ),
            form_row(
                translate("Home", "Consent of the school leadership"),
                self.consent_choice,
                translate("Home", "May be chosen later. Without it nothing can be released."),
            ),
            form_row(translate("Home", "Are there children who must appear nowhere?"), self.children_field),
            form_row(
                translate("Home", "&Your name"),
                self.operator_field,
                translate("Home", "The register says who decided and who released. It is remembered on this computer."),
            ),
            form_row(translate("Home", "How closely should the program look?"), self.sensitivity_field),
        )

    def _listen(self) -> None:
        for line in (self.name_field, self.operator_field):
            line.textChanged.connect(lambda _: self.changed.emit())
        for options in (self.setting_field, self.children_field, self.sensitivity_field):
            options.chosen.connect(self.changed)
        self.channel_box.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.days_field.changed.connect(self.changed)


def _children_options() -> tuple[Option, ...]:
    return (
        Option(
            YES,
            translate("Home", "Yes"),
            translate(
                "Home",
                "You are reminded of it. Mark each photo or video with such a child “do not use” when you review: it is "
                "then never released. No list of these children is kept.",
            ),
        ),
        Option(NO, translate("Home", "No, as far as I know"), translate("Home", "Not sure? Ask the school first.")),
    )


def _sensitivity_options() -> tuple[Option, ...]:
    return (
        Option(
            Sensitivity.STANDARD,
            translate("Home", "Standard"),
            translate("Home", "Quick, and good for most photos and videos."),
        ),
        Option(
            Sensitivity.HIGH,
            translate("Home", "High"),
            translate("Home", "For large groups and small faces. Takes longer, and marks more that turns out to be no face."),
        ),
    )


def _channels(context: Context) -> StillComboBox:
    box = StillComboBox()
    box.setObjectName("channelBox")
    box.addItem(translate("Home", "Choose later"), None)
    for channel in Channel:
        box.addItem(context.catalogue.say(f"words.channel-{channel}"), channel.value)
    box.setSizeAdjustPolicy(StillComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(18)
    remembered = context.preferences.channel
    box.setCurrentIndex(max(0, box.findData(remembered.value if remembered else None)))
    return box


def _line(name: str, text: str, longest: int) -> QLineEdit:
    made = QLineEdit(text)
    made.setObjectName(name)
    made.setMaxLength(longest)
    return made


def _column(widgets: tuple[QWidget, ...]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(SPACE_16)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    return column
