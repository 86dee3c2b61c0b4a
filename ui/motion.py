"""Reduced motion: where the desktop or the user asks for it, nothing moves or blinks by itself."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

EFFECTS = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
    Qt.UIEffect.UI_AnimateToolBox,
)
"""All that Qt animates by itself; the program adds nothing."""
BLINK_MS = 1000
"""Qt's own pace of a text cursor."""


def is_reduced(app: QApplication, *, chosen: bool) -> bool:
    """Whether to keep still: chosen in the preferences, or asked for by the desktop."""
    hints = app.styleHints()  # kept while it is asked: what it gives lives no longer
    return chosen or hints.accessibility().motionPreference() == Qt.MotionPreference.ReducedMotion


def keep_still(app: QApplication, *, still: bool) -> None:
    """Switch what moves by itself off, or on again."""
    app.setCursorFlashTime(0 if still else BLINK_MS)
    if still:
        for effect in EFFECTS:
            QApplication.setEffectEnabled(effect, False)  # noqa: FBT003 - Qt's own order
