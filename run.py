"""Start Beeldkeur: set it up on first use, then run it. Needs Python and nothing else.

    python3 run.py                set up if needed, then open the window
    python3 run.py ARGS...        the same, but run: beeldkeur ARGS...
    python3 run.py demo           the same, with the sample pictures
    python3 run.py test ARGS...   the same, with the tools of the tests, then: pytest ARGS...

The set-up is a virtual environment in `.venv`, filled from a lock file with hashes. A stamp inside it says which locks it
satisfies, so that every later start costs one hash and needs no network. `.setup` holds the lock against two set-ups at once
and the log of the last one.

This file must parse and reach its version check on Python 3.6, so that an old Python gives a sentence and not a syntax error.
"""

import contextlib
import errno
import hashlib
import json
import os
import queue
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import threading
import time
from pathlib import Path
from typing import IO, Callable, Iterable, Iterator, NamedTuple, Sequence  # noqa: UP035 - Python 3.6 has to get past this line

OLDEST_PYTHON = (3, 11)
EXIT_ENVIRONMENT = 4
EXIT_INTERRUPTED = 130
WINDOWS_DUTCH = 0x13  # LANG_DUTCH, the primary language of a LANGID

SENTENCES = {
    "old_python": {
        "nl": "Beeldkeur heeft Python {oldest} of nieuwer nodig; dit is Python {found}.{hint}",
        "en": "Beeldkeur needs Python {oldest} or newer; this is Python {found}.{hint}",
    },
    "newer_here": {
        "nl": " Op deze computer staat een nieuwere; start met: {command} run.py",
        "en": " This computer has a newer one; start with: {command} run.py",
    },
    "no_pip": {
        "nl": "Deze Python kan geen pakketten installeren: installeer python3-venv of python3-pip"
        " (Debian en Ubuntu: sudo apt install python3-venv) en start opnieuw.",
        "en": "This Python cannot install packages: install python3-venv or python3-pip"
        " (Debian and Ubuntu: sudo apt install python3-venv), then start again.",
    },
    "no_space": {
        "nl": "Te weinig schijfruimte: er moet nog ongeveer {needed} MB vrij komen in {folder}; maak ruimte en start opnieuw.",
        "en": "Not enough disk space: about {needed} MB more is needed in {folder}; make room, then start again.",
    },
    "no_network": {
        "nl": "Geen verbinding met het internet: alleen de eerste start haalt pakketten op; herstel de verbinding"
        " (of de proxy-instelling) en start opnieuw. Details: {log}",
        "en": "No connection to the internet: only the first start fetches packages; restore the connection"
        " (or the proxy setting), then start again. Details: {log}",
    },
    "wrong_hash": {
        "nl": "Een opgehaald pakket is niet het pakket dat is gecontroleerd en is geweigerd; start opnieuw, en vraag"
        " de netwerkbeheerder als dit blijft. Details: {log}",
        "en": "A fetched package is not the one that was checked and has been refused; start again, and ask"
        " the network's administrator if this stays. Details: {log}",
    },
    "no_build": {
        "nl": "Het pakket {package} is er niet voor Python {python} op {platform};"
        " gebruik een andere Python (3.11 tot 3.13, 64 bit).",
        "en": "The package {package} does not exist for Python {python} on {platform};"
        " use another Python (3.11 to 3.13, 64 bit).",
    },
    "pip_failed": {
        "nl": "Het installeren van de pakketten is mislukt: {reason}. Details: {log}",
        "en": "Installing the packages failed: {reason}. Details: {log}",
    },
    "venv_failed": {
        "nl": "De map {folder} kon niet worden ingericht: {reason}",
        "en": "The folder {folder} could not be set up: {reason}",
    },
    "cannot_write": {
        "nl": "Beeldkeur kan niet schrijven in {folder}: {reason}. Verplaats de map naar een plek waar u mag schrijven.",
        "en": "Beeldkeur cannot write in {folder}: {reason}. Move the folder to a place where you may write.",
    },
    "libraries": {
        "nl": "Dit systeem mist {libraries}; installeer wat ontbreekt (Debian en Ubuntu:"
        " sudo apt install {packages}) en start opnieuw.",
        "en": "This system lacks {libraries}; install what is missing (Debian and Ubuntu:"
        " sudo apt install {packages}), then start again.",
    },
    "import_failed": {
        "nl": "De geinstalleerde pakketten werken niet op dit systeem: {reason}",
        "en": "The installed packages do not work on this system: {reason}",
    },
    "incomplete": {
        "nl": "Het bestand {file} ontbreekt: haal Beeldkeur opnieuw op.",
        "en": "The file {file} is missing: fetch Beeldkeur again.",
    },
    "interrupted": {
        "nl": "Onderbroken; de volgende start gaat verder met de installatie.",
        "en": "Interrupted; the next start goes on with the set-up.",
    },
    "waiting": {
        "nl": "Beeldkeur wordt al geinstalleerd door een ander venster; even wachten...",
        "en": "Another window is setting Beeldkeur up; waiting...",
    },
    "step_start": {
        "nl": "Eerste gebruik: Beeldkeur wordt ingericht in {folder}. Dit gebeurt eenmalig.",
        "en": "First use: setting up Beeldkeur in {folder}. This happens once.",
    },
    "step_again": {
        "nl": "De pakketten worden bijgewerkt in {folder}.",
        "en": "Bringing the packages up to date in {folder}.",
    },
    "step_repair": {
        "nl": "De vorige installatie is onbruikbaar of niet afgemaakt en wordt opnieuw gemaakt in {folder}.",
        "en": "The previous set-up is unusable or was not finished and is made anew in {folder}.",
    },
    "step_venv": {"nl": "1/3 omgeving maken (.venv)", "en": "1/3 making the environment (.venv)"},
    "step_packages": {
        "nl": "2/3 {count} pakketten installeren (ophalen: ongeveer {megabytes} MB); dit duurt ongeveer een minuut",
        "en": "2/3 installing {count} packages (to fetch: about {megabytes} MB); this takes about a minute",
    },
    "step_check": {"nl": "3/3 controleren of alles werkt", "en": "3/3 checking that everything works"},
    "step_done": {"nl": "Klaar in {seconds} s.", "en": "Ready in {seconds} s."},
    "fetching": {"nl": "    ophalen: {done} van {count} ({what})", "en": "    fetching: {done} of {count} ({what})"},
    "building": {"nl": "    voorbereiden: {what}", "en": "    preparing: {what}"},
    "installing": {"nl": "    installeren: {done} van {count}", "en": "    installing: {done} of {count}"},
    "retrying": {"nl": "    nog geen verbinding; opnieuw proberen", "en": "    no connection yet; trying again"},
}


