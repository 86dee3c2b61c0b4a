"""What runs in a worker process: values in, values out, safe to run twice."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.errors import EnvironmentBrokenError
from app.media.companions import companions, still_identifier
from app.media.intake import Source, read_source
from app.metadata.inventory import Carried, inventory
from app.model import Screening, Sensitivity
from app.pipeline.eyes import eyes_for
from app.pipeline.prepare import Order, Prepared, prepare
from app.pipeline.screen import screen
from detectors.base import DetectorError


@dataclass(frozen=True, slots=True)
class Inspected:
    """A screening, with what the file carries beside its visible pixels, and the movies of a Live Photo that lie beside it."""

    screening: Screening
    carried: tuple[Carried, ...]
    companions: tuple[Path, ...]


def start(sensitivity: Sensitivity) -> None:
    """Load what this process will look with, so that the first photo does not wait for it.

    A model that cannot be loaded is not reported here but by the first task: an initialiser that fails takes the pool down.
    """
    try:
        eyes_for(sensitivity)
    except DetectorError:
        return


def screen_file(path: Path, sensitivity: Sensitivity, protocol_version: str) -> Screening:
    """Read and screen one file.

    Raises:
        ItemError: when it cannot be read.
        EnvironmentBrokenError: when a detector is missing or changed.
    """
    return _screened(read_source(path), sensitivity, protocol_version)


def inspect_file(path: Path, sensitivity: Sensitivity, protocol_version: str) -> Inspected:
    """Read and screen one file, and tell what it carries.

    Raises:
        ItemError: when it cannot be read.
        EnvironmentBrokenError: when a detector is missing or changed.
    """
    source = read_source(path)
    screening = _screened(source, sensitivity, protocol_version)
    movies = companions(path, still_identifier(source.data, source.format))
    return Inspected(screening, inventory(source.data, source.format.value), movies)


def _screened(source: Source, sensitivity: Sensitivity, protocol_version: str) -> Screening:
    try:
        return screen(source, sensitivity, protocol_version)
    except DetectorError as error:
        raise EnvironmentBrokenError("detector-broken", problem=str(error)) from error


def prepare_file(order: Order) -> Prepared:
    """Prepare one release; see `prepare`.

    Raises:
        EnvironmentBrokenError: when a detector is missing or changed.
    """
    try:
        return prepare(order)
    except DetectorError as error:
        raise EnvironmentBrokenError("detector-broken", problem=str(error)) from error
