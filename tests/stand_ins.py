"""Stand-ins: workers that work at once in this process, eyes that take a magenta patch for a face, and none that see hands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Any, cast

import cv2
import numpy as np
import pytest

from app.model import Sensitivity
from app.pipeline import prepare, screen, video_prepare, video_screen, work
from app.pipeline.eyes import Eyes, OperatingPoint
from app.pipeline.video_eyes import VideoEyes
from detectors.base import Box, Face, RgbImage
from detectors.ensemble import Calibration
from detectors.every_way import EveryWay
from tests.make_media import encoded, noise, time_exif

MAGENTA = (255, 0, 255)
SIDE_PX = 48
CAPTURED = "2024:05:14 10:30:00"
SPOTS = ((40, 60), (150, 60), (260, 60))
"""Top left corners of the patches in `photo`."""


class AtOnce:
    """Workers that do the work when it is submitted, in this process."""

    def __init__(self, jobs: int = 1, start: Callable[..., None] | None = None, *arguments: object, **_: object) -> None:
        self.jobs = jobs
        if start is not None:
            start(*arguments)

    def submit(self, function: Callable[..., Any], *arguments: object) -> Future[Any]:
        future: Future[Any] = Future()
        try:
            future.set_result(function(*arguments))
        except Exception as error:  # noqa: BLE001 - it is the future's
            future.set_exception(error)
        return future

    def stop(self) -> None:
        """Nothing runs."""

    def __enter__(self) -> AtOnce:
        return self

    def __exit__(self, *_: object) -> None:
        return


class Patches:
    """Takes every magenta patch for a face."""

    name = "patches"
    long_side = 4096
    calibration = Calibration(1.0, 0.0, 0.0)

    def detect(self, rgb: RgbImage) -> tuple[Face, ...]:
        far = np.abs(rgb.astype(np.int16) - np.array(MAGENTA, np.int16)).max(axis=2) > 90
        _, _, boxes, _ = cv2.connectedComponentsWithStats((~far).astype(np.uint8))
        return tuple(Face(Box.of_size(*map(int, box[:4])), 0.9, self.name) for box in boxes[1:] if box[4] >= 100)


def patch_eyes(_: Sensitivity) -> Eyes:
    return Eyes(cast("EveryWay", Patches()), OperatingPoint(0.15, 0.5, 0.15))


def patch_video_eyes(_: Sensitivity) -> VideoEyes:
    return VideoEyes(Patches(), OperatingPoint(0.15, 0.5, 0.15), 640)


def use_stand_ins(monkeypatch: pytest.MonkeyPatch) -> None:
    """Eyes for patches in this process, and for nothing else; `app.cli.looking` works at once."""
    for module in (screen, prepare, work):
        monkeypatch.setattr(module, "eyes_for", patch_eyes)
    for module in (video_screen, video_prepare, work):
        monkeypatch.setattr(module, "video_eyes_for", patch_video_eyes)
    monkeypatch.setattr(screen, "people_likely", lambda _: False)
    monkeypatch.setattr("app.cli.looking.Workers", AtOnce)


def photo(path: Path, faces: int = 1, *, seed: int = 0, captured: str | None = CAPTURED, fmt: str = "jpeg") -> Path:
    """A photo of 360 x 200 with magenta patches for faces, on a ground that differs with the seed."""
    picture = (noise(360, 200, seed) * 0.3 + 60).astype(np.uint8)
    for left, top in SPOTS[:faces]:
        picture[top : top + SIDE_PX, left : left + SIDE_PX] = MAGENTA
    options: dict[str, object] = {"exif": time_exif(captured)} if captured else {}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(encoded(picture, fmt, **options))
    return path


def photos(folder: Path, count: int) -> Sequence[Path]:
    """Photos with one patch each, named so that they stand in order."""
    return [photo(folder / f"IMG_{number}.jpg", seed=number) for number in range(1, count + 1)]
