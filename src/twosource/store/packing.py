"""Bytes that are pressed with a dictionary of what they are full of, behind a byte of version."""

import zlib
from collections.abc import Callable
from typing import TypeVar

import msgspec
from msgspec import Struct

from twosource.errors import StoreError

__all__ = ["Packing", "is_sound", "list_seen", "press", "release"]

_ADVICE = "read the reports into a new store"
_RAW = -zlib.MAX_WBITS  # without a header and a sum: the store looks after its own bytes

Noun = TypeVar("Noun")


class Packing(Struct, frozen=True, kw_only=True):
    """How one kind of thing is pressed.

    `versions` are those that can be read, the one that is written first. `seen` is the dictionary.
    `what` and `are` name it in messages: "a parse" and "is".
    """

    versions: tuple[bytes, ...]
    seen: bytes
    what: str
    are: str


def list_seen(words: str) -> bytes:
    """Return a dictionary of words, the most frequent last."""
    return b"".join(msgspec.msgpack.encode(one) for one in words.split())


def press(packing: Packing, encoded: bytes) -> bytes:
    """Return bytes pressed, behind the version."""
    press = zlib.compressobj(wbits=_RAW, zdict=packing.seen)
    return packing.versions[0] + press.compress(encoded) + press.flush()


def release(packing: Packing, packed: bytes, decode: Callable[[bytes, bytes], Noun]) -> Noun:
    """Return what `decode` makes of the version and of the bytes that were pressed.

    Raises StoreError when the bytes are damaged, or of a version that this program does not know.
    """
    version = packed[:1]
    if version not in packing.versions:
        raise StoreError(
            f"{packing.what} {packing.are} packed in a way that this program does not know; "
            f"{_ADVICE}"
        )
    try:
        opener = zlib.decompressobj(wbits=_RAW, zdict=packing.seen)
        return decode(version, opener.decompress(packed[1:]))
    except (zlib.error, msgspec.MsgspecError) as error:
        raise StoreError(
            f"{packing.what} in the store {packing.are} damaged ({error}); {_ADVICE}"
        ) from error


def is_sound(packed: bytes, unpack: Callable[[bytes], object]) -> bool:
    """Tell whether bytes can be unpacked: what a check of the store wants to know."""
    try:
        unpack(packed)
    except StoreError:
        return False
    return True
