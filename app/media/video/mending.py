"""A written video made anew in a few places; everywhere else its packets are taken over as they are.

Whoever reads the result need not believe it: the groups that were taken over are the same to the byte (`groups_of`).
"""

from __future__ import annotations

import contextlib
import shutil
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from pathlib import Path

import av
from av.container import InputContainer
from av.packet import Packet
from av.stream import Stream

from app.ahead import ahead
from app.beside import beside
from app.errors import BeeldkeurError
from app.media.video.drawing import Drawing
from app.media.video.encoding import Encoded, PictureTrack
from app.media.video.facts import VideoFacts, VideoSource
from app.media.video.groups import Group
from app.media.video.opening import unchanged
from app.media.video.shown import shown
from app.media.video.source import sha256_of
from app.media.video.target import clock_of, new_file, output
from app.media.video.writing import Redact, WritePlan, Written, as_written

MOST = 0.5
"""Of the frames: where more are to become others, all are written anew."""
ROOM = 1.5
"""So many times the written file's size has to be free on the disk, beside it."""


@dataclass(frozen=True)
class Mend:
    """What is to be mended: what was `written` by a plan that is the same but for the covers, and its `groups`.

    `times` are the source timestamps of all frames, rising, and `changed` those of the frames that have to become others.
    """

    source: VideoSource
    facts: VideoFacts
    plan: WritePlan
    written: Written
    groups: tuple[Group, ...]
    times: Sequence[int]
    changed: Collection[int]

    @cached_property
    def anew(self) -> tuple[Group, ...]:
        """The groups in which a frame has to become another, in order."""
        firsts = [group.first for group in self.groups]
        places = {bisect_right(firsts, self.written.there(pts)) - 1 for pts in self.changed}
        if -1 in places:
            return self.groups  # a frame that no group holds
        return tuple(self.groups[place] for place in sorted(places))

    @property
    def pays(self) -> bool:
        """Whether frames have to become others, and so few that it is worth it."""
        return 0 < sum(group.frames for group in self.anew) <= MOST * self.written.frames


def mend_video(mend: Mend, redact: Redact, stays: Callable[[int], None], temporary: Path) -> Written | None:
    """Write those groups anew in which a frame has to become another, and put them into what is in `temporary`.

    Args:
        mend: what, and where.
        redact: told the source timestamp of each frame of these groups, what to cover in it.
        stays: told that of each other frame. All frames are told, in order; those after the last such group are not decoded.
        temporary: the file; where it cannot be mended it is as it was, or gone.

    Returns:
        None where it does not pay or cannot be done, for whatever reason: all has to be written anew, and what is really wrong
        shows there.
    """
    was, parts = beside(temporary, "was"), beside(temporary, "parts")
    try:
        if not mend.pays or shutil.disk_usage(temporary.parent).free < ROOM * mend.written.size:
            return None
        if sha256_of(temporary, mend.plan.alive) != mend.written.sha256:
            return None
        _encode(mend, redact, stays, parts)
        stamps = _Places(mend, _Film.read(temporary, mend.plan.alive), _Film.read(parts, mend.plan.alive)).stamps()
        if stamps is None:
            return None
        temporary.rename(was)
        return _joined(mend, temporary, (was, parts), _Timetable(stamps, mend.written.end))
    except (BeeldkeurError, OSError, av.error.FFmpegError):
        return None
    finally:
        for path in (was, parts):
            with contextlib.suppress(OSError):  # the parent deletes what is left
                path.unlink(missing_ok=True)


def _encode(mend: Mend, redact: Redact, stays: Callable[[int], None], parts: Path) -> None:
    """Write the groups that are to be others, one right after the other, as an MP4 of their own."""
    plan, facts, written = mend.plan, mend.facts, mend.written
    drawing, anew = Drawing(facts, plan.codec, plan.max_side), {group.first: group for group in mend.anew}
    end = shift = told = 0
    latest, last = -1, mend.anew[-1].last
    options = clock_of(facts.time_base[1])
    with (
        closing(ahead(shown(mend.source, facts))) as coming,
        av.open(f"file:{parts}", "w", format="mp4", options=options) as out,
    ):
        pictures = PictureTrack(out, drawing.picture, plan.codec, plan.quality)
        for now, duration in coming:
            there = written.there(now.pts)
            if there > last:
                break
            begins = there in anew
            if begins:
                latest, shift = anew[there].last, there - end
            if there > latest:
                stays(now.pts)
            else:
                frame = drawing.drawn(now, redact(now.pts), plan.colour)
                ticks = duration * written.factor
                out.mux(list(pictures.encode(frame, there - shift, ticks, is_key=begins)))
                end = there - shift + ticks
            told += 1
        out.mux(list(pictures.rest(end)))
    unchanged(mend.source)  # it was not read to its end
    for pts in mend.times[told:]:
        stays(pts)


