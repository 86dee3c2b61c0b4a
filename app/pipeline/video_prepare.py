"""The worker's half of the second verb for a video: cover each frame, write a temporary file, prove it on the written bytes.

It touches neither the register nor a final name; run twice it does the same.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.errors import EnvironmentBrokenError, ItemError, UnsafeOutputError
from app.media.video.drawing import written_size
from app.media.video.facts import VideoFacts, VideoSource
from app.media.video.reading import probe, read_video
from app.media.video.writing import Patch, SoundPlan, VideoCodec, WritePlan, Written, write_video
from app.memory import give_back
from app.metadata.movie import unexpected_movie
from app.model import Screening
from app.pipeline.prepared import Prepared
from app.pipeline.pulse import Progress, at_start, clock, part_of, silent
from app.pipeline.video_again import around, close_to, fine_again, looks_again, turned_again
from app.pipeline.video_covers import PlannedCovers
from app.pipeline.video_eyes import LookKind, VideoEyes, video_eyes_for
from app.pipeline.video_gate import UNSEEN, FilmReport, FrameTest, GateLook, prove
from app.pipeline.video_known import Known
from app.pipeline.video_people import Looks, people_of
from app.pipeline.video_plan import TrackPlan
from app.pipeline.video_silence import heard_though_muted
from app.pipeline.video_turned import beside
from app.redaction.regions import Extent
from app.track import Clip, Origin, Track
from app.tracking.timeline import Timeline

CAREFUL_QUALITY = 16
"""The rate factor of the second attempt, where the first strayed too far from what it was given."""
MOST_ATTEMPTS = 3
"""Whom the gate sees is covered, too. In a crowd that is not always over after one time: each encoding differs a little, and
so does what a detector makes of faces of ten pixels."""
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
    """An order with what is known of its file; `shown`: which looks at an earlier attempt showed somebody, by timestamp."""

    order: VideoOrder
    source: VideoSource
    facts: VideoFacts
    clip: Clip
    eyes: VideoEyes
    shown: frozenset[tuple[int, LookKind]] = frozenset()

    def shown_by(self, kind: LookKind) -> frozenset[int]:
        """The timestamps at which looks of a kind showed somebody."""
        return frozenset(pts for pts, one in self.shown if one is kind)


@dataclass(frozen=True, slots=True)
class _Proof:
    """What proving one attempt gave; `people` are tracks that can be seen, in pixels of the source."""

    sha256: str
    written: Written
    leaks: tuple[str, ...] = ()
    film: FilmReport = UNSEEN
    people: tuple[Track, ...] = ()

    @property
    def holds(self) -> bool:
        return not (self.leaks or self.film.wrong or self.people)


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
    job = _Job(order, source, probe(source), clip, eyes)
    try:
        return _written(job, progress)
    except BaseException:
        with contextlib.suppress(OSError):  # the parent tries again, and leaves the entry open where it cannot
            order.temporary.unlink(missing_ok=True)
        raise


def _written(job: _Job, progress: Progress) -> Prepared:
    """Write and prove; covered more, or once written more carefully, where that may mend it."""
    plan, attempts = job.order.plan, 1
    proof = _attempt(job, plan, None, part_of(progress, 0.0, 1.0))
    if proof.people and not (plan.tracks or plan.areas):
        # The item was let out because nobody was found in it: with somebody in it, it has to be judged anew.
        raise _refusal(job, proof)
    while not proof.holds and not proof.leaks and attempts < (MOST_ATTEMPTS if proof.people else 2):
        attempts, quality = attempts + 1, None if proof.people else CAREFUL_QUALITY
        plan = replace(plan, tracks=(*plan.tracks, *proof.people))
        job = replace(job, shown=job.shown | _shown(proof))
        proof = _attempt(job, plan, quality, part_of(progress, 0.0, 1.0))
    if not proof.holds:
        raise _refusal(job, proof)
    return Prepared(proof.sha256, len(plan.covered) + len(plan.areas), _figures(job, proof, attempts))


def _shown(proof: _Proof) -> frozenset[tuple[int, LookKind]]:
    """The looks that showed the people whom proving found; of those at turned frames, which are few, all that showed a face."""
    seen = {key.pts for track in proof.people for key in track.keys if key.origin is Origin.SEEN}
    counted = (face for face in proof.film.faces if face.kind is LookKind.TURNED or face.pts in seen)
    return frozenset((face.pts, face.kind) for face in counted)


def _figures(job: _Job, proof: _Proof, attempts: int) -> dict[str, object]:
    film, written = proof.film, proof.written
    return {
        "attempts": attempts,
        "frames": film.frames,
        "looked_frames": film.looked,
        "worst_cover": round(film.worst_cover, 2),
        "worst_cell": round(film.worst_cell, 2),
        "worst_frame": round(film.worst_frame, 2),
        "width": written.width,
        "height": written.height,
        "bytes": written.size,
        "format": "mp4",
        "sound": job.order.plan.sound is not None and job.facts.has_sound,
        "cover": "solid",
    }


def _attempt(job: _Job, plan: TrackPlan, quality: int | None, progress: Progress) -> _Proof:
    """Write the temporary file through to the disk, and prove it."""
    give_back()  # of whatever was looked at before
    order, sound = job.order, plan.sound
    covers = _covers_of(job, plan)
    write_plan = WritePlan(
        entry=order.entry,
        sound=SoundPlan(sound.muted) if sound is not None else None,
        codec=order.codec,
        quality=quality,
        max_side=order.max_side,
    )
    recorded = _Recorded(covers, part_of(progress, 0.0, WRITING_SHARE), job.clip)
    write_plan = replace(write_plan, alive=recorded.still)
    order.temporary.unlink(missing_ok=True)
    written = write_video(job.source, job.facts, write_plan, recorded, order.temporary)
    flush(order.temporary)
    give_back()  # the encoder is gone, two decoders come
    return _proof(job, covers, written, recorded, part_of(progress, WRITING_SHARE, 1.0))


def _proof(job: _Job, covers: PlannedCovers, written: Written, recorded: _Recorded, progress: Progress) -> _Proof:
    file = read_video(job.order.temporary, at_start(progress))
    if file.sha256 != written.sha256:
        raise UnsafeOutputError("output-changed")
    leaks = unexpected_movie(job.order.temporary, job.order.entry, at_start(progress))
    if leaks:
        return _Proof(file.sha256, written, leaks)
    heard = heard_though_muted(file, written, job.order.plan.sound)
    if heard is not None:
        return _Proof(file.sha256, written, film=FilmReport(wrong="sound", wrong_at=heard))
    clip = job.clip
    times = recorded.times
    if (len(times), times[0], times[-1]) != (clip.frames, clip.first, clip.last):
        return _Proof(file.sha256, written, film=FilmReport(wrong="frames", wrong_at=times[-1]))
    looks = _GateLooks(job, covers, times)
    film = prove(
        FrameTest(
            source=job.source,
            facts=job.facts,
            written=written,
            file=file,
            patches=covers,
            let_be=covers.let_be,
            looks_at=looks,
            hands=job.eyes.hands,
            detect_px=job.eyes.frame_side(*job.facts.seen_size),
            seen=lambda pts: progress(_share(clip, pts)),
        )
    )
    if not film.wrong and film.frames != clip.frames:
        film = replace(film, wrong="frames", wrong_at=clip.last)
    return _Proof(file.sha256, written, (), film, _people(job, written, film, looks))


class _GateLooks:
    """The looks at the frames of a written video."""

    def __init__(self, job: _Job, covers: PlannedCovers, times: Sequence[int]) -> None:
        self.times = times
        self._eyes, self._known, self._seen_finely = job.eyes, Known(job.clip, covers.scale), frozenset(job.clip.fine)
        is_large = job.eyes.is_large(*job.facts.seen_size)
        fine = frozenset(fine_again(job.clip, times)) if is_large else frozenset[int]()
        ordinary = frozenset(looks_again(job.clip, times))
        ordinary |= frozenset(around(job.shown_by(LookKind.ORDINARY), ordinary, times))
        fine |= frozenset(around(job.shown_by(LookKind.FINE), fine.union(job.clip.fine), times))
        self.at = Looks(ordinary, fine)
        self.turned = frozenset(turned_again(job.clip, times) if job.eyes.turned is not None else ())
        self.turned |= frozenset(close_to(job.shown_by(LookKind.TURNED), self.at.ordinary, job.clip))

    def __call__(self, pts: int) -> list[GateLook]:
        """Those at one frame. Of small faces clear sightings count: weak ones that last are the first pass's to find."""
        eyes, looks = self._eyes, list[GateLook]()
        clear = eyes.tracking.judging.alone
        if pts in self.at.ordinary:
            looks.append(GateLook(eyes.detector, eyes.point.doubt, self._known(pts)))
        if pts in self.at.fine and eyes.fine is not None:
            known = self._known(pts, clear) if pts in self._seen_finely else None
            looks.append(GateLook(eyes.fine, clear, known, LookKind.FINE))
        if pts in self.turned and eyes.turned is not None:
            looks.append(GateLook(eyes.turned, clear, kind=LookKind.TURNED))
        return looks