def language(args: "Sequence[str]", environ: "os._Environ[str] | dict[str, str]" = os.environ) -> str:
    """The language of the sentences: `--lang`, else the system's; Dutch or English."""
    wanted = ""
    for here, after in zip(args, list(args[1:]) + [""]):  # noqa: B905, RUF005 - `strict` is of Python 3.10
        if here == "--lang":
            wanted = after
        elif here.startswith("--lang="):
            wanted = here[len("--lang=") :]
    wanted = wanted or environ.get("LC_ALL") or environ.get("LC_MESSAGES") or environ.get("LANG") or ""
    if not wanted and sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - costs time and serves one platform

        return "nl" if ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF == WINDOWS_DUTCH else "en"
    return "nl" if wanted.lower().startswith("nl") else "en"


def say(key: str, lang: str, **params: object) -> str:
    """One sentence with its placeholders filled."""
    return SENTENCES[key][lang].format(**params)


def old_python_sentence(lang: str, found: "Sequence[int]") -> str:
    """What to tell the user of a Python that is too old; names a newer one when the computer has it."""
    hint = ""
    for minor in (13, 12, 11):
        command = f"python3.{minor}"
        if shutil.which(command) and subprocess.call([command, "-c", ""], stderr=subprocess.DEVNULL) == 0:
            hint = say("newer_here", lang, command=command)
            break
    oldest = ".".join(str(part) for part in OLDEST_PYTHON)
    return say("old_python", lang, oldest=oldest, found=".".join(str(part) for part in found), hint=hint)


if sys.version_info < OLDEST_PYTHON:
    sys.stderr.write(old_python_sentence(language(sys.argv[1:]), sys.version_info[:3]) + "\n")
    sys.exit(EXIT_ENVIRONMENT)


# From here on a Python of today evaluates the code; the syntax stays old.

