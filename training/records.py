"""Opens the packed files of the data folder."""

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import msgspec

__all__ = ["DATA", "read_blocks", "read_records", "read_text"]

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"

Kind = TypeVar("Kind")


def read_text(path: Path) -> str:
    """Return the text of a packed file."""
    return gzip.decompress(path.read_bytes()).decode("utf-8")


def read_records(path: Path, kind: type[Kind]) -> list[Kind]:
    """Return one record a line of a packed JSON Lines file; fields that are not named are left."""
    decoder = msgspec.json.Decoder(kind)
    return [decoder.decode(line) for line in gzip.decompress(path.read_bytes()).splitlines()]


def read_blocks(text: str) -> Iterator[list[str]]:
    """Yield the blocks of lines between empty lines: the sentences of CoNLL files."""
    block: list[str] = []
    for line in text.split("\n"):
        if line.strip():
            block.append(line.rstrip("\r"))
        elif block:
            yield block
            block = []
    if block:
        yield block
