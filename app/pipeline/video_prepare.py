"""The worker's half of the second verb for a video: cover each frame, write a temporary file, prove it on the written bytes.

It touches neither the register nor a final name; run twice it does the same.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.beside import delete
from app.errors import ItemError, UnsafeOutputError, output_error
from app.media.video.canvas import Patch
from app.media.video.drawing import written_size
from app.media.video.facts import VideoFacts, VideoSource
from app.media.video.mending import Mend, mend_video
from app.media.video.probing import probe
from app.media.video.source import read_video
from app.media.video.writing import SoundPlan, VideoCodec, WritePlan, write_video
from app.memory import give_back
from app.model import Screening
from app.pipeline.carrying import named_in
from app.pipeline.prepared import Prepared
from app.pipeline.pulse import Progress, at_start, clock, part_of, silent
from app.pipeline.video_covers import PlannedCovers
from app.pipeline.video_eyes import VideoEyes, video_eyes_for
from app.pipeline.video_plan import TrackPlan
from app.pipeline.video_proof import NOTHING, Attempt, Earlier, Proof, proof_of
from app.redaction.regions import Extent
from app.track import Clip

CAREFUL_QUALITY = 16
"""The rate factor where an attempt strayed too far from what it was given."""
MOST_ATTEMPTS, MOST_WHOLE = 8, 3
"""So often it is tried, and so often with all frames. Whom the gate sees is covered, too, and that is not always over after one
time: in a crowd each encoding differs a little, and so does what a detector makes of faces of ten pixels; a cartwheel is seen
bit by bit."""
SOON_WRITTEN = 3000
"""Frames: a video of which all attempts together write no more is written as often as it takes."""
WRITING_SHARE = 0.5
"""Of the time that an attempt takes; the rest is proving."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VideoOrder:
    """All that a worker needs to prepare one release of a video.

    `plan` says who is covered and when, and what becomes of the sound; `extent` how much around each face.
    """

    path: Path
    screening: Screening
    entry: str
    temporary: Path
    plan: TrackPlan
    extent: Extent = Extent.HEAD
    max_side: int | None = None
    codec: VideoCodec = "h264"


@dataclass(frozen=True, slots=True)
class _Job:
    """An order with what is known of its file."""

    order: VideoOrder
    source: VideoSource
    facts: VideoFacts
    clip: Clip
    eyes: VideoEyes


def prepare_video(order: VideoOrder, progress: Progress = silent) -> Prepared:
    """Cover, write and prove one video.

    Raises:
        ItemError: when the source is no longer what was screened, or cannot be decoded to its end.
        UnsafeOutputError: when the written file does not hold, even covered more; its bytes are deleted.
        EnvironmentBrokenError: when it cannot be written.
    """
    source, clip = read_video(order.path, at_start(progress)), order.screening.clip
    if source.sha256 != order.screening.item.sha256 or clip is None:
        raise ItemError("changed-since-screening")
    eyes = video_eyes_for(order.screening.sensitivity).standing(clip.stands)
    job, people = _Job(order, source, probe(source), clip, eyes), named_in(source)
    try:
        return replace(_written(job, progress), people=people)
    except BaseException:
        with contextlib.suppress(OSError):  # the parent tries again, and leaves the entry open where it cannot
            delete(order.temporary)
        raise


