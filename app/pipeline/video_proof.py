"""Proving one written video: its bytes, its sound, its frames, and who can be seen in it.

What an earlier attempt showed of a group of pictures holds for this one, too, where both files have the same group to the byte:
that is decoded and its times are read, and no more; at the end, where nothing else follows, not even that.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, takewhile
from pathlib import Path

from app.errors import UnsafeOutputError
from app.media.video.facts import VideoFacts, VideoSource
from app.media.video.groups import Group, groups_of
from app.media.video.source import read_video
from app.media.video.writing import Written
from app.metadata.movie import unexpected_movie
from app.pipeline.pulse import Progress, at_start
from app.pipeline.video_again import around, close_to, fine_again, looks_again, turned_again
from app.pipeline.video_covers import PlannedCovers
from app.pipeline.video_eyes import VideoEyes
from app.pipeline.video_gate import UNSEEN, FilmReport, FrameTest, GateLook, prove
from app.pipeline.video_known import Known
from app.pipeline.video_looks import LookKind
from app.pipeline.video_people import Looks, people_of
from app.pipeline.video_plan import SoundChoice
from app.pipeline.video_silence import heard_though_muted
from app.pipeline.video_turned import beside
from app.track import Clip, Origin, Track
from app.tracking.timeline import Timeline

Look = tuple[int, LookKind]
"""One look at a frame: the source's timestamp, and how."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """What earlier attempts told.

    Args:
        shown: the looks that showed somebody, in whichever of them.
        written: what the last one is, if what is in it can be taken over.
        groups: the groups of pictures of its file.
        times: the source timestamps of all its frames.
        looks: all looks that were taken at it, or at the same before.
        film: what they saw, and how far its frames strayed.
        changed: source timestamps of frames that were to become others since.
    """

    shown: frozenset[Look] = frozenset()
    written: Written | None = None
    groups: tuple[Group, ...] = ()
    times: Sequence[int] = ()
    looks: frozenset[Look] = frozenset()
    film: FilmReport = UNSEEN
    changed: frozenset[int] = frozenset()

    def shown_by(self, kind: LookKind) -> frozenset[int]:
        """The timestamps at which looks of a kind showed somebody."""
        return frozenset(pts for pts, one in self.shown if one is kind)

    @property
    def without_file(self) -> Earlier:
        """What holds whatever is written next."""
        return Earlier(self.shown)


NOTHING = Earlier()
"""Before the first attempt."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One written file and what it is held against.

    Args:
        path: the file.
        entry: the register's id, its only text.
        written: what the writer says that it wrote.
        source: what it was made from.
        facts: the source's.
        clip: what was found in the source.
        eyes: what looks.
        sound: what had to become of it.
        covers: what had to be covered.
        times: the source timestamps of all frames that the writer asked for.
        earlier: what earlier attempts told.
        is_mended: whether only a part of it was written anew.
    """

    path: Path
    entry: str
    written: Written
    source: VideoSource
    facts: VideoFacts
    clip: Clip
    eyes: VideoEyes
    sound: SoundChoice | None
    covers: PlannedCovers
    times: Sequence[int]
    earlier: Earlier = NOTHING
    is_mended: bool = False


@dataclass(frozen=True, slots=True)
class Proof:
    """What proving an attempt gave; `people` are tracks that can be seen, in pixels of the source."""

    attempt: Attempt
    leaks: tuple[str, ...] = ()
    film: FilmReport = UNSEEN
    people: tuple[Track, ...] = ()
    looks: frozenset[Look] = frozenset()

    @property
    def holds(self) -> bool:
        """Whether the file may leave."""
        return not (self.leaks or self.film.wrong or self.people)

    def told(self, alive: Callable[[], None]) -> Earlier:
        """What the next attempt has to know, whose covers hide the people who were seen; this one's file is still there.

        Raises:
            UnsafeOutputError: `output-changed`: it is not what was proven.
        """
        written, times = self.attempt.written, self.attempt.times
        file = read_video(self.attempt.path, alive)
        if file.sha256 != written.sha256:
            raise UnsafeOutputError("output-changed")
        changed = set[int]()
        for first, last in _merged((track.first, track.last) for track in self.people):
            changed.update(times[bisect_left(times, first) : bisect_right(times, last)])
        shown = self.attempt.earlier.shown | self._shown()
        return Earlier(shown, written, groups_of(file, alive), times, self.looks, self.film, frozenset(changed))

    def _shown(self) -> frozenset[Look]:
        """The looks that showed the people; of those at turned frames, which are few, all that showed a face."""
        seen = {key.pts for track in self.people for key in track.keys if key.origin is Origin.SEEN}
        counted = (face for face in self.film.faces if face.kind is LookKind.TURNED or face.pts in seen)
        return frozenset((face.pts, face.kind) for face in counted)


def _merged(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans that do not overlap and cover what these cover."""
    begin: int | None = None
    end = 0
    for first, last in sorted(spans):
        if begin is not None and first > end:
            yield begin, end
            begin = None
        begin, end = (first, last) if begin is None else (begin, max(end, last))
    if begin is not None:
        yield begin, end


