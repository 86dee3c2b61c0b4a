"""Is what a person muted silent in the written video? Asked of its bytes: the sound is decoded anew."""

from __future__ import annotations

from fractions import Fraction

from app.media.video.facts import VideoSource
from app.media.video.sound import loudness
from app.media.video.writing import Written
from app.pipeline.video_plan import SoundChoice

SILENT = 0.003
"""Samples (0 to 1) of a muted span stay below. The codec leaves less than a tenth of it in what was silent when it got it."""


def heard_though_muted(file: VideoSource, written: Written, sound: SoundChoice | None) -> int | None:
    """The source timestamp at which the first muted span begins in which something is heard; None where all are silent.

    Args:
        file: the written file.
        written: what the writer says that it wrote.
        sound: what becomes of the sound; None where it was removed.

    Raises:
        ItemError: `sound-damaged`; when the file cannot be read.
    """
    if sound is None or not sound.muted:
        return None
    tick = Fraction(*written.time_base)
    spans = [(float(written.there(first) * tick), float(written.there(last) * tick)) for first, last in sound.muted]
    heard = loudness(file, spans)
    return next((span[0] for span, loud in zip(sound.muted, heard, strict=True) if loud > SILENT), None)