@dataclass(frozen=True, slots=True)
class _Stamp:
    """When a packet is shown and when it is decoded, in ticks of its file.

    `is_key`: a key frame is in it. `is_anew`: it is one of the parts.
    """

    pts: int
    dts: int
    is_key: bool
    is_anew: bool = False


@dataclass(frozen=True, slots=True)
class _Film:
    """What the pictures of an MP4 are decoded by, and their packets' stamps in order of decoding."""

    setup: bytes | None
    stamps: Sequence[_Stamp]

    @classmethod
    def read(cls, file: Path, alive: Callable[[], None]) -> _Film:
        stamps = list[_Stamp]()
        with _opened(file) as container:
            stream = container.streams.video[0]
            for packet in container.demux(stream):
                alive()
                if packet.size:
                    stamps.append(_Stamp(packet.pts or 0, packet.dts or 0, packet.is_keyframe))
            return cls(stream.codec_context.extradata, stamps)


@dataclass(frozen=True, slots=True)
class _Places:
    """The packets of the parts, and the places in the whole where they belong."""

    mend: Mend
    whole: _Film
    parts: _Film

    def stamps(self) -> Sequence[_Stamp] | None:
        """Those of all packets of the mended whole; None where the parts do not fit into it.

        A packet is decoded when that was whose place it takes: a group has the same frames, in whatever order.
        """
        if self.whole.setup != self.parts.setup or len(self.whole.stamps) != self.mend.written.frames:
            return None
        stamps, used, anew = list[_Stamp](), 0, frozenset(self.mend.anew)
        for group in self.mend.groups:
            before = self.whole.stamps[len(stamps) : len(stamps) + group.frames]
            after = before
            if group in anew:
                after = self._moved(self.parts.stamps[used : used + group.frames], before)
                used += group.frames
            if not after or not after[0].is_key or _moments(after) != _moments(before):
                return None
            stamps += after
        # The last one is decoded no sooner than it is shown, see `PictureTrack.rest`.
        stamps[-1] = replace(stamps[-1], dts=stamps[-1].pts)
        fits = all(one.dts < other.dts for one, other in pairwise(stamps)) and all(one.dts <= one.pts for one in stamps)
        return stamps if fits and used == len(self.parts.stamps) else None

    def _moved(self, part: Sequence[_Stamp], before: Sequence[_Stamp]) -> list[_Stamp]:
        """The stamps of a part in the place of these."""
        return [
            _Stamp(one.pts - part[0].pts + before[0].pts, was.dts, one.is_key, is_anew=True)
            for one, was in zip(part, before, strict=False)
        ]


def _moments(stamps: Sequence[_Stamp]) -> list[int]:
    return sorted(one.pts for one in stamps)


class _Timetable:
    """When packets are shown and decoded, and for how long they are shown: no demuxer tells that of all of them."""

    def __init__(self, stamps: Sequence[_Stamp], end: int) -> None:
        """`stamps` in order of decoding; `end`: of the last picture."""
        self._stamps, self._end = stamps, end
        moments = [*_moments(stamps), end]
        self._durations = {one: other - one for one, other in pairwise(moments)}

    def joined(self, old: InputContainer, new: InputContainer) -> Iterator[Encoded]:
        """The packets of the whole, with those of the parts in their places."""
        stamps, fresh, pictures = iter(self._stamps), _filled(new), old.streams.video[0].index
        for packet in _filled(old):
            if packet.stream_index != pictures:
                yield packet
                continue
            stamp = next(stamps)
            one = next(fresh) if stamp.is_anew else packet
            one.pts, one.dts = stamp.pts, stamp.dts
            is_last = stamp is self._stamps[-1]
            one.duration = self._end - stamp.pts if is_last else self._durations[stamp.pts]
            yield one


def _joined(mend: Mend, temporary: Path, files: tuple[Path, Path], table: _Timetable) -> Written:
    """Write the whole; `files` are what was written and the parts."""
    try:
        with (
            new_file(temporary, mend.plan.alive) as target,
            output(target, mend.facts.time_base[1], mend.plan.entry) as out,
            _opened(files[0]) as old,
            _opened(files[1]) as new,
        ):
            streams = {one.index: out.add_stream_from_template(one, opaque=True) for one in old.streams}
            for one in old.streams.video:
                streams[one.index].codec_context.codec_tag = one.codec_context.codec_tag
            for packet in table.joined(old, new):
                packet.stream = streams[packet.stream_index]
                out.mux(packet)
                target.check()
            out.close()
        return as_written(temporary, mend.plan, mend.written)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise


def _filled(container: InputContainer) -> Iterator[Packet[Stream]]:
    return (packet for packet in container.demux() if packet.size)


def _opened(file: Path) -> InputContainer:
    return av.open(f"file:{file}", "r", format="mp4", options={"protocol_whitelist": "file"})
