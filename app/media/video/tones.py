"""High dynamic range (PQ and HLG) brought to what an ordinary screen shows, by a table that libavfilter looks up.

Light is reckoned in multiples of the reference white of 203 cd/m2 (ITU-R BT.2408). Up to half of it everything stays as it
is; above, the brightest of a pixel's three colours is bent gently towards white and takes the others along, so that hues stay.
swscale's own conversion cuts off everything above white, and takes seconds to begin.
"""

from __future__ import annotations

import numpy as np
from av.filter import Graph
from av.video.frame import VideoFrame
from numpy.typing import NDArray

PQ, HLG = 16, 18
REFERENCE_WHITE = 203.0
KNEE = 0.5
LEVEL = 7
"""Of the table: 49 steps a colour."""
BETWEEN = "gbrpf32le"
"""In what colours are looked up: the only form in which libavfilter does that by vectors and right. It takes 0.3 of the time of
`rgb48le`, and is as near to `toned`; in 16-bit planes it is fifteen levels off."""
_HLG_PEAK, _HLG_GAMMA = 1000.0, 1.2
_TO_709 = np.array([[1.660491, -0.587641, -0.072850], [-0.124550, 1.132900, -0.008349], [-0.018151, -0.100579, 1.118730]])
_LUMA_2020 = np.array([0.2627, 0.6780, 0.0593])
_MATRICES = {1: "bt709", 5: "bt470bg", 6: "smpte170m", 9: "bt2020nc", 10: "bt2020nc"}


def toned(signal: NDArray[np.float64], transfer: int) -> NDArray[np.float64]:
    """The sRGB signal (0 to 1) of a BT.2020 signal (0 to 1) with the transfer PQ or HLG; (..., 3)."""
    light = (_from_pq(signal) if transfer == PQ else _from_hlg(signal)) / REFERENCE_WHITE
    narrow = np.clip(light @ _TO_709.T, 0, None)
    peak = narrow.max(axis=-1, keepdims=True)
    bent = np.where(peak <= KNEE, peak, KNEE + (1 - KNEE) * (1 - np.exp(-(peak - KNEE) / (1 - KNEE))))
    shown = narrow * np.divide(bent, peak, out=np.zeros_like(peak), where=peak > 0)
    return np.asarray(np.where(shown <= 0.0031308, 12.92 * shown, 1.055 * np.power(np.maximum(shown, 1e-9), 1 / 2.4) - 0.055))  # noqa: PLR2004


def to_hdr(signal: NDArray[np.float64], transfer: int) -> NDArray[np.float64]:
    """A BT.2020 signal with the transfer PQ or HLG that shows these sRGB colours, white at the reference white; (..., 3)."""
    light = np.where(signal <= 0.04045, signal / 12.92, ((signal + 0.055) / 1.055) ** 2.4)  # noqa: PLR2004
    nits = np.clip(light @ np.linalg.inv(_TO_709).T, 0, None) * REFERENCE_WHITE
    steps = np.linspace(0, 1, 4097)
    grey = np.repeat(steps[:, None], 3, axis=1)
    curve = (_from_pq(grey) if transfer == PQ else _from_hlg(grey))[:, 0]
    return np.asarray(np.interp(nits, curve, steps))


def _from_pq(signal: NDArray[np.float64]) -> NDArray[np.float64]:
    """cd/m2, by SMPTE ST 2084."""
    m1, m2, c1, c2, c3 = 2610 / 16384, 2523 / 32, 3424 / 4096, 2413 / 128, 2392 / 128
    root = np.power(signal, 1 / m2)
    return np.asarray(10_000 * np.power(np.clip(root - c1, 0, None) / (c2 - c3 * root), 1 / m1))


def _from_hlg(signal: NDArray[np.float64]) -> NDArray[np.float64]:
    """cd/m2 on a screen of 1000, by ARIB STD-B67 and BT.2100's system gamma."""
    a, b, c = 0.17883277, 0.28466892, 0.55991073
    scene = np.where(signal <= 0.5, signal**2 / 3, (np.exp((signal - c) / a) + b) / 12)  # noqa: PLR2004
    luma = (scene @ _LUMA_2020)[..., None]
    return np.asarray(_HLG_PEAK * np.power(np.maximum(luma, 1e-9), _HLG_GAMMA - 1) * scene)


def _table(transfer: int) -> VideoFrame:
    steps = LEVEL * LEVEL
    axis = np.linspace(0, 1, steps)
    blue, green, red = np.meshgrid(axis, axis, axis, indexing="ij")  # red runs fastest
    colours = toned(np.stack([red, green, blue], axis=-1), transfer)
    side = LEVEL**3
    return VideoFrame.from_ndarray(np.rint(colours * 65535).astype(np.uint16).reshape(side, side, 3), "rgb48le")


class Toning:
    """Frames of one size and kind to another size and kind, by the table. Not to be shared between threads."""

    def __init__(self, width: int, height: int, pix_fmt: str) -> None:
        """Of what comes out: its size in pixels, not turned, and its format."""
        self._out = (width, height, pix_fmt)
        self._graph: Graph | None = None

    def tone(self, frame: VideoFrame) -> VideoFrame:
        """The frame in sRGB's colours (or BT.709's matrix, where the format has one)."""
        if self._graph is None:
            self._graph = self._built(frame)
        bare = frame.reformat(format=frame.format.name)
        pts, frame.pts = frame.pts, 0
        self._graph.push(bare, 0)
        frame.pts = pts
        out = self._graph.pull()
        if not isinstance(out, VideoFrame):
            raise TypeError("a filter of pictures gave sound")
        out.pts = pts
        return out

    def _built(self, frame: VideoFrame) -> Graph:
        width, height, pix_fmt = self._out
        matrix = _MATRICES.get(frame.colorspace, "bt2020nc")
        extent = "pc" if frame.color_range == 2 else "tv"  # noqa: PLR2004
        graph = Graph()
        graph.threads = 1
        start = graph.add(
            "buffer", f"video_size={frame.width}x{frame.height}:pix_fmt={frame.format.name}:time_base=1/1000"
            f":colorspace={matrix}:range={extent}",
        )  # fmt: skip
        table = graph.add("buffer", f"video_size={LEVEL**3}x{LEVEL**3}:pix_fmt=rgb48le:time_base=1/1000")
        sized = graph.add("scale", f"{width}:{height}:flags=area+accurate_rnd:in_color_matrix={matrix}:in_range={extent}")
        deep, deep_table = (graph.add("format", BETWEEN) for _ in range(2))
        hald = graph.add("haldclut", "clut=first:interp=tetrahedral:shortest=0")
        plain = "" if pix_fmt == "rgb24" else ":out_color_matrix=bt709:out_range=tv"
        back = graph.add("scale", f"{width}:{height}:flags=area+accurate_rnd{plain}")
        kind, sink = graph.add("format", pix_fmt), graph.add("buffersink")
        start.link_to(sized)
        sized.link_to(deep)
        deep.link_to(hald, 0, 0)
        table.link_to(deep_table)
        deep_table.link_to(hald, 0, 1)
        hald.link_to(back)
        back.link_to(kind)
        kind.link_to(sink)
        graph.configure(auto_buffer=False)
        clut = _table(frame.color_trc)
        clut.pts = 0
        graph.push(clut, 1)
        graph.push(None, 1)
        return graph
