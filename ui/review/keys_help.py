"""All keys of the room, on one sheet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.language import translate
from ui.parts import body, heading
from ui.theme import SPACE_8, SPACE_16, SPACE_24


class KeysDialog(QDialog):
    """What each key does while the photo has the focus."""

    def __init__(self, parent: QWidget | None = None, keys: Sequence[tuple[str, str]] = ()) -> None:
        """`keys` are other ones than those of a photo."""
        super().__init__(parent)
        self.setObjectName("keysDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Review", "All keys"))
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        column.addWidget(heading(translate("Review", "Keys while the picture has the focus")))
        sheet = QWidget()
        sheet.setProperty("kind", "page")
        grid = QGridLayout(sheet)
        grid.setHorizontalSpacing(SPACE_16)
        grid.setVerticalSpacing(SPACE_8)
        grid.setColumnStretch(1, 1)
        for place, (key, what) in enumerate(keys or _keys()):
            label = QLabel(key)
            label.setProperty("kind", "label")
            grid.addWidget(label, place, 0)
            grid.addWidget(body(what), place, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(sheet)
        area.setAccessibleName(self.windowTitle())
        column.addWidget(area, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        column.addWidget(buttons)
        wanted = QSize(self.fontMetrics().averageCharWidth() * 90, self.fontMetrics().height() * 30)
        self.resize(wanted.boundedTo(self.screen().availableSize() * 0.9))


def _keys() -> tuple[tuple[str, str], ...]:
    return (
        (translate("Review", "Right or N"), translate("Review", "seen, on to the next")),
        (translate("Review", "Left or P"), translate("Review", "the one before")),
        ("0", translate("Review", "seen, nobody recognisable in it; next")),
        ("S", translate("Review", "choose the photo: star")),
        ("A", translate("Review", "cover everybody")),
        ("X", translate("Review", "do not use")),
        ("G", translate("Review", "not fitting (A8)")),
        ("D", translate("Review", "I doubt this (B5)")),
        ("M", translate("Review", "report (A9)")),
        (translate("Review", "Tab"), translate("Review", "to the next face or area, and then out of the photo")),
        (translate("Review", "Space"), translate("Review", "the selected face: covered, or no face")),
        (translate("Review", "Space and drag"), translate("Review", "move the photo; so does the middle button")),
        ("K", translate("Review", "keep the selected face visible, on consent")),
        (translate("Review", "Arrows"), translate("Review", "move the selected area; with Shift: resize it")),
        (translate("Review", "Delete"), translate("Review", "remove the selected drawn area")),
        ("R, E, W", translate("Review", "draw a rectangle, an ellipse, with the brush")),
        (translate("Review", "Enter"), translate("Review", "with one of these: put an area in the middle")),
        (translate("Review", "Esc"), translate("Review", "stop drawing, select nothing")),
        ("B", translate("Review", "hold: the photo without covers")),
        ("V", translate("Review", "see through the covers")),
        ("+, -", translate("Review", "larger, smaller (also with Ctrl)")),
        ("F, 1", translate("Review", "the whole photo, actual size")),
        ("Ctrl+Z, Ctrl+Y", translate("Review", "undo, redo")),
    )
