"""The first verb: look at one item."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict

import cv2
import dlib
import numpy as np
import PIL
import pillow_heif
import simplejpeg

from app import __version__
from app.media.capture import read_capture
from app.media.image import Picture
from app.media.intake import Source
from app.media.likeness import looks_like
from app.metadata.write import choose_format
from app.model import FoundFace, MediaItem, MediaKind, Screening, Sensitivity
from app.pipeline.eyes import Eyes, eyes_for
from app.pipeline.people import asked_by, people_likely
from app.pipeline.recognisable import COARSE_PX, PLAIN, SMALLEST_PX, is_recognisable
from app.pipeline.revision import revision
from detectors.base import Face
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
    sight = eyes.look(source)
    picture, faces = sight.picture, tuple(_found(face, source.sha256, eyes, sight.picture) for face in sight.faces)
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
        round(sight.weak, 4),
        people_likely=not faces and people_likely(picture),
    )


def fingerprint(eyes: Eyes, sensitivity: Sensitivity, protocol_version: str) -> str:
    """SHA-256 over all that a screening follows from, beside the item and the processor's rounding (`detectors.quickest`)."""
    parts = {
        "program": __version__,
        "revision": revision(MediaKind.PHOTO),
        "libraries": [one.__version__ for one in (PIL, cv2, dlib, np, pillow_heif, simplejpeg)],
        "weights": CENTERFACE.sha256,
        "detector": eyes.detector.name,
        "calibration": asdict(eyes.detector.calibration),
        "point": asdict(eyes.point),
        "people": asked_by(),
        "recognisable": [SMALLEST_PX, COARSE_PX, PLAIN],
        "sensitivity": sensitivity,
        "protocol": protocol_version,
    }
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def _found(face: Face, sha256: str, eyes: Eyes, picture: Picture) -> FoundFace:
    """The face with an id that follows from the item and the place."""
    box = face.box
    place = f"{sha256}:{box.left},{box.top},{box.right},{box.bottom}"
    name = hashlib.sha256(place.encode()).hexdigest()[:8]
    doubtful, recognisable = face.score < eyes.point.certain, is_recognisable(picture, box)
    return FoundFace(name, box, round(face.score, 4), doubtful, face.detector, recognisable)
