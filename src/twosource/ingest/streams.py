"""Bytes of a source as a stream: counted, hashed, unpacked, never all in memory."""

from collections.abc import Iterator
from hashlib import blake2b
from itertools import chain
from typing import BinaryIO

from twosource.errors import InputError
from twosource.ingest.codecs import MAGIC_BYTES, find_codec, unpack_stream
from twosource.ingest.limits import Limits
from twosource.ingest.refusing import fault

__all__ = ["Supply", "gather", "new_hash", "peek", "unwrap"]

_CHUNK = 64 * 1024


def new_hash() -> blake2b:
    """Return an empty hash, of the same kind as `twosource.text.hashing.hash_bytes`."""
    return blake2b(digest_size=16)


class Supply:
    """The bytes of one open file as they are read; `count` and `digest` tell what went by."""

    def __init__(self, stream: BinaryIO) -> None:
        self.count = 0
        self._stream = stream
        self._hash = new_hash()

    @property
    def digest(self) -> str:
        """The hash of the bytes read until now."""
        return self._hash.hexdigest()

    def read_chunks(self) -> Iterator[bytes]:
        """Yield the bytes, 64 KiB at a time; raise `InputError` when the system fails us."""
        while chunk := self._read_chunk():
            self.count += len(chunk)
            self._hash.update(chunk)
            yield chunk

    def _read_chunk(self) -> bytes:
        try:
            return self._stream.read(_CHUNK)
        except OSError as error:
            raise fault("unreadable", f"it cannot be read to its end: {error.strerror}") from error


def unwrap(supply: Supply, *, limits: Limits) -> Iterator[bytes]:
    """Return the stream with every packing taken off, told by its first bytes and not by a suffix.

    Raises `InputError`, here or on the way: nested-encodings, ratio, truncated, bad-archive.
    """
    head, chunks = peek(supply.read_chunks(), size=MAGIC_BYTES)
    layers = 0
    while codec := find_codec(head):
        layers += 1
        if layers > limits.encodings:
            raise fault(
                "nested-encodings",
                f"this is compressed more than {limits.encodings} times over; unpack it first",
            )
        unpacked = _within_ratio(unpack_stream(chunks, codec=codec), supply, limits=limits)
        head, chunks = peek(unpacked, size=MAGIC_BYTES)
    return chunks


def peek(chunks: Iterator[bytes], *, size: int) -> tuple[bytes, Iterator[bytes]]:
    """Return at least the first `size` bytes, or all there are, and the stream from its start.

    When the stream breaks while it is looked at, it still gives what it had, and breaks then.
    """
    parts: list[bytes] = []
    held = 0
    try:
        while held < size and (chunk := next(chunks, b"")):
            parts.append(chunk)
            held += len(chunk)
    except InputError as error:
        chunks = _break_with(error)
    head = b"".join(parts)
    return head, chain([head] if head else [], chunks)


def _break_with(error: InputError) -> Iterator[bytes]:
    yield from ()
    raise error


def gather(chunks: Iterator[bytes], *, limits: Limits) -> bytes:
    """Return the whole stream; raise `InputError` (too-large) past the limit of one report."""
    parts: list[bytes] = []
    held = 0
    for chunk in chunks:
        held += len(chunk)
        if held > limits.document_bytes:
            raise fault(
                "too-large",
                f"this holds more than {limits.document_bytes:,} bytes; "
                "give one report a file, or JSON Lines with one report a line",
            )
        parts.append(chunk)
    return b"".join(parts)


def _within_ratio(pieces: Iterator[bytes], supply: Supply, *, limits: Limits) -> Iterator[bytes]:
    made = 0
    for piece in pieces:
        made += len(piece)
        if made > limits.ratio * supply.count:
            raise fault(
                "ratio",
                f"this unpacks to more than {limits.ratio} times its size, as no report does; "
                "unpack it first if you trust it",
            )
        yield piece
