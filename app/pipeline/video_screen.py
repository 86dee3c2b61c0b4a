"""The first verb for a video: who can be seen when, when was it made, does it carry a place, has it sound."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, replace

import av
import cv2
import numpy as np

from app import __version__
from app.media.likeness import looks_like
from app.media.video.facts import VideoFacts, VideoSource
from app.media.video.frame import Frame
from app.media.video.probing import probe
from app.media.video.reading import frames
from app.model import MediaItem, MediaKind, Screening, Sensitivity
from app.pipeline.pulse import Progress, silent
from app.pipeline.revision import revision
from app.pipeline.video_eyes import VideoEyes, video_eyes_for
from app.pipeline.video_looking import look
from app.pipeline.video_pace import DEFAULT_PACE
from detectors.weights import CENTERFACE

VIDEO_NOT_CHECKED = (
    "text",
    "names",
    "numbers",
    "codes",
    "plates",
    "screens",
    "people-without-visible-face",
    "speech",
    "faces-in-one-frame-only",
)
"""What is not looked for yet in videos, said with every verdict."""
REPRESENTATIVE_S = 1.0
"""The first frame after so many seconds stands for the video, as its look: first frames are often black."""


def screen_video(
    source: VideoSource, sensitivity: Sensitivity, protocol_version: str, progress: Progress = silent
) -> Screening:
    """Look at a video, frame by frame, in constant memory.

    Raises:
        ItemError: when it cannot be decoded to its end.
        DetectorError: when a detector cannot run.
    """
    eyes, facts = video_eyes_for(sensitivity), probe(source)
    shown = _Shown(source, facts, eyes.frame_side(*facts.seen_size))

    def tell(done: int, total: int | None) -> None:
        progress(done / max(done, total) if total else 0.0)

    clip = replace(look(shown, facts, eyes, tell), seekable=shown.is_told)
    item = MediaItem(
        source.sha256,
        source.kind,
        facts.width,
        facts.height,
        facts.captured_at,
        facts.has_location,
        shown.looks_like,
    )
    return Screening(
        item,
        (),
        video_fingerprint(eyes, sensitivity, protocol_version),
        sensitivity,
        VIDEO_NOT_CHECKED,
        "mp4",
        facts.notes,
        clip=clip,
    )


def video_fingerprint(eyes: VideoEyes, sensitivity: Sensitivity, protocol_version: str) -> str:
    """SHA-256 over all that the screening of a video follows from, beside the video itself."""
    parts = {
        "program": __version__,
        "revision": revision(MediaKind.VIDEO),
        "libraries": (
            av.__version__,
            cv2.__version__,
            np.__version__,
            eyes.network.runs_on if eyes.network is not None else "",
        ),
        "weights": CENTERFACE.sha256,
        "detector": tuple(one.name for one in (eyes.detector, eyes.fine, eyes.turned) if one is not None),
        "point": asdict(eyes.point),
        "side": (eyes.side, asdict(eyes.fine_size)),
        "tracking": asdict(eyes.tracking),
        "pace": asdict(DEFAULT_PACE),
        "sensitivity": sensitivity,
        "protocol": protocol_version,
    }
    return hashlib.sha256(json.dumps(parts, sort_keys=True, default=str).encode()).hexdigest()


class _Shown:
    """The frames of a video, one of which is remembered by what it looks like; and whether all have the time that is told."""

    def __init__(self, source: VideoSource, facts: VideoFacts, side: int) -> None:
        self._source, self._side, self._aspect = source, side, facts.aspect
        self._until = REPRESENTATIVE_S * facts.time_base[1] / facts.time_base[0]
        self.looks_like = ""
        self.is_told = True

    def __iter__(self) -> Iterator[Frame]:
        first, is_settled = None, False
        for frame in frames(self._source, max_side=self._side, aspect=self._aspect):
            first = frame.pts if first is None else first
            self.is_told = self.is_told and frame.is_told
            if not is_settled and (not self.looks_like or frame.pts - first >= self._until):
                is_settled = frame.pts - first >= self._until
                self.looks_like = looks_like(frame.rgb())
            yield frame
