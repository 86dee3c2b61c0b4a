"""Time a folder of photos or videos through our export and through the peers, in turn on the same machine.

    .venv/bin/python benchmarks/export_speed.py [--photos 20 | --media FOLDER] [--rounds 3] [--only beeldkeur,deface,blurry]
        [--json FILE]

Every program runs as a user starts it: one command for the whole folder, start-up included, at its defaults. The turns
alternate (A B C A B C), so that a machine that slows down slows all of them. Printed are medians over the rounds: seconds a
file, the peak memory of the largest single process and of all processes together, and each as a multiple of ours; below that
each round's seconds as a multiple of ours.

`--media` takes a folder of your own, also of videos; the peers run on copies of its files. Without it 20 photos are made.

What the programs do is not the same: deface and Blurry write a covered file; ours also hashes, judges by protocol, verifies
the written file and records it in the register.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import peers

ROOT = Path(__file__).resolve().parent.parent
OURS = "beeldkeur"
SAMPLE_S = 0.02
EXIT_HELD = 3
CONSENT = "BM-2026"


@dataclass(frozen=True, slots=True)
class Measurement:
    """One run of one program over all files; memory in MB of 10^6 bytes."""

    program: str
    files: int
    outputs: int
    exit_code: int
    seconds: float
    largest_process_mb: float
    all_processes_mb: float  # resident memory of the tree at its highest; pages that processes share count in each


class MemoryWatch:
    """Follows a process and all that it starts, by sampling `/proc`."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._follow, daemon=True)
        self.largest_kb = 0
        self.all_kb = 0
        self._thread.start()

    def close(self) -> None:
        """Stop following."""
        self._stop.set()
        self._thread.join()

    def _follow(self) -> None:
        while not self._stop.wait(SAMPLE_S):
            found = [_memory(pid) for pid in _tree(self._pid)]
            self.largest_kb = max([self.largest_kb, *(peak for peak, _ in found)])
            self.all_kb = max(self.all_kb, sum(now for _, now in found))


def _tree(root: int) -> list[int]:
    """A process and its descendants."""
    found = [root]
    for pid in found:  # grows while it is walked
        try:
            for task in Path(f"/proc/{pid}/task").iterdir():
                found += [int(child) for child in (task / "children").read_text().split()]
        except OSError:  # it has ended meanwhile
            continue
    return found