ROOT = Path(__file__).resolve().parent
VALUED_GLOBALS = ("--lang", "--register")
SPARE_MB = 100
BUILD_MB = 230  # face-recognition-models unpacked and packed again, in the folder for temporary files
SLOW_S = 2.0
HEARTBEAT_S = 10.0
BUILT_FROM_SOURCE = ("face-recognition-models",)  # plain data, no wheel published
OLDEST_PIP = (22, 3)  # the first with `--python`

PROGRAM = ("app", "detectors", "ui")  # our own modules

# What must import before a set-up counts as done: (name in the lock, module).
PROBES = (("opencv-python", "cv2"), ("dlib-bin", "dlib"), ("pyside6-essentials", "PySide6.QtWidgets"))

# System libraries that wheels expect to find, measured with ldd, and the Debian package of each.
LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxcb.so.1": "libxcb1",
    "libz.so.1": "zlib1g",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libstdc++.so.6": "libstdc++6",
}
WINDOW_LIBRARIES = ("libEGL.so.1", "libxkbcommon.so.0", "libdbus-1.so.3", "libfontconfig.so.1")

# pip's settings that would put the packages elsewhere than in .venv, or hide that they are missing there.
DIVERTING = ("PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_PYTHON", "PIP_DRY_RUN", "PYTHONPATH", "PYTHONHOME")

NETWORK_SIGNS = (
    "NewConnectionError",
    "ConnectTimeoutError",
    "ConnectionError",
    "ReadTimeoutError",
    "Read timed out",
    "ProxyError",
    "SSLError",
    "Failed to establish a new connection",
    "Temporary failure in name resolution",
    "getaddrinfo failed",
    "Network is unreachable",
    "Could not fetch URL",
)


class SetupError(Exception):
    """The set-up cannot go on; `key` and `params` make the one sentence that the user reads."""

    def __init__(self, key: str, **params: object) -> None:
        """Keep what fills the sentence."""
        self.key = key
        self.params = params
        super().__init__(key, params)


class Lock(NamedTuple):
    """One lock file and what its set costs; megabytes as measured on Linux, Python 3.11."""

    file: str
    download_mb: int
    installed_mb: int


RUN = Lock("requirements.lock", 435, 1136)
DEMO = Lock("requirements-demo.lock", 450, 1171)
TEST = Lock("requirements-test.lock", 490, 1301)
LOCKS = (RUN, DEMO, TEST)


class Place(NamedTuple):
    """Where a set-up lives."""

    root: Path

    @property
    def venv(self) -> Path:
        """The virtual environment."""
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        """The environment's interpreter."""
        return self.venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    @property
    def stamp(self) -> Path:
        """Says which locks the environment satisfies."""
        return self.venv / "beeldkeur-stamp.json"

    @property
    def unfinished(self) -> Path:
        """Stands while the environment may be half made."""
        return self.venv / "beeldkeur-unfinished"

    @property
    def work(self) -> Path:
        """The set-up's own folder."""
        return self.root / ".setup"

    @property
    def log(self) -> Path:
        """What pip said in the last set-up."""
        return self.work / "pip.log"


# --- the stamp ---------------------------------------------------------------------------------------------------------


def tag() -> str:
    """What an environment is bound to besides its lock: interpreter and platform."""
    return f"{sys.implementation.name}-{sys.version_info[0]}.{sys.version_info[1]}-{sysconfig.get_platform()}"


def digest(place: Place, lock: Lock) -> str:
    """SHA-256 of a lock file.

    Raises:
        SetupError: when the file is missing.
    """
    try:
        return hashlib.sha256((place.root / lock.file).read_bytes()).hexdigest()
    except FileNotFoundError:
        raise SetupError("incomplete", file=lock.file) from None


def requirements(text: str) -> "dict[str, str]":
    """The pinned lines of a lock with their hashes, by `name==version ; marker`."""
    joined = text.replace("\\\n", " ")
    lines = [line.strip() for line in joined.splitlines() if line.strip() and not line.startswith("#")]
    return {line.split(" --hash")[0].strip(): line for line in lines}


def package_names(text: str, platform: str = sys.platform) -> "list[str]":
    """The packages that a lock installs on this platform, each once."""
    names = []
    for pinned in requirements(text):
        name, _, rest = pinned.partition("==")
        if "sys_platform == 'win32'" in rest and platform != "win32":
            continue
        if "sys_platform != 'darwin'" in rest and platform == "darwin":
            continue
        if name not in names:
            names.append(name)
    return names


