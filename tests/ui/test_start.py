"""The program's start: who gets which words, what Qt would die of, and what OpenCV does to Qt."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

import pytest

import ui
from app.cli.main import main as command_line
from app.errors import EnvironmentBrokenError
from ui import __main__ as program
from ui.surroundings import QT_PATHS, X11_LIBRARIES, check_screen, loads

ROOT = Path(ui.__file__).parents[1]


def run(*words: str, home: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """The program in a process of its own that sees no screen unless `environment` says so."""
    screens = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", *QT_PATHS}
    bare = {name: value for name, value in os.environ.items() if name not in screens}
    line = [sys.executable, *words]
    surroundings = bare | {"BEELDKEUR_HOME": str(home)} | environment
    return subprocess.run(line, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False)  # noqa: S603 - our own words


# --- who gets which words ----------------------------------------------------------------------------------------------


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Namespace]:
    """What the window was asked to open with."""
    asked: list[Namespace] = []

    def note(arguments: Namespace) -> int:
        asked.append(arguments)
        return 0

    monkeypatch.setattr(program, "open_window", note)
    return asked


@pytest.mark.parametrize(
    ("words", "lang", "register"),
    [
        ([], None, None),
        (["--lang", "en"], "en", None),
        (["--register", "sqlite:///x", "--lang=nl"], "nl", "sqlite:///x"),
    ],
)
@pytest.mark.usefixtures("home")
def test_without_a_command_the_window_opens(
    words: list[str], lang: str | None, register: str | None, opened: list[Namespace], capsys: pytest.CaptureFixture[str]
) -> None:
    assert program.main(words) == 0
    (asked,) = opened
    assert (getattr(asked, "lang", None), getattr(asked, "register", None)) == (lang, register)
    assert capsys.readouterr() == ("", "")


def test_broken_settings_are_for_the_window_to_show_and_stop_every_command(home: Path, opened: list[Namespace]) -> None:
    (home / "settings.toml").write_text("language = 7", "utf-8")

    assert program.main([]) == 0
    assert opened
    assert program.main(["policy", "show"]) == 4


@pytest.mark.usefixtures("home")
def test_a_command_goes_to_the_command_line(opened: list[Namespace], capsys: pytest.CaptureFixture[str]) -> None:
    assert program.main(["policy", "show", "--lang", "en"]) == 0
    assert capsys.readouterr().out
    assert program.main(["frobnicate"]) == 2
    assert program.main(["--lang", "fr"]) == 2
    assert not opened


@pytest.mark.usefixtures("home")
def test_screenshots_get_their_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked: list[Path] = []

    def note(arguments: Namespace) -> int:
        asked.append(arguments.directory)
        return 0

    monkeypatch.setattr(program, "take_screenshots", note)

    assert program.main(["screenshots", str(tmp_path)]) == 0
    assert asked == [tmp_path]


@pytest.mark.usefixtures("home")
def test_the_command_line_by_itself_has_no_window(capsys: pytest.CaptureFixture[str]) -> None:
    assert command_line(["--lang", "en"]) == 0
    assert "usage: beeldkeur" in capsys.readouterr().out
    assert command_line(["screenshots", "x", "--lang", "en"]) == 2
    assert "run.py screenshots" in capsys.readouterr().err


@pytest.mark.parametrize("words", [("-m", "app.cli"), ("-m", "ui", "--help"), ("-m", "ui", "policy", "show")])
def test_the_command_line_never_loads_qt(words: tuple[str, ...], tmp_path: Path) -> None:
    done = run("-X", "importtime", *words, home=tmp_path)

    assert done.returncode == 0
    assert "app.cli.main" in done.stderr
    assert "PySide6" not in done.stderr


# --- what Qt would die of ----------------------------------------------------------------------------------------------


def test_without_a_screen_the_program_says_one_sentence(tmp_path: Path) -> None:
    done = run("-m", "ui", "--lang", "en", home=tmp_path)

    assert (done.returncode, done.stdout) == (4, "")
    assert "no screen" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_screen_that_does_not_answer_is_the_same_sentence(tmp_path: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("X11 is Linux's here")
    done = run("-m", "ui", "--lang", "nl", home=tmp_path, DISPLAY=":7654")

    assert (done.returncode, done.stdout) == (4, "")
    assert "geen beeldscherm" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def nothing(_name: str) -> bool:
    return False


def everything(_name: str) -> bool:
    return True


@pytest.mark.parametrize("environment", [{}, {"DISPLAY": ""}, {"QT_QPA_PLATFORM": "xcb"}, {"QT_QPA_PLATFORM": "xcb:x"}])
def test_no_display(environment: dict[str, str]) -> None:
    with pytest.raises(EnvironmentBrokenError) as caught:
        check_screen(environment, "linux", found=everything, reached=everything)
    assert caught.value.code == "no-display"


def test_all_libraries_that_miss_are_named_with_their_packages() -> None:
    missing = {"libxcb-cursor.so.0", "libxkbcommon-x11.so.0"}
    with pytest.raises(EnvironmentBrokenError) as caught:
        check_screen({"DISPLAY": ":0"}, "linux", found=lambda name: name not in missing, reached=nothing)
    assert caught.value.code == "window-libraries"
    assert caught.value.params == {
        "libraries": "libxcb-cursor.so.0, libxkbcommon-x11.so.0",
        "packages": "libxcb-cursor0 libxkbcommon-x11-0",
    }


def test_a_library_that_is_not_there_is_not_found() -> None:
    assert not loads("libxcb-of-nowhere.so.0")


def test_a_display_that_refuses_is_no_display() -> None:
    with pytest.raises(EnvironmentBrokenError) as caught:
        check_screen({"DISPLAY": ":0"}, "linux", found=everything, reached=nothing)
    assert caught.value.code == "no-display"


@pytest.mark.parametrize(
    ("environment", "system"),
    [
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux"),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux"),
        ({}, "win32"),
        ({}, "darwin"),
    ],
)
def test_where_x11_is_not_asked_for_nothing_is_checked(environment: dict[str, str], system: str) -> None:
    check_screen(environment, system, found=nothing, reached=nothing)


def test_with_everything_there_the_window_may_open() -> None:
    check_screen({"DISPLAY": ":0"}, "linux", found=everything, reached=everything)


def test_every_library_that_is_looked_for_is_one_that_qt_names() -> None:
    plugin = Path(pytest.importorskip("PySide6").__file__).parent / "Qt/plugins/platforms/libqxcb.so"
    if not plugin.exists():
        pytest.skip("no X11 here")
    named = {name for name in X11_LIBRARIES if name.encode() in plugin.read_bytes()}
    core = plugin.parents[2] / "lib/libQt6XcbQpa.so.6"
    named |= {name for name in X11_LIBRARIES if name.encode() in core.read_bytes()}
    assert named == set(X11_LIBRARIES)


# --- what OpenCV does to Qt --------------------------------------------------------------------------------------------

WINDOW_AFTER_OPENCV = """
import os, sys
from ui import __main__ as program
from ui.surroundings import check_screen

