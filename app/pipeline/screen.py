"""The first verb: look at one item."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict

from app import __version__
from app.media.capture import read_capture
from app.media.image import decode
from app.media.intake import Source
from app.media.likeness import looks_like
from app.metadata.write import choose_format
from app.model import FoundFace, MediaItem, Screening, Sensitivity
from app.pipeline.eyes import Eyes, eyes_for
from detectors.base import Box, Face
from detectors.weights import CENTERFACE

NOT_CHECKED = ("text", "names", "numbers", "codes", "plates", "screens", "people-without-visible-face")
"""What is not looked for yet in photos, said with every verdict."""


def screen(source: Source, sensitivity: Sensitivity, protocol_version: str) -> Screening:
    """Look at a photo: who can be seen, when was it made, does it carry a place.

    Raises:
        ItemError: when the photo cannot be decoded.
        DetectorError: when a detector cannot run.
    """
    eyes = eyes_for(sensitivity)
    picture = decode(source, max_side=eyes.detector.long_side)
    scale_x, scale_y = picture.full_width / picture.rgb.shape[1], picture.full_height / picture.rgb.shape[0]
    faces = tuple(_found(face, source.sha256, eyes, scale_x, scale_y) for face in eyes.look(picture.rgb))
    capture = read_capture(source)
    item = MediaItem(
        source.sha256,
        source.kind,
        picture.full_width,
        picture.full_height,
        capture.captured_at,
        capture.has_location,
        looks_like(picture.rgb),
    )
    return Screening(
        item,
        faces,
        fingerprint(eyes, sensitivity, protocol_version),
        sensitivity,
        NOT_CHECKED + (("further-pages",) if "further-pages-left-out" in picture.notes else ()),
        choose_format(source.format, picture.rgb),
        picture.notes,
    )


def fingerprint(eyes: Eyes, sensitivity: Sensitivity, protocol_version: str) -> str:
    """SHA-256 over all that a screening follows from, beside the item itself."""
    parts = {
        "program": __version__,
        "weights": CENTERFACE.sha256,
        "detector": eyes.detector.name,
        "calibration": asdict(eyes.detector.calibration),
        "point": asdict(eyes.point),
        "sensitivity": sensitivity,
        "protocol": protocol_version,
    }
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def _found(face: Face, sha256: str, eyes: Eyes, scale_x: float, scale_y: float) -> FoundFace:
    """The face in pixels of the full-size picture; its id follows from the item and the place."""
    box = Box(
        round(face.box.left * scale_x),
        round(face.box.top * scale_y),
        max(round(face.box.right * scale_x), round(face.box.left * scale_x) + 1),
        max(round(face.box.bottom * scale_y), round(face.box.top * scale_y) + 1),
    )
    place = f"{sha256}:{box.left},{box.top},{box.right},{box.bottom}"
    name = hashlib.sha256(place.encode()).hexdigest()[:8]
    return FoundFace(name, box, round(face.score, 4), face.score < eyes.point.certain, face.detector)
