"""The tools over the photo: what a press draws, what it covers, how large it is seen, and a look below the covers."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QToolButton, QWidget

from app.model import RegionKind
from app.text import Catalogue
from ui.flow import FlowLayout
from ui.icons import icon
from ui.language import translate
from ui.review.gestures import Tool
from ui.still import StillComboBox, StillSlider
from ui.theme import Theme

KINDS = (
    RegionKind.HEAD,
    RegionKind.NAME,
    RegionKind.NUMBER,
    RegionKind.BOARD,
    RegionKind.SCREEN,
    RegionKind.PLATE,
    RegionKind.CODE,
)
SOLID, THROUGH = 100, 40
"""How solid the covers are shown, percent: as they will be, and to see what lies below."""


class ToolBar(QWidget):
    """`opacity` carries percent, `peek` whether the button is held, the others what was chosen."""

    tool = Signal(str)
    kind = Signal(str)
    opacity = Signal(int)
    peek = Signal(bool)
    zoom_in = Signal()
    zoom_out = Signal()
    fit = Signal()
    full = Signal()

    def __init__(self, theme: Theme, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._flow = FlowLayout(self)
        self._tools = QButtonGroup(self)
        self._buttons: dict[Tool, QToolButton] = {}
        for tool, name, text in (
            (Tool.POINTER, "pointer", translate("Review", "Select and move (Esc)")),
            (Tool.RECTANGLE, "rectangle", translate("Review", "Draw a rectangle (R)")),
            (Tool.ELLIPSE, "ellipse", translate("Review", "Draw an ellipse (E)")),
            (Tool.BRUSH, "brush", translate("Review", "Paint with a free brush (W)")),
        ):
            made = self._button(name, text, f"tool-{tool}")
            made.setCheckable(True)
            made.clicked.connect(lambda _=False, tool=tool: self.tool.emit(tool.value))
            self._tools.addButton(made)
            self._buttons[tool] = made
        self._buttons[Tool.POINTER].setChecked(True)
        self._add_kinds(catalogue)
        for name, text, told in (
            ("zoom-out", translate("Review", "Smaller (-)"), self.zoom_out),
            ("zoom-in", translate("Review", "Larger (+)"), self.zoom_in),
            ("fit", translate("Review", "The whole photo (F)"), self.fit),
            ("search", translate("Review", "Actual size, 100 % (1)"), self.full),
        ):
            self._button(name, text, name).clicked.connect(told)
        self._add_looking_below()

    def show_tool(self, tool: Tool) -> None:
        """Another tool was chosen by keyboard."""
        self._buttons[tool].setChecked(True)

    def withhold(self, tool: Tool) -> None:
        """There is no such tool here."""
        self._tools.removeButton(self._buttons[tool])
        self._buttons[tool].hide()

    def withhold_opacity(self) -> None:
        """Covers are solid or seen through, nothing in between."""
        self._slider.hide()

    @property
    def is_through(self) -> bool:
        """Whether the covers are seen through."""
        return self._slider.value() < SOLID

    def toggle_through(self) -> None:
        """See through the covers, or solid again."""
        self._slider.setValue(SOLID if self.is_through else THROUGH)

    def _add_kinds(self, catalogue: Catalogue) -> None:
        self._kinds = StillComboBox()
        self._kinds.setObjectName("kindBox")
        self._kinds.setAccessibleName(translate("Review", "What the drawn area covers"))
        self._kinds.setToolTip(translate("Review", "What the drawn area covers"))
        for kind in KINDS:
            self._kinds.addItem(catalogue.say(f"words.review-region-{kind}"), kind.value)
        self._kinds.activated.connect(lambda _: self.kind.emit(self._kinds.currentData()))
        self._flow.addWidget(self._kinds)

    def _add_looking_below(self) -> None:
        held = self._button("compare", translate("Review", "Hold to see the photo without covers (B)"), "beforeButton")
        held.pressed.connect(lambda: self.peek.emit(True))  # noqa: FBT003 - a signal has no names
        held.released.connect(lambda: self.peek.emit(False))  # noqa: FBT003
        self._through = self._button("eye-off", translate("Review", "See through the covers (V)"), "throughButton")
        self._through.setCheckable(True)
        self._through.clicked.connect(self.toggle_through)
        self._slider = StillSlider(Qt.Orientation.Horizontal)
        self._slider.setObjectName("opacitySlider")
        self._slider.setRange(0, SOLID)
        self._slider.setPageStep(20)
        self._slider.setValue(SOLID)
        self._slider.setFixedWidth(96)
        self._slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._slider.setAccessibleName(translate("Review", "How solid the covers are shown; what goes out is always solid"))
        self._slider.setToolTip(self._slider.accessibleName())
        self._slider.valueChanged.connect(self._slid)
        self._flow.addWidget(self._slider)

    def _slid(self, percent: int) -> None:
        with QSignalBlocker(self._through):
            self._through.setChecked(percent < SOLID)
        self.opacity.emit(percent)

    def _button(self, name: str, text: str, object_name: str) -> QToolButton:
        made = QToolButton()
        made.setIcon(icon(name, self._theme))
        made.setToolTip(text)
        made.setAccessibleName(text)
        made.setObjectName(object_name)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._flow.addWidget(made)
        return made
