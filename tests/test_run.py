"""The starter: every step by itself, with a pip that only pretends."""

import ast
import io
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import run

ROOT = Path(run.__file__).parent
SMALL = "alpha==1.0 \\\n    --hash=sha256:aa\nbeta==2.0 ; python_full_version < '3.12' \\\n    --hash=sha256:bb\n"
LARGE = SMALL + (
    "colorama==0.4 ; sys_platform == 'win32' \\\n    --hash=sha256:cc\n"
    "gamma==1.0 ; platform_machine == 'x86_64' and sys_platform != 'darwin' \\\n    --hash=sha256:ee\n"
    "beta==3.0 \\\n    --hash=sha256:dd\n"
)


@pytest.fixture
def place(tmp_path: Path) -> run.Place:
    """A project with three locks and an environment whose interpreter is this one."""
    (tmp_path / run.RUN.file).write_text(SMALL, "utf-8")
    (tmp_path / run.DEMO.file).write_text(SMALL, "utf-8")
    (tmp_path / run.TEST.file).write_text(LARGE, "utf-8")
    here = run.Place(tmp_path)
    here.work.mkdir()
    here.python.parent.mkdir(parents=True)
    here.python.symlink_to(sys.executable)
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    (here.venv / "pyvenv.cfg").write_text(f"home = {Path(sys.executable).parent}\nversion = {version}.1\n", "utf-8")
    return here


def fake_pip(folder: Path, script: str) -> list[str]:
    """A command that takes pip's arguments and does what `script` says."""
    file = folder / "fake_pip.py"
    file.write_text("import os, sys, time\n" + script, "utf-8")
    return [sys.executable, str(file)]


def quiet() -> run.Progress:
    return run.Progress("en", io.StringIO())


def install(place: run.Place, script: str) -> None:
    with run.alone(place, quiet()) as guard:
        run.install(fake_pip(place.root, script), place, run.RUN, guard, quiet())


# --- old Pythons -------------------------------------------------------------------------------------------------------


def test_it_parses_as_python_3_6() -> None:
    tree = ast.parse((ROOT / "run.py").read_text("utf-8"), feature_version=(3, 6))

    futures = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module == "__future__"]
    assert not futures


def test_what_stands_before_the_version_check_evaluates_on_python_3_6() -> None:
    tree = ast.parse((ROOT / "run.py").read_text("utf-8"))
    guard = next(index for index, node in enumerate(tree.body) if isinstance(node, ast.If))
    early = [node for node in tree.body[:guard] if isinstance(node, ast.FunctionDef)]

    assert {node.name for node in early} == {"language", "say", "old_python_sentence"}
    for node in early:
        for argument in node.args.args:
            assert isinstance(argument.annotation, ast.Constant | ast.Name), "an annotation that is evaluated"
    modules = {node.module for node in tree.body[:guard] if isinstance(node, ast.ImportFrom)}
    assert modules == {"pathlib", "typing"}


def test_an_old_python_gets_one_sentence_that_names_a_newer_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("run.shutil.which", lambda name: name if name == "python3.12" else None)
    monkeypatch.setattr("run.subprocess.call", lambda *_args, **_kwargs: 0)

    sentence = run.old_python_sentence("en", (3, 9, 2))

    assert sentence == (
        "Beeldkeur needs Python 3.11 or newer; this is Python 3.9.2."
        " This computer has a newer one; start with: python3.12 run.py"
    )


# --- sentences ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("args", "environ", "expected"),
    [
        ([], {"LANG": "nl_NL.UTF-8"}, "nl"),
        ([], {"LC_ALL": "nl_BE", "LANG": "en_GB"}, "nl"),
        ([], {"LC_ALL": "C", "LANG": "nl_NL"}, "en"),
        ([], {}, "en"),
        (["--lang", "nl", "screen"], {"LANG": "en_GB"}, "nl"),
        (["screen", "--lang=en"], {"LANG": "nl_NL"}, "en"),
        (["--lang"], {"LANG": "nl_NL"}, "nl"),
    ],
)
def test_the_language(args: list[str], environ: dict[str, str], expected: str) -> None:
    assert run.language(args, environ) == expected


def test_every_sentence_is_one_line_in_both_languages_with_the_same_placeholders() -> None:
    for key, both in run.SENTENCES.items():
        assert set(both) == {"nl", "en"}, key
        used = [sorted(part.split("}")[0] for part in text.split("{")[1:]) for text in both.values()]
        assert used[0] == used[1], key
        assert all("\n" not in text and text.isascii() for text in both.values()), key


