"""Whether frames of AAC hold anything beside sound: by hearing, for their syntax tells no element's length beforehand.

What is no sound is not heard. So the bits before a frame's end are turned over: where the frame sounds just as before, they
were no sound. Frames are tested in turns, every other one, for each is heard in the next one, too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import av
from av.audio.codeccontext import AudioCodecContext
from av.container import InputContainer
from av.packet import Packet

END_BITS = 3
TRIED_BITS = 16
"""Of a frame whose last bit is not heard, so many are tried: of tones that are next to nothing some bits make no difference."""


def unheard(path: Path, alive: Callable[[], None]) -> Iterator[str]:
    """Plain descriptions of what is wrong with the sound of an MP4: nothing where every frame is heard to its end.

    Args:
        path: the file, whose structure was proved.
        alive: called with every frame, for whoever waits.
    """
    with av.open(f"file:{path}", format="mov", options={"protocol_whitelist": "file"}) as container:
        if not container.streams.audio:
            return
        try:
            for number, is_heard in enumerate(_frames(container)):
                alive()
                if not is_heard:
                    yield f"data in frame {number} of the sound"
                    return
        except (av.error.FFmpegError, ValueError):
            yield "sound that cannot be heard"


def _frames(container: InputContainer) -> Iterator[bool]:
    """Of each frame, whether its end is heard."""
    extradata = container.streams.audio[0].codec_context.extradata or b""
    plain, turns = _Ear(extradata), (_Ear(extradata), _Ear(extradata))
    before: bytes | None = None
    for number, packet in enumerate(container.demux(container.streams.audio[0])):
        if not packet.size:
            continue
        frame = bytes(packet)
        heard = plain.hear(frame)
        if heard is None:
            raise ValueError("a frame that cannot be decoded")
        tried, other = turns[number % 2], turns[1 - number % 2]
        other.hear(frame)
        differs = tried.hear(turned(frame, 0)) != heard
        yield differs or any(_differs(extradata, before, frame, bit) for bit in range(1, TRIED_BITS))
        before = frame


def _differs(extradata: bytes, before: bytes | None, frame: bytes, bit: int) -> bool:
    heard = []
    for each in (frame, turned(frame, bit)):
        ear = _Ear(extradata)
        if before is not None:
            ear.hear(before)
        heard.append(ear.hear(each))
    return heard[0] != heard[1]


def turned(frame: bytes, bit: int) -> bytes:
    """The frame with one bit turned over, counted backwards from the mark at its end."""
    value = int.from_bytes(frame)
    last = (value & -value).bit_length() - 1
    return (value ^ 1 << min(last + END_BITS + bit, 8 * len(frame) - 1)).to_bytes(len(frame))


class _Ear:
    """One decoder."""

    def __init__(self, extradata: bytes) -> None:
        context = av.CodecContext.create("aac", "r")
        if not isinstance(context, AudioCodecContext):
            raise TypeError("no decoder of sound")
        context.extradata = extradata
        self._context = context

    def hear(self, frame: bytes) -> bytes | None:
        """The samples, or None where it is no sound."""
        try:
            return b"".join(piece.to_ndarray().tobytes() for piece in self._context.decode(Packet(frame)))
        except av.error.FFmpegError:
            return None
