"""Reads CoNLL-U: words, trees, tags, features and lemmas."""

from pathlib import Path

from msgspec import Struct

from training.example import Example
from training.records import read_blocks, read_text

__all__ = ["RawSentence", "find_head", "read_raw", "read_treebank"]


class RawSentence(Struct, frozen=True):
    """A sentence as printed, with its words: the measure of what splits text into words."""

    text: str
    words: tuple[str, ...]


def read_treebank(path: Path) -> list[Example]:
    """Return the sentences of a treebank; words of multiword tokens stand by themselves."""
    return [_read_sentence(block) for block in read_blocks(read_text(path))]


def read_raw(path: Path) -> list[RawSentence]:
    """Return the sentences of a treebank as printed."""
    return [
        RawSentence(_comment(block, "text"), tuple(row[1] for row in _rows(block)))
        for block in read_blocks(read_text(path))
    ]


def _read_sentence(block: list[str]) -> Example:
    rows = _rows(block)
    columns = {"relation": 7, "upos": 3, "features": 5, "lemma": 2}
    return Example(
        id=_comment(block, "sent_id"),
        words=tuple(row[1] for row in rows),
        heads=tuple(int(row[6]) - 1 for row in rows),
        columns={name: tuple(row[place] for row in rows) for name, place in columns.items()},
    )


def _rows(block: list[str]) -> list[list[str]]:
    rows = (line.split("\t") for line in block if not line.startswith("#"))
    return [row for row in rows if row[0].isdigit()]


def _comment(block: list[str], name: str) -> str:
    prefix = f"# {name} = "
    return next((line[len(prefix) :] for line in block if line.startswith(prefix)), "")


def find_head(heads: tuple[int, ...], start: int, end: int) -> int:
    """Return the word of a stretch that hangs highest in the tree; the first of equals."""
    return min(range(start, end), key=lambda word: (_depth(heads, word), word))


def _depth(heads: tuple[int, ...], word: int) -> int:
    depth = 0
    while heads[word] >= 0 and depth <= len(heads):
        word = heads[word]
        depth += 1
    return depth
