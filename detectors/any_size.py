"""An ONNX network that takes pictures of any size, from one that declares a single size.

CenterFace was published with an input of 10 x 3 x 32 x 32 and lists its weights among its inputs, so that they could be
replaced on each run. ONNX Runtime takes both at their word: it refuses other sizes, and does not prepare weights that may still
change, which makes it half as fast. Both are only declarations. They are changed here on the protobuf wire format (fields of
onnx.proto3: the graph is field 7 of a model, its inputs are field 11, each with its name as field 1), so that the `onnx`
package is not needed for it.
"""

from __future__ import annotations

from collections.abc import Iterator

GRAPH, INPUT, NAME = 7, 11, 1
VARINT, BYTES = 0, 2
"""Wire types. A model as a whole has no others on these levels."""
FIXED_SIZE = bytes.fromhex("0a02080a 0a020803 0a020820 0a020820")
ANY_SIZE = bytes.fromhex("0a021200 0a020803 0a021200 0a021200")
"""Four dimensions as they stand in the input's shape: `dim_value` 10, 3, 32, 32; for three of them `dim_param`, unnamed."""


def with_any_size(model: bytes, name: str) -> bytes:
    """The same network, its input `name` of shape (any, 3, any, any), its weights constant.

    Raises:
        ValueError: when this is no such model.
    """
    parts, found = [], 0
    for number, whole, value in _fields(model):
        if number == GRAPH:
            graph, inputs = _graph(value, name.encode())
            found += inputs
            parts.append(bytes([GRAPH << 3 | BYTES]) + _varint(len(graph)) + graph)
        else:
            parts.append(whole)
    if found != 1:
        raise ValueError(f"{found} inputs {name} of 10 x 3 x 32 x 32")
    return b"".join(parts)


def _graph(graph: bytes, name: bytes) -> tuple[bytes, int]:
    """The graph with one input, of any size; how many inputs there were of that name and the fixed size."""
    parts, found = [], 0
    for number, whole, value in _fields(graph):
        if number != INPUT:
            parts.append(whole)
        elif any(one == NAME and text == name for one, _, text in _fields(value)):
            found += whole.count(FIXED_SIZE)
            parts.append(whole.replace(FIXED_SIZE, ANY_SIZE))
    return b"".join(parts), found


def _fields(message: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """Number, all bytes and content of each field, in order."""
    at = 0
    while at < len(message):
        start = at
        key, at = _read_varint(message, at)
        if key & 7 not in (VARINT, BYTES):
            raise ValueError(f"wire type {key & 7}")
        value, at = _read_varint(message, at)
        content = at
        at += value if key & 7 == BYTES else 0
        if at > len(message):
            raise ValueError("a field ends behind its message")
        yield key >> 3, message[start:at], message[content:at]


def _read_varint(message: bytes, at: int) -> tuple[int, int]:
    value = 0
    for place, byte in enumerate(message[at : at + 10]):
        value |= (byte & 127) << 7 * place
        if byte < 128:  # noqa: PLR2004 - the highest bit says that more follows
            return value, at + place + 1
    raise ValueError("a number without end")


def _varint(value: int) -> bytes:
    parts = []
    while value > 127:  # noqa: PLR2004
        parts.append(value & 127 | 128)
        value >>= 7
    return bytes([*parts, value])
