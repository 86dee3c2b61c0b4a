"""Kill `beeldkeur export` with `kill -9` again and again, on one register and one output folder, and count what is left broken.

    .venv/bin/python benchmarks/kill_runs.py [--runs 200] [--seed 1] [--keep FOLDER]

Half of the kills fall at a random moment of a run's whole length. The others are aimed at the release: some time after a
temporary file appeared, the moment the register grew while one was there, or the moment a file got its final name. After
every kill the next run starts on what the last one left, so each is also a recovery; the last run is not killed.

Counted as broken: a released file without an entry of its hash, a temporary file after the last recovery, an entry that is
still open, a chain that no longer verifies, a worker that outlives its parent. The exit code is 0 when there is none.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from photos import data_folder
from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
PHOTOS, LONG_SIDE = 2, 256
POLL_S = 0.001
GONE_WITHIN_S = 5.0
TEMPORARY = ".beeldkeur-"
SESSION_FIELD = 3
"""Where a process's session stands in /proc/<pid>/stat, counted from behind the command's closing bracket (proc(5))."""
AIMS = ("any moment", "temporary file", "register grew", "final name")
WEIGHTS = (3, 1, 1, 1)
RECOVERED = re.compile(r"Releases confirmed after all: (\d+); cleaned up: (\d+)")


@dataclass
class Place:
    """Everything of this measurement: the photos, the program's own files, the output."""

    folder: Path
    known: dict[str, str] = field(default_factory=dict)

    @property
    def photos(self) -> Path:
        """What is exported in every run."""
        return self.folder / "photos"

    @property
    def out(self) -> Path:
        """Where all runs release to."""
        return self.folder / "out"

    @property
    def register(self) -> Path:
        """The register's file."""
        return self.folder / "home" / "register.sqlite"

    def command(self, *words: str) -> list[str]:
        """A command line of the program."""
        return [sys.executable, "-m", "app.cli", *words, "--lang", "en"]

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """A command that is not killed."""
        return subprocess.run(
            self.command(*words), cwd=ROOT, env=self.environment(), capture_output=True, text=True, check=False
        )

    def environment(self) -> dict[str, str]:
        """The variables of every run."""
        return os.environ | {"BEELDKEUR_HOME": str(self.folder / "home")}

    def export(self) -> list[str]:
        """The words of the export."""
        scope = ["--setting", "activity", "--channel", "newsletter", "--consent", "K-2026", "--operator", "Kim"]
        return ["export", str(self.photos), "--out", str(self.out), *scope, "--jobs", "1", "--captured", "2026-06-01"]

    def names(self, *, temporary: bool) -> list[str]:
        """The files in the output folder: temporary ones, or those under a final name."""
        if not self.out.is_dir():
            return []
        return [entry.name for entry in os.scandir(self.out) if entry.name.startswith(TEMPORARY) is temporary]

    def log_bytes(self) -> int:
        """The size of the register's write-ahead log."""
        try:
            return self.register.with_name(self.register.name + "-wal").stat().st_size
        except FileNotFoundError:
            return 0

    def hashes(self) -> dict[str, str]:
        """SHA-256 of every file under a final name; each is read once, for none may ever change."""
        for name in self.names(temporary=False):
            if name not in self.known:
                self.known[name] = hashlib.sha256((self.out / name).read_bytes()).hexdigest()
        return self.known


@dataclass
class Tally:
    """What was seen."""

    aims: Counter[str] = field(default_factory=Counter)
    states: Counter[str] = field(default_factory=Counter)
    finished: int = 0
    confirmed_after_all: int = 0
    cleaned_up: int = 0
    broken: list[str] = field(default_factory=list)


