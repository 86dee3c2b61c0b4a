from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
copied_here = pytest.mark.skipif(sys.platform != "linux", reason="other systems do not copy processes")


def run(code: str, folder: Path, *flags: str, path: str = "", **more: str) -> list[str]:
    """What a program prints, line by line, that is run in a folder with these flags and this path for modules."""
    script = f"if __name__ == '__main__':\n    import sys\n    {code}"
    environment = {"PATH": "", "PYTHONPATH": path, **more}
    return subprocess.run(  # noqa: S603 - our own program
        [sys.executable, *flags, "-c", script], cwd=folder, env=environment, capture_output=True, text=True, check=True
    ).stdout.splitlines()


LOADED_ALREADY = (
    "from app.batch.workers import Workers; from app.batch.origin import Origin; from tests.batch import deeds;"
    "workers = Workers(1, deeds.ready, origin=Origin.{origin}); done = workers.submit(deeds.loaded_before, {module!r});"
    "print(done.result()); workers.__exit__(None, None, None)"
)


@copied_here
def test_who_looks_is_a_copy_of_a_process_that_has_loaded_what_that_needs() -> None:
    assert run(LOADED_ALREADY.format(origin="LOOKER", module="app.pipeline.work"), ROOT) == ["True"]


def test_others_begin_from_nothing() -> None:
    """Who compares faces, above all, has nothing in common with who finds them."""
    assert run(LOADED_ALREADY.format(origin="NOTHING", module="app.pipeline.work"), ROOT) == ["False"]


@copied_here
def test_the_folder_where_the_user_stands_is_not_searched_for_modules(tmp_path: Path) -> None:
    for name in ("app", "pebble", "cv2"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('not ours')\n")
    code = LOADED_ALREADY.format(origin="LOOKER", module="app.pipeline.work")
    assert run(code, tmp_path, "-P", path=str(ROOT)) == ["True"]
    # started in another way, this one would have found them itself, had it not been told of the project first
    beside = f"sys.path[0] = {str(ROOT)!r}; " + code
    assert run(beside, tmp_path) == ["False"]


@copied_here
@pytest.mark.parametrize(
    ("words", "begins"), [(("--lang", "nl", "screen", "x"), True), (("consent", "list"), False), ((), False)]
)
def test_loading_begins_early_for_commands_that_look(words: tuple[str, ...], *, begins: bool) -> None:
    code = (
        f"from app.batch.origin import begin_for; begin_for({words!r}); from multiprocessing import forkserver;"
        "print(forkserver._forkserver._forkserver_pid is not None, 'numpy' in sys.modules)"
    )
    assert run(code, ROOT) == [f"{begins} False"]