# --- locks and stamps --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lock", run.LOCKS)
def test_a_lock_holds_hashes_and_no_address(lock: run.Lock) -> None:
    text = (ROOT / lock.file).read_text("utf-8")

    assert "://" not in text
    assert all("--hash=sha256:" in line for line in run.requirements(text).values())


def test_the_smaller_locks_are_part_of_the_larger() -> None:
    assert set(run.satisfied_by(run.Place(ROOT), run.TEST)) == {lock.file for lock in run.LOCKS}
    assert set(run.satisfied_by(run.Place(ROOT), run.DEMO)) == {run.RUN.file, run.DEMO.file}


@pytest.mark.parametrize("lock", run.LOCKS)
def test_every_lock_brings_the_window_and_not_what_it_does_without(lock: run.Lock) -> None:
    names = run.package_names((ROOT / lock.file).read_text("utf-8"))

    assert {package for package, _ in run.PROBES} <= set(names)
    assert not {"pyside6", "pyside6-addons"} & set(names)


def test_the_larger_the_set_the_more_it_costs() -> None:
    costs = [(lock.download_mb, lock.installed_mb) for lock in run.LOCKS]
    assert costs == sorted(costs)
    assert all(download < installed for download, installed in costs)


def test_names_are_counted_once_and_for_this_platform() -> None:
    assert set(run.package_names(LARGE, "linux")) == {"alpha", "beta", "gamma"}
    assert set(run.package_names(LARGE, "win32")) == {"alpha", "beta", "gamma", "colorama"}
    assert set(run.package_names(LARGE, "darwin")) == {"alpha", "beta"}


def test_without_a_stamp_nothing_is_ready(place: run.Place) -> None:
    assert not run.is_ready(place, run.RUN)


def test_a_larger_set_satisfies_a_smaller_but_not_the_reverse(place: run.Place) -> None:
    run.write_stamp(place, run.TEST)
    assert run.is_ready(place, run.RUN)

    run.write_stamp(place, run.RUN)
    assert not run.is_ready(place, run.TEST)


def test_a_changed_lock_is_not_satisfied(place: run.Place) -> None:
    run.write_stamp(place, run.RUN)
    (place.root / run.RUN.file).write_text(SMALL.replace("aa", "ee"), "utf-8")

    assert not run.is_ready(place, run.RUN)


def test_a_lock_that_was_never_part_of_the_installed_one_is_not_satisfied(place: run.Place) -> None:
    (place.root / run.DEMO.file).write_text("gamma==1 \\\n    --hash=sha256:ff\n", "utf-8")
    run.write_stamp(place, run.TEST)

    assert not run.is_ready(place, run.DEMO)


@pytest.mark.parametrize("text", ["", "[]", "{", '{"tag": 3}', '{"tag": "x", "locks": []}'])
def test_a_stamp_that_cannot_be_read_is_none(place: run.Place, text: str) -> None:
    place.stamp.write_text(text, "utf-8")

    assert not run.is_ready(place, run.RUN)


def test_the_stamp_of_another_python_is_none(place: run.Place, monkeypatch: pytest.MonkeyPatch) -> None:
    run.write_stamp(place, run.RUN)
    monkeypatch.setattr(run, "tag", lambda: "cpython-9.9-elsewhere")

    assert not run.is_ready(place, run.RUN)


def test_a_missing_lock_is_a_sentence(place: run.Place) -> None:
    (place.root / run.RUN.file).unlink()

    with pytest.raises(run.SetupError) as caught:
        run.is_ready(place, run.RUN)
    assert caught.value.key == "incomplete"


# --- the environment ---------------------------------------------------------------------------------------------------


def test_an_environment_that_is_whole_is_usable(place: run.Place) -> None:
    assert run.is_usable(place)


@pytest.mark.parametrize("harm", ["gone", "dangling", "other version", "not a program", "unfinished", "no configuration"])
def test_an_environment_that_is_not_whole_is_not_usable(place: run.Place, harm: str) -> None:
    config = place.venv / "pyvenv.cfg"
    if harm == "unfinished":
        place.unfinished.touch()
    elif harm == "other version":
        config.write_text("version = 3.4.1\n", "utf-8")
    elif harm == "no configuration":
        config.unlink()
    else:
        place.python.unlink()
        if harm == "dangling":
            place.python.symlink_to("/nowhere/python")
        elif harm == "not a program":
            place.python.write_text("#!/bin/false\n", "utf-8")
            place.python.chmod(0o755)

    assert not run.is_usable(place)