def main() -> int:
    """Kill, recover, check, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="work in this folder and leave it there")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        place = Place(given.keep or Path(scratch))
        length_s = prepare(place)
        print(f"an undisturbed run takes {length_s:.1f} s", flush=True)
        tally = Tally()
        dice = random.Random(given.seed)  # noqa: S311 - moments, not secrets
        for number in range(1, given.runs + 1):
            kill_one(place, dice, length_s, tally)
            if number % 20 == 0:
                print(f"{number} runs, {len(place.known)} files released, {len(tally.broken)} broken", flush=True)
        finish(place, tally)
        report(place, tally, given.runs)
    return 1 if tally.broken else 0


def prepare(place: Place) -> float:
    """Make the photos and the consent; returns how many seconds an undisturbed run takes.

    Raises:
        SystemExit: when the program does not release them.
    """
    place.photos.mkdir(parents=True)
    with Image.open(data_folder() / "astronaut.png") as image:
        portrait = image.convert("RGB")
    for number in range(PHOTOS):
        side = LONG_SIDE + 16 * number
        portrait.resize((side, side)).save(place.photos / f"photo-{number}.jpg", quality=90)
    scope = ["--settings", "activity", "--channels", "newsletter", "--given-by", "Dir", "--role", "director"]
    place.run("consent", "add", "--reference", "K-2026", "--date", "2026-01-05", *scope)
    begin = time.monotonic()
    done = place.run(*place.export())
    length_s = time.monotonic() - begin
    if done.returncode != 0:
        raise SystemExit(f"the undisturbed run ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return length_s


def kill_one(place: Place, dice: random.Random, length_s: float, tally: Tally) -> None:
    """Start an export, kill it at a moment that the dice choose, and look at what it left."""
    aim = dice.choices(AIMS, WEIGHTS)[0]
    is_time = moment(place, aim, dice, length_s)
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen(
            place.command(*place.export()),
            cwd=ROOT,
            env=place.environment(),
            stdout=subprocess.DEVNULL,
            stderr=said,
            start_new_session=True,
        )
        while process.poll() is None and not is_time():
            time.sleep(POLL_S)
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)
            tally.aims[aim] += 1
        else:
            tally.finished += 1
        process.wait()
        tally.broken.extend(f"worker {pid} outlived its parent" for pid in survivors(process.pid))
        said.seek(0)
        note(tally, said.read())
    tally.states[state(place)] += 1
    check_entries(place, tally)


def moment(place: Place, aim: str, dice: random.Random, length_s: float) -> Callable[[], bool]:
    """A question that is answered with yes when it is time to kill."""
    begin = time.monotonic()
    if aim == "any moment":
        wait_s = dice.uniform(0, length_s)
        return lambda: time.monotonic() - begin >= wait_s
    nth = dice.randint(1, PHOTOS)
    counted = {"times": 0, "before": -1}

    def turned(value: int, *, rising: bool) -> bool:
        """Whether `value` went up (or, once begun, changed) for the nth time."""
        if value > counted["before"] >= 0 or (not rising and value != counted["before"] >= 0):
            counted["times"] += 1
        counted["before"] = value
        return counted["times"] >= nth

    if aim == "final name":
        return lambda: turned(len(place.names(temporary=False)), rising=True)
    if aim == "register grew":
        return lambda: bool(place.names(temporary=True)) and turned(place.log_bytes(), rising=False)
    delay_s, seen = dice.uniform(0, 0.5), [0.0]

    def after_temporary() -> bool:
        if not seen[0] and turned(len(place.names(temporary=True)), rising=True):
            seen[0] = time.monotonic()
        return bool(seen[0]) and time.monotonic() - seen[0] >= delay_s

    return after_temporary


def survivors(session: int) -> list[int]:
    """Processes of a session that are still there some time after its leader was killed."""
    deadline = time.monotonic() + GONE_WITHIN_S
    while (alive := list(members(session))) and time.monotonic() < deadline:
        time.sleep(0.05)
    for pid in alive:
        os.kill(pid, signal.SIGKILL)
    return alive


def members(session: int) -> Iterator[int]:
    """The processes of a session, without those that ended and only wait to be collected."""
    for folder in Path("/proc").iterdir():
        if not folder.name.isdecimal():
            continue
        try:
            fields = (folder / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[SESSION_FIELD]) == session and fields[0] not in "ZX":
            yield int(folder.name)


def note(tally: Tally, said: str) -> None:
    """Count what a run said of the one before it; anything that looks like a bug is broken."""
    for confirmed, abandoned in RECOVERED.findall(said):
        tally.confirmed_after_all += int(confirmed)
        tally.cleaned_up += int(abandoned)
    if "Traceback" in said:
        tally.broken.append(said)


def entries(place: Place, kind: str) -> list[tuple[str, str, str]]:
    """Subject, lookup and payload of the entries of a kind, past the program: it is what is measured."""
    with sqlite3.connect(place.register, timeout=30) as connection:
        rows = connection.execute(
            "SELECT e.subject, e.lookup, p.text FROM entries e LEFT JOIN payloads p ON p.entry_id = e.id"
            " WHERE e.kind = ? ORDER BY e.sequence",
            (f"export-{kind}",),
        ).fetchall()
    connection.close()
    return rows


def open_exports(place: Place) -> set[str]:
    """The exports that came to no end."""
    ended = {row[0] for kind in ("confirmed", "abandoned") for row in entries(place, kind)}
    return {row[0] for row in entries(place, "opened")} - ended


def state(place: Place) -> str:
    """How far the export came that was under way, the furthest where several were."""
    unfinished = open_exports(place)
    staged = [row for row in entries(place, "staged") if row[0] in unfinished]
    if any(Path(json.loads(row[2])["output"]).name in place.hashes() for row in staged):
        return "final name given, not yet confirmed"
    if staged:
        return "staged, no final name yet"
    if place.names(temporary=True):
        return "temporary file, not yet staged"
    return "opened, nothing written yet" if unfinished else "nothing under way"


def check_entries(place: Place, tally: Tally) -> None:
    """No file under a final name without an entry of its hash, at no time."""
    promised = {row[1] for row in entries(place, "staged")}
    tally.broken.extend(f"{name} has no entry" for name, sha256 in place.hashes().items() if sha256 not in promised)


def finish(place: Place, tally: Tally) -> None:
    """One more run to its end, then everything has to be in order."""
    done = place.run(*place.export())
    note(tally, done.stderr)
    if done.returncode != 0:
        tally.broken.append(f"the last run ended with {done.returncode}: {done.stderr}")
    whole = place.run("register", "verify")
    if whole.returncode != 0:
        tally.broken.append(f"register verify ended with {whole.returncode}: {whole.stdout}{whole.stderr}")
    tally.broken.extend(f"temporary file {name}" for name in place.names(temporary=True))
    tally.broken.extend(f"export {one} is still open" for one in open_exports(place))
    confirmed = {row[0] for row in entries(place, "confirmed")}
    by_output = {Path(json.loads(row[2])["output"]).name: row[1] for row in entries(place, "staged") if row[0] in confirmed}
    for name in place.names(temporary=False):
        if by_output.get(name) != hashlib.sha256((place.out / name).read_bytes()).hexdigest():
            tally.broken.append(f"{name} has no confirmed entry of its hash")
    tally.broken.extend(f"{name} is confirmed and not there" for name in by_output if not (place.out / name).exists())


def report(place: Place, tally: Tally, runs: int) -> None:
    """The figures, as a table."""
    print(f"\n{runs} runs, {sum(tally.aims.values())} killed, {tally.finished} done before their moment came")
    for title, counts in (("aimed at", tally.aims), ("left behind", tally.states)):
        print(f"\n{title:40} runs")
        for name, count in counts.most_common():
            print(f"{name:40} {count:4}")
    print(f"\nreleases confirmed after all             {tally.confirmed_after_all:4}")
    print(f"exports cleaned up                       {tally.cleaned_up:4}")
    print(f"files released, each with its entry      {len(place.names(temporary=False)):4}")
    print(f"broken                                   {len(tally.broken):4}")
    for line in tally.broken:
        print(f"    {line}")


if __name__ == "__main__":
    sys.exit(main())