def satisfied_by(place: Place, lock: Lock) -> "dict[str, str]":
    """The locks, with digest, that hold once `lock` is installed: itself and every one that it contains line by line."""
    installed = set(requirements((place.root / lock.file).read_text("utf-8")).values())
    held = {lock.file: digest(place, lock)}
    for other in LOCKS:
        path = place.root / other.file
        if path.exists() and set(requirements(path.read_text("utf-8")).values()) <= installed:
            held[other.file] = digest(place, other)
    return held


def write_stamp(place: Place, lock: Lock) -> None:
    """Record success, in one step."""
    draft = place.stamp.with_suffix(".new")
    draft.write_text(json.dumps({"tag": tag(), "locks": satisfied_by(place, lock)}, indent=1), "utf-8")
    draft.replace(place.stamp)


def is_ready(place: Place, lock: Lock) -> bool:
    """Whether the environment satisfies `lock`, for this Python, and was finished."""
    wanted = digest(place, lock)
    try:
        stamp = json.loads(place.stamp.read_text("utf-8"))
        held = stamp["tag"] == tag() and stamp["locks"].get(lock.file) == wanted
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False
    return held and os.access(place.python, os.X_OK) and not place.unfinished.exists()


# --- what the user sees ------------------------------------------------------------------------------------------------


class Progress:
    """Lines on standard error: rewritten in place on a terminal, few and whole elsewhere."""

    def __init__(self, lang: str, stream: "IO[str] | None" = None) -> None:
        """Speak `lang` on `stream` (standard error)."""
        self.lang = lang
        self._stream = sys.stderr if stream is None else stream
        self._terminal = self._stream.isatty()
        self._width = 0
        self._last = ""
        self._printed_at = 0.0
        self._began = time.monotonic()

    @property
    def seconds(self) -> int:
        """Time since the beginning."""
        return round(time.monotonic() - self._began)

    def line(self, key: str, **params: object) -> None:
        """A line that stays."""
        self.clear()
        self._stream.write(say(key, self.lang, **params) + "\n")
        self._stream.flush()
        self._printed_at = time.monotonic()

    def status(self, text: str) -> None:
        """How far it is: often on a terminal; elsewhere when it is new, and as a sign of life."""
        now = time.monotonic()
        if self._terminal:
            shown = f"{text}, {self.seconds} s"[: shutil.get_terminal_size().columns - 1]
            self._stream.write("\r" + shown.ljust(self._width))
            self._width = len(shown)
        elif now - self._printed_at >= (SLOW_S if text != self._last else HEARTBEAT_S):
            self._stream.write(f"{text}, {self.seconds} s\n")
            self._last = text
            self._printed_at = now
        self._stream.flush()

    def clear(self) -> None:
        """Take a rewritten line away."""
        if self._width:
            self._stream.write("\r" + " " * self._width + "\r")
            self._width = 0


class PipReader:
    """Turns pip's lines into how far it is."""

    def __init__(self, names: "Sequence[str]", lang: str) -> None:
        """`names`: the packages of the lock."""
        self._count = len(names)
        self._lang = lang
        self._seen = 0
        self._text = ""
        self.installing = False

    def read(self, line: str) -> None:
        """Take one line."""
        line = line.strip()
        found = re.match(
            r"(?:Collecting|Requirement already satisfied:|Processing \S*/)\s*([A-Za-z0-9._]+(?:-[A-Za-z_][A-Za-z0-9._]*)*)",
            line,
        )
        sized = re.match(r"Downloading (\S+?)-\d\S* \(([\d.]+ [kM]B)", line)
        built = re.match(r"Building wheel for (\S+)", line)
        if found:
            self._seen = min(self._seen + 1, self._count)
            self._fetching(found.group(1))
        elif sized:
            self._fetching(f"{sized.group(1)}, {sized.group(2)}")
        elif built:
            self._text = say("building", self._lang, what=built.group(1))
        elif line.startswith("WARNING: Retrying"):
            self._text = say("retrying", self._lang)
        elif line.startswith("Installing collected packages"):
            self.installing = True

    def _fetching(self, what: str) -> None:
        self._text = say("fetching", self._lang, done=self._seen, count=self._count, what=what)

    def status(self, present: int) -> str:
        """How far, in words; `present` packages stand in the environment."""
        if self.installing:
            return say("installing", self._lang, done=min(present, self._count), count=self._count)
        return self._text


