"""Which photo is on the stage, or why there is none; nothing of a photo stays that may not be shown."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, Signal

from app.errors import BeeldkeurError
from app.pipeline.preview import Look
from app.redaction.cover import Covering
from ui.event_model import Row
from ui.language import translate
from ui.looks import image_of
from ui.review.alive import while_alive
from ui.review.marks import covers_of, marks_of
from ui.review.pictures import SIDE_PX, Pictures
from ui.review.regions_section import describe
from ui.review.stage import Stage, StageState
from ui.rooms import Context

_BEFORE_A_PHOTO = frozenset({StageState.WAITING, StageState.LOADING, StageState.REPORTED, StageState.NOTHING})


class Showing(QObject):
    """`changed` is sent when another thing is to be seen."""

    changed = Signal()

    def __init__(self, context: Context, stage: Stage) -> None:
        super().__init__(stage)
        self._context, self._stage, self._canvas = context, stage, stage.canvas
        self._pictures = Pictures(context.looks, self)
        self._path, self._following = "", ""
        self._softening: tuple[str, Covering] | None = None
        self._pictures.ready.connect(self._take)
        self._pictures.sharp.connect(self._sharpen)
        self._pictures.failed.connect(self._miss)
        self._canvas.blurred.connect(self._pictures.want_sharp)
        context.bench.opened.connect(self._pictures.drop_all)
        context.bench.model.dataChanged.connect(self._drop_reported)

    @property
    def is_seen(self) -> bool:
        """Whether the photo itself is to be seen: only then can somebody say that they saw it."""
        return self._stage.state is StageState.PHOTO and self._canvas.has_picture

    def show_path(self, path: str, following: str) -> None:
        """Another photo, and which comes after it."""
        self._path, self._following = path, following
        self._canvas.choose("")
        self._canvas.clear()
        self._pictures.rest()
        self._stage.show_state(StageState.LOADING)
        self.refresh()

    def refresh(self) -> None:
        """The photo as it is now."""
        row = self._row
        if row is None:
            self._stage.show_state(StageState.NOTHING)
        elif row.is_reported:
            self._pictures.drop(self._path)
            self._stage.show_state(StageState.REPORTED)
        elif row.item.problem is not None:
            problem = row.item.problem
            self._cannot(BeeldkeurError(problem.code, **dict(problem.params)))
        elif row.item.screening is None or row.judged is None:
            self._stage.show_state(StageState.WAITING)
        elif self._canvas.has_picture:
            self._mark(row)
        elif self._stage.state in _BEFORE_A_PHOTO:
            self._stage.show_state(StageState.LOADING)
            self._pictures.want(self._path, self._beforehand())

    def _drop_reported(self, first: QModelIndex, last: QModelIndex) -> None:
        """Of what was reported no picture stays, also where it was fetched beforehand."""
        rows = map(self._context.bench.model.at, range(first.row(), last.row() + 1))
        for path in [row.item.path for row in rows if row.is_reported and row.item.path != self._path]:
            self._pictures.forget(path)

    @property
    def _row(self) -> Row | None:
        return self._context.bench.model.row(self._path) if self._path else None

    def _beforehand(self) -> str:
        """The photo after this one, where it may be shown."""
        row = self._context.bench.model.row(self._following) if self._following else None
        may_show = row is not None and row.item.screening is not None and row.judged is not None and not row.is_reported
        return self._following if may_show else ""

    def _is_same(self, path: str, seen: Look) -> bool:
        """Whether these are the bytes that were looked at for people."""
        row = self._row
        return row is not None and row.item.screening is not None and row.item.screening.item.sha256 == seen.sha256

    def _take(self, path: str, seen: Look) -> None:
        row = self._row
        if path != self._path or row is None or row.is_reported:
            return
        if self._is_same(path, seen):
            self._stage.show_state(StageState.PHOTO)
            self._canvas.show_picture(image_of(seen), (seen.full_width, seen.full_height))
            self._mark(row)
        else:
            self._stage.show_state(StageState.CHANGED)
        self.changed.emit()

    def _sharpen(self, path: str, seen: Look) -> None:
        if path == self._path and self._canvas.has_picture and self._is_same(path, seen):
            self._canvas.sharpen(image_of(seen))

    def _miss(self, path: str, error: BeeldkeurError) -> None:
        if path == self._path:
            self._cannot(error)
            self.changed.emit()

    def _cannot(self, error: BeeldkeurError) -> None:
        sentence = self._context.catalogue.say(f"errors.{error.code}", **error.params)
        self._stage.show_state(StageState.UNREADABLE, sentence)

    def _mark(self, row: Row) -> None:
        manner = self._context.manner
        self._canvas.show_marks(marks_of(row.item), Covering(covers_of(row.item, manner.extent), manner.style))
        self._soften()
        self._canvas.setAccessibleName(translate("Review", "Photo {name}").format(name=row.item.found.path.name))
        said = (describe(mark, self._context.catalogue) for mark in self._canvas.marks)
        self._canvas.setAccessibleDescription("; ".join(said))

    def _soften(self) -> None:
        """Bring soft covers, one picture at a time: while somebody draws, only the last state matters."""
        covers = self._canvas.covers
        if self._softening is None and covers.lacks_softened:
            self._softening = (self._path, covers.covering)
            taken, missed = while_alive(self, self._take_softened), while_alive(self, lambda _: self._softened())
            self._context.looks.covered(self._path, covers.covering, SIDE_PX, taken, missed)

    def _take_softened(self, seen: Look) -> None:
        if self._softening is not None and self._softening[0] == self._path and self._is_same(self._path, seen):
            self._canvas.covers.show_softened(image_of(seen), self._softening[1])
        self._softened()

    def _softened(self) -> None:
        """One came, or could not be had: those covers stay plain then. Meanwhile others may be wanted."""
        asked, self._softening = self._softening, None
        if asked != (self._path, self._canvas.covers.covering):
            self._soften()