def test_a_fresh_environment_takes_the_place_of_the_old_and_is_unfinished(place: run.Place) -> None:
    run.write_stamp(place, run.RUN)

    run.make_venv(place)

    assert place.unfinished.exists()
    assert not place.stamp.exists()
    assert os.access(place.python, os.X_OK)
    assert not list(place.work.glob("discarded-*"))


def test_a_second_set_up_waits_for_the_first(place: run.Place) -> None:
    with run.alone(place, quiet()), (place.work / "lock").open("a+b") as second:
        assert not run._try_lock(second)
    with (place.work / "lock").open("a+b") as later:
        assert run._try_lock(later)


def test_no_space_is_said_before_anything_is_written(place: run.Place, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(place.root)._replace(free=50_000_000)
    monkeypatch.setattr("run.shutil.disk_usage", lambda _folder: usage)

    with pytest.raises(run.SetupError) as caught:
        run.check_space(place, run.RUN)
    assert caught.value.key == "no_space"
    assert int(str(caught.value.params["needed"])) > 500


def test_no_pip_anywhere_is_a_sentence(place: run.Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "pip_version", lambda _command: ())
    monkeypatch.setattr("run.subprocess.run", lambda *_args, **_kwargs: subprocess.CompletedProcess([], 1, b"", b""))

    with pytest.raises(run.SetupError) as caught:
        run.find_pip(place)
    assert caught.value.key == "no_pip"
    assert "python3-venv" in run.say("no_pip", "nl")


def test_the_pip_of_this_python_fills_an_environment_without_one(place: run.Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "pip_version", lambda command: () if str(place.python) in command else (23, 0))

    assert run.find_pip(place)[1:] == ["-m", "pip", "--python", str(place.python)]


def test_settings_that_divert_pip_are_left_out_and_mirrors_stay() -> None:
    kept = run.clean_environment({"PIP_TARGET": "/x", "PYTHONPATH": "/y", "PIP_INDEX_URL": "mirror", "HTTPS_PROXY": "proxy"})

    assert kept == {"PIP_INDEX_URL": "mirror", "HTTPS_PROXY": "proxy"}


# --- pip ---------------------------------------------------------------------------------------------------------------


def test_pip_is_asked_for_hashes_and_ready_made_packages(place: run.Place) -> None:
    install(place, "print(' '.join(sys.argv[1:]))")

    said = place.log.read_text("utf-8")
    assert said.startswith("install --no-deps --require-hashes ")
    assert "--only-binary alpha,beta " in said
    assert said.strip().endswith(f"-r {place.root / run.RUN.file}")


def test_a_failure_before_pip_wrote_leaves_what_worked(place: run.Place) -> None:
    run.write_stamp(place, run.TEST)
    (place.root / run.RUN.file).write_text(SMALL + "gamma==1 \\\n    --hash=sha256:ff\n", "utf-8")

    with pytest.raises(run.SetupError) as caught:
        install(place, "print('WARNING: Retrying: NewConnectionError'); sys.exit(1)")

    assert caught.value.key == "no_network"
    assert run.is_ready(place, run.TEST)


def test_a_failure_while_pip_wrote_leaves_a_mark_and_no_stamp(place: run.Place) -> None:
    run.write_stamp(place, run.RUN)

    with pytest.raises(run.SetupError) as caught:
        install(place, "print('Installing collected packages: alpha'); print('ERROR: [Errno 28] x'); sys.exit(1)")

    assert caught.value.key == "no_space"
    assert place.unfinished.exists()
    assert not place.stamp.exists()
    assert not run.is_usable(place)


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize(("writing", "usable"), [(False, True), (True, False)])
def test_an_interrupted_set_up_is_seen_by_the_next(place: run.Place, *, writing: bool, usable: bool) -> None:
    said = "Installing collected packages: alpha" if writing else "Collecting alpha"
    with pytest.raises(KeyboardInterrupt):
        install(
            place, f"print('{said}', flush=True); time.sleep(0.3); os.kill(os.getppid(), {signal.SIGINT:d}); time.sleep(60)"
        )

    assert run.is_usable(place) is usable


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_a_killed_set_up_is_seen_by_the_next(place: run.Place) -> None:
    pip = fake_pip(place.root, f"os.kill(os.getppid(), {signal.SIGKILL:d})")
    code = (
        "import sys, run; from pathlib import Path\n"
        "place, quiet = run.Place(Path(sys.argv[1])), run.Progress('en')\n"
        "with run.alone(place, quiet) as guard: run.install(sys.argv[2:], place, run.RUN, guard, quiet)\n"
    )
    killed = subprocess.run([sys.executable, "-c", code, str(place.root), *pip], cwd=ROOT, check=False)  # noqa: S603 - our own words

    assert killed.returncode == -signal.SIGKILL
    assert not run.is_usable(place)


@pytest.mark.parametrize(
    ("lines", "key"),
    [
        (["ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device"], "no_space"),
        (["ERROR: Could not install packages due to an OSError: [Errno 13] Permission denied: 'x'"], "cannot_write"),
        (["ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE."], "wrong_hash"),
        (
            ["WARNING: Retrying (...) NewConnectionError(...)", "ERROR: No matching distribution found for alpha==1"],
            "no_network",
        ),
        (["ERROR: No matching distribution found for dlib-bin==20"], "no_build"),
        (["ERROR: something else", "more"], "pip_failed"),
        ([], "pip_failed"),
    ],
)
def test_every_failure_of_pip_becomes_one_sentence(place: run.Place, lines: list[str], key: str) -> None:
    error = run.explain(lines, place, run.RUN)

    assert error.key == key
    assert "\n" not in run.say(error.key, "nl", **error.params)


def test_how_far_it_is_follows_from_what_pip_says() -> None:
    reader = run.PipReader(["alpha", "beta-gamma"], "en")
    seen = []
    for line in (
        "Collecting alpha==1.0 (from -r x)",
        "  Downloading alpha-1.0-py3-none-any.whl (6.9 MB)",
        "Processing /wheels/beta_gamma-2.0-py3-none-any.whl",
        "  Building wheel for beta-gamma (pyproject.toml): started",
        "WARNING: Retrying (Retry(total=4))",
        "Installing collected packages: alpha, beta-gamma",
    ):
        reader.read(line)
        seen.append(reader.status(1).strip())

    assert seen == [
        "fetching: 1 of 2 (alpha)",
        "fetching: 1 of 2 (alpha, 6.9 MB)",
        "fetching: 2 of 2 (beta_gamma)",
        "preparing: beta-gamma",
        "no connection yet; trying again",
        "installing: 1 of 2",
    ]


def test_progress_gives_a_sign_of_life_without_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr("run.time.monotonic", lambda: now[0])
    stream = io.StringIO()
    progress = run.Progress("en", stream)
    for _ in range(60):
        now[0] += 0.5
        progress.status("busy")

    assert stream.getvalue().splitlines() == ["busy, 0 s", "busy, 10 s", "busy, 20 s"]


# --- libraries ---------------------------------------------------------------------------------------------------------


def test_missing_libraries_are_named_with_their_packages() -> None:
    said = json.dumps(["libGL.so.1: cannot open shared object file: No such file", ["libGL.so.1", "libgthread-2.0.so.0"]])
    error = run.unimportable(said, "")

    assert error.key == "libraries"
    assert error.params == {"libraries": "libGL.so.1, libgthread-2.0.so.0", "packages": "libgl1 libglib2.0-0"}


@pytest.mark.skipif(os.name == "nt", reason="a script of POSIX")
@pytest.mark.parametrize(
    ("packages", "named"), [("alpha==1.0 --hash=sha256:aa", False), ("pyside6-essentials==6 --hash=sha256:aa", True)]
)
def test_the_windows_libraries_are_looked_for_where_qt_is_installed(place: run.Place, packages: str, *, named: bool) -> None:
    (place.root / run.RUN.file).write_text(packages + "\nopencv-python==5 --hash=sha256:bb\n", "utf-8")
    place.python.unlink()
    broken = (
        'import json, sys; print(json.dumps(["libGL.so.1: cannot open shared object file: x", json.loads(sys.argv[3])[1]]))'
    )
    place.python.write_text(f"#!/bin/sh\nexec {sys.executable} -c '{broken}; sys.exit(1)' \"$@\"\n", "utf-8")
    place.python.chmod(0o755)

    with pytest.raises(run.SetupError) as caught:
        run.check_imports(place, run.RUN)
    assert ("libxkbcommon0" in str(caught.value.params["packages"])) is named


def test_another_import_error_is_told_as_it_is() -> None:
    assert run.unimportable(json.dumps(["no module", []]), "").params == {"reason": "no module"}
    assert run.unimportable("", "Fatal\n  crashed\n").params == {"reason": "crashed"}


# --- the program -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("args", "lock"),
    [
        ([], run.RUN),
        (["demo", "--out", "x"], run.DEMO),
        (["test", "-k", "demo"], run.TEST),
        (["--lang", "nl", "demo"], run.DEMO),
        (["screenshots", "x"], run.DEMO),
        (["--lang=nl", "test"], run.TEST),
        (["screen", "test", "demo"], run.RUN),
    ],
)
def test_a_command_gets_the_set_it_needs(args: list[str], lock: run.Lock) -> None:
    assert run.lock_for(run.split(args)[0]) == lock