# --- steps -------------------------------------------------------------------------------------------------------------


@contextlib.contextmanager
def alone(place: Place, progress: Progress) -> "Iterator[int]":
    """Hold the lock against a second set-up; yields its descriptor.

    pip inherits it: when this process is killed and pip lives on, nobody else comes in.
    """
    try:
        place.work.mkdir(exist_ok=True)
        handle = (place.work / "lock").open("a+b")
    except OSError as error:
        raise SetupError("cannot_write", folder=place.root, reason=error.strerror or error) from None
    with handle:
        told = False
        while not _try_lock(handle):
            if not told:
                progress.line("waiting")
                told = True
            time.sleep(0.2)
        yield handle.fileno()


def _try_lock(handle: "IO[bytes]") -> bool:
    """Whether the lock is ours; a file system that knows no locks lets everybody in."""
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - Windows only

            handle.seek(0)
            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 - POSIX only

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in (errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK)
    return True


def is_usable(place: Place) -> bool:
    """Whether `.venv` is whole and of this Python's version; asks its interpreter, so only for the slow path."""
    if place.unfinished.exists() or not os.access(place.python, os.X_OK):
        return False
    try:
        config = (place.venv / "pyvenv.cfg").read_text("utf-8")
        asked = subprocess.run(
            [str(place.python), "-c", "import sys; print('%d.%d' % sys.version_info[:2])"],
            capture_output=True,
            text=True,
            check=True,
        )
    except (OSError, ValueError, subprocess.SubprocessError):
        return False
    ours = f"{sys.version_info[0]}.{sys.version_info[1]}"
    made_for = re.search(r"^version(?:_info)?\s*=\s*(\d+\.\d+)", config, re.MULTILINE)
    return asked.stdout.strip() == ours and made_for is not None and made_for.group(1) == ours


def base_python() -> str:
    """An interpreter that stays when `.venv` goes."""
    return str(getattr(sys, "_base_executable", None) or sys.executable)


def make_venv(place: Place) -> None:
    """Put a fresh, empty environment in the place of whatever was there; marked unfinished until packages are in.

    Raises:
        SetupError: when it cannot be made.
    """
    for old in place.work.glob("discarded-*"):
        shutil.rmtree(old, ignore_errors=True)
    try:
        if place.venv.is_symlink():
            place.venv.unlink()
        elif place.venv.exists():
            # Renamed first: a deletion that is broken off halfway must not look like an environment.
            discarded = place.work / f"discarded-{os.getpid()}"
            place.venv.replace(discarded)
            shutil.rmtree(discarded, ignore_errors=True)
        place.venv.mkdir()
        place.unfinished.touch()
    except OSError as error:
        raise SetupError("cannot_write", folder=place.root, reason=error.strerror or error) from None
    made = subprocess.run(
        [base_python(), "-m", "venv", "--without-pip", str(place.venv)],
        capture_output=True,
        text=True,
        check=False,
        env=clean_environment(os.environ),
    )
    if made.returncode:
        said = (made.stderr or made.stdout).strip()
        if "No module named venv" in said:
            raise SetupError("no_pip")
        raise SetupError("venv_failed", folder=place.venv, reason=last_line(said))


def clean_environment(environ: "os._Environ[str] | dict[str, str]") -> "dict[str, str]":
    """The surroundings for pip without what would divert it; mirrors and proxies stay."""
    return {name: value for name, value in environ.items() if name not in DIVERTING}


def find_pip(place: Place) -> "list[str]":
    """The command that installs into `.venv`: its own pip, this Python's, or one made by ensurepip.

    Raises:
        SetupError: when there is none.
    """
    inner = [str(place.python), "-m", "pip"]
    outer = [base_python(), "-m", "pip"]
    if pip_version(inner):
        return inner
    if pip_version(outer) >= OLDEST_PIP:
        return [*outer, "--python", str(place.python)]
    ensured = subprocess.run(
        [str(place.python), "-m", "ensurepip"], capture_output=True, check=False, env=clean_environment(os.environ)
    )
    if ensured.returncode or not pip_version(inner):
        raise SetupError("no_pip")
    return inner