def proof_of(attempt: Attempt, progress: Progress) -> Proof:
    """Prove an attempt.

    Raises:
        UnsafeOutputError: `output-changed`: the file is not what was written.
        ItemError: when either file cannot be decoded.
        DetectorError: when a detector cannot run.
    """
    file = read_video(attempt.path, at_start(progress))
    if file.sha256 != attempt.written.sha256:
        raise UnsafeOutputError("output-changed")
    leaks = unexpected_movie(attempt.path, attempt.entry, at_start(progress), may_sound=attempt.sound is not None)
    if leaks:
        return Proof(attempt, leaks)
    heard = heard_though_muted(file, attempt.written, attempt.sound, attempt.times)
    if heard is not None:
        return Proof(attempt, film=FilmReport(wrong="sound", wrong_at=heard))
    clip, times = attempt.clip, attempt.times
    if (len(times), times[0], times[-1]) != (clip.frames, clip.first, clip.last):
        return Proof(attempt, film=FilmReport(wrong="frames", wrong_at=times[-1]))
    same = _same(attempt, file, at_start(progress))
    looks = _Looks(attempt, same)
    film = prove(
        FrameTest(
            source=attempt.source,
            facts=attempt.facts,
            written=attempt.written,
            file=file,
            patches=attempt.covers,
            owed=attempt.covers.owed(),
            let_be=attempt.covers.let_be,
            looks_at=looks,
            same=same,
            left=frozenset(takewhile(looks.needs_none, reversed(times))),
            hands=attempt.eyes.hands,
            detect_px=attempt.eyes.frame_side(*attempt.facts.seen_size),
            seen=lambda pts: progress(clip.share(pts)),
        )
    )
    if not film.wrong and film.frames != clip.frames:
        film = replace(film, wrong="frames", wrong_at=clip.last)
    if film.wrong:
        return Proof(attempt, film=film)
    film = _together(film, looks, attempt.earlier.film)
    return Proof(attempt, (), film, _people(attempt, film, looks), looks.known)


def _same(attempt: Attempt, file: VideoSource, alive: Callable[[], None]) -> frozenset[int]:
    """The source timestamps of frames that are the same in the earlier attempt's file, and were to stay so.

    None at all where the file's groups are not just those of all frames, each with as many as it says, from its first to its
    last: one more would go unseen behind what is not read, and one less would not be missed.
    """
    if not attempt.earlier.groups:
        return frozenset()
    before, groups = frozenset(attempt.earlier.groups), groups_of(file, alive)
    firsts = [group.first for group in groups]
    held = [list[int]() for _ in groups]
    for pts in attempt.times:
        place = bisect_right(firsts, attempt.written.there(pts)) - 1
        if place < 0:
            return frozenset()
        held[place].append(pts)
    if not all(_holds(group, [attempt.written.there(pts) for pts in there]) for group, there in zip(groups, held, strict=True)):
        return frozenset()
    same = chain.from_iterable(there for group, there in zip(groups, held, strict=True) if group in before)
    return frozenset(same) - attempt.earlier.changed


def _holds(group: Group, stamps: Sequence[int]) -> bool:
    """Whether a group's frames are those with these timestamps of the file."""
    return len(stamps) == group.frames and (stamps[0], stamps[-1]) == (group.first, group.last)


