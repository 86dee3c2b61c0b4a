"""What of a video was not on the screen yet, in a sentence: who goes on says that it was seen, so it has to have been."""

from __future__ import annotations

from collections.abc import Iterable

from app.track import Clip
from ui.language import translate
from ui.video.axis import clock
from ui.video.film import Watched


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