def pip_version(command: "Sequence[str]") -> "tuple[int, ...]":
    """(major, minor) of a pip, or nothing when it does not run."""
    try:
        asked = subprocess.run(
            [*command, "--version"], capture_output=True, text=True, check=False, env=clean_environment(os.environ)
        )
    except OSError:
        return ()
    found = re.match(r"pip (\d+)\.(\d+)", asked.stdout)
    return (int(found.group(1)), int(found.group(2))) if found and not asked.returncode else ()


def check_space(place: Place, lock: Lock) -> None:
    """Refuse before the disk is full.

    Raises:
        SetupError: when what is still to be installed, and fetched, will not fit.
    """
    missing = max(lock.installed_mb - size_mb(place.venv), 0)
    if not missing:
        return
    temporary = Path(tempfile.gettempdir())
    passing = lock.download_mb + BUILD_MB
    needs = {place.root: missing + SPARE_MB}
    if place.root.stat().st_dev == temporary.stat().st_dev:
        needs[place.root] += passing
    else:
        needs[temporary] = passing
    for folder, needed in needs.items():
        free = shutil.disk_usage(folder).free // 1_000_000
        if free < needed:
            raise SetupError("no_space", needed=needed - free, folder=folder)


def size_mb(folder: Path) -> int:
    """What a folder takes on the disk, in MB of 10^6 bytes; what cannot be read counts as nothing."""
    total = 0
    for parent, _, files in os.walk(folder):
        for name in files:
            with contextlib.suppress(OSError):
                found = os.lstat(os.path.join(parent, name))  # noqa: PTH118 - thousands of files
                total += getattr(found, "st_blocks", 0) * 512 or found.st_size
    return total // 1_000_000


def install(pip: "Sequence[str]", place: Place, lock: Lock, guard: int, progress: Progress) -> None:
    """Let pip fill the environment from `lock`, telling how far it is.

    The environment is marked unfinished while pip may write into it. A failure before pip began to write takes the mark
    away again, so that an environment that worked before goes on working.

    Raises:
        SetupError: with pip's reason as one sentence.
    """
    fresh = place.unfinished.exists()
    text = (place.root / lock.file).read_text("utf-8")
    names = package_names(text)
    ready_made = ",".join(name for name in names if name not in BUILT_FROM_SOURCE)
    command = [*pip, "install", "--no-deps", "--require-hashes", "--disable-pip-version-check", "--no-input"]
    command += ["--no-warn-script-location", "--progress-bar", "off", "--only-binary", ready_made]
    command += ["-r", str(place.root / lock.file)]
    reader = PipReader(names, progress.lang)
    place.unfinished.touch()
    lines: list[str] = []
    try:
        code = _follow(command, guard, lines, lambda line: _report(line, reader, place, progress))
    except KeyboardInterrupt:
        if not reader.installing and not fresh:
            place.unfinished.unlink()
        raise
    finally:
        progress.clear()
        with contextlib.suppress(OSError):
            place.log.write_text("\n".join(lines) + "\n", "utf-8")
    if code:
        if not reader.installing:
            place.unfinished.unlink()
        raise explain(lines, place, lock)


def _report(line: str, reader: PipReader, place: Place, progress: Progress) -> None:
    reader.read(line)
    if reader.installing:
        place.stamp.unlink(missing_ok=True)
    text = reader.status(count_installed(place) if reader.installing else 0)
    if text:
        progress.status(text)


def count_installed(place: Place) -> int:
    """How many packages stand in the environment."""
    site = "Lib/site-packages" if os.name == "nt" else "lib/python*/site-packages"
    return sum(1 for found in place.venv.glob(site + "/*.dist-info") if not found.name.startswith("pip-"))


def _follow(command: "Sequence[str]", guard: int, lines: "list[str]", tell: "Callable[[str], None]") -> int:
    """Run a command, keep its lines, call `tell` with each and with an empty one twice a second."""
    child = subprocess.Popen(
        list(command),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        env=dict(clean_environment(os.environ), PYTHONIOENCODING="utf-8", PYTHONUNBUFFERED="1"),
        pass_fds=() if os.name == "nt" else (guard,),
    )
    arriving: queue.Queue[str | None] = queue.Queue()
    assert child.stdout is not None  # noqa: S101 - asked for above
    reading = threading.Thread(target=_pump, args=(child.stdout, arriving), daemon=True)
    reading.start()
    try:
        for line in _until_none(arriving):
            if line:
                lines.append(line.rstrip("\n"))
            tell(line)
        return child.wait()
    finally:
        if child.poll() is None:
            child.terminate()
            child.wait()
        reading.join()
        child.stdout.close()