def open_window(arguments):
    check_screen(os.environ)
    from PySide6.QtWidgets import QApplication, QLabel
    assert "cv2" in sys.modules
    application = QApplication([])
    label = QLabel("x")
    label.show()
    application.processEvents()
    print(application.platformName(), label.isVisible(), [name for name in os.environ if name.startswith("QT_QPA_")])
    return 0

program.open_window = open_window
sys.exit(program.main([]))
"""


def test_a_window_opens_after_opencv_was_imported(tmp_path: Path) -> None:
    done = run("-c", WINDOW_AFTER_OPENCV, home=tmp_path, QT_QPA_PLATFORM="offscreen")

    assert (done.returncode, done.stdout) == (0, "offscreen True ['QT_QPA_PLATFORM']\n"), done.stderr


@pytest.fixture
def screen() -> Iterator[str]:
    """The display of an X server that shows nobody anything."""
    if not shutil.which("Xvfb"):
        pytest.skip("needs Xvfb")
    line = ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x800x24"]
    with subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:  # noqa: S603 - our own words
        assert server.stdout is not None
        try:
            yield f":{server.stdout.readline().strip()}"
        finally:
            server.terminate()


def test_a_window_opens_on_a_real_screen_after_opencv_was_imported(tmp_path: Path, screen: str) -> None:
    done = run("-c", WINDOW_AFTER_OPENCV, home=tmp_path, DISPLAY=screen)

    assert (done.returncode, done.stdout) == (0, "xcb True []\n"), done.stderr


def test_what_the_user_set_for_qt_stays(tmp_path: Path) -> None:
    script = (
        "import os, sys\nfrom ui import __main__ as program\n"
        "program.open_window = lambda _arguments: print([os.environ.get(name) for name in sys.argv[1:]]) or 0\n"
        "program.main([])\n"
    )
    done = run("-c", script, *QT_PATHS, home=tmp_path, QT_QPA_FONTDIR="/fonts")

    assert done.stdout == "[None, '/fonts']\n", done.stderr


# --- interrupted -------------------------------------------------------------------------------------------------------

INTERRUPTING = """
import os, signal, sys
from contextlib import contextmanager
from ui import __main__ as program

@contextmanager
def interrupted():
    os.kill(os.getpid(), signal.SIGINT)
    yield

program.keeping_qt_paths = interrupted
sys.exit(program.main(["--version"]))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="only POSIX systems hold a signal back")
def test_ctrl_c_while_the_program_loads_is_no_fault(tmp_path: Path) -> None:
    done = run("-P", "-c", INTERRUPTING, home=tmp_path, PYTHONPATH=str(ROOT))
    assert (done.returncode, done.stdout, done.stderr) == (program.INTERRUPTED, "", "")
