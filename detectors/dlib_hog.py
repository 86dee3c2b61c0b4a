"""face_recognition's detector (dlib's HOG, Dalal and Triggs 2005, as King 2009 trained it): the second opinion.

It finds under half of the faces that must be found, but hardly ever takes something else for a face. Only its detector is
used: no landmarks, no encodings.
"""

from __future__ import annotations

import importlib.util
import math
import sys
from collections.abc import Iterator, MutableMapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import dlib
import numpy as np
from PIL import ImageFile

from detectors.base import Box, DetectorError, Face, RgbImage
from detectors.views import shrunk

PATCH_PX = 80
"""The smallest face dlib's frontal detector was trained on, in pixels of the picture it looks at."""


@cache
def _frontal_detector() -> Any:
    """face_recognition's detector, loaded once a process.

    face_recognition asks `pkg_resources` for the place of its models and calls `quit()` where that is missing (setuptools
    82 has none), and its import lets Pillow decode truncated pictures in silence for everybody: both are mended here. Its
    landmark and encoding models are kept from loading: this process cannot tell one face from another, even by mistake,
    and starts a second sooner.

    Raises:
        DetectorError: when face_recognition or its models are not installed.
    """
    if importlib.util.find_spec("face_recognition_models") is None:
        raise DetectorError("package face_recognition_models is not installed")
    truncated = ImageFile.LOAD_TRUNCATED_IMAGES
    try:
        with _replaced(sys.modules, "pkg_resources", _resource_module()), ExitStack() as stack:
            for name in NEVER_LOADED:
                stack.enter_context(_replaced(vars(dlib), name, _NotLoaded))
            from face_recognition import api  # noqa: PLC0415 - its import has the side effects that are mended around it
    except ImportError as error:
        raise DetectorError("package face_recognition is not installed") from error
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = truncated
    return api.face_detector


NEVER_LOADED = ("shape_predictor", "cnn_face_detection_model_v1", "face_recognition_model_v1")
"""dlib's models behind face_recognition's landmarks, its second detector and its encodings."""


class _NotLoaded:
    """Stands for a model that is not loaded; whoever calls it is told so."""

    def __init__(self, path: str) -> None:
        self._path = path

    def __call__(self, *_: object) -> None:
        raise DetectorError(f"{Path(self._path).name} is not loaded: faces are found here, never compared")


@contextmanager
def _replaced(names: MutableMapping[str, Any], name: str, value: object) -> Iterator[None]:
    """Another value under this name for a while."""
    known, before = name in names, names.get(name)
    names[name] = value
    try:
        yield
    finally:
        if known:
            names[name] = before
        else:
            del names[name]


def _resource_module() -> ModuleType:
    """The one function of `pkg_resources` that face_recognition_models calls."""

    def resource_filename(package: str, name: str) -> str:
        spec = importlib.util.find_spec(package)
        if spec is None or not spec.submodule_search_locations:
            raise DetectorError(f"package {package} is not installed")
        return str(Path(spec.submodule_search_locations[0]) / name)

    module = ModuleType("pkg_resources")
    vars(module)["resource_filename"] = resource_filename
    return module


@dataclass(frozen=True, slots=True)
class DlibHog:
    """face_recognition's detector looking at the picture with its long side brought down to `long_side` pixels.

    `floor` is the lowest value of dlib's decision function that counts (0 is its own threshold). The score is the logistic
    function of that value: monotone, not a probability.
    """

    long_side: int
    floor: float = -0.3

    @property
    def name(self) -> str:
        """`dlib-hog@` and the long side in pixels."""
        return f"dlib-hog@{self.long_side}"

    def detect(self, rgb: RgbImage) -> tuple[Face, ...]:
        """Faces in `rgb`: (H, W, 3) uint8 upright sRGB, highest score first; boxes may reach outside the picture.

        Raises:
            DetectorError: when face_recognition or its models are not installed.
        """
        scale = min(1.0, self.long_side / max(rgb.shape[:2]))
        small = shrunk(rgb, self.long_side)
        if min(small.shape[:2]) < PATCH_PX:
            return ()
        found, values, _ = _frontal_detector().run(np.ascontiguousarray(small), 0, self.floor)
        faces = [
            Face(
                Box(
                    round(rect.left() / scale),
                    round(rect.top() / scale),
                    round((rect.right() + 1) / scale),
                    round((rect.bottom() + 1) / scale),
                ),
                1 / (1 + math.exp(-value)),
                self.name,
            )
            for rect, value in zip(found, values, strict=True)
        ]
        return tuple(sorted(faces, key=lambda face: -face.score))
