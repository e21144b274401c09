"""Cut a stream into lines, none of which may fill the memory."""

import re
from collections.abc import Iterator

from msgspec import Struct

from twosource.ingest.sniff import UTF8_BOM
from twosource.ingest.streams import new_hash
from twosource.text.hashing import hash_bytes

__all__ = ["Line", "LineCutter", "LongLine"]


_NOT_BLANK = re.compile(rb"[^\s][^\n]*")


class Line(Struct, frozen=True):
    """One line that is not blank, without the blanks it begins with.

    `number` counts all lines from 1; `offset` is where `content` starts, in bytes.
    """

    number: int
    offset: int
    content: bytes


class LongLine(Struct, frozen=True):
    """A line above the limit, of which only the hash was kept."""

    number: int
    offset: int
    content_hash: str


class LineCutter:
    """Takes chunks and gives lines; `number` and `offset` are those of the line it is in."""

    def __init__(self, *, limit: int) -> None:
        self.number = 1
        self.offset = 0
        self._limit = limit
        self._held: list[bytes] = []
        self._size = 0
        self._hash = new_hash()

    def feed(self, chunk: bytes) -> Iterator[Line | LongLine]:
        """Yield the lines that `chunk` ends."""
        start = 0
        if self._size:
            start = chunk.find(b"\n") + 1
            if not start:
                self._hold(chunk)
                return
            self._hold(chunk[: start - 1])
            yield from self._end_held_line()
        stop = chunk.rfind(b"\n") + 1
        yield from self._cut(chunk[start:stop])
        self._hold(chunk[stop:])

    def finish(self) -> Iterator[Line | LongLine]:
        """Yield the line that the stream ended in, if it is not blank."""
        yield from self._end_held_line()

    def _cut(self, block: bytes) -> Iterator[Line | LongLine]:
        """Yield the lines of a block of whole ones; only those not blank cost time."""
        at = 0
        for match in _NOT_BLANK.finditer(block):
            self.number += block.count(b"\n", at, match.start())
            self.offset += match.start() - at
            at = match.start()
            yield from self._make_line(match.group())
        self.number += block.count(b"\n", at)
        self.offset += len(block) - at

    def _hold(self, piece: bytes) -> None:
        self._size += len(piece)
        if self._size <= self._limit + 1:  # one more for a carriage return
            self._held.append(piece)
            return
        for held in self._held:
            self._hash.update(held)
        self._held.clear()
        self._hash.update(piece)

    def _end_held_line(self) -> Iterator[Line | LongLine]:
        if self._size > self._limit + 1:
            yield LongLine(self.number, self.offset, self._hash.hexdigest())
        else:
            yield from self._make_line(b"".join(self._held))
        self.number += 1
        self.offset += self._size + 1
        self._held, self._size, self._hash = [], 0, new_hash()

    def _make_line(self, line: bytes) -> Iterator[Line | LongLine]:
        marked = self.offset == 0 and line.startswith(UTF8_BOM)
        bare = line[len(UTF8_BOM) :] if marked else line
        content = bare.lstrip().removesuffix(b"\r")
        offset = self.offset + len(line) - len(bare.lstrip())
        if len(content) > self._limit:
            yield LongLine(self.number, offset, hash_bytes(content))
        elif content:
            yield Line(self.number, offset, content)
