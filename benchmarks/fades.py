"""Who is in a video while it fades, or where there is hardly any light: how many faces stay visible.

    .venv/bin/python benchmarks/fades.py FOLDER [--pictures 6] [--only beeldkeur,deface,blurry]

FOLDER holds annotated pictures as for benchmarks/detection.py; those of WIDER FACE with an odd SHA-256 are drawn by lot, always
the same. Each is shown in six clips of two to three seconds, under a camera that sways: in full light, coming out of black,
going to black and to white, in the dark, and there with a sensor's noise. Counted are faces of 24 pixels and more in every
fifth frame, where there is a twentieth of the contrast or more. Visible is what benchmarks/video.py calls so: what the encoder
itself wipes out in the dark is not.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import random
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

import av
import cv2
import export_speed
import numpy as np
import peers
import video
import wide_shots
from av.video.frame import VideoFrame

WIDTH, HEIGHT, RATE, EACH = 1280, 720, 25, 5
LEAST_PX, LEAST_LIGHT = 24, 0.05
SWAY_PX = 10
DARK, NOISE = 1 / 12, 2.0
"""Of the light there was; the noise's standard deviation in levels."""


@dataclass(frozen=True)
class Course:
    """How the light of a clip goes: its share in each frame, the level that is there without it, and noise in levels."""

    light: Sequence[float]
    level: float = 0.0
    noise: float = 0.0


FADING = tuple(float(share) for share in np.linspace(0, 1, 3 * RATE))
COURSES: Mapping[str, Course] = {
    "in full light": Course((1.0,) * 2 * RATE),
    "out of black": Course(FADING),
    "to black": Course(FADING[::-1]),
    "to white": Course(FADING[::-1], 255.0),
    "in the dark": Course((DARK,) * 2 * RATE),
    "with noise": Course((DARK,) * 2 * RATE, noise=NOISE),
}


@dataclass(frozen=True)
class Clip:
    """A written clip of a course, and the faces in each of its frames: left, top, width and height in pixels."""

    path: Path
    course: str
    faces: list[list[list[float]]]


def write_clip(path: Path, picture: Path, annotated: Sequence[dict[str, Any]], course: str) -> Clip:
    """An annotated picture under a camera that sways."""
    how, lot = COURSES[course], np.random.default_rng(3)
    shown = np.asarray(cv2.imread(str(picture)), np.float32)
    scale = min(WIDTH / shown.shape[1], HEIGHT / shown.shape[0])
    small = cv2.resize(shown, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    canvas = np.zeros((HEIGHT, WIDTH + 2 * SWAY_PX, 3), np.float32)
    canvas[: small.shape[0], SWAY_PX : SWAY_PX + small.shape[1]] = small[:HEIGHT, : WIDTH + SWAY_PX]
    boxes = [[face["x"] * scale + SWAY_PX, *(face[side] * scale for side in "ywh")] for face in annotated if not face["ignore"]]
    shifts = [round(SWAY_PX * (1 + math.sin(number / 9))) for number in range(len(how.light))]
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", RATE, options={"crf": "20", "preset": "veryfast"})
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        for left, light in zip(shifts, how.light, strict=True):
            frame = (canvas[:, left : left + WIDTH] - how.level) * light + how.level
            if how.noise:
                frame += lot.normal(0, how.noise, frame.shape)
            drawn = np.clip(np.rint(frame), 0, 255).astype(np.uint8)
            container.mux(stream.encode(VideoFrame.from_ndarray(drawn, "bgr24")))
        container.mux(stream.encode(None))
    return Clip(path, course, [[[x - left, y, w, h] for x, y, w, h in boxes if h >= LEAST_PX] for left in shifts])


def write_clips(folder: Path, into: Path, number: int) -> Iterator[Clip]:
    """Each course of so many annotated pictures of a folder."""
    annotations = json.loads((folder / "annotations.json").read_text("utf-8"))
    names = [name for name in sorted(annotations) if name.startswith("wider") and _is_odd(folder / name)]
    random.Random(7).shuffle(names)  # noqa: S311 - which pictures are drawn has no bearing on safety
    for (place, name), course in product(enumerate(names[:number]), COURSES):
        path = into / f"{place:02}-{course.replace(' ', '-')}.mp4"
        yield write_clip(path, folder / name, annotations[name], course)


def _is_odd(path: Path) -> bool:
    return hashlib.sha256(path.read_bytes()).digest()[-1] % 2 == 1


def still_visible(clip: Clip, output: Path) -> Iterator[bool]:
    """Of each face in the frames that are compared, whether it can be seen in the output."""
    light = COURSES[clip.course].light
    pairs = zip(video.grey_frames(clip.path), video.grey_frames(output), clip.faces, light, strict=False)
    for before, after, faces, share in list(pairs)[::EACH]:
        same = cv2.resize(after, before.shape[::-1]) if after.shape != before.shape else after
        for face in faces if share >= LEAST_LIGHT else ():
            seen = video.visible(before, same, face)
            if seen is not None:
                yield seen


def row(program: str, seconds: float, seen: Sequence[tuple[str, bool]]) -> str:
    """One line of the table: the share of faces that stay visible, by course."""
    parts = [[shown for course, shown in seen if course == name] for name in COURSES]
    shares = [f"{sum(part) / len(part):.3f} ({len(part)})" if part else "-" for part in parts]
    return f"| {program} | {seconds:.0f} | {' | '.join(shares)} |"


def main() -> int:
    """Write the clips, let each program cover them, print the table; 1 where a program left one out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pictures", type=int, default=6)
    parser.add_argument("--only", default=",".join([export_speed.OURS, *(peer.name for peer in peers.PEERS)]))
    args = parser.parse_args()
    missing = 0
    peers.OUT.mkdir(parents=True, exist_ok=True)
    print(f"| program | s | {' | '.join(COURSES)} |")
    print("|---|" + "---:|" * (len(COURSES) + 1))
    with tempfile.TemporaryDirectory(dir=peers.OUT) as place:
        (Path(place) / "clips").mkdir()
        clips = sorted(write_clips(args.folder, Path(place) / "clips", args.pictures), key=lambda clip: clip.path)
        for program in args.only.split(","):
            with tempfile.TemporaryDirectory(dir=peers.OUT) as work:
                seconds, outputs = wide_shots.outputs_of(program, Path(place) / "clips", Path(work))
                missing += len(clips) - len(outputs)
                if len(outputs) == len(clips):
                    pairs = zip(clips, outputs, strict=True)
                    seen = [(clip.course, shown) for clip, output in pairs for shown in still_visible(clip, output)]
                    print(row(program, seconds, seen), flush=True)
    return int(missing > 0)


if __name__ == "__main__":
    sys.exit(main())
