"""A network whose large weights stay in its file: processes that read it share them.

A model file holds its weights inside. Loaded from its path they are copied into every process.
Here the model is told anew, in some kilobytes, with the place of each large weight in that same
file, so that the system maps the file once for all. The format is ONNX's, a protocol buffer: a
list of numbered fields, each a number or some bytes.
"""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

__all__ = ["leave_weights"]

_NUMBER, _EIGHT, _BYTES, _FOUR = 0, 1, 2, 5
# The fields that are looked into: a model's graph, its weights, their kind and content.
_GRAPH, _WEIGHT, _KIND, _CONTENT = 7, 5, 2, 9
_PLACE, _WHERE, _ELSEWHERE = 13, 14, 1
# Whole numbers of eight bits: they may stand at any address, as numbers of 32 may not.
_SMALL_KINDS = frozenset({2, 3})
_LEAST_BYTES = 1 << 16


class _Field(Struct, frozen=True):
    """A field at `[start, end)` with its head; its content is a number or `[inside, end)`."""

    number: int
    kind: int
    start: int
    inside: int
    end: int
    value: int


def leave_weights(model: memoryview, file: Path) -> bytes:
    """Return the model with every large weight of small numbers named by its place in `file`.

    `model` is the content of `file`. Raises ValueError when it is no protocol buffer.
    """
    return b"".join(
        _wrap(_GRAPH, b"".join(_tell_graph(model, one, file)))
        if one.number == _GRAPH and one.kind == _BYTES
        else bytes(model[one.start : one.end])
        for one in _list_fields(model, 0, len(model))
    )


def _tell_graph(model: memoryview, graph: _Field, file: Path) -> Iterator[bytes]:
    for one in _list_fields(model, graph.inside, graph.end):
        if one.number == _WEIGHT and one.kind == _BYTES:
            yield _wrap(_WEIGHT, _tell_weight(model, one, file))
        else:
            yield bytes(model[one.start : one.end])


def _tell_weight(model: memoryview, weight: _Field, file: Path) -> bytes:
    fields = list(_list_fields(model, weight.inside, weight.end))
    kind = next((one.value for one in fields if one.number == _KIND), 0)
    content = next((one for one in fields if one.number == _CONTENT), None)
    is_large = content is not None and content.end - content.inside >= _LEAST_BYTES
    if content is None or not is_large or kind not in _SMALL_KINDS:
        return bytes(model[weight.inside : weight.end])
    rest = [bytes(model[one.start : one.end]) for one in fields if one is not content]
    size = content.end - content.inside
    places = {"location": file.name, "offset": str(content.inside), "length": str(size)}
    told = (_wrap(1, key.encode()) + _wrap(2, value.encode()) for key, value in places.items())
    away = _write_number(_WHERE << 3 | _NUMBER) + _write_number(_ELSEWHERE)
    return b"".join([*rest, *(_wrap(_PLACE, one) for one in told), away])


def _list_fields(model: memoryview, start: int, end: int) -> Iterator[_Field]:
    while start < end:
        head, inside = _read_number(model, start)
        kind, value, stop = head & 7, 0, inside
        if kind == _NUMBER:
            value, stop = _read_number(model, inside)
        elif kind == _BYTES:
            size, inside = _read_number(model, inside)
            stop = inside + size
        elif kind in (_EIGHT, _FOUR):
            stop = inside + (8 if kind == _EIGHT else 4)
        else:
            raise ValueError(f"no field begins at byte {start}")
        if stop > end:
            raise ValueError(f"the field at byte {start} ends behind its end")
        yield _Field(head >> 3, kind, start, inside, stop, value)
        start = stop


def _read_number(model: memoryview, at: int) -> tuple[int, int]:
    """Return the number at a place and where it ends: seven bits a byte, the lowest first."""
    value = shift = 0
    while at < len(model) and shift < 64:
        byte = model[at]
        value |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            return value, at
    raise ValueError(f"the number at byte {at} has no end")


def _write_number(value: int) -> bytes:
    parts = bytearray()
    while value > 127:
        parts.append(value & 127 | 128)
        value >>= 7
    return bytes([*parts, value])


def _wrap(number: int, content: bytes) -> bytes:
    return _write_number(number << 3 | _BYTES) + _write_number(len(content)) + content
