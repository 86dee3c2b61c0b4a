"""Is what a person muted silent in the written video? Asked of its bytes: the sound is decoded anew.

That sound is not there at all where it was to be removed is proved on the boxes of the file (`unexpected_movie`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from fractions import Fraction
from math import isnan

from app.media.video.facts import VideoSource
from app.media.video.sound import FOREVER_S, MARGIN_S, SPREAD_S, loudness
from app.media.video.writing import Written
from app.pipeline.video_plan import SoundChoice

SILENT = 0.003
"""Samples (0 to 1) of a muted span stay below. What was loud right beside it is heard in it for 17 ms at most, measured on
tones, noise and clicks at all levels; the codec's windows forbid more than `SPREAD_S`."""
LISTENED_S = MARGIN_S - SPREAD_S
"""So far beyond both ends of what is muted it has to be silent, too: all that the writer silences and the codec cannot fill
again. It is more than sound may lie beside its time."""


def heard_though_muted(file: VideoSource, written: Written, sound: SoundChoice | None, times: Sequence[int]) -> int | None:
    """The source timestamp at which the first muted span begins in which something is heard; None where all are silent.

    A span is listened to for as long as a frame is seen of which any moment is muted, from the first of them to the end of the
    last; the first frame of all since ever, the last one for ever.

    Args:
        file: the written file.
        written: what the writer says that it wrote.
        sound: what becomes of the sound; None where it was removed.
        times: the source timestamps of all frames, in order.

    Raises:
        ItemError: `sound-damaged`; when the file cannot be read.
    """
    if sound is None or not sound.muted:
        return None
    heard = loudness(file, [_listened(span, written, times) for span in sound.muted])
    return next((span[0] for span, loud in zip(sound.muted, heard, strict=True) if loud > SILENT or isnan(loud)), None)


def _listened(span: tuple[int, int], written: Written, times: Sequence[int]) -> tuple[float, float]:
    """The seconds of the written file in which nothing of a muted span may be heard."""
    first, last = (max(0, bisect_right(times, pts) - 1) for pts in span)
    tick = Fraction(*written.time_base)
    begin = float(written.there(times[first]) * tick) - LISTENED_S if first > 0 else -FOREVER_S
    end = float(written.there(times[last + 1]) * tick) + LISTENED_S if last + 1 < len(times) else FOREVER_S
    return begin, end