@pytest.fixture
def project(place: run.Place) -> run.Place:
    """A ready project: a copy of run.py with a program that reports what it was given."""
    (place.root / "run.py").write_bytes((ROOT / "run.py").read_bytes())
    (place.root / "ui").mkdir()
    (place.root / "ui/__main__.py").write_text(
        "import json, os, sys\nprint(json.dumps([sys.argv[1:], os.getcwd()]))\nsys.exit(int((sys.argv[1:] or [0])[-1]))\n",
        "utf-8",
    )
    run.write_stamp(place, run.RUN)
    return place


@pytest.mark.parametrize("code", [0, 1, 3, 130])
def test_the_programs_exit_code_and_folder_pass_through(project: run.Place, tmp_path: Path, code: int) -> None:
    elsewhere = tmp_path / "elsewhere"
    (elsewhere / "ui").mkdir(parents=True)  # must not be taken for ours
    command = [sys.executable, str(project.root / "run.py"), "screen", "a b", str(code)]
    done = subprocess.run(command, cwd=elsewhere, capture_output=True, text=True, check=False)  # noqa: S603 - our own words

    assert (done.returncode, done.stderr) == (code, "")
    assert json.loads(done.stdout) == [["screen", "a b", str(code)], str(elsewhere)]


def test_without_words_the_program_starts_without_words(project: run.Place, tmp_path: Path) -> None:
    command = [sys.executable, str(project.root / "run.py")]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)  # noqa: S603 - our own words

    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == [[], str(tmp_path)]