def _people(job: _Job, written: Written, film: FilmReport, looks: _GateLooks) -> tuple[Track, ...]:
    """Who can be seen in the written video."""
    base = job.clip.time_base
    timeline = Timeline(tuple(looks.times), job.clip.cuts, job.facts.width, job.facts.height, base[1] / base[0])
    size = written.width, written.height
    turned = tuple(face for face in film.faces if face.kind is LookKind.TURNED)
    upright = tuple(face for face in film.faces if face.kind is not LookKind.TURNED)
    people = people_of(upright, looks.at, timeline, size, job.eyes.tracking)
    return (*people, *beside(people_of(turned, Looks(looks.turned), timeline, size, job.eyes.tracking), people))


def _covers_of(job: _Job, plan: TrackPlan) -> PlannedCovers:
    size = written_size(job.facts, job.order.max_side)
    return PlannedCovers(plan, job.order.extent, (job.facts.width, job.facts.height), size)


class _Recorded:
    """The covers for the writer, with the frames that it asked for: it has to ask for all of them."""

    def __init__(self, covers: PlannedCovers, progress: Progress, clip: Clip) -> None:
        self._covers, self._progress, self._clip = covers, progress, clip
        self.times: list[int] = []

    def __call__(self, pts: int) -> Sequence[Patch]:
        self.times.append(pts)
        self.still()
        return self._covers(pts)

    def still(self) -> None:
        """It is being written: also while nothing is asked for."""
        self._progress(_share(self._clip, self.times[-1]) if self.times else 0.0)


