"""What a changed program found is not taken for what this one finds."""

from __future__ import annotations

import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

from app.model import MediaKind, Sensitivity
from app.pipeline.eyes import eyes_for
from app.pipeline.revision import code, revision
from app.pipeline.screen import fingerprint
from app.pipeline.video_eyes import video_eyes_for
from app.pipeline.video_screen import video_fingerprint


def prints() -> tuple[str, str]:
    """The fingerprint of a photo's screening, and of a video's."""
    standard = Sensitivity.STANDARD
    return fingerprint(eyes_for(standard), standard, "1"), video_fingerprint(video_eyes_for(standard), standard, "1")


@pytest.mark.parametrize(
    ("name", "photo", "video"),
    [
        ("contrast.py", True, True),
        ("closer.py", True, True),
        ("every_way.py", True, True),
        ("ensemble.py", True, True),
        ("hands.py", True, True),
        ("image.py", True, True),
        ("people.py", True, False),
        ("recognisable.py", True, False),
        ("runtime.py", True, True),
        ("centerface_ranges.json", True, True),
        ("track.py", True, True),
        ("joining.py", False, True),
        ("video_fine.py", False, True),
        ("video_late.py", False, True),
        ("columns.py", True, True),
        ("desk.py", False, False),
    ],
)
def test_a_fingerprint_follows_the_code_that_looks(
    name: str, *, photo: bool, video: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = prints()
    assert prints() == before
    traversable = type(files("app") / "model.py")
    read = traversable.read_bytes

    def changed(file: Path) -> bytes:
        return read(file) + (b"# changed" if file.name == name else b"")

    monkeypatch.setattr(traversable, "read_bytes", changed)
    revision.cache_clear()
    try:
        after = prints()
    finally:
        revision.cache_clear()
    assert [one != other for one, other in zip(before, after, strict=True)] == [photo, video]


@pytest.mark.parametrize("library", ["PIL", "cv2", "dlib", "numpy", "pillow_heif", "simplejpeg"])
def test_a_photos_fingerprint_follows_the_libraries(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before, _ = prints()
    monkeypatch.setattr(f"{library}.__version__", "0")
    after, _ = prints()
    assert after != before


@pytest.mark.parametrize(("kind", "module"), [(MediaKind.PHOTO, "screen"), (MediaKind.VIDEO, "video_screen")])
def test_all_code_that_looking_loads_is_part_of_the_revision(kind: MediaKind, module: str) -> None:
    script = (
        f"import sys, app.pipeline.{module} as one\n"
        "print(*(file for name, module in sys.modules.items() if name.split('.')[0] in ('app', 'detectors')"
        " and (file := module.__file__) and not file.endswith('__init__.py')), sep='\\n')"
    )
    command = [sys.executable, "-c", script]
    loaded = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()  # noqa: S603 - our own words
    assert len(loaded) > 40
    assert set(map(Path, loaded)) <= {Path(str(file)) for _, file in code(kind)}
