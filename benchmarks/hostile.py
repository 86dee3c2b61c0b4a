"""What broken, lying, huge and hostile files cost: seconds and memory of each, one process a file.

    .venv/bin/python benchmarks/hostile.py [FOLDER...] [--worst N] [--detect]

Every file below the folders, and a set of bombs that is made here (pixels, frames, zlib, text, nested boxes and directories, a
canvas, a name), goes through all that screening does before people are looked for: the bytes are read, told apart, decoded for
looking, asked when and where they were made and what they carry. With `--detect` people are looked for too, which costs a
sound photo the most. Printed are the outcomes, the worst files by seconds of processor and by memory, and what went past
the bounds of 10 s and 1 GB; the exit code is then 1, as it is when a process died or raised anything but a sentence.

The libraries are loaded once and are part of each process's memory. Seconds are of the processor, which a busy machine does not
change; a process that takes 60 s of the clock is given up.
"""

from __future__ import annotations

import argparse
import io
import os
import resource
import select
import signal
import struct
import sys
import tempfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import cv2  # noqa: E402
from PIL import Image  # noqa: E402

from app.batch.workers import MEMORY_LIMIT_BYTES  # noqa: E402
from app.errors import ItemError  # noqa: E402
from app.media.capture import read_capture  # noqa: E402
from app.media.companions import companions, still_identifier  # noqa: E402
from app.media.image import decode  # noqa: E402
from app.media.intake import read_source, walk  # noqa: E402
from app.metadata.inventory import inventory, people_named  # noqa: E402
from app.model import Sensitivity  # noqa: E402
from app.pipeline.eyes import eyes_for  # noqa: E402
from app.pipeline.work import inspect_file  # noqa: E402

BOUND_S, BOUND_MB = 10.0, 1000
PATIENCE_MS = 60_000
LOOKED_AT_PX = 4096


@dataclass(frozen=True, slots=True)
class Cost:
    """What became of a file, its seconds of processor, and the most memory of its process."""

    name: str
    outcome: str
    seconds: float
    megabytes: float

    @property
    def is_bounded(self) -> bool:
        """Whether it ended in good order within the bounds."""
        return self.seconds <= BOUND_S and self.megabytes <= BOUND_MB and not self.outcome.startswith("BUG")


