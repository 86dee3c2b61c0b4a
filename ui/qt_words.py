"""Words of Qt's own dialogues for which Qt's own Dutch has none: named here, so that they are translated with ours.

They show where the system has no file dialogue of its own. Our translations are asked before Qt's.
"""

from __future__ import annotations

from ui.language import translate


def qt_words() -> tuple[str, ...]:
    """Each as Qt will say it."""
    return (
        translate("QFileDialog", "&Look in:"),
        translate("QFileDialog", "Files of &type:"),
        translate("QAbstractFileIconProvider", "Drive"),
        translate("QAbstractFileIconProvider", "Folder", "All other platforms"),
    )
