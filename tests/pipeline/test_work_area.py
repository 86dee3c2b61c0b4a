from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.model import MediaItem, MediaKind, Screening, Sensitivity
from app.pipeline.pulse import Pulse, clock, part_of
from app.pipeline.work_area import RETENTION, WorkArea
from app.track import Clip, KeyBox, Origin, Track
from detectors.base import Box

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
TRACK = Track(
    "ab12", (KeyBox(0, Box(1, 2, 3, 4), 0.9, Origin.SEEN), KeyBox(9, Box(2, 2, 4, 4), 0.8, Origin.LENGTHENED)), ("weak",)
)
CLIP = Clip((1, 25), 10, 0, 9, 0.4, has_sound=True, tracks=(TRACK,), cuts=(5,), looks=(0, 9))
SCREENING = Screening(
    MediaItem("ab" * 32, MediaKind.VIDEO, 64, 48, NOW, has_location=True),
    (),
    "cd" * 32,
    Sensitivity.STANDARD,
    ("speech",),
    "mp4",
    clip=CLIP,
)


@pytest.fixture
def area(tmp_path: Path) -> WorkArea:
    return WorkArea(tmp_path / "home" / "work")


def test_what_is_kept_comes_back_as_it_was(area: WorkArea) -> None:
    area.keep(SCREENING)
    assert area.kept(SCREENING.item.sha256, SCREENING.fingerprint) == SCREENING
    assert len(list(area.folder.iterdir())) == 1
    assert area.kept("0" * 64, SCREENING.fingerprint) is None
    assert area.kept(SCREENING.item.sha256, "0" * 64) is None


def test_what_is_not_just_that_is_not_believed(area: WorkArea) -> None:
    area.keep(SCREENING)
    (file,) = area.folder.iterdir()
    whole = json.loads(file.read_text("utf-8"))
    wrongs: tuple[object, ...] = (
        whole | {"fingerprint": "ee" * 32},
        whole | {"item": whole["item"] | {"sha256": "ee" * 32}},
        whole | {"clip": None},
        whole | {"clip": whole["clip"] | {"frames": 0}},
        whole | {"more": 1},
        [],
    )
    for wrong in wrongs:
        file.write_text(json.dumps(wrong), "utf-8")
        assert area.kept(SCREENING.item.sha256, SCREENING.fingerprint) is None
    file.write_bytes(b"\xff{")
    assert area.kept(SCREENING.item.sha256, SCREENING.fingerprint) is None


def test_released_or_old_is_deleted(area: WorkArea) -> None:
    other = replace(SCREENING, item=replace(SCREENING.item, sha256="ee" * 32))
    area.keep(SCREENING)
    area.keep(other)
    area.forget(SCREENING.item.sha256)
    (left,) = area.folder.iterdir()
    assert left.name.startswith("ee")
    area.expire(NOW)
    now = datetime.fromtimestamp(left.stat().st_mtime, UTC)
    area.expire(now + RETENTION - timedelta(hours=1))
    assert left.exists()
    area.expire(now + RETENTION + timedelta(hours=1))
    assert not left.exists()


@pytest.mark.parametrize(("chosen_days", "kept_days"), [(1, 1), (7, 7), (365, 30)])
def test_a_shorter_term_counts_and_a_longer_one_does_not(area: WorkArea, chosen_days: int, kept_days: int) -> None:
    area.keep(SCREENING)
    (file,) = area.folder.iterdir()
    end = datetime.fromtimestamp(file.stat().st_mtime, UTC) + timedelta(days=kept_days)
    area.expire(end - timedelta(hours=1), timedelta(days=chosen_days))
    assert file.exists()
    area.expire(end + timedelta(hours=1), timedelta(days=chosen_days))
    assert not file.exists()


def test_a_pulse_that_stopped_is_no_longer_kept(area: WorkArea) -> None:
    """Of a program that was killed; that of one that runs is heard every few seconds."""
    pulse = area.pulse()
    pulse.progress()(0.5)
    assert pulse.file is not None
    now = datetime.fromtimestamp(pulse.file.stat().st_mtime, UTC)
    area.expire(now + timedelta(hours=23))
    assert pulse.file.exists()
    area.expire(now + timedelta(hours=25))
    assert not pulse.file.exists()


def test_a_folder_that_cannot_be_made_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "work").write_text("no folder", "utf-8")
    area = WorkArea(tmp_path / "work")
    area.keep(SCREENING)
    area.forget(SCREENING.item.sha256)
    area.expire(NOW)
    area.pulse().progress()(0.5)
    assert area.kept(SCREENING.item.sha256, SCREENING.fingerprint) is None


def test_a_pulse_is_heard_and_forgotten(area: WorkArea) -> None:
    pulse = area.pulse()
    assert (pulse.share(), pulse.heard_at()) == (None, 0.0)
    say = part_of(pulse.progress(), 0.5, 1.0)
    say(0.5)
    say(0.6)  # too soon to be written
    assert pulse.share() == 0.75
    assert pulse.file is not None
    os.utime(pulse.file, (7, 7))
    assert pulse.heard_at() == 7.0
    pulse.file.write_bytes(b"x")
    assert pulse.share() is None
    pulse.forget()
    pulse.forget()
    assert not list(area.folder.iterdir())
    Pulse().progress()(0.5)
    assert (Pulse().share(), Pulse().heard_at()) == (None, 0.0)


@pytest.mark.parametrize(("seconds", "told"), [(0, "0:00"), (7.9, "0:07"), (65, "1:05"), (3723, "1:02:03"), (-1, "0:00")])
def test_times_as_people_read_them(seconds: float, told: str) -> None:
    assert clock(seconds) == told
