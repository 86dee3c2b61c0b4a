"""How far do the codecs stray from what the gate expects? The gate's tolerances rest on this.

    .venv/bin/python benchmarks/spread.py FOLDER...

Every picture below the folders is covered in each style (5 and 14 heads, from 10 pixels to 40 % of the height, some cut by the
borders), written as the program writes (JPEG at 90 and 95, both samplings, and WebP) and compared as the gate does. Pictures
whose SHA-256 is even were for setting the tolerances, the others show whether they hold; both are printed, worst first.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import astuple, fields
from pathlib import Path

import cv2
import numpy as np
import simplejpeg
from numpy.typing import NDArray
from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from app.model import Region  # noqa: E402 - needs the path
from app.redaction.cover import CoverStyle, Paint, cover  # noqa: E402
from app.redaction.gate import TOLERANCES, compare  # noqa: E402
from app.redaction.regions import head_of  # noqa: E402
from detectors.base import Box  # noqa: E402

RgbImage = NDArray[np.uint8]
SIDES = (301, 1100)
ENTRY = "0123456789abcdef" * 2


def heads(width: int, height: int, count: int, random: np.random.Generator) -> tuple[Region, ...]:
    """Heads of all sizes anywhere."""
    tall = np.exp(random.uniform(np.log(10), np.log(height / 2.5), count)).astype(int)
    left, top = random.integers(-5, width, count), random.integers(-5, height, count)
    return tuple(
        head_of(Box.of_size(int(x), int(y), max(3, int(side) * 3 // 4), int(side)))
        for x, y, side in zip(left, top, tall, strict=True)
    )


def written(rgb: RgbImage) -> Iterator[RgbImage]:
    """The picture as it comes back from each way of writing it."""
    for quality, sampling in ((90, "444"), (90, "420"), (95, "444")):
        data = simplejpeg.encode_jpeg(np.ascontiguousarray(rgb), quality=quality, colorspace="RGB", colorsubsampling=sampling)
        yield np.asarray(simplejpeg.decode_jpeg(data, colorspace="RGB"))
    out = io.BytesIO()
    Image.fromarray(rgb).save(out, "WEBP", quality=90)
    yield np.asarray(Image.open(out).convert("RGB"))


def main() -> int:
    """Measure and print; 1 when a picture does not hold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER")
    given = parser.parse_args()
    files = sorted(file for folder in given.folders for file in folder.rglob("*") if file.suffix in {".png", ".jpg"})
    worst: dict[tuple[CoverStyle, bool], list[tuple[float, ...]]] = defaultdict(list)
    failed = 0
    for file in files:
        even = int(hashlib.sha256(file.read_bytes()).hexdigest(), 16) % 2 == 0
        with Image.open(file) as image:
            rgb = np.asarray(image.convert("RGB"))
        for side in SIDES:
            scale = side / max(rgb.shape[:2])
            picture = np.asarray(cv2.resize(rgb, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8)
            random = np.random.default_rng(side)
            for covers in (heads(picture.shape[1], picture.shape[0], count, random) for count in (5, 14)):
                for style in CoverStyle:
                    paint = Paint(style, ENTRY)
                    for back in written(cover(picture, covers, paint)):
                        report = compare(picture, back, covers, TOLERANCES[style], paint)
                        worst[style, even].append(astuple(report)[:-1])
                        failed += not report.holds
    names = [field.name for field in fields(TOLERANCES[CoverStyle.SOLID])]
    print(f"{len(files)} pictures, {failed} comparisons do not hold\n")
    print(f"| style | half | comparisons | {' | '.join(names)} |\n|---|---|---:|{'---:|' * len(names)}")
    for (style, even), rows in sorted(worst.items()):
        figures = " | ".join(
            f"{value:.1f} (99 %: {usual:.1f})" for value, usual in zip(np.max(rows, 0), np.percentile(rows, 99, 0), strict=True)
        )
        print(f"| {style} | {'set' if even else 'shown'} | {len(rows)} | {figures} |")
        print(f"| | tolerance | | {' | '.join(f'{value:.1f}' for value in astuple(TOLERANCES[style]))} |")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
