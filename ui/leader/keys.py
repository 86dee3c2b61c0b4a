"""What each key does in the room of the school leader."""

from __future__ import annotations

from ui.language import translate


def sheet() -> tuple[tuple[str, str], ...]:
    """Each key, and what it does."""
    return (
        ("A", translate("Leader", "approve: to your name, role and reason first, where they are missing")),
        ("R", translate("Leader", "refuse: the same")),
        (translate("Leader", "Up, Down"), translate("Leader", "to the one before, to the next")),
        (translate("Leader", "Left, Right"), translate("Leader", "the same for a photo; of a video, one frame back or on")),
        (translate("Leader", "Shift+Left, Shift+Right"), translate("Leader", "of a video: a second back or on")),
        (translate("Leader", "Space"), translate("Leader", "of a video: play, or stand still; of a photo: to the next")),
        (translate("Leader", "Home, End"), translate("Leader", "of a video: to the first frame, to the last")),
        ("<, >", translate("Leader", "of a video: slower, faster")),
        (translate("Leader", "Esc"), translate("Leader", "of a video: back to the stills")),
        (
            translate("Leader", "Enter"),
            translate("Leader", "see the picture large; on the sheet: open it; in a field: go on with the decision"),
        ),
        (translate("Leader", "Ctrl+A"), translate("Leader", "on the sheet: choose all")),
        ("?", translate("Leader", "all keys of this room")),
    )