def measured(path: Path, work: Callable[[Path], str]) -> Cost:
    """Do the work in a process of its own."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT_BYTES, MEMORY_LIMIT_BYTES))
        os.write(writing, said_of(path, work).encode()[:4000])
        os._exit(0)
    os.close(writing)
    ended = select.poll()
    ended.register(reading, select.POLLIN)
    if not ended.poll(PATIENCE_MS):
        os.kill(child, signal.SIGKILL)
    outcome = os.read(reading, 4000).decode()
    os.close(reading)
    _, status, usage = os.wait4(child, 0)
    code = os.waitstatus_to_exitcode(status)
    if code or not outcome:
        outcome = f"BUG: the process ended with {code}"
    return Cost(path.name, outcome, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1000)


def said_of(path: Path, work: Callable[[Path], str]) -> str:
    """What the work says, or the code of its error."""
    try:
        return work(path)
    except ItemError as error:
        return error.code
    except (MemoryError, cv2.error) as error:
        return "out-of-memory" if isinstance(error, MemoryError) or "bad_alloc" in str(error) else f"BUG: {error!r}"
    except BaseException as error:  # noqa: BLE001 - whatever it is, it is reported
        return f"BUG: {error!r}"


def take_in(path: Path) -> str:
    """All but looking for people."""
    source = read_source(path)
    read_capture(source)
    inventory(source.data, source.format.value)
    people_named(source.data, source.format.value)
    companions(path, still_identifier(source.data, source.format))
    decode(source, max_side=LOOKED_AT_PX)
    return "a picture"


def screen(path: Path) -> str:
    """All of it."""
    inspect_file(path, Sensitivity.STANDARD, "bench")
    return "a picture"


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def _png(width: int, height: int, rows: bytes, *more: bytes, colour: int = 2) -> bytes:
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(more) + _chunk(b"IDAT", rows) + _chunk(b"IEND", b"")


def _zeros(size: int) -> bytes:
    packer = zlib.compressobj(9)
    step = bytes(1 << 20)
    return b"".join(packer.compress(step[: min(len(step), size - at)]) for at in range(0, size, len(step))) + packer.flush()


def _saved(image: Image.Image, fmt: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, fmt, **options)
    return out.getvalue()


def _nested(depth: int) -> bytes:
    body = b""
    for _ in range(depth):
        body = struct.pack(">I4s4x", len(body) + 12, b"meta") + body
    return struct.pack(">I4s4sI4s", 20, b"ftyp", b"heic", 0, b"mif1") + body


def _exif_loops() -> bytes:
    entries = b"".join(struct.pack("<HHII", tag, 4, 1, 8) for tag in (0x8769, 0x8825, 0xA005, 0x014A) * 200)
    block = b"Exif\0\0II*\0" + struct.pack("<IH", 8, 800) + entries + struct.pack("<I", 8)
    jpeg = _saved(Image.new("RGB", (64, 64)), "JPEG")
    return jpeg[:2] + struct.pack(">BBH", 0xFF, 0xE1, len(block) + 2) + block + jpeg[2:]


def _scans(side: int) -> bytes:
    """A grey progressive JPEG of 883 scans, all by the book and nearly empty: each is a walk over all blocks."""
    blocks = (side // 8) ** 2
    frame = struct.pack(">BBHBHHBBBB", 0xFF, 0xC2, 11, 8, side // 8 * 8, side // 8 * 8, 1, 1, 0x11, 0)
    quantisation = struct.pack(">BBHB", 0xFF, 0xDB, 67, 0) + bytes([16] * 64)
    steady = _huffman(0x00, (0, 1)) + _scan(0, 0) + bytes(blocks // 4 + 1)
    run = "".join(f"00{left - 16384:014b}" for left in _runs(blocks))
    run += "1" * (-len(run) % 8)
    empty = int(run, 2).to_bytes(len(run) // 8).replace(b"\xff", b"\xff\0")
    passes = [(each, low) for each in range(1, 64) for low in range(13, -1, -1)]
    rest = b"".join(_scan(each, (0 if low == 13 else low + 1) << 4 | low) + empty for each, low in passes)  # noqa: PLR2004
    return b"\xff\xd8" + quantisation + frame + steady + _huffman(0x10, (0xE0,)) + rest + b"\xff\xd9"


def _runs(blocks: int) -> list[int]:
    """Lengths from 16,384 to 32,767 that add up to at least so many blocks."""
    return [32_767] * (blocks // 32_767) + [max(16_384, blocks % 32_767)]


def _huffman(number: int, symbols: tuple[int, ...]) -> bytes:
    return struct.pack(">BBHB", 0xFF, 0xC4, 19 + len(symbols), number) + bytes([0, len(symbols), *[0] * 14, *symbols])


def _scan(coefficient: int, approximation: int) -> bytes:
    return struct.pack(">BBHBBBBBB", 0xFF, 0xDA, 8, 1, 1, 0, coefficient, coefficient, approximation)


def bombs() -> Iterator[tuple[str, bytes]]:
    """Small files that ask for much, and large ones that are just within what is taken."""
    small = Image.new("RGB", (64, 64))
    side = 8944  # 80 million pixels: the most that is decoded
    yield "pixels-lying.png", _png(60_000, 60_000, _zeros(1000))
    yield "pixels-true-past-the-limit.png", _png(30_000, 30_000, _zeros(30_000 * 90_001))
    yield "pixels-true-at-the-limit.png", _png(side, side, _zeros(side * (side * 3 + 1)))
    yield "pixels-true-at-the-limit-rgba.png", _png(side, side, _zeros(side * (side * 4 + 1)), colour=6)
    yield "zlib-more-than-the-rows.png", _png(64, 64, _zeros(1 << 30))
    yield "zlib-text.png", _png(64, 64, _zeros(64 * 193), _chunk(b"zTXt", b"Comment\0\0" + _zeros(1 << 30)))
    yield "zlib-profile.png", _png(64, 64, _zeros(64 * 193), _chunk(b"iCCP", b"x\0\0" + _zeros(1 << 30)))
    yield "zlib-xmp.png", _png(64, 64, _zeros(64 * 193), _chunk(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + _zeros(1 << 30)))
    yield "chunks.png", _png(64, 64, _zeros(64 * 193), _chunk(b"tEXt", b"a\0b") * 1_000_000)
    jpeg = bytearray(_saved(small, "JPEG"))
    at = jpeg.index(b"\xff\xc0")
    jpeg[at + 5 : at + 9] = b"\xff\xdc\xff\xdc"
    yield "pixels-lying.jpg", bytes(jpeg)
    jpeg[at + 5 : at + 9] = struct.pack(">HH", 14_000, 14_000)
    yield "pixels-lying-within-the-limit.jpg", bytes(jpeg)
    plain = _saved(small, "JPEG", progressive=True)
    yield "scans.jpg", _scans(14_000)
    yield "segments.jpg", plain[:2] + b"\xff\xfe\0\2" * 5_000_000 + plain[2:]
    yield "directories-in-circles.jpg", _exif_loops()
    gif = bytearray(_saved(small, "GIF"))
    gif[6:10] = b"\xff\xff\xff\xff"
    yield "pixels-lying.gif", bytes(gif)
    yield "frames.gif", _saved(small, "GIF", save_all=True, append_images=[small.point(lambda v, n=n: n) for n in range(200)])
    yield "frames.webp", _saved(small, "WEBP", save_all=True, append_images=[small.rotate(n) for n in range(200)])
    vp8x = b"VP8X" + struct.pack("<I", 10) + b"\0" * 4 + b"\xff\xff\xff" * 2
    still = _saved(small, "WEBP")[12:]
    yield "canvas.webp", b"RIFF" + struct.pack("<I", len(vp8x) + len(still) + 4) + b"WEBP" + vp8x + still
    yield "pixels-true-at-the-limit.tif", _saved(Image.new("RGB", (side, side)), "TIFF", compression="tiff_lzw")
    yield "pixels-true-at-the-limit.bmp", _saved(Image.new("L", (side, side)), "BMP")
    yield "boxes-in-boxes.heic", _nested(5000)
    yield "boxes-side-by-side.heic", _nested(0) + struct.pack(">I4s", 8, b"free") * 1_000_000
    xmp = b"http://ns.adobe.com/xap/1.0/\0" + b"<a>" * 20_000
    yield "elements-in-elements.jpg", plain[:2] + struct.pack(">BBH", 0xFF, 0xE1, len(xmp) + 2) + xmp + plain[2:]
    laughs = b"http://ns.adobe.com/xap/1.0/\0<!DOCTYPE x [<!ENTITY a0 'ha'>" + b"".join(
        b"<!ENTITY a%d '%s'>" % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 12)
    )
    laughs += b"]><x>&a11;</x>"
    yield "entities.jpg", plain[:2] + struct.pack(">BBH", 0xFF, 0xE1, len(laughs) + 2) + laughs + plain[2:]
    yield "nothing.jpg", b""
    yield "zeros.jpg", bytes(50_000_000)


def report(costs: Sequence[Cost], worst: int) -> None:
    """Print what became of the files, and the worst of them."""
    for outcome, number in Counter(cost.outcome for cost in costs).most_common():
        print(f"{number:6} {outcome}")
    by_seconds = sorted(costs, key=lambda cost: -cost.seconds)[:worst]
    by_memory = sorted(costs, key=lambda cost: -cost.megabytes)[:worst]
    print(f"\n{'seconds':>8} {'MB':>6}  file: outcome")
    for cost in dict.fromkeys([*by_seconds, *by_memory]):
        print(f"{cost.seconds:8.2f} {cost.megabytes:6.0f}  {cost.name}: {cost.outcome}")


def main() -> int:
    """Measure, print, judge."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="*", metavar="FOLDER")
    parser.add_argument("--worst", type=int, default=8, metavar="N", help="so many by seconds and so many by memory")
    parser.add_argument("--detect", action="store_true", help="look for people too")
    given = parser.parse_args()
    cv2.setNumThreads(1)
    work = screen if given.detect else take_in
    if given.detect:
        eyes_for(Sensitivity.STANDARD)
    costs = [measured(found.path, work) for found in walk(given.folders).found]
    with tempfile.TemporaryDirectory() as scratch:
        for name, data in bombs():
            path = Path(scratch, name)
            path.write_bytes(data)
            costs.append(measured(path, work))
            path.unlink()
    report(costs, given.worst)
    past = [cost for cost in costs if not cost.is_bounded]
    print(f"\n{len(costs)} files, {len(past)} past {BOUND_S:.0f} s, {BOUND_MB} MB or in disorder")
    print(*(f"  {cost.name}: {cost.seconds:.1f} s, {cost.megabytes:.0f} MB, {cost.outcome}" for cost in past), sep="\n")
    return 1 if past else 0


if __name__ == "__main__":
    sys.exit(main())
