"""The encodings are face_recognition's own, and come near each other for one face."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from detectors.base import Box, DetectorError
from detectors.encoder import ENCODER, LANDMARKS, encoder
from detectors.weights import Weights, load
from tests.grouping.faces import FACE, face_in, portrait

THEIRS = """
import json, sys, types, os
stub = types.ModuleType("pkg_resources")
stub.resource_filename = lambda package, name: os.path.join(os.path.dirname(sys.modules[package].__file__), name)
sys.modules["pkg_resources"] = stub
import face_recognition
left, top, right, bottom = map(int, sys.argv[2:])
rgb = face_recognition.load_image_file(sys.argv[1])
print(json.dumps(list(face_recognition.face_encodings(rgb, [(top, right, bottom, left)], model="small")[0])))
"""


def test_they_are_those_of_face_recognition(tmp_path: Path) -> None:
    rgb, file = portrait(), tmp_path / "portrait.png"
    Image.fromarray(rgb).save(file)
    ours = encoder().encode(rgb, FACE)
    place = [str(edge) for edge in (FACE.left - 7, FACE.top + 12, FACE.right + 7, FACE.bottom - 4)]
    command = [sys.executable, "-W", "ignore", "-c", THEIRS, str(file), *place]
    told = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - our own words
    theirs = np.asarray(json.loads(told.stdout), np.float32)
    assert np.linalg.norm(ours - theirs) < 0.15  # one face, placed a few pixels otherwise; strangers are 0.8 apart


def test_one_face_in_two_sizes_is_one_face() -> None:
    rgb = portrait()
    small = np.asarray(cv2.resize(rgb, (256, 256), interpolation=cv2.INTER_AREA), np.uint8)
    first, second = encoder().encode(rgb, FACE), encoder().encode(small, face_in(256))
    assert first.shape == (128,)
    assert first.dtype == np.float32
    assert np.linalg.norm(first - second) < 0.3


def test_what_is_no_face_is_far_from_one() -> None:
    rgb = portrait()
    assert np.linalg.norm(encoder().encode(rgb, FACE) - encoder().encode(rgb, Box(0, 300, 100, 430))) > 0.5


@pytest.mark.parametrize("box", [Box(-60, -60, 20, 30), Box(500, 500, 620, 650), Box(10, 10, 11, 11)])
def test_a_face_cut_by_the_border_is_encoded_still(box: Box) -> None:
    assert np.isfinite(encoder().encode(portrait(), box)).all()


@pytest.mark.parametrize("weights", [LANDMARKS, ENCODER])
def test_other_weights_are_refused(weights: Weights) -> None:
    with pytest.raises(DetectorError, match="refused"):
        load(replace(weights, sha256="0" * 64))
