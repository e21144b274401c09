"""Places to read, and the records found in them."""

from pathlib import Path
from typing import Literal

from msgspec import Struct

__all__ = ["PassedOver", "RawMedia", "RawRecord", "Source"]

RawMedia = Literal["text", "html", "jsonl"]


class Source(Struct, frozen=True, kw_only=True):
    """One place to read.

    `source` is the place as the user gave it ("reports/a.html", "-" for standard input). `name` is
    the part that does not depend on where the program was started: the base name of a file, the
    POSIX path inside the folder or below the fixed part of the pattern that led to it, or "-".
    `path` is None for standard input. Of a page that was fetched `source` is the address as the
    user gave it, `url` the one that had the page, `path` where its bytes are kept, and `charset`
    what the server says it is written in.
    """

    source: str
    name: str
    path: Path | None
    url: str | None = None
    charset: str | None = None


class PassedOver(Struct, frozen=True, kw_only=True):
    """A file of a folder whose suffix names no format that twosource reads; it was not offered."""

    source: str


class RawRecord(Struct, frozen=True, kw_only=True):
    """One record as it was framed, not yet parsed.

    `number` is the line of a JSON Lines file, from 1 and counting blank lines, or the place in a
    JSON array, from 1; None for a file that is one report. `offset` is in bytes after
    decompression, None likewise. `content` of "jsonl" is one JSON value. `url` and `charset` are
    those of a source that is one report.
    """

    source: str
    name: str
    media: RawMedia
    content: bytes
    number: int | None = None
    offset: int | None = None
    url: str | None = None
    charset: str | None = None