def _pump(source: "IO[str]", target: "queue.Queue[str | None]") -> None:
    for line in source:
        target.put(line)
    target.put(None)


def _until_none(source: "queue.Queue[str | None]") -> "Iterator[str]":
    while True:
        try:
            line = source.get(timeout=0.5)
        except queue.Empty:
            yield ""
            continue
        if line is None:
            return
        yield line


def explain(lines: "Sequence[str]", place: Place, lock: Lock) -> SetupError:
    """Pip's failure as one of our sentences."""
    said = "\n".join(lines)
    if re.search(r"Errno 28\b|No space left on device|WinError 112", said):
        return SetupError("no_space", needed=max(lock.installed_mb - size_mb(place.venv), SPARE_MB), folder=place.root)
    if re.search(r"Errno 13\b|Errno 30\b|WinError 5\b", said):
        return SetupError("cannot_write", folder=place.root, reason=reason_of(lines))
    if "DO NOT MATCH THE HASHES" in said:
        return SetupError("wrong_hash", log=place.log)
    if any(sign in said for sign in NETWORK_SIGNS):
        return SetupError("no_network", log=place.log)
    absent = re.search(r"No matching distribution found for ([A-Za-z0-9._-]+)", said)
    if absent:
        python = f"{sys.version_info[0]}.{sys.version_info[1]}"
        return SetupError("no_build", package=absent.group(1), python=python, platform=sysconfig.get_platform())
    return SetupError("pip_failed", reason=reason_of(lines), log=place.log)


def reason_of(lines: "Iterable[str]") -> str:
    """The line in which pip names its error."""
    errors = [line for line in lines if line.lstrip().lower().startswith("error")]
    return last_line("\n".join(errors[-1:])) or last_line("\n".join(lines))


def last_line(text: str) -> str:
    """The last line that says something."""
    said = [line.strip() for line in text.splitlines() if line.strip()]
    return said[-1] if said else "?"


def check_imports(place: Place, lock: Lock) -> None:
    """Import what stands on system libraries.

    Raises:
        SetupError: naming every library that is missing, or the import's own error.
    """
    names = package_names((place.root / lock.file).read_text("utf-8"))
    modules = [module for package, module in PROBES if package in names]
    wanted = [library for library in LIBRARIES if library not in WINDOW_LIBRARIES or "PySide6.QtWidgets" in modules]
    script = (
        "import ctypes, importlib, json, sys\n"
        "modules, libraries = json.loads(sys.argv[1])\n"
        "def misses(library):\n"
        "    try: ctypes.CDLL(library)\n"
        "    except OSError: return True\n"
        "try:\n"
        "    for module in modules: importlib.import_module(module)\n"
        "except ImportError as error:\n"
        "    print(json.dumps([str(error), [name for name in libraries if misses(name)]]))\n"
        "    sys.exit(1)\n"
    )
    tried = subprocess.run(
        [str(place.python), "-c", script, json.dumps([modules, wanted])], capture_output=True, text=True, check=False
    )
    if tried.returncode:
        raise unimportable(tried.stdout, tried.stderr)


def unimportable(stdout: str, stderr: str) -> SetupError:
    """The probe's answer as a sentence."""
    try:
        reason, missing = json.loads(stdout)
    except ValueError:
        return SetupError("import_failed", reason=last_line(stderr))
    named = re.match(r"(lib\S+\.so\S*): cannot open shared object file", reason)
    if not named:
        return SetupError("import_failed", reason=last_line(reason))
    libraries = sorted({named.group(1), *missing})
    packages = sorted({LIBRARIES.get(library, f"$(apt-file -l search {library})") for library in libraries})
    return SetupError("libraries", libraries=", ".join(libraries), packages=" ".join(packages))


