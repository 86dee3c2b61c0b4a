from __future__ import annotations

from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from av.video.frame import VideoFrame

from app.media.video.probing import probe
from app.media.video.reading import frames
from app.media.video.seeking import frames_from
from app.media.video.source import read_video

FRAMES = 12


def half_hidden(path: Path, codec: str) -> Path:
    """A film in red, of which the left half is transparent."""
    rgba = np.full((64, 96, 4), (200, 20, 20, 255), np.uint8)
    rgba[:, :48, 3] = 0
    with av.open(str(path), "w", format="webm") as out:
        stream: Any = out.add_stream(codec, rate=25, options={"auto-alt-ref": "0"})
        stream.width, stream.height, stream.pix_fmt = 96, 64, "yuva420p"
        stream.metadata["alpha_mode"] = "1"
        for number in range(FRAMES):
            frame = VideoFrame.from_ndarray(rgba, "rgba").reformat(format="yuva420p")
            frame.pts = number
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    return path


@pytest.mark.parametrize("codec", ["libvpx", "libvpx-vp9"])
def test_what_is_hidden_in_a_webm_stays_hidden(codec: str, tmp_path: Path) -> None:
    source = read_video(half_hidden(tmp_path / "a.webm", codec))
    assert probe(source).notes == ("alpha-flattened",)
    found = [frame.rgb() for frame in frames(source)]
    assert len(found) == FRAMES
    for rgb in [*found, next(frames_from(source, 200, seeks=True)).rgb()]:
        assert rgb[8:-8, 8:40].min() > 240
        assert np.abs(rgb[8:-8, 56:-8].astype(int) - (200, 20, 20)).max() < 30