class _Looks:
    """The looks at the frames of a written video, and which of them were taken before at what is the same.

    `same`: source timestamps of frames that are what they were. `inherited_faces`: whom those looks saw that need not be taken
    again.
    """

    def __init__(self, attempt: Attempt, same: frozenset[int]) -> None:
        clip, times, earlier = attempt.clip, attempt.times, attempt.earlier
        self.same = same
        self._eyes = eyes = attempt.eyes
        self._known, self._seen_finely = Known(clip, attempt.covers.scale), frozenset(clip.fine)
        self._enlarges = eyes.enlarges(*attempt.facts.seen_size)
        shows_more = eyes.shows_more(*attempt.facts.seen_size)
        fine = frozenset(fine_again(clip, times)) if shows_more else frozenset[int]()
        ordinary = frozenset(looks_again(clip, times))
        ordinary |= frozenset(around(earlier.shown_by(LookKind.ORDINARY), ordinary, times))
        fine |= frozenset(around(earlier.shown_by(LookKind.FINE), fine.union(clip.fine), times))
        self.at = Looks(ordinary, fine)
        self.turned = frozenset(turned_again(clip, times) if eyes.turned is not None else ())
        self.turned |= frozenset(close_to(earlier.shown_by(LookKind.TURNED), self.at.ordinary, clip))
        by_kind = {LookKind.ORDINARY: ordinary, LookKind.FINE: fine, LookKind.TURNED: self.turned}
        self._wanted = frozenset((pts, kind) for kind, stamps in by_kind.items() for pts in stamps)
        self._inherited = frozenset(look for look in self._wanted & earlier.looks if look[0] in same)
        self.inherited_faces = tuple(face for face in earlier.film.faces if (face.pts, face.kind) in self._inherited)
        self._taken = set[Look]()

    @property
    def known(self) -> frozenset[Look]:
        """Those that were taken, now or before."""
        return self._inherited | self._taken

    def __call__(self, pts: int) -> list[GateLook]:
        """Those that are taken at one frame."""
        kinds = self._due(pts)
        self._taken.update((pts, kind) for kind in kinds)
        return [self._look(pts, kind) for kind in kinds]

    def needs_none(self, pts: int) -> bool:
        """Whether a frame is what it was, and no look is taken at it."""
        return pts in self.same and not self._due(pts)

    def _due(self, pts: int) -> list[LookKind]:
        return [kind for kind in LookKind if (pts, kind) in self._wanted and (pts, kind) not in self._inherited]

    def _look(self, pts: int, kind: LookKind) -> GateLook:
        """Of small and of turned faces clear sightings count: weak ones that last are the first pass's to find."""
        eyes, clear = self._eyes, self._eyes.tracking.judging.alone
        if kind is LookKind.FINE and eyes.fine is not None:
            known = self._known(pts, clear) if pts in self._seen_finely else None
            return GateLook(eyes.fine, clear, known, kind, self._enlarges)
        if kind is LookKind.TURNED and eyes.turned is not None:
            return GateLook(eyes.turned, clear, kind=kind)
        return GateLook(eyes.detector, eyes.point.doubt, self._known(pts))


def _together(film: FilmReport, looks: _Looks, earlier: FilmReport) -> FilmReport:
    """The report with what was taken over from an earlier one."""
    film = replace(film, looked=len({pts for pts, _ in looks.known}), faces=(*looks.inherited_faces, *film.faces))
    if not looks.same:
        return film
    return replace(
        film,
        worst_cover=max(film.worst_cover, earlier.worst_cover),
        worst_colour=max(film.worst_colour, earlier.worst_colour),
        worst_cell=max(film.worst_cell, earlier.worst_cell),
        worst_frame=max(film.worst_frame, earlier.worst_frame),
    )


def _people(attempt: Attempt, film: FilmReport, looks: _Looks) -> tuple[Track, ...]:
    """Who can be seen in the written video."""
    clip, written, tracking = attempt.clip, attempt.written, attempt.eyes.tracking
    ticks = clip.time_base[1] / clip.time_base[0]
    timeline = Timeline(tuple(attempt.times), clip.cuts, attempt.facts.width, attempt.facts.height, ticks)
    size = written.width, written.height
    turned = tuple(face for face in film.faces if face.kind is LookKind.TURNED)
    upright = tuple(face for face in film.faces if face.kind is not LookKind.TURNED)
    people = people_of(upright, looks.at, timeline, size, tracking)
    return (*people, *beside(people_of(turned, Looks(looks.turned), timeline, size, tracking), people))
