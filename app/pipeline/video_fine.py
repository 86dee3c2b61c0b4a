"""Looks for small faces: often at large pictures, which ordinary looks see much reduced, seldom at small ones, enlarged."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from app.media.video.facts import VideoFacts
from app.media.video.looking import fitted
from app.pipeline.side_by_side import Hands
from app.pipeline.video_dense import DenseWatch
from app.pipeline.video_eyes import VideoEyes
from app.pipeline.video_late import LateWatch
from app.pipeline.video_pace import Pace, SparsePace
from app.pipeline.video_sparse import SparseWatch
from app.pipeline.video_windows import Held
from app.tracking.pacing import LOUD, fine_calmness
from app.tracking.sighting import Glance
from detectors.every_way import is_seen

WINDOW_BYTES = 40 << 20
"""What the frames between two fine looks may take in memory; there are three such windows. Of frames of 1280 x 720 that is
every one up to 30 a second, of larger ones and at higher rates some are passed over."""


def fine_watch(hands: Hands[Held, Glance], dense: DenseWatch, facts: VideoFacts, eyes: VideoEyes, pace: Pace) -> SparseWatch:
    """Who takes the fine looks at a video, for those whom the ordinary ones (`dense`) do not follow.

    A large video is looked at where an ordinary look is in doubt, too, and where something comes and goes. That costs as much
    as everything else does together in a small one, of which ordinary looks see nearly all there is.
    """
    second, enlarges = float(1 / Fraction(*facts.time_base)), eyes.enlarges(*facts.seen_size)

    def unfollowed(glance: Glance) -> Glance:
        """Ordinary looks do not follow whom those before and after do not see clearly, however clear one in between.

        Of whom nobody asks whether they are followed nothing is said. Where frames are enlarged an ordinary look is at the same
        frame, as a rule: what it sees does not count.
        """
        followed = (dense.beside if enlarges else dense.around)(glance.pts, LOUD)
        seen = (
            replace(one, fine=one.fine or (one.score >= LOUD and not is_seen(one.box, followed))) for one in glance.sightings
        )
        return replace(glance, sightings=tuple(seen))

    def calm_at(how: SparsePace, before: Glance, after: Glance) -> float:
        between = dense.between(before.pts, after.pts)
        close = after.pts - before.pts < 2 * how.closest_s * second
        return fine_calmness(unfollowed(before), unfollowed(after), between, close=close)

    def shows(glance: Glance) -> bool:
        """Also somebody weak: seen often enough, they are a person. But for those whom ordinary looks see as well beside it."""
        listed = eyes.tracking.judging.listed
        heard = [one for one in unfollowed(glance).sightings if one.score >= listed]
        return any(one.fine for one in heard) or any(not is_seen(one.box, dense.beside(glance.pts, listed)) for one in heard)

    def calm_enlarged(before: Glance, after: Glance) -> float:
        """Who is there is looked at as often as in a large video: else nobody could tell that it is them all the time."""
        is_far = after.pts - before.pts > pace.fine.longest_s * second
        return 0.0 if is_far and (shows(before) or shows(after)) else calm_at(pace.enlarged, before, after)

    def closest(how: SparsePace) -> float:
        return how.longest_s * _frame_bytes(eyes, facts) / WINDOW_BYTES

    if not enlarges:
        return SparseWatch(
            hands=hands,
            reach=pace.fine.longest_s * second,
            calmness=lambda before, after: calm_at(pace.fine, before, after),
            calm=pace.fine.calm,
            passing=pace.passing,
            closest=closest(pace.fine) * second,
            doubted=dense.doubted,
        )
    return LateWatch(
        hands=hands,
        reach=pace.enlarged.longest_s * second,
        calmness=calm_enlarged,
        calm=pace.enlarged.calm,
        closest=max(pace.enlarged.closest_s, closest(pace.enlarged)) * second,
        lead=pace.enlarged.lead_s * second,
        shows=shows,
        suits=dense.looks_at,
    )


def _frame_bytes(eyes: VideoEyes, facts: VideoFacts) -> int:
    """What a frame takes in memory that fine looks look at."""
    width, height = fitted(*facts.seen_size, eyes.largest_side(*facts.seen_size))
    return 3 * width * height
