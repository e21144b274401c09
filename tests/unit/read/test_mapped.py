"""Large weights stay in the file, all else is told as it was."""

from pathlib import Path

import pytest

from twosource.read.mapped import leave_weights

FILE = Path("net.onnx")
LARGE = bytes(range(256)) * 300


def field(number: int, content: bytes) -> bytes:
    size, parts = len(content), []
    while size > 127:
        parts.append(size % 128 + 128)
        size //= 128
    return bytes([number << 3 | 2, *parts, size]) + content


def weight(name: str, kind: int, content: bytes) -> bytes:
    return field(5, bytes([2 << 3, kind]) + field(8, name.encode()) + field(9, content))


def model(*weights: bytes) -> bytes:
    return bytes([1 << 3, 9]) + field(7, field(1, b"node") + b"".join(weights)) + field(2, b"by us")


def told(content: bytes) -> bytes:
    return leave_weights(memoryview(content), FILE)


@pytest.mark.parametrize("kind", [2, 3])
def test_a_large_weight_of_small_numbers_is_named_by_its_place(kind: int) -> None:
    whole = model(weight("w", kind, LARGE))
    left = told(whole)
    assert len(left) < 200
    assert b"net.onnx" in left
    assert str(whole.index(LARGE)).encode() in left
    assert str(len(LARGE)).encode() in left


@pytest.mark.parametrize("small", [weight("w", 3, b"few"), weight("w", 1, LARGE)])
def test_small_weights_and_others_stay_where_they_are(small: bytes) -> None:
    assert told(model(small)) == model(small)


def test_what_stands_around_a_weight_is_kept_in_order() -> None:
    left = told(model(weight("first", 3, LARGE), weight("second", 3, b"few")))
    places = [left.index(one) for one in (b"node", b"first", b"second", b"few", b"by us")]
    assert places == sorted(places)


@pytest.mark.parametrize("broken", [b"\xff" * 20, b"\x3a\x7f", b"\x0b", b"\x08"])
def test_what_is_no_model_is_an_error(broken: bytes) -> None:
    with pytest.raises(ValueError, match="at byte"):
        told(broken)