def compile_program(place: Place) -> None:
    """Compile the program's own modules, as pip does with those it installs; what cannot be compiled is so at each start.

    Python does that by itself, but for where it is told to write nothing or the folder cannot be written to later: then every
    start takes longer by half.
    """
    folders = [str(place.root / name) for name in PROGRAM if (place.root / name).is_dir()]
    subprocess.run([str(place.python), "-m", "compileall", "-q", *folders], capture_output=True, check=False)


def set_up(place: Place, lock: Lock, progress: Progress) -> None:
    """Bring the environment to `lock`.

    Raises:
        SetupError: with the reason as one sentence.
    """
    with alone(place, progress) as guard:
        if is_ready(place, lock):  # another process made it while this one waited
            return
        check_space(place, lock)
        try:
            _make(place, lock, guard, progress)
        except OSError as error:
            key = "no_space" if error.errno == errno.ENOSPC else "cannot_write"
            raise SetupError(key, needed=lock.installed_mb, folder=place.root, reason=error.strerror or error) from error


def _make(place: Place, lock: Lock, guard: int, progress: Progress) -> None:
    existed = place.venv.exists()
    usable = is_usable(place)
    progress.line("step_again" if usable else "step_repair" if existed else "step_start", folder=place.root)
    if not usable:
        progress.line("step_venv")
        make_venv(place)
    count = len(package_names((place.root / lock.file).read_text("utf-8")))
    progress.line("step_packages", count=count, megabytes=lock.download_mb)
    install(find_pip(place), place, lock, guard, progress)
    place.unfinished.unlink()
    progress.line("step_check")
    check_imports(place, lock)
    compile_program(place)
    write_stamp(place, lock)
    progress.line("step_done", seconds=progress.seconds)


# --- starting the program ----------------------------------------------------------------------------------------------


def split(args: "Sequence[str]") -> "tuple[str, list[str]]":
    """The command among `args` and what follows it; global options before it are stepped over."""
    skip = False
    for place, word in enumerate(args):
        if skip:
            skip = False
        elif word in VALUED_GLOBALS:
            skip = True
        elif not word.startswith("-"):
            return word, list(args[place + 1 :])
    return "", []


WHOLE_SUITE = ("-n", "2", "--dist", "worksteal")
"""All tests in two processes: one alone keeps one core busy for nine minutes. Chosen tests run in one."""


def lock_for(command: str) -> Lock:
    """The lock that a command needs."""
    return {"demo": DEMO, "screenshots": DEMO, "test": TEST}.get(command, RUN)


def launch(place: Place, args: "Sequence[str]") -> int:
    """Become the program (POSIX), or run it and hand its exit code on (Windows)."""
    command, rest = split(args)
    environ = dict(os.environ)
    if command == "test":
        os.chdir(place.root)
        environ["QT_QPA_PLATFORM"] = "offscreen"
        line = [str(place.python), "-m", "pytest", *(rest or WHOLE_SUITE)]
    else:
        # -P: a folder named `ui` where the user stands is not ours.
        environ["PYTHONPATH"] = os.pathsep.join(part for part in (str(place.root), environ.get("PYTHONPATH")) if part)
        line = [str(place.python), "-P", "-m", "ui", *args]
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name != "nt":
        os.execve(line[0], line, environ)  # noqa: S606 - no shell is meant
    return run_child(line, environ)


def run_child(line: "Sequence[str]", environ: "dict[str, str]") -> int:
    """Run the program as a child, for systems that cannot replace a process; its exit code is ours."""
    with subprocess.Popen(list(line), env=environ) as child:
        while True:
            try:
                code = child.wait()
            except KeyboardInterrupt:  # the child got it as well and decides
                continue
            return EXIT_INTERRUPTED if code in (-2, 0xC000013A) else code


def main(args: "Sequence[str]", place: Place = Place(ROOT)) -> int:  # noqa: B008 - a constant
    """Set up if needed, then run; the exit code."""
    lang = language(args)
    try:
        lock = lock_for(split(args)[0])
        if not is_ready(place, lock):
            set_up(place, lock, Progress(lang))
        return launch(place, args)
    except SetupError as error:
        sys.stderr.write(say(error.key, lang, **error.params) + "\n")
        return EXIT_ENVIRONMENT
    except KeyboardInterrupt:
        sys.stderr.write("\n" + say("interrupted", lang) + "\n")
        return EXIT_INTERRUPTED


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
