"""Unpack gzip, bzip2 and xz as streams, a bounded piece at a time."""

import bz2
import lzma
import re
import zlib
from collections.abc import Callable, Iterator
from typing import Protocol

from msgspec import Struct

from twosource.ingest.refusing import fault

__all__ = ["MAGIC_BYTES", "Codec", "find_codec", "unpack_stream"]

MAGIC_BYTES = 16  # enough to know every codec by
_PIECE = 256 * 1024
_XZ_MEMORY = 128 * 1024 * 1024  # xz -9 needs 65 MB; a hostile header may ask for 4 GB


class Decoder(Protocol):
    """What the decompressors of `bz2` and `lzma` have in common."""

    @property
    def eof(self) -> bool:
        """Whether the stream has come to its end."""

    @property
    def needs_input(self) -> bool:
        """Whether nothing more comes out before something goes in."""

    @property
    def unused_data(self) -> bytes:
        """What was put in beyond the end."""

    def decompress(self, data: bytes, max_length: int = ...) -> bytes:
        """Return at most `max_length` bytes."""


class Codec(Struct, frozen=True):
    """One way to pack; `name` as people know it, `magic` how its streams begin."""

    name: str
    magic: re.Pattern[bytes]
    start: Callable[[], Decoder]


class _GzipDecoder:
    """A zlib decompressor with the manners of those in `bz2` and `lzma`."""

    def __init__(self) -> None:
        self._zlib = zlib.decompressobj(wbits=31)
        self._is_full = False

    @property
    def eof(self) -> bool:
        return self._zlib.eof

    @property
    def needs_input(self) -> bool:
        return not (self._is_full or self._zlib.unconsumed_tail)

    @property
    def unused_data(self) -> bytes:
        return self._zlib.unused_data

    def decompress(self, data: bytes, max_length: int = 0) -> bytes:
        piece = self._zlib.decompress(self._zlib.unconsumed_tail + data, max_length)
        self._is_full = len(piece) == max_length
        return piece


def _start_xz() -> Decoder:
    return lzma.LZMADecompressor(format=lzma.FORMAT_XZ, memlimit=_XZ_MEMORY)


_CODECS = (
    Codec("gzip", re.compile(rb"\x1f\x8b"), _GzipDecoder),
    Codec(
        "bzip2",
        # A text may begin with "BZh9": the first block, or the end, must follow.
        re.compile(rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)"),
        bz2.BZ2Decompressor,
    ),
    Codec("xz", re.compile(rb"\xfd7zXZ\x00"), _start_xz),
)


def find_codec(head: bytes) -> Codec | None:
    """Return how a stream that begins with `head` is packed, None when it is not."""
    return next((codec for codec in _CODECS if codec.magic.match(head)), None)


def unpack_stream(chunks: Iterator[bytes], *, codec: Codec) -> Iterator[bytes]:
    """Yield what `chunks` hold unpacked, in pieces of at most 256 KiB.

    Several streams one after the other, and zeros between them, are one file, as for gzip itself.
    Raises `InputError`: truncated when the last stream does not end, bad-archive when one is
    damaged or something else follows.
    """
    decoder: Decoder | None = None
    for chunk in chunks:
        waiting = chunk
        while True:
            if decoder is None:
                waiting = waiting.lstrip(b"\0")
                if not waiting:
                    break
                decoder = codec.start()
            piece = _unpack_piece(decoder, waiting, codec=codec)
            if piece:
                yield piece
            waiting = b""
            if decoder.eof:
                waiting, decoder = decoder.unused_data, None
            elif decoder.needs_input:
                break
    if decoder is not None:
        raise fault(
            "truncated", f"the {codec.name} stream ends too early; fetch or copy the file again"
        )


def _unpack_piece(decoder: Decoder, waiting: bytes, *, codec: Codec) -> bytes:
    try:
        return decoder.decompress(waiting, _PIECE)
    except (zlib.error, lzma.LZMAError, OSError, EOFError, ValueError) as error:
        raise fault(
            "bad-archive", f"the {codec.name} stream is damaged ({error}); fetch the file again"
        ) from error
