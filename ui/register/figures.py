"""What was measured of a release, in words: the register keeps it by code."""

from __future__ import annotations

from ui.language import translate


def figure(name: str, value: str) -> tuple[str, str]:
    """Name and value in words; what has none by its code."""
    return _names().get(name, name), _values().get((name, value), value)


def _names() -> dict[str, str]:
    return {
        "attempts": translate("Register", "Attempts"),
        "bytes": translate("Register", "Size in bytes"),
        "cover": translate("Register", "Cover"),
        "covered": translate("Register", "Covered"),
        "extent": translate("Register", "Covered of each"),
        "format": translate("Register", "Format"),
        "frames": translate("Register", "Frames"),
        "height": translate("Register", "Height in pixels"),
        "looked_frames": translate("Register", "Frames searched again"),
        "sound": translate("Register", "Sound"),
        "width": translate("Register", "Width in pixels"),
        "worst_block_colour": translate("Register", "Largest deviation in colour"),
        "worst_block_detail": translate("Register", "Largest deviation in detail"),
        "worst_block_mean": translate("Register", "Largest deviation in brightness"),
        "worst_cell": translate("Register", "Largest deviation in a part of a frame"),
        "worst_colour": translate("Register", "Largest deviation in the colour of a cover"),
        "worst_cover": translate("Register", "Largest deviation in a cover"),
        "worst_cover_edge": translate("Register", "Largest deviation at the edge of a cover"),
        "worst_frame": translate("Register", "Largest deviation in a whole frame"),
    }


def _values() -> dict[tuple[str, str], str]:
    return {
        ("cover", "solid"): translate("Register", "plain grey"),
        ("cover", "soft"): translate("Register", "soft"),
        ("cover", "disc"): translate("Register", "disc"),
        ("extent", "head"): translate("Register", "the head"),
        ("extent", "shoulders"): translate("Register", "head and shoulders"),
        ("sound", "True"): translate("Register", "yes"),
        ("sound", "False"): translate("Register", "no"),
    }
