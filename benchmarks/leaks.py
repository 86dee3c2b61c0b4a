"""What each program leaves in its outputs of what the sources carry beside their visible pixels, on the same files.

    .venv/bin/python benchmarks/leaks.py FOLDER... [--files N] [--megabytes M] [--only PROGRAM...]

Taken are N files, none larger than M megabytes, of each kind in turn; each program gets copies of all of them. Counted is,
for each kind of thing (by our own inventory, which reads what ExifTool does not tell: gain maps, second images, movies behind
the end), how many outputs still carry it, of those whose source did; and, by ExifTool as an independent judge, how many outputs
still hold a place. A program that refuses a file leaves nothing: "written" says how many it wrote. The exit code is 1 when a
program was missing.

deface and Blurry are set up by `benchmarks/peers.py`; deface runs with `--keep-metadata` too, a switch of its own; ExifTool and
mat2 are used where they are installed.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

import piexif  # noqa: E402
import pillow_heif  # noqa: E402
from clean import exiftool, release  # noqa: E402
from peers import BLURRY, DEFACE  # noqa: E402
from PIL import Image  # noqa: E402

from app.errors import ItemError  # noqa: E402
from app.media.image import decode  # noqa: E402
from app.media.intake import read_source  # noqa: E402
from app.metadata.inventory import CarriedKind, inventory  # noqa: E402

COLUMNS: tuple[tuple[str, frozenset[CarriedKind]], ...] = (
    ("place", frozenset({CarriedKind.PLACE})),
    ("people", frozenset({CarriedKind.PEOPLE})),
    ("captions", frozenset({CarriedKind.DESCRIPTION, CarriedKind.COMMENT})),
    ("thumbnail", frozenset({CarriedKind.THUMBNAIL})),
    ("second image", frozenset({CarriedKind.SECOND_IMAGE})),
    ("movie, sound", frozenset({CarriedKind.MOVIE, CarriedKind.SOUND})),
    ("depth, gain map", frozenset({CarriedKind.DEPTH_MAP, CarriedKind.GAIN_MAP})),
    ("owner, serial", frozenset({CarriedKind.OWNER, CarriedKind.SERIAL})),
    ("device, moment", frozenset({CarriedKind.DEVICE, CarriedKind.MOMENT, CarriedKind.MAKER_NOTES})),
)
PATIENCE_S = 280
DEFACE_READS = frozenset({".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff"})
"""It takes other endings for videos."""
PHOTOS = (".jpg", ".jpeg", ".png", ".heic", ".heif", ".webp", ".tif", ".tiff", ".avif")

Run = Callable[[Sequence[Path], Path], dict[Path, Path]]
"""Copies of the sources and a folder for outputs, to the output of each that gave one."""


@dataclass(frozen=True, slots=True)
class Program:
    """A program, or a way with a library, that people use to clean or cover photos."""

    name: str
    run: Run


def _each(work: Callable[[Path, Path], None]) -> Run:
    def run(sources: Sequence[Path], out: Path) -> dict[Path, Path]:
        done = {}
        for source in sources:
            try:
                work(source, out / source.name)
            except Exception:  # noqa: BLE001, S112 - whatever a library raises, it gave no output
                continue
            done[source] = out / source.name
        return done

    return run


def _resave(source: Path, output: Path) -> None:
    with Image.open(source) as image:
        image.save(output)


def _piexif(source: Path, output: Path) -> None:
    piexif.remove(str(source), str(output))


def _exiftool(source: Path, output: Path) -> None:
    subprocess.run(["exiftool", "-q", "-all=", "-o", str(output), str(source)], capture_output=True, check=True)


def _mat2(source: Path, output: Path) -> None:
    subprocess.run(["mat2", "--inplace", str(shutil.copy(source, output))], capture_output=True, check=True)


def _deface(*words: str) -> Run:
    def run(sources: Sequence[Path], _: Path) -> dict[Path, Path]:
        named = {source: source.with_name(f"{source.stem}_anonymized{source.suffix}") for source in sources}
        left = [source for source in sources if source.suffix in DEFACE_READS]
        while left:  # one that it cannot read ends its run: it is started again behind it
            command = [str(DEFACE.environment / "bin/deface"), *words, *map(str, left)]
            subprocess.run(command, capture_output=True, check=False, timeout=PATIENCE_S)
            left = left[next((at for at, source in enumerate(left) if not named[source].exists()), len(left)) + 1 :]
        return {source: output for source, output in named.items() if output.exists()}

    return run


def _blurry(sources: Sequence[Path], out: Path) -> dict[Path, Path]:
    command = [str(BLURRY.environment / "bin/blurry"), *map(str, sources), "-o", str(out)]
    subprocess.run(command, capture_output=True, check=False, timeout=PATIENCE_S)
    made = {source: next(iter(out.glob(f"{source.stem}*")), None) for source in sources}
    return {source: output for source, output in made.items() if output is not None}


def _ours(sources: Sequence[Path], out: Path) -> dict[Path, Path]:
    return {Path(item["path"]): Path(item["output"]) for item in release(sources, out) if item["output"]}


def programs() -> Iterator[Program]:
    """Those that are here."""
    yield Program("Beeldkeur", _ours)
    if (DEFACE.environment / "bin/deface").exists():
        yield Program("deface", _deface())
        yield Program("deface --keep-metadata", _deface("--keep-metadata"))
    if (BLURRY.environment / "bin/blurry").exists():
        yield Program("Blurry", _blurry)
    if shutil.which("exiftool"):
        yield Program("exiftool -all=", _each(_exiftool))
    if shutil.which("mat2"):
        yield Program("mat2", _each(_mat2))
    yield Program("piexif.remove", _each(_piexif))
    yield Program("Pillow, saved anew", _each(_resave))


def kinds_of(path: Path) -> frozenset[CarriedKind]:
    """What a file carries; nothing where it is no photo any more."""
    try:
        source = read_source(path)
    except ItemError:
        return frozenset()
    return frozenset(one.kind for one in inventory(source.data, source.format.value))


def chosen(folders: Sequence[Path], files: int, most_bytes: int) -> list[Path]:
    """Photos that can be read and are not too large: of each column in turn one that carries it, so that none is empty."""
    every = [path for folder in folders for path in sorted(folder.rglob("*")) if path.suffix.lower() in PHOTOS]
    fit = [path for path in every if path.stat().st_size <= most_bytes and _is_photo(path)]
    kinds = {path: kinds_of(path) for path in fit}
    rows = zip_longest(*([path for path in fit if wanted & kinds[path]] for _, wanted in COLUMNS))
    return list(dict.fromkeys(path for row in rows for path in row if path is not None))[:files]


def _is_photo(path: Path) -> bool:
    try:
        decode(read_source(path), max_side=64)
    except ItemError:
        return False
    return True


def copies(files: Sequence[Path], folder: Path) -> dict[Path, Path]:
    """A copy of each with a name of its own, by the copy."""
    folder.mkdir()
    made = {folder / f"{number:03d}{path.suffix.lower()}": path for number, path in enumerate(files)}
    for copy, path in made.items():
        shutil.copyfile(path, copy)
    return made


def row(program: Program, files: Sequence[Path], before: dict[Path, frozenset[CarriedKind]], places: set[Path]) -> list[str]:
    """The cells of one program: how many outputs, and for each column how many still carry it of how many that did."""
    with tempfile.TemporaryDirectory() as scratch:
        made, out = copies(files, Path(scratch, "in")), Path(scratch, "out")
        out.mkdir()
        outputs = {made[copy]: output for copy, output in program.run(list(made), out).items()}
        after = {source: kinds_of(output) for source, output in outputs.items()}
        judged = exiftool(list(outputs.values())) if outputs else {}
        located = sum(source in places and _has_place(judged.get(str(output), {})) for source, output in outputs.items())
    counts = Counter[str]()
    for source, kinds in after.items():
        counts.update(name for name, wanted in COLUMNS if wanted & kinds and wanted & before[source])
    had = Counter(name for source in after for name, wanted in COLUMNS if wanted & before[source])
    cells = [f"{counts[name]} of {had[name]}" for name, _ in COLUMNS]
    return [program.name, str(len(outputs)), *cells, f"{located} of {sum(source in places for source in outputs)}"]


def _has_place(tags: dict[str, object]) -> bool:
    return any("GPSLatitude" in name or name.endswith((":City", ":Sub-location")) for name in tags)


def main() -> int:
    """Choose, run, count, print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER")
    parser.add_argument("--files", type=int, default=60, metavar="N")
    parser.add_argument("--megabytes", type=float, default=1.5, metavar="M")
    parser.add_argument("--only", nargs="+", metavar="PROGRAM", help="as they are called in the table")
    given = parser.parse_args()
    pillow_heif.register_heif_opener()
    warnings.simplefilter("ignore")
    files = chosen(given.folders, given.files, int(given.megabytes * 1_000_000))
    before = {path: kinds_of(path) for path in files}
    tags = exiftool(files)
    places = {path for path in files if _has_place(tags.get(str(path), {}))}
    heads = ["program", f"written of {len(files)}", *(name for name, _ in COLUMNS), "place (ExifTool)"]
    print("| " + " | ".join(heads) + " |\n|" + "---|" * len(heads), flush=True)
    names = set()
    for program in programs():
        names.add(program.name)
        if given.only and program.name not in given.only:
            continue
        print("| " + " | ".join(row(program, files, before, places)) + " |", flush=True)
    return 0 if {"deface", "Blurry", "exiftool -all="} <= names else 1


if __name__ == "__main__":
    sys.exit(main())
