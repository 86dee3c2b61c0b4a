from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from detectors.base import DetectorError
from detectors.dlib_hog import DlibHog, _frontal_detector
from tests.make_media import portrait, portrait_path

ROOT = Path(__file__).resolve().parents[2]
ENCODERS = {"face_encodings", "compute_face_descriptor", "face_recognition_model_v1", "face_encoder", "_raw_face_landmarks"}


def run(code: str, *arguments: str) -> str:
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-W", "ignore", "-c", code, *arguments], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


LOADS = """
import sys
from PIL import ImageFile
assert "face_recognition" not in sys.modules
from detectors.dlib_hog import DlibHog
from tests.make_media import portrait
found = DlibHog(512).detect(portrait())
assert "face_recognition" in sys.modules
print(len(found), ImageFile.LOAD_TRUNCATED_IMAGES, "pkg_resources" in sys.modules)
"""


def test_loading_it_leaves_no_trace_behind() -> None:
    """In a process where nothing was imported: Pillow still refuses half pictures, and no stand-in stays."""
    count, truncated, stub = run(LOADS).split()
    assert int(count) >= 1
    assert (truncated, stub) == ("False", "False")


KEEPS = """
import sys, types
from PIL import ImageFile
ImageFile.LOAD_TRUNCATED_IMAGES = "as it was"
sys.modules["pkg_resources"] = mine = types.ModuleType("pkg_resources")
from detectors.dlib_hog import DlibHog
from tests.make_media import portrait
DlibHog(512).detect(portrait())
print(ImageFile.LOAD_TRUNCATED_IMAGES == "as it was", sys.modules["pkg_resources"] is mine)
"""


def test_what_was_there_before_is_put_back() -> None:
    assert run(KEEPS).split() == ["True", "True"]


NO_ENCODINGS = """
import sys
from pathlib import Path
import numpy as np
from detectors.dlib_hog import DlibHog
blank = np.zeros((100, 100, 3), np.uint8)
DlibHog(100).detect(blank)
import face_recognition
from face_recognition import api

def forbidden(*_, **__):
    raise AssertionError("an encoding was asked for")

class Forbidden:
    compute_face_descriptor = forbidden

for module in (face_recognition, api):
    for name in ("face_encodings", "face_landmarks", "compare_faces", "face_distance"):
        setattr(module, name, forbidden)
for name in ("face_encoder", "pose_predictor_68_point", "pose_predictor_5_point"):
    assert hasattr(api, name)
api.face_encoder = Forbidden()
api.pose_predictor_68_point = api.pose_predictor_5_point = forbidden
from app.media.intake import read_source
from app.model import Sensitivity
from app.pipeline.screen import screen
screening = screen(read_source(Path(sys.argv[1])), Sensitivity.STANDARD, "test")
print(len(screening.faces), "dlib" in screening.faces[0].detector)
"""


def test_screening_encodes_nobody() -> None:
    """Everything that describes a face fails, and screening, the second opinion included, does not notice."""
    assert run(NO_ENCODINGS, str(portrait_path())).split() == ["1", "True"]


def _names(path: Path) -> set[str]:
    """Every name, attribute, import and text that the code speaks of; comments and docstrings do not count."""
    tree = ast.parse(path.read_text("utf-8"))
    docstrings = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    found: set[str] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.alias(name=name):
                found.update(name.split("."))
            case ast.Constant(value=str(text)) if id(node) not in docstrings:
                found.add(text)
    return found


def test_no_code_speaks_of_encodings() -> None:
    files = [path for folder in ("app", "detectors") for path in (ROOT / folder).rglob("*.py")]
    assert len(files) > 30
    spoken = {path.name: names for path in files if (names := _names(path) & ENCODERS)}
    assert spoken.pop("dlib_hog.py") == {"face_recognition_model_v1"}  # where it is named so as not to be loaded
    assert set(spoken) == {"encoder.py"}  # only `app.grouping` may reach it (import-linter)


def test_its_place_in_the_search_for_names_would_be_found(tmp_path: Path) -> None:
    file = tmp_path / "code.py"
    file.write_text("from face_recognition import face_encodings as f\nx = getattr(api, 'compute_face_descriptor')\n")
    assert _names(file) & ENCODERS == {"face_encodings", "compute_face_descriptor"}


def test_without_its_models_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def find_nothing(name: str) -> None:
        assert name == "face_recognition_models"

    _frontal_detector.cache_clear()
    monkeypatch.setattr("importlib.util.find_spec", find_nothing)
    with pytest.raises(DetectorError, match="face_recognition_models"):
        DlibHog(512).detect(portrait())


def test_a_failed_load_is_tried_again() -> None:
    """What the test before left behind is no broken detector."""
    assert DlibHog(512).detect(portrait())


def test_it_is_not_asked_about_pictures_smaller_than_its_window() -> None:
    assert DlibHog(512).detect(portrait()[:79, :79]) == ()


def test_what_tells_faces_apart_is_not_even_loaded() -> None:
    code = """
import numpy as np
from detectors.base import DetectorError
from detectors.dlib_hog import DlibHog

DlibHog(640).detect(np.zeros((100, 100, 3), np.uint8))
from face_recognition import api
import dlib

assert api.face_detector is not None
for model in (api.face_encoder, api.pose_predictor_68_point, api.pose_predictor_5_point, api.cnn_face_detector):
    try:
        model(None, None)
    except DetectorError:
        continue
    raise SystemExit(1)
assert dlib.face_recognition_model_v1.__name__ == "face_recognition_model_v1"
"""
    assert subprocess.run([sys.executable, "-c", code], check=False, cwd=ROOT).returncode == 0  # noqa: S603