def test_a_child_process_hands_its_exit_code_on() -> None:
    assert run.run_child([sys.executable, "-c", "raise SystemExit(3)"], dict(os.environ)) == 3


def test_a_broken_set_up_is_one_sentence_and_exit_code_4(
    place: run.Place, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_args: object) -> None:
        raise run.SetupError("no_pip")

    monkeypatch.setattr(run, "set_up", fail)

    assert run.main(["--lang", "nl", "screen"], place) == 4
    assert capsys.readouterr() == ("", run.say("no_pip", "nl") + "\n")


def test_an_interrupt_is_exit_code_130(place: run.Place, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(run, "set_up", interrupt)

    assert run.main(["screen"], place) == 130


def test_a_set_up_compiles_the_program_also_where_python_is_told_to_write_nothing(
    place: run.Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    (place.root / "app").mkdir()
    (place.root / "app" / "broken.py").write_text("(", "utf-8")
    (place.root / "app" / "whole.py").write_text("", "utf-8")

    run.compile_program(place)

    assert [file.name.partition(".")[0] for file in place.root.rglob("app/**/*.pyc")] == ["whole"]


def test_a_set_up_goes_from_nothing_to_ready(place: run.Place, monkeypatch: pytest.MonkeyPatch) -> None:
    place.python.unlink()
    pip = fake_pip(place.root, "print('Collecting alpha')\nprint('Installing collected packages: alpha')")
    monkeypatch.setattr(run, "find_pip", lambda _place: pip)
    stream = io.StringIO()

    run.set_up(place, run.RUN, run.Progress("en", stream))

    assert run.is_ready(place, run.RUN)
    assert not place.unfinished.exists()
    assert [line[:3] for line in stream.getvalue().splitlines()] == ["The", "1/3", "2/3", "3/3", "Rea"]
