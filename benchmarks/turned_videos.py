"""Who is found in videos that do not stand upright: filmed with the camera on its side, by a device that does not say so.

    PYTHONPATH=. .venv/bin/python benchmarks/turned_videos.py FOLDER TRUTH.json [--clips NAME,...] [--as-before]

TRUTH.json as for `video.py`. Each clip is looked at as it is and turned by 90, 180 and 270 degrees (its frames, nothing is
written); counted are the annotated faces whose middle lies in no track of the first pass. `--as-before` leaves out the looks at
turned frames.
"""

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from app.media.video.facts import VideoSource
from app.media.video.frame import Frame
from app.media.video.probing import probe
from app.media.video.reading import frames
from app.media.video.source import read_video
from app.model import Sensitivity
from app.pipeline.video_eyes import VideoEyes, video_eyes_for
from app.pipeline.video_looking import look
from detectors.base import Box, RgbImage

WAYS = 4


@dataclass(frozen=True, slots=True)
class Turned:
    """A frame, turned by quarters."""

    frame: Frame
    quarters: int

    @property
    def pts(self) -> int:
        """Its timestamp."""
        return self.frame.pts

    def rgb(self) -> RgbImage:
        """See `Frame.rgb`."""
        return self._turned(self.frame.rgb())

    def whole(self) -> RgbImage:
        """See `Frame.whole`."""
        return self._turned(self.frame.whole())

    def little(self, px: int) -> RgbImage:
        """See `Frame.little`."""
        return self._turned(self.frame.little(px))

    @property
    def is_light(self) -> bool:
        """See `Frame.is_light`."""
        return self.frame.is_light

    @property
    def nbytes(self) -> int:
        """See `Frame.nbytes`."""
        return self.frame.nbytes

    def _turned(self, picture: RgbImage) -> RgbImage:
        return np.ascontiguousarray(np.rot90(picture, self.quarters))


class TurnedFrames:
    """The frames of a video, turned; remembers their timestamps."""

    def __init__(self, source: VideoSource, side: int, quarters: int) -> None:
        self._source, self._side, self._quarters = source, side, quarters
        self.times: list[int] = []

    def __iter__(self) -> Iterator[Turned]:
        self.times.clear()
        for frame in frames(self._source, max_side=self._side):
            self.times.append(frame.pts)
            yield Turned(frame, self._quarters)


def middle(face: list[float], quarters: int, size: tuple[int, int]) -> tuple[float, float]:
    """Of a face (x, y, width, height) in a picture of this width and height, once that is turned."""
    x, y = face[0] + face[2] / 2, face[1] + face[3] / 2
    width, height = size
    for _ in range(quarters):
        x, y, width, height = y, width - x, height, width
    return x, y


def holds(box: Box, point: tuple[float, float]) -> bool:
    """Whether the point lies in the box."""
    return box.left <= point[0] <= box.right and box.top <= point[1] <= box.bottom


def missed(source: VideoSource, truth: dict[str, Any], eyes: VideoEyes, quarters: int) -> tuple[int, int, int]:
    """Faces, those that no track holds, and by how many quarters the program turned the video."""
    facts = probe(source)
    size = facts.width, facts.height
    turned = size if quarters % 2 == 0 else size[::-1]
    shown = TurnedFrames(source, eyes.frame_side(*size), quarters)
    clip = look(shown, replace(facts, width=turned[0], height=turned[1]), eyes)
    faces = lost = 0
    for pts, frame in zip(shown.times, truth["frames"], strict=False):
        boxes = [box for track in clip.tracks if (box := track.at(pts)) is not None]
        for face in frame["faces"]:
            faces += 1
            lost += not any(holds(box, middle(face, quarters, size)) for box in boxes)
    return faces, lost, clip.stands


def main() -> None:
    """Look at each clip in each way."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("truth", type=Path)
    parser.add_argument("--clips", default="")
    parser.add_argument("--as-before", action="store_true")
    given = parser.parse_args()
    eyes = video_eyes_for(Sensitivity.STANDARD)
    if given.as_before:
        eyes = replace(eyes, turned=None)
    total = {quarters: [0, 0] for quarters in range(WAYS)}
    for name, truth in json.loads(given.truth.read_text()).items():
        if given.clips and not any(part in name for part in given.clips.split(",")):
            continue
        source = read_video(given.folder / name)
        for quarters in range(WAYS):
            faces, lost, stands = missed(source, truth, eyes, quarters)
            total[quarters] = [total[quarters][0] + faces, total[quarters][1] + lost]
            print(f"{name} turned {90 * quarters}: {lost} of {faces} not found, looked at turned by {90 * stands}", flush=True)
    for quarters, (faces, lost) in total.items():
        print(f"turned {90 * quarters}: {lost} of {faces}")


if __name__ == "__main__":
    main()
