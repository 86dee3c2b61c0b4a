"""Transparency that lies beside the pictures: WebM keeps it in a second stream of its own, which libvpx alone decodes.

Any other decoder passes it over, and shows what the maker of the film had hidden.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias, cast

from av.codec import CodecContext
from av.packet import Packet
from av.video.codeccontext import VideoCodecContext
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from app.media.video.opening import DECODING, MAX_THREADS

Coded: TypeAlias = "Packet[VideoStream]"
_DECODERS = {"vp8": "libvpx", "vp9": "libvpx-vp9"}


@dataclass(frozen=True, slots=True)
class Decoder:
    """`decode` makes frames of packets; `tells_keys`: whether these say which of them need no other."""

    decode: Callable[[Coded], list[VideoFrame]]
    tells_keys: bool = True


def decoder_of(stream: VideoStream) -> Decoder:
    """What decodes a stream, its transparency with it; `decode` raises `FFmpegError` as the decoder says."""
    name = _DECODERS.get(stream.codec_context.codec.canonical_name)
    if name is None or ("alpha_mode", "1") not in {(key.lower(), value) for key, value in stream.metadata.items()}:
        return Decoder(_plainly)
    context = cast("VideoCodecContext", CodecContext.create(name, "r"))
    context.thread_count = min(MAX_THREADS, os.cpu_count() or 1)
    context.options = dict(DECODING)
    return Decoder(context.decode, tells_keys=False)


def _plainly(packet: Coded) -> list[VideoFrame]:
    return packet.decode()
