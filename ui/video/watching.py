"""Whether all of a video was on the screen, or what was not yet: who goes on says that it was seen, so it has to have been."""

from __future__ import annotations

from collections.abc import Iterable

from app.track import Clip
from ui.language import translate
from ui.video.axis import clock
from ui.video.case import Case
from ui.video.doubts import Doubts
from ui.video.film import Watched


class Watching:
    """Of the video under review."""

    def __init__(self, case: Case, doubts: Doubts) -> None:
        self._editor, self._showing, self._doubts = case.editor, case.showing, doubts

    @property
    def is_seen(self) -> bool:
        """Whether all of it, and each doubtful moment, was on the screen: only then can somebody say that they saw it."""
        return self._showing.is_seen and not self.why_unseen()

    def why_unseen(self) -> str:
        """Why somebody who goes on did not see it yet; "" where they did, and where there is nothing to be seen."""
        item, clip, watched = self._editor.item, self._showing.clip, self._showing.watched
        if item is None or item.seen or clip is None or watched is None or not self._showing.is_seen:
            return ""
        return why_unseen(clip, watched, self._doubts.moments())

    @property
    def is_seen_whole(self) -> bool:
        """Whether all of it was on the screen: only then can somebody say that nobody is in it."""
        watched = self._showing.watched
        return self._showing.is_seen and watched is not None and watched.percent >= 100  # noqa: PLR2004 - percent

    def how_much_was_seen(self) -> str:
        """Why it cannot be said yet that nobody is in it."""
        watched = self._showing.watched
        said = translate("Video", "You saw {percent} % of this video. Play all of it first (Space; faster with >, up to 2x).")
        return said.format(percent=watched.percent if watched is not None else 0)


def why_unseen(clip: Clip, watched: Watched, moments: Iterable[int]) -> str:
    """Why it does not count as seen yet; "" where all of it was shown, and each of the doubtful `moments`."""
    missed = sum(not watched.has(moment) for moment in moments)
    if missed:
        said = translate("Video", "%n doubtful moment(s) not looked at yet: J goes there.", None, missed)
    elif watched.unseen is not None:
        said = translate(
            "Video", "You saw {percent} % of this video, not yet from {time} on: play it (Space; faster with >, up to 2x)."
        )
        said = said.format(percent=watched.percent, time=clock(clip, watched.unseen))
    else:
        return ""
    return said + " " + translate("Video", "N once more goes on without: it stays to be seen.")
