"""Read one JSON value of an unknown maker without being hurt by it."""

import json
import re
from typing import TypeAlias

import msgspec

from twosource.errors import InputError
from twosource.ingest.limits import Limits
from twosource.ingest.refusing import fault

__all__ = ["JsonObject", "JsonValue", "is_object", "name_kind", "parse_object", "split_array"]

JsonValue: TypeAlias = "bool | int | float | str | list[JsonValue] | dict[str, JsonValue] | None"
JsonObject: TypeAlias = dict[str, JsonValue]

_MARK = re.compile(rb'\\.|["\[\]{}]', re.DOTALL)
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


def split_array(content: bytes, *, limits: Limits) -> list[tuple[int, bytes]]:
    """Return each element of a JSON array as (offset, bytes); raise `InputError` as above."""
    _refuse_deep(content, limits=limits)
    try:
        elements = msgspec.json.decode(content, type=list[msgspec.Raw])
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise fault("bad-json", f"this is no JSON array: {error}") from error
    found: list[tuple[int, bytes]] = []
    after = 0
    for element in elements:
        piece = bytes(element)
        # Only blanks and a comma lie between, so the first match is the element itself.
        offset = content.index(piece, after)
        found.append((offset, piece))
        after = offset + len(piece)
    return found


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
    """Tell whether brackets outside strings nest deeper, in one pass and without recursion."""
    if content.count(b"{") + content.count(b"[") <= depth_limit:
        return False
    depth, in_string = 0, False
    for match in _MARK.finditer(content):
        mark = match.group()
        if mark == b'"':
            in_string = not in_string
        elif in_string or mark[:1] == b"\\":
            continue
        elif mark in b"[{":
            depth += 1
            if depth > depth_limit:
                return True
        else:
            depth -= 1
    return False
