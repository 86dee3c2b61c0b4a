"""Measure the gallery with many photos: the first thumbnails, the longest stall while scrolling, the memory.

    .venv/bin/python benchmarks/window.py [--photos 10000] [--distinct 40] [--megapixels 6] [--looked-at] [--json FILE]

The photos are generated: `--distinct` different JPEGs of a few megapixels, and hard links to them under as many names as
there are photos. So the disk's cache serves most of the reading; decoding, scaling and painting are those of 10,000 photos.
Screening is off: it would take the processors, and is measured elsewhere. With `--looked-at` each photo has a screening with
one face, so that covers are painted and the rules judge all of them first.

Measured, in a real window of 1280 x 800 (QT_QPA_PLATFORM=offscreen without a screen, or a screen such as Xvfb):

- seconds from "the folder is known" (its items arrive at the window) to all thumbnails of the first view painted;
- the longest gap between two ticks of a timer of 5 ms on the window's thread, while Page Down goes through the whole list,
  once as fast as the window takes it, once at twenty-five pages a second;
- the most processor time that the window's thread took in one such gap: what the program itself is to blame for;
- the longest gap of a window in which nothing happens: where that is long, something else keeps the machine busy;
- the memory of the window's process at the end, and of all its processes together (pages that they share count in each).

Targets: first thumbnails within 1 s, no stall over 50 ms, memory below 1 GB.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from PIL import Image
from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from app.events.desk import Desk, NewEvent, OpenEvent
from app.events.event import EventItem
from app.model import Channel, FoundFace, MediaItem, MediaKind, Screening, Sensitivity, Setting
from app.preferences import Preferences
from app.settings import Places, Settings
from app.text import Language
from app.workplace import Workplace
from detectors.base import Box
from ui.gallery.page import GalleryPage
from ui.main import Program, make_app
from ui.rooms import Room

TICK_MS, PAGE_MS = 5, 40
PATIENCE_S = 300.0
FIRST_S, STALL_MS, MEMORY_MB = 1.0, 50.0, 1000.0
PAGE_DOWN = Qt.Key.Key_PageDown


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds, milliseconds, and megabytes of 10^6 bytes."""

    platform: str
    photos: int
    looked_at: bool
    first_thumbnails_s: float
    pages: int
    stall_fast_ms: float
    stall_paced_ms: float
    busiest_ms: float
    stall_sorting_ms: float
    stall_idle_ms: float
    window_mb: float
    all_processes_mb: float

    @property
    def holds(self) -> bool:
        """Whether the targets are met."""
        stall = max(self.stall_fast_ms, self.stall_paced_ms)
        return self.first_thumbnails_s <= FIRST_S and stall <= STALL_MS and self.all_processes_mb <= MEMORY_MB


