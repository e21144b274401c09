"""Cut a stream into lines, none of which may fill the memory."""

from collections.abc import Iterator

from msgspec import Struct

from twosource.ingest.sniff import UTF8_BOM
from twosource.ingest.streams import new_hash

__all__ = ["Line", "LineCutter", "LongLine"]


class Line(Struct, frozen=True):
    """One line that is not blank; `number` counts all lines from 1, `offset` is in bytes."""

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
        *pieces, rest = chunk.split(b"\n")
        for piece in pieces:
            if not piece and not self._size:  # runs of empty lines must not cost time
                self.number += 1
                self.offset += 1
                continue
            self._hold(piece)
            yield from self._end_line()
        self._hold(rest)

    def finish(self) -> Iterator[Line | LongLine]:
        """Yield the line that the stream ended in, if it is not blank."""
        yield from self._end_line()

    def _hold(self, piece: bytes) -> None:
        self._size += len(piece)
        if self._size <= self._limit + 1:  # one more for a carriage return
            self._held.append(piece)
            return
        for held in self._held:
            self._hash.update(held)
        self._held.clear()
        self._hash.update(piece)

    def _end_line(self) -> Iterator[Line | LongLine]:
        line = self._take_line()
        self.number += 1
        self.offset += self._size + 1
        self._held, self._size, self._hash = [], 0, new_hash()
        if line is not None:
            yield line

    def _take_line(self) -> Line | LongLine | None:
        content = b"".join(self._held).removesuffix(b"\r")
        if self._size > self._limit + 1:
            return LongLine(self.number, self.offset, self._hash.hexdigest())
        if len(content) > self._limit:
            self._hash.update(content)
            return LongLine(self.number, self.offset, self._hash.hexdigest())
        if self.number == 1:
            content = content.removeprefix(UTF8_BOM)
        if not content or content.isspace():
            return None
        return Line(self.number, self.offset, content)
