"""What runs in a worker process: values in, values out, safe to run twice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import av

from app.errors import EnvironmentBrokenError, ItemError
from app.media.companions import companions, still_identifier
from app.media.intake import Source, read_media
from app.media.video.facts import VideoSource
from app.memory import give_back
from app.metadata.inventory import Carried
from app.model import MediaKind, Screening, Sensitivity
from app.pipeline.carrying import carried_by
from app.pipeline.eyes import eyes_for
from app.pipeline.prepare import Order, prepare
from app.pipeline.prepared import Prepared
from app.pipeline.pulse import Pulse, at_start
from app.pipeline.screen import screen
from app.pipeline.video_eyes import video_eyes_for
from app.pipeline.video_prepare import VideoOrder, prepare_video
from app.pipeline.video_screen import screen_video, video_fingerprint
from app.pipeline.work_area import WorkArea
from detectors.base import DetectorError

UNHEARD = Pulse()
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Inspected:
    """A screening, with what the file carries beside its visible pixels, and the movies of a Live Photo that lie beside it."""

    screening: Screening
    carried: tuple[Carried, ...]
    companions: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Looking:
    """How a file is looked at; `area` is where the first pass over a video is kept, None: nowhere."""

    sensitivity: Sensitivity
    protocol_version: str
    area: WorkArea | None = None


def start(sensitivity: Sensitivity, first: MediaKind = MediaKind.PHOTO) -> None:
    """Load what this process will look with, so that the `first` item does not wait for it.

    A model that cannot be loaded is not reported here but by the first task: an initialiser that fails takes the pool down.
    """
    try:
        if first is MediaKind.VIDEO:
            video_eyes_for(sensitivity)
        else:
            eyes_for(sensitivity)
    except DetectorError:
        return


def screen_file(
    path: Path, sensitivity: Sensitivity, protocol_version: str, area: WorkArea | None = None, pulse: Pulse = UNHEARD
) -> Screening:
    """Read and screen one file.

    Args:
        path: the file.
        sensitivity: how closely to look.
        protocol_version: the protocol's.
        area: where what is found in a video is kept; None: nowhere.
        pulse: where a video's progress is told.

    Raises:
        ItemError: when it cannot be read.
        EnvironmentBrokenError: when a detector is missing or changed.
    """
    return _screened(read_media(path, at_start(pulse.progress())), Looking(sensitivity, protocol_version, area), pulse)


def inspect_file(
    path: Path, sensitivity: Sensitivity, protocol_version: str, area: WorkArea | None = None, pulse: Pulse = UNHEARD
) -> Inspected:
    """Read and screen one file, and tell what it carries; see `screen_file`.

    Raises:
        ItemError: when it cannot be read.
        EnvironmentBrokenError: when a detector is missing or changed.
    """
    source = read_media(path, at_start(pulse.progress()))
    screening = _screened(source, Looking(sensitivity, protocol_version, area), pulse)
    if isinstance(source, VideoSource):
        return Inspected(screening, carried_by(source), ())
    movies = companions(path, still_identifier(source.data, source.format))
    return Inspected(screening, carried_by(source), movies)


def _screened(source: Source | VideoSource, looking: Looking, pulse: Pulse) -> Screening:
    if isinstance(source, VideoSource):
        return _with_detectors(lambda: _screened_video(source, looking, pulse))
    return _with_detectors(lambda: screen(source, looking.sensitivity, looking.protocol_version))


def _screened_video(source: VideoSource, looking: Looking, pulse: Pulse) -> Screening:
    """What the first pass finds, or found in an earlier run that came no further."""
    area, fingerprint = looking.area, ""
    if area is not None:
        eyes = video_eyes_for(looking.sensitivity)
        fingerprint = video_fingerprint(eyes, looking.sensitivity, looking.protocol_version)
        known = area.kept(source.sha256, fingerprint)
        if known is not None:
            return known
    screening = screen_video(source, looking.sensitivity, looking.protocol_version, pulse.progress())
    if area is not None:
        area.keep(screening)
    give_back()  # what is done with it next may take hours, and needs other memory
    return screening


def prepare_file(order: Order | VideoOrder, pulse: Pulse = UNHEARD) -> Prepared:
    """Prepare one release; see `prepare` and `prepare_video`.

    Raises:
        EnvironmentBrokenError: when a detector is missing or changed.
    """
    if isinstance(order, VideoOrder):
        return _with_detectors(lambda: prepare_video(order, pulse.progress()))
    return _with_detectors(lambda: prepare(order))


def _with_detectors(work: Callable[[], Result]) -> Result:
    try:
        return work()
    except DetectorError as error:
        raise EnvironmentBrokenError("detector-broken", problem=str(error)) from error
    except av.error.FFmpegError as broken:  # of a video, past what its reader foresaw: one item, not the run
        raise ItemError("video-damaged") from broken