def _written(job: _Job, progress: Progress) -> Prepared:
    """Write and prove; covered more, or once written more carefully, where that may mend it."""
    plan, quality = job.order.plan, None
    proof = _attempt(job, plan, quality, progress, NOTHING)
    if proof.people and not (plan.tracks or plan.areas):
        # The item was let out because nobody was found in it: with somebody in it, it has to be judged anew.
        raise _refusal(job, proof)
    attempts = whole = 1
    most_whole = max(MOST_WHOLE, SOON_WRITTEN // job.clip.frames)
    while not proof.holds and attempts < MOST_ATTEMPTS and whole < most_whole:
        if proof.people:
            plan = replace(plan, tracks=(*plan.tracks, *proof.people))
            earlier = proof.told(at_start(progress))
        elif proof.attempt.is_mended or (proof.film.wrong and quality is None):
            quality, earlier = CAREFUL_QUALITY, proof.attempt.earlier.without_file
        else:
            break
        proof = _attempt(job, plan, quality, progress, earlier)
        attempts, whole = attempts + 1, whole + (not proof.attempt.is_mended)
    if not proof.holds:
        raise _refusal(job, proof)
    return Prepared(proof.attempt.written.sha256, len(plan.covered) + len(plan.areas), _figures(job, proof, attempts))


def _figures(job: _Job, proof: Proof, attempts: int) -> dict[str, object]:
    film, written = proof.film, proof.attempt.written
    return {
        "attempts": attempts,
        "frames": film.frames,
        "looked_frames": film.looked,
        "worst_cover": round(film.worst_cover, 2),
        "worst_colour": round(film.worst_colour, 2),
        "worst_cell": round(film.worst_cell, 2),
        "worst_frame": round(film.worst_frame, 2),
        "width": written.width,
        "height": written.height,
        "bytes": written.size,
        "format": "mp4",
        "sound": job.order.plan.sound is not None and job.facts.has_sound,
        "cover": "solid",
    }


def _attempt(job: _Job, plan: TrackPlan, quality: int | None, progress: Progress, earlier: Earlier) -> Proof:
    """Write the temporary file through to the disk, and prove it; what an earlier attempt wrote is mended if that pays."""
    job.eyes.rest()  # while it is written nobody looks
    give_back()
    order, sound = job.order, plan.sound
    covers = _covers_of(job, plan)
    recorded = _Recorded(covers, part_of(progress, 0.0, WRITING_SHARE), job.clip)
    write_plan = WritePlan(
        entry=order.entry,
        sound=SoundPlan(sound.muted) if sound is not None else None,
        codec=order.codec,
        quality=quality,
        max_side=order.max_side,
        alive=recorded.still,
    )
    written = None
    if earlier.written is not None:
        mend = Mend(job.source, job.facts, write_plan, earlier.written, earlier.groups, earlier.times, earlier.changed)
        written = mend_video(mend, recorded, recorded.stays, order.temporary)
    is_mended = written is not None
    if written is None:
        order.temporary.unlink(missing_ok=True)
        recorded.times.clear()
        written = write_video(job.source, job.facts, write_plan, recorded, order.temporary)
    flush(order.temporary)
    give_back()  # the encoder is gone, two decoders come
    attempt = Attempt(
        path=order.temporary,
        entry=order.entry,
        written=written,
        source=job.source,
        facts=job.facts,
        clip=job.clip,
        eyes=job.eyes,
        sound=sound,
        covers=covers,
        times=recorded.times,
        earlier=earlier,
        is_mended=is_mended,
    )
    return proof_of(attempt, part_of(progress, WRITING_SHARE, 1.0))


def _covers_of(job: _Job, plan: TrackPlan) -> PlannedCovers:
    size = written_size(job.facts, job.order.max_side)
    return PlannedCovers(plan, job.order.extent, (job.facts.width, job.facts.height), size)


class _Recorded:
    """The covers for the writer, with the frames that it asked for: it has to ask for all of them."""

    def __init__(self, covers: PlannedCovers, progress: Progress, clip: Clip) -> None:
        self._covers, self._progress, self._clip = covers, progress, clip
        self.times: list[int] = []

    def __call__(self, pts: int) -> Sequence[Patch]:
        self.stays(pts)
        return self._covers(pts)

    def stays(self, pts: int) -> None:
        """A frame that is there already."""
        self.times.append(pts)
        self.still()

    def still(self) -> None:
        """It is being written: also while nothing is asked for."""
        self._progress(self._clip.share(self.times[-1]) if self.times else 0.0)


def _refusal(job: _Job, proof: Proof) -> UnsafeOutputError:
    """Why the file does not hold, with the time at which it does not, for people and as the source's timestamp."""
    if proof.leaks:
        return UnsafeOutputError("output-leaks", detail="; ".join(proof.leaks[:3]))
    if proof.film.wrong:
        pts = job.clip.first if proof.film.wrong_at is None else proof.film.wrong_at
        return UnsafeOutputError("video-differs", at=_clock(job, pts), pts=pts, what=proof.film.wrong)
    first = min(min(key.pts for key in track.keys if key.score) for track in proof.people)
    return UnsafeOutputError("video-shows-face", at=_clock(job, first), pts=first)


def _clock(job: _Job, pts: int) -> str:
    return clock(job.clip.clock(pts))


def flush(file: Path) -> None:
    """Write a file through to the disk.

    Raises:
        EnvironmentBrokenError: `out-disk-full` or `out-unwritable`.
    """
    try:
        with file.open("r+b") as stream:
            os.fsync(stream.fileno())
    except OSError as error:
        raise output_error(error, file.parent) from error
