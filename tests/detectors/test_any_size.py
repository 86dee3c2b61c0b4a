from __future__ import annotations

import pytest

from detectors.any_size import ANY_SIZE, FIXED_SIZE, with_any_size
from detectors.weights import CENTERFACE, load


def field(number: int, content: bytes) -> bytes:
    assert len(content) < 128
    return bytes([number << 3 | 2, len(content)]) + content


def given(name: bytes, shape: bytes = FIXED_SIZE) -> bytes:
    return field(11, field(1, name) + field(2, field(1, field(2, shape))))


def test_the_picture_stays_the_only_input_and_takes_any_size() -> None:
    before, node, after = b"\x08\x03", field(1, b"node"), field(2, b"producer")
    model = before + field(7, node + given(b"picture") + given(b"weights")) + after
    assert with_any_size(model, "picture") == before + field(7, node + given(b"picture", ANY_SIZE)) + after


def test_the_weights_themselves_are_not_touched() -> None:
    model = load(CENTERFACE)
    changed = with_any_size(model, "input.1")
    lost = len(model) - len(changed)
    assert 0 < lost < 20_000  # the declarations of 180 weights
    assert FIXED_SIZE not in changed
    assert changed.count(ANY_SIZE) == 1


@pytest.mark.parametrize(
    "model",
    [
        b"",
        field(7, given(b"other")),
        field(7, given(b"picture") + given(b"picture")),
        field(7, given(b"picture", FIXED_SIZE + FIXED_SIZE)),
        field(7, given(b"picture"))[:-1],
        b"\x3a\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff",
        b"no network",
    ],
)
def test_another_model_is_refused(model: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        with_any_size(model, "picture")
