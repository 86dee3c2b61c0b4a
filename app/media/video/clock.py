"""When each frame is shown: one rule, for whoever reads a video."""

from __future__ import annotations

from av.video.frame import VideoFrame

NO_PRESENTATION_TIMES = frozenset({"avi", "mpegvideo"})
"""Containers that number packets in the order of decoding, and tell nothing of presentation."""
LEAP_S = 1.0
"""A clock that falls back by more was set anew in the file: it goes on from where it was."""


class Clock:
    """Timestamps of frames in the order of presentation, which is the order in which a decoder gives them; strictly rising.

    A frame has the timestamp that the file tells. Where the container tells none, it is the time of decoding, counted from the
    first frame. Where one is missing or the clock was set anew, it follows the one before by its duration where the file tells
    that, else by the distance before; where it is merely not later than the one before, by a tick.

    `is_anew`: it was set anew before the latest frame, so that what else the file tells a time of lies beside the pictures.
    """

    def __init__(self, container: str) -> None:
        """Begin before the first frame."""
        self.is_anew = False
        self._by_decoding = container in NO_PRESENTATION_TIMES
        self._offset: int | None = None
        self._last: int | None = None
        self._step = 1

    def read(self, frame: VideoFrame) -> int:
        """The timestamp of the next frame."""
        told = frame.dts if self._by_decoding else frame.pts
        if told is None:
            told = frame.dts
        if self._offset is None:
            self._offset = -(told or 0) if self._by_decoding else 0
        if self._last is None:
            self._last = (told or 0) + self._offset
            return self._last
        leap = LEAP_S / float(frame.time_base or LEAP_S)
        self._last = self._after(told, self._last, frame.duration, leap)
        return self._last

    def _after(self, told: int | None, last: int, duration: int, leap: float) -> int:
        offset = self._offset or 0
        if told is None:
            return last + max(1, duration or self._step)
        now = told + offset
        if last - now > leap:
            following = last + max(1, duration or self._step)
            self._offset = following - told
            self.is_anew = True
            return following
        if now <= last:
            return last + 1
        self._step = now - last
        return now
