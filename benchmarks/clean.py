"""Release files and let ExifTool judge whether anything of the source's metadata is left.

    .venv/bin/python benchmarks/clean.py FOLDER... [--out DIR]

Every file below the folders goes through `export` (no faces confirmed, capture day attested), with a home of its own. Counted
are outcomes by reason. In the outputs ExifTool may report nothing but the file's structure and what we write ourselves; no text
of six or more characters that it reports for the source (names, serial numbers, make, model, place, its own file name) may
stand in the output's bytes, in any of three encodings; each container is walked to its last byte, and whatever is not picture,
entry or name of the program counts as left, whoever sees it: the gate's inspector or the inventory that reads sources. What is
left is printed, and the exit code is then 1; 2 when nothing was released.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from app.metadata.inspect import unexpected  # noqa: E402
from app.metadata.inventory import CarriedKind, inventory  # noqa: E402
from app.metadata.movie import unexpected_movie  # noqa: E402

ENDED = {0, 1, 3}
"""Exit codes with which a run came to its end."""
CONSENT = "BM-1990"
ALLOWED = re.compile(
    r"SourceFile|ExifTool:ExifToolVersion|File:(?!Comment).*|Composite:(ImageSize|Megapixels)|EXIF:(Software|ImageUniqueID)"
    r"|JFIF:(JFIFVersion|ResolutionUnit|[XY]Resolution)"
    r"|PNG:(ImageWidth|ImageHeight|BitDepth|ColorType|Compression|Filter|Interlace)"
    r"|RIFF:(ImageWidth|ImageHeight|WebP_Flags|VP8Version|HorizontalScale|VerticalScale|AlphaIsUsed)"
)
NEVER = r"0000:00:00 00:00:00"
"""How ExifTool prints a movie's time that says nothing."""
MOVIE = (
    (r"QuickTime:(Create|Modify|(Track|Media)(Create|Modify))Date", NEVER),
    (r"QuickTime:Comment", r"Beeldkeur [0-9a-f]{32}"),
    (r"QuickTime:HandlerDescription", r"VideoHandler|SoundHandler"),
    (r"QuickTime:HandlerVendorID", r"Apple"),  # the code of the handler that holds the comment
    (r"QuickTime:HandlerType", r"Video Track|Audio Track|Metadata"),
    (r"QuickTime:MediaLanguageCode", r"und"),
    (r"QuickTime:(MajorBrand|MinorVersion|CompatibleBrands|MovieHeaderVersion|(Track|Media)HeaderVersion)", r".*"),
    (
        r"QuickTime:(Time(Scale|ToSampleTable)|Duration|Preferred(Rate|Volume)|MatrixStructure|(Preview|Poster|Current)Time)",
        r".*",
    ),
    (
        r"QuickTime:((Preview|Selection)Duration|SelectionTime|NextTrackID|Track(ID|Duration|Layer|Volume)|Media(TimeScale|Duration))",
        r".*",
    ),
    (r"QuickTime:(Image(Width|Height)|SourceImage(Width|Height)|[XY]Resolution|BitDepth|GraphicsMode|OpColor|Balance)", r".*"),
    (
        r"QuickTime:(CompressorID|AVCConfiguration|ColorProfiles|ColorPrimaries|TransferCharacteristics|MatrixCoefficients)",
        r".*",
    ),
    (
        r"QuickTime:(VideoFullRangeFlag|PixelAspectRatio|BufferSize|(Max|Average)Bitrate|VideoFrameRate|Audio\w+|Unknown_edts)",
        r".*",
    ),
    (r"QuickTime:(SyncSampleTable|CompositionTimeToSample|SampleToChunk|SampleSizes|ChunkOffset|IdentityTimeToSample)", r".*"),
    (r"QuickTime:(Free|MediaData(Size|Offset)?)", r".*"),
    (r"Composite:AvgBitrate", r".*"),
    (r"Composite:Rotation", r"0"),
)
"""Of a movie ExifTool prints the structure too: tags by name, with the values they may have."""
STRUCTURE = re.compile(r"SourceFile|ExifTool:.*|File:(?!FileName|Comment).*|Composite:.*")
"""What ExifTool says of the file itself."""
SHORTEST = 6
OUR_HANDLERS = frozenset({"VideoHandler", "SoundHandler"})
"""What the tracks of a movie are called in our outputs; many sources call theirs the same."""
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")
OURS = frozenset({CarriedKind.EDITING, CarriedKind.IDENTIFIER, CarriedKind.SETTINGS})
"""The program's name, the entry id, and how the picture is stored."""
SCOPE = ("--setting", "activity", "--channel", "newsletter", "--consent", CONSENT, "--operator", "Bench")
ATTESTED = ("--captured", "2026-06-01", "--confirm-no-faces", "--json")