def _memory(pid: int) -> tuple[int, int]:
    """(highest, present) resident memory of a process in kB; zeros once it has ended."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0, 0
    fields = {name: value for name, _, value in (line.partition(":") for line in lines)}
    peak, now = (int(fields.get(name, "0 kB").split()[0]) for name in ("VmHWM", "VmRSS"))
    return peak, now


def measure(program: str, command: Sequence[str], environ: dict[str, str], count: Callable[[], int], files: int) -> Measurement:
    """Run a command to its end and measure it; `count` tells afterwards how many outputs stand there.

    Raises:
        RuntimeError: when the program failed.
    """
    with tempfile.TemporaryFile("w+") as said:
        began = time.perf_counter()
        child = subprocess.Popen(command, stdout=said, stderr=said, env=environ)
        watch = MemoryWatch(child.pid)
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - began
        watch.close()
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode not in {0, EXIT_HELD}:
            said.seek(0)
            raise RuntimeError(f"{program} ended with {child.returncode}: ...{said.read()[-2000:]}")
    return Measurement(
        program=program,
        files=files,
        outputs=count(),
        exit_code=child.returncode,
        seconds=round(seconds, 3),
        largest_process_mb=round(max(watch.largest_kb, usage.ru_maxrss) * 1024 / 1e6, 1),
        all_processes_mb=round(watch.all_kb * 1024 / 1e6, 1),
    )


def run_peer(peer: peers.Peer, media: Path, work: Path) -> Measurement:
    """One turn of a peer, on copies of the files in a folder of its own."""
    inputs, outputs = work / "in", work / "out"
    inputs.mkdir()
    outputs.mkdir()
    for path in filter(Path.is_file, media.iterdir()):
        shutil.copy(path, inputs / path.name)
    number = len(list(inputs.iterdir()))

    def count() -> int:
        return len(list(inputs.iterdir())) - number if peer.beside_input else len(list(outputs.iterdir()))

    return measure(peer.name, peer.command(peer.environment, inputs, outputs), dict(os.environ), count, number)


def run_ours(media: Path, work: Path) -> Measurement:
    """One turn of ours, with a register of its own that knows one consent."""
    environ = dict(os.environ, BEELDKEUR_HOME=str(work / "home"))
    start = [sys.executable, str(ROOT / "run.py")]
    consent = ["consent", "add", "--reference", CONSENT, "--given-by", "Director", "--role", "director"]
    consent += ["--date", "2026-01-01", "--settings", "activity", "--channels", "newsletter"]
    subprocess.run([*start, *consent], env=environ, check=True, stdout=subprocess.DEVNULL)
    outputs = work / "out"
    export = ["export", str(media), "--out", str(outputs), "--setting", "activity", "--channel", "newsletter"]
    export += ["--consent", CONSENT, "--operator", "Bench", "--captured", "2026-11-01", "--confirm-no-faces", "--json"]

    def count() -> int:
        return sum(1 for path in outputs.rglob("*") if path.is_file())

    return measure(OURS, [*start, *export], environ, count, len(list(media.iterdir())))


def take_turns(programs: Sequence[str], media: Path, rounds: int) -> list[Measurement]:
    """Run all programs in turn, `rounds` times."""
    by_name = {peer.name: peer for peer in peers.PEERS}
    done = []
    for number in range(rounds):
        for program in programs:
            with tempfile.TemporaryDirectory(dir=peers.OUT) as folder:
                work = Path(folder)
                result = run_ours(media, work) if program == OURS else run_peer(by_name[program], media, work)
            print(f"round {number + 1}: {result}", file=sys.stderr, flush=True)
            done.append(result)
    return done


def summarise(measurements: Sequence[Measurement]) -> list[dict[str, object]]:
    """Medians of each program, and each as a multiple of ours (of the first program when ours did not run)."""
    names = list(dict.fromkeys(one.program for one in measurements))
    base = OURS if OURS in names else names[0]
    medians = {name: _medians([one for one in measurements if one.program == name]) for name in names}
    return [
        {"program": name, **values, **{f"{key}_ratio": round(value / medians[base][key], 2) for key, value in values.items()}}
        for name, values in medians.items()
    ]


def _medians(runs: Sequence[Measurement]) -> dict[str, float]:
    return {
        "seconds_per_file": round(statistics.median(run.seconds / run.files for run in runs), 3),
        "largest_process_mb": round(statistics.median(run.largest_process_mb for run in runs)),
        "all_processes_mb": round(statistics.median(run.all_processes_mb for run in runs)),
        "outputs": statistics.median(run.outputs for run in runs),
    }


def table(rows: Sequence[dict[str, object]]) -> str:
    """The summary as a Markdown table."""
    lines = ["| program | s/file | x | largest process MB | x | all processes MB | x | outputs |", "|---" + "|---:" * 7 + "|"]
    for row in rows:
        cells = [row["program"]]
        for key in ("seconds_per_file", "largest_process_mb", "all_processes_mb"):
            cells += [row[key], row[f"{key}_ratio"]]
        lines.append("| " + " | ".join(str(cell) for cell in [*cells, row["outputs"]]) + " |")
    return "\n".join(lines)


def by_round(measurements: Sequence[Measurement]) -> str:
    """Each round's seconds as multiples of ours; nothing where ours did not run."""
    ours = [one.seconds for one in measurements if one.program == OURS]
    names = dict.fromkeys(one.program for one in measurements if ours and one.program != OURS)
    lines = []
    for name in names:
        theirs = (one.seconds for one in measurements if one.program == name)
        lines.append(f"{name}: " + ", ".join(f"{other / own:.2f}" for own, other in zip(ours, theirs, strict=True)))
    return "\n".join(lines)


def photo_set(count: int, seed: int) -> Path:
    """The folder of photos, made once; in a process of its own, because a child's peak starts at its parent's."""
    folder = peers.OUT / f"photos-{count}-{seed}"
    if len(list(folder.glob("*.jpg"))) != count:
        shutil.rmtree(folder, ignore_errors=True)
        make = [
            sys.executable,
            str(Path(__file__).with_name("photos.py")),
            str(folder),
            "--count",
            str(count),
            "--seed",
            str(seed),
        ]
        subprocess.run(make, check=True, stdout=sys.stderr)
    return folder


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--photos", type=int, default=20, metavar="N")
    parser.add_argument("--media", type=Path, metavar="FOLDER", help="a folder of your own instead")
    parser.add_argument("--rounds", type=int, default=3, metavar="N")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default=",".join([OURS, *(peer.name for peer in peers.PEERS)]), metavar="NAME,...")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write every run and the summary here")
    args = parser.parse_args()
    programs = args.only.split(",")
    installed = {peer.name: peers.set_up(peer).split() for peer in peers.PEERS if peer.name in programs}
    runs = take_turns(programs, args.media or photo_set(args.photos, args.seed), args.rounds)
    summary = summarise(runs)
    print(table(summary))
    if rounds := by_round(runs):
        print(rounds)
    if args.json:
        report = {"cores": os.cpu_count(), "summary": summary, "runs": [asdict(run) for run in runs], "installed": installed}
        args.json.write_text(json.dumps(report, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
