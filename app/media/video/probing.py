"""What a video is: size, clock, colours, sound, by its headers and its first frame."""

from __future__ import annotations

from fractions import Fraction

from av.container import InputContainer
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from app.errors import ItemError
from app.media.video.alpha import is_transparent
from app.media.video.colours import is_full_range, is_hdr
from app.media.video.facts import ColourTags, VideoFacts, VideoSource
from app.media.video.light import UNTOLD as NO_LIGHT
from app.media.video.light import light_of
from app.media.video.opening import opened, pictures
from app.media.video.reading import whole_frames
from app.media.video.sequences import MILLISECONDS, webp_frames
from app.media.video.tally import Tally
from app.media.video.telling import told_by
from app.media.video.upright import orientation_of

CONTAINER_TICKS = 1_000_000
"""In a second of what FFmpeg tells of a container as a whole (AV_TIME_BASE)."""
ALPHA_FLATTENED = "alpha-flattened"
FURTHER_STREAMS = "further-streams-left-out"
FIELDS_JOINED = "fields-joined"


def probe(source: VideoSource) -> VideoFacts:
    """What the video is, by its headers and its first frame.

    Raises:
        ItemError: as `frames`.
    """
    if source.format == "webp":
        return _webp_facts(source)
    with opened(source) as container:
        stream, further = pictures(container)
        first = next(whole_frames(container, stream, Tally(source.format, "")), None)
        if first is None:
            raise ItemError("video-without-pictures")
        base = stream.time_base or MILLISECONDS
        notes = ((FURTHER_STREAMS,) if further else ()) + ((ALPHA_FLATTENED,) if is_transparent(first) else ())
        notes += (FIELDS_JOINED,) if first.interlaced_frame else ()
        told = told_by(source, container, first)
        turned = orientation_of(first)
        sideways = turned[0] % 180 != 0
        return VideoFacts(
            width=first.height if sideways else first.width,
            height=first.width if sideways else first.height,
            rotation=turned[0],
            mirrored=turned[1],
            aspect=_aspect(stream, sideways=sideways),
            time_base=(base.numerator, base.denominator),
            frames=stream.frames or None,
            seconds=_seconds(container, stream, base),
            average_rate=stream.average_rate or stream.guessed_rate or None,
            has_sound=bool(container.streams.audio),
            codec=stream.codec_context.codec.canonical_name,
            pix_fmt=first.format.name,
            bits=first.format.components[0].bits,
            colour=_colour(first),
            hdr=is_hdr(first),
            notes=notes,
            captured_at=told.captured_at,
            has_location=told.has_location,
            light=light_of(first) if is_hdr(first) else NO_LIGHT,
            begins=_begins(container, base),
        )


def _aspect(stream: VideoStream, *, sideways: bool) -> Fraction:
    told = stream.sample_aspect_ratio
    if told is None or told <= 0:
        return Fraction(1)
    return 1 / told if sideways else Fraction(told)


def _seconds(container: InputContainer, stream: VideoStream, base: Fraction) -> float | None:
    if stream.duration:
        return float(stream.duration * base)
    return container.duration / CONTAINER_TICKS if container.duration else None


def _begins(container: InputContainer, base: Fraction) -> int | None:
    return round(Fraction(container.start_time, CONTAINER_TICKS) / base) if container.start_time is not None else None


def _colour(frame: VideoFrame) -> ColourTags:
    return ColourTags(frame.color_primaries, frame.color_trc, frame.colorspace, is_full_range(frame))


def _webp_facts(source: VideoSource) -> VideoFacts:
    durations = []
    first: VideoFrame | None = None
    for frame in webp_frames(source):
        first = first or frame
        durations.append(frame.duration)
    if first is None:
        raise ItemError("video-without-pictures")
    seconds = sum(durations) / 1000
    return VideoFacts(
        width=first.width,
        height=first.height,
        rotation=0,
        mirrored=False,
        aspect=Fraction(1),
        time_base=(1, 1000),
        frames=len(durations),
        seconds=seconds,
        average_rate=Fraction(len(durations) * 1000, sum(durations)),
        has_sound=False,
        codec="webp",
        pix_fmt="rgba",
        bits=8,
        colour=ColourTags(),
        hdr=False,
        notes=(ALPHA_FLATTENED,) if is_transparent(first) else (),
        captured_at=None,
        has_location=False,
    )
