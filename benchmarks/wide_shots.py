"""Small faces in wide shots: which of them stay visible in a covered video, by their height.

    .venv/bin/python benchmarks/wide_shots.py FOLDER [--clips 10] [--width 1920] [--pan 15] [--only beeldkeur,deface,blurry]

FOLDER holds annotated pictures as for benchmarks/detection.py. Each clip shows four of them side by side, reduced until they
fit, for two seconds, while the camera sways by `--pan` pixels; the pictures are drawn by lot, always the same. Visible is what
benchmarks/video.py calls so, in every seventh frame. Seconds are those of one program for all clips.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import av
import cv2
import export_speed
import numpy as np
import peers
import video
from av.video.frame import VideoFrame

FRAMES, RATE, EACH = 50, 25, 7
ACROSS, DOWN = 2, 2
HEIGHTS_PX = (12, 16, 20, 24, 32, 48, 96, 10_000)

Faces = list[list[float]]
"""Left, top, width and height of each, in pixels."""


@dataclass(frozen=True)
class Clip:
    """A written clip, and the faces in each of its frames."""

    path: Path
    faces: list[Faces]


def write_clip(path: Path, pictures: Sequence[tuple[Path, Sequence[dict[str, Any]]]], width: int, pan: int) -> Clip:
    """Four annotated pictures side by side, under a swaying camera; the height is nine sixteenths of the width."""
    height = width * 9 // 16 // 2 * 2
    canvas = np.full((height + 2 * pan, width + 2 * pan, 3), 90, np.uint8)
    faces: Faces = []
    for number, (file, annotated) in enumerate(pictures):
        picture = np.asarray(cv2.imread(str(file)), np.uint8)
        scale = min(width / ACROSS / picture.shape[1], height / DOWN / picture.shape[0])
        small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        left, top = pan + number % ACROSS * width // ACROSS, pan + number // ACROSS * height // DOWN
        canvas[top : top + small.shape[0], left : left + small.shape[1]] = small
        faces += [
            [face["x"] * scale + left, face["y"] * scale + top, face["w"] * scale, face["h"] * scale]
            for face in annotated
            if not face.get("ignore") and face["h"] * scale >= HEIGHTS_PX[0]
        ]
    shifts = [(round(pan * (1 + math.sin(n / 12))), round(pan * (1 + math.sin(n / 17 + 1)))) for n in range(FRAMES)]
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", RATE, options={"crf": "20", "preset": "veryfast"})
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        for x, y in shifts:
            shown = np.ascontiguousarray(canvas[y : y + height, x : x + width])
            container.mux(stream.encode(VideoFrame.from_ndarray(shown, "bgr24")))
        container.mux(stream.encode(None))
    return Clip(path, [[[left - x, top - y, w, h] for left, top, w, h in faces] for x, y in shifts])


def write_clips(folder: Path, into: Path, number: int, width: int, pan: int) -> Iterator[Clip]:
    """So many clips of the annotated pictures of a folder."""
    annotations = json.loads((folder / "annotations.json").read_text("utf-8"))
    paths = sorted(path for path in annotations if path.startswith("wider"))
    random.Random(5).shuffle(paths)  # noqa: S311 - which pictures are drawn has no bearing on safety
    for clip in range(number):
        chosen = paths[clip * ACROSS * DOWN : (clip + 1) * ACROSS * DOWN]
        yield write_clip(into / f"wide-{clip:02}.mp4", [(folder / path, annotations[path]) for path in chosen], width, pan)


def outputs_of(program: str, clips: Path, work: Path) -> tuple[float, list[Path]]:
    """One turn of a program over all clips: seconds, and what it wrote, in the order of the clips."""
    if program == export_speed.OURS:
        seconds = export_speed.run_ours(clips, work).seconds
    else:
        (peer,) = (peer for peer in peers.PEERS if peer.name == program)
        peers.set_up(peer)
        seconds = export_speed.run_peer(peer, clips, work).seconds
    given = {path.name for path in clips.iterdir()}
    written = [path for folder in ("in", "out") for path in (work / folder).rglob("*.mp4") if path.name not in given]
    return seconds, sorted(written or (work / "out").rglob("*.mp4"))


def still_visible(clip: Clip, output: Path) -> Iterator[tuple[float, bool]]:
    """The height of each face in the frames that are compared, and whether it can be seen in the output."""
    frames = zip(video.grey_frames(clip.path), video.grey_frames(output), clip.faces, strict=False)
    for before, after, faces in list(frames)[::EACH]:
        same = cv2.resize(after, before.shape[::-1]) if after.shape != before.shape else after
        for face in faces:
            seen = video.visible(before, same, face)
            if seen is not None:
                yield face[3], seen


def row(program: str, seconds: float, seen: Sequence[tuple[float, bool]]) -> str:
    """One line of the table: the share of faces that stay visible, by height."""
    parts = [[shown for height, shown in seen if low <= height < high] for low, high in pairwise(HEIGHTS_PX)]
    parts.append([shown for height, shown in seen if height >= HEIGHTS_PX[1]])
    shares = [f"{sum(part) / len(part):.3f} ({len(part)})" if part else "-" for part in parts]
    return f"| {program} | {seconds:.0f} | {' | '.join(shares)} |"


def main() -> int:
    """Write the clips, let each program cover them, print the table; 1 where a program left one out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--clips", type=int, default=10)
    parser.add_argument("--width", type=int, default=1920)
    parser.add_argument("--pan", type=int, default=15)
    parser.add_argument("--only", default=",".join([export_speed.OURS, *(peer.name for peer in peers.PEERS)]))
    args = parser.parse_args()
    missing = 0
    peers.OUT.mkdir(parents=True, exist_ok=True)
    print(f"| program | s | {' | '.join(f'{low} px' for low in HEIGHTS_PX[:-1])} | 16 px and more |")
    print("|---|" + "---:|" * (len(HEIGHTS_PX) + 1))
    with tempfile.TemporaryDirectory(dir=peers.OUT) as place:
        (Path(place) / "clips").mkdir()
        clips = list(write_clips(args.folder, Path(place) / "clips", args.clips, args.width, args.pan))
        for program in args.only.split(","):
            with tempfile.TemporaryDirectory(dir=peers.OUT) as work:
                seconds, outputs = outputs_of(program, Path(place) / "clips", Path(work))
                missing += len(clips) - len(outputs)
                if len(outputs) == len(clips):
                    pairs = zip(clips, outputs, strict=True)
                    print(row(program, seconds, [one for pair in pairs for one in still_visible(*pair)]), flush=True)
    return int(missing > 0)


if __name__ == "__main__":
    sys.exit(main())