def make_photos(folder: Path, count: int, distinct: int, megapixels: float) -> None:
    """Different JPEGs, and hard links to them."""
    width = round((megapixels * 1_000_000 * 4 / 3) ** 0.5)
    height = width * 3 // 4
    models = []
    (folder.parent / "models").mkdir()
    folder.mkdir()
    for number in range(distinct):
        small = np.random.default_rng(number).integers(0, 256, (height // 64, width // 64, 3), dtype=np.uint8)
        picture = Image.fromarray(small).resize((width, height), Image.Resampling.BICUBIC)
        model = folder.parent / "models" / f"{number}.jpg"
        picture.save(model, quality=88)
        models.append(model)
    for number in range(count):
        os.link(models[number % distinct], folder / f"IMG_{number:05}.jpg")


def looked_at(item: EventItem, number: int) -> EventItem:
    """The item with a screening: one face in three of four photos, nobody in the others."""
    face = FoundFace("1", Box(800, 600, 1200, 1100), 0.9, doubtful=number % 7 == 0, detector="none")
    media = MediaItem(f"{number:064x}", MediaKind.PHOTO, 2828, 2121, datetime(2026, 9, 18, 10, tzinfo=UTC), has_location=False)
    faces = (face,) if number % 4 else ()
    return replace(item, screening=Screening(media, faces, "0" * 64, Sensitivity.STANDARD, (), "jpeg"))


class Stalls:
    """The longest gap between two ticks of a timer on this thread, and the most processor time in one, in milliseconds."""

    def __init__(self) -> None:
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._last, self._last_busy = time.perf_counter(), time.thread_time()
        self.longest_ms = self.busiest_ms = 0.0

    def __enter__(self) -> Stalls:
        """Begin to tick."""
        self._last, self._last_busy = time.perf_counter(), time.thread_time()
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        """The end is a tick too."""
        self._tick()
        self._timer.stop()

    def _tick(self) -> None:
        now, busy = time.perf_counter(), time.thread_time()
        self.longest_ms = max(self.longest_ms, (now - self._last) * 1000)
        self.busiest_ms = max(self.busiest_ms, (busy - self._last_busy) * 1000)
        self._last, self._last_busy = now, busy


def until(holds: Callable[[], bool], patience_s: float = PATIENCE_S) -> None:
    """Let the window live until something holds.

    Raises:
        TimeoutError: when it does not come to hold.
    """
    end = time.perf_counter() + patience_s
    while not holds():
        if time.perf_counter() > end:
            raise TimeoutError("the window did not come to rest")
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)


def pause(milliseconds: int) -> None:
    """Let the window live for so long."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def page_through(page: GalleryPage, pace_ms: int) -> tuple[Stalls, int]:
    """Page Down to the end; the stalls, and how many pages."""
    grid = page.grid
    grid.setCurrentIndex(page.shown.index(0))
    grid.scrollToTop()
    pause(300)
    bar, pages = grid.verticalScrollBar(), 0
    loop = QEventLoop()
    timer = QTimer()
    timer.setInterval(pace_ms)

    def turn() -> None:
        nonlocal pages
        if bar.value() >= bar.maximum() or pages > page.shown.rowCount():
            loop.quit()
            return
        pages += 1
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(grid, QKeyEvent(kind, PAGE_DOWN, Qt.KeyboardModifier.NoModifier))

    timer.timeout.connect(turn)
    with Stalls() as stalls:
        timer.start()
        loop.exec()
        timer.stop()
    return stalls, pages


def memory_mb() -> tuple[float, float]:
    """Of this process, and of it with all its children."""
    pids = [os.getpid()]
    for pid in pids:
        for task in Path(f"/proc/{pid}/task").glob("*/children"):
            pids += [int(child) for child in task.read_text().split()]
    sizes = [_resident_mb(pid) for pid in pids]
    return sizes[0], sum(sizes)


def _resident_mb(pid: int) -> float:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024 / 1e6
    return 0.0


def first_view_is_there(program: Program, page: GalleryPage) -> bool:
    """Whether the thumbnails of all tiles in view are there to be painted."""
    view = page.grid.visible()
    return bool(view) and all(program.looks.there(page.shown.path_at(place)) is not None for place in view)


def measure(program: Program, folder: Path, *, is_looked_at: bool) -> Measured:
    """Open the folder and go through it."""
    new = NewEvent(name="Benchmark", setting=Setting.ACTIVITY, channel=Channel.NEWSLETTER)
    opened = program.desk.begin([folder], new)
    if is_looked_at:
        items = tuple(looked_at(item, number) for number, item in enumerate(opened.items))
        opened = OpenEvent(opened.event, items)
    pause(2000)  # the window stands open while its user looks for the folder
    began = time.perf_counter()
    program.bench._open(opened)  # noqa: SLF001 - from here on the folder is known
    program.window.go(Room.GALLERY)
    page = program.window.page(Room.GALLERY)
    if not isinstance(page, GalleryPage):
        raise TypeError(type(page))
    until(lambda: first_view_is_there(program, page))
    page.grid.viewport().repaint()
    first_s = time.perf_counter() - began
    until(lambda: not program.tasks.is_busy)
    pause(1000)
    page.header.edit.setChecked(False)  # as it is once channel and consent are chosen
    page.grid.setFocus()
    fast, pages = page_through(page, 0)
    paced, _ = page_through(page, PAGE_MS)
    with Stalls() as idle:  # what the machine itself does to a window that does nothing
        pause(10_000)
    with Stalls() as sorting:
        page.filters.order.setCurrentIndex(3)
        page.filters.order.activated.emit(3)
        pause(500)
    window_mb, all_mb = memory_mb()
    return Measured(
        platform=QApplication.platformName(),
        photos=len(opened.items),
        looked_at=is_looked_at,
        first_thumbnails_s=round(first_s, 3),
        pages=pages,
        stall_fast_ms=round(fast.longest_ms, 1),
        stall_paced_ms=round(paced.longest_ms, 1),
        busiest_ms=round(max(fast.busiest_ms, paced.busiest_ms), 1),
        stall_sorting_ms=round(sorting.longest_ms, 1),
        stall_idle_ms=round(idle.longest_ms, 1),
        window_mb=round(window_mb),
        all_processes_mb=round(all_mb),
    )


def main() -> int:
    """Measure, print JSON and a sentence; 1 where a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--photos", type=int, default=10_000)
    parser.add_argument("--distinct", type=int, default=40)
    parser.add_argument("--megapixels", type=float, default=6.0)
    parser.add_argument("--looked-at", action="store_true")
    parser.add_argument("--json", type=Path)
    chosen = parser.parse_args()
    Desk.screen = lambda *_: None  # type: ignore[method-assign]
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "photos"
        make_photos(folder, chosen.photos, chosen.distinct, chosen.megapixels)
        places = Places(Path(scratch) / "home")
        workplace = Workplace(places, Settings(), places.register_url)
        with workplace.writing():
            pass
        program = Program(make_app(), workplace, Preferences(name="Kim", welcomed=True), Language.NL)
        program.window.resize(1280, 800)
        program.window.show()
        try:
            found = measure(program, folder, is_looked_at=chosen.looked_at)
        finally:
            program.window.hide()
            program.close()
    text = json.dumps(asdict(found), indent=1)
    print(text)
    print(
        f"{found.photos} photos ({found.platform}): first thumbnails after {found.first_thumbnails_s:.2f} s, longest stall"
        f" {max(found.stall_fast_ms, found.stall_paced_ms):.0f} ms in {found.pages} pages, {found.all_processes_mb:.0f} MB"
        f" ({found.window_mb:.0f} MB of them the window's own): the targets {'hold' if found.holds else 'are MISSED'}."
    )
    if chosen.json is not None:
        chosen.json.write_text(text + "\n", "utf-8")
    return 0 if found.holds else 1


if __name__ == "__main__":
    sys.exit(main())
