"""Small letters, one for one: the length of a word never changes."""

from functools import cache

from msgspec import Struct

__all__ = ["Letters", "fold", "letters"]

_BASIC_PLANE = 0x10000
_WORD, _SMALL = 1, 2


class Letters(Struct, frozen=True):
    """Tables by code point of the basic plane, as bytes for the compiled loop.

    `kinds` has bit 1 for what is part of a word and bit 2 for what is a small letter; `small` has
    the small form as 16-bit numbers in the byte order of the machine. What lies beyond the plane is
    no part of a word.
    """

    kinds: bytes
    small: bytes


@cache
def letters() -> Letters:
    """Return the tables; made once from Python's own character data."""
    signs = [chr(code) for code in range(_BASIC_PLANE)]
    kinds = bytes(_WORD * sign.isalnum() + _SMALL * sign.islower() for sign in signs)
    small = memoryview(bytearray(2 * _BASIC_PLANE)).cast("H")
    for code, sign in enumerate(signs):
        small[code] = ord(_small(sign))
    return Letters(kinds, small.tobytes())


def fold(word: str) -> str:
    """Return the small form of a word, letter by letter."""
    return word.lower() if word.isascii() else "".join(map(_small, word))


def _small(sign: str) -> str:
    small = sign.lower()
    return small if len(small) == 1 and ord(small) < _BASIC_PLANE else sign
