"""Who is still visible in covered videos, how much was covered for it, and how long it took: ours and the peers.

    .venv/bin/python benchmarks/video.py FOLDER TRUTH.json [--only beeldkeur,deface,blurry] [--rounds 1] [--clips NAME,...]

TRUTH.json holds for each file of FOLDER `{"frames": [{"faces": [[x, y, w, h], ...]}, ...]}`, one entry a frame. A face of a
frame is visible when the fine structure of its middle is still there: the correlation of the high-passed original and output is
above 0.5. The changed area is a multiple of the true heads' (faces widened 1.6 and heightened 1.8 times), on average and in the
worst 5 % of frames; in frames without a face it is a share of the picture. Seconds are of one command for one video, start-up
included, and those of all cores that it took: these hardly depend on what else the machine does. The programs take turns.
"""

import argparse
import json
import os
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import av
import cv2
import export_speed
import numpy as np
import peers

CHANGED = 16
MIDDLE = 0.2
VISIBLE = 0.5
SMALLEST_PX = 36


@dataclass(slots=True)
class Figures:
    """What one output shows."""

    frames_in: int = 0
    frames_out: int = 0
    faces: int = 0
    visible: int = 0
    ratios: list[float] = field(default_factory=list)
    empty: list[float] = field(default_factory=list)

    def row(self) -> str:
        """One line of the table."""
        mean = f"{statistics.mean(self.ratios):.2f}" if self.ratios else "-"
        worst = f"{np.quantile(self.ratios, 0.95):.2f}" if self.ratios else "-"
        empty = f"{statistics.mean(self.empty):.3f}" if self.empty else "-"
        return f"{self.visible} of {self.faces} | {mean} | {worst} | {empty} | {self.frames_out} of {self.frames_in}"


def grey_frames(path: Path) -> Iterator[Any]:
    """The luma of every frame, upright: (H, W) uint8."""
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        stream.thread_type = "AUTO"
        for frame in container.decode(stream):
            yield np.ascontiguousarray(np.rot90(frame.to_ndarray(format="gray"), (frame.rotation or 0) // 90))


def measure(original: Path, output: Path, truth: Sequence[dict[str, Any]]) -> Figures:
    """Hold an output against its original and the faces that are in it."""
    figures, outputs = Figures(), grey_frames(output)
    for number, before in enumerate(grey_frames(original)):
        figures.frames_in += 1
        after = next(outputs, None)
        if after is None:
            continue
        figures.frames_out += 1
        if after.shape != before.shape:
            after = cv2.resize(after, before.shape[::-1])
        _add(figures, before, after, truth[number]["faces"] if number < len(truth) else [])
    figures.frames_out += sum(1 for _ in outputs)
    return figures


def _add(figures: Figures, before: Any, after: Any, faces: Sequence[Sequence[float]]) -> None:
    changed = cv2.blur(cv2.absdiff(before, after), (9, 9)) > CHANGED
    heads = np.zeros(before.shape, np.bool_)
    for x, y, w, h in faces:
        heads[max(0, int(y - 0.5 * h)) : int(y + 1.3 * h), max(0, int(x - 0.3 * w)) : int(x + 1.3 * w)] = True
    if heads.any():
        figures.ratios.append(float(changed.sum() / heads.sum()))
    else:
        figures.empty.append(float(changed.mean()))
    for face in faces:
        seen = visible(before, after, face)
        figures.faces += seen is not None
        figures.visible += bool(seen)


def visible(before: Any, after: Any, face: Sequence[float]) -> bool | None:
    """Whether the middle of a face is still there; None where it is too small to tell."""
    x, y, w, h = face
    left, top = max(0, int(x + MIDDLE * w)), max(0, int(y + MIDDLE * h))
    part = np.s_[top : top + int((1 - 2 * MIDDLE) * h), left : left + int((1 - 2 * MIDDLE) * w)]
    if before[part].size < SMALLEST_PX:
        return None
    one, other = _high_pass(before[part]), _high_pass(after[part])
    norm = float(np.linalg.norm(one) * np.linalg.norm(other))
    return norm > 0 and float(one @ other) / norm > VISIBLE


def _high_pass(grey: Any) -> Any:
    part = grey.astype(np.float32)
    return (part - cv2.GaussianBlur(part, (0, 0), max(1.0, part.shape[0] / 10))).ravel()


def of_cores() -> float:
    """Seconds that all processes took that this one waited for, and theirs."""
    times = os.times()
    return times.children_user + times.children_system


def run(program: str, clip: Path, work: Path) -> tuple[float, Path | None]:
    """One turn: seconds, and the output where there is one."""
    (work / "clips").mkdir()
    (work / "clips" / clip.name).write_bytes(clip.read_bytes())
    if program == export_speed.OURS:
        seconds = export_speed.run_ours(work / "clips", work).seconds
        return seconds, next(iter(sorted((work / "out").rglob("*.mp4"))), None)
    by_name = {peer.name: peer for peer in peers.PEERS}
    seconds = export_speed.run_peer(by_name[program], work / "clips", work).seconds
    found = [
        path for path in (*(work / "in").iterdir(), *(work / "out").rglob("*")) if path.is_file() and path.name != clip.name
    ]
    return seconds, found[0] if found else None


def main() -> int:
    """Measure and print a table; 1 when a program left a video out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("truth", type=Path)
    parser.add_argument("--only", default=",".join([export_speed.OURS, *(peer.name for peer in peers.PEERS)]))
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--clips", default="")
    args = parser.parse_args()
    truth = json.loads(args.truth.read_text("utf-8"))
    programs = args.only.split(",")
    for peer in peers.PEERS:
        if peer.name in programs:
            peers.set_up(peer)
    missing = 0
    print("| video | program | s | of cores | visible | area | worst 5 % | empty | frames |")
    print("|---|---|---:|---:|---:|---:|---:|---:|---:|")
    for name in args.clips.split(",") if args.clips else truth:
        seconds: dict[str, list[float]] = {program: [] for program in programs}
        cores: dict[str, list[float]] = {program: [] for program in programs}
        rows = dict.fromkeys(programs, "no output | - | - | - | -")
        for _ in range(args.rounds):
            for program in programs:
                with tempfile.TemporaryDirectory(dir=peers.OUT) as folder:
                    before = of_cores()
                    took, output = run(program, args.folder / name, Path(folder))
                    cores[program].append(of_cores() - before)
                    seconds[program].append(took)
                    if output is not None:
                        rows[program] = measure(args.folder / name, output, truth[name]["frames"]).row()
        for program in programs:
            missing += rows[program].startswith("no output")
            took, all_cores = statistics.median(seconds[program]), statistics.median(cores[program])
            print(f"| {name} | {program} | {took:.1f} | {all_cores:.1f} | {rows[program]} |", flush=True)
    return int(missing > 0)


if __name__ == "__main__":
    sys.exit(main())
