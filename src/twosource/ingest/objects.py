"""Read one JSON value of an unknown maker without being hurt by it."""

import json
import re
from collections.abc import Iterator
from itertools import accumulate
from typing import TypeAlias

import msgspec

from twosource.errors import InputError
from twosource.ingest.limits import Limits
from twosource.ingest.refusing import fault

__all__ = ["JsonObject", "JsonValue", "is_object", "name_kind", "parse_object", "split_array"]

JsonValue: TypeAlias = "bool | int | float | str | list[JsonValue] | dict[str, JsonValue] | None"
JsonObject: TypeAlias = dict[str, JsonValue]

_MARK = re.compile(rb'\\.|["\[\]{},]', re.DOTALL)
_QUOTE, _BACKSLASH, _COMMA = b'"\\,'
_OPENING = b"[{"
_STEPS = [1 if byte in _OPENING else -1 for byte in range(256)]
_NO_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))
_KINDS = {
    dict: "an object",
    list: "an array",
    str: "a string",
    bool: "true or false",
    type(None): "null",
}


def parse_object(content: bytes, *, limits: Limits) -> JsonObject:
    """Return the object that `content` holds.

    Raises `InputError`: json-depth (told before parsing), charset, or bad-json with the place.
    """
    _refuse_deep(content, limits=limits)
    value = _parse(content)
    if not isinstance(value, dict):
        raise fault("bad-json", f"this record is {name_kind(value)} and no JSON object")
    return value


def name_kind(value: JsonValue) -> str:
    """Return what sort of JSON value this is, in words."""
    return _KINDS.get(type(value), "a number")


def is_object(content: bytes, *, limits: Limits) -> bool:
    """Tell whether `content` is one JSON object."""
    if not content.lstrip().startswith(b"{") or _nests_deeper(content, limits.json_depth):
        return False
    try:
        return isinstance(_parse(content), dict)
    except InputError:
        return False


def split_array(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield each element of a JSON array as (offset, bytes), whether it is good JSON or not.

    `content` opens with the bracket. Raises `InputError` (bad-json) after the last element when
    the array does not end, or something follows its end.
    """
    start = content.index(b"[") + 1
    elements = 0
    for cut in _find_cuts(content, start):
        piece = content[start:cut]
        bare = piece.strip()
        closes = content[cut] != _COMMA
        if bare or elements or not closes:  # "[]" holds no element, "[,]" two that are broken
            elements += 1
            yield start + piece.find(bare), bare
        start = cut + 1
        if closes:
            break
    else:
        raise fault("bad-json", "the JSON array does not end; is the file cut off?")
    if content[start:].strip():
        raise fault("bad-json", f"something follows the JSON array, from byte {start} on")


def _find_cuts(content: bytes, start: int) -> Iterator[int]:
    """Yield where the commas between the elements of an array stand, and last where it closes."""
    depth, in_string = 1, False
    for match in _MARK.finditer(content, start):
        place = match.start()
        mark = content[place]
        if mark == _QUOTE:
            in_string = not in_string
        elif in_string or mark == _BACKSLASH:
            continue
        elif mark in _OPENING:
            depth += 1
        elif mark == _COMMA:
            if depth == 1:
                yield place
        else:
            depth -= 1
            if not depth:
                yield place


def _parse(content: bytes) -> JsonValue:
    try:
        value: JsonValue = msgspec.json.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return _parse_slowly(content)
    return value


def _parse_slowly(content: bytes) -> JsonValue:
    """Parse as `json` does: it takes half surrogate pairs and NaN, and tells where it fails."""
    try:
        value: JsonValue = json.loads(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise fault(
            "charset", f"byte {error.start} is not UTF-8, as JSON must be; convert the file"
        ) from error
    except ValueError as error:  # also an integer of too many digits
        raise fault("bad-json", f"this record is no JSON: {error}") from error
    return value


def _refuse_deep(content: bytes, *, limits: Limits) -> None:
    if _nests_deeper(content, limits.json_depth):
        raise fault(
            "json-depth",
            f"this record nests more than {limits.json_depth} levels deep; flatten the record",
        )


def _nests_deeper(content: bytes, depth_limit: int) -> bool:
    """Tell whether brackets outside strings nest deeper, in a few passes and without recursion."""
    if content.count(b"{") + content.count(b"[") <= depth_limit:
        return False
    plain = content.replace(b"\\\\", b"").replace(b'\\"', b"")  # no escaped quotes any more
    outside = b"".join(plain.split(b'"')[::2])
    steps = map(_STEPS.__getitem__, outside.translate(None, _NO_BRACKETS))
    return any(depth > depth_limit for depth in accumulate(steps))