def release(sources: Sequence[Path], out: Path, *words: str) -> list[dict[str, Any]]:
    """Export with a temporary home that knows one consent; returns one item a source.

    Raises:
        SystemExit: when a run did not come to its end.
    """
    with tempfile.TemporaryDirectory() as folder:
        document = Path(folder, "consent.txt")
        document.write_text("consent of the benchmark\n", "utf-8")
        consent = ["consent", "add", "--reference", CONSENT, "--given-by", "Director", "--role", "director"]
        consent += ["--date", "1990-01-01", "--settings", "activity", "--channels", "newsletter", "--document", str(document)]
        export = ["export", *map(str, sources), "--out", str(out), *SCOPE, *ATTESTED, *words]
        environ = os.environ | {"BEELDKEUR_HOME": str(Path(folder, "home"))}
        for command in (consent, export):
            start = [sys.executable, "-m", "app.cli", *command]
            done = subprocess.run(start, cwd=ROOT, env=environ, stdout=subprocess.PIPE, text=True, check=False)
            if done.returncode not in (ENDED if command is export else {0}):
                raise SystemExit(f"{command[0]} ended with {done.returncode}")
    return [json.loads(line) for line in done.stdout.splitlines()]


def reason(item: dict[str, Any]) -> str:
    """Outcome, and why where it was not released."""
    if item["outcome"] == "released":
        return "released"
    if item["error"]:
        return f"{item['outcome']}: {item['error']['code']}"
    codes = {finding["code"] for finding in item["findings"] if finding["outcome"] in {"referred", "blocked"}}
    return f"{item['outcome']}: {' '.join(sorted(codes))}"


def exiftool(paths: Sequence[Path]) -> dict[str, dict[str, object]]:
    """What ExifTool reports, by the file's path; the folders below a path are walked."""
    command = ["exiftool", "-json", "-G", "-a", "-u", "-r", *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    return {one["SourceFile"]: one for one in json.loads(done.stdout or "[]")}


def leftovers(tags: dict[str, object]) -> list[str]:
    """What an output should not hold."""
    return [
        f"{name} = {value!s:.80}" for name, value in tags.items() if not (ALLOWED.fullmatch(name) or is_structure(name, value))
    ]


def is_structure(name: str, value: object) -> bool:
    """Whether a tag tells how a movie is built, and nothing else."""
    values = value if isinstance(value, list) else [value]
    return any(
        re.fullmatch(names, name) and all(re.fullmatch(allowed, str(one), re.DOTALL) for one in values)
        for names, allowed in MOVIE
    )


def texts_of(tags: dict[str, object]) -> dict[str, str]:
    """All texts of a source that are long enough to be told from chance, by text: the tag that holds it.

    Of a list, each; numbers that ExifTool prints are none.
    """
    found = {}
    for name, value in tags.items():
        if not (STRUCTURE.fullmatch(name) or is_structure(name, value)):
            for one in value if isinstance(value, list) else [value]:
                text = str(one).strip()
                if isinstance(one, str) and len(text) >= SHORTEST and text.isprintable() and text not in OUR_HANDLERS:
                    found[text] = name
    return found


def carried_over(tags: dict[str, object], content: bytes) -> list[str]:
    """The source's own texts that stand in an output."""
    return [
        f"{name} of the source, {text!r:.80}"
        for text, name in texts_of(tags).items()
        if any(text.encode(encoding, "ignore") in content for encoding in ENCODINGS)
    ]


def unaccounted(output: Path, content: bytes, entry: str) -> list[str]:
    """What the inspectors find in an output, from its first byte to its last, beside what we write."""
    if output.suffix == ".mp4":
        return list(unexpected_movie(output, entry))
    kind = {b"\xff\xd8": "jpeg", b"\x89P": "png", b"RI": "webp"}.get(content[:2], "unknown")
    told = [f"{one.kind} {one.what}" for one in inventory(content, kind) if one.kind not in OURS]
    return [*unexpected(content, entry), *told]


def main() -> int:
    """Release, judge, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER")
    parser.add_argument("--out", type=Path, metavar="DIR", help="leave the outputs in this folder")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        out = (given.out or Path(scratch)).resolve()
        items = release([folder.resolve() for folder in given.folders], out)
        for why, number in Counter(map(reason, items)).most_common():
            print(f"{number:6} {why}")
        pairs = [(Path(one["path"]).resolve(), Path(one["output"]).resolve()) for one in items if one["output"]]
        if not pairs:
            return 2
        before, after = exiftool([source for source, _ in pairs]), exiftool([out])
        entries = {Path(one["output"]).resolve(): one["entry"] for one in items if one["output"]}
        found, compared = [], 0
        for source, output in pairs:
            tags = after.get(str(output))
            told = ["not read by ExifTool"] if tags is None else leftovers(tags)
            content = output.read_bytes()
            told += carried_over(before.get(str(source), {}), content) + unaccounted(output, content, entries[output])
            compared += len(texts_of(before.get(str(source), {})))
            found += [f"{output}: {line}" for line in told]
    print(*found, f"{len(pairs)} outputs judged, {compared} texts of their sources looked for", sep="\n")
    print(f"{len(found)} things left in them")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
