"""The decoded frames of a video that are in memory, and which frame comes after which. Pure: no files, no Qt."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from app.pipeline.video_preview import Strip
from app.track import Clip
from detectors.base import RgbImage

KEPT_BYTES = 192 << 20
"""How much memory frames may take: some hundred at the size in which a video plays."""


class Film:
    """What is known of one video's frames. Pixels are given up, those unused for longest first; the order of frames is kept."""

    def __init__(self, clip: Clip, kept_bytes: int = KEPT_BYTES) -> None:
        """Nothing is known yet."""
        self.clip = clip
        self._kept_bytes = kept_bytes
        self._bytes = 0
        self._pixels: OrderedDict[int, RgbImage] = OrderedDict()
        self._known: list[int] = []
        self._after: dict[int, int] = {}
        self._before: dict[int, int] = {}

    @property
    def bytes(self) -> int:
        """How much memory the frames take."""
        return self._bytes

    def take(self, strip: Strip) -> None:
        """Frames that follow each other."""
        stamps = [shot.pts for shot in strip.shots]
        for shot in strip.shots:
            self._keep(shot.pts, shot.rgb)
        for one, following in pairwise(stamps):
            self._after[one], self._before[following] = following, one

    def forget_pixels(self) -> None:
        """They are not what they were; the order of the frames stays."""
        self._pixels.clear()
        self._bytes = 0

    def shown_at(self, pts: int) -> int | None:
        """The timestamp of the frame that is on the screen at a moment; None where that is not known yet."""
        place = bisect_right(self._known, pts)
        if not place:
            return None
        found = self._known[place - 1]
        following = self._after.get(found)
        is_sure = found == pts or found >= self.clip.last or (following is not None and following > pts)
        return found if is_sure else None

    def pixels(self, pts: int) -> RgbImage | None:
        """The frame of a timestamp: (H, W, 3) uint8."""
        found = self._pixels.get(pts)
        if found is not None:
            self._pixels.move_to_end(pts)
        return found

    def after(self, pts: int) -> int | None:
        """The frame that follows; None where it is not known, or there is none."""
        return self._after.get(pts)

    def before(self, pts: int) -> int | None:
        """The frame before; None where it is not known, or there is none."""
        return self._before.get(pts)

    def reach(self, pts: int, limit: int) -> tuple[int, int]:
        """From a frame on, how many frames are there without a gap (at most `limit`), and which is the last of them."""
        count, at = 0, pts
        while count < limit and at in self._pixels:
            count += 1
            following = self._after.get(at)
            if following is None or following not in self._pixels:
                break
            at = following
        return count, at

    def _keep(self, pts: int, rgb: RgbImage) -> None:
        old = self._pixels.pop(pts, None)
        self._bytes += rgb.nbytes - (old.nbytes if old is not None else 0)
        self._pixels[pts] = rgb
        place = bisect_right(self._known, pts)
        if not place or self._known[place - 1] != pts:
            insort(self._known, pts)
        while self._bytes > self._kept_bytes and len(self._pixels) > 1:
            _, gone = self._pixels.popitem(last=False)
            self._bytes -= gone.nbytes


PARTS = 4
"""Of a second: who jumps from one to the next did not see what lies between."""


class Watched:
    """Which quarters of a second of a video were on the screen: who saw only some of it cannot say that nobody is in it."""

    def __init__(self, clip: Clip) -> None:
        """None yet."""
        self._clip = clip
        self._parts = self._part(clip.last) + 1
        self._seen: set[int] = set()

    @classmethod
    def again(cls, clip: Clip, runs: Iterable[tuple[int, int]]) -> Watched:
        """What `runs` told of this clip; none of it where that is not of this clip."""
        made, known = cls(clip), tuple(runs)
        if all(0 <= first <= last < made._parts for first, last in known):
            made._seen.update(part for first, last in known for part in range(first, last + 1))
        return made

    @property
    def size(self) -> int:
        """How many parts were shown: it grows, and never shrinks."""
        return len(self._seen)

    @property
    def runs(self) -> tuple[tuple[int, int], ...]:
        """The first and the last part of each stretch that was shown, counted from 0."""
        return tuple(_runs(sorted(self._seen)))

    def see(self, first: int, last: int) -> None:
        """All from one timestamp to another was shown."""
        self._seen.update(range(self._part(first), min(self._part(last), self._parts - 1) + 1))

    def has(self, pts: int) -> bool:
        """Whether this moment was shown."""
        return self._part(pts) in self._seen

    @property
    def unseen(self) -> int | None:
        """Where the first part begins of which nothing was shown; None where all was."""
        missed = next((part for part in range(self._parts) if part not in self._seen), None)
        if missed is None:
            return None
        return self._clip.first + round(missed * self._clip.time_base[1] / self._clip.time_base[0] / PARTS)

    @property
    def percent(self) -> int:
        """How much was shown; 100 is all of it."""
        return len(self._seen) * 100 // self._parts

    def _part(self, pts: int) -> int:
        return int(PARTS * self._clip.second(max(pts - self._clip.first, 0)))


def _runs(parts: list[int]) -> Iterator[tuple[int, int]]:
    """Numbers that rise, as stretches without a gap."""
    breaks = [place for place, (one, other) in enumerate(pairwise(parts), 1) if other != one + 1]
    for start, end in zip([0, *breaks], [*breaks, len(parts)], strict=True):
        if start < end:
            yield parts[start], parts[end - 1]
