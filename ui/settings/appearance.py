"""How everything looks and reads."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox

from app.preferences import Preferences
from ui.language import translate
from ui.parts import Card, form_row, muted
from ui.rooms import Context, Room
from ui.still import StillComboBox

TEXT_SIZES = (100, 125, 150, 175, 200)


class AppearanceCard(Card):
    """Language, theme, text size, motion. Each makes all pages anew, so the page is told first where the user was."""

    def __init__(self, context: Context) -> None:
        super().__init__(translate("Settings", "Appearance"))
        self._context = context
        now = context.preferences
        as_system = translate("Settings", "As the system")
        self.language_box = _box("languageBox", ((as_system, None), ("Nederlands", "nl"), ("English", "en")), now.language)
        self.language_box.activated.connect(self._language_chosen)
        light, dark = translate("Settings", "Light"), translate("Settings", "Dark")
        self.theme_box = _box("themeBox", ((as_system, None), (light, "light"), (dark, "dark")), now.theme)
        self.theme_box.activated.connect(self._theme_chosen)
        sizes = sorted({*TEXT_SIZES, now.text_percent})
        self.size_box = _box("textSizeBox", tuple((f"{size} %", size) for size in sizes), now.text_percent)
        self.size_box.activated.connect(self._size_chosen)
        self.motion_box = QCheckBox(translate("Settings", "&Less motion"))
        self.motion_box.setObjectName("motionBox")
        self.motion_box.setChecked(now.reduced_motion)
        explained = translate("Settings", "Nothing slides, fades or blinks.")
        self.motion_box.setAccessibleDescription(explained)
        self.motion_box.toggled.connect(self._motion_chosen)
        self.column.addWidget(form_row(translate("Settings", "&Language"), self.language_box))
        self.column.addWidget(form_row(translate("Settings", "&Theme"), self.theme_box))
        keys = translate("Settings", "Also with Ctrl and + or -.")
        self.column.addWidget(form_row(translate("Settings", "Text &size"), self.size_box, keys))
        self.column.addWidget(self.motion_box)
        self.column.addWidget(muted(explained))

    def _language_chosen(self, _: int) -> None:
        self._remember(replace(self._context.preferences, language=self.language_box.currentData()), "languageBox")

    def _theme_chosen(self, _: int) -> None:
        self._remember(replace(self._context.preferences, theme=self.theme_box.currentData()), "themeBox")

    def _size_chosen(self, _: int) -> None:
        self._remember(replace(self._context.preferences, text_percent=self.size_box.currentData()), "textSizeBox")

    def _motion_chosen(self, is_on: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._remember(replace(self._context.preferences, reduced_motion=is_on), "motionBox")

    def _remember(self, preferences: Preferences, control: str) -> None:
        if preferences != self._context.preferences:
            self._context.go(Room.SETTINGS, control)
            self._context.remember(preferences)


def _box(name: str, choices: tuple[tuple[str, object], ...], chosen: object) -> StillComboBox:
    made = StillComboBox()
    made.setObjectName(name)
    for text, value in choices:
        made.addItem(text, value)
    made.setCurrentIndex(next((at for at, (_, value) in enumerate(choices) if value == chosen), 0))
    made.setSizeAdjustPolicy(StillComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(12)
    return made