def _share(clip: Clip, pts: int) -> float:
    """How far into the clip a timestamp lies, 0 to 1."""
    return (pts - clip.first) / max(1, clip.last - clip.first)


def _refusal(job: _Job, proof: _Proof) -> UnsafeOutputError:
    """Why the file does not hold, with the time at which it does not, for people and as the source's timestamp."""
    if proof.leaks:
        return UnsafeOutputError("output-leaks", detail="; ".join(proof.leaks[:3]))
    if proof.film.wrong:
        pts = proof.film.wrong_at or job.clip.first
        return UnsafeOutputError("video-differs", at=_clock(job, pts), pts=pts, what=proof.film.wrong)
    first = min(min(key.pts for key in track.keys if key.score) for track in proof.people)
    return UnsafeOutputError("video-shows-face", at=_clock(job, first), pts=first)


def _clock(job: _Job, pts: int) -> str:
    return clock(job.clip.second(pts - job.clip.first))


def flush(file: Path) -> None:
    """Write a file through to the disk.

    Raises:
        EnvironmentBrokenError: `out-unwritable`.
    """
    try:
        with file.open("r+b") as stream:
            os.fsync(stream.fileno())
    except OSError as error:
        raise EnvironmentBrokenError("out-unwritable", place=str(file.parent), problem=error.strerror or "") from error
