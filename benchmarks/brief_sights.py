"""Who is in a video for a few frames only: how many of them stay visible in any frame, by how long they are there.

    .venv/bin/python benchmarks/brief_sights.py FOLDER [--clips 8] [--sway 0] [--only beeldkeur,deface,blurry]

FOLDER holds annotated pictures as for benchmarks/detection.py. Behind is such a picture with all its people, under a camera
that stands still or sways by `--sway` pixels; in front of it one head after the other, cut out of other pictures (clear,
nothing in front of it), appears for 1 to 8 frames, moves a little and is gone. Drawn by lot, always the same. Visible is what
benchmarks/video.py calls so.
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

WIDTH, HEIGHT, RATE = 1280, 720, 25
LASTING = (1, 2, 3, 5, 8)
"""For how many frames somebody is there."""
EACH_S = 0.6
SOURCE_PX, LEAST_PX, MOST_PX = 60, 40, 160
WIDER, TALLER = 1.7, 1.8

Picture = tuple[Path, Sequence[dict[str, Any]]]


@dataclass(frozen=True)
class Guest:
    """Somebody who is there for `lasting` frames from `first` on.

    `head` is (h, w, 3) uint8 BGR; `box` is the face in the first frame: left, top, width and height; `step` pixels a frame.
    """

    first: int
    lasting: int
    head: Any
    box: tuple[float, float, float, float]
    step: tuple[int, int]

    def at(self, frame: int) -> list[float]:
        """The face in one of the frames."""
        moved = frame - self.first
        return [self.box[0] + self.step[0] * moved, self.box[1] + self.step[1] * moved, self.box[2], self.box[3]]


@dataclass(frozen=True)
class Clip:
    """A written clip, and who is in it only briefly."""

    path: Path
    guests: list[Guest]


def heads(pictures: Sequence[Picture]) -> list[tuple[Path, dict[str, Any]]]:
    """The faces that are clear, whole and large enough to be cut out."""
    return [
        (path, face)
        for path, faces in pictures
        for face in faces
        if face["h"] >= SOURCE_PX
        and face["attrs"]["blur"] == "clear"
        and face["attrs"]["occlusion"] == "none"
        and face["attrs"]["pose"] == "typical"
    ]


def guest(file: Path, face: dict[str, Any], first: int, lasting: int, lot: random.Random) -> Guest | None:
    """Somebody cut out of a picture, at a place and height by lot; None where the head lies across the picture's edge."""
    picture = np.asarray(cv2.imread(str(file)), np.uint8)
    wide, tall = face["w"] * WIDER, face["h"] * TALLER
    left, top = face["x"] + face["w"] / 2 - wide / 2, face["y"] + face["h"] / 2 - tall / 2
    if min(left, top) < 0 or left + wide > picture.shape[1] or top + tall > picture.shape[0]:
        return None
    scale = lot.uniform(LEAST_PX, min(MOST_PX, face["h"])) / face["h"]
    cut = picture[int(top) : int(top + tall), int(left) : int(left + wide)]
    head = cv2.resize(cut, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    step = lot.randint(-4, 4), lot.randint(-2, 2)
    x = lot.uniform(40, WIDTH - head.shape[1] - 40)
    y = lot.uniform(20, HEIGHT - head.shape[0] - 20)
    box = x + (face["x"] - int(left)) * scale, y + (face["y"] - int(top)) * scale, face["w"] * scale, face["h"] * scale
    return Guest(first, lasting, head, box, step)


def paste(frame: Any, one: Guest, number: int) -> None:
    """Draw somebody's head with a soft edge."""
    tall, wide = one.head.shape[:2]
    face = one.at(number)
    left = round(face[0] + face[2] / 2 - wide / 2)
    top = round(face[1] + face[3] / 2 - tall / 2)
    mask = np.zeros((tall, wide), np.float32)
    cv2.ellipse(mask, (wide // 2, tall // 2), (int(wide * 0.44), int(tall * 0.46)), 0, 0, 360, 1.0, -1)
    mask = cv2.GaussianBlur(mask, (0, 0), max(1.0, wide / 40))[..., None]
    x0, y0, x1, y1 = max(0, left), max(0, top), min(WIDTH, left + wide), min(HEIGHT, top + tall)
    inner = np.s_[y0 - top : y1 - top, x0 - left : x1 - left]
    frame[y0:y1, x0:x1] = (mask[inner] * one.head[inner] + (1 - mask[inner]) * frame[y0:y1, x0:x1]).astype(np.uint8)


def write_clip(path: Path, behind: Path, guests: list[Guest], sway: int) -> Clip:
    """A picture under a camera that sways, and heads in front of it."""
    picture = np.asarray(cv2.imread(str(behind)), np.uint8)
    scale = max((WIDTH + 2 * sway) / picture.shape[1], (HEIGHT + 2 * sway) / picture.shape[0])
    canvas = cv2.resize(picture, None, fx=scale * 1.001, fy=scale * 1.001, interpolation=cv2.INTER_LINEAR)
    frames = max(one.first + one.lasting for one in guests) + RATE // 2
    noise = np.random.default_rng(3)
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", RATE, options={"crf": "20", "preset": "veryfast"})
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        for n in range(frames):
            x, y = round(sway * (1 + math.sin(n / 12))), round(sway * (1 + math.sin(n / 17 + 1)))
            frame = canvas[y : y + HEIGHT, x : x + WIDTH].astype(np.int16) + noise.integers(-3, 4, (HEIGHT, WIDTH, 3), np.int16)
            shown = np.clip(frame, 0, 255).astype(np.uint8)
            for one in guests:
                if one.first <= n < one.first + one.lasting:
                    paste(shown, one, n)
            container.mux(stream.encode(VideoFrame.from_ndarray(shown, "bgr24")))
        container.mux(stream.encode(None))
    return Clip(path, guests)


def write_clips(folder: Path, into: Path, number: int, sway: int) -> Iterator[Clip]:
    """So many clips of the annotated pictures of a folder."""
    annotations = json.loads((folder / "annotations.json").read_text("utf-8"))
    lot = random.Random(11)  # noqa: S311 - which pictures are drawn has no bearing on safety
    paths = sorted(path for path in annotations if path.startswith("wider"))
    lot.shuffle(paths)
    faces = heads([(folder / path, annotations[path]) for path in paths[number:]])
    lot.shuffle(faces)
    for clip in range(number):
        guests: list[Guest] = []
        while len(guests) < len(LASTING) * 2 and faces:
            first = RATE // 2 + round(len(guests) * EACH_S * RATE) + lot.randint(0, 5)
            one = guest(*faces.pop(), first, LASTING[len(guests) % len(LASTING)], lot)
            guests += [one] if one else []
        if guests:
            yield write_clip(into / f"brief-{clip:02}.mp4", folder / paths[clip], guests, sway)


def still_visible(clip: Clip, output: Path) -> Iterator[tuple[int, bool]]:
    """Of each guest for how many frames, and whether any of them shows the face."""
    pairs = list(zip(video.grey_frames(clip.path), video.grey_frames(output), strict=False))
    for one in clip.guests:
        seen = []
        for number in range(one.first, one.first + one.lasting):
            before, after = pairs[number]
            same = cv2.resize(after, before.shape[::-1]) if after.shape != before.shape else after
            seen.append(video.visible(before, same, one.at(number)))
        yield one.lasting, any(seen)


def row(program: str, seconds: float, seen: Sequence[tuple[int, bool]]) -> str:
    """One line of the table: who stays visible in any frame, by how many frames they are there."""
    parts = [[shown for lasting, shown in seen if lasting == frames] for frames in LASTING]
    parts.append([shown for _, shown in seen])
    return f"| {program} | {seconds:.0f} | {' | '.join(f'{sum(part)} of {len(part)}' for part in parts)} |"


def main() -> int:
    """Write the clips, let each program cover them, print the table; 1 where a program left one out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--clips", type=int, default=8)
    parser.add_argument("--sway", type=int, default=0)
    parser.add_argument("--only", default=",".join([export_speed.OURS, *(peer.name for peer in peers.PEERS)]))
    args = parser.parse_args()
    missing = 0
    peers.OUT.mkdir(parents=True, exist_ok=True)
    print(f"| program | s | {' | '.join(f'{frames} frames' for frames in LASTING)} | all |")
    print("|---|" + "---:|" * (len(LASTING) + 2))
    with tempfile.TemporaryDirectory(dir=peers.OUT) as place:
        (Path(place) / "clips").mkdir()
        clips = list(write_clips(args.folder, Path(place) / "clips", args.clips, args.sway))
        for program in args.only.split(","):
            with tempfile.TemporaryDirectory(dir=peers.OUT) as work:
                seconds, outputs = wide_shots.outputs_of(program, Path(place) / "clips", Path(work))
                missing += len(clips) - len(outputs)
                if len(outputs) == len(clips):
                    pairs = zip(clips, outputs, strict=True)
                    print(row(program, seconds, [one for pair in pairs for one in still_visible(*pair)]), flush=True)
    return int(missing > 0)


if __name__ == "__main__":
    sys.exit(main())
